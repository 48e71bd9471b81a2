import CCMark

/// The typography and the words of a text's language.
package enum Typography: Sendable {
  case french
  case english
  /// Text is left as it was typed.
  case none
}

/// What hostile input may reach. Real reports stay far below each of these.
enum Limit {
  /// Bytes of one Markdown text; a longer one is not parsed.
  static let sourceBytes = 8_000_000
  /// Block quotes and list items that one line may open or continue.
  static let nesting = 64
  static let tableColumns = 1_000
  /// Table cells of one document, those added to complete short rows included.
  static let tableCells = 500_000
  /// Bound figures of one document; the code points that stand for them end there.
  static let figures = 65_000
  /// Bytes of a footnote's label.
  static let labelBytes = 200
}

/// Parses a Markdown text and renders it to HTML parts.
///
/// CommonMark 0.30 by libcmark, with tables, footnotes, strikethrough (two tildes), task lists and bare addresses as
/// GitHub defines them, `{name}` blocks, bound figures and the typography of the language. Raw HTML and dangerous
/// addresses never pass. Any bytes are accepted; what is wrong is in `findings`, in order of line.
///
/// - Parameters:
///   - source: The text, without front matter. Bytes that are not UTF-8 become U+FFFD, with a finding.
///   - startingAtLine: The line of the file on which `source` begins, from 1: all places are lines of the file and
///     columns in bytes, from 1.
///   - language: Whose typography prose gets.
package func parseMarkdown(_ source: [UInt8], startingAtLine: Int, language: Typography) -> Document {
  parse(source, startingAtLine: startingAtLine, options: Options(typography: language))
}

/// How a text is rendered. Tests of the CommonMark specification turn off everything that is ours.
struct Options: Sendable {
  var typography: Typography
  /// Tables, footnotes and the other additions to CommonMark, heading identifiers among them.
  var hasExtensions = true
  /// Raw HTML and any address pass as they are, and addresses inside the site are written in place.
  var isTransparent = false
}

func parse(_ source: [UInt8], startingAtLine: Int, options: Options) -> Document {
  guard source.count <= Limit.sourceBytes else {
    var document = Document()
    document.findings.append(
      Document.Finding(
        line: startingAtLine, column: 1, id: "too-large",
        message: "the text has \(source.count) bytes; at most \(Limit.sourceBytes) are read",
        hint: "split it into several documents"))
    return document
  }
  var lines = SourceLines(source, hasExtensions: options.hasExtensions)
  var attempt = 0
  defer { cmark_arena_reset() }
  while true {
    let root = parseTree(lines.rewritten())
    var structure = Structure()
    if lines.needsStructure {
      structure.read(root, lines)
      // The scan of lines only guesses where code and containers are: what cmark did not confirm is taken back.
      if attempt < 3, lines.withdraw(unconfirmedBy: structure, everything: attempt == 2) {
        attempt += 1
        continue
      }
    }
    if !structure.side.isEmpty {
      structure.side.find(in: parseTree(structure.side.bytes(definitions: lines.definitions, of: lines)))
    }
    var renderer = Renderer(lines: lines, structure: structure, options: options, firstLine: startingAtLine)
    return renderer.document(root)
  }
}

/// A node of cmark's tree, which lives in the thread's arena until the text is rendered.
typealias Node = OpaquePointer

private func parseTree(_ bytes: [UInt8]) -> Node {
  bytes.withUnsafeBytes { buffer in
    cmark_arena_parse(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
  }
}
