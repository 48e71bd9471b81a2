/// Rows whose unique key stands in an earlier row. Rows with a missing part of the key are not compared.
package func uniqueKeyIssues(_ table: Table, schema: Schema) -> [TableIssue] {
  var log = IssueLog()
  for key in schema.uniqueKeys {
    let columns = key.compactMap { table.column(named: $0) }
    guard columns.count == key.count, !key.isEmpty else { continue }
    let name = key.joined(separator: ", ")
    var firstRows: [[String]: Int] = [:]
    firstRows.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      guard let values = values(of: columns, row) else { continue }
      guard let first = firstRows[values] else {
        firstRows[values] = row
        continue
      }
      log.add(rule: "duplicate-key", columnName: name) {
        let text = values.joined(separator: ", ")
        return TableIssue(
          line: Int(table.lines[row]), column: 1, columnName: name, value: text, rule: "duplicate-key",
          message: "the key \(quoted(text)) (\(name)) stands already on line \(table.lines[first])",
          hint: "correct the row, or unique-keys in the dictionary")
      }
    }
  }
  return log.issues
}

/// Rows that name a row of another table which is not there. A row with a missing part of the key names none.
///
/// Values are compared in their canonical form, so that an integer finds the same integer, and a text of digits too.
/// - Returns: Issues with the known keys as candidates.
package func foreignKeyIssues(_ table: Table, _ key: Schema.ForeignKey, parent: Table) -> [TableIssue] {
  let columns = key.fields.compactMap { table.column(named: $0) }
  let parentColumns = key.keys.compactMap { parent.column(named: $0) }
  guard !columns.isEmpty, columns.count == key.fields.count, parentColumns.count == columns.count else { return [] }
  var known: Set<[String]> = []
  var candidates: [String] = []
  for row in 0..<parent.rowCount {
    guard let values = values(of: parentColumns, row), known.insert(values).inserted else { continue }
    if candidates.count < 10_000 { candidates.append(values.joined(separator: ", ")) }
  }
  var log = IssueLog()
  let name = key.fields.joined(separator: ", ")
  for row in 0..<table.rowCount {
    guard let values = values(of: columns, row), !known.contains(values) else { continue }
    log.add(rule: "missing-parent", columnName: name) {
      let text = values.joined(separator: ", ")
      let place = key.dataset.isEmpty ? "this dataset" : "dataset ‘\(key.dataset)’"
      return TableIssue(
        line: Int(table.lines[row]), column: 1, columnName: name, value: text, rule: "missing-parent",
        message: "\(quoted(text)) (\(name)) is no \(key.keys.joined(separator: ", ")) of \(place)",
        hint: "correct the value, or add its row to \(place)", candidates: candidates)
    }
  }
  return log.issues
}

private func values(of columns: [Column], _ row: Int) -> [String]? {
  var values: [String] = []
  values.reserveCapacity(columns.count)
  for column in columns {
    guard let text = column.text(at: row) else { return nil }
    values.append(text)
  }
  return values
}
