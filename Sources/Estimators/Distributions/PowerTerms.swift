import Glibc

/// δ(n) = ln Γ(n+1) − (n + ½) ln n + n − ½ ln 2π, what Stirling's formula leaves out.
///
/// Accurate in absolute terms where a difference of log-gammas loses every digit.
///
/// - Parameter n: A positive number.
/// - SeeAlso: Loader (2000), *Fast and Accurate Computation of Binomial Probabilities*.
func stirlingError(_ n: Double) -> Double {
  var shifted = n
  var sum = 0.0
  // Upwards by the recurrence until the asymptotic series holds to the last bit.
  while shifted < 12 {
    sum += (shifted + 0.5) * log1p(1 / shifted) - 1
    shifted += 1
  }
  let square = 1 / (shifted * shifted)
  var series = -3617.0 / 122400
  for coefficient in [1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12] {
    series = coefficient + series * square
  }
  return sum + series / shifted
}

/// D(x, m) = x ln(x/m) + m − x ≥ 0, the deviance of an observed x from its mean m.
///
/// - Parameters:
///   - x: A positive number.
///   - mean: A positive number; near x a series replaces the logarithm, which would cancel.
/// - SeeAlso: Loader (2000).
func devianceTerm(_ x: Double, mean: Double) -> Double {
  guard abs(x - mean) < 0.1 * (x + mean) else { return x * log(x / mean) + mean - x }
  let ratio = (x - mean) / (x + mean)
  var sum = (x - mean) * ratio
  var power = 2 * x * ratio
  let square = ratio * ratio
  for j in 1..<1000 {
    power *= square
    let next = sum + power / Double(2 * j + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}

/// x^a y^b / B(a, b) with y = 1 − x, without overflow, cancellation or log-gammas.
///
/// - Parameters:
///   - a: Positive.
///   - b: Positive.
///   - x: Between 0 and 1.
///   - y: 1 − x, computed by the caller without the subtraction when x is near 1.
func betaPower(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
  guard x > 0, y > 0 else { return 0 }
  let n = a + b
  let exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b)
    - devianceTerm(a, mean: n * x) - devianceTerm(b, mean: n * y)
  return exp(exponent) * (a * b / (2 * Double.pi * n)).squareRoot()
}

/// x^a e^(−x) / Γ(a).
///
/// - Parameters:
///   - a: Positive.
///   - x: Not negative.
func gammaPower(_ a: Double, x: Double) -> Double {
  guard x > 0 else { return 0 }
  return exp(-stirlingError(a) - devianceTerm(a, mean: x)) * (a / (2 * Double.pi)).squareRoot()
}
