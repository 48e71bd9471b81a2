import Testing

@testable import CommonMark

/// SplitMix64 (Steele, Lea and Flood 2014), so that a failure can be repeated.
private struct Generator {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}

@Suite("Hostile Markdown")
struct HostileInputTests {
  private static let pieces = [
    "| a | b |\n|---|--:|\n| c | d |\n", "[^1]", "[^1]: note 12\n    suite\n", "~~", "`", "``` {chart} x\n", "> ", "- ",
    "1. ", "    ", "\n", "\n\n", "{{ a | b }}", "{{", "}}", "\\", "&amp;", "&#x26;", "*", "**", "_", "[", "](", ")",
    "![",
    "<b>", "<!--", "-->", "www.a.fr", "https://a.fr/(b)", "a@b.fr", "\"", "'", "«", "»", " : ", " !", "12,5 %",
    "1 200 €", "é", "\u{202F}", "\t", "\r", "\r\n", "\0", "[r]: /u\n", "[r]", "# T ", "===\n", "---\n", "+ [ ] x", "|",
    "\u{F0000}", "\u{F0000}xxxxxxx", "...", " - ", "~~~\n", "`{{`",
  ]

  @Test("random texts are parsed, and the same text gives the same document", arguments: 0..<4)
  func randomTexts(seed: Int) {
    var generator = Generator(state: UInt64(seed))
    for _ in 0..<1_500 {
      var source: [UInt8] = []
      for _ in 0..<generator.next(below: 40) {
        source += Array(Self.pieces[generator.next(below: Self.pieces.count)].utf8)
        if generator.next(below: 6) == 0 { source += Array("mot ".utf8) }
        if generator.next(below: 40) == 0 { source.append(UInt8(generator.next(below: 256))) }
        if generator.next(below: 25) == 0, !source.isEmpty { source.remove(at: generator.next(below: source.count)) }
      }
      let typography = [Typography.french, .english, .none][generator.next(below: 3)]
      let document = parseMarkdown(source, startingAtLine: 10, language: typography)
      let lines = 10 + source.count { $0 == 0x0A || $0 == 0x0D }
      #expect(document.parts == parseMarkdown(source, startingAtLine: 10, language: typography).parts)
      let shown = document.parts.map {
        if case .html(let html) = $0 { String(decoding: html, as: UTF8.self) } else { "" }
      }
      .joined()
      #expect(!shown.contains("<b>") && !shown.contains("<!--"), "\(source)")
      for finding in document.findings {
        #expect(finding.line >= 10 && finding.line <= lines && finding.column >= 1, "\(finding) \(source)")
      }
      for number in document.numbers {
        #expect(number.line >= 10 && number.line <= lines && number.column >= 1, "\(number) \(source)")
      }
    }
  }

  @Test(
    "long repetitions take time in proportion to their length",
    arguments: [
      "> ", "- ", "[", "![", "*a ", "**", "`", "~~a", "~~", "[^a", "[^a]", "| ", "|", "a@", "http://", "www.", "((",
      "{{ ",
      "{{ a }}", "12 ", "1 200 ", "\\[^", "&amp;1 ", "\"", "« ", " :", "<b>", "[^a]: b\n", "[a]: b\n", "# a\n",
      "a\n|-|\n",
      "a|b\n-|-\n\n", "```\n", "- a\n", "www.a.b/)", "a~~b~~ ", "!?", "...", "\t", "\r", "\0", "\u{F0000}",
      "[^b] [^c]\n",
    ])
  func repetitions(piece: String) {
    let source = Array(String(repeating: piece, count: 60_000 / piece.utf8.count).utf8)
    let elapsed = ContinuousClock().measure {
      _ = parseMarkdown(source, startingAtLine: 1, language: .french)
    }
    // A quadratic step takes minutes in a debug build.
    #expect(elapsed < .seconds(10))
  }

  @Test("a text that is too long is refused")
  func tooLong() {
    let document = parseMarkdown(
      [UInt8](repeating: 0x61, count: Limit.sourceBytes + 1), startingAtLine: 3, language: .none)
    #expect(document.parts.isEmpty)
    #expect(
      document.findings == [
        Document.Finding(
          line: 3, column: 1, id: "too-large", message: "the text has 8000001 bytes; at most 8000000 are read",
          hint: "split it into several documents")
      ])
  }

  @Test("a line nested too deep is left out, with a finding")
  func tooDeep() {
    let document = parsed("a\n\n" + String(repeating: "> ", count: 65) + "b\n\nc")
    #expect(html(document) == "<p>a</p>\n<p>c</p>\n")
    #expect(document.findings.map(\.id) == ["too-deep"])
    #expect(document.findings[0].line == 3)
  }

  @Test("bytes that are not UTF-8 become replacement characters, with the first line that holds some")
  func invalid() {
    let document = parseMarkdown(Array("a\nb".utf8) + [0xE9, 0x21], startingAtLine: 5, language: .none)
    #expect(html(document) == "<p>a\nb\u{FFFD}!</p>\n")
    #expect(document.findings.map(\.id) == ["invalid-utf-8"])
    #expect(document.findings[0].line == 6)
  }
}
