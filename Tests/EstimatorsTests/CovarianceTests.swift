import Testing

@testable import Estimators

@Suite("Standard errors of a regression")
struct CovarianceTests {
  /// The data of References/cr2.py.
  static let clusters = Groups([0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5, 5])
  static let rows = Array(0..<20)
  static let treated = clusters.index.map { [0, 2, 5].contains($0) ? 1.0 : 0 }
  static let covariate = rows.map { Double((7 * $0) % 11) / 2 }
  static let outcome = rows.map { i -> Double in
    let shift = Double((13 * i) % 7) - 1.5 * Double(clusters.index[i] % 3)
    return 3 + 2 * treated[i] + 0.5 * covariate[i] + shift
  }
  static let weights = rows.map { 1 + Double((5 * $0) % 4) / 2 }

  func fit(weights: [Double]? = nil) throws -> LeastSquares {
    try LeastSquares(
      design: Matrix(columns: [Self.rows.map { _ in 1 }, Self.treated, Self.covariate]),
      names: ["constant", "treated", "covariate"], outcome: Self.outcome, weights: weights)
  }

  @Test("CR2 and its degrees of freedom agree with the full n × n formulas")
  func biasReduced() throws {
    // References/cr2.py, NumPy 2.4.
    let plain = [
      (0.8156364630363354, 2.5593675704060233), (0.7876026638050879, 3.4280671829020295),
      (0.267317476461099, 4.456338659023523),
    ]
    for (estimate, (error, degreesOfFreedom)) in zip(try fit().estimates(type: .cr2, clusters: Self.clusters), plain) {
      #expect(estimate.standardError.isClose(to: error, relative: 1e-11))
      #expect(estimate.degreesOfFreedom.isClose(to: degreesOfFreedom, relative: 1e-11))
    }
  }

  @Test("CR2 with sampling weights agrees with the full n × n formulas")
  func weighted() throws {
    let expected = [
      (0.7778258566925369, 2.0186982771633013), (0.8572048093281694, 3.2597177686146357),
      (0.251982720691321, 3.3952283098705207),
    ]
    let estimates = try fit(weights: Self.weights).estimates(type: .cr2, clusters: Self.clusters)
    for (estimate, (error, degreesOfFreedom)) in zip(estimates, expected) {
      #expect(estimate.standardError.isClose(to: error, relative: 1e-11))
      #expect(estimate.degreesOfFreedom.isClose(to: degreesOfFreedom, relative: 1e-11))
    }
  }

  @Test("CR2 with effects of the clusters takes the inverse of Moore and Penrose, absorbed or not")
  func clusterEffects() throws {
    let dummies = (0..<6).map { group in Self.clusters.index.map { $0 == group ? 1.0 : 0 } }
    let full = try LeastSquares(
      design: Matrix(columns: [Self.covariate] + dummies), names: ["covariate", "a", "b", "c", "d", "e", "f"],
      outcome: Self.outcome)
    let within = try LeastSquares(
      design: Matrix(columns: [Self.covariate]), names: ["covariate"], outcome: Self.outcome,
      absorbing: Self.clusters)
    for fit in [full, within] {
      let estimate = try fit.estimate(coefficient: 0, type: .cr2, clusters: Self.clusters)
      #expect(estimate.standardError.isClose(to: 0.3183496223176378, relative: 1e-11))
      #expect(estimate.degreesOfFreedom.isClose(to: 3.994805482451502, relative: 1e-11))
    }
  }

  @Test("clusters of one row give the heteroskedasticity-robust standard errors")
  func singletons() throws {
    let singletons = Groups(Self.rows)
    let fit = try fit()
    for j in 0..<3 {
      let error = { (type: StandardErrorType) in
        try fit.estimate(coefficient: j, type: type, clusters: singletons).standardError
      }
      #expect(try error(.cr0).isClose(to: error(.hc0)))
      #expect(try error(.cr1).isClose(to: error(.hc1)))
      #expect(try error(.cr2).isClose(to: error(.hc2)))
    }
  }

  @Test("weights that are all equal change nothing")
  func equalWeights() throws {
    let weighted = try fit(weights: Self.rows.map { _ in 3 })
    let plain = try fit()
    for type in StandardErrorType.allCases {
      for j in 0..<3 {
        let one = try weighted.estimate(coefficient: j, type: type, clusters: Self.clusters)
        let other = try plain.estimate(coefficient: j, type: type, clusters: Self.clusters)
        #expect(one.standardError.isClose(to: other.standardError), "\(type)")
        #expect(one.degreesOfFreedom.isClose(to: other.degreesOfFreedom, relative: 1e-11), "\(type)")
      }
    }
  }

