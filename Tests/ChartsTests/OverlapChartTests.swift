import Testing

@testable import Charts

@Suite("Overlap chart")
struct OverlapChartTests {
  @Test("mirrors the two groups around one base line, on the same scale")
  func mirrored() throws {
    var sample = Samples.overlap()
    sample.edges = [0, 0.5, 1]
    sample.upper.counts = [1, 3]
    sample.lower.counts = [30, 10]
    let rows = try #require(Reading(sample.render().svg)).elements.filter { $0.name == "rect" }
      .filter { ["chart-bar", "chart-line"].contains($0.attributes["class"]) }
      .compactMap { $0.attributes["height"].flatMap(Double.init) }
    #expect(rows.count == 4)
    #expect(abs(rows[0] * 3 - rows[1]) < 0.1)
    #expect(abs(rows[1] - rows[2] - 1.5) < 0.1)
  }

  @Test("shades what lies beyond common support")
  func support() throws {
    var sample = Samples.overlap()
    #expect(try #require(Reading(sample.render().svg)).count("rect", with: "chart-wash") == 2)
    sample.support = (.nan, .nan)
    #expect(try #require(Reading(sample.render().svg)).count("rect", with: "chart-wash") == 0)
  }

  @Test("gives shares in the table")
  func table() {
    let table = Samples.overlap().render().table
    #expect(table.rows.count == 20)
    #expect(table.rows[2] == ["0,10 – 0,15", "1\u{202F}%", "10,5\u{202F}%"])
  }
}
