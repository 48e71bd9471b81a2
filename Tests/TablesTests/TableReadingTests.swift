import CSV
import Testing

@testable import Tables

func field(_ name: String, _ kind: Field.Kind, _ change: (inout Field) -> Void = { _ in }) -> Field {
  var field = Field(name: name, kind: kind)
  change(&field)
  return field
}

func table(_ text: String, _ fields: Field...) throws -> Table {
  let result = readTable(Array(text.utf8), schema: Schema(fields: fields))
  return try #require(result.table, "\(result.issues.map(\.message))")
}

extension Table {
  func numbers(_ name: String) -> [Double] {
    if case .numbers(let values)? = column(named: name)?.values { values } else { [] }
  }

  func texts(_ name: String) -> [String?] {
    if case .texts(let values)? = column(named: name)?.values { values } else { [] }
  }
}

@Suite("Reading a table by its dictionary")
struct TableReadingTests {
  @Test("types every kind of column, in the dictionary's order, whatever the file's")
  func kinds() throws {
    let result = readTable(
      Array("année;code;âge;revenu;actif;jour\n2020;01001;34;1 234,5;oui;2020-02-29\n1999;2A004;;-0,5;non;\n".utf8),
      schema: Schema(fields: [
        field("code", .string), field("âge", .integer), field("revenu", .number), field("actif", .boolean),
        field("jour", .date), field("année", .year),
      ]))
    #expect(result.issues.isEmpty)
    let table = try #require(result.table)
    #expect(table.columns.map(\.field.name) == ["code", "âge", "revenu", "actif", "jour", "année"])
    #expect(table.texts("code") == ["01001", "2A004"])
    #expect(table.numbers("âge")[0] == 34)
    #expect(table.numbers("âge")[1].isNaN)
    #expect(table.numbers("revenu") == [1234.5, -0.5])
    #expect(table.numbers("actif") == [1, 0])
    #expect(table.texts("jour") == ["2020-02-29", nil])
    #expect(table.numbers("année") == [2020, 1999])
    #expect(table.lines == [2, 3])
    #expect(
      result.understanding?.description
        == "utf-8, semicolon, LF, decimal comma, thousands by space; 6 columns, 2 records")
  }

  @Test("missing values are those of the column, else those of the schema, and always the empty cell")
  func missing() throws {
    let result = readTable(
      Array("a,b,c\nNA,NA,\n-,1,x\n".utf8),
      schema: Schema(
        fields: [field("a", .string), field("b", .integer), field("c", .string) { $0.missingValues = ["x"] }],
        missingValues: ["NA", "-"]))
    let table = try #require(result.table)
    #expect(table.texts("a") == [nil, nil])
    #expect(table.numbers("b")[0].isNaN)
    #expect(table.texts("c") == [nil, nil])
  }

  @Test("dates come in other forms when the dictionary says so")
  func dateFormats() throws {
    for (format, text) in [
      ("%d/%m/%Y", "05/12/2016"), ("%d/%m/%Y", "5/12/2016"), ("%d-%m-%Y", "05-12-2016"), ("%Y/%m/%d", "2016/12/05"),
      ("%Y%m%d", "20161205"), ("fmt:%d/%m/%y", "05/12/16"), ("", "2016-12-05"),
    ] {
      let table = try table("a\n\(text)\n", field("a", .date) { $0.format = format })
      #expect(table.texts("a") == ["2016-12-05"], "\(format)")
    }
  }

  @Test("without a header the columns are the fields in their order")
  func headerless() throws {
    let schema = Schema(fields: [field("a", .integer), field("b", .string)])
    let result = readTable(Array("1,x\n2,y\n".utf8), schema: schema, dialect: CSV.Dialect(headerRow: 0))
    #expect(result.table?.numbers("a") == [1, 2])
    #expect(result.table?.texts("b") == ["x", "y"])
    let wide = readTable(Array("1,x,7\n".utf8), schema: schema, dialect: CSV.Dialect(headerRow: 0))
    #expect(wide.issues.map(\.message) == ["the dictionary does not describe column ‘column 3’"])
  }

  @Test("keeps some rows with their lines, in the order given")
  func keeping() throws {
    let table = try table("a,b\n1,x\n2,y\n3,z\n", field("a", .integer), field("b", .string)).keeping(rows: [2, 0])
    #expect(table.numbers("a") == [3, 1])
    #expect(table.texts("b") == ["z", "x"])
    #expect(table.lines == [4, 2])
    #expect(table.rowCount == 2)
  }
}
