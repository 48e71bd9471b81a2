import Glibc

/// Both tails of a distribution at one point, each computed without subtracting from 1 what is near 1.
struct TailProbabilities {
  /// P(X ≤ x).
  var lower: Double
  /// P(X > x).
  var upper: Double
  /// d P(X ≤ x) / d ln x.
  var slope: Double
}

/// The x > 0 at which one tail has the probability asked for.
///
/// Newton's method on the logarithm of the tail as a function of ln x. For the chi-squared, F and |t| distributions ln X has
/// a log-concave density, hence both log-tails are concave, and Newton's method converges from every start.
///
/// - Parameters:
///   - probability: Of the tail, strictly between 0 and 1; best at most ½.
///   - isUpper: Whether it is the upper tail.
///   - start: A positive first guess.
///   - tails: The distribution.
func positiveQuantile(
  probability: Double, isUpper: Bool, start: Double, tails: (Double) -> TailProbabilities
) -> Double {
  let direction = isUpper ? 1.0 : -1.0
  var x = start
  var step = 2 * direction
  for _ in 0..<200 {
    let at = tails(x)
    let value = isUpper ? at.upper : at.lower
    if value > 0, at.slope > 0 {
      step = direction * log(value / probability) * value / at.slope
      step = min(max(step, -50), 50)
      x *= exp(step)
      if abs(step) <= 1e-11 { break }
    } else {
      // The last step went where the tail underflows: half of it back.
      step /= 2
      x *= exp(-step)
    }
  }
  return x
}
