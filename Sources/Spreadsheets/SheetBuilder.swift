/// Collects the cells of a sheet in their order, within the limits.
///
/// At most 50 million cells that are not empty, a used area of at most 200 million cells (rows by columns, as a CSV file
/// would have them), 10,000 columns, and 50 problems; more problems are counted.
struct SheetBuilder {
  static let cellLimit = 50_000_000
  static let areaLimit = 200_000_000
  static let columnLimit = 10_000
  static let problemLimit = 50
  static let mergedLimit = 10_000

  var sheet: Sheet
  private var cellCount = 0
  private var furtherProblems = 0
  private var row = Sheet.Row(number: 0, cells: [])

  init(_ sheet: Sheet) {
    self.sheet = sheet
  }

  mutating func beginRow(_ number: Int) {
    row.number = number
    row.cells.removeAll(keepingCapacity: true)
  }

  /// Adds a cell of the current row; an empty text is no cell.
  mutating func add(column: Int, _ kind: Sheet.Kind, _ text: String) throws(WorkbookError) {
    guard !text.isEmpty else { return }
    let cell = CellReference(row: row.number, column: column)
    guard column <= Self.columnLimit else {
      throw WorkbookError(
        "the sheet is wider than \(Self.columnLimit) columns, which is the most accepted", sheet: sheet.name, cell: cell
      )
    }
    if let last = row.cells.last, last.column >= column {
      throw WorkbookError("the cells of this row are not in order", sheet: sheet.name, cell: cell)
    }
    cellCount += 1
    guard cellCount <= Self.cellLimit else {
      throw WorkbookError(
        "the sheet has more than \(Self.cellLimit) cells, which is the most accepted", sheet: sheet.name)
    }
    row.cells.append(Sheet.Cell(column: column, kind: kind, text: text))
  }

  mutating func endRow(isHidden: Bool = false) throws(WorkbookError) {
    guard let last = row.cells.last else { return }
    if isHidden { sheet.hiddenRows.append(row.number) }
    sheet.columnCount = max(sheet.columnCount, last.column)
    sheet.rows.append(row)
    guard sheet.rows.count * sheet.columnCount <= Self.areaLimit else {
      throw WorkbookError(
        "the sheet has \(sheet.rows.count) rows or more of \(sheet.columnCount) columns; at most \(Self.areaLimit) cells "
          + "are accepted, the empty ones counted", sheet: sheet.name,
        hint: "a lone cell far to the right may be the reason: delete its column")
    }
  }

  /// The row that was last ended, once more under another number.
  mutating func repeatRow(_ number: Int, isHidden: Bool) throws(WorkbookError) {
    row.number = number
    cellCount += row.cells.count
    guard cellCount <= Self.cellLimit else {
      throw WorkbookError(
        "the sheet has more than \(Self.cellLimit) cells, which is the most accepted", sheet: sheet.name)
    }
    try endRow(isHidden: isHidden)
  }

  mutating func report(column: Int, _ message: String, hint: String) {
    guard sheet.problems.count < Self.problemLimit else {
      furtherProblems += 1
      return
    }
    sheet.problems.append(
      WorkbookError(
        message, sheet: sheet.name, cell: CellReference(row: row.number, column: column), hint: hint))
  }

  mutating func merge(_ area: CellArea) throws(WorkbookError) {
    guard sheet.merged.count < Self.mergedLimit else {
      throw WorkbookError("more than \(Self.mergedLimit) areas of cells are merged", sheet: sheet.name)
    }
    if area.first != area.last { sheet.merged.append(area) }
  }

  /// The sheet, with those of the hidden columns that have a cell.
  mutating func finish(hiddenColumns: [ClosedRange<Int>]) -> Sheet {
    if !hiddenColumns.isEmpty {
      var isUsed = [Bool](repeating: false, count: sheet.columnCount + 1)
      for row in sheet.rows { for cell in row.cells { isUsed[cell.column] = true } }
      sheet.hiddenColumns = (1..<max(1, isUsed.count)).filter { column in
        isUsed[column] && hiddenColumns.contains { $0.contains(column) }
      }
    }
    if furtherProblems > 0 {
      sheet.problems.append(
        WorkbookError(
          "\(furtherProblems) more \(furtherProblems == 1 ? "cell has" : "cells have") no readable value",
          sheet: sheet.name))
    }
    return sheet
  }
}
