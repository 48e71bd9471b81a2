/// One sheet of a workbook: its cells that are not empty, as texts in canonical form, and what an editor must know of it.
package struct Sheet: Sendable {
  package var format: WorkbookFormat
  package var name: String
  /// The sheet was taken because it is the first that is not hidden.
  package var isFirst = true
  /// All sheets of the workbook, in their order.
  package var sheetNames: [String] = []
  package var hiddenSheetNames: [String] = []
  /// The sheet itself is hidden.
  package var isHidden = false
  /// Rows with at least one cell that is not empty, in their order.
  package var rows: [Row] = []
  /// The last column with a cell that is not empty, from 1; 0 for an empty sheet.
  package var columnCount = 0
  /// Rows and columns that are not empty and that the spreadsheet does not show.
  package var hiddenRows: [Int] = []
  package var hiddenColumns: [Int] = []
  /// Cells joined to one, of which only the first can have a value.
  package var merged: [CellArea] = []
  /// Cells that have no readable value, in their order; they are empty in ``rows``.
  package var problems: [WorkbookError] = []
  /// Days count from 1904, as old Macintoshes did.
  package var countsFrom1904 = false
  /// Cells whose value a formula gave when the workbook was last saved.
  package var formulaCount = 0

  package struct Row: Sendable, Hashable {
    /// From 1, as the spreadsheet shows it.
    package var number: Int
    /// By column; empty cells are left out.
    package var cells: [Cell]
  }

  package struct Cell: Sendable, Hashable {
    /// From 1.
    package var column: Int
    package var kind: Kind
    /// Text as it is; a number as the shortest text that gives the same double, with a decimal point; `true`, `false`;
    /// `2021-03-04`, `10:30:00`, `2021-03-04T10:30:00`; an error as the spreadsheet shows it: `#N/A`.
    package var text: String
  }

  package enum Kind: UInt8, Sendable {
    /// A percentage is the number that it shares out: `12.5 %` has the text `0.125`.
    case text, number, percentage, boolean, date, time, dateTime, error
  }
}

package enum WorkbookFormat: String, Sendable {
  case xlsx = "XLSX"
  case ods = "ODS"
}

extension Sheet {
  /// One line: `XLSX, sheet ‘Données’ (first of 3); 14 columns, 200 rows; 12 formulas as last saved`.
  package var summary: String {
    var text = "\(format.rawValue), sheet ‘\(name)’"
    if sheetNames.count > 1 {
      text += isFirst ? " (the first shown of \(sheetNames.count))" : " (of \(sheetNames.count))"
    }
    text +=
      "; \(columnCount) \(columnCount == 1 ? "column" : "columns"), \(rows.count) \(rows.count == 1 ? "row" : "rows")"
    if countsFrom1904 { text += "; dates count from 1904" }
    if formulaCount > 0 { text += "; \(formulaCount) \(formulaCount == 1 ? "formula" : "formulas") as last saved" }
    return text
  }
}
