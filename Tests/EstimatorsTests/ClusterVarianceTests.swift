import Testing

@testable import Estimators

/// On the data of ``CovarianceTests``: 20 rows, six clusters of two to five rows.
@Suite("CR3, two-way clusters, weights and joint tests")
struct ClusterVarianceTests {
  let clusters = CovarianceTests.clusters
  let other = Groups(CovarianceTests.rows.map { ($0 * $0) % 5 })
  let weights = CovarianceTests.weights

  func fit(weights: [Double]? = nil, weighting: Weighting = .sampling) throws -> LeastSquares {
    try LeastSquares(
      design: Matrix(columns: [CovarianceTests.rows.map { _ in 1 }, CovarianceTests.treated, CovarianceTests.covariate]
      ),
      names: ["constant", "treated", "covariate"], outcome: CovarianceTests.outcome, weights: weights,
      weighting: weighting)
  }

  @Test("CR3 agrees with fitting again without each cluster")
  func jackknife() throws {
    // References/clustered.py, NumPy 2.4.
    let plain = [0.9515416451308719, 0.9583393391888206, 0.2919702572385076]
    let weighted = [0.9208482119840687, 1.0434938742001103, 0.28192798036517763]
    for (weights, expected) in [(nil, plain), (weights, weighted)] {
      for (j, error) in expected.enumerated() {
        let estimate = try fit(weights: weights).estimate(coefficient: j, type: .cr3, clusters: clusters)
        #expect(estimate.standardError.isClose(to: error))
        #expect(estimate.degreesOfFreedom == 5)
      }
    }
  }

