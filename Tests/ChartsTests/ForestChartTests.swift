import Testing

@testable import Charts

@Suite("Forest chart")
struct ForestChartTests {
  @Test("draws a square for each study and a diamond for the pooled result", arguments: ChartWidth.allCases)
  func marks(width: ChartWidth) throws {
    var sample = Samples.forest()
    sample.width = width
    let reading = try #require(Reading(sample.render().svg))
    #expect(reading.count("rect", with: "chart-fill") == 6)
    #expect(reading.count("path", with: "chart-fill") == 1)
    #expect(reading.count("line", with: "chart-dash-2") == 1)
  }

  @Test("makes the area of a square follow the weight")
  func area() throws {
    func row(_ weight: Double) -> ForestChart.Row {
      .init(label: "a", estimate: 1, low: 0, high: 2, weight: weight, text: "")
    }
    let chart = ForestChart(
      identifier: "f", title: "t", description: "d", rows: [row(100), row(25)], words: .english, format: Samples.french)
    let sides = try #require(Reading(chart.render().svg)).elements.filter {
      $0.attributes["class"]?.hasPrefix("chart-fill") == true && $0.name == "rect"
    }
    .compactMap { $0.attributes["width"].flatMap(Double.init) }
    #expect(sides == [13, 6.5])
  }

  @Test("shows the columns of text where there is room, and keeps them in the table where there is none")
  func columns() throws {
    var sample = Samples.forest()
    #expect(!sample.render().svg.contains("4/123"))
    #expect(
      sample.render().table.header == [
        "Libellé", "BCG", "Témoin", "Estimation", "Borne basse", "Borne haute", "Poids", "Intervalle de prédiction",
      ])
    #expect(sample.render().table.rows[0][1] == "4/123")
    sample.width = .wide
    #expect(sample.render().svg.contains("4/123"))
    #expect(sample.render().svg.contains("11/139"))
  }

  @Test("gives up columns before the picture gets too narrow to read")
  func tooManyColumns() throws {
    var sample = Samples.forest()
    sample.width = .wide
    sample.columnHeads = (1...8).map { "Column \($0)" }
    let svg = sample.render().svg
    #expect(!svg.contains("Column 1"))
    #expect(svg.contains("Column 8"))
  }
}
