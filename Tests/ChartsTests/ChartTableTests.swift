import Charts
import Testing

@Suite("Chart table")
struct ChartTableTests {
  @Test("is written as RFC 4180 asks: quotes where needed and doubled, CRLF at each end")
  func csv() {
    let table = ChartTable(
      header: ["Groupe", "Valeur"], rows: [["a, b", "1,5"], ["dit « \"oui\" »", "2"], ["x\r\ny", ""]])
    #expect(
      table.csv
        == "Groupe,Valeur\r\n\"a, b\",\"1,5\"\r\n\"dit « \"\"oui\"\" »\",2\r\n\"x\r\ny\",\r\n")
  }

  @Test("has one cell for each head in every chart, and each mark names one of its rows")
  func rows() throws {
    for (name, sample) in Samples.named {
      let chart = sample.render()
      #expect(!chart.table.rows.isEmpty)
      #expect(chart.table.rows.allSatisfy { $0.count == chart.table.header.count }, "\(name)")
      for element in try #require(Reading(chart.svg)).elements {
        guard let row = element.attributes["data-row"] else { continue }
        #expect(chart.table.rows.indices.contains(Int(row) ?? -1), "\(name) \(row)")
      }
    }
  }

  @Test("is named by every kind of chart: each has marks with a row, that a script can show")
  func marks() throws {
    for (name, sample) in Samples.named {
      for width in ChartWidth.allCases {
        var sample = sample
        sample.width = width
        let rows = try #require(Reading(sample.render().svg)).elements.compactMap { $0.attributes["data-row"] }
        #expect(!rows.isEmpty, "\(name)")
      }
    }
  }

  @Test("lists points without a time last, and their marks keep the others' rows")
  func withoutTime() throws {
    func point(_ time: Double) -> TrendChart.Point { TrendChart.Point(time: time, estimate: 1) }
    let chart = TrendChart(
      identifier: "t", title: "t", description: "d",
      series: [
        .init(label: "a", points: [point(2), point(.nan), point(1)]), .init(label: "b", points: [point(1)]),
      ], words: .english, format: plainNumber, timeFormat: plainNumber
    ).render()
    #expect(chart.table.rows.map { $0[1] } == ["1", "2", "–", "1"])
    let rows = try #require(Reading(chart.svg)).elements.compactMap { $0.attributes["data-row"] }
    #expect(rows.sorted() == ["0", "1", "3"])
  }

  @Test("plain numbers are the shortest that read back")
  func plain() {
    #expect([1, -0.0, 0.1, -2.5, 1e22].map(plainNumber) == ["1", "0", "0.1", "-2.5", "1e+22"])
  }
}
