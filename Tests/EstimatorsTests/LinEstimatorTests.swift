import Testing

@testable import Estimators

@Suite("Lin's estimator")
struct LinEstimatorTests {
  let outcome: [Double] = [3, 5, 4, 9, 7, 1, 2, 2, 6, 4]
  let isTreated = [true, true, true, true, true, false, false, false, false, false]
  let age: [Double] = [1, 4, 2, 8, 5, 1, 3, 2, 7, 6]

  @Test("without covariates it is the difference in means")
  func noCovariates() throws {
    let lin = try linAdjustedDifference(outcome: outcome, isTreated: isTreated, covariates: [])
    let welch = try differenceInMeans(treated: Array(outcome[..<5]), control: Array(outcome[5...]))
    #expect(lin.estimate.isClose(to: welch.estimate))
    #expect(lin.standardError.isClose(to: welch.standardError))
    #expect(lin.degreesOfFreedom == 8)
  }

  @Test("is the difference of the two arms' regressions at the mean covariate, whatever its unit")
  func twoRegressions() throws {
    func predicted(_ rows: Range<Int>) throws -> Double {
      let fit = try LeastSquares(
        design: Matrix(columns: [rows.map { _ in 1 }, rows.map { age[$0] }]), names: ["constant", "age"],
        outcome: Array(outcome[rows]))
      return fit.coefficients[0] + fit.coefficients[1] * mean(age)
    }
    let lin = try linAdjustedDifference(
      outcome: outcome, isTreated: isTreated, covariates: [(name: "age", values: age)])
    #expect(lin.estimate.isClose(to: try predicted(0..<5) - predicted(5..<10)))
    let months = try linAdjustedDifference(
      outcome: outcome, isTreated: isTreated, covariates: [(name: "months", values: age.map { 12 * $0 + 600 })])
    #expect(months.estimate.isClose(to: lin.estimate))
    #expect(months.standardError.isClose(to: lin.standardError))
  }

  @Test("names a covariate that does not vary")
  func refusal() {
    #expect(throws: EstimationError.collinear(columns: ["same", "treatment × same"])) {
      try linAdjustedDifference(
        outcome: outcome, isTreated: isTreated, covariates: [(name: "same", values: age.map { _ in 2 })])
    }
  }
}
