import CCMark

/// Spaces and marks of French and English prose. They look at the block's text, in which the inline content before
/// the run stands too, and at the output, whose white space they replace.
extension Renderer {
  mutating func skipSpaces(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while case let length = spaceLength(text, index, end), length > 0 { index += length }
    return index
  }

  /// Removes the white space that the current run has just written.
  private mutating func dropWrittenSpace(_ text: [UInt8], _ index: Int) {
    var position = index
    while position > runStart {
      if text[position - 1] == 0x20 {
        guard html.last == 0x20 else { return }
        html.removeLast()
        position -= 1
      } else if position > runStart + 1, text[position - 2] == 0xC2, text[position - 1] == 0xA0 {
        guard html.last == 0xA0 else { return }
        html.removeLast(2)
        position -= 2
      } else if position > runStart + 2, text[position - 3] == 0xE2, text[position - 2] == 0x80,
        text[position - 1] == 0xAF
      {
        guard html.last == 0xAF else { return }
        html.removeLast(3)
        position -= 3
      } else {
        return
      }
    }
  }

  /// The byte after the run: white space at the end of the block.
  private mutating func byteAfter(_ node: Node?) -> UInt8 {
    guard var node else { return 0x78 }
    for _ in 0..<32 {
      if let next = cmark_node_next(node) {
        switch cmark_node_get_type(next) {
        case CMARK_NODE_TEXT:
          return cmark_node_get_literal(next).map { UInt8(bitPattern: $0.pointee) } ?? 0x20
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
          return 0x0A
        default:
          return 0x78
        }
      }
      guard let parent = cmark_node_parent(node) else { return 0x0A }
      let type = cmark_node_get_type(parent)
      guard type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK else { return 0x0A }
      node = parent
    }
    return 0x0A
  }

  /// Puts the space that French wants before `;`, `!`, `?` and `:` where the sign ends a word.
  mutating func spaceBefore(_ text: [UInt8], _ index: Int, _ end: Int, _ last: Node?) {
    let sign = text[index]
    let next = index + 1 < end ? text[index + 1] : byteAfter(last)
    // Letters, digits, `/`, `=` and the like after it: an address, an hour, a ratio, code.
    let endsWord: Bool
    switch next {
    case 0...0x20, 0x21, 0x22, 0x29, 0x2C, 0x2E, 0x3F, 0x5D, 0xC2, 0xE2: endsWord = true
    default: endsWord = next == 0x3A && sign != 0x3A
    }
    guard endsWord, index > 0 else { return }
    let before = text[index - 1]
    if before == 0x0A || before == 0x28 || before == 0x5B { return }
    if before == 0x21 || before == 0x3F, sign != 0x3A { return }
    dropWrittenSpace(text, index)
    if sign == 0x3A { html.append("\u{A0}") } else { html.append("\u{202F}") }
  }

  mutating func emitGuillemet(_ text: [UInt8], _ index: Int, _ end: Int) -> Int {
    guard index + 1 < end else {
      html.append(text[index])
      return index + 1
    }
    switch text[index + 1] {
    case 0xAB:
      html.append("«\u{202F}")
      return afterOpeningMark(text, index + 2, end)
    case 0xBB:
      dropWrittenSpace(text, index)
      html.append("\u{202F}»")
    default:
      html.append(0xC2)
      html.append(text[index + 1])
    }
    return index + 2
  }

  private mutating func afterOpeningMark(_ text: [UInt8], _ index: Int, _ end: Int) -> Int {
    let next = skipSpaces(text, index, end)
    dropsSpace = next == end
    return next
  }

  /// A straight double quotation mark opens after white space or an opening mark, and closes otherwise.
  mutating func emitQuotation(_ text: [UInt8], _ index: Int, _ end: Int, _ last: Node?) -> Int {
    let next = index + 1 < end ? text[index + 1] : byteAfter(last)
    let opens = next > 0x20 && isOpeningPlace(text, index)
    switch options.typography {
    case .french where opens:
      html.append("«\u{202F}")
      return afterOpeningMark(text, index + 1, end)
    case .french:
      dropWrittenSpace(text, index)
      html.append("\u{202F}»")
    default:
      if opens { html.append("“") } else { html.append("”") }
    }
    return index + 1
  }

  private mutating func isOpeningPlace(_ text: [UInt8], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch text[index - 1] {
    case 0...0x20, 0x28, 0x5B, 0x7B, 0x2D, 0x2F, 0x27: return true
    case 0xA0: return index > 1 && text[index - 2] == 0xC2
    case 0xAB: return index > 1 && text[index - 2] == 0xC2
    case 0xAF, 0x93, 0x94, 0x99, 0x9C:
      return index > 2 && text[index - 2] == 0x80 && text[index - 3] == 0xE2
    default: return false
    }
  }

  mutating func emitApostrophe(_ text: [UInt8], _ index: Int, _ typography: Typography) {
    let next = index + 1 < text.count ? text[index + 1] : 0x20
    let opens = typography == .english && isOpeningPlace(text, index) && next > 0x20 && !isDigit(next)
    if opens { html.append("‘") } else { html.append("’") }
  }

  mutating func emitPeriods(_ text: [UInt8], _ index: Int, _ end: Int) -> Int {
    var after = index
    while after < end, text[after] == 0x2E { after += 1 }
    if after - index == 3 {
      html.append("…")
    } else {
      html.append(text, index..<after)
    }
    return after
  }

  /// Writes a number with narrow no-break spaces between its groups and the right space before `%` and units of money.
  ///
  /// - Returns: Where the text goes on.
  mutating func emitFrenchNumber(_ text: [UInt8], _ number: ScannedNumber, _ start: Int, _ end: Int) -> Int {
    if number.hasSpaces, number.value != nil {
      var index = start
      while index < number.end {
        let space = spaceLength(text, index, number.end)
        if space > 0 {
          html.append("\u{202F}")
          index += space
        } else {
          html.append(text[index])
          index += 1
        }
      }
    } else {
      html.append(text, start..<number.end)
    }
    let unit = skipSpaces(text, number.end, end)
    guard unit < end else { return number.end }
    if text[unit] == 0x25 {
      // `%20` is no percentage.
      guard unit > number.end || unit + 1 == end || !isDigit(text[unit + 1]) else { return number.end }
      html.append("\u{202F}%")
      return unit + 1
    }
    if text[unit] == 0xE2, unit + 2 < end, text[unit + 1] == 0x82, text[unit + 2] == 0xAC {
      html.append("\u{A0}€")
      return unit + 3
    }
    return number.end
  }
}