  @Test("CR3 with clusters of one row is HC3, and absorbed effects of the clusters change nothing beside dummies")
  func jackknifeIdentities() throws {
    let fit = try fit(weights: weights)
    #expect(
      try fit.estimate(coefficient: 1, type: .cr3, clusters: Groups(CovarianceTests.rows)).standardError
        .isClose(to: fit.estimate(coefficient: 1, type: .hc3).standardError))
    let dummies = (0..<6).map { group in clusters.index.map { $0 == group ? 1.0 : 0 } }
    let full = try LeastSquares(
      design: Matrix(columns: [CovarianceTests.covariate] + dummies),
      names: ["covariate", "a", "b", "c", "d", "e", "f"],
      outcome: CovarianceTests.outcome, weights: weights)
    let within = try LeastSquares(
      design: Matrix(columns: [CovarianceTests.covariate]), names: ["covariate"], outcome: CovarianceTests.outcome,
      weights: weights, absorbing: clusters)
    #expect(
      try within.estimate(coefficient: 0, type: .cr3, clusters: clusters).standardError
        .isClose(to: full.estimate(coefficient: 0, type: .cr3, clusters: clusters).standardError, relative: 1e-11))
    #expect(throws: EstimationError.coefficientOfOneCluster(coefficient: "b", cluster: "1")) {
      try full.estimate(coefficient: 2, type: .cr3, clusters: clusters)
    }
  }

  @Test("clusters of two ways agree with sandwich and with pyfixest")
  func twoWay() throws {
    // References/twoway.R, sandwich 3.0.2; References/twoway.py, pyfixest 0.60.0.
    let expected: [(TwoWayFactor, [Double])] = [
      (.none, [0.4167095967719458, 0.95216441239110527, 0.08590697222072935]),
      (.each, [0.61917818551263681, 1.3301650422322688, 0.15336528623795412]),
      (.smallest, [0.5395497201748215, 1.2328490782207755, 0.11123113837987103]),
    ]
    for (factor, errors) in expected {
      let clustering = try TwoWayClustering(fit(), clusters, other, factor: factor)
      for (j, error) in errors.enumerated() {
        let estimate = try clustering.estimate(coefficient: j)
        #expect(estimate.standardError.isClose(to: error, relative: 1e-11), "\(factor)")
        #expect(estimate.degreesOfFreedom == Double(other.count - 1))
      }
    }
    let weighted = try TwoWayClustering(fit(weights: weights), clusters, other)
    #expect(try weighted.estimate(coefficient: 1).standardError.isClose(to: 1.3889751221734743, relative: 1e-11))
    let clustering = try TwoWayClustering(fit(), clusters, other)
    let t = try clustering.estimate(coefficient: 1)
    #expect(try clustering.waldTest(contrasts: [[0, 1, 0]]).statistic.isClose(to: t.statistic * t.statistic))
    // The statistic of two contrasts does not depend on how they are written.
    let joint = try clustering.waldTest(contrasts: [[0, 1, 0], [0, 0, 1]])
    #expect(
      joint.statistic
        .isClose(to: try clustering.waldTest(contrasts: [[0, 1, 1], [0, 2, -1]]).statistic, relative: 1e-11))
    #expect(joint.denominatorDegreesOfFreedom == Double(other.count - 1))
    let same = try TwoWayClustering(fit(), clusters, clusters)
    #expect(
      try same.estimate(coefficient: 1).standardError
        .isClose(to: fit().estimate(coefficient: 1, type: .cr1, clusters: clusters).standardError))
  }

  @Test("a two-way variance that is not positive is refused, and was foreseen")
  func twoWayRefusal() throws {
    // sandwich prints NaN for the same data.
    let clustering = try TwoWayClustering(fit(weights: weights), clusters, other, factor: .none)
    #expect(clustering.smallestEigenvalue < 0)
    #expect(try clustering.estimate(coefficient: 0).standardError.isClose(to: 0.33552309072281561, relative: 1e-11))
    #expect(throws: EstimationError.twoWayVarianceNotPositive(coefficient: "covariate")) {
      try clustering.estimate(coefficient: 2)
    }
    #expect(throws: EstimationError.tooFewClusters(group: "clusters", count: 1, minimum: 2)) {
      try TwoWayClustering(fit(), clusters, Groups(CovarianceTests.rows.map { _ in 1 }))
    }
  }

  @Test("analytic weights are least squares on rows multiplied by their root, CR2 included")
  func analytic() throws {
    // References/clustered.py, NumPy 2.4.
    let expected = [
      (0.7683536384638727, 2.262039246378884), (0.8608927337797115, 3.3477130233084593),
      (0.2492749865388596, 3.916596193706233),
    ]
    let fit = try fit(weights: weights, weighting: .analytic)
    for (j, (error, degreesOfFreedom)) in expected.enumerated() {
      let estimate = try fit.estimate(coefficient: j, type: .cr2, clusters: clusters)
      #expect(estimate.standardError.isClose(to: error, relative: 1e-11))
      #expect(estimate.degreesOfFreedom.isClose(to: degreesOfFreedom, relative: 1e-11))
    }
    // Absorbed effects of the clusters agree with dummies then, as without weights.
    let dummies = (0..<6).map { group in clusters.index.map { $0 == group ? 1.0 : 0 } }
    let full = try LeastSquares(
      design: Matrix(columns: [CovarianceTests.covariate] + dummies),
      names: ["covariate", "a", "b", "c", "d", "e", "f"],
      outcome: CovarianceTests.outcome, weights: weights, weighting: .analytic)
    let within = try LeastSquares(
      design: Matrix(columns: [CovarianceTests.covariate]), names: ["covariate"], outcome: CovarianceTests.outcome,
      weights: weights, weighting: .analytic, absorbing: clusters)
    let one = try within.estimate(coefficient: 0, type: .cr2, clusters: clusters)
    let other = try full.estimate(coefficient: 0, type: .cr2, clusters: clusters)
    #expect(one.standardError.isClose(to: other.standardError, relative: 1e-11))
    #expect(one.degreesOfFreedom.isClose(to: other.degreesOfFreedom, relative: 1e-11))
    let sampling = try self.fit(weights: weights)
    for type in StandardErrorType.allCases where type != .cr2 {
      #expect(
        try fit.estimate(coefficient: 1, type: type, clusters: clusters)
          == sampling.estimate(coefficient: 1, type: type, clusters: clusters))
    }
  }

  @Test("rows of weight zero are left out of n and of the clusters, and named")
  func zeroWeights() throws {
    var partial = weights
    for row in [0, 1, 9] { partial[row] = 0 }
    let kept = CovarianceTests.rows.filter { ![0, 1, 9].contains($0) }
    let fit = try fit(weights: partial)
    let short = try LeastSquares(
      design: Matrix(columns: [
        kept.map { _ in 1 }, kept.map { CovarianceTests.treated[$0] }, kept.map { CovarianceTests.covariate[$0] },
      ]),
      names: ["constant", "treated", "covariate"], outcome: kept.map { CovarianceTests.outcome[$0] },
      weights: kept.map { weights[$0] })
    #expect(fit.rowsLeftOut == [0, 1, 9])
    #expect(fit.rows == 17)
    for type in StandardErrorType.allCases {
      #expect(
        try fit.estimate(coefficient: 1, type: type, clusters: clusters)
          == short.estimate(coefficient: 1, type: type, clusters: clusters.selecting(kept)))
    }
    #expect(
      try fit.waldTest(coefficients: [1, 2], type: .cr1, clusters: clusters)
        == short.waldTest(coefficients: [1, 2], type: .cr1, clusters: clusters.selecting(kept)))
    // The row of a refusal is the one that was given.
    let alone = try LeastSquares(
      design: Matrix(columns: [[1, 1, 1, 1, 1], [0, 0, 1, 0, 0]]), names: ["constant", "alone"],
      outcome: [1, 2, 3, 5, 4], weights: [0, 1, 1, 1, 1])
    #expect(throws: EstimationError.leverageOne(row: 3)) { try alone.covariance(.hc2) }
  }

  @Test("the joint test with CR2 agrees with the full n × n formulas")
  func hotelling() throws {
    // References/clustered.py, NumPy 2.4.
    let test = try fit().hotellingTest(contrasts: [[0, 1, 0], [0, 0, 1]], clusters: clusters)
    #expect(test.statistic.isClose(to: 1.0584443025578545, relative: 1e-11))
    #expect(test.numeratorDegreesOfFreedom == 2)
    #expect(test.denominatorDegreesOfFreedom.isClose(to: 3.020164820200928, relative: 1e-11))
    let one = try fit().hotellingTest(contrasts: [[0, 1, 0]], clusters: clusters)
    let t = try fit().estimate(coefficient: 1, type: .cr2, clusters: clusters)
    #expect(one.statistic.isClose(to: t.statistic * t.statistic))
    #expect(one.denominatorDegreesOfFreedom.isClose(to: t.degreesOfFreedom))
    #expect(throws: EstimationError.tooFewClusters(group: "clusters", count: 2, minimum: 3)) {
      try fit().hotellingTest(
        contrasts: [[0, 1, 0], [0, 0, 1]], clusters: Groups(CovarianceTests.rows.map { $0 % 2 }))
    }
  }
}
