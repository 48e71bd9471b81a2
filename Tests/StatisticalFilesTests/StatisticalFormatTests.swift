import Testing

@testable import StatisticalFiles

@Suite("Formats of statistical files") struct StatisticalFormatTests {
  @Test("a format is known by its extension") func extensions() {
    #expect(StatisticalFormat(rawValue: "dta") == .stata)
    #expect(StatisticalFormat(rawValue: "sav") == .spss)
  }
}
