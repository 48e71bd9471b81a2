import Testing

@testable import Estimators

@Suite("Least squares")
struct LeastSquaresTests {
  /// NIST StRD Longley: employment on deflator, product, unemployment, armed forces, population, year.
  static let longley: [[Double]] = [
    [60323, 83.0, 234289, 2356, 1590, 107608, 1947], [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949], [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951], [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99.0, 365385, 1870, 3547, 115094, 1953], [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955], [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957], [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959], [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961], [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
  ]
  static let names = ["constant", "deflator", "product", "unemployed", "forces", "population", "year"]

  static func column(_ place: Int) -> [Double] { longley.map { $0[place] } }
  static var design: Matrix { Matrix(columns: [longley.map { _ in 1 }] + (1...6).map { column($0) }) }

  @Test("agrees with the certified Longley regression to twelve digits")
  func certified() throws {
    let fit = try LeastSquares(design: Self.design, names: Self.names, outcome: Self.column(0))
    // NIST StRD, Longley: https://www.itl.nist.gov/div898/strd/lls/data/Longley.shtml
    let coefficients = [
      -3482258.63459582, 15.0618722713733, -0.358191792925910E-01, -2.02022980381683, -1.03322686717359,
      -0.511041056535807E-01, 1829.15146461355,
    ]
    let errors = [
      890420.383607373, 84.9149257747669, 0.334910077722432E-01, 0.488399681651699, 0.214274163161675,
      0.226073200069370, 455.478499142212,
    ]
    for (computed, certified) in zip(fit.coefficients, coefficients) { #expect(computed.isClose(to: certified)) }
    for (computed, certified) in zip(try fit.estimates(type: .classical), errors) {
      #expect(computed.standardError.isClose(to: certified, relative: 1e-11))
    }
    #expect(fit.residualStandardDeviation.isClose(to: 304.854073561965))
    #expect(fit.rSquared.isClose(to: 0.995479004577296))
    #expect(
      try fit.waldTest(coefficients: Array(1...6), type: .classical).statistic
        .isClose(to: 330.285339234588, relative: 1e-11))
  }

  @Test("does not depend on the order of the rows, nor on the order of the columns")
  func order() throws {
    let fit = try LeastSquares(design: Self.design, names: Self.names, outcome: Self.column(0))
    let rows = [5, 0, 13, 2, 9, 15, 1, 7, 3, 14, 4, 6, 12, 8, 11, 10]
    let shuffled = try LeastSquares(
      design: Matrix(columns: [3, 6, 0, 1, 5, 2, 4].map { j in rows.map { Self.design[$0, j] } }),
      names: [3, 6, 0, 1, 5, 2, 4].map { Self.names[$0] }, outcome: rows.map { Self.column(0)[$0] })
    for (place, j) in [3, 6, 0, 1, 5, 2, 4].enumerated() {
      #expect(shuffled.coefficients[place].isClose(to: fit.coefficients[j]))
      #expect(
        try shuffled.estimate(coefficient: place, type: .hc3).standardError
          .isClose(to: fit.estimate(coefficient: j, type: .hc3).standardError, relative: 1e-9))
    }
    for (place, row) in rows.enumerated() {
      #expect(shuffled.leverage[place].isClose(to: fit.leverage[row], relative: 1e-10))
      #expect(abs(shuffled.residuals[place] - fit.residuals[row]) < 1e-8)
    }
    // The trace of the hat matrix is k.
    #expect(fit.leverage.reduce(0, +).isClose(to: 7))
  }

