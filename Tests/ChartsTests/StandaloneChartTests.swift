import Testing

@testable import Charts

@Suite("Standalone chart")
struct StandaloneChartTests {
  @Test("carries title, description, picture and source in one readable file", arguments: ChartWidth.allCases)
  func whole(width: ChartWidth) throws {
    for (name, sample) in Samples.named {
      var sample = sample
      sample.width = width
      let inner = try #require(Reading(sample.render().svg))
      let chart = sample.renderStandalone(source: "Source\u{A0}: Impact Tank, données publiées le 3 mars 2026.")
      let reading = try #require(Reading(chart.svg), "\(name)")
      #expect(reading.size.width == width.units + 32)
      #expect(reading.size.height > inner.size.height + 40)
      #expect(reading.texts.count > inner.texts.count + 1)
      #expect(reading.texts.last?.content.hasPrefix("Source") == true || reading.texts.last?.y ?? 0 > inner.size.height)
      #expect(reading.texts.first?.content.first == chart.title.first)
      #expect(Set(reading.elements.compactMap { $0.attributes["id"] }).count == 2)
    }
  }

  @Test("leaves out an empty source")
  func noSource() throws {
    let with = try #require(Reading(Samples.bars().renderStandalone(source: "a").svg))
    let without = try #require(Reading(Samples.bars().renderStandalone().svg))
    #expect(with.texts.count == without.texts.count + 1)
    #expect(with.size.height == without.size.height + 24)
  }
}
