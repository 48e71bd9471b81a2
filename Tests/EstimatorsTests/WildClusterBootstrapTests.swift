import Testing

@testable import Estimators

/// On the data of ``CovarianceTests``: 20 rows, six clusters.
@Suite("Wild cluster bootstrap")
struct WildClusterBootstrapTests {
  let clusters = CovarianceTests.clusters

  func fit(weights: [Double]? = nil) throws -> LeastSquares {
    try LeastSquares(
      design: Matrix(columns: [CovarianceTests.rows.map { _ in 1 }, CovarianceTests.treated, CovarianceTests.covariate]
      ),
      names: ["constant", "treated", "covariate"], outcome: CovarianceTests.outcome, weights: weights)
  }

  /// References/wildcluster.py, NumPy 2.4: coefficient, hypothesis, *p* with all 64 Rademacher and all 46 656 Webb signs.
  static let plain: [(Int, Double, Double, Double)] = [
    (1, 0, 0.03125, 0.03180727023319616), (1, 0.25, 0.25, 0.22878086419753085),
    (1, -1.5, 0.03125, 0.016975308641975308), (1, 1, 0.875, 0.8573388203017832),
    (2, 0, 0.15625, 0.1562928669410151), (2, 0.25, 0.71875, 0.6594650205761317),
    (2, -1.5, 0.03125, 0.009473593964334705), (2, 1, 0.09375, 0.09490740740740741),
  ]
  static let weighted: [(Int, Double, Double, Double)] = [
    (1, 0, 0.75, 0.6988168724279835), (1, 0.25, 0.84375, 0.8488940329218106),
    (1, -1.5, 0.03125, 0.017189643347050754), (1, 1, 0.5625, 0.530778463648834),
    (2, 0, 0.15625, 0.1554783950617284), (2, 0.25, 0.8125, 0.7296810699588477),
    (2, -1.5, 0.03125, 0.007801783264746228), (2, 1, 0.125, 0.09396433470507544),
  ]

  @Test("agrees with running every refit, with and without weights")
  func enumerated() throws {
    for (weights, table) in [(nil, Self.plain), (CovarianceTests.weights, Self.weighted)] {
      for (coefficient, hypothesis, exact, webb) in table {
        let contrast = (0..<3).map { $0 == coefficient ? 1.0 : 0 }
        let rademacher = try WildClusterBootstrap(
          fit(weights: weights), contrast: contrast, clusters: clusters, draws: 64, seed: 1)
        #expect(rademacher.isExact)
        #expect(rademacher.pValue(of: hypothesis) == exact)
        #expect(rademacher.smallestPValue == 0.03125)
        let drawn = try WildClusterBootstrap(
          fit(weights: weights), contrast: contrast, clusters: clusters, weights: .webb, draws: 20_000, seed: 2026)
        #expect(!drawn.isExact)
        // Four Monte Carlo standard errors.
        #expect(abs(drawn.pValue(of: hypothesis) - webb) < 4 * (webb * (1 - webb) / 20_000).squareRoot() + 1e-4)
        #expect(
          drawn.estimate
            == (try fit(weights: weights).estimate(coefficient: coefficient, type: .cr1, clusters: clusters)))
      }
    }
  }

  @Test("agrees with wildboottest, statistic and p value")
  func packaged() throws {
    // References/wildcluster.py, wildboottest 0.3.2, which counts all 64 signs too.
    for (coefficient, statistic, p) in [(1, 1.546370065371625, 0.03125), (2, 1.397535586674627, 0.15625)] {
      let bootstrap = try WildClusterBootstrap(
        fit(), contrast: (0..<3).map { $0 == coefficient ? 1 : 0 }, clusters: clusters, draws: 999, seed: 1)
      #expect(bootstrap.estimate.statistic.isClose(to: statistic, relative: 1e-12))
      #expect(bootstrap.pValue() == p)
    }
  }

  @Test("its interval holds the hypotheses that it does not reject")
  func interval() throws {
    for weights in WildWeights.allCases {
      let bootstrap = try WildClusterBootstrap(
        fit(), contrast: [0, 0, 1], clusters: clusters, weights: weights, draws: 2000, seed: 5)
      let interval = bootstrap.confidenceInterval(level: 0.9)
      #expect(interval.low < bootstrap.estimate.estimate && bootstrap.estimate.estimate < interval.high)
      for (limit, outwards) in [(interval.low, -1e-6), (interval.high, 1e-6)] {
        #expect(bootstrap.pValue(of: limit - outwards) >= 0.1)
        #expect(bootstrap.pValue(of: limit + outwards) < 0.1)
      }
      #expect(bootstrap.pValue(of: bootstrap.estimate.estimate) == 1)
    }
  }

  @Test("cannot reject with five clusters, and says so")
  func fewClusters() throws {
    let five = Groups(clusters.index.map { min($0, 4) })
    let bootstrap = try WildClusterBootstrap(fit(), contrast: [0, 1, 0], clusters: five, seed: 1)
    #expect(bootstrap.draws == 32)
    #expect(bootstrap.smallestPValue == 0.0625)
    let interval = bootstrap.confidenceInterval()
    #expect(interval.low == -.infinity && interval.high == .infinity)
  }

  @Test("gives the same with absorbed effects of the clusters as with dummies, and with the same seed")
  func absorbed() throws {
    let dummies = (0..<6).map { group in clusters.index.map { $0 == group ? 1.0 : 0 } }
    let full = try LeastSquares(
      design: Matrix(columns: [CovarianceTests.covariate] + dummies),
      names: ["covariate", "a", "b", "c", "d", "e", "f"],
      outcome: CovarianceTests.outcome, weights: CovarianceTests.weights)
    let within = try LeastSquares(
      design: Matrix(columns: [CovarianceTests.covariate]), names: ["covariate"], outcome: CovarianceTests.outcome,
      weights: CovarianceTests.weights, absorbing: clusters)
    let one = try WildClusterBootstrap(
      within, contrast: [1], clusters: clusters, weights: .webb, draws: 999, seed: 3)
    let other = try WildClusterBootstrap(
      full, contrast: [1, 0, 0, 0, 0, 0, 0], clusters: clusters, weights: .webb, draws: 999, seed: 3)
    for hypothesis in [0, 0.1, 0.4, 1] { #expect(one.pValue(of: hypothesis) == other.pValue(of: hypothesis)) }
  }

  @Test("keeps its size with eight clusters where CR1 does not")
  func size() throws {
    var generator = RandomGenerator(seed: 11)
    let groups = Groups((0..<64).map { $0 / 8 })
    let treated = groups.index.map { $0 < 3 ? 1.0 : 0 }
    var (wild, cr1) = (0, 0)
    let studies = 400
    for _ in 0..<studies {
      let effects = (0..<8).map { _ in generator.normal() }
      let outcome = groups.index.map { effects[$0] + generator.normal() }
      let fit = try LeastSquares(
        design: Matrix(columns: [treated.map { _ in 1 }, treated]), names: ["constant", "treated"], outcome: outcome)
      let bootstrap = try WildClusterBootstrap(fit, contrast: [0, 1], clusters: groups, draws: 256, seed: 1)
      if bootstrap.pValue() <= 0.05 { wild += 1 }
      if abs(bootstrap.estimate.statistic) > 1.96 { cr1 += 1 }
    }
    // A size of 0.05 stays below 0.08 in 400 studies but for one seed in three hundred.
    #expect(Double(wild) / Double(studies) < 0.08)
    #expect(Double(cr1) / Double(studies) > 0.1)
  }
}
