/// The chi-squared distribution.
public struct ChiSquaredDistribution: Sendable {
  /// Positive, not necessarily whole.
  public let degreesOfFreedom: Double

  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { tails(x).lower }

  /// P(X > x), accurate relatively in the upper tail.
  public func upperTail(_ x: Double) -> Double { tails(x).upper }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    if p <= 0 || p >= 1 { return p == 0 ? 0 : (p == 1 ? .infinity : .nan) }
    return p < 0.5
      ? positiveQuantile(probability: p, isUpper: false, start: degreesOfFreedom, tails: tails)
      : quantile(upperTail: 1 - p)
  }

  /// The x with P(X > x) = p.
  public func quantile(upperTail p: Double) -> Double {
    if p <= 0 || p >= 1 { return p == 0 ? .infinity : (p == 1 ? 0 : .nan) }
    return p <= 0.5
      ? positiveQuantile(probability: p, isUpper: true, start: degreesOfFreedom, tails: tails) : quantile(1 - p)
  }

  private func tails(_ x: Double) -> TailProbabilities { incompleteGamma(degreesOfFreedom / 2, x: x / 2) }
}
