import Content
import Diagnostics

/// An estimate that was planned, computed, with all that a reader needs to judge and to repeat it.
package struct Result: Sendable {
  package var plan: PlannedEstimate
  package var method: Method
  package var estimate: Double
  /// Not a number, like the statistic and the p value, where the method has none (bounds, quantiles, rank tests).
  package var standardError: Double
  /// Infinite for a normal reference distribution.
  package var degreesOfFreedom: Double
  package var statistic: Double
  package var pValue: Double
  package var low: Double
  package var high: Double
  /// How the standard error is called: `welch`, `HC2`, `CR2`.
  package var standardErrorType: String
  /// Its formula, small-sample factor and degrees of freedom, in words.
  package var standardErrorFormula: String
  package var sample: Sample
  /// Means of the outcome by arm; nil where a method has none.
  package var meanTreated: Double?
  package var meanControl: Double?
  /// Set when a family of tests holds the estimate.
  package var adjusted: Adjusted?
  package var pooled: Pooled?
  /// All coefficients of a regression, the treatment's included, in the order of the design.
  package var terms: [Term] = []
  package var subgroups: Subgroups?
  package var bounds: Bounds?
  package var randomisation: Randomisation?
  package var resampling: Resampling?
  package var neededToTreat: NeededToTreat?
  package var predictedMeans: PredictedMeans?
  package var attritionWeights: AttritionWeights?
  /// What the method warns of.
  package var warnings: [Warning] = []
  /// The checksum of the published canonical CSV; empty when it was computed on data that are not published.
  package var dataSHA256: String
  /// Whether it was computed on data before their remedies: readers cannot compute it again.
  package var isRestricted: Bool { dataSHA256.isEmpty }

  package var id: String { plan.id.value }

  package struct Sample: Sendable, Equatable {
    package var observations: Int
    package var treated: Int?
    package var control: Int?
    package var clusters: Int?
    /// Of the other kind, when clusters of two kinds cross.
    package var secondClusters: Int?
    package var blocks: Int?
    package var dropped: [Dropped]

    package var droppedCount: Int { dropped.reduce(0) { $0 + $1.count } }
  }

  /// Rows left out, with the reason.
  package struct Dropped: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
      case filter(String)
      case otherArm
      case otherPeriod
      case missing(column: String)
      case singlePeriod
      case zeroWeight
      case incompletePair
    }

    package var count: Int
    package var reason: Reason
  }

  package struct Adjusted: Sendable, Equatable {
    package var pValue: Double
    package var family: String
    package var method: PlannedFamily.Method
    package var size: Int
  }

  package struct Term: Sendable {
    package var name: String
    package var estimate: Double
    package var standardError: Double
    package var degreesOfFreedom: Double
    package var pValue: Double
    package var low: Double
    package var high: Double
  }

  package struct Pooled: Sendable {
    package var studies: [PooledStudy]
    package var heterogeneity: Double
    package var heterogeneityDegrees: Int
    package var heterogeneityPValue: Double
    /// As a share, 0 to 1.
    package var inconsistency: Double
    package var betweenVariance: Double
    /// Where a new study's effect would lie; nil for a common effect.
    package var prediction: (low: Double, high: Double)?
    package var model: String
    package var betweenVarianceMethod: String
    package var measure: String
  }

  package struct PooledStudy: Sendable {
    package var label: String
    package var estimate: Double
    package var standardError: Double
    package var low: Double
    package var high: Double
    /// Share of the pooled estimate, 0 to 1.
    package var weight: Double
    /// `4/123`, events among participants; empty when effects were given.
    package var treatedCounts: String
    package var controlCounts: String
  }
}

