/// The arithmetic mean, corrected once for the rounding of the first sum.
///
/// - Parameter values: At least one.
public func mean(_ values: [Double]) -> Double {
  let count = Double(values.count)
  var sum = 0.0
  for value in values { sum += value }
  let first = sum / count
  guard first.isFinite else { return first }
  var rest = 0.0
  for value in values { rest += value - first }
  return first + rest / count
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
