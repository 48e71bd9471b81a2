import Testing

@testable import CSV

@Suite("Detection of delimiter and encoding")
struct DetectionTests {
  @Test("finds comma, semicolon, tab and vertical bar")
  func delimiters() {
    for delimiter in Delimiter.allCases {
      let file = read("a\(delimiter.rawValue)b\n1\(delimiter.rawValue)2\n")
      #expect(file.errors.isEmpty)
      #expect(file.understanding.delimiter == delimiter)
    }
  }

  @Test("decimal commas do not hide the semicolon")
  func decimalCommas() {
    let file = read("a;b\n1,5;2,5\n3,5;4,5\n")
    #expect(file.errors.isEmpty)
    #expect(file.rows == [["1,5", "2,5"], ["3,5", "4,5"]])
  }

  @Test("a delimiter inside quotes does not count")
  func quoted() {
    #expect(read("a,b\n\"x;y\",\"z;t\"\n").understanding.delimiter == .comma)
  }

  @Test("a single column has no delimiter")
  func single() {
    let file = read("a\n1,5\n2,5\n")
    #expect(file.errors.isEmpty)
    #expect(file.understanding.delimiter == nil)
    #expect(file.rows == [["1,5"], ["2,5"]])
  }

  @Test("two delimiters equally likely are an error that asks for the dictionary's word")
  func ambiguous() {
    let file = read("a,b;c\n1,2;3\n4,5;6\n")
    #expect(
      file.errors.map(\.description) == [
        "1:1: comma (2 columns) and semicolon (2 columns) are equally likely delimiters: this line is ‘a’ ‘b;c’ or ‘a,b’ ‘c’"
      ])
    #expect(
      file.errors[0].hint
        == "say which in the dictionary: dialect: {delimiter: \",\"} or {delimiter: \";\"}")
    let told = read("a,b;c\n1,2;3\n4,5;6\n", Dialect(delimiter: .semicolon))
    #expect(told.errors.isEmpty)
    #expect(told.rows == [["1,2", "3"], ["4,5", "6"]])
  }

  @Test("many columns against one comma in each row is no ambiguity")
  func wide() {
    let file = read("a;b;c;d, en euros\n1;2;3;4,5\n1;2;3;4,6\n")
    #expect(file.understanding.delimiter == .semicolon)
    #expect(file.errors.isEmpty)
  }

  @Test("a byte-order mark is dropped at the start only")
  func mark() {
    let file = read("\u{FEFF}a,b\n1,\u{FEFF}2\n")
    #expect(file.header == ["a", "b"])
    #expect(file.understanding.hasByteOrderMark)
    #expect(file.rows == [["1", "\u{FEFF}2"]])
  }

  /// Bytes after the mapping tables of unicode.org: VENDORS/MICSFT/WINDOWS/CP1252.TXT and ISO8859/8859-15.TXT.
  @Test("windows-1252 and ISO-8859-15 are told apart by the bytes in which they differ")
  func western() {
    let header = Array("a\n".utf8)
    let windows = DelimitedFile(header + [0x63, 0x9C, 0x75, 0x72, 0x20, 0x80])
    #expect(windows.understanding.encoding == .windows1252)
    #expect(windows.rows == [["cœur €"]])
    let latin9 = DelimitedFile(header + [0x63, 0xBD, 0x75, 0x72, 0x20, 0xA4])
    #expect(latin9.understanding.encoding == .iso8859part15)
    #expect(latin9.rows == [["cœur €"]])
    let half = DelimitedFile(header + [0x31, 0x20, 0xBD, 0x20, 0xE9])
    #expect(half.understanding.encoding == .windows1252)
    #expect(half.rows == [["1 ½ é"]])
    #expect(DelimitedFile(header + [0xE9]).rows == [["é"]])
  }

  @Test("letters that both encodings explain are an error that asks for the dictionary's word")
  func ambiguousEncoding() {
    let file = DelimitedFile(Array("a\n".utf8) + [0xA8, 0xE9])
    #expect(
      file.errors.map(\.description) == [
        "2:1: the letters can be windows-1252 or iso-8859-15: this value is ‘¨é’ or ‘šé’"
      ])
    #expect(
      file.errors[0].hint == "say which in the dictionary: encoding: windows-1252 or encoding: iso-8859-15")
  }
}
