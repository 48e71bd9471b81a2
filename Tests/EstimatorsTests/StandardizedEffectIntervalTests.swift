import Testing

@testable import Estimators

@Suite("Intervals of standardised differences")
struct StandardizedEffectIntervalTests {
  let plants: (treated: [Double], control: [Double]) = (
    [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26],
    [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]
  )
  /// SciPy's root finder stops at about this.
  static let tolerance = 1e-9

  @Test("noncentral t intervals agree with SciPy's noncentral t")
  func noncentral() throws {
    // References/compare.py
    let method = StandardizedEffectInterval.noncentral
    let d = try method.limits(of: .cohensD, treated: plants.treated, control: plants.control)
    #expect(d.estimate.isClose(to: 0.9543629597120629))
    #expect(d.low.isClose(to: 0.013071639864812912, relative: Self.tolerance))
    #expect(d.high.isClose(to: 1.8722029754858758, relative: Self.tolerance))
    let delta = try method.limits(of: .glassDelta, treated: plants.treated, control: plants.control)
    #expect(delta.estimate.isClose(to: 0.8472085479328615))
    #expect(delta.low.isClose(to: -0.12973099691174048, relative: Self.tolerance))
    #expect(delta.high.isClose(to: 1.785452933110148, relative: Self.tolerance))
    let g = try method.limits(of: .hedgesG, treated: plants.treated, control: plants.control)
    #expect((g.low / d.low).isClose(to: hedgesCorrection(degreesOfFreedom: 18)))
    #expect((g.high / d.high).isClose(to: hedgesCorrection(degreesOfFreedom: 18)))
  }

  @Test("the large-sample interval of g is that of its standard error")
  func largeSample() throws {
    let g = try StandardizedEffectInterval.largeSample.limits(
      of: .hedgesG, treated: plants.treated, control: plants.control)
    let interval = try hedgesG(treated: plants.treated, control: plants.control).confidenceInterval()
    #expect(g.low.isClose(to: interval.low))
    #expect(g.high.isClose(to: interval.high))
  }

  @Test("exchanging the arms mirrors d and g")
  func mirror() throws {
    for method in StandardizedEffectInterval.allCases {
      let there = try method.limits(of: .cohensD, treated: plants.treated, control: plants.control)
      let back = try method.limits(of: .cohensD, treated: plants.control, control: plants.treated)
      #expect(there.low.isClose(to: -back.high, relative: 1e-9))
    }
  }
}
