import Glibc

/// The standard normal distribution.
public struct NormalDistribution: Sendable {
  public init() {}

  /// φ(x).
  public func density(_ x: Double) -> Double { exp(-0.5 * x * x) / (2 * Double.pi).squareRoot() }

  /// P(Z ≤ x), accurate relatively in the lower tail.
  public func cumulative(_ x: Double) -> Double { upperTail(-x) }

  /// P(Z > x), accurate relatively in the upper tail.
  public func upperTail(_ x: Double) -> Double {
    guard x.isFinite else { return x > 0 ? 0 : (x < 0 ? 1 : .nan) }
    let root = 0.5.squareRoot()
    let z = x * root
    // What the two roundings of x/√2 lost: far out, x² times that is visible in the tail.
    let rootRest = -4.833646656726457e-17
    let rest = fma(x, root, -z) + x * rootRest
    return 0.5 * (erfc(z) - 2 / Double.pi.squareRoot() * exp(-z * z) * rest)
  }

  /// The x with P(Z ≤ x) = p.
  ///
  /// - Parameter p: Between 0 and 1; 0 and 1 give −∞ and +∞.
  public func quantile(_ p: Double) -> Double {
    p < 0.5 ? -quantile(upperTail: p) : central(p - 0.5, tail: 1 - p)
  }

  /// The x with P(Z > x) = p, accurate also where 1 − p would round to 1.
  public func quantile(upperTail p: Double) -> Double {
    p <= 0.5 ? central(0.5 - p, tail: p) : -central(p - 0.5, tail: 1 - p)
  }

  /// The x ≥ 0 with P(0 < Z ≤ x) = `beyondHalf`, equally P(Z > x) = `tail`.
  private func central(_ beyondHalf: Double, tail: Double) -> Double {
    if tail <= 0 { return tail == 0 ? .infinity : .nan }
    var x: Double
    if beyondHalf < 0.25 {
      x = beyondHalf * (2 * Double.pi).squareRoot()
      for _ in 0..<20 {
        let error = (0.5 * erf(x * 0.5.squareRoot()) - beyondHalf) / density(x)
        x -= error / (1 + 0.5 * x * error)
        if abs(error) <= 1e-16 * abs(x) { break }
      }
      return x
    }
    let r = (-2 * log(tail)).squareRoot()
    x = max(r - (2.3 + 0.27 * r) / (1 + r), 0.5)
    for _ in 0..<40 {
      let at = upperTail(x)
      // On the logarithm of the tail, which is nearly quadratic: no overshoot far out.
      let hazard = density(x) / at
      let step = log(at / tail) / hazard
      x += step
      if abs(step) <= 2e-16 * x { break }
    }
    return x
  }
}
