import Testing

@testable import Charts

@Suite("Trend chart")
struct TrendChartTests {
  @Test("gives each series its own shape, dash and name")
  func series() throws {
    let reading = try #require(Reading(Samples.trend().render().svg))
    #expect(reading.count("circle") == 6)
    #expect(reading.count("rect", with: "chart-fill") == 6)
    #expect(reading.count("path", with: "chart-fill") == 6)
    #expect(reading.count("path", with: "chart-dash-2") == 1)
    #expect(reading.count("path", with: "chart-dash-3") == 1)
    #expect(reading.texts.contains { $0.content == "Autres" })
  }

  @Test("breaks the line where a value is missing")
  func gap() throws {
    let chart = TrendChart(
      identifier: "t", title: "t", description: "d",
      series: [
        .init(
          label: "a",
          points: [1, 2, .nan, 4].enumerated().map { .init(time: Double($0), estimate: $1) })
      ], words: .english, format: Samples.french, timeFormat: Samples.french)
    let line = try #require(Reading(chart.render().svg)).elements.first {
      ($0.attributes["class"] ?? "").hasPrefix("chart-line")
    }
    #expect(line?.attributes["d"]?.filter { $0 == "M" }.count == 2)
    #expect(chart.render().table.rows[2] == ["a", "2", "–", "–", "–"])
  }

  @Test("orders points by time")
  func order() {
    var sample = Samples.trend()
    let expected = sample.render().svg
    for index in sample.series.indices { sample.series[index].points.reverse() }
    #expect(sample.render().svg == expected)
  }

  @Test("keeps the names of lines that end at the same value apart")
  func names() throws {
    var sample = Samples.trend()
    sample.series = (0..<5).map {
      .init(label: "Group \($0)", points: [.init(time: 0, estimate: 1), .init(time: 1, estimate: 2)])
    }
    let names = try #require(Reading(sample.render().svg)).texts.filter { $0.content.hasPrefix("Group") }.map(\.y)
    #expect(names.count == 5)
    #expect(zip(names, names.dropFirst()).allSatisfy { $1 - $0 >= 15 })
  }
}
