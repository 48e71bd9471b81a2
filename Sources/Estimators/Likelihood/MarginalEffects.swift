/// Averages over the rows of what a likelihood regression predicts, with standard errors by the delta method.
///
/// The rows are taken as they are (Stata's `margins` without `vce(unconditional)`, R's marginaleffects): the error is that of the
/// coefficients. With sampling weights the averages are weighted. Designs have the rows given, those of weight zero included.
extension LikelihoodRegression {
  /// The average of the predicted means when the columns are those of another design, for example with everyone treated.
  ///
  /// - Parameter design: n × k, the columns of the model with some values changed, interactions included.
  public func averagePrediction(
    design: Matrix, type: LikelihoodStandardError, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    let mean = try average(design)
    return try delta(mean.value, gradient: mean.gradient, type: type, clusters: clusters)
  }

  /// The average difference in predicted means between two designs: the effect of what differs between them.
  ///
  /// With all columns but treatment as they are, it is the average effect of treatment, on the scale of the outcome.
  public func averageDifference(
    from: Matrix, to: Matrix, type: LikelihoodStandardError, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    let low = try average(from)
    let high = try average(to)
    return try delta(
      high.value - low.value, gradient: zip(high.gradient, low.gradient).map { $0 - $1 }, type: type,
      clusters: clusters)
  }

  /// The average difference in predicted means when one column is changed from one value to another, in every row.
  ///
  /// For a column that is part of an interaction use ``averageDifference(from:to:type:clusters:)``.
  public func averageDiscreteEffect(
    column: Int, from: Double = 0, to: Double = 1, type: LikelihoodStandardError, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    let used = design
    func mean(_ value: Double) -> (value: Double, gradient: [Double]) {
      var changed = used
      for i in 0..<used.rows { changed[i, column] = value }
      return average(ofUsed: changed)
    }
    let low = mean(from)
    let high = mean(to)
    return try delta(
      high.value - low.value, gradient: zip(high.gradient, low.gradient).map { $0 - $1 }, type: type,
      clusters: clusters)
  }

  /// The average derivative of the predicted mean by one column: of a covariate that is a quantity.
  ///
  /// For a column that is part of an interaction or a power it is not the effect of the covariate.
  public func averageMarginalEffect(
    column: Int, type: LikelihoodStandardError, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    var (total, slopes) = (0.0, 0.0)
    var gradient = [Double](repeating: 0, count: coefficients.count)
    for i in 0..<rows {
      let weight = weights?[i] ?? 1
      total += weight
      slopes += weight * family.slope(predictor[i])
      let bend = weight * family.curvature(predictor[i]) * coefficients[column]
      for j in gradient.indices { gradient[j] += bend * design[i, j] }
    }
    gradient[column] += slopes
    return try delta(
      slopes / total * coefficients[column], gradient: gradient.map { $0 / total }, type: type, clusters: clusters)
  }

  /// The average predicted mean with everyone in the control arm, with everyone treated, and their difference.
  ///
  /// - Parameter treatment: The column of treatment, 0 or 1, which is in no other column.
  public func predictedMeans(
    treatment: Int, type: LikelihoodStandardError, clusters: Groups? = nil
  ) throws(EstimationError) -> (control: Estimate, treated: Estimate, difference: Estimate) {
    let covariance = try covariance(type, clusters: clusters)
    let means = [0.0, 1].map { arm in
      var changed = design
      for i in 0..<rows { changed[i, treatment] = arm }
      return average(ofUsed: changed)
    }
    func estimate(_ value: Double, _ gradient: [Double]) -> Estimate {
      Estimate(estimate: value, standardError: dot(gradient, covariance * gradient).squareRoot())
    }
    return (
      estimate(means[0].value, means[0].gradient), estimate(means[1].value, means[1].gradient),
      estimate(means[1].value - means[0].value, zip(means[1].gradient, means[0].gradient).map { $0 - $1 })
    )
  }

  private func average(_ design: Matrix) throws(EstimationError) -> (value: Double, gradient: [Double]) {
    guard design.columns == coefficients.count else {
      throw .lengthMismatch(what: "columns of the design", count: design.columns, expected: coefficients.count)
    }
    guard design.rows == selection.given else {
      throw .lengthMismatch(what: "rows of the design", count: design.rows, expected: selection.given)
    }
    return average(ofUsed: selection.used(design))
  }

  private func average(ofUsed design: Matrix) -> (value: Double, gradient: [Double]) {
    let linear = design * coefficients
    var (total, sum) = (0.0, 0.0)
    var slopes = [Double](repeating: 0, count: rows)
    for i in 0..<rows {
      let weight = weights?[i] ?? 1
      let predictor = linear[i] + (offset?[i] ?? 0)
      total += weight
      sum += weight * family.mean(predictor)
      slopes[i] = weight * family.slope(predictor)
    }
    let gradient = (0..<design.columns).map { j in
      var sum = 0.0
      for i in 0..<rows { sum += slopes[i] * design.values[j * rows + i] }
      return sum / total
    }
    return (sum / total, gradient)
  }

  private func delta(
    _ value: Double, gradient: [Double], type: LikelihoodStandardError, clusters: Groups?
  ) throws(EstimationError) -> Estimate {
    let covariance = try covariance(type, clusters: clusters)
    return Estimate(estimate: value, standardError: dot(gradient, covariance * gradient).squareRoot())
  }
}
