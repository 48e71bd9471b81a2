/// P(a, x) and Q(a, x), the regularised incomplete gamma functions.
///
/// The power series below a + 1, the continued fraction above, both on Loader's power term.
///
/// - Parameters:
///   - a: Positive.
///   - x: Not negative.
func incompleteGamma(_ a: Double, x: Double) -> TailProbabilities {
  guard x > 0 else { return TailProbabilities(lower: 0, upper: 1, slope: 0) }
  guard x < .infinity else { return TailProbabilities(lower: 1, upper: 0, slope: 0) }
  let power = gammaPower(a, x: x)
  if x < a + 1 {
    var term = 1 / a
    var sum = term
    var n = a
    repeat {
      n += 1
      term *= x / n
      sum += term
    } while term > sum * 1e-17
    let tail = min(power * sum, 1)
    return TailProbabilities(lower: tail, upper: 1 - tail, slope: power)
  }
  let tiny = 1e-300
  var denominator = x + 1 - a
  var c = 1 / tiny
  var d = 1 / denominator
  var value = d
  for step in 1...1_000_000 {
    let i = Double(step)
    let numerator = -i * (i - a)
    denominator += 2
    d = numerator * d + denominator
    if d == 0 { d = tiny }
    c = denominator + numerator / c
    if c == 0 { c = tiny }
    d = 1 / d
    let factor = c * d
    value *= factor
    if abs(factor - 1) <= 2.3e-16 { break }
  }
  let tail = min(power * value, 1)
  return TailProbabilities(lower: 1 - tail, upper: tail, slope: power)
}
