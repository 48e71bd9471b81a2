import Testing

@testable import Estimators

@Suite("Conditional odds ratio")
struct ConditionalOddsRatioTests {
  private func arm(_ events: Int, _ others: Int) -> EventCount {
    EventCount(events: events, participants: events + others)
  }

  @Test("agrees with SciPy's conditional odds ratio and Fisher's test")
  func scipy() throws {
    // References/compare.py; SciPy's root finder stops at about 1e-9.
    let rows: [(EventCount, EventCount, [Double])] = [
      (
        arm(56, 14), arm(48, 32),
        [2.649187295723668, 1.2091154789241239, 6.039873013133447, 0.012521129749209154, 0.006324711129898369]
      ),
      (
        arm(3, 1), arm(1, 3),
        [6.408319658199662, 0.21173559544657966, 626.2435305888141, 0.48571428571428565, 0.24285714285714283]
      ),
      (arm(0, 10), arm(5, 15), [0, 0, 2.0639622115671625, 0.14003620900172625, 1.0]),
      (
        arm(9, 1), arm(3, 7),
        [17.269033937971702, 1.3871135379434134, 1047.8399817038226, 0.019766611097880443, 0.009883305548940223]
      ),
      (
        arm(104, 10933), arm(189, 10845),
        [0.5458500221466264, 0.42482590334511683, 0.698159617618734, 5.032835599722745e-07, 0.9999998263064744]
      ),
    ]
    for (treated, control, expected) in rows {
      let odds = try ConditionalOddsRatio(treated: treated, control: control)
      let computed = [odds.ratio, odds.low, odds.high, odds.pValue, odds.pValueGreater]
      for (value, wanted) in zip(computed, expected) {
        #expect(value.isClose(to: wanted, relative: 1e-8), "\(treated): \(value), \(wanted)")
      }
    }
  }

  @Test("the lady who tastes tea: all four right is one chance in seventy")
  func tea() throws {
    // Fisher (1935), The Design of Experiments, chapter 2.
    #expect(try ConditionalOddsRatio(treated: arm(4, 0), control: arm(0, 4)).pValueGreater.isClose(to: 1.0 / 70))
    #expect(try ConditionalOddsRatio(treated: arm(3, 1), control: arm(1, 3)).pValueGreater.isClose(to: 17.0 / 70))
    #expect(try ConditionalOddsRatio(treated: arm(4, 0), control: arm(0, 4)).ratio == .infinity)
  }

  @Test("exchanging the arms turns the ratio over")
  func mirror() throws {
    let there = try ConditionalOddsRatio(treated: arm(9, 5), control: arm(3, 8))
    let back = try ConditionalOddsRatio(treated: arm(3, 8), control: arm(9, 5))
    #expect(there.ratio.isClose(to: 1 / back.ratio, relative: 1e-10))
    #expect(there.low.isClose(to: 1 / back.high, relative: 1e-10))
    #expect(there.pValue.isClose(to: back.pValue))
  }

  @Test("refuses a table in which nobody had the event")
  func refusals() {
    #expect(throws: EstimationError.noVariation(what: "outcome")) {
      try ConditionalOddsRatio(treated: arm(0, 5), control: arm(0, 7))
    }
  }
}
