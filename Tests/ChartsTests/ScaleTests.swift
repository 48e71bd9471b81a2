import Testing

@testable import Charts

@Suite("Scale")
struct ScaleTests {
  @Test("places equal differences, or equal ratios, at equal distances")
  func positions() throws {
    let linear = Scale(.linear, holding: [0, 10], start: 0, end: 100, padding: 0)
    #expect(linear.position(2.5) == 25)
    #expect(linear.position(11) == 100)
    #expect(linear.position(.nan) == nil)
    let logarithmic = Scale(.logarithmic, holding: [0.01, 100], start: 0, end: 100, padding: 0)
    #expect(logarithmic.position(1) == 50)
    #expect(logarithmic.position(0) == nil)
    #expect(logarithmic.isBefore(0))
    #expect(logarithmic.isAfter(.infinity))
  }

  @Test(
    "has room and finite ends whatever the values",
    arguments: [
      [], [0], [5, 5], [-3], [1e300, -1e300], [.greatestFiniteMagnitude, -.greatestFiniteMagnitude],
      [.leastNonzeroMagnitude, 0], [1e15, 1e15 + 0.125], [.nan, .infinity],
    ] as [[Double]])
  func anyValues(values: [Double]) {
    for kind in [ChartScale.linear, .logarithmic] {
      let scale = Scale(kind, holding: values, start: 0, end: 100)
      #expect(scale.lower < scale.upper && scale.lower.isFinite && scale.upper.isFinite)
      let ticks = Axis(horizontal: scale, bounds: 0...100) { "\($0)" }.ticks
      #expect(ticks.allSatisfy { (0...100).contains($0.position) })
    }
  }
}
