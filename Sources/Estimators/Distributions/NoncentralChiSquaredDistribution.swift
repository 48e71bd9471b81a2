/// The noncentral chi-squared distribution: the squared length of a normal vector whose mean has the squared length λ.
///
/// A Poisson mixture of central ones; both tails are accurate relatively, to about 1e-13.
///
/// - SeeAlso: Johnson, Kotz and Balakrishnan (1995), *Continuous Univariate Distributions* 2, chapter 29.
public struct NoncentralChiSquaredDistribution: Sendable {
  /// Positive, not necessarily whole.
  public let degreesOfFreedom: Double
  /// λ ≥ 0.
  public let noncentrality: Double

  public init(degreesOfFreedom: Double, noncentrality: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : mixture { incompleteGamma(degreesOfFreedom / 2 + $0, x: x / 2).lower }
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    x <= 0 ? 1 : mixture { incompleteGamma(degreesOfFreedom / 2 + $0, x: x / 2).upper }
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    if p <= 0 || p >= 1 { return p == 0 ? 0 : (p == 1 ? .infinity : .nan) }
    return positiveRoot(
      probability: p < 0.5 ? p : 1 - p, isUpper: p >= 0.5, start: degreesOfFreedom + noncentrality,
      cumulative: cumulative, upperTail: upperTail)
  }

  private func mixture(_ part: (Double) -> Double) -> Double {
    poissonMixture(halfNoncentrality: noncentrality / 2, of: part)
  }
}
