import Diagnostics
import Testing

@testable import YAML

@Suite("YAML")
struct ParseTests {
  /// A node written on one line: mappings in braces, lists in brackets, texts in quotes, all with line:column.
  static func outline(_ node: Node?) -> String {
    guard let node else { return "nothing" }
    let place = "\(node.place.line):\(node.place.column)"
    switch node.kind {
    case .scalar(let text, let isPlain): return "\(place) \(isPlain ? "" : "quoted ")\"\(text)\""
    case .sequence(let items): return "\(place) [\(items.map(outline).joined(separator: ", "))]"
    case .mapping(let pairs):
      return "\(place) {"
        + pairs.map { "\($0.key.value)@\($0.key.place.line):\($0.key.place.column)=\(outline($0.value))" }
        .joined(separator: ", ") + "}"
    }
  }

  static func problems(_ text: String) -> [String] {
    parseYAML(text.utf8, file: "a.yml").diagnostics.map(\.description)
  }

  @Test("keeps texts as they are written: no octal numbers, no Norwegian that is false")
  func scalarsStayText() {
    let (root, found) = parseYAML("[012, NO, 1.10, ~, null, 2026-01-01, 0x1F]".utf8, file: "a.yml")
    #expect(found == [])
    guard case .sequence(let items)? = root?.kind else {
      Issue.record("no list")
      return
    }
    #expect(items.map(\.name) == ["012", "NO", "1.10", "~", "null", "2026-01-01", "0x1F"].map { "the text ‘\($0)’" })
    #expect(items.map(\.isNull) == [false, false, false, true, true, false, false])
  }

  @Test(
    "knows the line and the byte of each value",
    arguments: [
      ("a: b", "1:1 {a@1:1=1:4 \"b\"}"),
      ("é: [ü, b]\n", "1:1 {é@1:1=1:5 [1:6 \"ü\", 1:10 \"b\"]}"),
      ("a: \"é b\"\nc: 'd'", "1:1 {a@1:1=1:5 quoted \"é b\", c@2:1=2:5 quoted \"d\"}"),
      ("a: |\n\n   b\n   c\n", "1:1 {a@1:1=3:4 quoted \"\nb\nc\n\"}"),
      ("a: >-\r\n  b\r\n  c\r\n", "1:1 {a@1:1=2:3 quoted \"b c\"}"),
      ("a:\r\n  - b\r\n", "1:1 {a@1:1=2:3 [2:5 \"b\"]}"),
      ("\u{FEFF}a: b", "1:1 {a@1:1=1:4 \"b\"}"),
      ("# x\u{2028}# y\nb: c", "2:1 {b@2:1=2:4 \"c\"}"),
      ("---\na:\n", "2:1 {a@2:1=2:3 \"\"}"),
    ])
  func places(_ text: String, _ outline: String) {
    let (root, found) = parseYAML(text.utf8, file: "a.yml")
    #expect(found == [])
    #expect(Self.outline(root) == outline)
  }

  @Test("counts lines from where the text begins in its file")
  func lineOffset() {
    #expect(Self.outline(parseYAML("a: b".utf8, file: "a.yml", lineOffset: 10).root) == "11:1 {a@11:1=11:4 \"b\"}")
  }

  @Test("of nothing is nothing", arguments: ["", "\n", "# only a comment\n", "---\n...\n"])
  func nothing(_ text: String) {
    let (root, found) = parseYAML(text.utf8, file: "a.yml")
    #expect(root?.isNull ?? true)
    #expect(found == [])
  }

