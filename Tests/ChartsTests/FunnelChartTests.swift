import Testing

@testable import Charts

@Suite("Funnel chart")
struct FunnelChartTests {
  private func chart(_ scale: ChartScale) -> FunnelChart {
    FunnelChart(
      identifier: "f", title: "t", description: "d",
      studies: [.init(label: "a", estimate: 1, standardError: 1), .init(label: "b", estimate: 2, standardError: 0.5)],
      pooled: 1, scale: scale, words: .french, format: Samples.french)
  }

  @Test(
    "draws the limits symmetric around the pooled result on both scales", arguments: [ChartScale.linear, .logarithmic])
  func limits(scale: ChartScale) throws {
    let path = try #require(
      Reading(chart(scale).render().svg)?.elements.first { ($0.attributes["class"] ?? "").contains("chart-dash-2") }?
        .attributes["d"])
    let numbers = path.split { !"-.0123456789".contains($0) }.compactMap { Double($0) }
    try #require(numbers.count == 8)
    #expect(numbers[0] == numbers[4])
    #expect(abs(numbers[0] - numbers[2] - (numbers[6] - numbers[0])) < 0.05)
  }

  @Test("puts precise studies above")
  func precise() throws {
    let circles = try #require(Reading(chart(.linear).render().svg)).elements.filter { $0.name == "circle" }
      .compactMap { $0.attributes["cy"].flatMap(Double.init) }
    #expect(circles.count == 2 && circles[1] < circles[0])
  }

  @Test("leaves limits out without a pooled result, and says nothing of it in the table")
  func noPooled() throws {
    var sample = chart(.linear)
    sample.pooled = .nan
    #expect(try #require(Reading(sample.render().svg)).count("path", with: "chart-reference") == 0)
    #expect(sample.render().table.rows == [["a", "1", "1"], ["b", "2", "0,5"]])
  }
}
