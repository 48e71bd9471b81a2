import CCMark

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

extension Renderer {
  // MARK: - Paragraphs

  mutating func enterParagraph(_ node: Node) -> Step {
    if let mark = cmark_node_get_user_data(node) {
      emitTable(structure.tables[Int(bitPattern: mark) - 1], in: node)
      return .passed(node)
    }
    if !isTight(node) {
      startLine()
      html.append("<p>")
    }
    startBlock(node)
    isItemStart = cmark_node_previous(node) == nil && cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_ITEM
    return .descend
  }

  mutating func exitParagraph(_ node: Node) {
    endBlock()
    if result.lead.isEmpty, noteDepth == 0, let parent = cmark_node_parent(node),
      cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT
    {
      result.lead = withoutMarks(plainText(0..<text.count))
    }
    if let note = openNote, cmark_node_next(node) == nil, cmark_node_parent(node) == note.item {
      emitBackLinks(note.index)
      openNote?.hasBackLinks = true
    }
    if !isTight(node) { html.append("</p>\n") }
  }

  /// In a tight list, paragraphs have no tags.
  private mutating func isTight(_ node: Node) -> Bool {
    guard let parent = cmark_node_parent(node), cmark_node_get_type(parent) == CMARK_NODE_ITEM,
      cmark_node_get_user_data(parent) == nil
    else { return false }
    return cmark_node_get_list_tight(cmark_node_parent(parent)) != 0
  }

  /// Begins a block with inline content.
  mutating func startBlock(_ node: Node) {
    text.removeAll(keepingCapacity: true)
    dropsSpace = false
    isItemStart = false
    block = BlockPlace(
      startLine: Int(cmark_node_get_start_line(node)), startColumn: Int(cmark_node_get_start_column(node)))
    // Only a text that begins with a bracket can have link reference definitions before it.
    let start = lines.starts.indices.contains(block.startLine) ? Int(lines.starts[block.startLine - 1]) : 0
    let first = start + block.startColumn - 1
    if first < lines.text.count, lines.text[first] == 0x5B, lines.note(atLine: block.startLine) == nil {
      block.lineShift = definitionLines(in: node)
    }
    collectStrikes(in: node)
  }

  /// Ends a block: its words are counted and its numbers get their surroundings.
  mutating func endBlock() {
    var isInWord = false
    for byte in text {
      if byte <= 0x20 {
        isInWord = false
      } else if !isInWord, isLetter(byte) || isDigit(byte) || byte >= 0xC3 {
        isInWord = true
        result.wordCount += 1
      }
    }
    if !pendingNumbers.isEmpty { settleNumbers() }
  }

  // MARK: - Headings

  mutating func enterHeading(_ node: Node) {
    startLine()
    startBlock(node)
    let level = Int(cmark_node_get_heading_level(node))
    html.append("<h")
    html.append(0x30 + UInt8(level))
    if options.hasExtensions {
      let id = slugs.unique(withoutMarks(plainText(of: node, showsFigures: false)))
      html.append(" id=\"")
      html.append(text: id)
      html.append("\"")
      html.append(0x3E)
      heading = OpenHeading(
        level: level, id: id, line: block.startLine + block.lineShift, htmlStart: html.count, gapStart: gaps.count)
    } else {
      html.append(0x3E)
    }
    headingLevel = level
  }

  mutating func exitHeading() {
    endBlock()
    if let open = heading {
      var shown: [UInt8] = []
      var parts: [Document.Part] = []
      var held: [UInt8] = []
      var index = open.htmlStart
      var cut = 0
      var gap = open.gapStart
      while index < html.count || gap < gaps.count {
        let nextCut = cut < open.cuts.count ? open.cuts[cut].lowerBound : Int.max
        let nextGap = gap < gaps.count ? gaps[gap].offset : Int.max
        let stop = min(html.count, nextCut, nextGap)
        if stop > index {
          shown.append(contentsOf: html[index..<stop])
          held.append(contentsOf: html[index..<stop])
          index = stop
        }
        if nextCut <= nextGap, nextCut == index {
          index = open.cuts[cut].upperBound
          while gap < gaps.count, gaps[gap].offset < index { gap += 1 }
          cut += 1
        } else if nextGap == index {
          if case .figure(let figure) = gaps[gap].part {
            if !held.isEmpty { parts.append(.html(held)) }
            held = []
            parts.append(gaps[gap].part)
            shown.append(contentsOf: "{{ \(result.figures[figure].expression) }}".escapedForHTML.utf8)
          }
          gap += 1
        }
      }
      if !held.isEmpty { parts.append(.html(held)) }
      result.headings.append(
        Document.Heading(
          level: open.level, id: open.id, html: String(decoding: shown, as: UTF8.self), parts: parts,
          line: open.line + firstLine - 1))
    }
    heading = nil
    html.append("</h")
    html.append(0x30 + UInt8(headingLevel))
    html.append(">\n")
  }

  // MARK: - Lists

  mutating func enterList(_ node: Node) {
    startLine()
    if cmark_node_get_list_type(node) == CMARK_BULLET_LIST {
      html.append("<ul>\n")
    } else {
      let start = cmark_node_get_list_start(node)
      if start == 1 {
        html.append("<ol>\n")
      } else {
        html.append("<ol start=\"")
        html.append(text: String(start))
        html.append("\">\n")
      }
    }
  }

  mutating func holdsOnlyNotes(_ list: Node) -> Bool {
    guard !lines.notes.isEmpty else { return false }
    var item = cmark_node_first_child(list)
    while let current = item {
      if cmark_node_get_user_data(current) == nil { return false }
      item = cmark_node_next(current)
    }
    return true
  }

