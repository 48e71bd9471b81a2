import Testing

@testable import Estimators

@Suite("Mann–Whitney test and Hodges–Lehmann shift")
struct MannWhitneyTests {
  /// *Biometrika* 35 (1948), 214: weight in grams of chicks by feed.
  let casein: [Double] = [368, 390, 379, 260, 404, 318, 352, 359, 216, 222, 283, 332]
  let linseed: [Double] = [309, 229, 181, 141, 260, 203, 148, 169, 213, 257, 244, 271]
  /// Dobson (1983): dried weight of plants.
  let plants: (treated: [Double], control: [Double]) = (
    [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26],
    [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]
  )

  @Test("agrees with SciPy with ties, by the normal approximation")
  func ties() throws {
    // References/compare.py
    let test = try MannWhitneyTest(treated: casein, control: linseed)
    #expect(test.method == .normal)
    #expect(test.statistic == 128.5)
    #expect(test.probabilityOfSuperiority == 128.5 / 144)
    #expect(test.pValue.isClose(to: 0.0012212734118778124, relative: 1e-11))
    #expect(test.shift == 109.5)
    let plain = try MannWhitneyTest(treated: casein, control: linseed, method: .normalUncorrected)
    #expect(plain.pValue.isClose(to: 0.0011034132697289895, relative: 1e-11))
  }

  @Test("agrees with SciPy's exact test and with all 184,756 divisions of the plants")
  func exact() throws {
    // References/compare.py
    let test = try MannWhitneyTest(treated: plants.treated, control: plants.control)
    #expect(test.method == .exact)
    #expect(test.statistic == 75)
    #expect(test.pValue.isClose(to: 0.06301283855463422))
    #expect(test.shift.isClose(to: 0.49))
    #expect(test.low.isClose(to: -0.04))
    #expect(test.high.isClose(to: 1.0))
  }

  @Test("counts ties exactly too")
  func exactWithTies() throws {
    // References/compare.py: all 462 divisions.
    let test = try MannWhitneyTest(treated: [3, 1, 4, 4, 5, 2], control: [1, 1, 2, 0, 3], method: .exact)
    #expect(test.pValue.isClose(to: 0.09523809523809523))
    #expect(test.shift == 2)
    #expect(test.low == 0)
    #expect(test.high == 4)
  }

  @Test("exchanging the arms mirrors the shift and keeps the p value")
  func mirror() throws {
    let there = try MannWhitneyTest(treated: casein, control: linseed)
    let back = try MannWhitneyTest(treated: linseed, control: casein)
    #expect(there.pValue == back.pValue)
    #expect(there.shift == -back.shift)
    #expect(there.low == -back.high)
    #expect(there.statistic + back.statistic == 144)
  }

  @Test("finds the shift of large arms without storing the differences")
  func large() throws {
    let control = (0..<3000).map { Double(($0 * 7919) % 3001) }
    let test = try MannWhitneyTest(treated: control.map { $0 + 12.5 }, control: control)
    #expect(test.shift == 12.5)
    #expect(test.low < 12.5 && test.high > 12.5)
  }

  @Test("refuses values that are all equal")
  func refusals() {
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try MannWhitneyTest(treated: [1, 1], control: [1, 1])
    }
    #expect(throws: EstimationError.tooFewObservations(group: "control", count: 0, minimum: 1)) {
      try MannWhitneyTest(treated: [1, 1], control: [])
    }
  }
}
