/// A one-way analysis of variance: do the means of several groups differ?
public struct AnalysisOfVariance: Sendable, Equatable {
  /// Σ n_g (mean_g − mean)².
  public var betweenSumOfSquares: Double
  /// Σ (y − mean_g)².
  public var withinSumOfSquares: Double
  /// Groups − 1.
  public var betweenDegreesOfFreedom: Int
  /// n − groups.
  public var withinDegreesOfFreedom: Int

  public var betweenMeanSquare: Double { betweenSumOfSquares / Double(betweenDegreesOfFreedom) }
  public var withinMeanSquare: Double { withinSumOfSquares / Double(withinDegreesOfFreedom) }
  /// The ratio of the mean squares.
  public var statistic: Double { betweenMeanSquare / withinMeanSquare }
  /// The upper tail of the F distribution: right when the groups have the same spread.
  public var pValue: Double {
    FDistribution(numerator: Double(betweenDegreesOfFreedom), denominator: Double(withinDegreesOfFreedom))
      .upperTail(statistic)
  }
  public var rSquared: Double { betweenSumOfSquares / (betweenSumOfSquares + withinSumOfSquares) }

  /// - Parameters:
  ///   - values: n finite values.
  ///   - groups: The group of each value, at least two groups and more values than groups.
  /// - Throws: ``EstimationError`` when there are too few groups or values, or no value differs from its group's mean.
  public init(_ values: [Double], groups: Groups) throws(EstimationError) {
    guard groups.index.count == values.count else {
      throw .lengthMismatch(what: "groups", count: groups.index.count, expected: values.count)
    }
    if let row = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: "outcome", row: row + 1) }
    guard groups.count >= 2 else { throw .tooFewObservations(group: "groups", count: groups.count, minimum: 2) }
    guard values.count > groups.count else {
      throw .moreCoefficientsThanRows(coefficients: groups.count, rows: values.count)
    }
    // From the mean of all: with many leading digits in common, what follows keeps the others.
    let center = mean(values)
    let deviations = values.map { $0 - center }
    let rest = mean(deviations)
    var between = 0.0
    var within = 0.0
    for rows in groups.rows {
      let part = rows.map { deviations[$0] }
      let own = mean(part)
      between += Double(rows.count) * (own - rest) * (own - rest)
      for value in part { within += (value - own) * (value - own) }
    }
    guard within > 0 else { throw .noVariation(what: "outcome within groups") }
    betweenSumOfSquares = between
    withinSumOfSquares = within
    betweenDegreesOfFreedom = groups.count - 1
    withinDegreesOfFreedom = values.count - groups.count
  }
}
