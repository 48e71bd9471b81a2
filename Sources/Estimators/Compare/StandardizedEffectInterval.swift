/// A difference in means in units of a standard deviation.
public enum StandardizedEffect: String, Sendable, CaseIterable {
  case cohensD = "Cohen’s d"
  case hedgesG = "Hedges’ g"
  case glassDelta = "Glass’s Δ"
}

/// Which interval a standardised difference has.
public enum StandardizedEffectInterval: String, Sendable, CaseIterable {
  /// The effects at which the observed t is at the tail of a noncentral t distribution: exact for normal outcomes with equal
  /// variances. With n₁ + n₀ − 2 degrees of freedom; for Glass's Δ n₀ − 1. The limits of g are J times those of d.
  case noncentral = "noncentral t"
  /// Estimate ± z √variance: for d 1/n₁ + 1/n₀ + d²/(2(n₁ + n₀)), for g the same with g, for Δ 1/n₁ + 1/n₀ + Δ²/(2(n₀ − 1)).
  case largeSample = "large-sample normal"

  /// The effect with its limits.
  ///
  /// - Parameters:
  ///   - effect: Which one.
  ///   - treated: n₁ ≥ 2 finite values.
  ///   - control: n₀ ≥ 2 finite values, in the same unit.
  ///   - level: Strictly between 0 and 1.
  /// - Throws: ``EstimationError`` for a group of fewer than two and when the denominator is zero.
  /// - SeeAlso: Steiger and Fouladi (1997), in *What If There Were No Significance Tests?*, 221–257; Hedges and Olkin (1985),
  ///   *Statistical Methods for Meta-Analysis*, chapter 5.
  public func limits(
    of effect: StandardizedEffect, treated: [Double], control: [Double], level: Double = 0.95
  ) throws(EstimationError) -> (estimate: Double, low: Double, high: Double) {
    let raw =
      effect == .glassDelta
      ? try glassDelta(treated: treated, control: control) : try cohensD(treated: treated, control: control)
    let (n1, n0) = (Double(treated.count), Double(control.count))
    let degreesOfFreedom = effect == .glassDelta ? n0 - 1 : n1 + n0 - 2
    let correction = effect == .hedgesG ? hedgesCorrection(degreesOfFreedom: degreesOfFreedom) : 1
    let estimate = correction * raw
    let counts = 1 / n1 + 1 / n0
    switch self {
    case .noncentral:
      let scale = counts.squareRoot()
      let limits = noncentralityInterval(statistic: raw / scale, degreesOfFreedom: degreesOfFreedom, level: level)
      return (estimate, correction * scale * limits.low, correction * scale * limits.high)
    case .largeSample:
      let twice = effect == .glassDelta ? 2 * degreesOfFreedom : 2 * (n1 + n0)
      let half =
        NormalDistribution().quantile(upperTail: (1 - level) / 2) * (counts + estimate * estimate / twice).squareRoot()
      return (estimate, estimate - half, estimate + half)
    }
  }
}

/// The noncentralities at which an observed t lies at either tail.
func noncentralityInterval(
  statistic: Double, degreesOfFreedom: Double, level: Double
) -> (low: Double, high: Double) {
  let tail = (1 - level) / 2
  func solve(_ probability: @escaping (NoncentralStudentDistribution) -> Double, sign: Double) -> Double {
    root(near: statistic + sign * 2, scale: 1) {
      probability(NoncentralStudentDistribution(degreesOfFreedom: degreesOfFreedom, noncentrality: $0)) - tail
    } ?? .nan
  }
  return (solve({ $0.upperTail(statistic) }, sign: -1), solve({ $0.cumulative(statistic) }, sign: 1))
}
