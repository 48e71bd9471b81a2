/// The arithmetic mean, corrected once for the rounding of the first sum.
///
/// - Parameter values: At least one.
public func mean(_ values: [Double]) -> Double {
  let (first, rest) = meanInTwoParts(values)
  return first + rest
}

/// x̄ − ȳ, of which nothing is lost when both are large beside their difference: a mean near 1e12 is itself rounded to 1e-4.
func differenceOfMeans(_ x: [Double], _ y: [Double]) -> Double {
  let (one, other) = (meanInTwoParts(x), meanInTwoParts(y))
  return (one.first - other.first) + (one.rest - other.rest)
}

/// The mean as a rounded number and what was rounded off.
private func meanInTwoParts(_ values: [Double]) -> (first: Double, rest: Double) {
  let count = Double(values.count)
  var sum = 0.0
  for value in values { sum += value }
  let first = sum / count
  guard first.isFinite else { return (first, 0) }
  var rest = 0.0
  for value in values { rest += value - first }
  return (first, rest / count)
}

/// A value to take off all of them before a difference is formed, so that nothing is rounded: numbers of one sign within a factor
/// of two of each other have exact differences (Sterbenz 1974, *Floating-Point Computation*). 0 when they are not.
func exactOrigin(_ values: [Double]) -> Double {
  guard let low = values.min(), let high = values.max() else { return 0 }
  if low > 0, high <= 2 * low { return low }
  if high < 0, low >= 2 * high { return high }
  return 0
}

/// The values less their weighted mean, centred again: the mean of values near 1e12 is itself rounded to 1e-4.
func centered(_ values: [Double], weights: [Double]?) -> [Double] {
  let center = weightedMean(values, weights: weights)
  let once = values.map { $0 - center }
  let rest = weightedMean(once, weights: weights)
  return once.map { $0 - rest }
}

/// The unbiased sample variance, in two passes: the one-pass formula loses every digit when the mean is large beside the
/// spread.
///
/// - Parameter values: At least two.
public func variance(_ values: [Double]) -> Double {
  let center = mean(values)
  var squares = 0.0
  var rest = 0.0
  for value in values {
    let deviation = value - center
    squares += deviation * deviation
    rest += deviation
  }
  let count = Double(values.count)
  return max(squares - rest * rest / count, 0) / (count - 1)
}

/// The square root of the unbiased sample variance.
public func standardDeviation(_ values: [Double]) -> Double { variance(values).squareRoot() }

/// The moment coefficient of skewness, g₁ = m₃ / m₂^(3/2), with moments over n.
///
/// - Parameter values: At least two that are not all equal; otherwise the result is not a number.
public func skewness(_ values: [Double]) -> Double {
  let center = mean(values)
  var second = 0.0
  var third = 0.0
  for value in values {
    let deviation = value - center
    second += deviation * deviation
    third += deviation * deviation * deviation
  }
  let count = Double(values.count)
  second /= count
  return third / count / (second * second.squareRoot())
}

/// The excess kurtosis, g₂ = m₄ / m₂² − 3, with moments over n; 0 for a normal distribution.
///
/// - Parameter values: At least two that are not all equal; otherwise the result is not a number.
public func excessKurtosis(_ values: [Double]) -> Double {
  let center = mean(values)
  var second = 0.0
  var fourth = 0.0
  for value in values {
    let square = (value - center) * (value - center)
    second += square
    fourth += square * square
  }
  let count = Double(values.count)
  return fourth / count / (second / count * (second / count)) - 3
}
