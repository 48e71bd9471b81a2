import CCMark

/// Walks a parsed tree once and writes its HTML, with what the page needs to know beside it.
///
/// The walk keeps no call stack, so that no depth of nesting exhausts it. Its helpers are `mutating` even where they
/// change nothing: the struct is large, and a borrowing call loads all of it.
struct Renderer: ~Copyable {
  let lines: SourceLines
  let structure: Structure
  let options: Options
  let classes: [UInt8]
  let firstLine: Int

  var result = Document()
  var html: Output
  /// Where in `html` something stands that the page fills.
  var gaps: [(offset: Int, part: Document.Part)] = []

  /// The plain text of the current block, up to and including the current run.
  var text: [UInt8] = []
  var segments: [Segment] = []
  var cursor = SourceCursor()
  var runStart = 0
  var block = BlockPlace()
  var pendingNumbers: [PendingNumber] = []
  var strikes: [StrikeMark: Bool] = [:]

  var quoteDepth = 0
  var linkDepth = 0
  /// Above 0 inside a footnote's definition.
  var noteDepth = 0
  var heading: OpenHeading?
  var headingLevel = 0
  var openNote: OpenNote?
  /// White space at the start of the next run is left out: a French opening mark has just put its own.
  var dropsSpace = false
  var isItemStart = false

  var slugs = Slugs()
  /// The index of a note by its label, the number of each note from 1 or 0, and how often each was referred to.
  var noteIndices: [String: Int] = [:]
  var noteNumbers: [Int]
  var noteReferences: [Int]
  var noteOrder: [Int] = []

  /// A piece of a run that comes from one node.
  struct Segment {
    var offset: Int
    var node: Node
    /// Bytes at the start of the node's literal that are not in the text.
    var skipped: Int
  }

  /// The block whose inline content is rendered.
  struct BlockPlace {
    var startLine = 0
    var startColumn = 1
    /// Lines of link reference definitions before the text, which cmark counts as its own.
    var lineShift = 0
    var isCell = false
  }

  struct OpenHeading {
    var level: Int
    var id: String
    var line: Int
    var htmlStart: Int
    var gapStart: Int
    /// What the table of contents leaves out.
    var cuts: [Range<Int>] = []
  }

  /// The footnote whose definition is rendered.
  struct OpenNote {
    var index: Int
    var item: Node
    var hasBackLinks = false
  }

  init(lines: SourceLines, structure: Structure, options: Options, firstLine: Int) {
    self.lines = lines
    self.structure = structure
    self.options = options
    self.firstLine = firstLine
    classes = ByteClass.table(for: options)
    noteNumbers = Array(repeating: 0, count: lines.notes.count)
    noteReferences = noteNumbers
    html = Output(capacity: lines.text.count * 2 + 256)
  }

  mutating func document(_ root: Node) -> Document {
    for finding in lines.findings { find(finding.id, finding.line, finding.column, finding.message, finding.hint) }
    for finding in structure.findings { find(finding.id, finding.line, finding.column, finding.message, finding.hint) }
    for (index, note) in lines.notes.enumerated() {
      if noteIndices[note.label] == nil {
        noteIndices[note.label] = index
      } else {
        find(
          "duplicate-footnote", note.line, 1, "the footnote ‘\(note.label)’ is defined twice",
          "only the first definition is used; give this one another label")
      }
    }
    render(childrenOf: root)
    renderNotes()
    finish()
    return result
  }

  /// Cuts the HTML at its gaps, and puts lists in order of place.
  private mutating func finish() {
    result.parts = parts(0..<html.count, gaps[...])
    if result.findings.count > 1 {
      let ordered = result.findings.enumerated().sorted {
        ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
      }
      result.findings = ordered.map(\.element)
    }
  }

