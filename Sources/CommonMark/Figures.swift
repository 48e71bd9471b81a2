import CCMark

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

extension Renderer {
  /// The figure whose token stands at `index`.
  mutating func figureToken(at index: Int, in bytes: [UInt8]) -> SourceLines.FigureToken? {
    guard index + 4 < bytes.count, bytes[index] == 0xF3, bytes[index + 1] >= 0xB0 else { return nil }
    let number =
      Int(bytes[index + 1] & 0x0F) << 12 | Int(bytes[index + 2] & 0x3F) << 6 | Int(bytes[index + 3] & 0x3F)
    guard number < lines.figures.count, index + lines.figures[number].count <= bytes.count else { return nil }
    return lines.figures[number]
  }

  /// `bytes` with each token as it was typed.
  mutating func restored(_ bytes: [UInt8]) -> [UInt8] {
    guard !lines.figures.isEmpty, bytes.contains(0xF3) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let token = figureToken(at: index, in: bytes) {
        plain.append(contentsOf: lines.source[token.start..<(token.start + token.count)])
        index += token.count
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }

  /// The same for an address, in which a figure is an error.
  mutating func restored(_ bytes: [UInt8], inAddressAt place: (line: Int, column: Int)) -> [UInt8] {
    let plain = restored(bytes)
    if plain != bytes {
      find(
        "figure-in-address", place.line, place.column, "a bound figure stands in an address, where it is not filled in",
        "write the address out")
    }
    return plain
  }

  mutating func emitFigure(_ token: SourceLines.FigureToken) {
    gaps.append((html.count, .figure(result.figures.count)))
    let expression = trimmedText(lines.source[(token.start + 2)..<(token.start + token.count - 2)])
    result.figures.append(
      Document.Figure(expression: expression, line: token.line + firstLine - 1, column: token.column))
  }

  /// Part of the current block's text, line ends as spaces.
  @inline(never) mutating func plainText(_ range: Range<Int>) -> String {
    if range.isEmpty { return "" }
    if lines.figures.isEmpty, let plain = singleLine(text, range) { return plain }
    return restoredText(range)
  }

  @inline(never) private mutating func restoredText(_ range: Range<Int>) -> String {
    let bytes = restored(Array(text[range]))
    return String(decoding: bytes.contains(0x0A) ? bytes.map { $0 == 0x0A ? 0x20 : $0 } : bytes, as: UTF8.self)
  }

  /// The text of a node's descendants, without markup.
  mutating func plainText(of root: Node, showsFigures: Bool = true) -> String {
    var plain: [UInt8] = []
    forEachDescendant(of: root) { node, type in
      switch type {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
        plain.append(contentsOf: bytes(of: cmark_node_get_literal(node)))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        plain.append(0x20)
      default:
        break
      }
    }
    if plain.starts(with: SideDocument.prefix), block.isCell { plain.removeFirst(3) }
    return String(decoding: showsFigures ? restored(plain) : withoutFigures(plain), as: UTF8.self)
  }

  private mutating func withoutFigures(_ bytes: [UInt8]) -> [UInt8] {
    guard !lines.figures.isEmpty else { return bytes }
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let token = figureToken(at: index, in: bytes) {
        index += token.count
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }

  /// Plain text without the references to footnotes that exist.
  mutating func withoutMarks(_ plain: String) -> String {
    guard !lines.notes.isEmpty, plain.utf8.contains(0x5E) else { return plain }
    let text = Array(plain.utf8)
    var kept: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == 0x5B, index + 1 < text.count, text[index + 1] == 0x5E,
        let close = text[index...].prefix(Limit.labelBytes).firstIndex(of: 0x5D),
        noteIndices[noteLabel(text[(index + 2)..<close])] != nil
      {
        index = close + 1
      } else {
        kept.append(text[index])
        index += 1
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  mutating func holdsFigure(_ root: Node) -> Bool {
    var found = false
    forEachDescendant(of: root) { node, type in
      guard type == CMARK_NODE_TEXT else { return }
      let literal = bytes(of: cmark_node_get_literal(node))
      found = found || literal.indices.contains { figureToken(at: $0, in: literal) != nil }
    }
    return found
  }
}

/// Visits a node's descendants in order.
private func forEachDescendant(of root: Node, _ visit: (Node, cmark_node_type) -> Void) {
  guard var node = cmark_node_first_child(root) else { return }
  while true {
    visit(node, cmark_node_get_type(node))
    if let child = cmark_node_first_child(node) {
      node = child
      continue
    }
    while cmark_node_next(node) == nil {
      guard let parent = cmark_node_parent(node), parent != root else { return }
      node = parent
    }
    guard let next = cmark_node_next(node) else { return }
    node = next
  }
}

/// Part of a text as a string, unless it holds a line end. A function of its own, for a closure inside a method copies
/// the whole renderer.
@inline(never) private func singleLine(_ text: [UInt8], _ range: Range<Int>) -> String? {
  text.withUnsafeBufferPointer { text in
    let part = UnsafeBufferPointer(rebasing: text[range])
    guard let start = part.baseAddress, memchr(start, 0x0A, part.count) == nil else { return nil }
    return String(decoding: part, as: UTF8.self)
  }
}
