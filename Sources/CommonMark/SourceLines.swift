/// The lines of a Markdown text, and what one pass over their bytes finds before cmark reads them.
///
/// Offsets are into `text`, which has as many bytes and lines as the source: a bound figure is replaced in place by a
/// private-use character and letters, so that nothing in it is Markdown and no position moves. Lines count from 1.
struct SourceLines {
  /// The source as valid UTF-8, without a byte-order mark.
  private(set) var source: [UInt8]
  /// The source with tokens in place of bound figures.
  private(set) var text: [UInt8]
  /// Where each line starts; one more entry, the end of the text.
  private(set) var starts: [Int32] = []
  private(set) var figures: [FigureToken] = []
  /// Lines that look like the second line of a table.
  private(set) var delimiterRows: [Int] = []
  private(set) var notes: [NoteDefinition] = []
  /// Lines that look like link reference definitions, with the line that may hold the rest of one.
  private(set) var definitions: [ClosedRange<Int>] = []
  /// Lines of tables whose cells cmark need not see.
  private(set) var blankedRows: [Int] = []
  private(set) var findings: [Document.Finding] = []
  private(set) var hasStrikes = false
  private var bullets: Set<UInt8> = []

  struct FigureToken {
    var start: Int
    var count: Int
    var line: Int
    var column: Int
  }

  /// `[^label]: text`.
  struct NoteDefinition {
    var label: String
    var line: Int
    /// Of the bracket.
    var start: Int
    /// Of the text after the colon.
    var content: Int
  }

  var needsStructure: Bool { !delimiterRows.isEmpty || !notes.isEmpty }

  init(_ given: [UInt8], hasExtensions: Bool) {
    source = given
    if given.starts(with: [0xEF, 0xBB, 0xBF]) { source.removeFirst(3) }
    let firstInvalid = source.withUnsafeBufferPointer { invalidOffset(in: $0) }
    if let firstInvalid {
      let line = source[..<firstInvalid].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      findings.append(
        Document.Finding(
          line: line, column: 1, id: "invalid-utf-8", message: "this line holds bytes that are not UTF-8",
          hint: "save the file as UTF-8"))
      source = Array(String(decoding: source, as: UTF8.self).utf8)
    }
    text = source
    starts.reserveCapacity(source.count / 40 + 2)
    findLines(hasExtensions)
    scanLines(hasExtensions)
  }

  func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line < starts.count else { return text.count..<text.count }
    var end = Int(starts[line])
    let start = Int(starts[line - 1])
    while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// Where a line's own text starts: after white space, block quote marks and a footnote's label.
  func contentStart(ofLine line: Int) -> Int {
    if let note = note(atLine: line) { return note.content }
    let range = range(ofLine: line)
    var index = range.lowerBound
    while index < range.upperBound, isBlank(text[index]) || text[index] == 0x3E { index += 1 }
    return index
  }

  /// The block quote marks at the start of a line.
  func quoteMarks(beforeLine line: Int) -> Int {
    var count = 0
    var index = Int(starts[line - 1])
    while index < text.count, isBlank(text[index]) || text[index] == 0x3E {
      if text[index] == 0x3E { count += 1 }
      index += 1
    }
    return count
  }

  func note(atLine line: Int) -> NoteDefinition? {
    noteIndex(atLine: line).map { notes[$0] }
  }

  func noteIndex(atLine line: Int) -> Int? {
    let index = lowerBound(notes.count) { notes[$0].line < line }
    return index < notes.count && notes[index].line == line ? index : nil
  }

  /// Delimiter rows among `lines`, in order.
  func delimiterRows(in lines: ClosedRange<Int>) -> ArraySlice<Int> {
    let from = lowerBound(delimiterRows.count) { delimiterRows[$0] < lines.lowerBound }
    let to = lowerBound(delimiterRows.count) { delimiterRows[$0] <= lines.upperBound }
    return delimiterRows[from..<to]
  }

  func blankedRowCount(in lines: ClosedRange<Int>) -> Int {
    lowerBound(blankedRows.count) { blankedRows[$0] <= lines.upperBound }
      - lowerBound(blankedRows.count) { blankedRows[$0] < lines.lowerBound }
  }

