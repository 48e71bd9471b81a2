import CCMark

extension Renderer {
  /// The place in the source of what cmark puts at a line and column of the current block.
  ///
  /// cmark counts the columns of a continuation line from the block's own column, without its white space and block
  /// quote marks.
  func place(line: Int, column: Int) -> (line: Int, column: Int) {
    if block.isCell {
      guard line >= 1, line <= structure.side.lines.count else { return (line, column) }
      let side = structure.side.lines[line - 1]
      var offset = column - 1 - Int(side.prefix)
      var index = Int(side.start)
      if side.isUnescaped {
        var left = offset
        while left > 0 {
          if lines.text[index] == 0x5C, lines.text[index + 1] == 0x7C { index += 1 }
          index += 1
          left -= 1
        }
        offset = 0
      }
      let sideLine = Int(side.line)
      guard sideLine >= 1 else { return (line, column) }
      return (sideLine, index + max(0, offset) - Int(lines.starts[sideLine - 1]) + 1)
    }
    let real = line + block.lineShift
    guard real >= 1, real < lines.starts.count else { return (max(1, line), max(1, column)) }
    if real == block.startLine, lines.note(atLine: real) == nil { return (real, column) }
    let content = lines.contentStart(ofLine: real) - Int(lines.starts[real - 1])
    return (real, max(1, content + 1 + column - block.startColumn))
  }

  /// The offset in the source of a byte of the current run.
  ///
  /// Where a text has escapes or entities, its literal is shorter than its source, and both are read side by side.
  func sourceOffset(of textOffset: Int) -> Int {
    guard !segments.isEmpty else { return 0 }
    let segment = segments[max(0, lowerBound(segments.count) { segments[$0].offset <= textOffset } - 1)]
    let node = segment.node
    let startColumn = Int(cmark_node_get_start_column(node))
    let skipped = segment.skipped
    let origin = place(line: Int(cmark_node_get_start_line(node)), column: startColumn + skipped)
    guard origin.line >= 1, origin.line < lines.starts.count else { return 0 }
    var index = Int(lines.starts[origin.line - 1]) + origin.column - 1
    let wanted = textOffset - segment.offset
    let end = lines.range(ofLine: origin.line).upperBound
    var literal = 0
    while literal < wanted, index < end {
      let byte = lines.text[index]
      if byte == 0x5C, index + 1 < end, isPunctuation(lines.text[index + 1]) {
        index += 2
        literal += 1
      } else if byte == 0x26, let after = entityEnd(index, end),
        text[segment.offset + literal] != 0x26 || isAmpersand(index)
      {
        index = after
        literal += scalarLength(text[segment.offset + literal])
      } else {
        index += 1
        literal += 1
      }
    }
    return index
  }

  func place(of textOffset: Int) -> (line: Int, column: Int) {
    let offset = sourceOffset(of: textOffset)
    let line = max(1, lowerBound(lines.starts.count) { Int(lines.starts[$0]) <= offset })
    return (line, offset - Int(lines.starts[line - 1]) + 1)
  }

  /// Whether a byte of the run was typed after a backslash.
  func isEscaped(_ textOffset: Int) -> Bool {
    let offset = sourceOffset(of: textOffset)
    return offset < lines.text.count && lines.text[offset] == 0x5C && lines.text[offset] != text[textOffset]
  }

  private func entityEnd(_ start: Int, _ end: Int) -> Int? {
    var index = start + 1
    while index < end, index - start < 33,
      isLetter(lines.text[index]) || isDigit(lines.text[index]) || lines.text[index] == 0x23
    {
      index += 1
    }
    return index < end && index > start + 1 && lines.text[index] == 0x3B ? index + 1 : nil
  }

  private func isAmpersand(_ start: Int) -> Bool {
    let rest = lines.text[start...].prefix(6)
    return rest.starts(with: Array("&amp;".utf8)) || rest.starts(with: Array("&#38;".utf8))
      || rest.starts(with: Array("&#x26;".utf8))
  }
}

@inline(__always) func isPunctuation(_ byte: UInt8) -> Bool {
  (byte > 0x20 && byte < 0x30) || (byte > 0x39 && byte < 0x41) || (byte > 0x5A && byte < 0x61)
    || (byte > 0x7A && byte < 0x7F)
}

/// The bytes of the UTF-8 sequence that begins with `lead`.
@inline(__always) func scalarLength(_ lead: UInt8) -> Int {
  lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
}
