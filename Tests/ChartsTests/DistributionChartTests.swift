import Testing

@testable import Charts

@Suite("Distribution chart")
struct DistributionChartTests {
  @Test("counts values in bins of a round width that the arms share")
  func bins() {
    let histogram = DistributionChart.Histogram(arms: [
      ("a", [0.5, 1, 1.5, 9.5, 10]), ("b", [2, 2.5, 3, .nan, .infinity]),
    ])
    #expect(histogram.edges == [0, 2, 4, 6, 8, 10])
    #expect(histogram.arms.map(\.counts) == [[3, 0, 0, 0, 2], [0, 3, 0, 0, 0]])
    #expect(histogram.arms.map(\.mean) == [4.5, 2.5])
  }

  @Test("centres a bin on each whole number when there are few")
  func wholeNumbers() {
    let histogram = DistributionChart.Histogram(arms: [("a", [0, 1, 1, 2, 3])])
    #expect(histogram.edges == [-0.5, 0.5, 1.5, 2.5, 3.5])
    #expect(histogram.arms[0].counts == [1, 2, 1, 1])
  }

  @Test("puts every value into a bin, whatever its size")
  func everyValue() {
    for values: [Double] in [[1e300, -1e300, 0.5], [1e-300, 2e-300, 0.5], [5.5], [7.25, 7.25], [1e15, 1e15 + 0.5]] {
      let histogram = DistributionChart.Histogram(arms: [("a", values)])
      #expect(histogram.arms[0].counts.reduce(0, +) == values.count)
      #expect(zip(histogram.edges, histogram.edges.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("draws one bar for each bin that is not empty, and marks the mean of each arm")
  func histogram() throws {
    let chart = Samples.histogram().render()
    let reading = try #require(Reading(chart.svg))
    #expect(reading.count("rect", with: "chart-bar") == 33)
    #expect(reading.texts.filter { $0.content.hasPrefix("Moyenne") }.count == 2)
    #expect(chart.table.header == ["Score, de 0 à 50", "Accompagnement (n = 600)", "Témoin (n = 600)"])
    #expect(chart.table.rows.last?.first == "Moyenne")
  }

  @Test("draws one bar for each level and arm, with its share in words")
  func levels() throws {
    let chart = Samples.levels().render()
    let reading = try #require(Reading(chart.svg))
    // One more of each is the legend.
    #expect(reading.count("rect", with: "chart-bar") == 5)
    #expect(reading.count("rect", with: "chart-wash") == 5)
    #expect(reading.texts.contains { $0.content == "31,2\u{202F}%" })
    #expect(chart.table.rows[0] == ["Emploi durable", "Accompagnement", "31,2\u{202F}%"])
  }

  @Test("draws the interval of a binary column's share, and puts it into the table")
  func binary() throws {
    let chart = Samples.binary().render()
    #expect(try #require(Reading(chart.svg)).count("line", with: "chart-reference") == 2)
    #expect(chart.table.header == ["Libellé", "Groupe", "Part", "Borne basse", "Borne haute"])
    #expect(chart.table.rows[1] == ["En emploi", "Témoin", "43,2\u{202F}%", "39,3\u{202F}%", "47,2\u{202F}%"])
  }
}
