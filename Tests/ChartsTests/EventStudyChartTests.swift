import Testing

@testable import Charts

@Suite("Event study chart")
struct EventStudyChartTests {
  @Test("draws each effect with its interval, and the reference period hollow at zero")
  func marks() throws {
    let reading = try #require(Reading(Samples.eventStudy().render().svg))
    #expect(reading.count("line", with: "chart-line") == 18)
    #expect(reading.count("circle", with: "chart-hollow") == 1)
    #expect(reading.count("line", with: "chart-dash-2") == 1)
    #expect(reading.texts.contains { $0.content == "\u{2212}1" })
  }

  @Test("draws an arrow where an interval has no end")
  func arrow() throws {
    var sample = Samples.eventStudy()
    let before = try #require(Reading(sample.render().svg)).count("path", with: "chart-fill")
    sample.series[0].points[3].high = .infinity
    #expect(try #require(Reading(sample.render().svg)).count("path", with: "chart-fill") == before + 1)
  }

  @Test("draws no hollow mark where the reference period has an estimate")
  func estimatedReference() throws {
    var sample = Samples.eventStudy()
    sample.series[0].points.append(.init(time: -1, estimate: 0.2))
    #expect(try #require(Reading(sample.render().svg)).count("circle", with: "chart-hollow") == 0)
  }
}
