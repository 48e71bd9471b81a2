import CSV
import Testing

@testable import Tables

@Suite("Writing a table")
struct TableWritingTests {
  func example() throws -> Table {
    try table(
      "code;n;x;ok;jour\n01;3;1 234,5;oui;2020-02-29\n\"a\"\"b\";;0,1;non;\n;;;;2021-01-01\n", field("code", .string),
      field("n", .integer), field("x", .number), field("ok", .boolean), field("jour", .date))
  }

  @Test("canonical CSV")
  func canonical() throws {
    #expect(
      String(decoding: canonicalCSV(try example()), as: UTF8.self)
        == "code,n,x,ok,jour\n01,3,1234.5,true,2020-02-29\n\"a\"\"b\",,0.1,false,\n,,,,2021-01-01\n")
  }

  @Test("CSV for French spreadsheets")
  func french() throws {
    #expect(
      String(decoding: frenchCSV(try example()), as: UTF8.self)
        == "\u{FEFF}code;n;x;ok;jour\r\n01;3;1234,5;VRAI;2020-02-29\r\n\"a\"\"b\";;0,1;FAUX;\r\n;;;;2021-01-01\r\n")
  }

  @Test("JSON records")
  func json() throws {
    #expect(
      String(decoding: recordsJSON(try example()), as: UTF8.self) == """
        [
        {"code":"01","n":3,"x":1234.5,"ok":true,"jour":"2020-02-29"},
        {"code":"a\\"b","n":null,"x":0.1,"ok":false,"jour":null},
        {"code":null,"n":null,"x":null,"ok":null,"jour":"2021-01-01"}
        ]

        """)
    let strange = try table("a,b\n\"\t\u{1}\\\n\",1\n", field("a", .string), field("b", .integer))
    #expect(
      String(decoding: recordsJSON(strange), as: UTF8.self) == "[\n{\"a\":\"\\t\\u0001\\\\\\n\",\"b\":1}\n]\n")
  }

  @Test("both CSV forms are read back to the same table, a row without any value included")
  func roundTrip() throws {
    let original = try example()
    var withEmptyRow = original.keeping(rows: [0, 1, 2, 2])
    withEmptyRow.columns[4].values = .texts(["2020-02-29", nil, nil, nil])
    for bytes in [canonicalCSV(withEmptyRow), frenchCSV(withEmptyRow)] {
      let read = readTable(bytes, schema: Schema(fields: original.columns.map(\.field)))
      #expect(read.issues.isEmpty)
      #expect(read.table.map(canonicalCSV) == canonicalCSV(withEmptyRow))
    }
  }

  @Test("a number with three decimals is read back by the dialects of the writers")
  func threeDecimals() throws {
    let number = Table(
      columns: [Column(field: field("x", .number), values: .numbers([1.234]))], rowCount: 1, lines: [2])
    let schema = Schema(fields: [field("x", .number)])
    #expect(readTable(canonicalCSV(number), schema: schema, dialect: .canonical).table?.numbers("x") == [1.234])
    #expect(readTable(frenchCSV(number), schema: schema, dialect: .french).table?.numbers("x") == [1.234])
    #expect(readTable(canonicalCSV(number), schema: schema).issues.map(\.rule) == ["ambiguous-number"])
  }
}