  func parts(_ range: Range<Int>, _ gaps: ArraySlice<(offset: Int, part: Document.Part)>) -> [Document.Part] {
    var parts: [Document.Part] = []
    parts.reserveCapacity(gaps.count * 2 + 1)
    var start = range.lowerBound
    for gap in gaps {
      if gap.offset > start { parts.append(.html(html[start..<gap.offset])) }
      parts.append(gap.part)
      start = gap.offset
    }
    if start < range.upperBound { parts.append(.html(html[start..<range.upperBound])) }
    return parts
  }

  /// - Parameters:
  ///   - line: A line of the source, from 1.
  mutating func find(_ id: String, _ line: Int, _ column: Int, _ message: String, _ hint: String) {
    result.findings.append(
      Document.Finding(line: line + firstLine - 1, column: column, id: id, message: message, hint: hint))
  }

  // MARK: - The walk

  mutating func render(childrenOf root: Node) {
    guard var node = cmark_node_first_child(root) else { return }
    while true {
      switch enter(node) {
      case .descend:
        if let child = cmark_node_first_child(node) {
          node = child
          continue
        }
        exit(node)
      case .passed(let last):
        node = last
      }
      while true {
        if let next = cmark_node_next(node) {
          node = next
          break
        }
        guard let parent = cmark_node_parent(node), parent != root else { return }
        exit(parent)
        node = parent
      }
    }
  }

  enum Step {
    case descend
    /// The node, or the run of siblings up to this one, is done.
    case passed(Node)
  }

  private mutating func enter(_ node: Node) -> Step {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK:
      let last = gatherRun(from: node)
      emitRun(last: last)
      return .passed(last)
    case CMARK_NODE_LINEBREAK:
      html.append("<br>\n")
      text.append(0x0A)
    case CMARK_NODE_CODE:
      html.append("<code>")
      appendLiteral(of: node, toText: true)
      html.append("</code>")
      dropsSpace = false
    case CMARK_NODE_HTML_INLINE:
      enterRawInline(node)
    case CMARK_NODE_EMPH:
      html.append("<em>")
      collectStrikes(in: node)
      return .descend
    case CMARK_NODE_STRONG:
      html.append("<strong>")
      collectStrikes(in: node)
      return .descend
    case CMARK_NODE_LINK:
      enterLink(node)
      collectStrikes(in: node)
      return .descend
    case CMARK_NODE_IMAGE:
      emitImage(node)
    case CMARK_NODE_PARAGRAPH:
      return enterParagraph(node)
    case CMARK_NODE_HEADING:
      enterHeading(node)
      return .descend
    case CMARK_NODE_LIST:
      guard !holdsOnlyNotes(node) else { break }
      enterList(node)
      return .descend
    case CMARK_NODE_ITEM:
      guard cmark_node_get_user_data(node) == nil else { break }
      startLine()
      html.append("<li>")
      return .descend
    case CMARK_NODE_BLOCK_QUOTE:
      startLine()
      html.append("<blockquote>\n")
      quoteDepth += 1
      return .descend
    case CMARK_NODE_CODE_BLOCK:
      emitCodeBlock(node)
    case CMARK_NODE_HTML_BLOCK:
      emitRawBlock(node)
    case CMARK_NODE_THEMATIC_BREAK:
      startLine()
      html.append("<hr>\n")
    default:
      return .descend
    }
    return .passed(node)
  }

  private mutating func exit(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_EMPH:
      html.append("</em>")
    case CMARK_NODE_STRONG:
      html.append("</strong>")
    case CMARK_NODE_LINK:
      exitLink()
    case CMARK_NODE_PARAGRAPH:
      exitParagraph(node)
    case CMARK_NODE_HEADING:
      exitHeading()
    case CMARK_NODE_LIST:
      html.append(cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n")
    case CMARK_NODE_ITEM:
      html.append("</li>\n")
    case CMARK_NODE_BLOCK_QUOTE:
      startLine()
      html.append("</blockquote>\n")
      quoteDepth -= 1
    default:
      break
    }
  }

  /// Begins a new line of HTML unless one has just begun.
  mutating func startLine() {
    if let last = html.last, last != 0x0A { html.append(0x0A) }
  }
}
