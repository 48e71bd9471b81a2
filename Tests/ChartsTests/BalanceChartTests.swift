import Testing

@testable import Charts

@Suite("Balance chart")
struct BalanceChartTests {
  @Test("marks before and after on each row, and the thresholds on both sides", arguments: ChartWidth.allCases)
  func marks(width: ChartWidth) throws {
    var sample = Samples.balance()
    sample.width = width
    let reading = try #require(Reading(sample.render().svg))
    #expect(reading.count("circle", with: "chart-hollow") == 7)
    #expect(reading.count("path", with: "chart-fill") == 7)
    let dashes = reading.elements.first { ($0.attributes["class"] ?? "").contains("chart-dash-2") }
    #expect(dashes?.attributes["d"]?.filter { $0 == "M" }.count == (width == .wide ? 2 : 12))
  }

  @Test("has no legend when nothing was weighted")
  func beforeOnly() throws {
    var sample = Samples.balance()
    for index in sample.rows.indices { sample.rows[index].after = .nan }
    let reading = try #require(Reading(sample.render().svg))
    #expect(!reading.texts.contains { $0.content == "Après" })
    #expect(sample.render().table.rows[0] == ["Âge", "0,31", "–"])
  }
}
