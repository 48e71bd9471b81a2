import CSV

/// The issues of a file with those explained that a habit of spreadsheets has made: several issues of one cause become one
/// question, with both readings and the line of the dictionary that answers each.
///
/// Only a file with issues is looked at again, so that a good one costs nothing.
func explained(
  _ issues: [TableIssue], of file: DelimitedFile, _ bytes: [UInt8], _ schema: Schema, _ positions: [String: Int],
  _ dialect: CSV.Dialect
) -> [TableIssue] {
  if positions.values.isEmpty || issues.count(where: { $0.rule == "missing-column" }) == schema.fields.count,
    let question = headerQuestion(file, bytes, schema, dialect)
  {
    return [question]
  }
  let issues = namesAgain(shapeExplained(issues, of: file, bytes, dialect), file)
  let fields = Dictionary(schema.fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  var answered: [String: TableIssue?] = [:]
  return issues.compactMap { issue in
    guard issue.rule == "type-error", let field = fields[issue.columnName] else { return issue }
    switch field.kind {
    case .date, .datetime:
      guard field.format.isEmpty, let position = positions[field.name] else { return serialDay(issue) ?? issue }
      if let known = answered[field.name] {
        // The question stands at the column's first cell.
        return known == nil ? serialDay(issue) ?? issue : nil
      }
      let question = dateQuestion(issue, file, position, MissingValues(field, schema))
      answered[field.name] = .some(question)
      return question ?? serialDay(issue) ?? issue
    case .number, .integer: return signedNumber(issue) ?? issue
    default: return issue
    }
  }
}

/// Values that are the names of their columns stand in a line of names that was written again: said once for each line.
private func namesAgain(_ issues: [TableIssue], _ file: DelimitedFile) -> [TableIssue] {
  let lines = Set(issues.lazy.filter { $0.value == $0.columnName && $0.line > file.headerLine }.map(\.line))
  guard !lines.isEmpty else { return issues }
  let repeated = lines.filter { line in
    (0..<file.recordCount).first { file.line(of: $0) == line }.map { file[$0] == file.header } ?? false
  }
  return issues.filter { !repeated.contains($0.line) }
    + repeated.sorted().map { line in
      TableIssue(
        line: line, column: 1, rule: "repeated-header", message: "the names of the columns stand again on this line",
        hint: "delete the line")
    }
}

/// Whether a file whose names are not those of the dictionary begins with a title or with its first row.
private func headerQuestion(
  _ file: DelimitedFile, _ bytes: [UInt8], _ schema: Schema, _ dialect: CSV.Dialect
) -> TableIssue? {
  guard file.headerLine > 0, dialect.headerRow == nil, !schema.fields.isEmpty else { return nil }
  let names = Set(schema.fields.map(\.name))
  let first = cellList(file.header)
  var below = dialect
  below.encoding = file.understanding.encoding
  let beginning = Array(bytes.prefix(1 << 16))
  for line in (file.headerLine + 1)...(file.headerLine + 10) {
    below.headerRow = line
    let candidate = DelimitedFile(beginning, dialect: below)
    if 2 * candidate.header.count(where: names.contains) >= schema.fields.count {
      let line = candidate.headerLine
      return TableIssue(
        line: file.headerLine, column: 1, rule: "title-line",
        message: "line \(file.headerLine), \(first), is no line of column names; the names stand on line \(line)",
        hint: "say it in the dictionary: dialect: {header-row: \(line)}")
    }
  }
  let hasNumber = file.header.contains { $0.contains { $0.isASCII && $0.isNumber } && !$0.contains { $0.isLetter } }
  guard hasNumber, file.header.count == schema.fields.count else { return nil }
  return TableIssue(
    line: file.headerLine, column: 1, rule: "ambiguous-header",
    message: "line \(file.headerLine), \(first), can be the names of the columns or the first row, "
      + "and is none of the names in the dictionary",
    hint:
      "when the file has no line of names, say it in the dictionary: dialect: {header-row: 0}; else write the names: "
      + list(schema.fields.map(\.name)))
}

private func cellList(_ cells: [String]) -> String {
  let filled = cells.filter { !$0.allSatisfy(\.isWhitespace) }
  return filled.prefix(4).map(quoted).joined(separator: " ") + (filled.count > 4 ? " …" : "")
}

/// A date as people write it, two numbers before a year.
private struct WrittenDate {
  var first: Int
  var second: Int
  var year: Int
  var separator: Character
  var hasShortYear: Bool
  /// What follows the date.
  var rest: Substring

  init?(_ text: String) {
    var rest = text[...]
    func number(_ widths: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard widths.contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      return Int(digits)
    }
    guard let first = number(1...2), let separator = rest.popFirst(), "/-.".contains(separator),
      let second = number(1...2), rest.popFirst() == separator
    else { return nil }
    let before = rest.count
    guard let year = number(2...4) else { return nil }
    let width = before - rest.count
    guard width != 3, rest.isEmpty || rest.first == " ", first > 0, second > 0, first <= 31, second <= 31 else {
      return nil
    }
    (self.first, self.second, self.separator, self.rest) = (first, second, separator, rest)
    hasShortYear = width == 2
    self.year = width == 4 ? year : year < 69 ? 2000 + year : 1900 + year
  }

  func format(dayFirst: Bool) -> String {
    let year = hasShortYear ? "%y" : "%Y"
    let hour = rest.isEmpty ? "" : rest.count { $0 == ":" } > 1 ? " %H:%M:%S" : " %H:%M"
    return (dayFirst ? "%d\(separator)%m" : "%m\(separator)%d") + "\(separator)\(year)\(hour)"
  }

  func iso8601(dayFirst: Bool) -> String? {
    CalendarDate(year: year, month: dayFirst ? second : first, day: dayFirst ? first : second)?.iso8601
  }
}

/// What is to be said once of a column of dates like `03/04/2021` without a format; nil when the usual hint says it.
private func dateQuestion(
  _ issue: TableIssue, _ file: DelimitedFile, _ position: Int, _ missing: MissingValues
) -> TableIssue? {
  var dayFirst: (text: String, line: Int)?
  var monthFirst: (text: String, line: Int)?
  var doubtful: WrittenDate?
  var doubtfulRecord = 0
  file.withCells { cells in
    for record in 0..<cells.recordCount {
      let cell = cells[record, position]
      guard !missing.contains(cell), cell.bytes.count <= 19, let date = WrittenDate(cell.text) else { continue }
      if date.first > 12 {
        if dayFirst == nil { dayFirst = (cell.text, file.line(of: record)) }
      } else if date.second > 12 {
        if monthFirst == nil { monthFirst = (cell.text, file.line(of: record)) }
      } else if date.first != date.second, doubtful == nil {
        doubtful = date
        doubtfulRecord = record
      }
    }
  }
  var told = issue
  switch (dayFirst, monthFirst) {
  case (nil, nil):
    guard let doubtful, let one = doubtful.iso8601(dayFirst: true), let other = doubtful.iso8601(dayFirst: false)
    else { return nil }
    told.value = file.text(record: doubtfulRecord, column: position)
    (told.line, told.column) = file.place(record: doubtfulRecord, column: position)
    told.rule = "ambiguous-date"
    told.message =
      "\(quoted(told.value)) is \(one) (day first) or \(other) (month first), "
      + "and no date of column ‘\(issue.columnName)’ tells which"
    told.hint =
      "say in the dictionary format: \"\(doubtful.format(dayFirst: true))\" "
      + "or format: \"\(doubtful.format(dayFirst: false))\""
  case (let day?, let month?):
    told.rule = "ambiguous-date"
    told.message =
      "‘\(day.text)’ on line \(day.line) has the day first and ‘\(month.text)’ on line \(month.line) the month"
    told.hint = "write all dates of the column alike, best as 2026-01-31"
  case (nil, let month?):
    guard let date = WrittenDate(month.text) else { return nil }
    told.hint =
      "the month stands first, as ‘\(month.text)’ on line \(month.line) shows: say in the dictionary "
      + "format: \"\(date.format(dayFirst: false))\""
  case (.some, nil): return nil
  }
  return told
}

/// What is to be said of drafted columns of dates that a spreadsheet wrote as numbers.
package func serialDayDoubts(_ columns: [ColumnDraft]) -> [TableIssue] {
  columns.filter { !$0.serialDay.isEmpty }.compactMap { column in
    let told = serialDay(
      TableIssue(line: 1, column: 1, columnName: column.field.name, value: column.serialDay, rule: "", message: ""))
    return told.map { issue in
      var named = issue
      named.message = "column ‘\(column.field.name)’: \(issue.message)"
      return named
    }
  }
}

/// A day that a spreadsheet wrote as its number; nil for anything else.
private func serialDay(_ issue: TableIssue) -> TableIssue? {
  let digits = issue.value.prefix { $0.isASCII && $0.isNumber }
  let rest = issue.value.dropFirst(digits.count)
  guard digits.count == 5, let days = Int(digits), (20_000...60_000).contains(days),
    rest.isEmpty || [".", ","].contains(rest.first) && rest.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }),
    let origin = CalendarDate(year: 1899, month: 12, day: 30),
    let later = CalendarDate(year: 1904, month: 1, day: 1),
    let one = CalendarDate(dayNumber: origin.dayNumber + days),
    let other = CalendarDate(dayNumber: later.dayNumber + days)
  else { return nil }
  var told = issue
  told.rule = "serial-date"
  told.message =
    "\(quoted(issue.value)) is a spreadsheet's number for a day: \(one.iso8601), "
    + "or \(other.iso8601) when it counts from 1904"
  told.hint = "give the column the form of a date in the spreadsheet, and export the file again"
  return told
}

