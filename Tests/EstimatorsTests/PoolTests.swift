import Testing

@testable import Estimators

@Suite("Pooling trials")
struct PoolTests {
  /// Colditz and others (1994): cases and participants, vaccinated and not (table 1 there; metafor `dat.bcg`).
  static let counts = [
    (4, 123, 11, 139), (6, 306, 29, 303), (3, 231, 11, 220), (62, 13598, 248, 12867), (33, 5069, 47, 5808),
    (180, 1541, 372, 1451), (8, 2545, 10, 629), (505, 88391, 499, 88391), (29, 7499, 45, 7277), (17, 1716, 65, 1665),
    (186, 50634, 141, 27338), (5, 2498, 3, 2341), (27, 16913, 29, 17854),
  ]

  static func trials(_ measure: EventMeasure) throws -> [TrialEffect] {
    try counts.map {
      try TrialEffect(
        measure, treated: EventCount(events: $0.0, participants: $0.1),
        control: EventCount(events: $0.2, participants: $0.3))
    }
  }

  @Test("agrees with Viechtbauer (2010) on the BCG trials, as printed")
  func published() throws {
    // Journal of Statistical Software 36(3), section 3; metafor's documentation of rma.uni.
    let trials = try Self.trials(.logRiskRatio)
    let random = try PooledEffect(randomEffects: trials)
    func printed(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
    #expect(printed(random.effect.estimate) == -0.7145)
    #expect(printed(random.effect.standardError) == 0.1798)
    #expect(printed(random.tauSquared) == 0.3132)
    #expect(printed(random.effect.confidenceInterval().low) == -1.0669)
    #expect(printed(random.effect.confidenceInterval().high) == -0.3622)
    #expect((random.iSquared * 10_000).rounded() == 9222)
    #expect((random.q * 1000).rounded() == 152_233)
    #expect(random.qDegreesOfFreedom == 12)
    let common = try PooledEffect(commonEffect: trials)
    #expect(printed(common.effect.estimate) == -0.4303)
    #expect(printed(common.effect.standardError) == 0.0405)
  }

  @Test("with no heterogeneity the random effects are the common effect")
  func homogeneous() throws {
    let trials = [0.20, 0.21, 0.19].map { TrialEffect(estimate: $0, variance: 0.04) }
    let common = try PooledEffect(commonEffect: trials)
    for estimator in HeterogeneityEstimator.allCases {
      let random = try PooledEffect(randomEffects: trials, heterogeneity: estimator)
      #expect(random.tauSquared == 0)
      #expect(random.effect == common.effect)
      #expect(random.iSquared == 0)
      #expect(random.hSquared == 1)
    }
    #expect(common.weights.reduce(0, +).isClose(to: 1))
  }

  @Test("with equal variances every estimator of τ² is the variance of the effects less the sampling variance")
  func equalVariances() throws {
    let trials = [0.1, 0.5, 0.9, 1.7].map { TrialEffect(estimate: $0, variance: 0.01) }
    let expected = variance(trials.map(\.estimate)) - 0.01
    for estimator in HeterogeneityEstimator.allCases {
      let random = try PooledEffect(randomEffects: trials, heterogeneity: estimator, interval: .hartungKnapp)
      #expect(random.tauSquared.isClose(to: expected, relative: 1e-10))
      // The Hartung–Knapp interval is then the one-sample t interval.
      #expect(random.effect.standardError.isClose(to: (variance(trials.map(\.estimate)) / 4).squareRoot()))
      #expect(random.effect.degreesOfFreedom == 3)
    }
  }

  @Test("a change of unit changes the results by the unit only")
  func unit() throws {
    let trials = try Self.trials(.riskDifference)
    let scaled = trials.map { TrialEffect(estimate: 1e4 * $0.estimate, variance: 1e8 * $0.variance) }
    for estimator in HeterogeneityEstimator.allCases {
      let one = try PooledEffect(randomEffects: trials, heterogeneity: estimator)
      let other = try PooledEffect(randomEffects: scaled, heterogeneity: estimator)
      #expect(other.tauSquared.isClose(to: 1e8 * one.tauSquared, relative: 1e-10))
      #expect(other.effect.estimate.isClose(to: 1e4 * one.effect.estimate, relative: 1e-10))
    }
  }

  @Test("refuses empty cells, impossible counts, and tables too short to pool")
  func refusals() throws {
    let some = EventCount(events: 3, participants: 10)
    let none = EventCount(events: 0, participants: 10)
    let all = EventCount(events: 10, participants: 10)
    #expect(throws: EstimationError.zeroCell(trial: 4)) {
      try TrialEffect(.logRiskRatio, treated: none, control: some, trial: 4)
    }
    #expect(throws: EstimationError.zeroCell(trial: nil)) {
      try TrialEffect(.logOddsRatio, treated: some, control: all)
    }
    #expect(throws: EstimationError.varianceNotPositive(trial: 2)) {
      try TrialEffect(.riskDifference, treated: none, control: all, trial: 2)
    }
    #expect(throws: EstimationError.impossibleCounts(trial: nil)) {
      try TrialEffect(.riskDifference, treated: EventCount(events: 11, participants: 10), control: some)
    }
    #expect(throws: EstimationError.impossibleCounts(trial: nil)) {
      try TrialEffect(.riskDifference, treated: some, control: EventCount(events: 0, participants: 0))
    }
    #expect(throws: EstimationError.tooFewObservations(group: "control", count: 1, minimum: 2)) {
      try TrialEffect(
        differenceInMeans: ArmSummary(participants: 5, mean: 1, standardDeviation: 1),
        control: ArmSummary(participants: 1, mean: 1, standardDeviation: 1))
    }
    #expect(throws: EstimationError.varianceNotPositive(trial: 3)) {
      try TrialEffect(
        standardizedDifference: ArmSummary(participants: 5, mean: 1, standardDeviation: 0),
        control: ArmSummary(participants: 5, mean: 1, standardDeviation: 0), trial: 3)
    }
    let one = TrialEffect(estimate: 1, variance: 1)
    #expect(throws: EstimationError.tooFewTrials(count: 1, minimum: 2)) { try PooledEffect(randomEffects: [one]) }
    #expect(throws: EstimationError.varianceNotPositive(trial: 2)) {
      try PooledEffect(commonEffect: [one, TrialEffect(estimate: 1, variance: 0)])
    }
    #expect(throws: EstimationError.notFinite(what: "effect", row: 1)) {
      try PooledEffect(commonEffect: [TrialEffect(estimate: .nan, variance: 1), one])
    }
    #expect(throws: EstimationError.tooFewTrials(count: 2, minimum: 3)) {
      try PooledEffect(randomEffects: [one, one]).predictionInterval()
    }
    #expect(throws: EstimationError.noVariation(what: "effects of the trials")) {
      try PooledEffect(randomEffects: [one, one], interval: .hartungKnapp)
    }
    #expect(throws: EstimationError.tooFewTrials(count: 2, minimum: 3)) { try eggerTest([one, one]) }
    #expect(throws: EstimationError.collinear(columns: ["standard error"])) { try eggerTest([one, one, one]) }
  }
}
