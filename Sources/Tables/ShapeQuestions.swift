import CSV

/// What is wrong with the rows of a file, said once for each cause: a note below the table, numbers cut at their commas, signs
/// that look like quotes.
func shapeExplained(_ issues: [TableIssue], of file: DelimitedFile, _ bytes: [UInt8], _ dialect: CSV.Dialect)
  -> [TableIssue]
{
  var issues = issues
  if let question = spacesQuestion(issues, file) { return [question] }
  let delimiter = file.understanding.delimiter?.rawValue ?? "\u{1F}"
  let quotes = issues.first { $0.rule == "ragged-row" }.flatMap { quoteHint(file.text(ofLine: $0.line), delimiter) }
  if quotes == nil, let question = widthQuestion(issues, file, bytes, dialect) {
    issues.removeAll { $0.rule == "ragged-row" }
    return [question] + issues
  }
  let lastLine = file.recordCount > 0 ? file.line(of: file.recordCount - 1) : Int.max
  return issues.map { issue in
    guard ["ragged-row", "text-after-quote"].contains(issue.rule) else { return issue }
    var told = issue
    let line = file.text(ofLine: issue.line)
    if issue.rule == "text-after-quote" {
      if line.contains("\\\"") {
        told.hint =
          "a backslash before a quote means nothing in CSV: write each quote twice: \"he said \"\"yes\"\"\""
      }
    } else if line == "\u{1A}" {
      told.rule = "end-of-file-sign"
      told.message = "the file ends with the sign 1A, as files of very old programs do"
      told.hint = "delete the last sign of the file"
    } else if issue.line > lastLine, !line.contains(delimiter) {
      told.rule = "note-below"
      told.message = "\(quoted(line)) stands below the table and is no row of it"
      told.hint = "delete the line; what it says belongs in the dictionary, as source or description"
    } else if let hint = quoteHint(line, delimiter) {
      told.hint = hint
    }
    return told
  }
}

/// What to do about signs of a line that look like the quotes of a cell and are none.
private func quoteHint(_ line: String, _ delimiter: String) -> String? {
  if let mark = line.first(where: { "“”„‟".contains($0) }) {
    return "‘\(mark)’ is no quote of CSV: write \" before and after the cell"
  }
  if line.contains(delimiter + " \"") {
    return "take out the space between the delimiter and the quote: it makes the quote a part of the cell"
  }
  return line.contains(delimiter + "'") ? "' is no quote of CSV: write \" before and after the cell" : nil
}

/// Cells between quotes with spaces between them, as R's `write.table` writes them.
private func spacesQuestion(_ issues: [TableIssue], _ file: DelimitedFile) -> TableIssue? {
  guard file.understanding.delimiter == nil, let first = issues.first(where: { $0.rule == "text-after-quote" }),
    issues.count(where: { $0.rule == "text-after-quote" }) >= 2, first.line <= 2,
    file.text(ofLine: first.line).contains("\" ")
  else { return nil }
  return TableIssue(
    line: first.line, column: 1, rule: "other-delimiter", message: "the cells seem to be separated by spaces",
    hint: "export the file with commas, semicolons or tabs; in R: write.csv(table, file, row.names = FALSE)")
}

/// Every row is wider than the header, and all alike.
private func widthQuestion(
  _ issues: [TableIssue], _ file: DelimitedFile, _ bytes: [UInt8], _ dialect: CSV.Dialect
) -> TableIssue? {
  guard file.recordCount == 0, file.headerLine > 0, dialect.headerRow == nil,
    let first = issues.first(where: { $0.rule == "ragged-row" }), first.line > file.headerLine
  else { return nil }
  var below = dialect
  below.headerRow = first.line
  below.encoding = file.understanding.encoding
  below.delimiter = file.understanding.delimiter
  let candidate = DelimitedFile(Array(bytes.prefix(1 << 16)), dialect: below)
  let width = candidate.columnCount
  guard width > file.columnCount, candidate.recordCount > 0 else { return nil }
  let rows = [candidate.header] + (0..<min(100, candidate.recordCount)).map { candidate[$0] }
  guard !candidate.errors.contains(where: { $0.id == "ragged-row" && $0.line < candidate.line(of: 0) + 100 }) else {
    return nil
  }
  var hints: [String] = []
  func isDigits(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 &- 0x30 < 10 } }
  if file.understanding.delimiter == .comma,
    (1..<width).contains(where: { column in
      rows.allSatisfy { isDigits($0[column]) && isDigits($0[column - 1].filter { $0 != "-" }) }
    })
  {
    hints.append("when commas stand in the numbers too, export the file with semicolons, or with decimal points")
  }
  if width == file.columnCount + 1, Set(rows.map { $0[0] }).count == rows.count {
    hints.append(
      "when the rows begin with a name or a number of their own, as R writes them, write a name for that column in "
        + "front of the others")
  }
  if hints.isEmpty { hints = ["write a name for each column"] }
  return TableIssue(
    line: file.headerLine, column: 1, rule: "narrow-header",
    message:
      "the header has \(file.columnCount) \(file.columnCount == 1 ? "cell" : "cells"), and each row has \(width)",
    hint: hints.joined(separator: "; "))
}

