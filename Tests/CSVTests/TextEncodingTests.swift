import Testing

@testable import CSV

@Suite("Encodings that the mark or the dictionary says")
struct TextEncodingTests {
  @Test("UTF-16 in both orders, with letters of each length")
  func utf16() {
    let text = "é;b\n€;😀\n"
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let files = [
      DelimitedFile([0xFF, 0xFE] + little), DelimitedFile([0xFE, 0xFF] + big),
      DelimitedFile(little, dialect: Dialect(encoding: .utf16)), DelimitedFile(big, dialect: Dialect(encoding: .utf16)),
    ]
    for file in files {
      #expect(file.errors.isEmpty)
      #expect(file.understanding.encoding == .utf16)
      #expect(file.header == ["é", "b"])
      #expect(file[0] == ["€", "😀"])
    }
    #expect(files[0].understanding.description == "utf-16 with byte-order mark, semicolon, LF; 2 columns, 1 record")
  }

  @Test("half a pair and half a letter of UTF-16 are invalid at their place")
  func badUTF16() {
    let file = DelimitedFile([0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x62, 0, 0x00, 0xD8, 0x63, 0, 0x0A, 0, 0x64])
    #expect(
      file.errors.map(\.description) == [
        "2:2: byte 0xD8 is no letter in utf-16", "3:1: byte 0x64 is no letter in utf-16",
      ])
  }

  /// unicode.org, VENDORS/APPLE/ROMAN.TXT and ISO8859/8859-1.TXT.
  @Test("Mac Roman and ISO-8859-1 by the dictionary's word")
  func declared() {
    let header = Array("a\n".utf8)
    let mac = DelimitedFile(header + [0x64, 0x8E, 0x6A, 0x88, 0xCF, 0xDB], dialect: Dialect(encoding: .macRoman))
    #expect(mac.errors.isEmpty)
    #expect(mac[0] == ["déjàœ€"])
    let latin = DelimitedFile(header + [0xE9, 0xA4], dialect: Dialect(encoding: .iso8859part1))
    #expect(latin[0] == ["é¤"])
    let control = DelimitedFile(header + [0x80], dialect: Dialect(encoding: .iso8859part1))
    #expect(control.errors.map(\.description) == ["2:1: byte 0x80 is no letter in iso-8859-1"])
  }
}
