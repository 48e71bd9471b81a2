import CCMark

extension Renderer {
  /// The place in the source of what cmark puts at a line and column of the current block.
  ///
  /// cmark counts the columns of a continuation line from the block's own column, without its white space and block
  /// quote marks.
  mutating func place(line: Int, column: Int) -> (line: Int, column: Int) {
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

  /// How far a text node's literal has been read beside its source.
  ///
  /// Places are asked for in order, so that no text, however long its lines, is read twice.
  struct SourceCursor {
    var node: Node?
    /// Bytes of the literal passed.
    var literal = 0
    /// Offset in the source.
    var index = 0
    var line = 1
    var end = 0
  }

  /// The offset in the source of a byte of a text node.
  ///
  /// Where a text has escapes or entities, its literal is shorter than its source, and both are read side by side.
  mutating func sourceOffset(in node: Node, at wanted: Int, skipping skipped: Int) -> Int {
    if cursor.node != node || wanted < cursor.literal {
      let column = Int(cmark_node_get_start_column(node))
      let origin = place(line: Int(cmark_node_get_start_line(node)), column: column + skipped)
      let line = min(max(1, origin.line), max(1, lines.starts.count - 1))
      let range = lines.range(ofLine: line)
      cursor = SourceCursor(
        node: node, literal: skipped, index: min(range.lowerBound + origin.column - 1, range.upperBound), line: line,
        end: range.upperBound)
    }
    guard wanted > cursor.literal, let literal = cmark_node_get_literal(node) else { return cursor.index }
    while cursor.literal < wanted, cursor.index < cursor.end {
      let byte = lines.text[cursor.index]
      let shown = UInt8(bitPattern: literal[cursor.literal])
      if byte == 0x5C, cursor.index + 1 < cursor.end, isPunctuation(lines.text[cursor.index + 1]) {
        cursor.index += 2
        cursor.literal += 1
      } else if byte == 0x26, let after = entityEnd(cursor.index, cursor.end),
        shown != 0x26 || isAmpersand(cursor.index)
      {
        cursor.index = after
        cursor.literal += scalarLength(shown)
      } else {
        cursor.index += 1
        cursor.literal += 1
      }
    }
    return cursor.index
  }

  private mutating func sourceOffset(of textOffset: Int) -> Int {
    guard !segments.isEmpty else { return 0 }
    let segment = segment(at: textOffset)
    return sourceOffset(in: segment.node, at: textOffset - segment.offset + segment.skipped, skipping: segment.skipped)
  }

  /// The piece of the run in which a byte stands.
  mutating func segment(at textOffset: Int) -> Segment {
    if segments.count == 1 { return segments[0] }
    return segments[max(0, lowerBound(segments.count) { segments[$0].offset <= textOffset } - 1)]
  }

  mutating func place(of textOffset: Int) -> (line: Int, column: Int) {
    let offset = sourceOffset(of: textOffset)
    return (cursor.line, max(1, offset - Int(lines.starts[cursor.line - 1]) + 1))
  }

  /// Whether a byte of the run was typed after a backslash.
  mutating func isEscaped(_ textOffset: Int) -> Bool {
    let offset = sourceOffset(of: textOffset)
    return offset < lines.text.count && lines.text[offset] == 0x5C && text[textOffset] != 0x5C
  }

  /// The same for a byte of a text node.
  mutating func isEscaped(in node: Node, at offset: Int) -> Bool {
    let source = sourceOffset(in: node, at: offset, skipping: 0)
    return source < lines.text.count && lines.text[source] == 0x5C
  }

  private mutating func entityEnd(_ start: Int, _ end: Int) -> Int? {
    var index = start + 1
    while index < end, index - start < 33,
      isLetter(lines.text[index]) || isDigit(lines.text[index]) || lines.text[index] == 0x23
    {
      index += 1
    }
    return index < end && index > start + 1 && lines.text[index] == 0x3B ? index + 1 : nil
  }

  private mutating func isAmpersand(_ start: Int) -> Bool {
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
