import Testing

@testable import Estimators

@Suite("Absorbed effects of several dimensions")
struct AbsorbedEffectsTests {
  /// The panel of References/twoway.py: 60 rows, 12 units, 5 years, and places that the units determine.
  let rows = Array(0..<60)
  var units: Groups { Groups(rows.map { $0 % 12 }) }
  var years: Groups { Groups(rows.map { ($0 / 12 + ($0 % 7 == 0 ? 1 : 0)) % 5 }) }
  var places: Groups { Groups(rows.map { ($0 * $0) % 4 }) }
  var x: [Double] { rows.map { Double((7 * $0) % 23) / 3 } }
  var z: [Double] { rows.map { Double((11 * $0 + $0 * $0) % 17) / 2 } }
  var weights: [Double] { rows.map { 1 + Double($0 % 5) / 2 } }
  var outcome: [Double] {
    let (x, z) = (x, z)
    return rows.map { i -> Double in
      let effects = Double(i % 12) * 0.7 - Double((i / 12 + (i % 7 == 0 ? 1 : 0)) % 5)
      return x[i] - 0.5 * z[i] + effects + Double((13 * i) % 19) / 4
    }
  }

  func fit(_ dimensions: [Groups], weights: [Double]? = nil) throws -> LeastSquares {
    try LeastSquares(
      design: Matrix(columns: [x, z]), names: ["x", "z"], outcome: outcome, weights: weights, absorbing: dimensions)
  }

  @Test("agree with pyfixest on an unbalanced panel of units and years")
  func pyfixest() throws {
    // References/twoway.py, pyfixest 0.60.0.
    let plain: [(StandardErrorType, Groups?, [Double])] = [
      (.classical, nil, [0.10273829283812888, 0.10903129304451419]),
      (.hc1, nil, [0.10733954306010743, 0.11741827730576433]),
      (.cr1, units, [0.10362594506965427, 0.0980128897749008]),
      (.cr1, places, [0.0375874146373931, 0.20417940525675815]),
    ]
    let weighted: [(StandardErrorType, Groups?, [Double])] = [
      (.classical, nil, [0.09921299308746608, 0.10829512683311555]),
      (.hc1, nil, [0.10718677546033702, 0.1160190295061618]),
      (.cr1, units, [0.11207452608046854, 0.09587156888475451]),
      (.cr1, places, [0.03444620200027373, 0.1658698196567675]),
    ]
    let cases = [
      (nil, [1.0467179699731408, -0.497472035537883], plain),
      (weights, [0.9880119340493719, -0.47982692833533713], weighted),
    ]
    for (weights, coefficients, errors) in cases {
      let fit = try fit([units, years], weights: weights)
      for j in 0...1 {
        #expect(fit.coefficients[j].isClose(to: coefficients[j], relative: 1e-11))
        for (type, clusters, expected) in errors {
          let error = try fit.estimate(coefficient: j, type: type, clusters: clusters).standardError
          #expect(error.isClose(to: expected[j], relative: 1e-11), "\(type)")
        }
      }
    }
  }

  @Test("agree with dummies, and count a dimension that another one determines as nothing")
  func dummies() throws {
    let dummies = [units, years].flatMap { groups in
      (0..<groups.count).map { group in groups.index.map { $0 == group ? 1.0 : 0 } }
    }
    let full = try LeastSquares(
      design: Matrix(columns: [x, z] + dummies.dropLast()), names: ["x", "z"] + (0..<16).map { "d\($0)" },
      outcome: outcome, weights: weights)
    for dimensions in [[units, years], [years, units], [units, years, places], [places, years, units]] {
      let fit = try fit(dimensions, weights: weights)
      #expect(fit.absorbedCount == 16)
      #expect(fit.isAbsorbedCountExact)
      #expect(fit.degreesOfFreedom == full.degreesOfFreedom)
      for j in 0...1 {
        for type in [StandardErrorType.classical, .hc0, .hc1] {
          #expect(
            try fit.estimate(coefficient: j, type: type).standardError
              .isClose(to: full.estimate(coefficient: j, type: type).standardError, relative: 1e-12))
        }
      }
    }
  }

  @Test("of groups that hang together by a thread still agree with dummies")
  func chain() throws {
    // Each unit shares one year with the next.
    let rows = Array(0..<80)
    let units = Groups(rows.map { $0 / 2 })
    let years = Groups(rows.map { ($0 + 1) / 2 })
    let x = rows.map { Double(($0 * $0 * 7) % 31) }
    let y = rows.map { Double(($0 * 17) % 29) }
    #expect(throws: EstimationError.moreCoefficientsThanRows(coefficients: 81, rows: 80)) {
      try LeastSquares(design: Matrix(columns: [x]), names: ["x"], outcome: y, absorbing: [units, years])
    }
    let thick = Groups(rows.map { ($0 + 3) / 8 })
    let fit = try LeastSquares(design: Matrix(columns: [x]), names: ["x"], outcome: y, absorbing: [units, thick])
    let dummies = [units, thick].flatMap { groups in
      (0..<groups.count).map { group in groups.index.map { $0 == group ? 1.0 : 0 } }
    }
    let independent = HouseholderFactorization(Matrix(columns: dummies)).collinear
    let kept = dummies.indices.filter { !independent.contains($0) }
    let full = try LeastSquares(
      design: Matrix(columns: [x] + kept.map { dummies[$0] }), names: ["x"] + kept.map { "d\($0)" }, outcome: y)
    #expect(fit.absorbedCount == kept.count)
    #expect(fit.coefficients[0].isClose(to: full.coefficients[0], relative: 1e-11))
    #expect(
      try fit.estimate(coefficient: 0, type: .classical).standardError
        .isClose(to: full.estimate(coefficient: 0, type: .classical).standardError, relative: 1e-11))
  }

  @Test("leave out rows that are alone in a group when asked, and those that are alone once these are gone")
  func singletons() throws {
    var unit = rows.map { $0 % 12 }
    var year = rows.map { $0 / 12 }
    unit[3] = 99
    year[3] = 77
    unit[4] = 98
    year[4] = 77
    let dimensions = [Groups(unit), Groups(year)]
    let all = try fit(dimensions)
    #expect(all.rowsLeftOut.isEmpty)
    let without = try LeastSquares(
      design: Matrix(columns: [x, z]), names: ["x", "z"], outcome: outcome, absorbing: dimensions,
      leavingOutSingletons: true)
    #expect(without.rowsLeftOut == [3, 4])
    #expect(without.degreesOfFreedom == all.degreesOfFreedom)
    for j in 0...1 {
      #expect(without.coefficients[j].isClose(to: all.coefficients[j], relative: 1e-11))
      #expect(
        try without.estimate(coefficient: j, type: .classical).standardError
          .isClose(to: all.estimate(coefficient: j, type: .classical).standardError, relative: 1e-11))
    }
  }

  @Test("name the columns that they explain")
  func refusals() throws {
    let explained = rows.indices.map { Double(units.index[$0]) + 3 * Double(years.index[$0]) }
    #expect(throws: EstimationError.collinear(columns: ["explained"])) {
      try LeastSquares(
        design: Matrix(columns: [x, explained]), names: ["x", "explained"], outcome: outcome,
        absorbing: [units, years])
    }
  }
}
