import Testing

@testable import Charts

@Suite("Ticks")
struct TicksTests {
  @Test("are multiples of 1, 2 or 5 times a power of ten")
  func linear() {
    #expect(Ticks.linear(0, 10, count: 5) == [0, 2, 4, 6, 8, 10])
    #expect(Ticks.linear(-5.6, 10.7, count: 4) == [-5, 0, 5, 10])
    #expect(Ticks.linear(0.02, 0.31, count: 6) == [0.05, 0.1, 0.15, 0.2, 0.25, 0.3])
    #expect(Ticks.linear(1_900_000, 5_200_000, count: 3) == [2_000_000, 4_000_000])
  }

  @Test("are the doubles nearest to their decimals, and zero has no sign")
  func exact() {
    #expect(
      Ticks.linear(-0.3, 0.3, count: 6).map(\.description) == ["-0.3", "-0.2", "-0.1", "0.0", "0.1", "0.2", "0.3"])
  }

  @Test("on a logarithmic scale go 1, 2, 5 in each decade, then by decades")
  func logarithmic() {
    let sets = Ticks.logarithmic(-1, 1)
    #expect(sets[0] == [0.1, 0.2, 0.5, 1, 2, 5, 10])
    #expect(sets[1] == [0.1, 0.3, 1, 3, 10])
    #expect(sets[2] == [0.1, 1, 10])
  }

  @Test("within a small part of a decade are equally spaced")
  func shortLogarithmic() {
    #expect(Ticks.logarithmic(-0.05, 0.12)[0] == [0.9, 1, 1.1, 1.2, 1.3])
  }

  @Test("have labels that neither touch nor leave the picture", arguments: [0.003, 1, 42, 1234.5, 9e6, 1e12])
  func labels(size: Double) {
    let format: NumberFormat = { "\($0) €" }
    for kind in [ChartScale.linear, .logarithmic] {
      for end in stride(from: 60.0, through: 700, by: 40) {
        let scale = Scale(kind, holding: [size * 0.7, size * 3], start: 10, end: end)
        let ticks = Axis(horizontal: scale, bounds: 0...end + 10, format: format).ticks
        let halves = ticks.map { TextMetrics.width($0.label, size: SVG.smallSize) / 2 }
        for (tick, half) in zip(ticks, halves) {
          #expect(tick.labelPosition - half >= -0.01 && tick.labelPosition + half <= end + 10.01)
        }
        for index in ticks.indices.dropFirst() {
          #expect(
            ticks[index].labelPosition - halves[index] >= ticks[index - 1].labelPosition + halves[index - 1] + 4.99)
        }
      }
    }
  }

  @Test("never carry the same label twice when the format is too coarse")
  func coarseFormat() {
    let scale = Scale(.linear, holding: [0, 1], start: 0, end: 600)
    let labels = Axis(horizontal: scale, bounds: 0...600) { String(Int($0)) }.ticks.map(\.label)
    #expect(labels == ["0", "1"])
  }
}
