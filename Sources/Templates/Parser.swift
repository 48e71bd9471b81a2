/// Reads one template file into nodes, and finds everything that is wrong with its syntax.
func parse(name: String, path: String, source: [UInt8]) -> Source {
  var parser = Parser(Scanner(path: path, source: source))
  parser.parse()
  return Source(
    name: name, path: path, nodes: parser.nodes, errors: parser.errors, isBroken: parser.isBroken)
}

private struct Parser {
  /// How deep sections, blocks and parents may stand in each other in one file.
  static let depthLimit = 64

  /// A section, block or parent whose end has not come yet.
  struct Opening {
    var tag: Tag
    var nodes: [Node] = []
  }

  let scanner: Scanner
  var errors: [TemplateError]
  var isBroken: Bool
  var nodes: [Node] = []
  var open: [Opening] = []

  init(_ scanner: Scanner) {
    self.scanner = scanner
    errors = scanner.errors
    isBroken = scanner.isBroken
  }

  mutating func parse() {
    var end = 0
    for tag in scanner.tags {
      // Tags that share a standalone line have all taken the same bytes.
      if end < tag.taken.lowerBound { addText(end..<tag.taken.lowerBound) }
      end = max(end, tag.taken.upperBound)
      guard open.count < Self.depthLimit else {
        report(tag, "more than \(Self.depthLimit) sections stand in each other", hint: "move some into a partial")
        isBroken = true
        return
      }
      read(tag)
    }
    if end < scanner.source.count { addText(end..<scanner.source.count) }
    while let opening = open.popLast() {
      report(
        opening.tag, "\(kindName(opening.tag)) ‘\(opening.tag.name.text)’ is not closed",
        hint: "end it with {{/\(opening.tag.name.text)}}")
      isBroken = true
    }
  }

  mutating func read(_ tag: Tag) {
    let isRight = tag.kind == .comment || checkName(of: tag)
    switch tag.kind {
    case .comment: break
    case .variable where !isRight, .raw where !isRight, .partial where !isRight: break
    case .close where !isRight: isBroken = true
    case .variable: add(.variable(tag.name, raw: false), tag)
    case .raw: add(.variable(tag.name, raw: true), tag)
    case .partial: add(.partial(tag.name), tag)
    case .section, .inverted, .block, .parent:
      isBroken = isBroken || !isRight
      open.append(Opening(tag: tag))
    case .close: close(tag)
    }
  }

  mutating func close(_ tag: Tag) {
    guard let opening = open.last else {
      report(tag, "{{/\(tag.name.text)}} closes nothing", hint: "remove it, or open ‘\(tag.name.text)’ before")
      isBroken = true
      return
    }
    guard opening.tag.name.text == tag.name.text else {
      let place = opening.tag.name.position
      report(
        tag, "{{/\(tag.name.text)}} stands where {{/\(opening.tag.name.text)}} is expected",
        hint: "\(kindName(opening.tag)) ‘\(opening.tag.name.text)’ was opened at \(place.line):\(place.column)")
      isBroken = true
      // The nearest opening of this name was meant: what stands inside it was left open.
      if let index = open.lastIndex(where: { $0.tag.name.text == tag.name.text }) { open.removeSubrange(index...) }
      return
    }
    open.removeLast()
    let name = opening.tag.name
    switch opening.tag.kind {
    case .block: add(.block(Block(name: name, nodes: opening.nodes)), opening.tag)
    case .parent: add(.parent(name, blocks(opening.nodes)), opening.tag)
    case let kind: add(.section(name, inverted: kind == .inverted, opening.nodes), opening.tag)
    }
  }

  mutating func blocks(_ nodes: [Node]) -> [Block] {
    var blocks: [Block] = []
    for case .block(let block) in nodes {
      if let first = blocks.first(where: { $0.name.text == block.name.text })?.name.position {
        report(
          block.name.position, "block ‘\(block.name.text)’ is given twice",
          hint: "the first is at \(first.line):\(first.column)")
      } else {
        blocks.append(block)
      }
    }
    return blocks
  }

  mutating func add(_ node: Node, _ tag: Tag) {
    if let parent = open.last?.tag, parent.kind == .parent, tag.kind != .block {
      report(
        tag, "only blocks may stand in {{<\(parent.name.text)}}",
        hint: "put it into a block, {{$name}}…{{/name}}, of ‘\(parent.name.text)’")
    }
    append(node)
  }

  mutating func addText(_ range: Range<Int>) {
    let text = scanner.source[range]
    if let parent = open.last?.tag, parent.kind == .parent {
      guard let first = text.firstIndex(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return }
      report(
        scanner.position(first), "text in {{<\(parent.name.text)}} is never shown",
        hint: "put it into a block, {{$name}}…{{/name}}, of ‘\(parent.name.text)’")
      return
    }
    append(.text(Array(text)))
  }

  mutating func append(_ node: Node) {
    if open.isEmpty { nodes.append(node) } else { open[open.count - 1].nodes.append(node) }
  }

  mutating func checkName(of tag: Tag) -> Bool {
    let name = tag.name.text
    if name.isEmpty {
      report(tag, "this tag has no name", hint: "")
      return false
    }
    let isFile = tag.kind == .partial || tag.kind == .parent
    // A closing tag is compared with its opening, which was checked.
    if tag.kind == .close { return true }
    let isRight =
      isFile
      ? name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7B && $0 != 0x7D }
      : name == "." || name.utf8.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy(isPlainName)
    if !isRight {
      let shown = name.map { $0.isNewline ? " " : String($0) }.joined()
      report(
        tag, "‘\(shown)’ is not a name", hint: "a name has letters, digits, ‘_’ and ‘-’, with dots between its parts")
    }
    return isRight
  }

  func kindName(_ tag: Tag) -> String {
    switch tag.kind {
    case .block: "block"
    case .parent: "layout"
    default: "section"
    }
  }

  mutating func report(_ tag: Tag, _ message: String, hint: String) {
    report(tag.name.position, message, hint: hint)
  }

  mutating func report(_ position: Position, _ message: String, hint: String) {
    errors.append(
      TemplateError(file: scanner.path, line: position.line, column: position.column, message: message, hint: hint))
  }
}