  @Test("whole weights give the coefficients of repeated rows")
  func weights() throws {
    let x: [Double] = [0, 1, 2, 3, 5]
    let y: [Double] = [1, 2, 2, 5, 4]
    let weights: [Double] = [1, 2, 1, 3, 1]
    let weighted = try LeastSquares(
      design: Matrix(columns: [x.map { _ in 1 }, x]), names: ["constant", "x"], outcome: y, weights: weights)
    let repeated = x.indices.flatMap { i in (0..<Int(weights[i])).map { _ in i } }
    let plain = try LeastSquares(
      design: Matrix(columns: [repeated.map { _ in 1 }, repeated.map { x[$0] }]), names: ["constant", "x"],
      outcome: repeated.map { y[$0] })
    for j in 0...1 { #expect(weighted.coefficients[j].isClose(to: plain.coefficients[j])) }
    #expect(weighted.residualSumOfSquares.isClose(to: plain.residualSumOfSquares))
    #expect(weighted.rSquared.isClose(to: plain.rSquared))
    #expect(weighted.fitted[4].isClose(to: plain.fitted[plain.rows - 1]))
  }

  @Test("absorbed effects give what one dummy for each group gives")
  func absorbed() throws {
    let groups = Self.longley.indices.map { $0 / 4 }
    let slopes = [Self.column(3), Self.column(4)]
    let weights = Self.longley.indices.map { 1 + Double($0 % 3) }
    let within = try LeastSquares(
      design: Matrix(columns: slopes), names: ["unemployed", "forces"], outcome: Self.column(0), weights: weights,
      absorbing: Groups(groups))
    let dummies = (0..<4).map { group in groups.map { $0 == group ? 1.0 : 0 } }
    let full = try LeastSquares(
      design: Matrix(columns: slopes + dummies), names: ["unemployed", "forces", "a", "b", "c", "d"],
      outcome: Self.column(0), weights: weights)
    #expect(within.degreesOfFreedom == full.degreesOfFreedom)
    for j in 0...1 {
      for type in [StandardErrorType.classical, .hc0, .hc1, .hc2, .hc3] {
        let one = try within.estimate(coefficient: j, type: type)
        let other = try full.estimate(coefficient: j, type: type)
        #expect(one.estimate.isClose(to: other.estimate, relative: 1e-11))
        #expect(one.standardError.isClose(to: other.standardError, relative: 1e-11))
      }
    }
    for i in within.leverage.indices { #expect(within.leverage[i].isClose(to: full.leverage[i], relative: 1e-11)) }
  }

  @Test("names the columns that depend on earlier ones, and no other")
  func collinear() {
    let x: [Double] = [1, 2, 3, 4, 5, 7]
    let z: [Double] = [2, 1, 4, 3, 6, 6]
    func refuses(_ columns: [[Double]], _ names: [String]) -> EstimationError? {
      do throws(EstimationError) {
        _ = try LeastSquares(design: Matrix(columns: columns), names: names, outcome: [1, 3, 2, 5, 4, 6])
        return nil
      } catch { return error }
    }
    let one = x.map { _ in 1.0 }
    #expect(refuses([one, x, z], ["one", "x", "z"]) == nil)
    #expect(
      refuses([one, x, zip(x, z).map { 2 * $0 - $1 + 3 }, z], ["one", "x", "mix", "z"])
        == .collinear(columns: ["z"]))
    #expect(
      refuses([x, x.map { _ in 5 }, x.map { _ in 7 }], ["x", "five", "seven"]) == .collinear(columns: ["seven"]))
    #expect(refuses([one, x.map { _ in 0 }, x], ["one", "zero", "x"]) == .collinear(columns: ["zero"]))
    #expect(refuses([x, z, x.map { _ in 0 }], ["x", "z", "zero"]) == .collinear(columns: ["zero"]))
    #expect(
      refuses([one, x, x.map { 2 * $0 }, z, z.map { $0 - 1 }], ["one", "x", "twice", "z", "less"])
        == .collinear(columns: ["twice", "less"]))
    // Years of a short panel are nearly constant, and not collinear.
    #expect(refuses([one, x.map { 2000 + $0 }, x.map { 1e9 + $0 * $0 }], ["one", "year", "stamp"]) == nil)
  }

  @Test("refuses what cannot be estimated")
  func refusals() throws {
    let design = Matrix(columns: [[1, 1, 1], [1, 2, 4]])
    #expect(throws: EstimationError.lengthMismatch(what: "names", count: 1, expected: 2)) {
      try LeastSquares(design: design, names: ["constant"], outcome: [1, 2, 3])
    }
    #expect(throws: EstimationError.lengthMismatch(what: "outcome", count: 2, expected: 3)) {
      try LeastSquares(design: design, names: ["constant", "x"], outcome: [1, 2])
    }
    #expect(throws: EstimationError.notFinite(what: "outcome", row: 2)) {
      try LeastSquares(design: design, names: ["constant", "x"], outcome: [1, .nan, 3])
    }
    #expect(throws: EstimationError.notFinite(what: "x", row: 3)) {
      try LeastSquares(
        design: Matrix(columns: [[1, 1, 1], [1, 2, .infinity]]), names: ["constant", "x"], outcome: [1, 2, 3])
    }
    #expect(throws: EstimationError.weightNotPositive(row: 1)) {
      try LeastSquares(design: design, names: ["constant", "x"], outcome: [1, 2, 3], weights: [-1, 1, 1])
    }
    #expect(throws: EstimationError.moreCoefficientsThanRows(coefficients: 2, rows: 2)) {
      try LeastSquares(design: design, names: ["constant", "x"], outcome: [1, 2, 3], weights: [0, 1, 1])
    }
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try LeastSquares(design: design, names: ["constant", "x"], outcome: [4, 4, 4])
    }
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try LeastSquares(
        design: Matrix(columns: [[1, 2, 1, 5]]), names: ["x"], outcome: [0.1, 0.1, 0.3, 0.3],
        absorbing: Groups([1, 1, 2, 2]))
    }
    #expect(throws: EstimationError.moreCoefficientsThanRows(coefficients: 2, rows: 2)) {
      try LeastSquares(
        design: Matrix(columns: [[1, 1], [1, 2]]), names: ["constant", "x"], outcome: [1, 2])
    }
    #expect(throws: EstimationError.moreCoefficientsThanRows(coefficients: 4, rows: 3)) {
      try LeastSquares(design: design, names: ["a", "b"], outcome: [1, 2, 3], absorbing: Groups([1, 2, 2]))
    }
    #expect(throws: EstimationError.collinear(columns: ["treated"])) {
      try LeastSquares(
        design: Matrix(columns: [[1, 1, 0, 0, 0], [1, 2, 3, 5, 8]]), names: ["treated", "x"],
        outcome: [1, 2, 3, 5, 4], absorbing: Groups(["a", "a", "b", "b", "b"]))
    }
  }
}
