import Testing

@testable import Archives

@Suite("A zip archive given piece by piece")
struct ZipStreamTests {
  private let files: [(path: String, bytes: [UInt8])] = [
    ("a.txt", Array("aaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8)), ("b/c.bin", [0, 255, 3]), ("vide", []),
  ]

  @Test("has the bytes of the one made at once")
  func sameBytes() throws {
    var stream = ZipStream()
    var bytes: [UInt8] = []
    for file in files {
      let entry = try ZipStream.entry(file.path, file.bytes)
      let bound = stream.size(with: entry)
      bytes += try stream.add(entry)
      #expect(UInt64((bytes + stream.end()).count) <= bound)
    }
    #expect(bytes + stream.end() == (try zip(files)))
  }

  @Test("refuses a path twice")
  func twice() throws {
    var stream = ZipStream()
    let entry = try ZipStream.entry("a", [1])
    _ = try stream.add(entry)
    #expect(throws: ArchiveError.self) { try stream.add(entry) }
  }

  @Test("has a running checksum that agrees with that of the whole")
  func checksum() {
    let running = RunningChecksum()
    running.add([])
    running.add(Array("ab".utf8))
    running.add(Array("c".utf8))
    // FIPS 180-2, appendix B.1.
    #expect(running.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(RunningChecksum().finish() == sha256([]))
  }
}