/// A number with a sign of money or of percentages, or one that a spreadsheet has shortened; nil for anything else.
private func signedNumber(_ issue: TableIssue) -> TableIssue? {
  var told = issue
  if let sign = issue.value.first(where: { "€$£".contains($0) }) {
    told.hint = "write the number alone in the cells, and the unit in the dictionary: unit: \"\(sign)\""
  } else if issue.value.contains("%") {
    told.hint = "say in the dictionary type: percentage: ‘12,5 %’ is then 0.125"
  } else if isScientific(issue.value) {
    let error = ReadError(
      line: issue.line, column: issue.column, reason: .roundedNumber(issue.value, column: issue.columnName))
    (told.rule, told.message, told.hint) = (error.id, error.message, error.hint)
  } else {
    return nil
  }
  return told
}

/// Whether a text is a long number as spreadsheets shorten them: `3,51E+11`.
func isScientific(_ text: String) -> Bool {
  let parts = text.split(separator: "E+", omittingEmptySubsequences: false)
  guard parts.count == 2, (1...2).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ $0 &- 0x30 < 10 }),
    parts[0].utf8.first.map({ $0 &- 0x31 < 9 }) == true
  else { return false }
  return parts[0].utf8.dropFirst().enumerated().allSatisfy { index, byte in
    index == 0 ? byte == 0x2E || byte == 0x2C : byte &- 0x30 < 10
  }
}

