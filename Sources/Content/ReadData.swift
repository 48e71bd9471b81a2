import Archives
import CSV
import Diagnostics
import Spreadsheets
import StatisticalFiles
import Tables

/// What a data file gave.
struct DataReading {
  /// Nil when something is wrong.
  var table: Table?
  /// What was understood of a text; nil for another kind of file.
  var understanding: Understanding?
  /// How the file was read, for an editor who wonders; empty when it could not be.
  var readAs = ""
  var diagnostics: [Diagnostic] = []
  /// Columns that the dictionary describes and the file has not.
  var absentColumns: [String] = []
  /// The fields with what the file itself says of them; nil when it says nothing that the dictionary does not.
  var labelledFields: [Field]?
}

/// Reads a data file of any kind by its dictionary.
///
/// Cells of a workbook and variables of Stata or SPSS become the texts that a CSV file of the same data has, and are then
/// typed and checked like these. In their diagnostics a line is a row and a column a column of cells.
///
/// - Parameter language: That of the labels that a file of Stata or SPSS brings along.
func readData(
  _ bytes: [UInt8], _ kind: DataFileKind, file: String, dictionary: Dataset.Dictionary, language: String = "fr"
) -> DataReading {
  switch kind {
  case .csv: return readText(bytes, file: file, dictionary: dictionary)
  case .compressedCSV:
    do {
      var reading = readText(try gunzip(bytes), file: file, dictionary: dictionary)
      if !reading.readAs.isEmpty { reading.readAs = "gzip, " + reading.readAs }
      return reading
    } catch {
      return refusal(
        file, "bad-gzip", "the compressed file cannot be read: \(error)",
        hint: "compress the CSV file again: gzip -k name.csv")
    }
  case .xlsx, .ods: return readWorkbook(bytes, file: file, dictionary: dictionary)
  case .stata, .spss:
    return readStatistics(
      bytes, kind == .stata ? .stata : .spss, file: file, dictionary: dictionary, language: language)
  }
}

/// The most bytes of text that are read as a whole to say all that is wrong with them.
private let wholeTextLimit = 1 << 30

/// The same for a large text, block by block; nil when it must be read as a whole, to say what is wrong with it.
///
/// Of a text beyond ``wholeTextLimit`` only what one block tells is said.
func streamData(path: String, _ kind: DataFileKind, file: String, dictionary: Dataset.Dictionary) -> DataReading? {
  let opening = textOpening(path: path, kind: kind)
  do throws(UnreadableFile) {
    let schema = dictionary.schema
    guard let read = try streamTable(schema: schema, dialect: dictionary.dialect, opening: opening) else { return nil }
    let readAs = (kind == .compressedCSV ? "gzip, " : "") + read.understanding.description
    if let table = read.table {
      return DataReading(
        table: table, understanding: read.understanding, readAs: readAs,
        diagnostics: warnings(of: read.understanding, file: file))
    }
    guard try isBeyond(wholeTextLimit, opening) else { return nil }
    return DataReading(
      understanding: read.understanding, readAs: readAs,
      diagnostics: diagnostics(of: read.issues, file: file, dictionary: dictionary),
      absentColumns: read.issues.absentColumns)
  } catch {
    return nil
  }
}

private func warnings(of understanding: Understanding?, file: String) -> [Diagnostic] {
  (understanding?.warnings ?? []).map { warning in
    Diagnostic(
      .warning, id: warning.id, at: Place(file: file, line: warning.line, column: warning.column),
      message: warning.message, hint: warning.hint)
  }
}

private func readText(_ bytes: [UInt8], file: String, dictionary: Dataset.Dictionary) -> DataReading {
  let read = readTable(bytes, schema: dictionary.schema, dialect: dictionary.dialect)
  return DataReading(
    table: read.table, understanding: read.understanding, readAs: read.understanding?.description ?? "",
    diagnostics: diagnostics(of: read.issues, file: file, dictionary: dictionary)
      + warnings(of: read.understanding, file: file),
    absentColumns: read.issues.absentColumns)
}

extension [TableIssue] {
  fileprivate var absentColumns: [String] { filter { $0.rule == "missing-column" }.map(\.columnName) }
}

func refusal(_ file: String, _ id: String, _ message: String, hint: String, row: Int = 1, column: Int = 1)
  -> DataReading
{
  DataReading(
    diagnostics: [
      Diagnostic(.error, id: id, at: Place(file: file, line: row, column: column), message: message, hint: hint)
    ])
}

