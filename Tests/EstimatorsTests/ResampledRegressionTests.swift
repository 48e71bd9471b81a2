import Testing

@testable import Estimators

/// On the data of ``CovarianceTests``: 20 rows, six clusters.
@Suite("Regressions run again in resamples")
struct ResampledRegressionTests {
  let rows = CovarianceTests.rows.count
  let ones = CovarianceTests.rows.map { _ in 1.0 }

  func regression(weights: [Double]? = nil) -> ResampledRegression {
    ResampledRegression(
      rows: Array(0..<rows), columns: [ones, CovarianceTests.treated, CovarianceTests.covariate],
      names: ["constant", "treated", "covariate"], outcome: CovarianceTests.outcome, weights: weights, treatment: 1)
  }

  /// The regression on the rows, each repeated as often as it was drawn.
  func refit(_ drawn: [Int], weights: [Double]?) throws -> LeastSquares {
    func pick(_ values: [Double]) -> [Double] { drawn.map { values[$0] } }
    return try LeastSquares(
      design: Matrix(columns: [pick(ones), pick(CovarianceTests.treated), pick(CovarianceTests.covariate)]),
      names: ["constant", "treated", "covariate"], outcome: pick(CovarianceTests.outcome), weights: weights.map(pick))
  }

  @Test("have the effect and the HC1 error of the repeated rows, with and without weights")
  func rowByRow() throws {
    for weights in [nil, CovarianceTests.weights] {
      let sums = try UnitSums(
        regression(weights: weights), unitOfRow: Array(0..<rows), units: rows, isClustered: false)
      for seed in 1...5 {
        var generator = RandomGenerator(seed: UInt64(seed))
        var times = [Double](repeating: 0, count: rows)
        let drawn = (0..<rows).map { _ in generator.integer(below: rows) }
        for row in drawn { times[row] += 1 }
        let effect = try #require(sums.effect(times: times))
        let expected = try refit(drawn, weights: weights).estimate(coefficient: 1, type: .hc1)
        #expect(effect.estimate.isClose(to: expected.estimate))
        #expect(effect.standardError.isClose(to: expected.standardError))
      }
    }
  }

  @Test("have the CR1 error where each copy of a cluster is a cluster of its own")
  func byCluster() throws {
    let clusters = CovarianceTests.clusters
    let sums = try UnitSums(regression(), unitOfRow: clusters.index, units: clusters.count, isClustered: true)
    let drawn = [0, 0, 1, 2, 3, 5, 5, 4]
    var times = [Double](repeating: 0, count: clusters.count)
    var rows: [Int] = []
    var copies: [Int] = []
    for (copy, cluster) in drawn.enumerated() {
      times[cluster] += 1
      for row in clusters.index.indices where clusters.index[row] == cluster {
        rows.append(row)
        copies.append(copy)
      }
    }
    let effect = try #require(sums.effect(times: times))
    let expected = try refit(rows, weights: nil).estimate(coefficient: 1, type: .cr1, clusters: Groups(copies))
    #expect(effect.estimate.isClose(to: expected.estimate))
    #expect(effect.standardError.isClose(to: expected.standardError))
  }

  @Test("take Lin's effect at the means of the resample")
  func lin() throws {
    let treated = CovarianceTests.treated
    let covariate = CovarianceTests.covariate
    let given = ResampledRegression(
      rows: Array(0..<rows), columns: [ones, treated, covariate, zip(treated, covariate).map { $0 * $1 }],
      names: ["constant", "treated", "covariate", "product"], outcome: CovarianceTests.outcome, treatment: 1,
      interactions: [(2, 3)])
    let sums = try UnitSums(given, unitOfRow: Array(0..<rows), units: rows, isClustered: false)
    let drawn = [0, 0, 1, 3, 4, 5, 6, 8, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
    var times = [Double](repeating: 0, count: rows)
    for row in drawn { times[row] += 1 }
    let effect = try #require(sums.effect(times: times))
    let expected = try linAdjustedDifference(
      outcome: drawn.map { CovarianceTests.outcome[$0] }, isTreated: drawn.map { treated[$0] == 1 },
      covariates: [("covariate", drawn.map { covariate[$0] })], type: .hc1)
    #expect(effect.estimate.isClose(to: expected.estimate))
    #expect(effect.standardError.isClose(to: expected.standardError))
  }

  @Test("give one hypothesis the plain bootstrap p value, and twins the same")
  func twins() throws {
    let one = try ResampledFamily([regression()], rows: rows, draws: 400, seed: 3)
    let two = try ResampledFamily([regression(), regression()], rows: rows, draws: 400, seed: 3)
    #expect(one.failures == 0 && one.draws == two.draws.map { [$0[0]] })
    let single = try romanoWolfAdjustment(statistics: one.statistics, draws: one.draws)
    #expect(try romanoWolfAdjustment(statistics: two.statistics, draws: two.draws) == [single[0], single[0]])
    let expected = try LeastSquares(
      design: Matrix(columns: regression().columns), names: regression().names, outcome: CovarianceTests.outcome
    ).estimate(coefficient: 1, type: .hc1)
    #expect(one.statistics[0].isClose(to: expected.statistic))
  }

  @Test("leave out, for all hypotheses, a resample in which an effect cannot be computed")
  func failures() throws {
    var rare = regression()
    rare.columns.append((0..<rows).map { $0 == 0 ? 1 : 0 })
    rare.names.append("first row")
    let family = try ResampledFamily([regression(), rare], rows: rows, draws: 300, seed: 1)
    // The only row of a level is drawn in about 1 − 1/e of the resamples.
    #expect(family.failures > 60 && family.failures < 160)
    #expect(family.draws.count == 300 - family.failures && family.draws.allSatisfy { $0.count == 2 })
  }

  @Test("refuse collinear columns and too few units in a stratum")
  func refusals() {
    var twice = regression()
    twice.columns.append(CovarianceTests.covariate)
    twice.names.append("copy")
    #expect(throws: EstimationError.collinear(columns: ["copy"])) {
      try ResampledFamily([twice], rows: rows, draws: 100, seed: 1)
    }
    #expect(throws: EstimationError.tooFewObservations(group: "b", count: 1, minimum: 2)) {
      try ResampledFamily(
        [regression()], rows: rows, strata: Groups((0..<rows).map { $0 == 7 ? "b" : "a" }), draws: 100, seed: 1)
    }
  }
}