/// Covariates before treatment, by arm.
package struct Balance: Sendable {
  package var plan: PlannedBalance
  package var treatedLabel: LocalisedText
  package var controlLabel: LocalisedText
  /// nil when it is not to be shown.
  package var treatedCount: Int?
  package var controlCount: Int?
  package var rows: [Row]
  /// The joint test that no covariate predicts treatment; nil when it could not be computed.
  package var joint: Joint?
  package var dropped: [Result.Dropped]
  package var dataSHA256: String

  package var hasHiddenCounts: Bool {
    treatedCount == nil || controlCount == nil || rows.contains { $0.isHidden || $0.missing == nil }
  }

  package struct Row: Sendable {
    package var column: String
    package var title: LocalisedText
    package var level: LocalisedText?
    /// As it stands in the data; empty for a number.
    package var levelValue = ""
    package var meanTreated: Double
    package var meanControl: Double
    /// (m₁ − m₀) / √((s₁² + s₀²) / 2).
    package var standardisedDifference: Double
    /// s₁² / s₀²; nil when the control arm does not vary.
    package var varianceRatio: Double?
    /// nil when it is not to be shown.
    package var missing: Int?
    /// The comparison is not a number, because it would show a small count or one that gives it back.
    package var isHidden = false
  }

  package struct Joint: Sendable {
    package var statistic: Double
    package var numeratorDegrees: Double
    package var denominatorDegrees: Double
    package var pValue: Double
    package var formula: String
  }
}

/// What a chart block shows that is not an estimate.
package enum Display: Sendable {
  case distribution(Distribution)
  case trend(Trend)
  /// One for each step; nil for a count that is not to be shown.
  case flow([Int?])
  case summary(Summary)
  case eventStudy(EventStudy)
  case rows([Row])

  package struct Distribution: Sendable {
    package var column: String
    package var title: LocalisedText
    package var unit: LocalisedText
    /// Edges of the bins, one more than counts; empty for a column of levels.
    package var edges: [Double]
    /// For a column of levels: their labels.
    package var levels: [LocalisedText]
    package var arms: [Arm]

    package struct Arm: Sendable {
      package var label: LocalisedText
      /// nil when it is not to be shown, as is each count below.
      package var count: Int?
      package var missing: Int?
      /// For each bin or level.
      package var counts: [Int?]
      /// nil for a column of levels.
      package var mean: Double?
      package var median: Double?
    }
  }

  package struct Trend: Sendable {
    package var column: String
    package var title: LocalisedText
    package var unit: LocalisedText
    /// The periods in order, as published.
    package var periods: [String]
    /// The index of the first period after the event, when the block names it.
    package var eventIndex: Int?
    package var series: [Series]

    package struct Series: Sendable {
      package var label: LocalisedText
      /// One for each period; nil where nothing was observed, or too few to be shown.
      package var points: [Point?]
      /// The periods that are not shown because of a small count.
      package var hidden: [Int] = []
    }

    package struct Point: Sendable {
      package var mean: Double
      package var low: Double
      package var high: Double
      package var count: Int
    }
  }

  /// One column in groups of rows: arms, bins along another column, territories.
  package struct Summary: Sendable {
    package var title: LocalisedText
    package var unit: LocalisedText
    /// Of the column along which the bins stand.
    package var againstTitle = LocalisedText()
    package var againstUnit = LocalisedText()
    /// Names of the series that groups belong to.
    package var series: [LocalisedText] = []
    package var groups: [Group] = []
    /// For each series the ends of its fitted straight line.
    package var lines: [[(x: Double, y: Double)]] = []

    package struct Group: Sendable {
      package var label: LocalisedText
      /// Of a territory.
      package var code = ""
      package var series = 0
      /// Its rows in the dataset, for the rule of small counts; emptied afterwards.
      package var rows: [Int]
      /// nil when it is not to be shown, as is all that follows.
      package var count: Int?
      package var mean: Double?
      package var low = Double.nan
      package var high = Double.nan
      /// The mean of the column along which the bins stand.
      package var x = Double.nan
      /// The 5th, 25th, 50th, 75th and 95th percentile.
      package var percentiles: [Double] = []
      /// For a density only, ascending.
      package var values: [Double] = []
    }
  }

  /// The effect in each period, compared with the one before the event.
  package struct EventStudy: Sendable {
    package var result: String
    package var periods: [String]
    /// One for each period; nil for the reference, and where the effect could not be computed.
    package var points: [Point?]
    package var referenceIndex: Int
    /// The first period after the event.
    package var eventIndex: Int

    package struct Point: Sendable {
      package var estimate: Double
      package var low: Double
      package var high: Double
    }
  }

  /// One row of a dataset that holds a row for each mark.
  package struct Row: Sendable {
    package var label: LocalisedText
    package var group: LocalisedText
    package var first: Double
    package var second: Double
  }
}
