import Testing
import TestSites

@testable import Content

@Suite("Front matter")
struct FrontMatterTests {
  func read(_ text: String) -> (keys: [String], body: String, line: Int, ids: [String]) {
    let bytes = Array(text.utf8)
    let frontMatter = FrontMatter(bytes, file: "a.md", what: "a page")
    var keys: [String] = []
    if case .mapping(let pairs)? = frontMatter.root?.kind { keys = pairs.map(\.key.value) }
    return (
      keys, String(decoding: bytes[frontMatter.bodyStart...], as: UTF8.self), frontMatter.bodyLine,
      frontMatter.diagnostics.map(\.id)
    )
  }

  @Test("ends at the next line of three hyphens")
  func plain() {
    let read = read("---\na: 1\n---\nTexte\n---\nSuite\n")
    #expect(read.keys == ["a"])
    #expect(read.body == "Texte\n---\nSuite\n")
    #expect(read.line == 4)
    #expect(read.ids == [])
  }

  @Test(
    "may come with a byte-order mark, line ends of Windows, spaces after its hyphens, and no end of line",
    arguments: [
      ("\u{FEFF}---\na: 1\n---\nT", "T"), ("---\r\na: 1\r\n---\r\nT\r\n", "T\r\n"), ("---  \na: 1\n--- \t\nT", "T"),
      ("---\na: 1\n---", ""), ("---\na: 1\n---\n", ""),
    ])
  func forms(_ text: String, _ body: String) {
    let read = read(text)
    #expect(read.keys == ["a"])
    #expect(read.body == body)
    #expect(read.line == 4)
    #expect(read.ids == [])
  }

  @Test(
    "counts only on the first line, and with three hyphens",
    arguments: ["\n---\na: 1\n---\n", " ---\na: 1\n---\n", "--\na: 1\n--\n", "- --\na: 1\n---\n", "", "Texte\n"])
  func missing(_ text: String) {
    let read = read(text)
    #expect(read.keys == [])
    #expect(read.body == text)
    #expect(read.ids == ["missing-front-matter"])
  }

  @Test("that is never closed leaves no text", arguments: ["---", "---\na: 1\n", "---\na: 1\n----x\n"])
  func unclosed(_ text: String) {
    let read = read(text)
    #expect(read.body == "")
    #expect(read.ids == ["unclosed-front-matter"])
  }

  @Test("of a file of Windows has its places")
  func places() throws {
    let bytes = TestSite.small.files[TestSite.report] ?? []
    let windows: [UInt8] =
      [0xEF, 0xBB, 0xBF] + bytes.flatMap { byte -> [UInt8] in byte == 0x0A ? [0x0D, 0x0A] : [byte] }
    let site = TestSite.small.writing(windows, to: TestSite.report)
    #expect(try site.findings() == [])
    let broken = site.replacing("status: final", by: "status: fini", in: TestSite.report)
    #expect(try broken.load().diagnostics.map { "\($0.place)" } == ["studies/jardin/index.md:8:9"])
  }
}
