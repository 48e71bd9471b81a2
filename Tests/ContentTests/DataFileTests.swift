import Testing

@testable import Content
@testable import Tables

@Suite("Data files that are no text")
struct DataFileTests {
  @Test("a name says the kind")
  func kinds() {
    #expect(DataFileKind.of("a.csv.gz")?.kind == .compressedCSV)
    #expect(DataFileKind.of("a.csv.gz")?.dataset == "a")
    #expect(DataFileKind.of("a.b.xlsx")?.dataset == "a.b")
    #expect(DataFileKind.of("a.XLSX") == nil)
    #expect(DataFileKind.of("a.txt") == nil)
  }

  @Test("a place in the text of the rows leads back to the row and the column, whatever line breaks cells have")
  func places() {
    var rows = DataRows(width: 3)
    rows.append(row: 4, [(column: 0, text: "a"), (column: 1, text: "b"), (column: 2, text: "c")])
    rows.append(row: 9, [(column: 0, text: "x\ny, z"), (column: 2, text: "5")])
    rows.append(row: 12, [(column: 2, text: "6")])
    rows.finish()
    #expect(String(decoding: rows.csv, as: UTF8.self) == "a,b,c\n\"x\ny, z\",,5\n,,6\n")
    #expect(rows.cell(line: 1, column: 3) == (4, 2))
    #expect(rows.cell(line: 2, column: 1) == (9, 1))
    #expect(rows.cell(line: 3, column: 8) == (9, 3))
    #expect(rows.cell(line: 4, column: 3) == (12, 3))
    #expect(rows.cell(line: 4, column: 0) == (12, 0))
    #expect(rows.row(ofLine: 3) == 9)
  }

  @Test("a value that is known is written as the dictionary says its column is")
  func texts() {
    var date = Field(name: "d", kind: .date)
    #expect(text("2021-03-04", .date, for: date) == "2021-03-04")
    #expect(text("2021-03-04T00:00:00", .dateTime, for: date) == "2021-03-04")
    #expect(text("2021-03-04T10:00:00", .dateTime, for: date) == "2021-03-04T10:00:00")
    date.format = "%d/%m/%Y"
    #expect(text("2021-03-04", .date, for: date) == "04/03/2021")
    #expect(text("2021-03-04", .plain, for: date) == "2021-03-04")
    var answer = Field(name: "b", kind: .boolean)
    #expect(text("true", .boolean, for: answer) == "true")
    answer.trueValues = ["oui"]
    answer.falseValues = ["non"]
    #expect(text("true", .boolean, for: answer) == "oui")
    #expect(text("false", .boolean, for: answer) == "non")
    var share = Field(name: "p", kind: .number)
    #expect(text("0.125", .percentage, for: share) == "0.125")
    share.format = "percent"
    for (number, percentage) in [
      ("0.125", "12.5%"), ("1", "100%"), ("0.07", "7%"), ("-0.005", "-0.5%"), ("2.25", "225%"), ("0", "0%"),
      ("0.0001", "0.01%"),
    ] {
      #expect(text(number, .percentage, for: share) == percentage)
    }
  }
}
