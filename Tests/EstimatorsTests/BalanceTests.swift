import Testing

@testable import Estimators

@Suite("Balance")
struct BalanceTests {
  @Test("the standardised difference divides by the root of the mean variance")
  func standardized() throws {
    // Means 4 and 2, variances 4 and 1.
    #expect(try standardizedDifference(treated: [2, 4, 6], control: [1, 2, 3]).isClose(to: 2 / 2.5.squareRoot()))
    #expect(try varianceRatio(treated: [2, 4, 6], control: [1, 2, 3]).isClose(to: 4))
  }

  @Test("the joint test of one covariate is the pooled t test, squared")
  func joint() throws {
    let values: [Double] = [1, 4, 2, 8, 5, 7, 3, 9]
    let isTreated = [true, false, true, true, false, false, true, false]
    let joint = try jointBalanceTest(isTreated: isTreated, covariates: [(name: "age", values: values)])
    let t = try pooledDifferenceInMeans(
      treated: values.indices.filter { isTreated[$0] }.map { values[$0] },
      control: values.indices.filter { !isTreated[$0] }.map { values[$0] })
    #expect(joint.statistic.isClose(to: t.statistic * t.statistic))
    #expect(joint.pValue.isClose(to: t.pValue))
    let clustered = try jointBalanceTest(
      isTreated: isTreated, covariates: [(name: "age", values: values)], clusters: Groups([1, 2, 1, 3, 2, 4, 3, 4]))
    #expect(clustered.denominatorDegreesOfFreedom == 3)
    #expect(clustered.numeratorDegreesOfFreedom == 1)
  }

  @Test("refuses covariates that do not vary or depend on others")
  func refusals() {
    #expect(throws: EstimationError.noVariation(what: "covariate")) {
      try standardizedDifference(treated: [1, 1], control: [1, 1])
    }
    #expect(throws: EstimationError.noVariation(what: "covariate")) {
      try varianceRatio(treated: [1, 2], control: [1, 1])
    }
    #expect(throws: EstimationError.noVariation(what: "treatment")) {
      try jointBalanceTest(isTreated: [true, true], covariates: [(name: "age", values: [1, 2])])
    }
    #expect(throws: EstimationError.lengthMismatch(what: "age", count: 1, expected: 2)) {
      try jointBalanceTest(isTreated: [true, false], covariates: [(name: "age", values: [1])])
    }
    #expect(throws: EstimationError.collinear(columns: ["months"])) {
      try jointBalanceTest(
        isTreated: [true, false, true, false, true],
        covariates: [(name: "years", values: [1, 2, 3, 4, 6]), (name: "months", values: [12, 24, 36, 48, 72])])
    }
  }
}
