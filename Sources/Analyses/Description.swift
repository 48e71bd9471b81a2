import Content

/// A table of means, spreads and counts, by arm or for all.
package struct Description: Sendable {
  package var plan: PlannedDescription
  /// The levels of `by` in the order of the dictionary, or one empty level for all rows.
  package var groups: [Group]
  package var rows: [Row]
  package var dropped: [Result.Dropped]
  package var dataSHA256: String

  package struct Group: Sendable {
    package var value: String
    package var label: LocalisedText
    /// nil when it is not to be shown.
    package var count: Int?
  }

  package struct Row: Sendable {
    package var column: String
    package var title: LocalisedText
    package var unit: LocalisedText
    /// Set for one level of a column of texts: its share is `mean`.
    package var level: LocalisedText?
    /// The level as it stands in the data; empty for a number.
    package var levelValue = ""
    /// Whether the mean is a share: of a level, or of a column of 0 and 1.
    package var isShare = false
    /// One for each group.
    package var cells: [Cell]
  }

  /// A statistic that does not exist (of no value, or a spread of one value) is nil.
  package struct Cell: Sendable {
    /// nil when it is not to be shown, as is `missing`.
    package var count: Int?
    package var missing: Int?
    /// The statistics are nil because they would show a small count, or one that gives it back.
    package var isHidden = false
    package var mean: Double?
    package var standardDeviation: Double?
    package var median: Double?
    package var minimum: Double?
    package var maximum: Double?
    package var variance: Double?
    package var skewness: Double?
    package var lowerQuartile: Double?
    package var upperQuartile: Double?
    /// One for each of the plan's quantiles; empty when there is none.
    package var quantiles: [Double] = []
    /// Of a share, when the plan asks for an interval.
    package var interval: Interval?

    init(count: Int, missing: Int) {
      self.count = count
      self.missing = missing
    }

    package struct Interval: Sendable, Equatable {
      package var low: Double
      package var high: Double
    }
  }

  package var hasHiddenCounts: Bool {
    groups.contains { $0.count == nil }
      || rows.contains { $0.cells.contains { $0.isHidden || $0.count == nil || $0.missing == nil } }
  }

  /// Type 7 of Hyndman and Fan, or with weights type 2, whose weighted form is plain.
  package var quantileType: Int { plan.weights == nil ? 7 : 2 }
}
