import Glibc

/// The effect that one trial found, with its sampling variance: what is pooled.
public struct TrialEffect: Sendable, Equatable {
  public var estimate: Double
  /// The square of its standard error.
  public var variance: Double

  public init(estimate: Double, variance: Double) {
    self.estimate = estimate
    self.variance = variance
  }
}

/// An effect on how often an event happens.
public enum EventMeasure: String, Sendable, CaseIterable {
  /// ln of the ratio of risks; variance 1/a − 1/n₁ + 1/c − 1/n₀.
  case logRiskRatio = "log risk ratio"
  /// ln of the ratio of odds; variance 1/a + 1/b + 1/c + 1/d.
  case logOddsRatio = "log odds ratio"
  /// The difference of risks; variance p₁(1 − p₁)/n₁ + p₀(1 − p₀)/n₀.
  case riskDifference = "risk difference"
}

/// How many participants of an arm had the event.
public struct EventCount: Sendable, Equatable {
  public var events, participants: Int

  public init(events: Int, participants: Int) {
    self.events = events
    self.participants = participants
  }
}

/// The outcome of an arm as a table of a paper prints it.
public struct ArmSummary: Sendable, Equatable {
  public var participants: Int
  public var mean, standardDeviation: Double

  public init(participants: Int, mean: Double, standardDeviation: Double) {
    self.participants = participants
    self.mean = mean
    self.standardDeviation = standardDeviation
  }
}

extension TrialEffect {
  /// The effect of a trial from its two-by-two table. No continuity correction is applied.
  ///
  /// - Parameters:
  ///   - measure: Which effect.
  ///   - treated: Counts of the treated arm.
  ///   - control: Counts of the control arm.
  ///   - trial: The number of the trial in its table, from 1, for messages.
  /// - Throws: ``EstimationError`` for impossible counts, for a ratio with an empty cell, and for a risk difference whose
  ///   variance is zero.
  public init(
    _ measure: EventMeasure, treated: EventCount, control: EventCount, trial: Int? = nil
  ) throws(EstimationError) {
    for arm in [treated, control] { try checkCounts(arm, trial: trial) }
    let (a, n1) = (Double(treated.events), Double(treated.participants))
    let (c, n0) = (Double(control.events), Double(control.participants))
    let (b, d) = (n1 - a, n0 - c)
    switch measure {
    case .logRiskRatio:
      guard a > 0, c > 0, b + d > 0 else { throw .zeroCell(trial: trial) }
      estimate = log((a / n1) / (c / n0))
      variance = 1 / a - 1 / n1 + 1 / c - 1 / n0
    case .logOddsRatio:
      guard a > 0, b > 0, c > 0, d > 0 else { throw .zeroCell(trial: trial) }
      estimate = log((a * d) / (b * c))
      variance = 1 / a + 1 / b + 1 / c + 1 / d
    case .riskDifference:
      estimate = a / n1 - c / n0
      variance = a * b / (n1 * n1 * n1) + c * d / (n0 * n0 * n0)
      guard variance > 0 else { throw .varianceNotPositive(trial: trial) }
    }
  }

  /// The difference in means from the summaries of the arms, variance s²₁/n₁ + s²₀/n₀.
  ///
  /// - Throws: ``EstimationError`` for fewer than two participants in an arm, and when both spreads are zero.
  public init(
    differenceInMeans treated: ArmSummary, control: ArmSummary, trial: Int? = nil
  ) throws(EstimationError) {
    try Self.check(treated, control, trial: trial)
    estimate = treated.mean - control.mean
    variance =
      treated.standardDeviation * treated.standardDeviation / Double(treated.participants)
      + control.standardDeviation * control.standardDeviation / Double(control.participants)
  }

  /// Hedges' g from the summaries of the arms.
  ///
  /// - Throws: As ``init(differenceInMeans:control:trial:)``.
  public init(
    standardizedDifference treated: ArmSummary, control: ArmSummary, variance: EffectSizeVariance = .largeSample,
    trial: Int? = nil
  ) throws(EstimationError) {
    try Self.check(treated, control, trial: trial)
    let first = Double(treated.participants - 1)
    let second = Double(control.participants - 1)
    let spread =
      ((first * treated.standardDeviation * treated.standardDeviation
      + second * control.standardDeviation * control.standardDeviation) / (first + second)).squareRoot()
    let g = hedgesG(
      d: (treated.mean - control.mean) / spread, treated: treated.participants, control: control.participants,
      variance: variance)
    self.init(estimate: g.estimate, variance: g.standardError * g.standardError)
  }

  private static func check(_ treated: ArmSummary, _ control: ArmSummary, trial: Int?) throws(EstimationError) {
    for (name, arm) in [("treated", treated), ("control", control)] where arm.participants < 2 {
      throw .tooFewObservations(group: name, count: arm.participants, minimum: 2)
    }
    guard treated.standardDeviation >= 0, control.standardDeviation >= 0,
      treated.standardDeviation + control.standardDeviation > 0
    else { throw .varianceNotPositive(trial: trial) }
  }
}

/// Refuses an arm without participants, negative counts, and more events than participants.
func checkCounts(_ arm: EventCount, trial: Int?) throws(EstimationError) {
  guard arm.participants > 0, arm.events >= 0, arm.events <= arm.participants else {
    throw .impossibleCounts(trial: trial)
  }
}
