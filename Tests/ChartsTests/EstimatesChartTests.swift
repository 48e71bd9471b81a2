import Testing

@testable import Charts

@Suite("Estimates chart")
struct EstimatesChartTests {
  private func chart(_ rows: [EstimatesChart.Row], scale: ChartScale = .linear) -> EstimatesChart {
    EstimatesChart(
      identifier: "e", title: "t", description: "d", rows: rows, scale: scale, words: .english, format: Samples.french)
  }

  @Test("has one point for each estimate and one row in the table", arguments: ChartWidth.allCases)
  func marks(width: ChartWidth) throws {
    var sample = Samples.estimates()
    sample.width = width
    let chart = sample.render()
    let reading = try #require(Reading(chart.svg))
    #expect(reading.count("circle") == 5)
    #expect(reading.count("circle", with: "chart-hollow") == 4)
    #expect(chart.table.header == ["Groupe", "Libellé", "Estimation", "Borne basse", "Borne haute"])
    #expect(chart.table.rows[0] == ["Emploi", "En emploi à 12 mois", "6,4", "2,1", "10,7"])
    #expect(chart.table.rows.count == 5)
  }

  @Test("leaves the column of groups out of the table when there are none")
  func noGroups() {
    let chart = chart([.init(label: "a", estimate: 1, low: 0, high: 2, text: "1")]).render()
    #expect(
      chart.table
        == ChartTable(header: ["Label", "Estimate", "Lower bound", "Upper bound"], rows: [["a", "1", "0", "2"]]))
  }

  @Test("draws an arrow where an interval has no end, and writes infinity into the table")
  func infiniteInterval() throws {
    let chart = chart([
      .init(label: "a", estimate: 1, low: -.infinity, high: 2, text: "1"),
      .init(label: "b", estimate: 1, low: 0, high: .infinity, text: "1"),
    ]).render()
    #expect(try #require(Reading(chart.svg)).count("path", with: "chart-fill") == 2)
    #expect(chart.table.rows == [["a", "1", "\u{2212}∞", "2"], ["b", "1", "0", "∞"]])
  }

  @Test("draws an arrow at the left where a ratio's interval reaches zero")
  func zeroOnLogarithmicScale() throws {
    let chart = chart([.init(label: "a", estimate: 1, low: 0, high: 2, text: "1")], scale: .logarithmic).render()
    #expect(try #require(Reading(chart.svg)).count("path", with: "chart-fill") == 1)
  }

  @Test("writes the text of an estimate that is not a number, without a mark")
  func notANumber() throws {
    let chart = chart([
      .init(label: "a", estimate: .nan, low: .nan, high: .nan, text: "not estimated"),
      .init(label: "b", estimate: 1, low: .nan, high: 2, text: "1"),
    ]).render()
    let reading = try #require(Reading(chart.svg))
    #expect(reading.count("circle") == 1)
    #expect(reading.count("line") == 0)
    #expect(reading.texts.contains { $0.content == "not estimated" })
    #expect(chart.table.rows[0] == ["a", "–", "–", "–"])
  }

  @Test("cuts an interval much wider than the others with arrows, so that these stay readable")
  func oneWideInterval() throws {
    let rows = (0..<5).map { index in
      EstimatesChart.Row(
        label: "row", estimate: Double(index), low: Double(index) - 1, high: Double(index) + 1, text: "")
    }
    let wide = EstimatesChart.Row(label: "wide", estimate: 2, low: -500, high: 500, text: "")
    #expect(try #require(Reading(chart(rows).render().svg)).count("path", with: "chart-fill") == 0)
    #expect(try #require(Reading(chart(rows + [wide]).render().svg)).count("path", with: "chart-fill") == 2)
  }

  @Test("puts what the sides mean at either side of the reference")
  func directions() throws {
    let reading = try #require(Reading(Samples.estimates().render().svg))
    let lower = try #require(reading.texts.first { $0.content == "←\u{A0}défavorable" })
    let higher = try #require(reading.texts.first { $0.content == "favorable\u{A0}→" })
    #expect(lower.anchor == "end")
    #expect(higher.anchor == "start")
    #expect(higher.x - lower.x == 16)
  }

  @Test("says that there is nothing to show")
  func empty() throws {
    let chart = chart([]).render()
    #expect(try #require(Reading(chart.svg)).texts.map(\.content) == ["No data"])
    #expect(chart.table.rows.isEmpty)
  }
}
