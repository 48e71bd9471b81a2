/// The average treatment effect adjusted for covariates with a slope for each arm (Lin's estimator).
///
/// The regression of the outcome on treatment, the covariates centred at their means, and their products with treatment. In a
/// randomised experiment it never loses precision in large samples, whatever the true relation; with few units per covariate
/// prefer the plain difference in means.
///
/// - Parameters:
///   - outcome: n finite values.
///   - isTreated: n values.
///   - covariates: Columns of n finite values measured before treatment, with their names.
///   - type: HC2 by default; a clustered type when whole clusters were assigned.
///   - clusters: For the clustered types, the cluster of each row.
///   - weights: n sampling weights, none negative, or nil; centring then uses them.
/// - Returns: The effect, with n − 2(1 + p) degrees of freedom for p covariates unless clustered.
/// - Throws: As ``LeastSquares``.
/// - SeeAlso: Lin (2013), doi:10.1214/12-AOAS583.
public func linAdjustedDifference(
  outcome: [Double], isTreated: [Bool], covariates: [(name: String, values: [Double])],
  type: StandardErrorType = .hc2, clusters: Groups? = nil, weights: [Double]? = nil
) throws(EstimationError) -> Estimate {
  try checkColumns(outcome: outcome, isTreated: isTreated)
  let n = outcome.count
  let treated = isTreated.map { $0 ? 1.0 : 0 }
  var columns = [[Double](repeating: 1, count: n), treated]
  var names = ["constant", "treatment"]
  if let weights, weights.count != n { throw .lengthMismatch(what: "weights", count: weights.count, expected: n) }
  for (name, values) in covariates {
    guard values.count == n else { throw .lengthMismatch(what: name, count: values.count, expected: n) }
    columns.append(centered(values, weights: weights))
    names.append(name)
  }
  for (place, covariate) in covariates.enumerated() {
    columns.append(zip(columns[place + 2], treated).map { $0 * $1 })
    names.append("treatment × " + covariate.name)
  }
  let regression = try LeastSquares(
    design: Matrix(columns: columns), names: names, outcome: outcome, weights: weights)
  return try regression.estimate(coefficient: 1, type: type, clusters: clusters)
}
