import Testing

@testable import Archives

@Suite("Gzip files")
struct GunzipTests {
  /// `printf 'a;b\n1;2\n' | gzip -9n`, gzip 1.12.
  let member: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xB4, 0x4E, 0xE2, 0x32, 0xB4, 0x36, 0xE2, 0x02,
    0x00,
    0xCE, 0x10, 0x87, 0xB1, 0x08, 0x00, 0x00, 0x00,
  ]

  @Test("one member, several, and zeros behind the last")
  func members() throws {
    let text = Array("a;b\n1;2\n".utf8)
    #expect(try gunzip(member) == text)
    #expect(try gunzip(member + member + member) == text + text + text)
    #expect(try gunzip(member + [0, 0, 0]) == text)
  }

  @Test("what is cut short, damaged, too large or something else is refused word for word")
  func refusals() {
    func refusal(_ bytes: [UInt8], limit: Int = 100) -> String? {
      #expect(throws: ArchiveError.self) { try gunzip(bytes, limit: limit) }?.description
    }
    for count in 2..<member.count {
      #expect(refusal(Array(member.prefix(count))) == "its compressed data is cut short or damaged")
    }
    var damaged = member
    damaged[20] ^= 1
    #expect(refusal(damaged) == "its compressed data is cut short or damaged")
    #expect(refusal(member, limit: 7) == "it unpacks to more than 7 bytes, which is the most accepted")
    #expect(refusal(member + member, limit: 15) == "it unpacks to more than 15 bytes, which is the most accepted")
    #expect(refusal(Array("a;b".utf8)) == "it does not begin like a gzip file")
    #expect(
      refusal(member + [0x61]) == "byte 29 follows the end of the compressed data and begins no other member")
  }
}