  /// What cmark reads. A footnote definition becomes an item of a bullet list, whose text stands four columns in, as
  /// a footnote's does; the cells of table rows are left out, for they are parsed on their own.
  func rewritten() -> [UInt8] {
    guard !notes.isEmpty || !blankedRows.isEmpty else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + notes.count * 4)
    var copied = 0
    var note = 0
    var row = 0
    let bullet = [0x2B, 0x2A, 0x2D].first { !bullets.contains($0) } ?? 0x2B
    while note < notes.count || row < blankedRows.count {
      if row == blankedRows.count || (note < notes.count && notes[note].line < blankedRows[row]) {
        bytes.append(contentsOf: text[copied..<notes[note].start])
        bytes.append(contentsOf: [bullet, 0x20, 0x20, 0x20])
        copied = notes[note].content
        note += 1
      } else {
        let bar = contentStart(ofLine: blankedRows[row])
        bytes.append(contentsOf: text[copied...bar])
        copied = range(ofLine: blankedRows[row]).upperBound
        row += 1
      }
    }
    bytes.append(contentsOf: text[copied...])
    return bytes
  }

  /// Takes back rewritings that the tree does not bear out.
  ///
  /// - Returns: Whether something was taken back, so that the text must be parsed again.
  mutating func withdraw(unconfirmedBy structure: Structure, everything: Bool) -> Bool {
    var hasChanged = false
    if structure.confirmedRows != blankedRows.count {
      blankedRows = []
      hasChanged = true
    }
    if structure.noteItems.count != notes.count {
      notes = everything ? [] : notes.filter { structure.noteItems[$0.line] != nil }
      hasChanged = true
    }
    return hasChanged
  }
}

// MARK: - The pass

extension SourceLines {
  /// Finds line starts, and replaces bound figures by tokens.
  private mutating func findLines(_ hasExtensions: Bool) {
    starts.append(0)
    // Reading the source, which does not change, beside the text spares a check of uniqueness for each byte.
    let bytes = source
    bytes.withUnsafeBufferPointer { bytes in
      let end = bytes.count
      var index = 0
      while index < end {
        let byte = bytes[index]
        index += 1
        if byte > 0x0D, byte < 0x7B { continue }
        if byte == 0x0A || (byte == 0x0D && (index == end || bytes[index] != 0x0A)) {
          starts.append(Int32(index))
        } else if byte == 0x7B, hasExtensions, index < end, bytes[index] == 0x7B,
          index < 2 || bytes[index - 2] != 0x5C
        {
          index = replaceFigure(at: index - 1)
        } else if byte == 0x7E, index < end, bytes[index] == 0x7E {
          hasStrikes = hasExtensions
        }
      }
      if Int(starts[starts.count - 1]) != end { starts.append(Int32(end)) }
    }
  }

  /// - Returns: Where the search goes on.
  private mutating func replaceFigure(at start: Int) -> Int {
    var index = start + 2
    var isEmpty = true
    while index + 1 < text.count {
      let byte = text[index]
      if byte == 0x7D, text[index + 1] == 0x7D { break }
      // A backtick would let a figure reach into a code span.
      if byte == 0x0A || byte == 0x0D || byte == 0x60 || byte == 0x7B { return start + 2 }
      if !isBlank(byte) { isEmpty = false }
      index += 1
    }
    guard index + 1 < text.count, !isEmpty, figures.count < Limit.figures else { return start + 2 }
    let end = index + 2
    let number = figures.count
    figures.append(
      FigureToken(
        start: start, count: end - start, line: starts.count, column: start - Int(starts[starts.count - 1]) + 1))
    text[start] = 0xF3
    text[start + 1] = 0xB0 | UInt8(truncatingIfNeeded: number >> 12)
    text[start + 2] = 0x80 | UInt8(truncatingIfNeeded: (number >> 6) & 0x3F)
    text[start + 3] = 0x80 | UInt8(truncatingIfNeeded: number & 0x3F)
    for position in (start + 4)..<end { text[position] = 0x78 }
    return end
  }

  /// Finds what lines look like. Code is followed only roughly: the tree has the last word.
  private mutating func scanLines(_ hasExtensions: Bool) {
    var fence: Fence?
    var line = 0
    while line < starts.count - 1 {
      line += 1
      let range = range(ofLine: line)
      var index = range.lowerBound
      var quotes = 0
      while index < range.upperBound, isBlank(text[index]) || text[index] == 0x3E {
        if text[index] == 0x3E { quotes += 1 }
        index += 1
      }
      guard index < range.upperBound else { continue }
      let indent = index - range.lowerBound
      if let open = fence {
        if indent >= open.indent, quotes >= open.quotes {
          if open.isClosed(by: text[index..<range.upperBound]) { fence = nil }
          continue
        }
        fence = nil
      }
      let depth = quotes + skipMarkers(&index, range.upperBound)
      if depth > Limit.nesting { flatten(line, depth) }
      guard index < range.upperBound else { continue }
      switch text[index] {
      case 0x60, 0x7E:
        fence = Fence(text[index..<range.upperBound], indent: index - range.lowerBound, quotes: quotes)
      case 0x5B where hasExtensions:
        readBracket(line, index, range.upperBound)
      case 0x7C, 0x3A, 0x2D:
        guard hasExtensions, line > 1, isDelimiterRow(index, range.upperBound) else { break }
        delimiterRows.append(line)
        line = blankRows(around: line)
      default:
        break
      }
    }
  }

