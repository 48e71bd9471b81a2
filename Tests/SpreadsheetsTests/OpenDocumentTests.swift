import Archives
import Testing

@testable import Spreadsheets

@Suite("Tables of ODS")
struct OpenDocumentTests {
  @Test("texts of paragraphs, spaces, tabs and breaks; comments and drawings are none")
  func texts() throws {
    let sheet = try read(
      """
      <table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>
      <text:p>  un <text:s text:c="2"/>deux<text:tab/>x <text:span>y</text:span></text:p><text:p>z</text:p></table:table-cell>\
      <table:table-cell><draw:frame><draw:text-box><text:p>dessin</text:p></draw:text-box></draw:frame></table:table-cell>
      </table:table-row>
      """)
    #expect(sheet.texts == ["A1": "un   deux\tx y\nz"])
  }

  @Test("values of each type, and the errors of LibreOffice")
  func values() throws {
    let sheet = try read(
      """
      <table:table-row>
      <table:table-cell office:value-type="float" office:value="1234.5"><text:p>1 234,50</text:p></table:table-cell>
      <table:table-cell office:value-type="percentage" office:value="0.125"><text:p>12,5 %</text:p></table:table-cell>
      <table:table-cell office:value-type="currency" office:currency="EUR" office:value="12"><text:p>12 €</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2021-03-04"><text:p>04/03/21</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2021-03-04T10:30:00.5000000"/>
      <table:table-cell office:value-type="time" office:time-value="PT25H30M00.25S"/>
      <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p></table:table-cell>
      <table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error">
      <text:p>#N/A</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="bientôt"/>
      </table:table-row>
      """)
    #expect(
      sheet.rows[0].cells.map(\.text) == [
        "1234.5", "0.125", "12", "2021-03-04", "2021-03-04T10:30:00.5", "25:30:00.25", "true", "#N/A",
      ])
    #expect(
      sheet.rows[0].cells.map(\.kind) == [.number, .percentage, .number, .date, .dateTime, .time, .boolean, .error])
    #expect(sheet.problems.map(\.description) == ["sheet ‘Données’, cell I1: the date ‘bientôt’ is none"])
  }

  @Test("repeated cells and rows are read as often as they stand; empty ones cost nothing")
  func repeats() throws {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"7\" table:number-columns-repeated=\"2\"/>"
    let sheet = try read(
      """
      <table:table-row table:number-rows-repeated="3"><table:table-cell/>\(cell)<table:table-cell table:number-columns-repeated="16381"/></table:table-row>
      <table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row>\(cell)</table:table-row>
      """)
    #expect(sheet.rows.map(\.number) == [1, 2, 3, 1_000_004])
    #expect(sheet.rows[1].cells.map(\.column) == [2, 3])
    let bomb =
      "<table:table-row table:number-rows-repeated=\"16777216\">"
      + String(
        repeating:
          "<table:table-cell office:value-type=\"float\" office:value=\"7\" table:number-columns-repeated=\"1000\"/>",
        count: 9)
      + "</table:table-row>"
    let error = #expect(throws: WorkbookError.self) { try read(bomb) }
    #expect(
      error?.description
        == "sheet ‘Données’: the sheet has more than 50000000 cells, which is the most accepted")
    let far =
      "<table:table-row table:number-rows-repeated=\"30000\"><table:table-cell table:number-columns-repeated=\"9000\"/>"
      + cell + "</table:table-row>"
    let wide = #expect(throws: WorkbookError.self) { try read(far) }
    #expect(
      wide?.description
        == "sheet ‘Données’: the sheet has 22218 rows or more of 9002 columns; at most 200000000 cells are accepted, "
        + "the empty ones counted")
  }

  @Test("other documents and encrypted ones are refused")
  func refusals() throws {
    let text =
      "<office:document-content \(namespaces)><office:body><office:text/></office:body></office:document-content>"
    let other = #expect(throws: WorkbookError.self) {
      try readWorkbook(try zip([("content.xml", Array(text.utf8))]))
    }
    #expect(other?.description == "the file is an OpenDocument text or drawing, and no spreadsheet")
    let encrypted = #expect(throws: WorkbookError.self) {
      try readWorkbook(
        try zip([("content.xml", [1, 2]), ("META-INF/manifest.xml", Array("<manifest:encryption-data/>".utf8))]))
    }
    #expect(encrypted?.description == "the workbook is protected by a password")
  }
}

private let namespaces =
  ["office", "table", "text", "style"].map {
    "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
  }.joined(separator: " ") + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
  + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\""

private func read(_ rows: String) throws -> Sheet {
  let content =
    "<office:document-content \(namespaces)><office:body><office:spreadsheet><table:table table:name=\"Données\">\(rows)"
    + "</table:table></office:spreadsheet></office:body></office:document-content>"
  return try readWorkbook(try zip([("content.xml", Array(content.utf8))]))
}
