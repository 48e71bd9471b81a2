import Testing

@testable import CSV

/// RFC 4180, section 2, rule by rule, and what its grammar leaves open.
@Suite("RFC 4180")
struct RFC4180Tests {
  struct Case: Sendable {
    var text: String
    var rows: [[String]]
    var errors: [String] = []
  }

  static let comma = Dialect(delimiter: .comma, headerRow: 0)

  @Test(
    "its rules and their edges",
    arguments: [
      // 2.1: each record on a line of its own, ended by CRLF.
      Case(text: "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", rows: [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      // 2.2: the last record may have no end.
      Case(text: "aaa,bbb,ccc\r\nzzz,yyy,xxx", rows: [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      // 2.4: spaces belong to the cell; the last cell has no comma after it.
      Case(text: " a , b \r\n", rows: [[" a ", " b "]]),
      Case(text: "a,\r\n", rows: [["a", ""]]),
      Case(text: ",a", rows: [["", "a"]]),
      // 2.5: quotes, or none.
      Case(text: "\"aaa\",\"bbb\",ccc\r\n", rows: [["aaa", "bbb", "ccc"]]),
      Case(text: "a\"b,c\r\n", rows: [["a\"b", "c"]]),
      Case(text: " \"a\",b\r\n", rows: [[" \"a\"", "b"]]),
      // 2.6: line breaks, quotes and commas inside quotes.
      Case(text: "\"aaa\",\"b\r\nbb\",\"c,c\"\r\nz,y,x", rows: [["aaa", "b\r\nbb", "c,c"], ["z", "y", "x"]]),
      Case(text: "\"a\rb\",\"c\nd\"\n", rows: [["a\rb", "c\nd"]]),
      // 2.7: a quote inside is doubled.
      Case(text: "\"aaa\",\"b\"\"bb\",\"\"\"\"\r\n", rows: [["aaa", "b\"bb", "\""]]),
      Case(text: "\"\"\"\"\"\",a\r\n", rows: [["\"\"", "a"]]),
      Case(text: "\"\",a\r\n", rows: [["", "a"]]),
      Case(text: "\"\",\"\"\r\n", rows: [["", ""]]),
      Case(text: "a,\"\"", rows: [["a", ""]]),
      Case(
        text: "\"a\" ,b\r\n", rows: [["a ", "b"]], errors: ["1:4: ‘ ’ follows a closing quote"]),
      Case(text: "a,b\r\r\nc,d\r\n", rows: [["a", "b"], ["c", "d"]]),
      Case(text: "a,b\n\rc,d\n", rows: [["a", "b"], ["c", "d"]]),
      Case(
        text: "a,b\r\n\"c,d\r\n", rows: [["a", "b"]], errors: ["2:1: a quote opens here and is never closed"]),
    ])
  func rules(_ given: Case) {
    let file = read(given.text, Self.comma)
    #expect(file.errors.map(\.description) == given.errors, "\(given.text.debugDescription)")
    #expect(file.rows == given.rows, "\(given.text.debugDescription)")
  }

  @Test("a first line ‘sep=;’ says the delimiter, whatever the header's row")
  func separatorLine() {
    let named = read("sep=|\nid|a,b;c\n1|2\n")
    #expect(named.header == ["id", "a,b;c"])
    #expect(named.headerLine == 2)
    #expect(named.rows == [["1", "2"]])
    #expect(named.line(of: 0) == 3)
    let nameless = read("sep=;\r\n1;2\r\n3;4\r\n", Dialect(headerRow: 0))
    #expect(nameless.errors.isEmpty)
    #expect(nameless.rows == [["1", "2"], ["3", "4"]])
    #expect(read("sep=;\nid;n\n1;2\n", Dialect(delimiter: .semicolon, headerRow: 2)).rows == [["1", "2"]])
    #expect(read("sep=x\nid\n").header == ["sep=x"])
    #expect(read("sep=\nid\n").header == ["sep="])
  }

  @Test("empty columns at the end are left out, and a cell in one of them keeps it")
  func emptyColumns() {
    let file = read("a;b;;\n1;2;;\n3;4;;\n")
    #expect(file.errors.isEmpty)
    #expect(file.rows == [["1", "2"], ["3", "4"]])
    #expect(file.understanding.emptyColumnCount == 2)
    let kept = read("a;b;;\n1;2;x;\n3;4;;\n")
    #expect(kept.errors.map(\.description) == ["1:5: column 3 has no name"])
    #expect(kept.understanding.emptyColumnCount == 1)
    let several = read("a;;;b\n1;x;y;2\n")
    #expect(several.errors.map(\.description) == ["1:3: columns 2 to 3 have no name"])
    #expect(several.errors.map(\.hint) == ["name them, or remove them"])
  }
}
