extension LeastSquares {
  /// The average of the predicted outcomes when the columns are those of another design, for example with everyone treated.
  ///
  /// The contrast is the mean of the design's rows, so that the error is that of the coefficients: the rows are taken as they are.
  /// Absorbed effects are not in the prediction: with them only differences between designs are right.
  ///
  /// - Parameters:
  ///   - design: n × k for the rows given, the columns of the regression with some values changed, interactions included. With
  ///     weights the mean is weighted.
  ///   - type: As ``estimate(contrast:type:clusters:)``.
  public func averagePrediction(
    design: Matrix, type: StandardErrorType, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    guard absorbed == nil else { throw .predictionWithAbsorbedEffects }
    return try estimate(contrast: averageRow(design), type: type, clusters: clusters)
  }

  /// The average difference in predicted outcomes between two designs.
  public func averageDifference(
    from: Matrix, to: Matrix, type: StandardErrorType, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    let low = try averageRow(from)
    let high = try averageRow(to)
    return try estimate(contrast: zip(high, low).map { $0 - $1 }, type: type, clusters: clusters)
  }

  private func averageRow(_ design: Matrix) throws(EstimationError) -> [Double] {
    guard design.columns == coefficients.count else {
      throw .lengthMismatch(what: "columns of the design", count: design.columns, expected: coefficients.count)
    }
    guard design.rows == selection.given else {
      throw .lengthMismatch(what: "rows of the design", count: design.rows, expected: selection.given)
    }
    let used = selection.used(design)
    let weights = rootWeights?.map { $0 * $0 }
    return (0..<used.columns).map { weightedMean(used.column($0), weights: weights) }
  }
}

/// The adjusted mean of each arm and their difference, from one regression.
public struct PredictedMeans: Sendable, Equatable {
  public var control: Estimate
  public var treated: Estimate
  /// The average treatment effect.
  public var difference: Estimate

  /// The means that both arms would have with the covariates of all rows together.
  ///
  /// - Parameters:
  ///   - outcome: n finite values.
  ///   - isTreated: n values.
  ///   - covariates: Columns of n finite values measured before treatment, with their names; none gives the means of the arms.
  ///   - hasSlopeForEachArm: Whether each arm has its own slopes (Lin's estimator) or both the same (ANCOVA).
  ///   - type: HC2 by default; a clustered type when whole clusters were assigned.
  ///   - clusters: For the clustered types, the cluster of each row.
  ///   - weights: n sampling weights, or nil.
  /// - Throws: As ``LeastSquares``.
  /// - SeeAlso: Lin (2013), doi:10.1214/12-AOAS583; Searle, Speed and Milliken (1980), doi:10.1080/00031305.1980.10483031.
  public init(
    outcome: [Double], isTreated: [Bool], covariates: [(name: String, values: [Double])] = [],
    hasSlopeForEachArm: Bool = true, type: StandardErrorType = .hc2, clusters: Groups? = nil, weights: [Double]? = nil
  ) throws(EstimationError) {
    try checkColumns(outcome: outcome, isTreated: isTreated)
    if let weights, weights.count != outcome.count {
      throw .lengthMismatch(what: "weights", count: weights.count, expected: outcome.count)
    }
    var design = Design(rows: outcome.count)
    design.addConstant()
    try design.add("treatment", isTreated.map { $0 ? 1 : 0 })
    // Centred covariates have mean zero: the constant is then the control mean.
    for (name, values) in covariates { try design.addCentered(name, values, weights: weights) }
    if hasSlopeForEachArm {
      for (name, _) in covariates { try design.addInteraction("treatment", name) }
    }
    let regression = try LeastSquares(
      design: design.matrix, names: design.names, outcome: outcome, weights: weights)
    let spread = try SamplingError(regression, type: type, clusters: clusters)
    let rest = [Double](repeating: 0, count: design.names.count - 2)
    control = try spread.estimate(contrast: [1, 0] + rest, name: "constant")
    treated = try spread.estimate(contrast: [1, 1] + rest, name: "constant, treatment")
    difference = try spread.estimate(contrast: [0, 1] + rest, name: "treatment")
  }
}
