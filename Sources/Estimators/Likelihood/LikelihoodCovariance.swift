extension LikelihoodRegression {
  /// The estimated covariance of the coefficients.
  ///
  /// - Parameters:
  ///   - type: Named by its formula: ``LikelihoodStandardError/formula``.
  ///   - clusters: For the clustered types, the cluster of each row given, at least two of them; some 40 for a good interval.
  /// - Returns: V, k × k, symmetric.
  /// - Throws: ``EstimationError`` when clusters are missing, too few, or not as many as rows.
  public func covariance(_ type: LikelihoodStandardError, clusters: Groups? = nil) throws(EstimationError) -> Matrix {
    let bread = inverseFactor * inverseFactor.transposed
    guard type != .classical else { return bread }
    var scores = basis.scalingRows(by: multipliers)
    var factor = type == .hc1 ? Double(rows) / Double(rows - 1) : 1
    if type.isClustered {
      guard let clusters else { throw .clustersMissing(standardError: type.name) }
      let groups = try selection.usedClusters(clusters)
      scores = scores.addingRows(of: groups)
      if type == .cr1 { factor = Double(groups.count) / Double(groups.count - 1) }
    }
    let half = inverseFactor * scores.transposed
    var result = half * half.transposed
    for place in result.values.indices { result.values[place] *= factor }
    return result
  }

  /// The estimate of one coefficient.
  public func estimate(
    coefficient: Int, type: LikelihoodStandardError, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    try estimate(contrast: coefficients.indices.map { $0 == coefficient ? 1 : 0 }, type: type, clusters: clusters)
  }

  /// The estimate of every coefficient, in the order of the columns.
  public func estimates(
    type: LikelihoodStandardError, clusters: Groups? = nil
  ) throws(EstimationError) -> [Estimate] {
    let covariance = try covariance(type, clusters: clusters)
    return coefficients.indices.map {
      Estimate(estimate: coefficients[$0], standardError: covariance[$0, $0].squareRoot())
    }
  }

  /// The estimate of a combination cᵀβ of coefficients.
  public func estimate(
    contrast: [Double], type: LikelihoodStandardError, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    guard contrast.count == coefficients.count else {
      throw .lengthMismatch(what: "contrast", count: contrast.count, expected: coefficients.count)
    }
    let covariance = try covariance(type, clusters: clusters)
    return Estimate(
      estimate: dot(contrast, coefficients), standardError: dot(contrast, covariance * contrast).squareRoot())
  }

  /// The joint test that q contrasts of the coefficients are zero: χ² over q, so that it refers to F(q, ∞).
  ///
  /// - Parameter contrasts: C, q rows of k values, linearly independent.
  public func waldTest(
    contrasts: [[Double]], type: LikelihoodStandardError, clusters: Groups? = nil
  ) throws(EstimationError) -> WaldTest {
    for contrast in contrasts where contrast.count != coefficients.count {
      throw .lengthMismatch(what: "contrast", count: contrast.count, expected: coefficients.count)
    }
    let covariance = try covariance(type, clusters: clusters)
    let statistic = try waldForm(
      estimates: contrasts.map { dot($0, coefficients) }, names: contrasts.map { _ in "contrast" },
      covariance: { dot(contrasts[$0], covariance * contrasts[$1]) })
    return WaldTest(
      statistic: statistic / Double(contrasts.count), numeratorDegreesOfFreedom: Double(contrasts.count),
      denominatorDegreesOfFreedom: .infinity)
  }
}
