/// The covariance of a regression's coefficients with the degrees of freedom that belong to it.
struct SamplingError {
  private let regression: LeastSquares
  private let type: StandardErrorType
  private let clusters: Groups?
  private let covariance: Matrix
  private let reduced: BiasReduced?
  private let jackknife: ClusterJackknife?

  init(_ regression: LeastSquares, type: StandardErrorType, clusters: Groups?) throws(EstimationError) {
    self.regression = regression
    self.type = type
    self.clusters = clusters
    if type == .cr2 {
      let reduced = BiasReduced(regression, clusters: try regression.checked(clusters, for: type))
      covariance = regression.sandwich(reduced.scores(residuals: regression.residuals), factor: 1)
      self.reduced = reduced
      jackknife = nil
    } else if type == .cr3 {
      let jackknife = ClusterJackknife(regression, clusters: try regression.checked(clusters, for: type))
      covariance = regression.sandwich(jackknife.scores, factor: 1)
      self.jackknife = jackknife
      reduced = nil
    } else {
      covariance = try regression.covariance(type, clusters: clusters)
      reduced = nil
      jackknife = nil
    }
    // Below this, what is left of the outcome is the rounding of the arithmetic.
    let outcome = zip(regression.fitted, regression.residuals).map { $0 + $1 }
    guard dot(regression.residuals, regression.residuals) > 1e-28 * dot(outcome, outcome) else { throw .exactFit }
  }

  func estimate(contrast: [Double], name: String) throws(EstimationError) -> Estimate {
    let squaredError = dot(contrast, covariance * contrast)
    if type.isClustered {
      // Residuals that add up to zero in each cluster are no evidence that the error is zero.
      let direction = regression.inverseFactor.transposed * contrast
      let classical = regression.residualSumOfSquares / Double(regression.degreesOfFreedom) * dot(direction, direction)
      guard squaredError > 1e-20 * classical else { throw .clustersCarryNoVariation(coefficient: name) }
    }
    if let cluster = jackknife?.clusterNeeded(for: contrast) {
      throw .coefficientOfOneCluster(coefficient: name, cluster: cluster)
    }
    guard squaredError > 0 else { throw .exactFit }
    let degreesOfFreedom =
      reduced?.degreesOfFreedom(contrast: contrast)
      ?? regression.referenceDegreesOfFreedom(type, clusters: clusters)
    guard degreesOfFreedom > 0 else { throw .clustersCarryNoVariation(coefficient: name) }
    return Estimate(
      estimate: dot(contrast, regression.coefficients), standardError: squaredError.squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }
}
