import CCMark

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What a byte of running text may begin; 0 is text and nothing else.
enum ByteClass {
  static let escape: UInt8 = 1
  static let digit: UInt8 = 2
  static let sign: UInt8 = 3
  static let quotation: UInt8 = 4
  static let apostrophe: UInt8 = 5
  static let period: UInt8 = 6
  static let hyphen: UInt8 = 7
  static let bracket: UInt8 = 8
  static let tilde: UInt8 = 9
  static let figure: UInt8 = 10
  static let brace: UInt8 = 11
  static let guillemet: UInt8 = 12

  static func table(for options: Options) -> [UInt8] {
    if !options.hasExtensions { return bare }
    switch options.typography {
    case .french: return french
    case .english: return english
    case .none: return plain
    }
  }

  private static let bare: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in [0x26, 0x3C, 0x3E, 0x22] { table[byte] = escape }
    return table
  }()

  private static let plain: [UInt8] = {
    var table = bare
    for byte in 0x30...0x39 { table[byte] = digit }
    table[0x5B] = bracket
    table[0x7E] = tilde
    table[0xF3] = figure
    table[0x7B] = brace
    return table
  }()

  private static let english: [UInt8] = {
    var table = plain
    table[0x22] = quotation
    table[0x27] = apostrophe
    table[0x2E] = period
    table[0x2D] = hyphen
    return table
  }()

  private static let french: [UInt8] = {
    var table = english
    for byte in [0x21, 0x3A, 0x3B, 0x3F] { table[byte] = sign }
    table[0xC2] = guillemet
    return table
  }()
}

extension Renderer {
  /// Appends the text of a node and of the siblings that continue it to the block's text.
  ///
  /// - Returns: The last node taken.
  mutating func gatherRun(from first: Node) -> Node {
    segments.removeAll(keepingCapacity: true)
    runStart = text.count
    var node = first
    while true {
      if cmark_node_get_type(node) == CMARK_NODE_TEXT {
        if let literal = cmark_node_get_literal(node) {
          var bytes = UnsafeRawBufferPointer(start: literal, count: strlen(literal))
          var skipped = 0
          if block.isCell, text.isEmpty, bytes.starts(with: SideDocument.prefix) {
            bytes = UnsafeRawBufferPointer(rebasing: bytes[3...])
            skipped = 3
          }
          segments.append(Segment(offset: text.count, node: node, skipped: skipped))
          text.append(contentsOf: bytes)
        }
      } else {
        text.append(0x0A)
      }
      guard let next = cmark_node_next(node) else { return node }
      let type = cmark_node_get_type(next)
      guard type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK else { return node }
      node = next
    }
  }

  /// Writes the current run: escaped, with footnote marks, figures, bare addresses and the language's typography.
  mutating func emitRun(last: Node) {
    var start = runStart
    let end = text.count
    guard options.hasExtensions else {
      _ = emit(start, end, last: last)
      return
    }
    if isItemStart {
      isItemStart = false
      start = emitTaskBox(start)
    }
    if linkDepth == 0, mayHoldAddress(text, start, end) {
      for link in autolinks(text, from: start) {
        guard link.range.lowerBound >= start else { continue }
        start = emit(start, link.range.lowerBound, last: nil)
        // A bound figure that runs into an address stays a figure.
        guard start == link.range.lowerBound else { continue }
        emit(link)
        start = link.range.upperBound
      }
    }
    _ = emit(start, end, last: last)
  }

  /// - Returns: Where the text goes on after `[ ]` or `[x]`.
  private mutating func emitTaskBox(_ start: Int) -> Int {
    guard start + 3 < text.count, text[start] == 0x5B, text[start + 2] == 0x5D, isBlank(text[start + 3]),
      text[start + 1] == 0x20 || text[start + 1] | 0x20 == 0x78, !isEscaped(start)
    else { return start }
    html.append(
      text[start + 1] == 0x20
        ? "<input type=\"checkbox\" disabled=\"\">" : "<input type=\"checkbox\" checked=\"\" disabled=\"\">")
    return start + 3
  }

  private mutating func emit(_ link: Autolink) {
    let place = place(of: link.range.lowerBound)
    let shown = restored(Array(text[link.range]), inAddressAt: place)
    let start = html.count
    html.append("<a href=\"")
    html.append(link.scheme)
    html.append(address: shown)
    html.append("\">")
    heading?.cuts.append(start..<html.count)
    html.append(escaping: shown)
    heading?.cuts.append(html.count..<(html.count + 4))
    html.append("</a>")
    dropsSpace = false
    result.outsideLinks.append(
      Document.Link(
        destination: "\(link.scheme)" + String(decoding: shown, as: UTF8.self), line: place.line + firstLine - 1,
        column: place.column, isImage: false))
  }

