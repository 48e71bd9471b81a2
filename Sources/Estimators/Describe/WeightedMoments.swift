/// What a weight says, on which the denominator of a weighted variance depends.
public enum WeightMeaning: String, Sendable, CaseIterable {
  /// The row stands for that many equal rows: Σw − 1.
  case frequency
  /// Relative precision or inverse probability, whatever their scale: Σw − Σw²/Σw (SAS and R's `cov.wt`).
  case reliability
}

/// Σ w x / Σ w.
///
/// - Parameters:
///   - values: n finite values.
///   - weights: n weights, none negative, not all zero.
/// - Throws: ``EstimationError``, with the row.
public func weightedMean(_ values: [Double], weights: [Double]) throws(EstimationError) -> Double {
  let sum = try checkWeights(values, weights)
  var first = 0.0
  for (value, weight) in zip(values, weights) { first += weight * value }
  first /= sum
  // Corrected once for the rounding of the first sum.
  var rest = 0.0
  for (value, weight) in zip(values, weights) { rest += weight * (value - first) }
  return first + rest / sum
}

/// Σ w (x − x̄)² over what the meaning of the weights says. With equal weights both are the sample variance.
///
/// - Throws: ``EstimationError`` as ``weightedMean(_:weights:)``, and when the weights leave no degree of freedom.
/// - SeeAlso: *GNU Scientific Library Reference Manual*, section “Weighted Samples”, for the second.
public func weightedVariance(
  _ values: [Double], weights: [Double], meaning: WeightMeaning
) throws(EstimationError) -> Double {
  let center = try weightedMean(values, weights: weights)
  var sum = 0.0
  var squares = 0.0
  var deviations = 0.0
  for (value, weight) in zip(values, weights) {
    sum += weight
    squares += weight * weight
    deviations += weight * (value - center) * (value - center)
  }
  let denominator = meaning == .frequency ? sum - 1 : sum - squares / sum
  guard denominator > 1e-12 * sum else {
    throw .tooFewObservations(group: "weighted values", count: weights.count { $0 > 0 }, minimum: 2)
  }
  return deviations / denominator
}

/// The weighted moment coefficient of skewness, m₃ / m₂^(3/2) with moments over Σw. With equal weights it is ``skewness(_:)``.
///
/// - Throws: ``EstimationError`` as ``weightedMean(_:weights:)``, and when the weighted values are all equal.
public func weightedSkewness(_ values: [Double], weights: [Double]) throws(EstimationError) -> Double {
  let center = try weightedMean(values, weights: weights)
  var (sum, second, third) = (0.0, 0.0, 0.0)
  for (value, weight) in zip(values, weights) {
    let deviation = value - center
    sum += weight
    second += weight * deviation * deviation
    third += weight * deviation * deviation * deviation
  }
  second /= sum
  guard second > 0 else { throw .noVariation(what: "weighted values") }
  return third / sum / (second * second.squareRoot())
}

/// The weighted quantile: the smallest value below or at which lie p of the weights, and the mean of two where exactly p lie
/// below (type 2; Stata's `summarize, detail` and `_pctile`).
///
/// - Parameter probability: Between 0 and 1.
/// - Throws: ``EstimationError`` as ``weightedMean(_:weights:)``.
public func weightedQuantile(
  _ probability: Double, of values: [Double], weights: [Double]
) throws(EstimationError) -> Double {
  guard probability >= 0, probability <= 1 else {
    throw .outOfRange(what: "quantile", allowed: "between 0 and 1")
  }
  let sum = try checkWeights(values, weights)
  let order = values.indices.filter { weights[$0] > 0 }.sorted { (values[$0], $0) < (values[$1], $1) }
  var below = 0.0
  let slack = 1e-14 * sum
  for (place, row) in order.enumerated() {
    below += weights[row]
    if below > probability * sum + slack { return values[row] }
    if below >= probability * sum - slack {
      return place + 1 < order.count && probability > 0
        ? (values[row] + values[order[place + 1]]) / 2 : values[row]
    }
  }
  return values[order[order.count - 1]]
}

/// The sum of the weights.
private func checkWeights(_ values: [Double], _ weights: [Double]) throws(EstimationError) -> Double {
  guard weights.count == values.count else {
    throw .lengthMismatch(what: "weights", count: weights.count, expected: values.count)
  }
  if let row = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: "value", row: row + 1) }
  if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) { throw .weightNotPositive(row: row + 1) }
  let sum = weights.reduce(0, +)
  guard sum > 0 else { throw .tooFewObservations(group: "weighted values", count: 0, minimum: 1) }
  return sum
}
