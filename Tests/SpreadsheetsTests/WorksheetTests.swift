import Archives
import Testing

@testable import Spreadsheets

@Suite("Worksheets of XLSX")
struct WorksheetTests {
  @Test("texts: shared, of several runs, without readings, inline, of formulas, with escapes and spaces")
  func texts() throws {
    let sheet = try read(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>\
      <c r="C3" t="str"><f>A1</f><v>x_x000D_\ny_x005F_x0041__x0041_</v></c></row>
      """,
      strings: """
        <si><t>un</t></si>
        <si><r><rPr><b/></rPr><t>deux </t></r><r><t>mots</t></r></si>
        <si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh></si>
        """)
    #expect(
      sheet.texts == ["A1": "un", "B1": "deux mots", "C1": "課", "A3": " a ", "C3": "x\ny_x0041_A"])
    #expect(sheet.formulaCount == 1)
  }

  @Test("numbers are the shortest that give the same double")
  func numbers() throws {
    let written = [
      "0.10000000000000001", "1E+20", "-1.5E-3", "42", "1.0000000000000001E-5", "12345678901234568", "1e300",
    ]
    let cells = written.map { "<c><v>\($0)</v></c>" }.joined()
    let sheet = try read("<row>\(cells)</row>")
    #expect(
      sheet.rows[0].cells.map(\.text) == [
        "0.1", "100000000000000000000", "-0.0015", "42", "0.00001", "12345678901234568", "1e+300",
      ])
  }

  /// ISO/IEC 29500-1, 18.17.4.1: serial 1 is 1 January 1900, and 61 is 1 March 1900; in the 1904 system 0 is 1 January 1904.
  @Test("days and hours by the number's format, in both systems")
  func dates() throws {
    let cells = { (serial: String) in "<row><c s=\"1\"><v>\(serial)</v></c></row>" }
    func day(_ serial: String, _ from1904: Bool = false) throws -> String {
      try read(cells(serial), from1904: from1904).rows[0].cells[0].text
    }
    #expect(try day("1") == "1900-01-01")
    #expect(try day("59") == "1900-02-28")
    #expect(try day("61") == "1900-03-01")
    #expect(try day("36526") == "2000-01-01")
    #expect(try day("2958465") == "9999-12-31")
    #expect(try day("0", true) == "1904-01-01")
    #expect(try day("35064", true) == "2000-01-01")
    #expect(try day("44259.4375") == "2021-03-04T10:30:00")
    #expect(try day("44259.999999999") == "2021-03-05")
    let times = try read(
      """
      <row><c s="2"><v>0.4375</v></c><c s="3"><v>1.0625</v></c><c s="2"><v>44259.4375</v></c>\
      <c s="2"><v>0.000011574074</v></c><c s="2"><v>0.00000578</v></c></row>
      """)
    #expect(
      times.rows[0].cells.map(\.text) == ["10:30:00", "25:30:00", "2021-03-04T10:30:00", "00:00:01", "00:00:00.499"])
    #expect(times.rows[0].cells.map(\.kind) == [.time, .time, .dateTime, .time, .time])
  }

  @Test("a day that never was and a number beyond the calendar are refused with their cell")
  func badDates() throws {
    let sheet = try read(
      "<row r=\"2\"><c r=\"B2\" s=\"1\"><v>60</v></c><c r=\"C2\" s=\"1\"><v>-1</v></c><c r=\"D2\"><f>A1</f></c></row>")
    #expect(sheet.rows.isEmpty)
    #expect(
      sheet.problems.map(\.description) == [
        "sheet ‘Données’, cell B2: the date here is shown as 29 February 1900, a day that never was",
        "sheet ‘Données’, cell C2: the number -1 is shown as a date, and is none that the calendar has",
        "sheet ‘Données’, cell D2: the formula here has no stored value",
      ])
    #expect(
      sheet.problems[2].hint == "open the workbook in the spreadsheet and save it again: that stores the values")
  }

  @Test("what a number format shows is told from its code")
  func formats() {
    let codes: [(String, NumberFormat)] = [
      ("General", .general), ("0.00E+00", .general), ("#,##0.00\\ \"€\"", .general), ("dd/mm/yyyy", .date),
      ("[$-40C]d\\ mmmm\\ yyyy;@", .date), ("mmm\\-yy", .date), ("h:mm", .time), ("[h]:mm:ss", .duration),
      ("mm:ss.0", .time), ("dd/mm/yyyy\\ hh:mm", .dateTime), ("0.0%", .percentage), ("00000", .digits(5)),
      ("0", .general), ("\"jour\" 0", .general), ("[Red]0.00;[Blue]0.00", .general), ("0\\ \"ménages\"", .general),
      ("0;[Red]\\-0;\"d\"", .general), ("yyyy", .date), ("@", .general), ("[mm]", .duration),
    ]
    for (code, format) in codes { #expect(NumberFormat(code: code) == format, "\(code)") }
  }

  @Test("percentages are the number; booleans and errors are said")
  func kinds() throws {
    let sheet = try read(
      """
      <row><c s="4"><v>0.125</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>\
      <c s="5"><v>1001</v></c><c t="d" s="1"><v>2021-03-04T00:00:00.000</v></c></row>
      """)
    #expect(sheet.rows[0].cells.map(\.text) == ["0.125", "true", "false", "#N/A", "01001", "2021-03-04"])
    #expect(sheet.rows[0].cells.map(\.kind) == [.percentage, .boolean, .boolean, .error, .number, .date])
  }

  @Test("empty cells, rows and columns are left out, wherever they stand")
  func sparse() throws {
    let sheet = try read(
      """
      <row r="5"><c r="C5"><v>1</v></c><c r="Z5" s="1"/></row><row r="9"><c r="A9" t="s"><v>0</v></c></row>
      <row r="1048576"/>
      """, strings: "<si><t/></si>")
    #expect(sheet.rows.map(\.number) == [5])
    #expect(sheet.columnCount == 3)
  }

  @Test("prefixes and strict namespaces are read alike")
  func prefixes() throws {
    let main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let bytes = try workbook(
      whole:
        "<x:worksheet xmlns:x=\"\(main)\"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    #expect(try readWorkbook(bytes).texts == ["A1": "7"])
  }

  @Test("a hidden sheet is read when it is named, and is not the first")
  func hiddenSheet() throws {
    let bytes = try workbook(
      whole: worksheet("<row><c><v>7</v></c></row>"), sheets: [("Caché", "hidden"), ("Données", "visible")])
    let first = try readWorkbook(bytes)
    #expect(first.name == "Données")
    #expect(first.hiddenSheetNames == ["Caché"])
    #expect(try readWorkbook(bytes, sheet: "Caché").isHidden)
  }

  @Test(
    "what is damaged or hostile is refused word for word",
    arguments: [
      (
        "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>",
        "part ‘xl/worksheets/sheet1.xml’ is refused: it has a document type, which workbooks do not have"
      ),
      (
        String(repeating: "<a>", count: 65),
        "part ‘xl/worksheets/sheet1.xml’ is refused: its elements nest more than 64 deep"
      ),
      ("<worksheet>", "part ‘xl/worksheets/sheet1.xml’ is damaged at line 1: no element found"),
      (
        worksheet("<row r=\"2\"/><row r=\"1\"/>"),
        "sheet ‘Données’: the row ‘1’ follows row 2: rows are not in order"
      ),
      (
        worksheet("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"),
        "sheet ‘Données’, cell A1: the cells of this row are not in order"
      ),
      (worksheet("<row><c><v>1,5</v></c></row>"), "sheet ‘Données’, cell A1: ‘1,5’ is no number"),
      (worksheet("<row><c t=\"s\"><v>9</v></c></row>"), "sheet ‘Données’, cell A1: the text number ‘9’ does not exist"),
      (
        worksheet("<row><c r=\"XFD1\"><v>1</v></c></row>"),
        "sheet ‘Données’, cell XFD1: the sheet is wider than 10000 columns, which is the most accepted"
      ),
      (worksheet("<row r=\"1048577\"/>"), "sheet ‘Données’: the row ‘1048577’ follows row 0: rows are not in order"),
    ])
  func hostile(part: String, message: String) throws {
    let bytes = try workbook(whole: part)
    let error = #expect(throws: WorkbookError.self) { try readWorkbook(bytes) }
    #expect(error?.description == message)
  }

  @Test("other files are refused with what to do")
  func others() throws {
    func refusal(_ bytes: [UInt8]) -> String? {
      let error = #expect(throws: WorkbookError.self) { try readWorkbook(bytes) }
      return error.map { "\($0.description): \($0.hint)" }
    }
    let save = "open it in the spreadsheet and save it as .xlsx or .ods"
    #expect(refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == "the file is an old Excel workbook (.xls): \(save)")
    #expect(
      refusal([0xD0, 0xCF, 0x11, 0xE0] + Array("EncryptedPackage".utf8).flatMap { [$0, 0] })
        == "the workbook is protected by a password: open it in the spreadsheet and save it without a password")
    #expect(
      refusal(Array("a;b\n".utf8))
        == "the file is no workbook, whatever its name says: a text file needs the ending .csv; a workbook is saved by "
        + "the spreadsheet as .xlsx or .ods")
    #expect(
      refusal([0x50, 0x4B, 3, 4])
        == "the workbook cannot be unpacked: it does not end like a zip archive; it may be cut short: "
        + "open it in the spreadsheet and save it again")
    #expect(
      refusal(try zip([("a.txt", [1])]))
        == "the file is an archive without a workbook: a workbook is saved by the spreadsheet as .xlsx or .ods")
  }
}

func worksheet(_ rows: String, after: String = "") -> String {
  "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\(rows)</sheetData>\(after)"
    + "</worksheet>"
}

private func read(_ rows: String, strings: String = "", from1904: Bool = false) throws -> Sheet {
  try readWorkbook(try workbook(whole: worksheet(rows), strings: strings, from1904: from1904))
}

/// A workbook whose sheets all have one part. Styles: 1 is a date, 2 an hour, 3 a duration, 4 a percentage, 5 five digits.
func workbook(
  whole part: String, strings: String = "", from1904: Bool = false,
  sheets: [(String, String)] = [("Données", "visible")]
) throws -> [UInt8] {
  let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  let entries = sheets.map { "<sheet name=\"\($0.0)\" state=\"\($0.1)\" sheetId=\"1\" r:id=\"rId1\"/>" }.joined()
  let files: [(String, String)] = [
    (
      "_rels/.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"\(relation)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
    ),
    (
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\"><workbookPr date1904=\"\(from1904)\"/><sheets>\(entries)</sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      """
      <Relationships><Relationship Id="rId1" Type="\(relation)/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Type="\(relation)/sharedStrings" Target="../xl/sharedStrings.xml"/>
      <Relationship Id="rId3" Type="\(relation)/styles" Target="styles.xml"/></Relationships>
      """
    ),
    ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(strings)</sst>"),
    (
      "xl/styles.xml",
      """
      <styleSheet xmlns="\(main)"><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="21"/>
      <xf numFmtId="46"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>
      """
    ),
    ("xl/worksheets/sheet1.xml", part),
  ]
  return try zip(files.map { (path: $0.0, bytes: Array($0.1.utf8)) })
}
