/// The place where a continuous function changes its sign, between two bounds, by Chandrupatla's method: bisection that
/// interpolates inversely as soon as that is safe.
///
/// - Parameters:
///   - low: Where the function has one sign (or is zero).
///   - high: Where it has the other.
///   - function: Infinite values count by their sign.
/// - Returns: The root to the last digits that the function itself holds; nil when the bounds have the same sign or the function
///   is not a number.
/// - SeeAlso: Chandrupatla (1997), doi:10.1016/S0965-9978(96)00051-8.
func root(between low: Double, and high: Double, of function: (Double) -> Double) -> Double? {
  var b = low
  var a = high
  var fa = function(a)
  var fb = function(b)
  if fa == 0 { return a }
  if fb == 0 { return b }
  guard (fa < 0) != (fb < 0), !fa.isNaN, !fb.isNaN else { return nil }
  var share = 0.5
  for _ in 0..<400 {
    let x = a + share * (b - a)
    let fx = function(x)
    if fx.isNaN { return nil }
    // c is the end that was left; a the newest point; b the one on the other side.
    let c: Double
    let fc: Double
    if (fx < 0) == (fa < 0) {
      c = a
      fc = fa
    } else {
      c = b
      fc = fb
      b = a
      fb = fa
    }
    a = x
    fa = fx
    let best = abs(fa) < abs(fb) ? a : b
    let tolerance = 2e-16 * abs(best) + 1e-300
    let width = abs(b - c)
    if fx == 0 || abs(b - a) <= 2 * tolerance { return best }
    let xi = (a - b) / (c - b)
    let phi = (fa - fb) / (fc - fb)
    if width > 0, phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi {
      share = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
    } else {
      share = 0.5
    }
    let least = tolerance / abs(b - a)
    share = share.isFinite ? min(max(share, least), 1 - least) : 0.5
  }
  return abs(fa) < abs(fb) ? a : b
}

/// The root of a monotone function on the whole line: bounds are widened from a first guess until they hold it.
///
/// - Parameters:
///   - start: A first guess.
///   - scale: Positive: how far the first step goes.
/// - Returns: nil when 200 doublings hold no root.
func root(near start: Double, scale: Double, of function: (Double) -> Double) -> Double? {
  let first = function(start)
  if first == 0 { return start }
  var step = scale
  for _ in 0..<200 {
    let left = function(start - step)
    if (left < 0) != (first < 0) { return root(between: start - step, and: start, of: function) }
    let right = function(start + step)
    if (right < 0) != (first < 0) { return root(between: start, and: start + step, of: function) }
    step *= 2
    if !step.isFinite { return nil }
  }
  return nil
}
