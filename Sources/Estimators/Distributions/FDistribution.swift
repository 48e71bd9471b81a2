/// The F distribution of Fisher and Snedecor.
public struct FDistribution: Sendable {
  /// Degrees of freedom above and below the bar, both positive; `denominator` may be infinite.
  public let numerator, denominator: Double

  public init(numerator: Double, denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// P(F ≤ x).
  public func cumulative(_ x: Double) -> Double { tails(x).lower }

  /// P(F > x), accurate relatively in the upper tail.
  public func upperTail(_ x: Double) -> Double { tails(x).upper }

  /// The x with P(F ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    if p <= 0 || p >= 1 { return p == 0 ? 0 : (p == 1 ? .infinity : .nan) }
    return p < 0.5
      ? positiveQuantile(probability: p, isUpper: false, start: 1, tails: tails) : quantile(upperTail: 1 - p)
  }

  /// The x with P(F > x) = p.
  public func quantile(upperTail p: Double) -> Double {
    if p <= 0 || p >= 1 { return p == 0 ? .infinity : (p == 1 ? 0 : .nan) }
    return p <= 0.5
      ? positiveQuantile(probability: p, isUpper: true, start: 1, tails: tails) : quantile(1 - p)
  }

  private func tails(_ x: Double) -> TailProbabilities {
    guard x > 0 else { return TailProbabilities(lower: 0, upper: 1, slope: 0) }
    guard denominator < .infinity else { return incompleteGamma(numerator / 2, x: numerator * x / 2) }
    let ratio = numerator * x / denominator
    return incompleteBeta(numerator / 2, denominator / 2, x: 1 / (1 + 1 / ratio), y: 1 / (1 + ratio))
  }
}
