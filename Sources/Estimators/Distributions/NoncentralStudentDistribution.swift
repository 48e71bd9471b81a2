import Glibc

/// The noncentral t distribution: (Z + δ) / √(V/ν), Z standard normal and V chi-squared with ν degrees of freedom.
///
/// The power of a t test, and the interval of a standardised difference, come from it.
///
/// P(T ≤ t) = ∫ g(s) Φ(ts − δ) ds with g the density of √(V/ν). On the scale of ln s the integrand is analytic and falls to
/// nothing at both ends, so that the trapezoidal rule converges geometrically; nothing is subtracted, so that both tails are
/// accurate relatively (to about 1e-13 where the argument's own rounding allows).
///
/// - SeeAlso: Owen (1968), doi:10.1080/00401706.1968.10490590, for the distribution; Trefethen and Weideman (2014),
///   doi:10.1137/130932132, for the rule.
public struct NoncentralStudentDistribution: Sendable {
  /// ν > 0; `.infinity` is the normal distribution about δ.
  public let degreesOfFreedom: Double
  /// δ, any finite number.
  public let noncentrality: Double

  public init(degreesOfFreedom: Double, noncentrality: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// P(T ≤ t).
  public func cumulative(_ t: Double) -> Double { upperTail(-t, noncentrality: -noncentrality) }

  /// P(T > t).
  public func upperTail(_ t: Double) -> Double { upperTail(t, noncentrality: noncentrality) }

  /// The t with P(T ≤ t) = p.
  public func quantile(_ p: Double) -> Double {
    if p <= 0 || p >= 1 { return p == 0 ? -.infinity : (p == 1 ? .infinity : .nan) }
    let isLower = p < 0.5
    let target = log(isLower ? p : 1 - p)
    return root(near: noncentrality, scale: 1 + abs(noncentrality) / 2) {
      isLower ? log(cumulative($0)) - target : target - log(upperTail($0))
    } ?? .nan
  }

  private func upperTail(_ t: Double, noncentrality: Double) -> Double {
    let normal = NormalDistribution()
    guard degreesOfFreedom < 1e13 else { return normal.upperTail(t - noncentrality) }
    guard noncentrality != 0 else { return StudentDistribution(degreesOfFreedom: degreesOfFreedom).upperTail(t) }
    return integralOverChi(degreesOfFreedom: degreesOfFreedom) { normal.upperTail(t * $0 - noncentrality) }
  }
}

/// ∫ g(s) f(s) ds, g the density of √(V/ν) and V chi-squared with ν degrees of freedom.
///
/// The trapezoidal rule in u = ln s, where g becomes 2 a^a e^(−a)/Γ(a) · exp(−a (e^(2u) − 1 − 2u)) with a = ν/2, from the peak
/// of the integrand outwards until nothing is added.
///
/// - Parameters:
///   - degreesOfFreedom: ν > 0.
///   - function: Not negative, at most about 1, smooth on the scale of s, log-concave or nearly so.
func integralOverChi(degreesOfFreedom: Double, of function: (Double) -> Double) -> Double {
  let a = degreesOfFreedom / 2
  func integrand(_ u: Double) -> Double {
    exp(-a * exponentialRest(2 * u)) * function(exp(u))
  }
  func logarithm(_ u: Double) -> Double { log(function(exp(u))) - a * exponentialRest(2 * u) }

  // The peak: far out in a tail it is not where the density of s has its own.
  let width = 1 / (2 * a.squareRoot() + 1)
  var peak = 0.0
  var best = logarithm(0)
  var step = width
  // Where the function underflows in the middle of the density, something may be left at its sides.
  while best == -.infinity, step < 40 {
    let (left, right) = (logarithm(-step), logarithm(step))
    best = max(left, right)
    peak = right > left ? step : -step
    step *= 2
  }
  guard best > -.infinity else { return 0 }
  while step > 0.05 * width {
    let (left, right) = (logarithm(peak - step), logarithm(peak + step))
    if max(left, right) > best {
      peak += right > left ? step : -step
      best = max(left, right)
      step *= 1.5
    } else {
      step /= 2
    }
  }
  // The curvature at the peak gives the step: half a standard deviation leaves an error under the last digit.
  let probe = 0.5 * width
  let curvature = (2 * best - logarithm(peak - probe) - logarithm(peak + probe)) / (probe * probe)
  let spread = curvature.isFinite && curvature > 0 ? min(1 / curvature.squareRoot(), width * 2) : width
  let h = min(0.3 * spread, 0.1)

  var sum = integrand(peak)
  for direction in [-1.0, 1.0] {
    var k = 1.0
    var before = Double.infinity
    while k < 100_000 {
      let term = integrand(peak + direction * k * h)
      sum += term
      if term <= 1e-18 * sum && term <= before { break }
      before = term
      k += 1
    }
  }
  return min(2 * gammaPower(a, x: a) * sum * h, 1)
}

/// eˣ − 1 − x, without cancellation near zero.
private func exponentialRest(_ x: Double) -> Double {
  guard abs(x) < 0.5 else { return expm1(x) - x }
  var term = x * x / 2
  var sum = term
  var k = 3.0
  while abs(term) > 1e-18 * sum {
    term *= x / k
    sum += term
    k += 1
  }
  return sum
}
