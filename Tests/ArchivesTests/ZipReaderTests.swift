import Testing

@testable import Archives

@Suite("Reading zip archives")
struct ZipReaderTests {
  @Test("gives back what was packed")
  func roundTrip() throws {
    #expect(isSame(try unzip(zip(sampleFiles)), sampleFiles))
  }

  /// Places in the archive of one stored file `f`, "a": local header at 0, data at 31, directory at 32, end at 79.
  @Test(
    "refuses what is not a plain archive, word for word",
    arguments: [
      ([(32 + 8, 1)], "file ‘f’ is encrypted"),
      ([(32 + 8, 8)], "file ‘f’ has its sizes after its data"),
      ([(32 + 9, 0x20)], "file ‘f’ has unknown flags"),
      ([(32 + 6, 51)], "file ‘f’ needs a newer version of zip"),
      ([(32 + 10, 12), (8, 12)], "file ‘f’ is packed with method 12; only deflate is accepted"),
      ([(32 + 10, 8), (8, 8)], "file ‘f’ is damaged: its deflate stream is not whole"),
      ([(32 + 34, 1)], "file ‘f’ is in another part of a split archive"),
      ([(32 + 41, 0xA1)], "file ‘f’ is a link, a folder or a device"),
      ([(32 + 42, 1)], "file ‘f’ does not begin where the one before ends"),
      ([(32 + 46, 0x2F), (30, 0x2F)], "path ‘/’ is absolute"),
      ([(32 + 46, 0xFF), (30, 0xFF)], "a path is not UTF-8"),
      ([(32 + 24, 2)], "file ‘f’ has a header that differs from the directory"),
      ([(32 + 24, 2), (22, 2)], "file ‘f’ has a size that its data cannot give"),
      ([(30, 0x67)], "file ‘f’ has a header that differs from the directory"),
      ([(31, 0x62)], "file ‘f’ is damaged: wrong checksum"),
      ([(0, 0)], "file ‘f’ has no header"),
      ([(32, 0)], "its directory is damaged"),
      ([(32 + 30, 1)], "its directory is damaged"),
      ([(79, 0)], "it does not end like a zip archive without a comment"),
      ([(79 + 20, 1)], "it does not end like a zip archive without a comment"),
      ([(79 + 4, 1)], "it is one part of a split archive"),
      ([(79 + 8, 2)], "its end record has two numbers of files"),
      ([(79 + 8, 2), (79 + 10, 2)], "its directory is damaged"),
      ([(79 + 8, 0), (79 + 10, 0)], "its directory is longer than its 0 entries"),
      ([(79 + 12, 46)], "its directory does not stand right before its end record"),
      ([(79 + 16, 255), (79 + 17, 255), (79 + 18, 255), (79 + 19, 255)], "its zip64 end record is damaged"),
    ] as [([(Int, UInt8)], String)])
  func refusals(changes: [(Int, UInt8)], expected: String) throws {
    var archive = try zip([("f", [0x61])])
    for (offset, byte) in changes { archive[offset] = byte }
    #expect(refusal(archive) == expected)
  }

  @Test("refuses a path that comes twice, and one that leaves the folder")
  func paths() throws {
    var archive = try zip([("f", []), ("g", [])])
    archive[31 + 30] = UInt8(ascii: "f")
    archive[62 + 47 + 46] = UInt8(ascii: "f")
    #expect(refusal(archive) == "path ‘f’ comes twice")
    archive = try zip([("xx", [])])
    archive.replaceSubrange(30..<32, with: "..".utf8)
    archive.replaceSubrange((32 + 46)..<(32 + 48), with: "..".utf8)
    #expect(refusal(archive) == "path ‘..’ has a part ‘.’ or ‘..’")
  }

  @Test("refuses bytes that belong to no entry")
  func gaps() throws {
    let archive = try zip([("f", [0x61])])
    var gap = Array(archive[..<32]) + [0] + Array(archive[32...])
    gap[80 + 16] = 33
    #expect(refusal(gap) == "there are bytes between the last file and the directory")
    #expect(refusal([0] + archive) == "its directory does not stand right before its end record")
    #expect(refusal(archive + [0]) == "it does not end like a zip archive without a comment")
    #expect(refusal([]) == "it does not end like a zip archive without a comment")
  }

  @Test("refuses more than the limits allow, before unpacking")
  func limits() throws {
    let archive = try zip([("a", [1, 2, 3]), ("b", [4, 5])])
    #expect(refusal(archive, limits: ArchiveLimits(files: 1)) == "it has 2 files; at most 1 are accepted")
    #expect(
      refusal(archive, limits: ArchiveLimits(fileSize: 2)) == "file ‘a’ has 3 bytes; at most 2 are accepted")
    #expect(
      refusal(archive, limits: ArchiveLimits(totalSize: 4))
        == "its files have more than 4 bytes together, which is the most accepted")
  }

  @Test("refuses a size that deflate cannot give, without the memory for it")
  func bomb() throws {
    var archive = try zip([("f", [UInt8](repeating: 0, count: 100_000))])
    let start = Int(archive[archive.count - 6]) + Int(archive[archive.count - 5]) << 8
    for offset in [22, start + 24] { archive.replaceSubrange(offset..<(offset + 4), with: [0, 0, 0, 0x40]) }
    #expect(refusal(archive) == "file ‘f’ has a size that its data cannot give")
  }

  @Test("of a damaged archive ends in an error, or in the very files that were packed")
  func mutations() throws {
    for limit in [0xFFFF_FFFF, 3000] as [UInt64] {
      let archive = try ZipWriter(sizeLimit: limit).archive(sampleFiles)
      var generator = SplitMix64(state: 64)
      for _ in 0..<1500 {
        var damaged = archive
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: damaged.removeLast(Int.random(in: 1...archive.count, using: &generator))
        case 1:
          let start = Int.random(in: 0..<archive.count, using: &generator)
          damaged.removeSubrange(start..<Int.random(in: start...archive.count, using: &generator))
        case 2:
          let start = Int.random(in: 0..<archive.count, using: &generator)
          damaged += archive[start...]
        case 3:
          let edge: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
          let start = Int.random(in: 0..<(archive.count - 4), using: &generator)
          damaged.replaceSubrange(start..<(start + 4), with: edge)
        default:
          // Mostly in the directory, where there is most to misread.
          let start = Bool.random(using: &generator) ? max(0, archive.count - 600) : 0
          for _ in 0..<Int.random(in: 1...3, using: &generator) {
            damaged[Int.random(in: start..<archive.count, using: &generator)] =
              UInt8.random(in: 0...255, using: &generator)
          }
        }
        if let files = try? unzip(damaged) {
          #expect(isSame(files, sampleFiles))
        }
      }
    }
  }
}