  // MARK: - Code and raw HTML

  mutating func emitCodeBlock(_ node: Node) {
    startLine()
    let info = restored(bytes(of: cmark_node_get_fence_info(node)))
    if options.hasExtensions, info.first == 0x7B, let close = info.firstIndex(of: 0x7D), close > 1 {
      let line = Int(cmark_node_get_start_line(node)) + firstLine - 1
      gaps.append((html.count, .block(result.blocks.count)))
      result.blocks.append(
        Document.Block(
          name: trimmedText(info[1..<close]), argument: trimmedText(info[(close + 1)...]),
          body: String(decoding: restored(bytes(of: cmark_node_get_literal(node))), as: UTF8.self),
          line: line, column: Int(cmark_node_get_start_column(node)), bodyLine: line + 1))
      return
    }
    html.append("<pre><code")
    let language = info.prefix { $0 != 0x20 && $0 != 0x09 }
    if !language.isEmpty {
      html.append(" class=\"language-")
      html.append(escaping: Array(language))
      html.append("\"")
    }
    html.append(">")
    appendLiteral(of: node, toText: false)
    html.append("</code></pre>\n")
  }

  mutating func emitRawBlock(_ node: Node) {
    startLine()
    if options.isTransparent {
      html.append(contentsOf: bytes(of: cmark_node_get_literal(node)))
      startLine()
      return
    }
    findRawHTML(node, line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    html.append("<p>")
    appendLiteral(of: node, toText: false)
    while html.last == 0x0A { html.removeLast() }
    html.append("</p>\n")
  }

  mutating func enterRawInline(_ node: Node) {
    if options.isTransparent {
      html.append(contentsOf: bytes(of: cmark_node_get_literal(node)))
      return
    }
    let place = place(line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    findRawHTML(node, line: place.line, column: place.column)
    appendLiteral(of: node, toText: true)
  }

  private mutating func findRawHTML(_ node: Node, line: Int, column: Int) {
    let tag = restored(bytes(of: cmark_node_get_literal(node))).prefix { $0 != 0x0A }.prefix(60)
    let comment = tag.starts(with: Array("<!--".utf8))
    find(
      "raw-html", line, column, "raw HTML is not let through: \(trimmedText(tag))",
      comment
        ? "remove the comment; it would be shown as text"
        : "write it in Markdown, or as ‘code’ between backticks when it is to be shown")
  }

  /// A node's literal, escaped, with bound figures as they were typed.
  mutating func appendLiteral(of node: Node, toText: Bool) {
    guard let literal = cmark_node_get_literal(node) else { return }
    let bytes = UnsafeRawBufferPointer(start: literal, count: strlen(literal))
    if !lines.figures.isEmpty, bytes.contains(0xF3) {
      let plain = restored(Array(bytes))
      html.append(escaping: plain)
      if toText { text.append(contentsOf: plain) }
    } else {
      html.append(escaping: bytes)
      if toText { text.append(contentsOf: bytes) }
    }
  }

  // MARK: - Tables

  mutating func emitTable(_ table: Table, in paragraph: Node) {
    if table.leading >= 0 { emitText(table.leading, beside: paragraph) }
    let columns = table.alignments.count
    startLine()
    html.append("<table>\n<thead>\n<tr>\n")
    for column in 0..<columns { emitCell(table.cells[column], table.alignments[column], isHeader: true) }
    html.append("</tr>\n</thead>\n")
    if table.cells.count > columns {
      html.append("<tbody>\n")
      var cell = columns
      while cell < table.cells.count {
        html.append("<tr>\n")
        for column in 0..<columns { emitCell(table.cells[cell + column], table.alignments[column], isHeader: false) }
        html.append("</tr>\n")
        cell += columns
      }
      html.append("</tbody>\n")
    }
    html.append("</table>\n")
    if table.trailing >= 0 { emitText(table.trailing, beside: paragraph) }
  }

  /// Text before or after a table in the same paragraph.
  private mutating func emitText(_ entry: Int, beside paragraph: Node) {
    let isTight = isTight(paragraph)
    if !isTight { html.append("<p>") }
    renderEntry(entry)
    if !isTight { html.append("</p>\n") }
  }

  private mutating func emitCell(_ entry: Int, _ alignment: Alignment, isHeader: Bool) {
    html.append(isHeader ? "<th scope=\"col\"" : "<td")
    switch alignment {
    case .none: break
    case .left: html.append(" class=\"left\"")
    case .center: html.append(" class=\"center\"")
    case .right: html.append(" class=\"right\"")
    }
    html.append(">")
    if entry >= 0 { renderEntry(entry) }
    html.append(isHeader ? "</th>\n" : "</td>\n")
  }

  /// The inline content of an entry of the side document.
  private mutating func renderEntry(_ entry: Int) {
    guard let node = structure.side.nodes[entry] else { return }
    text.removeAll(keepingCapacity: true)
    dropsSpace = false
    isItemStart = false
    block = BlockPlace(isCell: true)
    collectStrikes(in: node)
    render(childrenOf: node)
    endBlock()
  }
}

/// Bytes of a C string, without its end.
func bytes(of string: UnsafePointer<CChar>?) -> [UInt8] {
  guard let string else { return [] }
  return Array(UnsafeRawBufferPointer(start: string, count: strlen(string)))
}

func trimmedText(_ bytes: some Collection<UInt8>) -> String {
  let start = bytes.drop { isBlank($0) || $0 == 0x0A }
  var end = Array(start)
  while let last = end.last, isBlank(last) || last == 0x0A { end.removeLast() }
  return String(decoding: end, as: UTF8.self)
}