/// What looks wrong in a file that can be read: a row of sums at the end, and codes that a spreadsheet has shortened.
func warnings(of file: DelimitedFile, _ schema: Schema, _ positions: [String: Int]) -> [ReadError] {
  var warnings: [ReadError] = []
  for field in schema.fields where field.kind == .string {
    guard let position = positions[field.name] else { continue }
    let record = file.withCells { cells in
      (0..<cells.recordCount).first { record in
        let bytes = cells[record, position].bytes
        guard bytes.count >= 5, bytes.count <= 24 else { return false }
        let mark = bytes[bytes.count - 3] == 0x2B ? bytes.count - 3 : bytes.count - 2
        return bytes[mark] == 0x2B && bytes[mark - 1] == 0x45 && isScientific(String(decoding: bytes, as: UTF8.self))
      }
    }
    guard let record else { continue }
    let place = file.place(record: record, column: position)
    warnings.append(
      ReadError(
        line: place.line, column: place.column,
        reason: .roundedNumber(file.text(record: record, column: position), column: field.name)))
  }
  let last = file.recordCount - 1
  if last > 1, let column = (0..<file.columnCount).first(where: { !file.text(record: last, column: $0).isEmpty }) {
    let text = file.text(record: last, column: column)
    let words = foldedName(text).split(separator: "_").map(String.init)
    let isSum = ["total", "totaux", "somme", "ensemble", "sum"].contains(words.first ?? "") && words.count <= 3
    // A level of the column of this name is a row like the others.
    if isSum, !(0..<last).contains(where: { file.text(record: $0, column: column) == text }) {
      let place = file.place(record: last, column: column)
      warnings.append(ReadError(line: place.line, column: place.column, reason: .totalsRow(text)))
    }
  }
  return warnings
}
