import CCMark

/// The column's side of a table.
enum Alignment: Sendable {
  case none, left, center, right
}

/// A table found in a paragraph's lines.
struct Table {
  var alignments: [Alignment]
  /// Row by row, the header first: indices into the side document's entries, −1 for an empty cell.
  var cells: [Int]
  /// The text before the header row in the same paragraph; −1 for none.
  var leading = -1
  /// The text after the last row in the same paragraph; −1 for none.
  var trailing = -1
}

extension SourceLines {
  /// The cells of a row, without the white space around them.
  func cells(from start: Int, to end: Int) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var end = end
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    var index = start
    if index < end, text[index] == 0x7C { index += 1 }
    var cell = index
    while index < end {
      if text[index] == 0x7C, text[index - 1] != 0x5C || index == start {
        cells.append(trimmed(cell..<index))
        cell = index + 1
      }
      index += 1
    }
    if cell < end { cells.append(trimmed(cell..<end)) }
    return cells
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isBlank(text[start]) { start += 1 }
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    return start..<end
  }

  func alignments(ofDelimiterRow line: Int) -> [Alignment]? {
    var alignments: [Alignment] = []
    for cell in cells(from: contentStart(ofLine: line), to: range(ofLine: line).upperBound) {
      guard !cell.isEmpty else { return nil }
      let isLeft = text[cell.lowerBound] == 0x3A
      let isRight = text[cell.upperBound - 1] == 0x3A
      let dashes = (cell.lowerBound + (isLeft ? 1 : 0))..<max(cell.lowerBound, cell.upperBound - (isRight ? 1 : 0))
      guard !dashes.isEmpty, text[dashes].allSatisfy({ $0 == 0x2D }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return alignments.isEmpty ? nil : alignments
  }
}

/// The lines of link reference definitions at the start of a paragraph, which cmark counts as its own.
func definitionLines(in paragraph: Node) -> Int {
  var node = paragraph
  while let child = cmark_node_last_child(node) { node = child }
  return max(0, Int(cmark_node_get_end_line(paragraph)) - Int(cmark_node_get_end_line(node)))
}

/// What the blocks of the tree hold that cmark does not know: tables and footnotes.
struct Structure {
  private(set) var tables: [Table] = []
  /// Items that stand for footnote definitions, by line.
  private(set) var noteItems: [Int: Node] = [:]
  /// Rows kept from cmark that belong to a table.
  private(set) var confirmedRows = 0
  private(set) var findings: [Document.Finding] = []
  var side = SideDocument()

  /// Marks each paragraph that is a table and each item that is a footnote: `cmark_node_get_user_data` is then its
  /// index plus one.
  mutating func read(_ root: Node, _ lines: SourceLines) {
    var node = root
    while true {
      let type = cmark_node_get_type(node)
      var child: Node?
      if type == CMARK_NODE_PARAGRAPH {
        if !lines.delimiterRows.isEmpty { readTable(node, lines) }
      } else if type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST {
        child = cmark_node_first_child(node)
      } else if type == CMARK_NODE_ITEM {
        child = cmark_node_first_child(node)
        let line = Int(cmark_node_get_start_line(node))
        if !lines.notes.isEmpty, noteItems[line] == nil, let note = lines.noteIndex(atLine: line) {
          noteItems[line] = node
          cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: note + 1))
        }
      }
      if let child {
        node = child
        continue
      }
      while cmark_node_next(node) == nil {
        guard node != root, let parent = cmark_node_parent(node) else { return }
        node = parent
      }
      guard node != root, let next = cmark_node_next(node) else { return }
      node = next
    }
  }

  private mutating func readTable(_ paragraph: Node, _ lines: SourceLines) {
    var first = Int(cmark_node_get_start_line(paragraph))
    let last = Int(cmark_node_get_end_line(paragraph))
    guard last > first, last < lines.starts.count else { return }
    let start = Int(lines.starts[first - 1]) + Int(cmark_node_get_start_column(paragraph)) - 1
    var hasMarker = lines.note(atLine: first) == nil
    if hasMarker, start < lines.text.count, lines.text[start] == 0x5B {
      let shift = definitionLines(in: paragraph)
      first += shift
      hasMarker = shift == 0
      guard last > first else { return }
    }
    for delimiter in lines.delimiterRows(in: (first + 1)...last) {
      let headerStart = delimiter - 1 == first && hasMarker ? start : lines.contentStart(ofLine: delimiter - 1)
      let headerEnd = lines.range(ofLine: delimiter - 1).upperBound
      guard headerStart < headerEnd, let alignments = lines.alignments(ofDelimiterRow: delimiter) else { continue }
      let header = lines.cells(from: headerStart, to: headerEnd)
      guard header.count == alignments.count else { continue }
      // A line that has fewer quote marks continues a paragraph, but no table.
      let quotes = lines.quoteMarks(beforeLine: delimiter)
      var lastRow = delimiter
      while lastRow < last, lines.quoteMarks(beforeLine: lastRow + 1) >= quotes { lastRow += 1 }
      let rows = lastRow - delimiter
      guard alignments.count <= Limit.tableColumns,
        side.cellCount + (rows + 1) * alignments.count <= Limit.tableCells
      else {
        findings.append(
          Document.Finding(
            line: delimiter, column: 1, id: "table-too-large",
            message: "this table has \(alignments.count) columns and \(rows) rows",
            hint:
              "at most \(Limit.tableColumns) columns and \(Limit.tableCells) cells are laid out; publish it as a dataset"
          ))
        continue
      }
      confirmedRows += lines.blankedRowCount(in: (delimiter - 1)...lastRow)
      var table = Table(alignments: alignments, cells: [])
      if delimiter - 1 > first {
        table.leading = side.append(lines: first...(delimiter - 2), from: hasMarker ? start : nil, lines)
      }
      table.cells.reserveCapacity((rows + 1) * alignments.count)
      for cell in header { table.cells.append(side.append(cell: cell, line: delimiter - 1, lines)) }
      if rows > 0 {
        for line in (delimiter + 1)...lastRow {
          let cells = lines.cells(from: lines.contentStart(ofLine: line), to: lines.range(ofLine: line).upperBound)
          for column in 0..<alignments.count {
            table.cells.append(column < cells.count ? side.append(cell: cells[column], line: line, lines) : -1)
          }
        }
      }
      if lastRow < last { table.trailing = side.append(lines: (lastRow + 1)...last, from: nil, lines) }
      tables.append(table)
      cmark_node_set_user_data(paragraph, UnsafeMutableRawPointer(bitPattern: tables.count))
      return
    }
  }
}

