import Archives
import Spreadsheets
import StatisticalFiles
import Tables

/// A data file of any kind as the text from which its dictionary is drafted, with what the file says beyond its cells.
struct DraftSource {
  /// CSV.
  var bytes: [UInt8] = []
  /// The rows of the file that the lines of the text are; nil for a text.
  var rows: DataRows?
  /// The sheet that was read, when the workbook has others.
  var sheet: String?
  /// Labels of variables and of their values, by the name of the variable.
  var labels: [String: Labels] = [:]

  struct Labels {
    var title = ""
    var values: [(value: String, label: String)] = []
  }
}

/// Why a file is none of its kind.
struct DraftRefusal: Error {
  var issue: TableIssue

  init(row: Int = 0, column: Int = 0, rule: String, message: String, hint: String) {
    issue = TableIssue(line: row, column: column, rule: rule, message: message, hint: hint)
  }
}

/// - Throws: What is wrong with the file, when it is none of its kind.
func draftSource(_ bytes: [UInt8], _ kind: DataFileKind) throws(DraftRefusal) -> DraftSource {
  switch kind {
  case .csv: return DraftSource(bytes: bytes)
  case .compressedCSV:
    do { return DraftSource(bytes: try gunzip(bytes)) } catch {
      throw DraftRefusal(
        rule: "bad-gzip", message: "the compressed file cannot be read: \(error)",
        hint: "compress the CSV file again: gzip -k name.csv")
    }
  case .xlsx, .ods:
    do { return source(try Spreadsheets.readWorkbook(bytes, sheet: nil)) } catch {
      throw DraftRefusal(
        row: error.cell?.row ?? 0, column: error.cell?.column ?? 0, rule: "bad-workbook", message: error.description,
        hint: error.hint)
    }
  case .stata, .spss:
    do { return source(try readStatisticalFile(bytes, kind == .stata ? .stata : .spss, encoding: nil)) } catch {
      throw DraftRefusal(rule: "bad-data-file", message: error.description, hint: error.hint)
    }
  }
}

private func source(_ sheet: Sheet) -> DraftSource {
  var rows = DataRows(width: sheet.rows.map { $0.cells.last?.column ?? 0 }.max() ?? 0)
  for row in sheet.rows {
    rows.append(row: row.number, row.cells.lazy.map { ($0.column - 1, $0.text) })
  }
  rows.finish()
  return DraftSource(bytes: rows.csv, rows: rows, sheet: sheet.sheetNames.count > 1 ? sheet.name : nil)
}

private func source(_ file: StatisticalFile) -> DraftSource {
  var rows = DataRows(width: file.variables.count)
  rows.append(row: 1, file.variables.enumerated().map { (column: $0.offset, text: $0.element.name) })
  for row in 0..<file.rowCount {
    rows.append(row: row + 1, file.variables.indices.lazy.map { ($0, file.variables[$0].values[row]) })
  }
  rows.finish()
  var source = DraftSource(bytes: rows.csv)
  for variable in file.variables {
    source.labels[variable.name] = DraftSource.Labels(
      title: variable.label,
      // The names of missing values, `.a`, stand in no cell.
      values: variable.valueLabels.filter { !$0.value.hasPrefix(".") }.map { ($0.value, $0.label) })
  }
  return source
}
