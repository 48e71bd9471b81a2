import Glibc

/// Σⱼ Poisson(j; λ/2) f(j) for a log-concave sequence of not negative terms: what the noncentral chi-squared and F
/// distributions are made of.
///
/// From the Poisson mode outwards in both directions, past the largest term and until nothing is added: far out in a tail the
/// largest terms are not at the mode.
///
/// - Parameters:
///   - halfNoncentrality: λ/2 ≥ 0.
///   - part: The probability of one component.
func poissonMixture(halfNoncentrality rate: Double, of part: (Double) -> Double) -> Double {
  guard rate > 0 else { return part(0) }
  func term(_ j: Double) -> Double {
    // The Poisson probability of j, by Loader's terms.
    let poisson =
      j == 0
      ? exp(-rate) : exp(-stirlingError(j) - devianceTerm(j, mean: rate)) / (2 * Double.pi * j).squareRoot()
    return poisson == 0 ? 0 : poisson * part(j)
  }
  let mode = rate.rounded(.down)
  let middle = term(mode)
  var sum = middle
  for direction in [-1.0, 1.0] {
    var j = mode + direction
    var before = middle
    while j >= 0 {
      let next = term(j)
      sum += next
      if next <= before, next <= 1e-17 * sum || next == 0 { break }
      before = next
      j += direction
    }
  }
  return min(sum, 1)
}

/// The x > 0 with the given probability below or above it, for a distribution on the positive numbers.
func positiveRoot(
  probability: Double, isUpper: Bool, start: Double, cumulative: (Double) -> Double, upperTail: (Double) -> Double
) -> Double {
  let target = log(probability)
  let logarithm = root(near: log(start), scale: 1) {
    let x = exp($0)
    return isUpper ? target - log(upperTail(x)) : log(cumulative(x)) - target
  }
  return logarithm.map(exp) ?? .nan
}
