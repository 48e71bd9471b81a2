import Glibc

/// Student's t distribution; with infinite degrees of freedom, the standard normal.
public struct StudentDistribution: Sendable {
  /// Positive, not necessarily whole; `.infinity` is the normal distribution.
  public let degreesOfFreedom: Double

  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// P(T ≤ t).
  public func cumulative(_ t: Double) -> Double { upperTail(-t) }

  /// P(T > t), accurate relatively far out in the upper tail.
  public func upperTail(_ t: Double) -> Double {
    guard !isNormal else { return NormalDistribution().upperTail(t) }
    let beyond = 0.5 * absolute(abs(t)).upper
    return t >= 0 ? beyond : 1 - beyond
  }

  /// P(|T| > |t|), the two-sided *p* value.
  public func bothTails(_ t: Double) -> Double {
    isNormal ? 2 * NormalDistribution().upperTail(abs(t)) : absolute(abs(t)).upper
  }

  /// The t with P(T ≤ t) = p.
  ///
  /// - Parameter p: Between 0 and 1; 0 and 1 give −∞ and +∞.
  public func quantile(_ p: Double) -> Double {
    p < 0.5 ? -quantile(upperTail: p) : positive(beyondHalf: p - 0.5, tail: 1 - p)
  }

  /// The t with P(T > t) = p, accurate also where 1 − p would round to 1.
  public func quantile(upperTail p: Double) -> Double {
    p <= 0.5 ? positive(beyondHalf: 0.5 - p, tail: p) : -positive(beyondHalf: p - 0.5, tail: 1 - p)
  }

  /// Past this the two distributions agree to the last digit that a double holds, wherever their tails do not underflow.
  private var isNormal: Bool { degreesOfFreedom > 1e20 }

  /// The tails of |T|.
  private func absolute(_ t: Double) -> TailProbabilities {
    guard t > 0 else { return TailProbabilities(lower: 0, upper: 1, slope: 0) }
    let ratio = t * t / degreesOfFreedom
    var tails = incompleteBeta(0.5, degreesOfFreedom / 2, x: 1 / (1 + 1 / ratio), y: 1 / (1 + ratio))
    tails.slope *= 2
    return tails
  }

  /// The t ≥ 0 with P(0 < T ≤ t) = `beyondHalf`, equally P(T > t) = `tail`: near the middle the first is the exact one.
  private func positive(beyondHalf: Double, tail: Double) -> Double {
    guard !isNormal else { return NormalDistribution().quantile(upperTail: tail) }
    if beyondHalf == 0 { return 0 }
    if tail <= 0 { return tail == 0 ? .infinity : .nan }
    let isUpper = tail < 0.25
    return positiveQuantile(
      probability: 2 * (isUpper ? tail : beyondHalf), isUpper: isUpper,
      start: isUpper ? NormalDistribution().quantile(upperTail: tail) : beyondHalf * 2.5, tails: absolute)
  }
}
