/// The difference in means of a covariate, in units of its spread before treatment.
///
///     (mean₁ − mean₀) / √((s²₁ + s²₀) / 2)
///
/// It does not grow with the sample, unlike a test; beyond 0.1 it is usually mentioned, beyond 0.25 it is adjusted for. Binary
/// covariates take the same formula, with n − 1.
///
/// - Parameters:
///   - treated: n₁ ≥ 2 finite values.
///   - control: n₀ ≥ 2 finite values, in the same unit.
/// - Throws: ``EstimationError`` for a group of fewer than two and when both are constant.
/// - SeeAlso: Austin (2009), doi:10.1002/sim.3697.
public func standardizedDifference(treated: [Double], control: [Double]) throws(EstimationError) -> Double {
  try checkArms(treated: treated, control: control)
  let spread = ((variance(treated) + variance(control)) / 2).squareRoot()
  guard spread > 0 else { throw .noVariation(what: "covariate") }
  return differenceOfMeans(treated, control) / spread
}

/// s²₁ / s²₀, near 1 when the two groups are alike in spread.
///
/// - Throws: ``EstimationError`` for a group of fewer than two and when the control group is constant.
public func varianceRatio(treated: [Double], control: [Double]) throws(EstimationError) -> Double {
  try checkArms(treated: treated, control: control)
  let denominator = variance(control)
  guard denominator > 0 else { throw .noVariation(what: "covariate") }
  return variance(treated) / denominator
}

/// Whether the covariates together predict who was treated: the regression of treatment on them, all slopes zero.
///
/// With units assigned, the classical F test; with whole clusters assigned, the Wald F with CR1 (Stata) covariance and G − 1
/// degrees of freedom.
///
/// - Parameters:
///   - isTreated: n values.
///   - covariates: Columns of n finite values, with their names.
///   - clusters: The cluster of each unit when whole clusters were assigned, more of them than covariates.
/// - Throws: ``EstimationError`` when a covariate is constant or collinear (named), or clusters are too few.
public func jointBalanceTest(
  isTreated: [Bool], covariates: [(name: String, values: [Double])], clusters: Groups? = nil
) throws(EstimationError) -> WaldTest {
  let n = isTreated.count
  for (name, values) in covariates where values.count != n {
    throw .lengthMismatch(what: name, count: values.count, expected: n)
  }
  guard let first = isTreated.first, isTreated.contains(where: { $0 != first }) else {
    throw .noVariation(what: "treatment")
  }
  let regression = try LeastSquares(
    design: Matrix(columns: [[Double](repeating: 1, count: n)] + covariates.map(\.values)),
    names: ["constant"] + covariates.map(\.name), outcome: isTreated.map { $0 ? 1 : 0 })
  return try regression.waldTest(
    coefficients: Array(1...covariates.count), type: clusters == nil ? .classical : .cr1, clusters: clusters)
}
