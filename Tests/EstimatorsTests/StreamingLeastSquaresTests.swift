import Testing

@testable import Estimators

@Suite("Least squares over blocks")
struct StreamingLeastSquaresTests {
  let rows = Array(0..<601)
  let names = ["constant", "treated", "year", "x"]
  var columns: [[Double]] {
    [
      rows.map { _ in 1 }, rows.map { ($0 * 7) % 5 < 2 ? 1.0 : 0 }, rows.map { 1e6 + Double($0 / 60) },
      rows.map { Double(($0 * $0 * 13) % 101) / 7 },
    ]
  }
  var outcome: [Double] {
    rows.map { i -> Double in 1e4 + Double((i * 31) % 47) * (1 + Double(i % 3)) + Double((i * 7) % 5) - Double(i / 60) }
  }
  var weights: [Double] { rows.map { Double($0 % 5) / 2 } }
  var clusters: [Int] { rows.map { ($0 * $0) % 37 } }

  /// Both passes, in blocks of the given size.
  func stream(_ size: Int, weights: [Double]?) throws -> (first: StreamedRegression, second: StreamedRegression) {
    let (columns, outcome, clusters) = (columns, outcome, clusters)
    var streaming = StreamingLeastSquares(names: names)
    let blocks = stride(from: 0, to: rows.count, by: size).map { $0..<min($0 + size, rows.count) }
    for block in blocks {
      try streaming.append(
        design: Matrix(columns: columns.map { Array($0[block]) }), outcome: Array(outcome[block]),
        weights: weights.map { Array($0[block]) })
    }
    let first = try streaming.regression()
    var residuals = first.secondPass()
    // Blocks of another size serve as well.
    for block in stride(from: 0, to: rows.count, by: size + 3).map({ $0..<min($0 + size + 3, rows.count) }) {
      try residuals.append(
        design: Matrix(columns: columns.map { Array($0[block]) }), outcome: Array(outcome[block]),
        weights: weights.map { Array($0[block]) }, clusters: Array(clusters[block]))
    }
    return (first, try residuals.regression())
  }

  @Test("agrees with least squares in memory to twelve digits, whatever the size of the blocks")
  func inMemory() throws {
    for weights in [nil, weights] {
      let whole = try LeastSquares(
        design: Matrix(columns: columns), names: names, outcome: outcome, weights: weights)
      for size in [1, 7, 100, 1000] {
        let (first, second) = try stream(size, weights: weights)
        #expect(first.rows == whole.rows && second.rows == whole.rows)
        for j in names.indices {
          #expect(second.coefficients[j].isClose(to: whole.coefficients[j]))
          #expect(first.coefficients[j].isClose(to: whole.coefficients[j], relative: 1e-9))
          for type in [StandardErrorType.classical, .hc0, .hc1, .hc2, .hc3, .cr0, .cr1] {
            let expected = try whole.estimate(coefficient: j, type: type, clusters: Groups(clusters))
            let estimate = try second.estimate(coefficient: j, type: type)
            #expect(estimate.standardError.isClose(to: expected.standardError), "\(type), blocks of \(size)")
            #expect(estimate.degreesOfFreedom == expected.degreesOfFreedom)
          }
          #expect(
            try first.estimate(coefficient: j, type: .classical).standardError
              .isClose(to: whole.estimate(coefficient: j, type: .classical).standardError))
        }
        #expect(second.residualSumOfSquares.isClose(to: whole.residualSumOfSquares))
        #expect(second.rSquared.isClose(to: whole.rSquared, relative: 1e-11))
      }
    }
  }

  @Test("keeps the digits of Longley's data, one row at a time")
  func longley() throws {
    var streaming = StreamingLeastSquares(names: LeastSquaresTests.names)
    let blocks = (0..<16).map { (LeastSquaresTests.design.selecting([$0]), [LeastSquaresTests.column(0)[$0]]) }
    for (design, outcome) in blocks { try streaming.append(design: design, outcome: outcome) }
    var residuals = try streaming.regression().secondPass()
    for (design, outcome) in blocks { try residuals.append(design: design, outcome: outcome) }
    let fit = try residuals.regression()
    // NIST StRD, Longley.
    #expect(fit.coefficients[0].isClose(to: -3482258.63459582, relative: 1e-11))
    #expect(fit.coefficients[6].isClose(to: 1829.15146461355, relative: 1e-11))
    #expect(
      try fit.estimate(coefficient: 1, type: .classical).standardError.isClose(to: 84.9149257747669, relative: 1e-11))
  }

  @Test("works without a constant")
  func withoutConstant() throws {
    var streaming = StreamingLeastSquares(names: ["x"], constant: nil)
    try streaming.append(design: Matrix(columns: [[4, 5]]), outcome: [3, 4])
    try streaming.append(design: Matrix(columns: [[6]]), outcome: [4])
    let fit = try streaming.regression()
    // NIST StRD, NoInt2.
    #expect(fit.coefficients[0].isClose(to: 0.727272727272727))
    #expect(try fit.estimate(coefficient: 0, type: .classical).standardError.isClose(to: 0.420827318078432E-01))
    #expect(fit.rSquared.isClose(to: 0.993348115299335))
  }

  @Test("names collinear columns and refuses what was not seen")
  func refusals() throws {
    var streaming = StreamingLeastSquares(names: ["constant", "x", "twice"])
    #expect(throws: EstimationError.moreCoefficientsThanRows(coefficients: 3, rows: 0)) { try streaming.regression() }
    let x: [Double] = [1, 2, 4, 7, 11]
    try streaming.append(design: Matrix(columns: [x.map { _ in 1 }, x, x.map { 2 * $0 }]), outcome: [1, 3, 2, 5, 4])
    #expect(throws: EstimationError.collinear(columns: ["twice"])) { try streaming.regression() }
    #expect(throws: EstimationError.notConstant(what: "constant", row: 2)) {
      try streaming.append(design: Matrix(columns: [[1, 2], [1, 2], [3, 4]]), outcome: [1, 2])
    }
    #expect(throws: EstimationError.notFinite(what: "x", row: 1)) {
      try streaming.append(design: Matrix(columns: [[1], [.nan], [3]]), outcome: [1])
    }
    #expect(throws: EstimationError.lengthMismatch(what: "columns of the design", count: 1, expected: 3)) {
      try streaming.append(design: Matrix(columns: [[1]]), outcome: [1])
    }
    var flat = StreamingLeastSquares(names: ["constant", "x"])
    try flat.append(design: Matrix(columns: [x.map { _ in 1 }, x.map { _ in 3 }]), outcome: [1, 3, 2, 5, 4])
    #expect(throws: EstimationError.collinear(columns: ["x"])) { try flat.regression() }
    var alone = StreamingLeastSquares(names: ["constant", "alone"])
    let block = Matrix(columns: [x.map { _ in 1 }, [0, 0, 1, 0, 0]])
    try alone.append(design: block, outcome: [1, 3, 2, 5, 4])
    let first = try alone.regression()
    #expect(throws: EstimationError.secondPassMissing(standardError: "HC1")) { try first.covariance(.hc1) }
    #expect(throws: EstimationError.clustersMissing(standardError: "CR0")) { try first.covariance(.cr0) }
    var residuals = first.secondPass()
    #expect(throws: EstimationError.lengthMismatch(what: "rows of the second pass", count: 0, expected: 5)) {
      try residuals.regression()
    }
    try residuals.append(design: block, outcome: [1, 3, 2, 5, 4])
    let second = try residuals.regression()
    #expect(throws: EstimationError.leverageOne(row: 3)) { try second.covariance(.hc2) }
  }
}
