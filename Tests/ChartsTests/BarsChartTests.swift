import Testing

@testable import Charts

@Suite("Bars chart")
struct BarsChartTests {
  @Test("draws each bar from zero with its interval and its value", arguments: ChartWidth.allCases)
  func bars(width: ChartWidth) throws {
    var sample = Samples.bars()
    sample.width = width
    let reading = try #require(Reading(sample.render().svg))
    // One more of each is the legend.
    #expect(reading.count("rect", with: "chart-bar") == 4)
    #expect(reading.count("rect", with: "chart-wash") == 4)
    #expect(reading.count("line", with: "chart-thick") == 6)
    #expect(reading.texts.contains { $0.content == "612\u{A0}€" && $0.anchor == "start" })
    #expect(reading.texts.contains { $0.content == "\u{2212}64\u{A0}€" && $0.anchor == "end" })
  }

  @Test("writes values and intervals into the table, the series only when there are two")
  func table() {
    var sample = Samples.bars()
    #expect(sample.render().table.header == ["Libellé", "Nature", "Valeur", "Borne basse", "Borne haute"])
    #expect(
      sample.render().table.rows[5] == [
        "Transferts à la famille", "Services habituels (n = 600)", "−41\u{A0}€", "−56\u{A0}€", "−26\u{A0}€",
      ])
    sample.series.removeLast()
    #expect(sample.render().table.header == ["Libellé", "Valeur", "Borne basse", "Borne haute"])
    #expect(sample.render().table.rows.count == 3)
  }
}
