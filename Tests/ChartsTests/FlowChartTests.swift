import Testing

@testable import Charts

@Suite("Flow chart")
struct FlowChartTests {
  @Test("draws a box for each step and writes those who left beside the arrows", arguments: ChartWidth.allCases)
  func boxes(width: ChartWidth) throws {
    var sample = Samples.flow()
    sample.width = width
    let reading = try #require(Reading(sample.render().svg))
    #expect(reading.count("rect", with: "chart-box") == 8)
    #expect(reading.count("path", with: "chart-tip") == 7)
    #expect(reading.texts.contains { $0.content.contains("Autres raisons") })
  }

  @Test("gives the table a row for each box and each reason")
  func table() {
    let table = Samples.flow().render().table
    #expect(table.header == ["Bras", "Libellé", "Effectif"])
    #expect(table.rows.count == 14)
    #expect(table.rows[1] == ["–", "Hors critères d’inclusion", "n\u{A0}=\u{A0}211"])
    #expect(table.rows[5] == ["Accompagnement", "Affectées", "n\u{A0}=\u{A0}602"])
  }

  @Test("puts many arms into several rows inside the picture")
  func manyArms() throws {
    var sample = Samples.flow()
    sample.arms = (1...9).map { FlowChart.Arm(label: "Arm \($0)", steps: [.init(label: "Allocated", count: $0)]) }
    let reading = try #require(Reading(sample.render().svg))
    let boxes = reading.elements.filter { $0.attributes["class"] == "chart-box" }
    #expect(boxes.count == 11)
    for box in boxes {
      let x = try #require(Double(box.attributes["x"] ?? ""))
      let width = try #require(Double(box.attributes["width"] ?? ""))
      #expect(x >= 0 && x + width <= reading.size.width)
    }
  }
}