/// One Markdown text of all table cells of a document, each a paragraph, so that one parse serves them all.
///
/// Each begins with U+205F: white space to the rules of emphasis, and nothing that could begin a list or a heading.
struct SideDocument {
  /// Where a line of the side document stands in the source.
  struct Line {
    /// 0 for a blank line.
    var line: Int32
    /// Offset in the source of what follows the prefix.
    var start: Int32
    var prefix: Int32
    /// Backslashes before bars were left out.
    var isUnescaped: Bool
  }

  private(set) var lines: [Line] = []
  private(set) var nodes: [Node?] = []
  private(set) var cellCount = 0
  private var bytes: [UInt8] = []
  private var firstLines: [Int32] = []

  static let prefix: [UInt8] = [0xE2, 0x81, 0x9F]

  var isEmpty: Bool { firstLines.isEmpty }

  mutating func append(cell: Range<Int>, line: Int, _ source: SourceLines) -> Int {
    cellCount += 1
    guard !cell.isEmpty else { return -1 }
    firstLines.append(Int32(lines.count + 1))
    let isUnescaped = append(cell, line, source, prefix: 3, isCell: true)
    lines[lines.count - 1].isUnescaped = isUnescaped
    end()
    return firstLines.count - 1
  }

  /// - Parameter start: Where the text of the first line starts, when a list marker may stand before it.
  mutating func append(lines range: ClosedRange<Int>, from start: Int?, _ source: SourceLines) -> Int {
    firstLines.append(Int32(lines.count + 1))
    for line in range {
      let start = (line == range.lowerBound ? start : nil) ?? source.contentStart(ofLine: line)
      _ = append(
        start..<max(start, source.range(ofLine: line).upperBound), line, source,
        prefix: line == range.lowerBound ? 3 : 0,
        isCell: false)
    }
    end()
    return firstLines.count - 1
  }

  private mutating func append(
    _ range: Range<Int>, _ line: Int, _ source: SourceLines, prefix: Int32, isCell: Bool
  ) -> Bool {
    if prefix > 0 { bytes.append(contentsOf: Self.prefix) }
    var copied = range.lowerBound
    if isCell {
      for index in range where source.text[index] == 0x7C && index > range.lowerBound && source.text[index - 1] == 0x5C
      {
        bytes.append(contentsOf: source.text[copied..<(index - 1)])
        copied = index
      }
    }
    bytes.append(contentsOf: source.text[copied..<range.upperBound])
    bytes.append(0x0A)
    lines.append(Line(line: Int32(line), start: Int32(range.lowerBound), prefix: prefix, isUnescaped: false))
    return copied > range.lowerBound
  }

  private mutating func end() {
    bytes.append(0x0A)
    lines.append(Line(line: 0, start: 0, prefix: 0, isUnescaped: false))
  }

  /// The side document's text, with the link reference definitions of the document.
  func bytes(definitions: [ClosedRange<Int>], of source: SourceLines) -> [UInt8] {
    guard !definitions.isEmpty else { return bytes }
    var all = bytes
    for definition in definitions {
      for line in definition {
        let start = source.contentStart(ofLine: line)
        all.append(contentsOf: source.text[start..<max(start, source.range(ofLine: line).upperBound)])
        all.append(0x0A)
      }
      all.append(0x0A)
    }
    return all
  }

  /// Finds the paragraph of each entry.
  mutating func find(in root: Node) {
    nodes = Array(repeating: nil, count: firstLines.count)
    var entry = 0
    var node = cmark_node_first_child(root)
    while let paragraph = node, entry < firstLines.count {
      let line = cmark_node_get_start_line(paragraph)
      while entry < firstLines.count, firstLines[entry] < line { entry += 1 }
      if entry < firstLines.count, firstLines[entry] == line, cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH {
        nodes[entry] = paragraph
        entry += 1
      }
      node = cmark_node_next(paragraph)
    }
  }
}
