/// Columns to be written as a file of Stata or SPSS.
package struct StatisticalTable: Sendable {
  /// What the file is, in one line; cut to the length that the program keeps.
  package var label: String
  package var rowCount: Int
  package var columns: [Column]

  package struct Column: Sendable {
    package var name: String
    /// Empty when the name speaks for itself.
    package var label: String
    package var kind: Kind
    package var values: Values
    /// Labels of values, as the values are written in texts: `1`, `oui`.
    package var levels: [StatisticalFile.ValueLabel]

    package init(
      name: String, label: String = "", kind: Kind, values: Values, levels: [StatisticalFile.ValueLabel] = []
    ) {
      self.name = name
      self.label = label
      self.kind = kind
      self.values = values
      self.levels = levels
    }
  }

  package enum Kind: Sendable, Equatable {
    /// A year is an integer; a time of the day is a text.
    case text, number, integer, boolean
    /// Texts of ISO 8601, `2026-01-31` and `2026-01-31T06:30:00`.
    case date, dateTime
  }

  package enum Values: Sendable {
    /// Missing is NaN.
    case numbers([Double])
    /// Missing is nil; neither program tells it from the empty text.
    case texts([String?])
  }

  package init(label: String, rowCount: Int, columns: [Column]) {
    self.label = label
    self.rowCount = rowCount
    self.columns = columns
  }
}
