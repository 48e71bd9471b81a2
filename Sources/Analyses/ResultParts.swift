import Content

extension Result {
  /// The effect in each subgroup, and the test that it is the same in all.
  package struct Subgroups: Sendable {
    package var effects: [Effect]
    package var statistic: Double
    package var numeratorDegrees: Double
    package var denominatorDegrees: Double
    package var pValue: Double

    /// Of a subgroup that is not to be shown the counts are nil and the figures not numbers.
    package struct Effect: Sendable {
      package var level: String
      package var label: LocalisedText
      package var estimate: Double
      package var standardError: Double
      package var degreesOfFreedom: Double
      package var pValue: Double
      package var low: Double
      package var high: Double
      package var treated: Int?
      package var control: Int?

      package var isHidden: Bool { treated == nil || control == nil }
    }
  }

  /// Bounds on an effect that the data do not fix; the result's interval holds the effect itself.
  package struct Bounds: Sendable {
    package var lower: Double
    package var upper: Double
    package var lowerStandardError: Double
    package var upperStandardError: Double
    /// The share of the better observed arm that is cut.
    package var trimmedShare: Double
    package var observedTreated: Double
    package var observedControl: Double
  }

  /// The test that compares the observed assignment with the others that chance could have made.
  package struct Randomisation: Sendable {
    package var pValue: Double
    /// Of the p value that all assignments would give, at 95 %.
    package var low: Double
    package var high: Double
    package var assignments: Int
    package var isExact: Bool
    /// nil when exact.
    package var seed: UInt64?
  }

  /// A bootstrap.
  package struct Resampling: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      case percentile, bca, rademacher, webb
    }

    package var kind: Kind
    package var draws: Int
    package var seed: UInt64
    /// Infinite when no hypothesis on that side is rejected.
    package var low: Double
    package var high: Double
    /// Of the wild bootstrap.
    package var pValue: Double?
    /// nil for the wild bootstrap.
    package var standardError: Double?
  }

  /// How many people must be treated for one event more, or one fewer.
  package struct NeededToTreat: Sendable {
    package var number: Double
    package var isForOneMore: Bool
    /// nil when the interval passes through infinity.
    package var interval: Interval?
    /// Where the two rays of an interval through infinity begin.
    package var fewestForOneMore: Double?
    package var fewestForOneFewer: Double?

    package struct Interval: Sendable, Equatable {
      package var low: Double
      package var high: Double
    }
  }
}
