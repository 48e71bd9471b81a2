/// The mean effect of several trials, and how much their true effects differ.
public struct PooledEffect: Sendable, Equatable {
  /// What the interval of the mean effect rests on.
  public enum Interval: String, Sendable, CaseIterable {
    /// 1/√Σw and the normal distribution.
    case normal
    /// √(Σ w (y − μ)² / ((k − 1) Σ w)), not truncated, and t with k − 1: better with few trials.
    case hartungKnapp = "Hartung–Knapp"
  }

  /// What a prediction interval refers to.
  public enum PredictionReference: String, Sendable, CaseIterable {
    case normal
    /// t with k − 2 degrees of freedom: Higgins, Thompson and Spiegelhalter (2009); needs three trials.
    case trialsLessTwo = "t, k − 2"
    /// t with k − 1 degrees of freedom.
    case trialsLessOne = "t, k − 1"
  }

  /// The mean effect, in the unit of the trials' effects.
  public let effect: Estimate
  /// Each trial's share of the weights, in the order given; their sum is 1.
  public let weights: [Double]
  /// The estimated variance of the true effects; 0 in the common-effect model.
  public let tauSquared: Double
  /// Cochran's Q, Σ (y − μ)²/v about the common effect.
  public let q: Double
  /// τ² / (τ² + s²), between 0 and 1, with s² the typical sampling variance of Higgins and Thompson; in the common-effect
  /// model max(0, (Q − k + 1)/Q).
  public let iSquared: Double
  /// 1 + τ²/s², or Q/(k − 1) in the common-effect model.
  public let hSquared: Double

  private let trials: [TrialEffect]

  /// k.
  public var trialCount: Int { trials.count }
  /// k − 1.
  public var qDegreesOfFreedom: Int { trials.count - 1 }
  /// The upper tail of the chi-squared distribution at Q.
  public var qPValue: Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(qDegreesOfFreedom)).upperTail(q)
  }

  /// max(0, (Q − k + 1)/Q), the textbook's I².
  public var iSquaredFromQ: Double { q > 0 ? max(0, (q - Double(qDegreesOfFreedom)) / q) : 0 }

  /// Where the true effect of a new trial is expected: μ ± quantile · √(standardError² + τ²).
  ///
  /// - Parameters:
  ///   - level: Strictly between 0 and 1.
  ///   - reference: t with k − 2 degrees of freedom unless asked otherwise.
  /// - Throws: ``EstimationError/tooFewTrials(count:minimum:)`` when no degree of freedom is left.
  /// - SeeAlso: Higgins, Thompson and Spiegelhalter (2009), doi:10.1111/j.1467-985X.2008.00552.x.
  public func predictionInterval(
    level: Double = 0.95, reference: PredictionReference = .trialsLessTwo
  ) throws(EstimationError) -> (low: Double, high: Double) {
    let degreesOfFreedom: Double
    switch reference {
    case .normal: degreesOfFreedom = .infinity
    case .trialsLessOne: degreesOfFreedom = Double(trials.count - 1)
    case .trialsLessTwo:
      guard trials.count >= 3 else { throw .tooFewTrials(count: trials.count, minimum: 3) }
      degreesOfFreedom = Double(trials.count - 2)
    }
    return Estimate(
      estimate: effect.estimate,
      standardError: (effect.standardError * effect.standardError + tauSquared).squareRoot(),
      degreesOfFreedom: degreesOfFreedom
    ).confidenceInterval(level: level)
  }

  /// The Q-profile interval of τ².
  ///
  /// - SeeAlso: Viechtbauer (2007), doi:10.1002/sim.2514.
  public func tauSquaredInterval(level: Double = 0.95) throws(EstimationError) -> (low: Double, high: Double) {
    let reference = ChiSquaredDistribution(degreesOfFreedom: Double(qDegreesOfFreedom))
    return (
      try tauSquaredWhere(trials, generalizedQIs: reference.quantile(upperTail: (1 - level) / 2)),
      try tauSquaredWhere(trials, generalizedQIs: reference.quantile((1 - level) / 2))
    )
  }

  /// Inverse-variance pooling under one common true effect.
  ///
  /// Right when the trials are near copies of one another; otherwise its interval is too short.
  ///
  /// - Parameter trials: At least two.
  /// - Throws: ``EstimationError`` for fewer, and for a trial without a finite effect or a positive variance.
  public init(commonEffect trials: [TrialEffect]) throws(EstimationError) {
    try Self.check(trials)
    let sums = WeightedSums(trials, tauSquared: 0)
    let degreesOfFreedom = Double(trials.count - 1)
    effect = Estimate(estimate: sums.center, standardError: 1 / sums.weight.squareRoot())
    weights = trials.map { 1 / $0.variance / sums.weight }
    tauSquared = 0
    q = sums.q
    iSquared = sums.q > 0 ? max(0, (sums.q - degreesOfFreedom) / sums.q) : 0
    hSquared = sums.q / degreesOfFreedom
    self.trials = trials
  }

  /// Inverse-variance pooling under true effects that differ with variance τ²: weights 1/(v + τ²).
  ///
  /// - Parameters:
  ///   - trials: At least two; with fewer than about five, τ² is hardly known.
  ///   - heterogeneity: The estimator of τ².
  ///   - interval: Hartung–Knapp is the better one with few trials.
  /// - Throws: ``EstimationError`` for fewer, for a trial without a finite effect or a positive variance, and when τ² does not
  ///   converge.
  /// - SeeAlso: DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2; Hartung and Knapp (2001),
  ///   doi:10.1002/sim.1009; Higgins and Thompson (2002), doi:10.1002/sim.1186, for I² and H².
  public init(
    randomEffects trials: [TrialEffect], heterogeneity: HeterogeneityEstimator = .restrictedMaximumLikelihood,
    interval: Interval = .normal
  ) throws(EstimationError) {
    try Self.check(trials)
    let degreesOfFreedom = Double(trials.count - 1)
    let common = WeightedSums(trials, tauSquared: 0)
    let tauSquared = try heterogeneity.tauSquared(trials)
    let sums = WeightedSums(trials, tauSquared: tauSquared)
    switch interval {
    case .normal:
      effect = Estimate(estimate: sums.center, standardError: 1 / sums.weight.squareRoot())
    case .hartungKnapp:
      guard sums.q > 0 else { throw .noVariation(what: "effects of the trials") }
      effect = Estimate(
        estimate: sums.center, standardError: (sums.q / (degreesOfFreedom * sums.weight)).squareRoot(),
        degreesOfFreedom: degreesOfFreedom)
    }
    let typical = degreesOfFreedom * common.weight / (common.weight * common.weight - common.weight2)
    self.tauSquared = tauSquared
    weights = trials.map { 1 / ($0.variance + tauSquared) / sums.weight }
    q = common.q
    iSquared = tauSquared / (tauSquared + typical)
    hSquared = 1 + tauSquared / typical
    self.trials = trials
  }

  private static func check(_ trials: [TrialEffect]) throws(EstimationError) {
    guard trials.count >= 2 else { throw .tooFewTrials(count: trials.count, minimum: 2) }
    for (place, trial) in trials.enumerated() {
      guard trial.estimate.isFinite else { throw .notFinite(what: "effect", row: place + 1) }
      guard trial.variance > 0, trial.variance.isFinite else { throw .varianceNotPositive(trial: place + 1) }
    }
  }
}
