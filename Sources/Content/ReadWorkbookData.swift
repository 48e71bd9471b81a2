import Diagnostics
import Spreadsheets
import Tables

/// Reads the sheet of a workbook that the dictionary names, or the first that is shown.
func readWorkbook(_ bytes: [UInt8], file: String, dictionary: Dataset.Dictionary) -> DataReading {
  let sheet: Sheet
  do {
    sheet = try Spreadsheets.readWorkbook(bytes, sheet: dictionary.sheet)
  } catch {
    let id = dictionary.sheet != nil && error.message.contains("no sheet") ? "unknown-sheet" : "bad-workbook"
    return refusal(
      file, id, error.description, hint: error.hint, row: error.cell?.row ?? 1, column: error.cell?.column ?? 1)
  }
  let headerRow = dictionary.dialect.headerRow
  var kept = sheet.rows.filter { $0.number >= headerRow ?? 0 }
  if let dataRow = dictionary.dialect.dataRow, let names = kept.first?.number {
    kept.removeAll { $0.number < dataRow && (headerRow == 0 || $0.number > names) }
  }
  guard let first = kept.first else {
    return refusal(
      file, "no-header", "sheet ‘\(sheet.name)’ is empty",
      hint: sheet.sheetNames.count > 1
        ? "say in the dictionary which sheet has the table: sheet: \(sheet.sheetNames.first { $0 != sheet.name } ?? "")"
        : "put the names of the columns in its first row")
  }
  var findings = problems(of: sheet, from: first.number, file: file, dictionary: dictionary)
  let hasErrors = findings.contains { $0.severity == .error }
  let width = kept.map { $0.cells.last?.column ?? 0 }.max() ?? 0
  var fields: [Field?] = (0..<width).map {
    headerRow == 0 && $0 < dictionary.schema.fields.count ? dictionary.schema.fields[$0] : nil
  }
  if headerRow != 0 {
    for cell in first.cells { fields[cell.column - 1] = dictionary.schema.fields.first { $0.name == cell.text } }
  }
  var rows = DataRows(width: width)
  for row in kept {
    let isHeader = headerRow != 0 && row.number == first.number
    rows.append(
      row: row.number,
      row.cells.lazy.map { cell in
        let field = isHeader ? nil : fields[cell.column - 1]
        return (cell.column - 1, text(cell.text, CellMeaning(cell.kind), for: field))
      })
  }
  rows.finish()
  var reading = readRows(rows, file: file, dictionary: dictionary) { row, column in
    guard row > 0 else { return "sheet ‘\(sheet.name)’" }
    guard column > 0 else { return "sheet ‘\(sheet.name)’, row \(row)" }
    return "sheet ‘\(sheet.name)’, cell \(CellReference(row: row, column: column))"
  }
  // What is wrong with a cell's value says why, and the reader of types would only say that.
  let reported = Set(findings.filter { $0.severity == .error }.map(\.place))
  findings += reading.diagnostics.filter { !reported.contains($0.place) }
  reading.diagnostics = findings
  if hasErrors { reading.table = nil }
  reading.readAs = sheet.summary
  return reading
}

/// What the sheet has that a table cannot have: cells without a value, joined cells; and what an editor may not see.
private func problems(
  of sheet: Sheet, from firstRow: Int, file: String, dictionary: Dataset.Dictionary
) -> [Diagnostic] {
  func place(_ cell: CellReference?) -> Place { Place(file: file, line: cell?.row ?? 1, column: cell?.column ?? 1) }
  var findings: [Diagnostic] = []
  for problem in sheet.problems where (problem.cell?.row ?? firstRow) >= firstRow {
    findings.append(
      Diagnostic(
        .error, id: "bad-cell", at: place(problem.cell), message: problem.description, hint: problem.hint))
  }
  let words = Set(dictionary.schema.missingValues + dictionary.schema.fields.flatMap { $0.missingValues ?? [] })
  var errorCount = 0
  for row in sheet.rows where row.number >= firstRow {
    for cell in row.cells where cell.kind == .error && !words.contains(cell.text) {
      errorCount += 1
      guard errorCount <= 50 else { continue }
      let reference = CellReference(row: row.number, column: cell.column)
      findings.append(
        Diagnostic(
          .error, id: "bad-cell", at: place(reference),
          message: "sheet ‘\(sheet.name)’, cell \(reference): the cell shows the error \(cell.text)",
          hint:
            "correct the formula, or empty the cell; if it means a missing value, add ‘\(cell.text)’ to missing-values")
      )
    }
  }
  if errorCount > 50 {
    findings.append(
      Diagnostic(
        .error, id: "bad-cell", at: place(nil),
        message: "sheet ‘\(sheet.name)’: \(errorCount - 50) more cells show an error", hint: ""))
  }
  for area in sheet.merged where area.last.row >= firstRow {
    guard let row = sheet.rows.first(where: { $0.number == area.first.row }),
      let cell = row.cells.first(where: { $0.column == area.first.column })
    else { continue }
    findings.append(
      Diagnostic(
        .error, id: "merged-cells", at: place(area.first),
        message: "sheet ‘\(sheet.name)’: the cells \(area) are merged: ‘\(cell.text)’ can be the value of "
          + "\(area.first) only, or of all of them",
        hint: "unmerge them in the spreadsheet, and write the value in each cell that has it"))
  }
  var hidden: [String] = []
  if sheet.isHidden { hidden.append("is hidden itself") }
  let rows = sheet.hiddenRows.filter { $0 >= firstRow }
  if !rows.isEmpty { hidden.append("has hidden rows (\(list(rows.map { "\($0)" })))") }
  if !sheet.hiddenColumns.isEmpty {
    hidden.append("has hidden columns (\(list(sheet.hiddenColumns.map(CellReference.letters))))")
  }
  if !hidden.isEmpty {
    findings.append(
      Diagnostic(
        .warning, id: "hidden-cells", at: place(nil),
        message: "sheet ‘\(sheet.name)’ \(hidden.joined(separator: " and ")): what is hidden is read and published too",
        hint: "delete what must not be published; show the rest in the spreadsheet"))
  }
  return findings
}

private func list(_ names: [String]) -> String {
  names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", … \(names.count)" : "")
}
