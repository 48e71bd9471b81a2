import Testing

@testable import Estimators

@Suite("Power for proportions")
struct ProportionPowerTests {
  private func design(_ change: (inout TrialDesign) -> Void = { _ in }) -> TrialDesign {
    var design = TrialDesign()
    change(&design)
    return design
  }

  @Test("agrees with SciPy and with R's power.prop.test")
  func normal() throws {
    // References/plan.py
    let power = try ProportionPower(design { $0.treatedShare = 0.4 })
    #expect(try power.power(treated: 0.42, control: 0.3, size: 500).isClose(to: 0.7864091125082964))
    // R 4.2.2, power.prop.test(p1 = .5, p2 = .75, power = .9): shared reference power-cohen.
    let size = try ProportionPower(design()).size(treated: 0.75, control: 0.5, power: 0.9)
    #expect((size / 2).isClose(to: 76.7069284517774, relative: 1e-6))
  }

  @Test("the arcsine method has Cohen's sizes")
  func arcsine() throws {
    // Cohen (1988), table 6.4.1: h = 0.5 needs 63 in each arm; unrounded, References/plan.py.
    let power = try ProportionPower(design(), method: .arcsine, countsBothTails: true)
    #expect(cohensH(0.8, 0.6).isClose(to: 0.442143188002953))
    // sin²(π/4 + 1/4) and one half are h = 0.5 apart.
    let size = try power.size(treated: 0.7397127693021015, control: 0.5)
    #expect((size / 2).isClose(to: 62.79088407460961, relative: 1e-9))
  }

  @Test("clusters, attrition and non-compliance need more units")
  func more() throws {
    let plain = try ProportionPower(design()).size(treated: 0.5, control: 0.4)
    let clustered = try ProportionPower(
      design {
        $0.clusterSize = 20
        $0.intraclassCorrelation = 0.05
      }
    ).size(treated: 0.5, control: 0.4)
    #expect((clustered * 20).isClose(to: plain * 1.95, relative: 1e-9))
    let lost = try ProportionPower(design { $0.attrition = 0.2 }).size(treated: 0.5, control: 0.4)
    #expect(lost.isClose(to: plain / 0.8, relative: 1e-9))
    let half = try ProportionPower(design { $0.compliance = 0.5 }).size(treated: 0.6, control: 0.4)
    #expect(half.isClose(to: plain, relative: 1e-9))
  }

  @Test("the smallest difference is found in both directions, or is out of reach")
  func smallestDifference() throws {
    let power = try ProportionPower(design())
    let up = try power.minimumDetectableEffect(control: 0.4, size: 300)
    #expect(try power.power(treated: 0.4 + up, control: 0.4, size: 300).isClose(to: 0.8, relative: 1e-9))
    let down = try power.minimumDetectableEffect(control: 0.4, isIncrease: false, size: 300)
    #expect(down < 0 && abs(down) < up)
    #expect(throws: EstimationError.self) { try power.minimumDetectableEffect(control: 0.95, size: 40) }
  }

  @Test("refuses proportions of 0 and differences of 0")
  func refusals() throws {
    let power = try ProportionPower(design())
    #expect(throws: EstimationError.outOfRange(what: "proportion", allowed: "strictly between 0 and 1")) {
      try power.power(treated: 0, control: 0.5, size: 100)
    }
    #expect(throws: EstimationError.noVariation(what: "risk")) { try power.size(treated: 0.5, control: 0.5) }
  }
}
