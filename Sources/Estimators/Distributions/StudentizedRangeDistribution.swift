import Glibc

/// The studentised range: the largest less the smallest of k independent normal values, over an independent estimate of their
/// standard deviation with ν degrees of freedom. Tukey's honestly significant difference refers to it.
///
/// P(Q > q) = ∫ g(s) P(W > qs) ds, with W the range in known standard deviations,
///
///     P(W > w) = k ∫ φ(z) [Φ̄(z)^(k−1) − (Φ̄(z) − Φ̄(z + w))^(k−1)] dz,
///
/// both by the trapezoidal rule. The upper tail is accurate to about 1e-12 relatively for k up to 200; the lower tail is too
/// where q is not near zero.
///
/// - SeeAlso: Copenhaver and Holland (1988), doi:10.1080/00949658808811082.
public struct StudentizedRangeDistribution: Sendable {
  /// k ≥ 2.
  public let groups: Int
  /// ν > 0; `.infinity` is the range in known standard deviations.
  public let degreesOfFreedom: Double

  public init(groups: Int, degreesOfFreedom: Double = .infinity) {
    precondition(groups >= 2, "a range needs two groups")
    self.groups = groups
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(Q ≤ q).
  public func cumulative(_ q: Double) -> Double {
    if q <= 0 { return 0 }
    return overChi { rangeProbability($0 * q, isUpper: false) }
  }

  /// P(Q > q).
  public func upperTail(_ q: Double) -> Double {
    if q <= 0 { return 1 }
    return overChi { rangeProbability($0 * q, isUpper: true) }
  }

  /// The q with P(Q ≤ q) = p.
  public func quantile(_ p: Double) -> Double {
    p < 0.5 ? quantile(p, isUpper: false) : quantile(1 - p, isUpper: true)
  }

  /// The q with P(Q > q) = p.
  public func quantile(upperTail p: Double) -> Double {
    p <= 0.5 ? quantile(p, isUpper: true) : quantile(1 - p, isUpper: false)
  }

  private func quantile(_ p: Double, isUpper: Bool) -> Double {
    if p <= 0 { return p == 0 ? (isUpper ? .infinity : 0) : .nan }
    return positiveRoot(
      probability: p, isUpper: isUpper, start: 3, cumulative: cumulative, upperTail: upperTail)
  }

  private func overChi(_ function: (Double) -> Double) -> Double {
    degreesOfFreedom < 1e13 ? integralOverChi(degreesOfFreedom: degreesOfFreedom, of: function) : function(1)
  }

  /// P(W > w) or P(W ≤ w).
  private func rangeProbability(_ w: Double, isUpper: Bool) -> Double {
    let power = Double(groups - 1)
    let normal = NormalDistribution()
    let h = 0.2
    var sum = 0.0
    var z = max(-38, -0.5 * w - 13)
    // Above −w/2 the upper tail has nothing left; the lower one has its mass up to the middle.
    let end = isUpper ? min(13, -0.5 * w + 14) : 13
    while z < end {
      let beyond = normal.upperTail(z)
      let share = normal.upperTail(z + w) / beyond
      if isUpper {
        sum -= normal.density(z) * exp(power * log(beyond)) * expm1(power * log1p(-share))
      } else {
        sum += normal.density(z) * exp(power * (log(beyond) + log1p(-share)))
      }
      z += h
    }
    return min(max(Double(groups) * h * sum, 0), 1)
  }
}