  @Test("reports each duplicate key and keeps the first value")
  func duplicates() {
    let (root, found) = parseYAML("a: 1\nb: 2\na: 3\nb: 4\n".utf8, file: "a.yml")
    #expect(Self.outline(root) == "1:1 {a@1:1=1:4 \"1\", b@2:1=2:4 \"2\"}")
    #expect(
      found.map(\.description) == [
        "a.yml:3:1: error: the key ‘a’ stands here a second time."
          + " Hint: it was first given on line 1; keep one of the two. [duplicate-key]",
        "a.yml:4:1: error: the key ‘b’ stands here a second time."
          + " Hint: it was first given on line 2; keep one of the two. [duplicate-key]",
      ])
  }

  @Test("is refused in words that say what to do", arguments: refusals)
  func refusal(_ text: String, _ message: String) {
    #expect(Self.problems(text) == [message])
  }

  static let refusals: [(String, String)] = [
    (
      "a: b: c",
      "a.yml:1:5: error: a ‘:’ stands where no key can be."
        + " Hint: put a text that holds ‘: ’ between quotes, and align keys of one group. [yaml-syntax]"
    ),
    (
      "a: \"b\nc: d\n",
      "a.yml:1:4: error: a quote opens here and is never closed."
        + " Hint: close it; inside '…' an apostrophe is doubled: 'l''école'. [yaml-syntax]"
    ),
    (
      "a: 'l'école'\nb: c\n",
      "a.yml:1:7: error: a ‘key: value’ is expected here."
        + " Hint: align the line with those it belongs with; a text that begins with a quote must end with it. [yaml-syntax]"
    ),
    (
      "a: [b, c\nd: e\n",
      "a.yml:2:2: error: a ‘,’ or the closing ‘]’ is missing before this."
        + " Hint: it opens on line 1; put a text that holds , [ ] { or } between quotes. [yaml-syntax]"
    ),
    (
      "a: {b: c\n",
      "a.yml:2:1: error: a ‘,’ or the closing ‘}’ is missing before this."
        + " Hint: it opens on line 1; put a text that holds , [ ] { or } between quotes. [yaml-syntax]"
    ),
    (
      "a:\n  - b\n c: d\n",
      "a.yml:3:2: error: a ‘key: value’ is expected here."
        + " Hint: align the line with those it belongs with; a text that begins with a quote must end with it. [yaml-syntax]"
    ),
    (
      "a: b\n c: d\n",
      "a.yml:2:3: error: a ‘:’ stands where no key can be."
        + " Hint: put a text that holds ‘: ’ between quotes, and align keys of one group. [yaml-syntax]"
    ),
    (
      "a: b\nc\nd: e\n",
      "a.yml:2:1: error: this is neither a ‘key: value’ nor the end of the text above."
        + " Hint: write ‘key: value’, or indent the line more than the key it belongs to. [yaml-syntax]"
    ),
    (
      "a:\n\t- b\n",
      "a.yml:2:1: error: a tab stands here."
        + " Hint: indent with spaces. [yaml-syntax]"
    ),
    (
      "a: @b",
      "a.yml:1:4: error: a value cannot begin with ‘@’."
        + " Hint: put it between quotes. [yaml-syntax]"
    ),
    (
      "a: %b",
      "a.yml:1:4: error: a value cannot begin with ‘%’."
        + " Hint: put it between quotes. [yaml-syntax]"
    ),
    (
      "a: `b`",
      "a.yml:1:4: error: a value cannot begin with ‘`’."
        + " Hint: put it between quotes. [yaml-syntax]"
    ),
    (
      "a: \"C:\\projets\"",
      "a.yml:1:7: error: this backslash means nothing."
        + " Hint: write ‘\\\\’ for a backslash in \"…\", or put the text in '…'. [yaml-syntax]"
    ),
    (
      "a: - b",
      "a.yml:1:4: error: a ‘- ’ stands where no list can begin."
        + " Hint: put the list on the lines below its key. [yaml-syntax]"
    ),
    (
      "a: \"b\" - \"c\"",
      "a.yml:1:8: error: the text ended at the quote before this."
        + " Hint: put the whole between quotes of the other kind: '\"a\" - \"b\"'. [yaml-syntax]"
    ),
    (
      "a: &b c",
      "a.yml:1:4: error: a YAML anchor (&) or tag (!) stands here."
        + " Hint: write the value out; put a text that begins with & or ! between quotes. [yaml-syntax]"
    ),
    (
      "a: *b",
      "a.yml:1:4: error: a YAML alias (*) stands here."
        + " Hint: write the value out; put a text that begins with * between quotes. [yaml-syntax]"
    ),
    (
      "a: !!int 3",
      "a.yml:1:4: error: a YAML anchor (&) or tag (!) stands here."
        + " Hint: write the value out; put a text that begins with & or ! between quotes. [yaml-syntax]"
    ),
    (
      "a: !b c",
      "a.yml:1:4: error: a YAML anchor (&) or tag (!) stands here."
        + " Hint: write the value out; put a text that begins with & or ! between quotes. [yaml-syntax]"
    ),
    (
      "? [a]\n: b\n",
      "a.yml:1:3: error: a key is a text, and something else stands here."
        + " Hint: write ‘key: value’. [yaml-syntax]"
    ),
    (
      "a: b\n---\nc: d\n",
      "a.yml:2:1: error: a second YAML document starts here."
        + " Hint: keep one document; remove the line ‘---’. [yaml-syntax]"
    ),
    (
      "a: \"\\0\"",
      "a.yml:1:5: error: this text holds a control character."
        + " Hint: write the text without it. [yaml-syntax]"
    ),
    (
      "a: é\u{1}",
      "a.yml:1:6: error: a control character stands here."
        + " Hint: remove it; it cannot be seen, so type the line again. [yaml-syntax]"
    ),
  ]

  @Test("nested deeper than 64 is refused, however deep it is")
  func depth() {
    let refusal = "error: values are nested more than 64 deep. Hint: use fewer levels of lists and keys. [yaml-syntax]"
    #expect(Self.problems(String(repeating: "[", count: 1_000_000)) == ["a.yml:1:65: " + refusal])
    #expect(Self.problems("{" + String(repeating: "a: {", count: 100_000)) == ["a.yml:1:257: " + refusal])
  }

  @Test("of another encoding is refused where it begins")
  func encodings() {
    #expect(
      parseYAML([0x61, 0x3A, 0x20, 0x62, 0x0A, 0x63, 0x3A, 0xE9], file: "a.yml").diagnostics.map(\.description) == [
        "a.yml:2:3: error: this byte is not UTF-8. Hint: save the file as UTF-8. [yaml-syntax]"
      ])
    #expect(
      parseYAML([0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00], file: "a.yml").diagnostics.map(\.description) == [
        "a.yml:1:1: error: this byte is not UTF-8. Hint: save the file as UTF-8. [yaml-syntax]"
      ])
  }

  @Test("of a megabyte is read in a time that grows with its size", .timeLimit(.minutes(1)))
  func large() {
    let line = "- {nom: \"é\", valeur: [1, 2, 3]}\n"
    #expect(parseYAML(String(repeating: line, count: 20_000).utf8, file: "a.yml").diagnostics == [])
    let flow = "[" + String(repeating: "é, ", count: 200_000) + "é]"
    #expect(parseYAML(flow.utf8, file: "a.yml").diagnostics == [])
    let text = "a: " + String(repeating: "b ", count: 500_000)
    #expect(parseYAML(text.utf8, file: "a.yml").diagnostics == [])
  }
}
