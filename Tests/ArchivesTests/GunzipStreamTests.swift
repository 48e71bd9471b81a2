import Testing

@testable import Archives

@Suite("Gzip files, block by block")
struct GunzipStreamTests {
  /// What the stream gives of a file that comes in blocks of some size.
  private func unpack(_ file: [UInt8], blocks: Int) throws(ArchiveError) -> [UInt8] {
    var stream = GunzipStream()
    var text: [UInt8] = []
    var position = 0
    while true {
      let count = text.count
      try stream.unpack(into: &text) {
        let end = min(file.count, position + blocks)
        defer { position = end }
        return Array(file[position..<end])
      }
      if text.count == count { return text }
    }
  }

  /// Texts that repeat themselves near and far, and some that do not.
  private func text(_ seed: UInt64, _ count: Int) -> [UInt8] {
    var state = seed
    func below(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    var text: [UInt8] = []
    while text.count < count {
      if text.count > 10, below(3) > 0 {
        let distance = 1 + below(UInt64(min(text.count, seed.isMultiple(of: 2) ? 40_000 : 50)))
        for _ in 0..<(1 + below(400)) { text.append(text[text.count - distance]) }
      } else {
        for _ in 0..<(1 + below(30)) { text.append(UInt8(seed.isMultiple(of: 3) ? below(256) : 97 + below(20))) }
      }
    }
    return text
  }

  @Test("give what the whole gives, wherever the blocks end", arguments: 1...12 as ClosedRange<UInt64>)
  func blocks(_ seed: UInt64) throws {
    let text = text(seed, Int(seed * seed) * 3_000)
    let file = try gzip(text)
    for blocks in [1, 7, 1000, file.count + 1] { #expect(try unpack(file, blocks: blocks) == text) }
    #expect(try unpack(file + file + [0, 0], blocks: 333) == text + text)
  }

  @Test("stored blocks, the fixed code, names and several members")
  func kinds() throws {
    // `printf 'a;b\n1;2\n' | gzip -9n`, gzip 1.12: the fixed code.
    let member: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xB4, 0x4E, 0xE2, 0x32, 0xB4, 0x36, 0xE2, 0x02,
      0x00, 0xCE, 0x10, 0x87, 0xB1, 0x08, 0x00, 0x00, 0x00,
    ]
    let text = Array("a;b\n1;2\n".utf8)
    #expect(try unpack(member, blocks: 1) == text)
    // The name "x" and a comment "y"; the body stored: RFC 1951, 3.2.4.
    var stored: [UInt8] = [0x1F, 0x8B, 0x08, 0x18, 0, 0, 0, 0, 0, 3, 0x78, 0, 0x79, 0, 1, 8, 0, 0xF7, 0xFF] + text
    stored += [0xCE, 0x10, 0x87, 0xB1, 8, 0, 0, 0]
    #expect(try unpack(stored + member, blocks: 3) == text + text)
  }

  @Test("what is cut short, damaged or something else is refused word for word")
  func refusals() throws {
    func refusal(_ file: [UInt8]) -> String? {
      #expect(throws: ArchiveError.self) { try unpack(file, blocks: 64) }?.description
    }
    let file = try gzip(text(4, 9_000))
    for count in stride(from: 2, to: file.count, by: 7) {
      #expect(refusal(Array(file.prefix(count))) == "its compressed data is cut short or damaged")
    }
    #expect(refusal(Array("a;b".utf8)) == "it does not begin like a gzip file")
    #expect(
      refusal(file + [0x61]) == "bytes follow the end of the compressed data that begin no other member")
    // Whatever byte is changed, no text passes for the one that was packed.
    for place in stride(from: 10, to: file.count, by: 5) {
      var changed = file
      changed[place] ^= 0x14
      #expect(throws: ArchiveError.self) { try unpack(changed, blocks: 64) }
    }
  }
}
