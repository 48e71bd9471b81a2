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
}