  /// Skips list markers, for a fence or a definition may follow them.
  private mutating func skipMarkers(_ index: inout Int, _ end: Int) -> Int {
    var count = 0
    while index + 1 < end {
      let byte = text[index]
      var after = index + 1
      if byte == 0x2D || byte == 0x2B || byte == 0x2A {
        // A delimiter row begins with a dash, a bullet has white space after it.
        guard isBlank(text[after]) else { return count }
        bullets.insert(byte)
      } else if isDigit(byte) {
        while after < end, isDigit(text[after]), after - index < 9 { after += 1 }
        guard after + 1 < end, text[after] == 0x2E || text[after] == 0x29, isBlank(text[after + 1]) else {
          return count
        }
        after += 1
      } else if byte == 0x3E, count > 0 {
        // A quote inside an item.
      } else {
        return count
      }
      count += 1
      index = after
      while index < end, isBlank(text[index]) { index += 1 }
    }
    return count
  }

  private mutating func flatten(_ line: Int, _ depth: Int) {
    let range = range(ofLine: line)
    for index in range { text[index] = 0x20 }
    findings.append(
      Document.Finding(
        line: line, column: 1, id: "too-deep",
        message: "this line is nested \(depth) levels deep; at most \(Limit.nesting) are read",
        hint: "use fewer ‘>’ and list marks"))
  }

  private mutating func readBracket(_ line: Int, _ start: Int, _ end: Int) {
    guard start + 1 < end else { return }
    let isNote = text[start + 1] == 0x5E
    var index = start + 1
    let limit = min(end, start + Limit.labelBytes)
    while index < limit, text[index] != 0x5D || text[index - 1] == 0x5C {
      if isNote, isBlank(text[index]) || text[index] == 0x5B { return }
      index += 1
    }
    guard index + 1 < end, text[index] == 0x5D, text[index + 1] == 0x3A else { return }
    if isNote {
      // The marker must be the first thing on its line; the label, not empty.
      let label = noteLabel(text[(start + 2)..<index])
      guard !label.isEmpty, start == contentStart(ofLine: line) else { return }
      var content = index + 2
      while content < end, isBlank(text[content]) { content += 1 }
      notes.append(NoteDefinition(label: label, line: line, start: start, content: content))
    } else {
      var last = line
      if line + 1 < starts.count {
        let next = contentStart(ofLine: line + 1)
        let isContinued = next < text.count && (text[next] == 0x22 || text[next] == 0x27 || text[next] == 0x28)
        if isContinued || text[(index + 2)..<end].allSatisfy(isBlank) { last = line + 1 }
      }
      definitions.append(line...last)
    }
  }

  private func isDelimiterRow(_ start: Int, _ end: Int) -> Bool {
    var hasDash = false
    var hasOther = false
    for index in start..<end {
      switch text[index] {
      case 0x2D: hasDash = true
      case 0x7C, 0x3A: hasOther = true
      case 0x20, 0x09: break
      default: return false
      }
    }
    return hasDash && hasOther
  }

  /// Notes the rows of a likely table whose cells cmark need not see: those that begin with `|`, which cannot begin
  /// anything else.
  ///
  /// - Returns: The last line looked at.
  private mutating func blankRows(around delimiter: Int) -> Int {
    let header = contentStart(ofLine: delimiter - 1)
    let headerEnd = range(ofLine: delimiter - 1).upperBound
    guard header < headerEnd, text[header] == 0x7C,
      let columns = alignments(ofDelimiterRow: delimiter)?.count,
      cells(from: header, to: headerEnd).count == columns
    else { return delimiter }
    if blankedRows.last != delimiter - 1, note(atLine: delimiter - 1) == nil { blankedRows.append(delimiter - 1) }
    var line = delimiter
    let quotes = quoteMarks(beforeLine: delimiter)
    while line + 1 < starts.count {
      let next = contentStart(ofLine: line + 1)
      let end = range(ofLine: line + 1).upperBound
      guard next < end, text[next] == 0x7C, quoteMarks(beforeLine: line + 1) == quotes else { break }
      line += 1
      if isDelimiterRow(next, end) { delimiterRows.append(line) }
      blankedRows.append(line)
    }
    return line
  }
}

/// A footnote's label as it is compared: ASCII letters in lower case.
func noteLabel(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }, as: UTF8.self)
}

@inline(__always) func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always) func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

/// The first index for which `isBefore` is false, in a list where it is true first.
func lowerBound(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low + high) / 2
    if isBefore(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}

/// Where the first sequence stands that is not UTF-8.
private func invalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var index = 0
  let end = bytes.count
  while index < end {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      continue
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard byte >= 0xC2, byte <= 0xF4, index + length <= end else { return index }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return index }
    let second = bytes[index + 1]
    if (byte == 0xE0 && second < 0xA0) || (byte == 0xED && second > 0x9F) || (byte == 0xF0 && second < 0x90)
      || (byte == 0xF4 && second > 0x8F)
    {
      return index
    }
    index += length
  }
  return nil
}
