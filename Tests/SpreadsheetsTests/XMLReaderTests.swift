import Testing

@testable import Spreadsheets

@Suite("Reading XML") struct XMLReaderTests {
  @Test("the version of the reader is known") func version() {
    #expect(xmlReaderVersion.hasPrefix("expat_2"))
  }
}
