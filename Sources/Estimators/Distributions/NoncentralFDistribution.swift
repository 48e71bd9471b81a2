/// The noncentral F distribution: the power of an F test comes from it.
///
/// A Poisson mixture of incomplete beta functions; both tails are accurate relatively, to about 1e-13.
///
/// - SeeAlso: Johnson, Kotz and Balakrishnan (1995), *Continuous Univariate Distributions* 2, chapter 30.
public struct NoncentralFDistribution: Sendable {
  /// Degrees of freedom above and below the bar, both positive; `denominator` may be infinite.
  public let numerator, denominator: Double
  /// λ ≥ 0, of the numerator's chi-squared.
  public let noncentrality: Double

  public init(numerator: Double, denominator: Double, noncentrality: Double) {
    self.numerator = numerator
    self.denominator = denominator
    self.noncentrality = noncentrality
  }

  /// P(F ≤ x).
  public func cumulative(_ x: Double) -> Double { x <= 0 ? 0 : mixture(x, \.lower) }

  /// P(F > x).
  public func upperTail(_ x: Double) -> Double { x <= 0 ? 1 : mixture(x, \.upper) }

  /// The x with P(F ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    if p <= 0 || p >= 1 { return p == 0 ? 0 : (p == 1 ? .infinity : .nan) }
    return positiveRoot(
      probability: p < 0.5 ? p : 1 - p, isUpper: p >= 0.5, start: 1 + noncentrality / numerator,
      cumulative: cumulative, upperTail: upperTail)
  }

  private func mixture(_ x: Double, _ side: (TailProbabilities) -> Double) -> Double {
    guard denominator < .infinity else {
      return poissonMixture(halfNoncentrality: noncentrality / 2) {
        side(incompleteGamma(numerator / 2 + $0, x: numerator * x / 2))
      }
    }
    let ratio = numerator * x / denominator
    return poissonMixture(halfNoncentrality: noncentrality / 2) {
      side(incompleteBeta(numerator / 2 + $0, denominator / 2, x: 1 / (1 + 1 / ratio), y: 1 / (1 + ratio)))
    }
  }
}
