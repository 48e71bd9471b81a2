import Testing

@testable import Estimators

@Suite("Effect sizes")
struct EffectSizesTests {
  let treated: [Double] = [6, 7, 9, 12]
  let control: [Double] = [4, 5, 6]

  @Test("J is Hedges' ratio of gamma functions, to the last digits also for large samples")
  func correction() {
    // References/distributions.py (mpmath).
    #expect(hedgesCorrection(degreesOfFreedom: 2).isClose(to: 0.56418958354775628695, relative: 1e-14))
    #expect(hedgesCorrection(degreesOfFreedom: 5).isClose(to: 0.8407486824596893049, relative: 1e-14))
    #expect(hedgesCorrection(degreesOfFreedom: 443).isClose(to: 0.99830588227929065502, relative: 1e-14))
    #expect(hedgesCorrection(degreesOfFreedom: 100_000).isClose(to: 0.99999249997812492969, relative: 1e-14))
  }

  @Test("d, g and Δ differ by their denominators, and g by J")
  func denominators() throws {
    // Means 8.5 and 5, variances 7 and 1, pooled variance 23/5.
    let d = try cohensD(treated: treated, control: control)
    #expect(d.isClose(to: 3.5 / 4.6.squareRoot()))
    #expect(try glassDelta(treated: treated, control: control).isClose(to: 3.5))
    let g = try hedgesG(treated: treated, control: control)
    #expect(g.estimate.isClose(to: d * hedgesCorrection(degreesOfFreedom: 5)))
    #expect((g.standardError * g.standardError).isClose(to: 1 / 4.0 + 1 / 3.0 + g.estimate * g.estimate / 14))
    let other = try hedgesG(treated: treated, control: control, variance: .borenstein)
    let correction = hedgesCorrection(degreesOfFreedom: 5)
    #expect(
      (other.standardError * other.standardError)
        .isClose(to: correction * correction * (1 / 4.0 + 1 / 3.0 + d * d / 14)))
    #expect(g.degreesOfFreedom == .infinity)
  }

  @Test("refuses groups without spread")
  func refusals() {
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try hedgesG(treated: [1, 1], control: [2, 2])
    }
    #expect(throws: EstimationError.noVariation(what: "control")) {
      try glassDelta(treated: [1, 2], control: [2, 2])
    }
  }
}
