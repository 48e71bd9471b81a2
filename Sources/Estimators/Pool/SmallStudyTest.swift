/// Egger's test: do small trials find other effects than large ones, as when unwelcome ones were not published?
///
/// The slope in the weighted regression (weights 1/v) of the effect on its standard error, with classical standard error and k − 2
/// degrees of freedom. With fewer than about ten trials it finds little.
///
/// - Throws: ``EstimationError`` for fewer than three trials, and when all have the same standard error.
/// - SeeAlso: Egger and others (1997), doi:10.1136/bmj.315.7109.629.
public func eggerTest(_ trials: [TrialEffect]) throws(EstimationError) -> Estimate {
  guard trials.count >= 3 else { throw .tooFewTrials(count: trials.count, minimum: 3) }
  for (place, trial) in trials.enumerated() where !(trial.variance > 0 && trial.variance.isFinite) {
    throw .varianceNotPositive(trial: place + 1)
  }
  let regression = try LeastSquares(
    design: Matrix(columns: [
      [Double](repeating: 1, count: trials.count), trials.map { $0.variance.squareRoot() },
    ]),
    names: ["constant", "standard error"], outcome: trials.map(\.estimate), weights: trials.map { 1 / $0.variance })
  return try regression.estimate(coefficient: 1, type: .classical)
}
