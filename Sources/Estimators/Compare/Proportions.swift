import Glibc

/// Wilson's score interval for a proportion, without continuity correction.
///
/// It stays between 0 and 1 and covers well also for small numbers, where estimate ± 1.96 standard errors does not.
///
/// - Parameters:
///   - arm: At least one participant.
///   - level: Strictly between 0 and 1.
/// - Throws: ``EstimationError/impossibleCounts(trial:)``.
/// - SeeAlso: Wilson (1927), doi:10.1080/01621459.1927.10502953; Newcombe (1998), *Statistics in Medicine* 17, 857–872.
public func wilsonInterval(
  _ arm: EventCount, level: Double = 0.95
) throws(EstimationError) -> (low: Double, high: Double) {
  try checkCounts(arm, trial: nil)
  let n = Double(arm.participants)
  let p = Double(arm.events) / n
  let z = NormalDistribution().quantile(upperTail: (1 - level) / 2)
  let center = (p + z * z / (2 * n)) / (1 + z * z / n)
  let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
  // At no event and at events only one limit is exact, which the difference of equal numbers would miss.
  return (arm.events == 0 ? 0 : center - half, arm.events == arm.participants ? 1 : center + half)
}

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

/// Newcombe's interval for the difference of two proportions: the Wilson limits, squared and added (his method 10).
///
/// - Throws: ``EstimationError/impossibleCounts(trial:)``.
/// - SeeAlso: Newcombe (1998), *Statistics in Medicine* 17, 873–890.
public func newcombeInterval(
  treated: EventCount, control: EventCount, level: Double = 0.95
) throws(EstimationError) -> (low: Double, high: Double) {
  let one = try wilsonInterval(treated, level: level)
  let zero = try wilsonInterval(control, level: level)
  let p1 = Double(treated.events) / Double(treated.participants)
  let p0 = Double(control.events) / Double(control.participants)
  return (
    p1 - p0 - hypot(p1 - one.low, zero.high - p0),
    p1 - p0 + hypot(one.high - p1, p0 - zero.low)
  )
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

/// How many must be treated for one more to have, or to be spared, the event.
public struct NumberNeededToTreat: Sendable, Equatable {
  /// 1 / |p₁ − p₀|, not rounded.
  public var number: Double
  /// The reciprocals of Newcombe's limits; nil when these include zero, since the interval is then two rays through
  /// infinity.
  public var low, high: Double?

  /// - Throws: ``EstimationError`` for impossible counts and for equal proportions.
  public init(treated: EventCount, control: EventCount, level: Double = 0.95) throws(EstimationError) {
    let interval = try newcombeInterval(treated: treated, control: control, level: level)
    let difference =
      Double(treated.events) / Double(treated.participants) - Double(control.events) / Double(control.participants)
    guard difference != 0 else { throw .noVariation(what: "risk") }
    number = 1 / abs(difference)
    if interval.low > 0 || interval.high < 0 {
      low = min(1 / abs(interval.low), 1 / abs(interval.high))
      high = max(1 / abs(interval.low), 1 / abs(interval.high))
    }
  }
}

extension Estimate {
  /// The effect of one trial with a normal reference.
  fileprivate init(_ effect: TrialEffect) {
    self.init(estimate: effect.estimate, standardError: effect.variance.squareRoot())
  }
}
