import CSV
import Testing

@testable import Tables

@Suite("Where names and rows stand in a file")
struct DraftShapeTests {
  private func shape(_ text: String) -> DraftShape { DraftShape(Array(text.utf8)) }

  private func rows(_ count: Int = 10, _ row: (Int) -> String) -> String { (1...count).map { row($0) + "\n" }.joined() }

  @Test("titles above the names")
  func titles() {
    let table = "commune;effectif;part\n" + rows { "C\($0);\($0);\($0),5" }
    let titled = shape("Effectifs par commune\nSource : Insee\n\n" + table)
    #expect(titled.headerRow == 4 && titled.dataRow == nil)
    #expect(titled.leftOut == ["Effectifs par commune", "Source : Insee", ""])
    #expect(shape("Effectifs par commune;;\n;;\n" + table).headerRow == 3)
    #expect(shape("# fait le 3 mars\n# par nous\na,b\n1,2\n3,4\n").headerRow == 3)
    #expect(shape(table).isPlain)
    // A column of names with a comma in each is a column.
    #expect(shape("personne\nDurand, Jean\nMartin, Anne\nPetit, Luc\n").isPlain)
    #expect(shape("a;b\n1;2\n3;4\n").isPlain)
    #expect(shape("").isPlain)
  }

  @Test("units, questions and a second line of names below them")
  func introductions() {
    let units = shape("site;distance;poids\n;km;kg\n" + rows { "s\($0);\($0),5;\($0)" })
    #expect(units.dataRow == 3 && units.leftOut == ["km kg"])
    let questions = shape(
      "Start,Q1,Q2\nStart Date,How old?,Please rate\n\"{\"\"ImportId\"\":\"\"start\"\"}\",\"{\"\"ImportId\"\":\"\"Q1\"\"}\",x\n"
        + rows { "2023-05-0\($0 % 9 + 1),\($0),\($0 % 5)" })
    #expect(questions.dataRow == 4)
    #expect(shape("a,b\na,b\n" + rows { "\($0),\($0)" }).dataRow == 3)
    // A missing value, or one wrong value, in the first row makes it no line of units.
    #expect(shape("a,b\nNA,NA\n" + rows { "\($0),\($0)" }).isPlain)
    #expect(shape("a,b\nx,1\n" + rows { "\($0),\($0)" }).isPlain)
    #expect(shape("a,b\n" + rows { "\($0),x\($0)" }).isPlain)
  }

  @Test("the lines that are left out are read by no one, in memory and in pieces")
  func declared() throws {
    let text = "titre\n\nsite;distance\n;km\n\"s\n1\";1,5\ns2;2,5\n"
    let dialect = Dialect(headerRow: 3, dataRow: 5)
    let file = DelimitedFile(Array(text.utf8), dialect: dialect)
    #expect(file.errors.isEmpty)
    #expect((0..<2).map { file[$0] } == [["s\n1", "1,5"], ["s2", "2,5"]])
    #expect(file.line(of: 0) == 5)
    let table = readTable(
      Array(text.utf8), schema: Schema(fields: [field("site", .string), field("distance", .number)]), dialect: dialect)
    #expect(table.table?.numbers("distance") == [1.5, 2.5])
    let streamed = try streamTable(
      schema: Schema(fields: [field("site", .string), field("distance", .number)]), dialect: dialect, blockSize: 1,
      opening: StreamedTableTests.opening(Array(text.utf8)))
    #expect(streamed?.table?.lines == [5, 7])
    #expect(streamed?.table?.numbers("distance") == [1.5, 2.5])
    let profile = profileFile(
      Array(text.utf8),
      options: {
        var options = ProfileOptions(); options.dialect = dialect; return options
      }())
    #expect(profile.rowCount == 2 && profile.columns.map(\.kind) == [.string, .number])
  }
}
