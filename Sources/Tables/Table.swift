/// A dataset in memory: named columns of contiguous values, and the line that each row came from.
package struct Table: Sendable {
  package var columns: [Column]
  package var rowCount: Int
  /// For each row, the line of the file where it starts; used by messages.
  package var lines: [Int32]

  package init(columns: [Column], rowCount: Int, lines: [Int32]) {
    self.columns = columns
    self.rowCount = rowCount
    self.lines = lines
  }

  package func column(named name: String) -> Column? {
    columns.first { $0.field.name == name }
  }

  /// The rows whose numbers are given, in the order given, with the lines that they came from.
  package func keeping(rows: [Int]) -> Table {
    Table(
      columns: columns.map { column in
        switch column.values {
        case .numbers(let values): Column(field: column.field, values: .numbers(rows.map { values[$0] }))
        case .texts(let values): Column(field: column.field, values: .texts(rows.map { values[$0] }))
        }
      },
      rowCount: rows.count, lines: rows.map { lines[$0] })
  }
}

/// One column: its dictionary entry and its values.
package struct Column: Sendable {
  package var field: Field
  package var values: Values

  package enum Values: Sendable {
    /// `number`, `integer`, `year` (exact to 2⁵³), `boolean` (0 or 1): missing is NaN.
    case numbers([Double])
    /// `string` and `date` (as ISO 8601 text): missing is nil. Codes keep their leading zeros.
    case texts([String?])
  }

  package init(field: Field, values: Values) {
    self.field = field
    self.values = values
  }

  package var count: Int {
    switch values {
    case .numbers(let values): values.count
    case .texts(let values): values.count
    }
  }

  package func isMissing(_ row: Int) -> Bool {
    switch values {
    case .numbers(let values): values[row].isNaN
    case .texts(let values): values[row] == nil
    }
  }

  /// The value as text, in the canonical form of downloads: `true`, `12.5`, `2026-01-31`; nil when missing.
  package func text(at row: Int) -> String? {
    switch values {
    case .texts(let values): return values[row]
    case .numbers(let values):
      let number = values[row]
      if number.isNaN { return nil }
      return field.kind == .boolean ? (number != 0 ? "true" : "false") : shortest(number)
    }
  }
}