/// A file that is read as a single column and looks like several: cut by another sign, by spaces, or with quotes around
/// whole lines.
package func singleColumnDoubt(_ bytes: [UInt8], dialect: CSV.Dialect) -> TableIssue? {
  let file = DelimitedFile(bytes, dialect: dialect)
  guard file.understanding.delimiter == nil, file.columnCount == 1, file.recordCount > 0, let name = file.header.first
  else { return nil }
  let rows = (0..<min(100, file.recordCount)).map { file.text(record: $0, column: 0) }
  func agree(_ count: (String) -> Int) -> Int? {
    let wanted = count(name)
    return wanted > 0 && rows.allSatisfy { count($0) == wanted } ? wanted : nil
  }
  func issue(_ message: String, _ hint: String) -> TableIssue {
    TableIssue(
      line: max(1, file.headerLine), column: 1, columnName: name, rule: "single-column",
      message: message + ", and the file is read as a single column", hint: hint)
  }
  for sign in [",", ";", "\t", "|"] where agree({ text in text.count { String($0) == sign } }) != nil {
    guard file.understanding.quotedCellCount > file.recordCount else { break }
    return issue("quotes stand around whole lines", "export the file again: quotes belong around single cells")
  }
  for sign in ["^", "~", ":", "#", "¦", "§"] {
    if let count = agree({ text in text.count { String($0) == sign } }) {
      return issue(
        "each line has \(count) ‘\(sign)’", "when it separates cells, export the file with commas, semicolons or tabs")
    }
  }
  var below = dialect
  below.headerRow = file.line(of: 0)
  let rest = DelimitedFile(Array(bytes.prefix(1 << 16)), dialect: below)
  if let delimiter = rest.understanding.delimiter, rest.columnCount > 2,
    rest.errors.allSatisfy({ $0.id != "ragged-row" || $0.line > rest.line(of: rest.recordCount - 1) })
  {
    return issue(
      "the line of names has one cell, and each row below has \(rest.columnCount), cut by a \(delimiter.name)",
      "cut the names in the same way")
  }
  if agree({ $0.split(separator: "  ", omittingEmptySubsequences: true).count - 1 }) != nil
    || name.contains(" \"") && rows.allSatisfy({ $0.contains(" \"") })
  {
    return issue(
      "spaces seem to separate the cells", "when they do, export the file with commas, semicolons or tabs")
  }
  return nil
}

/// A first line that looks like a row and was taken for the names: two of its cells or more are numbers, days or hours, as all
/// cells below them are. Years above numbers are names.
package func namesDoubt(_ bytes: [UInt8], dialect: CSV.Dialect) -> TableIssue? {
  let file = DelimitedFile(Array(bytes.prefix(1 << 16)), dialect: dialect)
  guard dialect.headerRow == nil, file.headerLine > 0, file.recordCount > 1 else { return nil }
  let alike = file.header.indices.filter { column in
    let name = file.header[column]
    let kind = surveyedField("", [name]).kind
    guard kind != .string, kind != .boolean, !(name.utf8.count == 4 && kind == .integer) else { return false }
    let texts = (0..<min(100, file.recordCount - 1)).map { file.text(record: $0, column: column) }.filter {
      !$0.isEmpty
    }
    return !texts.isEmpty && surveyedField("", texts).kind == kind
  }
  guard alike.count > 1 else { return nil }
  return TableIssue(
    line: file.headerLine, column: 1, rule: "ambiguous-header",
    message:
      "line \(file.headerLine), \(alike.prefix(4).map { quoted(file.header[$0]) }.joined(separator: " ")) …, looks "
      + "like a row, and was taken for the names of the columns",
    hint:
      "when it is a row, write a line of names above it; or say in the dictionary dialect: {header-row: 0}, and name "
      + "the fields in their order")
}
