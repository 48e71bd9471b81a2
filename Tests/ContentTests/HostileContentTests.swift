import Glibc
import TestSites
import Testing

@testable import Content

@Suite("Hostile content")
struct HostileContentTests {
  /// One file of the small site replaced by a head and very many repetitions.
  struct Flood: CustomStringConvertible {
    var file: String
    var head = ""
    var piece: String
    var count: Int

    var description: String { "\(file) with \(count) times ‘\(piece)’" }
  }

  static let head = "---\ntitle: a\nsummary: b\n---\n"
  static let floods = [
    Flood(file: TestSite.page, head: "---\nsummary: b\ntitle: ", piece: "a", count: 1_000_000),
    Flood(file: TestSite.page, head: head, piece: "> ", count: 50_000),
    Flood(file: TestSite.page, head: head, piece: "a ", count: 500_000),
    Flood(file: TestSite.page, head: head, piece: "{{ ", count: 20_000),
    Flood(file: TestSite.page, head: head, piece: "```{note}\n", count: 10_000),
    Flood(file: TestSite.page, head: head, piece: "[a](b.md) ", count: 10_000),
    Flood(file: TestSite.page, piece: "---\n", count: 200_000),
    Flood(file: TestSite.report, head: "---\n", piece: "a: b\n", count: 20_000),
    Flood(file: TestSite.plan, head: "estimates: ", piece: "[", count: 500_000),
    Flood(file: TestSite.plan, piece: "- ", count: 100_000),
    Flood(file: TestSite.plan, piece: "a:\n", count: 100_000),
    Flood(file: TestSite.plan, head: "estimates:\n", piece: "  - {id: a}\n", count: 5_000),
    Flood(file: TestSite.data, piece: "a,", count: 100_000),
    Flood(file: TestSite.data, head: "\"", piece: "a\n", count: 500_000),
    Flood(file: TestSite.data, piece: "\u{0}", count: 1_000_000),
    Flood(file: TestSite.dictionary, head: "fields:\n", piece: "  - {name: a, type: string}\n", count: 10_000),
    Flood(file: TestSite.site, piece: "\u{7F}\u{1B}[31m", count: 1_000),
  ]

  @Test("is read to its end, with findings of a size that can be read", .timeLimit(.minutes(1)), arguments: floods)
  func flood(_ flood: Flood) throws {
    let text = flood.head + String(repeating: flood.piece, count: flood.count)
    let findings = try TestSite.small.writing(text, to: flood.file).outcome().diagnostics
    #expect(findings.allSatisfy { $0.message.utf8.count < 4_000 && $0.hint.utf8.count < 4_000 })
  }

  @Test(
    "that is a link out of the folder, a pipe or a folder is not read", .timeLimit(.minutes(1)),
    arguments: [
      TestSite.people, TestSite.page, TestSite.report, TestSite.plan, TestSite.data, TestSite.dictionary, TestSite.site,
      TestSite.translation,
    ])
  func notAFile(_ file: String) throws {
    try TestSite.small.withFolder { folder in
      let path = folder + "/" + file
      for make in [{ symlink("/etc/passwd", path) }, { mkfifo(path, 0o600) }, { mkdir(path, 0o700) }] {
        #expect(remove(path) == 0)
        #expect(make() == 0)
        let found = loadCatalog(folder: folder, jobs: 1).1
        #expect(
          found.map(\.description) == [
            "\(path):1:1: error: a file is expected here, and this is a folder, a symbolic link or a device."
              + " Hint: put the file itself here: nothing outside the content folder is read. [not-a-file]"
          ])
      }
    }
  }

  @Test(
    "that is a link to a folder elsewhere is not read",
    arguments: ["pages", "studies/jardin/data", "studies/jardin/images"])
  func linkedFolder(_ name: String) throws {
    let site = TestSite(
      TestSite.small.files.filter { !$0.key.hasPrefix(name) }.mapValues { String(decoding: $0, as: UTF8.self) })
    try site.withFolder { folder in
      #expect(symlink("/usr/share", folder + "/" + name) == 0)
      let found = loadCatalog(folder: folder, jobs: 1).1
      #expect(
        found.map(\.description) == [
          "\(folder)/\(name):1:1: error: a folder is expected here, and this is a file or a symbolic link."
            + " Hint: put the folder itself here: nothing outside the content folder is read. [not-a-folder]"
        ])
    }
  }

  @Test("with names that are no text is said to be unreadable")
  func namesOfBytes() throws {
    try TestSite.small.withFolder { folder in
      for ending in ["csv", "yml"] {
        let name = Array((folder + "/studies/jardin/data/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF)]
        let descriptor = open(name + ".\(ending)".utf8CString, O_CREAT | O_WRONLY, 0o600)
        #expect(descriptor >= 0)
        close(descriptor)
      }
      let found = loadCatalog(folder: folder, jobs: 1).1
      #expect(found.map(\.id) == ["bad-slug", "unreadable-file"])
    }
  }

  @Test("in a linked picture is not published")
  func linkedPicture() throws {
    try TestSite.small.writing("<svg/>", to: "studies/jardin/images/a.svg").withFolder { folder in
      #expect(symlink("/etc/passwd", folder + "/studies/jardin/images/b.svg") == 0)
      let (catalog, found) = loadCatalog(folder: folder, jobs: 1)
      #expect(catalog.studies.first?.images == ["a.svg"])
      #expect(found.map(\.id) == ["not-a-file"])
    }
  }

  @Test("may stand behind a link as a whole")
  func linkedContent() throws {
    try TestSite.small.withFolder { folder in
      #expect(symlink(folder, folder + "-link") == 0)
      defer { unlink(folder + "-link") }
      #expect(loadCatalog(folder: folder + "-link/", jobs: 2).1 == [])
    }
  }

  /// The generator of Steele, Lea and Flood (2014), “SplitMix”, doi:10.1145/2660193.2660195.
  struct SplitMix {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
  }

  @Test("made by chance from the small site never ends the program", .timeLimit(.minutes(1)))
  func mutations() throws {
    let pieces = [
      "\n", ":", "- ", "[", "}", "\"", "{{", "```", "---\n", "\u{0}", "é", ",", "*", "9", " ", "|", "&a ", "1e309",
    ]
    let files = TestSite.small.files.keys.sorted()
    let clock = ContinuousClock()
    let start = clock.now
    for seed in 0..<400 where clock.now - start < .seconds(2) {
      var random = SplitMix(state: UInt64(seed))
      var site = TestSite.small
      for _ in 0...random.next(below: 4) {
        let file = files[random.next(below: files.count)]
        var bytes = site.files[file] ?? []
        let place = random.next(below: bytes.count + 1)
        switch random.next(below: 4) {
        case 0: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.next(below: 20)))
        case 1: bytes.insert(contentsOf: pieces[random.next(below: pieces.count)].utf8, at: place)
        case 2: bytes.insert(UInt8(random.next(below: 256)), at: place)
        default: bytes = Array(bytes[..<place])
        }
        site.files[file] = bytes
      }
      _ = try site.outcome()
    }
  }
}
