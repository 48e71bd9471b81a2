import Glibc

/// The difference of two proportions, p₁ − p₀, with Wald's standard error √(p₁(1 − p₁)/n₁ + p₀(1 − p₀)/n₀) and a normal
/// reference. For the interval prefer ``newcombeInterval(treated:control:level:)``.
///
/// - Throws: ``EstimationError`` for impossible counts, and when neither arm varies.
public func riskDifference(treated: EventCount, control: EventCount) throws(EstimationError) -> Estimate {
  for arm in [treated, control] { try checkCounts(arm, trial: nil) }
  let varies = [treated, control].contains { $0.events > 0 && $0.events < $0.participants }
  guard varies else { throw .noVariation(what: "outcome") }
  return Estimate(try TrialEffect(.riskDifference, treated: treated, control: control))
}

/// Pearson's chi-squared test that two proportions are equal, without Yates' correction, as its signed root.
///
/// - Returns: z with the pooled variance, and its two-sided *p* value.
/// - Throws: ``EstimationError`` for impossible counts, and when nobody or everybody had the event.
public func equalProportionsTest(
  treated: EventCount, control: EventCount
) throws(EstimationError) -> (statistic: Double, pValue: Double) {
  for arm in [treated, control] { try checkCounts(arm, trial: nil) }
  let n1 = Double(treated.participants)
  let n0 = Double(control.participants)
  let pooled = Double(treated.events + control.events) / (n1 + n0)
  guard pooled > 0, pooled < 1 else { throw .noVariation(what: "outcome") }
  let difference = Double(treated.events) / n1 - Double(control.events) / n0
  let statistic = difference / (pooled * (1 - pooled) * (1 / n1 + 1 / n0)).squareRoot()
  return (statistic, StudentDistribution(degreesOfFreedom: .infinity).bothTails(statistic))
}

/// A ratio of two risks or odds, with its interval on the logarithmic scale.
public struct RatioEstimate: Sendable, Equatable {
  /// ln of the ratio, with a normal reference; its *p* value is that of the ratio being 1.
  public var logarithm: Estimate

  public var ratio: Double { exp(logarithm.estimate) }

  /// The exponentials of the limits of the logarithm: Katz's interval for risks, Woolf's for odds.
  public func confidenceInterval(level: Double = 0.95) -> (low: Double, high: Double) {
    let interval = logarithm.confidenceInterval(level: level)
    return (exp(interval.low), exp(interval.high))
  }
}

/// The ratio of two risks, standard error of its logarithm √(1/x₁ − 1/n₁ + 1/x₀ − 1/n₀).
///
/// - Throws: ``EstimationError`` for impossible counts and for an arm with no event.
public func riskRatio(treated: EventCount, control: EventCount) throws(EstimationError) -> RatioEstimate {
  RatioEstimate(logarithm: Estimate(try TrialEffect(.logRiskRatio, treated: treated, control: control)))
}

/// The ratio of two odds, standard error of its logarithm from the four reciprocal counts.
///
/// - Throws: ``EstimationError`` for impossible counts and for an empty cell.
public func oddsRatio(treated: EventCount, control: EventCount) throws(EstimationError) -> RatioEstimate {
  RatioEstimate(logarithm: Estimate(try TrialEffect(.logOddsRatio, treated: treated, control: control)))
}

extension Estimate {
  /// The effect of one trial with a normal reference.
  fileprivate init(_ effect: TrialEffect) {
    self.init(estimate: effect.estimate, standardError: effect.variance.squareRoot())
  }
}