  @Test("a contrast of one coefficient is that coefficient, and the covariance is symmetric")
  func contrast() throws {
    let fit = try fit()
    let single = try fit.estimate(coefficient: 1, type: .cr2, clusters: Self.clusters)
    #expect(try fit.estimate(contrast: [0, 1, 0], type: .cr2, clusters: Self.clusters) == single)
    let covariance = try fit.covariance(.cr1, clusters: Self.clusters)
    #expect(covariance[0, 2].isClose(to: covariance[2, 0]))
    let sum = try fit.estimate(contrast: [1, 1, 0], type: .cr1, clusters: Self.clusters)
    #expect(
      (sum.standardError * sum.standardError)
        .isClose(to: covariance[0, 0] + covariance[1, 1] + 2 * covariance[0, 1]))
    #expect(sum.degreesOfFreedom == 5)
  }

  @Test("a Wald test of one coefficient is the square of its t")
  func wald() throws {
    let fit = try fit()
    let t = try fit.estimate(coefficient: 2, type: .cr1, clusters: Self.clusters)
    let test = try fit.waldTest(coefficients: [2], type: .cr1, clusters: Self.clusters)
    #expect(test.statistic.isClose(to: t.statistic * t.statistic))
    #expect(test.pValue.isClose(to: t.pValue))
    #expect(test.denominatorDegreesOfFreedom == 5)
  }

  @Test("each standard error has a name and a formula of its own")
  func names() {
    #expect(Set(StandardErrorType.allCases.map(\.name)).count == 9)
    #expect(Set(StandardErrorType.allCases.map(\.formula)).count == 9)
    #expect(StandardErrorType.cr1.name == "CR1 (Stata)")
    #expect(StandardErrorType.hc1.formula == "HC0 times n / (n − k); t with n − k degrees of freedom")
  }

  @Test("refuses clusters that are missing or too few, and a row with leverage 1")
  func refusals() throws {
    let fit = try fit()
    #expect(throws: EstimationError.clustersMissing(standardError: "CR1 (Stata)")) {
      try fit.covariance(.cr1)
    }
    #expect(throws: EstimationError.lengthMismatch(what: "clusters", count: 2, expected: 20)) {
      try fit.covariance(.cr2, clusters: Groups([1, 2]))
    }
    #expect(throws: EstimationError.tooFewClusters(group: "clusters", count: 1, minimum: 2)) {
      try fit.covariance(.cr0, clusters: Groups(Self.rows.map { _ in 1 }))
    }
    #expect(throws: EstimationError.tooFewClusters(group: "clusters", count: 2, minimum: 3)) {
      try fit.waldTest(coefficients: [1, 2], type: .cr1, clusters: Groups(Self.rows.map { $0 % 2 }))
    }
    #expect(throws: EstimationError.lengthMismatch(what: "contrast", count: 1, expected: 3)) {
      try fit.estimate(contrast: [1], type: .classical)
    }
    // One treated cluster and one that is not: each has a mean of its own.
    let two = try LeastSquares(
      design: Matrix(columns: [[1, 1, 1, 1], [1, 1, 0, 0]]), names: ["constant", "treated"], outcome: [1, 2, 3, 5])
    for type in [StandardErrorType.cr0, .cr1, .cr2] {
      #expect(throws: EstimationError.clustersCarryNoVariation(coefficient: "treated")) {
        try two.estimate(coefficient: 1, type: type, clusters: Groups([1, 1, 2, 2]))
      }
    }
    #expect(throws: EstimationError.coefficientOfOneCluster(coefficient: "treated", cluster: "1")) {
      try two.estimate(coefficient: 1, type: .cr3, clusters: Groups([1, 1, 2, 2]))
    }
    let exact = try LeastSquares(
      design: Matrix(columns: [[1, 1, 1, 1], [1, 2, 3, 4]]), names: ["constant", "x"], outcome: [3, 5, 7, 9])
    #expect(throws: EstimationError.exactFit) { try exact.estimate(coefficient: 1, type: .hc1) }
    let alone = try LeastSquares(
      design: Matrix(columns: [[1, 1, 1, 1], [0, 1, 0, 0]]), names: ["constant", "alone"], outcome: [1, 2, 3, 5])
    #expect(throws: EstimationError.leverageOne(row: 2)) { try alone.covariance(.hc2) }
    #expect(throws: EstimationError.leverageOne(row: 2)) { try alone.estimate(coefficient: 1, type: .hc3) }
    // The constant is the outcome of the only row without treatment.
    let single = try LeastSquares(
      design: Matrix(columns: [[1, 1, 1, 1], [0, 1, 1, 1]]), names: ["constant", "treated"], outcome: [1, 2, 3, 5])
    #expect(throws: EstimationError.rowsCarryNoVariation(coefficient: "constant")) {
      try single.estimate(coefficient: 0, type: .hc1)
    }
  }
}