  /// Writes text that holds no bare address.
  ///
  /// - Parameter last: The run's last node, when `end` is the run's end.
  /// - Returns: Where the text goes on: `end`, or the end of a figure that reaches beyond it.
  private mutating func emit(_ from: Int, _ end: Int, last: Node?) -> Int {
    // The block's text does not change until the run is written; a copy of the array shares its storage.
    let text = self.text
    let classes = self.classes
    let typography = options.hasExtensions ? options.typography : .none
    var index = from
    if dropsSpace {
      index = skipSpaces(text, index, end)
      if index < end { dropsSpace = false }
    }
    var plain = index
    while index < end {
      let byte = text[index]
      let kind = classes[Int(byte)]
      if kind == 0 {
        index += 1
        continue
      }
      if kind == ByteClass.digit {
        let number = scanNumber(text, at: index, end: end, groupsByComma: typography == .english)
        if let value = number.value { note(number, value, from: index) }
        if typography == .french {
          html.append(text, plain..<index)
          index = emitFrenchNumber(text, number, index, end)
          plain = index
        } else {
          index = number.end
        }
        continue
      }
      html.append(text, plain..<index)
      plain = index
      switch kind {
      case ByteClass.escape:
        html.append(entity: byte)
        index += 1
      case ByteClass.sign:
        spaceBefore(text, index, end, last)
        html.append(byte)
        index += 1
      case ByteClass.quotation:
        index = emitQuotation(text, index, end, last)
      case ByteClass.apostrophe:
        emitApostrophe(text, index, typography)
        index += 1
      case ByteClass.period:
        index = emitPeriods(text, index, end)
      case ByteClass.hyphen:
        let isDash =
          index > 0 && index + 1 < end && text[index - 1] == 0x20 && text[index + 1] == 0x20 && index > 1
          && text[index - 2] != 0x0A
        if isDash { html.append("–") } else { html.append(0x2D) }
        index += 1
      case ByteClass.guillemet:
        index = emitGuillemet(text, index, end)
      case ByteClass.bracket:
        index = emitBracket(text, index, end)
      case ByteClass.tilde:
        index = emitTildes(text, index, end)
      case ByteClass.figure:
        if let token = figureToken(at: index, in: text) {
          emitFigure(token)
          index += token.count
        } else {
          html.append(byte)
          index += 1
        }
      default:
        findBraces(text, index, end)
        html.append(byte)
        index += 1
      }
      plain = index
    }
    if plain < end { html.append(text, plain..<end) }
    return max(plain, end)
  }

  private mutating func emitBracket(_ text: [UInt8], _ index: Int, _ end: Int) -> Int {
    html.append(0x5B)
    guard index + 2 < end, text[index + 1] == 0x5E, linkDepth == 0 else { return index + 1 }
    var close = index + 2
    let limit = min(end, index + Limit.labelBytes)
    while close < limit, text[close] != 0x5D, text[close] > 0x20, text[close] != 0x5B { close += 1 }
    guard close < limit, close > index + 2, text[close] == 0x5D, !isEscaped(index) else { return index + 1 }
    html.removeLast()
    if emitReference(noteLabel(text[(index + 2)..<close]), at: index) { return close + 1 }
    html.append(0x5B)
    // The label is no prose: its digits are not typed numbers.
    html.append(escaping: Array(text[(index + 1)...close]))
    return close + 1
  }

  private mutating func emitTildes(_ text: [UInt8], _ index: Int, _ end: Int) -> Int {
    if !strikes.isEmpty, index + 1 < end, !segments.isEmpty {
      let segment = segment(at: index)
      let mark = StrikeMark(node: segment.node, offset: index - segment.offset + segment.skipped)
      if let opens = strikes[mark] {
        html.append(opens ? "<del>" : "</del>")
        return index + 2
      }
    }
    html.append(0x7E)
    return index + 1
  }

  private mutating func findBraces(_ text: [UInt8], _ index: Int, _ end: Int) {
    guard index + 1 < end, text[index + 1] == 0x7B, index == 0 || text[index - 1] != 0x7B, !isEscaped(index) else {
      return
    }
    let place = place(of: index)
    find(
      "unclosed-figure", place.line, place.column, "‘{{’ opens a bound figure that is not closed on the same line",
      "write ‘{{ id.field | format }}’ on one line, or ‘\\{{’ for the braces themselves")
  }
}

/// Whether a run may hold a bare address. A function of its own, for a closure inside a method copies the whole
/// renderer.
@inline(never) private func mayHoldAddress(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
  text.withUnsafeBytes { text in
    guard let base = text.baseAddress else { return false }
    let run = base + start
    if memchr(run, 0x40, end - start) != nil || memchr(run, 0x77, end - start) != nil { return true }
    guard let colon = memchr(run, 0x3A, end - start) else { return false }
    return memchr(colon, 0x2F, end - base.distance(to: colon)) != nil
  }
}
