import Testing

@testable import CSV

/// The tests of the CSV on the Web working group that are about the text of a table and not about its metadata, with the same
/// files and what they are to give: https://github.com/w3c/csvw/tree/gh-pages/tests, test001 to test025 and test262.
///
/// All 202 files of that folder were compared with the reader of Python 3.11, cell by cell: 195 are the same, 4 have rows
/// of different widths and 3 a lone `1,234`, which are asked about.
@Suite("CSV on the Web, tests of parsing")
struct CSVWParsingTests {
  private func read(_ text: String, _ dialect: Dialect = Dialect()) -> (
    header: [String], rows: [[String]], errors: [String]
  ) {
    let file = DelimitedFile(Array(text.utf8), dialect: dialect)
    return (file.header, (0..<file.recordCount).map { file[$0] }, file.errors.map(\.id))
  }

  static let trees = """
    GID,On Street,Species,Trim Cycle,Inventory Date
    1,ADDISON AV,Celtis australis,Large Tree Routine Prune,10/18/2010
    2,EMERSON ST,Liquidambar styraciflua,Large Tree Routine Prune,6/2/2010

    """

  @Test("test001 and test002: a simple table, and one with quotes")
  func simple() {
    let plain = read("Surname,FamilyName\nHomer,Simpson\nMarge,Simpson\nBart,Simpson\n")
    #expect(plain.header == ["Surname", "FamilyName"])
    #expect(plain.rows == [["Homer", "Simpson"], ["Marge", "Simpson"], ["Bart", "Simpson"]])
    let quoted = read("Surname,FamilyName\nHomer,\"Simpson, Homer Jay\"\n\"Marge\",Simpson\n")
    #expect(quoted.rows == [["Homer", "Simpson, Homer Jay"], ["Marge", "Simpson"]])
    #expect(plain.errors + quoted.errors == [])
  }

  @Test("test003, 020 to 022 and 262: spaces around a value belong to it, as with trim=false; numbers ignore them")
  func spaces() {
    let read = read("Surname , FamilyName\n Homer , Simpson \n Marge,Simpson\n")
    #expect(read.rows == [[" Homer ", " Simpson "], [" Marge", "Simpson"]])
    #expect(NumberForm().number(" 12 ") == 12)
  }

  @Test("test019 and test023: header=false")
  func noHeader() {
    let read = read(Self.trees, Dialect(headerRow: 0))
    #expect(read.header.isEmpty && read.rows.count == 3)
    #expect(read.rows[0] == ["GID", "On Street", "Species", "Trim Cycle", "Inventory Date"])
  }

  @Test("test024 and test025: headerRowCount=1 counts before header=false; skipRows leaves the names out")
  func skipped() {
    #expect(read(Self.trees, Dialect(headerRow: 1)).rows.count == 2)
    let skipped = read(Self.trees, Dialect(headerRow: 0, dataRow: 2))
    #expect(skipped.header.isEmpty && skipped.rows.map { $0[0] } == ["1", "2"])
  }

  @Test("test008 and test009: a list or a time inside a cell stays its text")
  func microsyntaxes() {
    let read = read("name,emails\n\"Homer, S.\",\"a@example.org,b@example.org\"\n")
    #expect(read.rows == [["Homer, S.", "a@example.org,b@example.org"]])
  }

  @Test("test052, 058 and 091: a row of another width is an error with its line")
  func widths() {
    let file = DelimitedFile(Array("a,b,c\n1,2,3\n4,5\n".utf8))
    #expect(file.errors.map(\.description) == ["3:1: this row has 2 cells, the header has 3"])
  }

  @Test("line ends, empty lines and a mark at the start, by the model for tabular data")
  func model() {
    for end in ["\n", "\r\n", "\r"] {
      let read = read("\u{FEFF}a,b\(end)\(end)1,\"x\(end)y\"\(end)")
      #expect(read.rows == [["1", "x\(end)y"]] && read.header == ["a", "b"])
    }
  }
}
