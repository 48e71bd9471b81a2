/// The spread of a regression's coefficients with the degrees of freedom that belong to it.
struct SamplingError {
  private let regression: LeastSquares
  private let type: StandardErrorType
  private let clusters: Groups?
  /// In the orthonormal basis, one in each row; nil for the classical type.
  private let scores: Matrix?
  private let factor: Double
  private let reduced: BiasReduced?
  private let jackknife: ClusterJackknife?

  init(_ regression: LeastSquares, type: StandardErrorType, clusters: Groups?) throws(EstimationError) {
    self.regression = regression
    self.type = type
    self.clusters = clusters
    switch type {
    case .classical:
      scores = nil
      factor = regression.residualSumOfSquares / Double(regression.degreesOfFreedom)
      (reduced, jackknife) = (nil, nil)
    case .cr2:
      let reduced = try BiasReduced(regression, clusters: try regression.checked(clusters, for: type))
      scores = reduced.scores(residuals: regression.residuals)
      factor = 1
      self.reduced = reduced
      jackknife = nil
    case .cr3:
      let jackknife = try ClusterJackknife(regression, clusters: try regression.checked(clusters, for: type))
      scores = jackknife.scores
      factor = 1
      self.jackknife = jackknife
      reduced = nil
    case .hc0, .hc1, .hc2, .hc3, .cr0, .cr1:
      let (scores, factor) = try regression.scores(type, clusters: clusters)
      self.scores = scores
      self.factor = factor
      (reduced, jackknife) = (nil, nil)
    }
    // Below this, what is left of the outcome is the rounding of the arithmetic.
    let outcome = zip(regression.fitted, regression.residuals).map { $0 + $1 }
    guard dot(regression.residuals, regression.residuals) > 1e-28 * dot(outcome, outcome) else { throw .exactFit }
  }

  func estimate(contrast: [Double], name: String) throws(EstimationError) -> Estimate {
    if let cluster = jackknife?.clusterNeeded(for: contrast) {
      throw .coefficientOfOneCluster(coefficient: name, cluster: cluster)
    }
    let direction = regression.inverseFactor.transposed * contrast
    let length = dot(direction, direction)
    // Score by score: in the matrix of their products the ones that cancel would be rounded to 1e-8 of the classical error.
    let along = scores.map { $0 * direction }
    let squaredError = factor * (along.map { dot($0, $0) } ?? length)
    if type != .classical {
      // Residuals that are zero, or add up to zero in each cluster, are no evidence that the error is zero.
      let classical = regression.residualSumOfSquares / Double(regression.degreesOfFreedom) * length
      guard squaredError > 1e-20 * classical else {
        throw type.isClustered ? .clustersCarryNoVariation(coefficient: name) : .rowsCarryNoVariation(coefficient: name)
      }
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
