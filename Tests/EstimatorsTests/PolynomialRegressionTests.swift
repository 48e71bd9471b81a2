import Foundation
import Testing

@testable import Estimators

@Suite("Polynomials and the NIST linear problems")
struct PolynomialRegressionTests {
  /// The leading digits that agree, at most the 15 that are certified; of a certified zero, digits beside `scale`.
  static func digits(_ computed: Double, _ certified: Double, scale: Double = 1) -> Double {
    let error = abs(computed - certified) / (certified == 0 ? scale : abs(certified))
    return error == 0 ? 15 : min(15, -log10(error))
  }

  @Test("all eleven problems agree to more than twelve digits in every coefficient and standard error")
  func table() throws {
    var lines = ["problem     coefficients  standard errors   (least correct digits; certified are 15)"]
    for problem in NistLinearProblem.all {
      let fit = try PolynomialRegression(
        problem.x, outcome: problem.y, degree: problem.degree, hasConstant: problem.hasConstant)
      var (least, leastError) = (15.0, 15.0)
      for (j, (value, error)) in problem.certified.enumerated() {
        least = min(least, Self.digits(fit.coefficients[j], value))
        leastError = min(leastError, Self.digits(fit.standardErrors[j], error, scale: abs(value)))
      }
      lines.append(Self.line(problem.name, least, leastError))
      Self.record(problem.name, "PolynomialRegression", least, leastError)
      #expect(least > 12, "\(problem.name)")
      #expect(leastError > 12, "\(problem.name)")
    }
    let longley = try LeastSquares(
      design: LeastSquaresTests.design, names: LeastSquaresTests.names, outcome: LeastSquaresTests.column(0))
    // NIST StRD, Longley: https://www.itl.nist.gov/div898/strd/lls/data/Longley.shtml
    let certified = [
      (-3482258.63459582, 890420.383607373), (15.0618722713733, 84.9149257747669),
      (-0.358191792925910E-01, 0.334910077722432E-01), (-2.02022980381683, 0.488399681651699),
      (-1.03322686717359, 0.214274163161675), (-0.511041056535807E-01, 0.226073200069370),
      (1829.15146461355, 455.478499142212),
    ]
    var (least, leastError) = (15.0, 15.0)
    for (estimate, (value, error)) in zip(try longley.estimates(type: .classical), certified) {
      least = min(least, Self.digits(estimate.estimate, value))
      leastError = min(leastError, Self.digits(estimate.standardError, error))
    }
    lines.append(Self.line("Longley", least, leastError))
    Self.record("Longley", "LeastSquares", least, leastError)
    #expect(least > 12 && leastError > 12)
    print(lines.joined(separator: "\n"))
  }

  private static func record(_ problem: String, _ estimator: String, _ coefficients: Double, _ errors: Double) {
    ConformanceRecord.add(kind: "nist", name: problem, id: "\(estimator) coefficients", digits: coefficients)
    ConformanceRecord.add(kind: "nist", name: problem, id: "\(estimator) errors", digits: errors)
  }

  private static func line(_ name: String, _ coefficients: Double, _ errors: Double) -> String {
    let cells = [coefficients, errors].map { value in
      let tenths = Int((value * 10).rounded(.down))
      return "\(tenths / 10).\(tenths % 10)"
    }
    return name + String(repeating: " ", count: 16 - name.count) + cells[0] + String(repeating: " ", count: 12)
      + cells[1]
  }

  @Test("least squares on columns of powers keeps twelve digits too, but for Filip")
  func columns() throws {
    var lines = ["least squares on columns of powers (least correct digits)"]
    for problem in NistLinearProblem.all where problem.name != "Filip" {
      let powers = ((problem.hasConstant ? 0 : 1)...problem.degree).map { power in
        problem.x.map { value in (0..<power).reduce(1.0) { product, _ in product * value } }
      }
      let fit = try LeastSquares(
        design: Matrix(columns: powers), names: powers.indices.map { "b\($0)" }, outcome: problem.y)
      // Not `estimates`, which refuses the exact fits of Wampler1 and Wampler2.
      let covariance = try fit.covariance(.classical)
      var (least, leastError) = (15.0, 15.0)
      for (j, (value, error)) in problem.certified.enumerated() {
        least = min(least, Self.digits(fit.coefficients[j], value))
        leastError = min(leastError, Self.digits(covariance[j, j].squareRoot(), error, scale: abs(value)))
      }
      lines.append(Self.line(problem.name, least, leastError))
      Self.record(problem.name, "LeastSquares", least, leastError)
      #expect(least > 12, "\(problem.name)")
      #expect(leastError > 12, "\(problem.name)")
    }
    print(lines.joined(separator: "\n"))
  }

  @Test("least squares on Filip's powers keeps the eight digits or so that rounding the powers leaves")
  func filip() throws {
    let problem = NistLinearProblem.filip
    let powers = (0...10).map { power in
      problem.x.map { value in (0..<power).reduce(1.0) { product, _ in product * value } }
    }
    let fit = try LeastSquares(
      design: Matrix(columns: powers), names: powers.indices.map { "b\($0)" }, outcome: problem.y)
    for (estimate, (value, error)) in zip(try fit.estimates(type: .classical), problem.certified) {
      #expect(Self.digits(estimate.estimate, value) > 7)
      #expect(Self.digits(estimate.standardError, error) > 7)
    }
  }

  @Test("describes the fit as least squares does")
  func fit() throws {
    let problem = NistLinearProblem.pontius
    let fit = try PolynomialRegression(problem.x, outcome: problem.y, degree: 2)
    // NIST StRD, Pontius.
    #expect(fit.rSquared.isClose(to: 0.999999900178537, relative: 1e-14))
    #expect(fit.residualStandardDeviation.isClose(to: 0.205177424076185E-03, relative: 1e-13))
    #expect(fit.degreesOfFreedom == 37)
    #expect(fit.estimates[1].degreesOfFreedom == 37)
    #expect(abs(fit.predicted(at: 3_000_000) - 2.168365) < 1e-3)
    let line = try PolynomialRegression([4, 5, 6], outcome: [3, 4, 4], degree: 1, hasConstant: false)
    #expect(line.predicted(at: 11).isClose(to: 8))
    #expect(line.rSquared.isClose(to: 0.993348115299335))
  }

  @Test("refuses too few different values, missing ones and an outcome that does not vary")
  func refusals() {
    #expect(throws: EstimationError.collinear(columns: ["x^2"])) {
      try PolynomialRegression([1, 2, 1, 2, 1], outcome: [1, 2, 3, 4, 6], degree: 2)
    }
    #expect(throws: EstimationError.moreCoefficientsThanRows(coefficients: 3, rows: 3)) {
      try PolynomialRegression([1, 2, 3], outcome: [1, 2, 4], degree: 2)
    }
    #expect(throws: EstimationError.notFinite(what: "x", row: 2)) {
      try PolynomialRegression([1, .nan, 3], outcome: [1, 2, 4], degree: 1)
    }
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try PolynomialRegression([1, 2, 3], outcome: [0.1, 0.1, 0.1], degree: 1)
    }
    #expect(throws: EstimationError.lengthMismatch(what: "outcome", count: 2, expected: 3)) {
      try PolynomialRegression([1, 2, 3], outcome: [1, 2], degree: 1)
    }
  }
}
