import Testing

@testable import Charts

@Suite("Binned scatter chart")
struct BinnedScatterChartTests {
  @Test("cuts the units into bins of equal size by x, and gives their means")
  func bins() {
    let bins = BinnedScatterChart.bins(x: [4, 1, 3, 2, .nan], y: [40, 10, 30, 20, 0], count: 2)
    #expect(bins == [.init(x: 1.5, y: 15, count: 2), .init(x: 3.5, y: 35, count: 2)])
  }

  @Test("never parts units with the same x, and counts each once")
  func ties() {
    let bins = BinnedScatterChart.bins(x: [1, 1, 1, 1, 2, 3], y: [1, 2, 3, 4, 5, 6], count: 3)
    #expect(bins == [.init(x: 1, y: 2.5, count: 4), .init(x: 2.5, y: 5.5, count: 2)])
    for count in [1, 2, 7, 20, 500] {
      let x = (0..<101).map { Double($0 * 37 % 19) }
      #expect(BinnedScatterChart.bins(x: x, y: x, count: count).reduce(0) { $0 + $1.count } == 101)
    }
    #expect(BinnedScatterChart.bins(x: [], y: []).isEmpty)
  }

  @Test("draws a point for each bin and a line for each series")
  func marks() throws {
    let reading = try #require(Reading(Samples.binnedScatter().render().svg))
    #expect(reading.count("circle") == 13)
    #expect(reading.count("rect", with: "chart-fill") == 13)
    #expect(reading.count("path", with: "chart-line") == 2)
    #expect(reading.count("path", with: "chart-dash-2") == 1)
  }
}
