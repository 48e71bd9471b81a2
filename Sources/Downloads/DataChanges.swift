import CSV
import Content

/// What changed in a dataset between two published versions of it. Only what both published is compared.
package struct DataChanges: Sendable {
  package var dataset: String
  /// The columns that tell rows apart; without them, a changed row is one removed and one added.
  package var key: [String]
  package var rowsBefore = 0
  package var rowsAfter = 0
  package var columnsAdded: [String] = []
  package var columnsRemoved: [String] = []
  /// Each row by its key, or whole when there is none.
  package var rowsAdded: [[String]] = []
  package var rowsRemoved: [[String]] = []
  package var cellsChanged: [Cell] = []

  package struct Cell: Sendable, Equatable {
    package var key: [String]
    package var column: String
    package var was: String
    package var became: String
  }

  package var isEmpty: Bool {
    columnsAdded.isEmpty && columnsRemoved.isEmpty && rowsAdded.isEmpty && rowsRemoved.isEmpty && cellsChanged.isEmpty
  }

  /// - Parameters:
  ///   - old: The canonical CSV of the older version; empty when the dataset is new.
  ///   - new: That of the newer version; empty when it is gone.
  ///   - key: The primary key that both versions have.
  package init(dataset: String, old: [UInt8], new: [UInt8], key: [String]) {
    self.dataset = dataset
    let before = DelimitedFile(old, dialect: .canonical)
    let after = DelimitedFile(new, dialect: .canonical)
    rowsBefore = old.isEmpty ? 0 : before.recordCount
    rowsAfter = new.isEmpty ? 0 : after.recordCount
    let oldColumns = old.isEmpty ? [] : before.header
    let newColumns = new.isEmpty ? [] : after.header
    columnsAdded = newColumns.filter { !oldColumns.contains($0) }
    columnsRemoved = oldColumns.filter { !newColumns.contains($0) }
    // A file that came or went says so by its columns; its rows say nothing more.
    self.key = key.allSatisfy { oldColumns.contains($0) && newColumns.contains($0) } ? key : []
    guard !oldColumns.isEmpty, !newColumns.isEmpty, old != new else { return }
    if self.key.isEmpty { compareWhole(before, after) } else { compareByKey(before, after) }
  }

  private mutating func compareByKey(_ before: DelimitedFile, _ after: DelimitedFile) {
    let oldKey = key.compactMap { before.header.firstIndex(of: $0) }
    let newKey = key.compactMap { after.header.firstIndex(of: $0) }
    let shared = before.header.enumerated().compactMap { column, name in
      key.contains(name) ? nil : after.header.firstIndex(of: name).map { (name: name, old: column, new: $0) }
    }
    var rows: [[String]: Int] = [:]
    for record in 0..<after.recordCount {
      rows[newKey.map { after.text(record: record, column: $0) }] = record
    }
    for record in 0..<before.recordCount {
      let name = oldKey.map { before.text(record: record, column: $0) }
      guard let other = rows.removeValue(forKey: name) else {
        rowsRemoved.append(name)
        continue
      }
      for column in shared {
        let was = before.text(record: record, column: column.old)
        let became = after.text(record: other, column: column.new)
        if was != became { cellsChanged.append(Cell(key: name, column: column.name, was: was, became: became)) }
      }
    }
    rowsAdded = rows.sorted { $0.value < $1.value }.map(\.key)
  }

  /// Rows by their values in the columns that both have, each as often as it comes.
  private mutating func compareWhole(_ before: DelimitedFile, _ after: DelimitedFile) {
    let shared = before.header.filter { after.header.contains($0) }
    let oldColumns = shared.compactMap { before.header.firstIndex(of: $0) }
    let newColumns = shared.compactMap { after.header.firstIndex(of: $0) }
    var counts: [[String]: Int] = [:]
    for record in 0..<before.recordCount {
      counts[oldColumns.map { before.text(record: record, column: $0) }, default: 0] += 1
    }
    for record in 0..<after.recordCount {
      let row = newColumns.map { after.text(record: record, column: $0) }
      if let count = counts[row], count > 0 { counts[row] = count - 1 } else { rowsAdded.append(row) }
    }
    for record in 0..<before.recordCount {
      let row = oldColumns.map { before.text(record: record, column: $0) }
      if let count = counts[row], count > 0 {
        counts[row] = count - 1
        rowsRemoved.append(row)
      }
    }
  }
}