/// Types the rows by the dictionary, with every place told as `place(row, column)` tells it: `sheet ‘Données’, cell C14`.
func readRows(
  _ rows: DataRows, file: String, dictionary: Dataset.Dictionary, place: (_ row: Int, _ column: Int) -> String
) -> DataReading {
  var dialect = Dialect.canonical
  if dictionary.dialect.headerRow == 0 { dialect.headerRow = 0 }
  let read = readTable(rows.csv, schema: dictionary.schema, dialect: dialect)
  let issues = read.issues.map { issue in
    guard issue.line > 0 else { return issue }
    var told = issue
    let concernsFile = ["missing-column", "no-rows", "no-header"].contains(issue.rule)
    let cell = rows.cell(line: issue.line, column: concernsFile ? 0 : issue.column)
    (told.line, told.column) = (cell.row, max(1, cell.column))
    let words = rowWords(issue.message) { rows.row(ofLine: $0) }
    let name = concernsFile ? place(0, 0) : place(cell.row, cell.column)
    told.message = name.isEmpty ? words : "\(name): \(words)"
    // The hint ends with the line of the names, which is a row here: {header-row: 3}.
    if issue.rule == "title-line", let space = issue.hint.lastIndex(of: " "),
      let line = Int(issue.hint[issue.hint.index(after: space)...].dropLast())
    {
      told.hint = issue.hint[...space] + "\(rows.row(ofLine: line))}"
    }
    return told
  }
  var table = read.table
  table?.lines = read.table.map { $0.lines.map { Int32(clamping: rows.row(ofLine: Int($0))) } } ?? []
  let warnings = (read.understanding?.warnings ?? []).map { warning in
    let cell = rows.cell(line: warning.line, column: warning.column)
    let name = place(cell.row, cell.column)
    return Diagnostic(
      .warning, id: warning.id, at: Place(file: file, line: cell.row, column: max(1, cell.column)),
      message: name.isEmpty ? warning.message : "\(name): \(warning.message)", hint: warning.hint)
  }
  return DataReading(
    table: table, diagnostics: diagnostics(of: issues, file: file, dictionary: dictionary) + warnings,
    absentColumns: issues.absentColumns)
}

/// A message of the reader of texts in the words of rows: `on line 5` is `on row 7`. What is quoted stays.
private func rowWords(_ message: String, _ row: (Int) -> Int) -> String {
  var words: [String] = []
  var depth = 0
  for word in message.split(separator: " ", omittingEmptySubsequences: false) {
    let isQuoted = depth > 0
    depth += word.count { $0 == "‘" } - word.count { $0 == "’" }
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    if !isQuoted, words.last == "line", let number = Int(digits) {
      words[words.count - 1] = "row"
      words.append("\(row(number))" + word.dropFirst(digits.count))
    } else {
      words.append(String(word))
    }
  }
  return words.joined(separator: " ")
}

private func readStatistics(
  _ bytes: [UInt8], _ format: StatisticalFormat, file: String, dictionary: Dataset.Dictionary, language: String
) -> DataReading {
  var dictionary = dictionary
  let read: StatisticalFile
  do {
    read = try readStatisticalFile(bytes, format, encoding: dictionary.dialect.encoding?.iconvName)
  } catch {
    return refusal(file, "bad-data-file", error.description, hint: error.hint)
  }
  var unreadable: [Diagnostic] = []
  for (index, variable) in read.variables.enumerated() {
    for cell in variable.unreadable {
      unreadable.append(
        Diagnostic(
          .error, id: "bad-cell", at: Place(file: file, line: cell.row, column: index + 1),
          message: "row \(cell.row), variable ‘\(variable.name)’: the number \(cell.value) is shown as a date "
            + "(\(variable.format)), and is none that the calendar has",
          hint: "correct the date in \(format.name), or give the variable the format of a number"))
    }
  }
  guard unreadable.isEmpty else { return DataReading(readAs: read.summary, diagnostics: unreadable) }
  guard read.variables.contains(where: { !$0.values.isEmpty }) || read.rowCount == 0,
    read.variables.allSatisfy({ $0.values.count == read.rowCount })
  else {
    return refusal(
      file, "bad-data-file", "the file is cut short: its variables have different numbers of rows", hint: "")
  }
  let labelled = labelledFields(dictionary.schema, by: read, language: language)
  if let labelled { dictionary.schema.fields = labelled }
  var rows = DataRows(width: read.variables.count)
  rows.append(row: 1, read.variables.enumerated().map { (column: $0.offset, text: $0.element.name) })
  let fields = read.variables.map { variable in dictionary.schema.fields.first { $0.name == variable.name } }
  for row in 0..<read.rowCount {
    rows.append(
      row: row + 1,
      read.variables.indices.lazy.map { index in
        let variable = read.variables[index]
        return (index, text(variable.values[row], CellMeaning(variable.kind), for: fields[index]))
      })
  }
  rows.finish()
  var reading = readRows(rows, file: file, dictionary: dictionary) { row, column in
    guard row > 0 else { return "" }
    guard read.variables.indices.contains(column - 1) else { return "row \(row)" }
    return "row \(row), variable ‘\(read.variables[column - 1].name)’"
  }
  reading.readAs = read.summary
  reading.labelledFields = labelled
  return reading
}

extension TextEncoding {
  /// The name that iconv has for it.
  fileprivate var iconvName: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .iso8859part1: "ISO-8859-1"
    case .macRoman: "MACINTOSH"
    case .windows1252: "WINDOWS-1252"
    case .iso8859part15: "ISO-8859-15"
    }
  }
}
