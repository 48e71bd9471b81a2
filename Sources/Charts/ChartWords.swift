/// The words that charts print or put into their tables, in the reader's language.
///
/// ``french`` and ``english`` are starting points: change what differs, such as the level in ``interval``.
public struct ChartWords: Sendable, Equatable {
  /// Head of the column of labels.
  public var label: String
  /// Head of the column of groups or arms.
  public var group: String
  public var estimate: String
  /// The interval's name with its level, such as “95 % CI”.
  public var interval: String
  public var low: String
  public var high: String
  public var weight: String
  public var predictionInterval: String
  public var mean: String
  public var share: String
  public var count: String
  public var time: String
  /// Head of the column of participant-flow arms.
  public var arm: String
  /// Printed instead of a picture without any value.
  public var noData: String
  /// A table cell without value.
  public var missing: String
  /// Heads and short words that single kinds of chart need.
  public var heads: ChartHeads

  public init(
    label: String, group: String, estimate: String, interval: String, low: String, high: String, weight: String,
    predictionInterval: String, mean: String, share: String, count: String, time: String, arm: String, noData: String,
    missing: String, heads: ChartHeads
  ) {
    self.label = label
    self.group = group
    self.estimate = estimate
    self.interval = interval
    self.low = low
    self.high = high
    self.weight = weight
    self.predictionInterval = predictionInterval
    self.mean = mean
    self.share = share
    self.count = count
    self.time = time
    self.arm = arm
    self.noData = noData
    self.missing = missing
    self.heads = heads
  }

  public static let french = ChartWords(
    label: "Libellé", group: "Groupe", estimate: "Estimation", interval: "IC à 95\u{202F}%", low: "Borne basse",
    high: "Borne haute", weight: "Poids", predictionInterval: "Intervalle de prédiction", mean: "Moyenne",
    share: "Part", count: "Effectif", time: "Date", arm: "Bras", noData: "Aucune donnée", missing: "–", heads: .french)

  public static let english = ChartWords(
    label: "Label", group: "Group", estimate: "Estimate", interval: "95% CI", low: "Lower bound", high: "Upper bound",
    weight: "Weight", predictionInterval: "Prediction interval", mean: "Mean", share: "Share", count: "Count",
    time: "Time", arm: "Arm", noData: "No data", missing: "–", heads: .english)
}

/// Makes a number into text in the reader's language.
public typealias NumberFormat = @Sendable (Double) -> String

extension ChartWords {
  /// A table cell: infinite bounds as ∞, what is not a number as ``missing``.
  func cell(_ value: Double, _ format: NumberFormat) -> String {
    if value.isNaN { return missing }
    if value.isInfinite { return value < 0 ? "\u{2212}∞" : "∞" }
    return format(value)
  }
}
