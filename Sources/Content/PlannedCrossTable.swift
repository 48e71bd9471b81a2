import Diagnostics
import YAML

/// A table of rows by columns, under the key `cross-tables`.
package struct PlannedCrossTable: Sendable {
  /// Of what a cell is a share.
  package enum Share: String, Sendable, CaseIterable {
    case row, column, total
  }

  package var id: Located<String>
  package var title: LocalisedText
  package var data: Located<String>
  package var rows: Located<String>
  package var columns: Located<String>
  /// One table for each level of this column.
  package var by: Located<String>?
  package var filter: Located<String>?
  package var share: Share
  /// Fisher's test by drawn tables instead of all that can occur.
  package var monteCarlo: PlannedDraws?
}

func readCrossTable(_ item: inout MappingReader, languages: [String]) -> PlannedCrossTable {
  let table = PlannedCrossTable(
    id: item.slug("id", what: "the cross-table"), title: item.localised("title", languages: languages),
    data: item.text("data"), rows: item.text("rows"), columns: item.text("columns"), by: item.optionalText("by"),
    filter: item.optionalText("where"),
    share: item.choice("share", of: PlannedCrossTable.Share.self)?.value ?? .row,
    monteCarlo: item.draws("monte-carlo", usual: 10_000))
  if let weights = item.optionalText("weights") {
    item.report(
      .error, "unused-key", at: weights.place,
      "a cross-table counts rows, and its tests are those of counts: it takes no weights",
      hint: "remove ‘weights’; weighted shares are in ‘describe’")
  }
  let named = [table.rows, table.columns] + [table.by].compactMap { $0 }
  for (position, column) in named.enumerated()
  where !column.value.isEmpty && named[..<position].contains(where: { $0.value == column.value }) {
    item.report(
      .error, "same-column", at: column.place, "the column ‘\(column.value)’ is named twice in the cross-table",
      hint: "name different columns after ‘rows’, ‘columns’ and ‘by’")
  }
  return table
}
