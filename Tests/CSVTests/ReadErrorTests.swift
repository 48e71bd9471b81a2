import Testing

@testable import CSV

@Suite("Errors of reading")
struct ReadErrorTests {
  func descriptions(_ text: String, _ dialect: Dialect = Dialect()) -> [String] {
    read(text, dialect).errors.map { "\($0.description) [\($0.id)]" }
  }

  @Test("a row with too few or too many cells, with both numbers")
  func ragged() {
    #expect(
      descriptions("a,b,c\n1,2,3\n1,2\n1,2,3\n1,22,3,4\n") == [
        "3:1: this row has 2 cells, the header has 3 [ragged-row]",
        "5:8: this row has 4 cells, the header has 3 [ragged-row]",
      ])
    #expect(read("a,b,c\n1,2,3\n1,2\n4,5,6\n").rows == [["1", "2", "3"], ["4", "5", "6"]])
  }

  @Test("an unclosed quote is reported where it opened, and nothing else is said of its row")
  func unclosed() {
    let text = "a,b\n1,2\n3,\"four\n5,6\n7,8\n"
    #expect(descriptions(text) == ["3:3: a quote opens here and is never closed [unclosed-quote]"])
  }

  @Test("text after a closing quote")
  func afterQuote() {
    #expect(
      descriptions("a,b\n\"x\"y,2\n") == ["2:4: ‘y’ follows a closing quote [text-after-quote]"])
  }

  @Test("a NUL byte")
  func nul() {
    #expect(descriptions("a,b\n1,2\n3,\u{0}\n") == ["3:3: there is a NUL byte here [nul-byte]"])
  }

  @Test("names that are repeated, empty or absent, and a header without rows")
  func header() {
    #expect(
      descriptions("a,b,a,\n1,2,3,4\n") == [
        "1:5: columns 1 and 3 have the same name ‘a’ [duplicate-header]",
        "1:7: column 4 has no name [empty-header]",
      ])
    #expect(descriptions("") == ["1:1: there is no line of column names [no-header]"])
    #expect(descriptions("\n\n") == ["1:1: there is no line of column names [no-header]"])
    #expect(descriptions("a,b\n") == ["1:1: there are column names and no rows [no-rows]"])
  }

  @Test("bytes that are no letters in the declared encoding")
  func invalid() {
    let utf8 = DelimitedFile(Array("a\n1\nx".utf8) + [0xE9, 0x0A], dialect: Dialect(encoding: .utf8))
    #expect(utf8.errors.map(\.description) == ["3:2: byte 0xE9 is no letter in utf-8"])
    let windows = DelimitedFile(Array("a\n".utf8) + [0xE9, 0x81], dialect: Dialect(encoding: .windows1252))
    #expect(windows.errors.map(\.description) == ["2:3: byte 0x81 is no letter in windows-1252"])
    let latin9 = DelimitedFile(Array("a\n".utf8) + [0x80], dialect: Dialect(encoding: .iso8859part15))
    #expect(latin9.errors.map(\.description) == ["2:1: byte 0x80 is no letter in iso-8859-15"])
    #expect(
      latin9.errors[0].hint == "the file is probably windows-1252; say so in the dictionary: encoding: windows-1252")
  }

  @Test("a file that is UTF-8 but for a few bytes is damaged, not windows-1252")
  func damaged() {
    let file = DelimitedFile(Array("a\né\nè\nx".utf8) + [0xE9, 0x0A])
    #expect(file.understanding.encoding == .utf8)
    #expect(file.errors.map(\.description) == ["4:2: byte 0xE9 is no letter in utf-8"])
  }

  @Test("UTF-32")
  func utf32() {
    let file = DelimitedFile([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0])
    #expect(file.errors.map(\.description) == ["1:1: the file is UTF-32"])
    #expect(file.errors[0].hint == "save it again as CSV UTF-8")
  }

  @Test(
    "a workbook that was only renamed", arguments: [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]] as [[UInt8]])
  func workbook(beginning: [UInt8]) {
    let file = DelimitedFile(beginning + [0, 0, 0x0A, 0xFF])
    #expect(
      file.errors.map(\.description) == ["1:1: the file is a spreadsheet's own workbook or an archive, and no text"])
    #expect(
      file.errors.map(\.hint) == [
        "open it in the spreadsheet and export it as CSV UTF-8; a new ending of its name does not change what it is"
      ])
  }

  @Test("cells over 1 MiB and rows over 10,000 cells")
  func limits() {
    let long = "a\n" + String(repeating: "x", count: 1_048_577) + "\n"
    #expect(descriptions(long) == ["2:1: a cell is longer than 1048576 bytes [field-too-long]"])
    let quoted = "a\n\"" + String(repeating: "x", count: 1_048_577) + "\"\n"
    #expect(descriptions(quoted) == ["2:1: a cell is longer than 1048576 bytes [field-too-long]"])
    let wide = Array(repeating: "x", count: 10_001).joined(separator: ",")
    #expect(
      descriptions("a,b\n\(wide)\n", Dialect(delimiter: .comma)).first
        == "2:1: this row has 10001 cells, more than the limit of 10000 [too-many-columns]")
  }

  @Test("more than fifty of a kind are counted, not listed")
  func cap() {
    let text = "a,b\n1,2\n" + String(repeating: "1\n", count: 60)
    let errors = read(text, Dialect(delimiter: .comma)).errors
    #expect(errors.count == 51)
    #expect(errors.last?.description == "53:1: the same is wrong in 10 more places")
    let nul = read("a\n" + String(repeating: "\u{0}\n", count: 200)).errors
    #expect(nul.count == 51)
    #expect(nul.last?.description == "52:1: the same is wrong in 150 more places")
  }

  @Test("errors of several kinds come in one run, in the order of the file")
  func together() {
    #expect(
      read("a,a\n1\n\"x\"y,2\n3,\"\n").errors.map(\.id) == [
        "duplicate-header", "ragged-row", "text-after-quote", "unclosed-quote",
      ])
  }
}
