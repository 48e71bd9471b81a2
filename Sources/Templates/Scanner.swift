/// A tag of a template.
struct Tag {
  enum Kind {
    case variable, raw, section, inverted, close, comment, partial, block, parent
  }

  var kind: Kind
  var name: Name
  /// The bytes from `{{` to `}}`.
  var range: Range<Int>
  /// The bytes that the tag takes from the template: `range`, or its whole line when it stands alone on it.
  var taken: Range<Int>
}

/// Finds the tags of a template.
struct Scanner {
  let path: String
  let source: [UInt8]
  private(set) var tags: [Tag] = []
  private(set) var errors: [TemplateError] = []
  private(set) var isBroken = false
  private var lineStarts = [0]

  init(path: String, source: [UInt8]) {
    self.path = path
    // A byte-order mark would be printed in the middle of a page.
    self.source = source.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source.dropFirst(3)) : source
    for (index, byte) in self.source.enumerated() where byte == 0x0A { lineStarts.append(index + 1) }
    checkEncoding()
    scan()
    takeStandaloneLines()
  }

  func position(_ offset: Int) -> Position {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Position(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  mutating private func report(_ offset: Int, _ message: String, hint: String) {
    let place = position(offset)
    errors.append(TemplateError(file: path, line: place.line, column: place.column, message: message, hint: hint))
  }

  mutating private func checkEncoding() {
    var decoder = UTF8()
    var bytes = source.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return
      case .error:
        report(offset, "this byte is not UTF-8", hint: "save the file as UTF-8")
        return
      }
    }
  }

  mutating private func scan() {
    var index = 0
    while let start = find("{{", from: index) {
      let isTriple = start + 2 < source.count && source[start + 2] == 0x7B
      let content = start + (isTriple ? 3 : 2)
      let closing: StaticString = isTriple ? "}}}" : "}}"
      let sigil = isTriple ? nil : firstByte(from: content)
      let isComment = sigil == UInt8(ascii: "!")
      let next = isComment ? nil : find("{{", from: content)
      guard let end = find(closing, from: content, to: next) else {
        report(start, "this tag is not closed", hint: "end it with ‘\(closing)’")
        isBroken = true
        guard let next else { return }
        index = next
        continue
      }
      index = end + closing.utf8CodeUnitCount
      add(start..<index, content: content..<end, isTriple: isTriple)
    }
  }

  mutating private func add(_ range: Range<Int>, content: Range<Int>, isTriple: Bool) {
    var inside = trimmed(content)
    var kind = isTriple ? Tag.Kind.raw : .variable
    if !isTriple, let sigil = inside.first.map({ source[$0] }) {
      switch sigil {
      case UInt8(ascii: "#"): kind = .section
      case UInt8(ascii: "^"): kind = .inverted
      case UInt8(ascii: "/"): kind = .close
      case UInt8(ascii: "!"): kind = .comment
      case UInt8(ascii: ">"): kind = .partial
      case UInt8(ascii: "$"): kind = .block
      case UInt8(ascii: "<"): kind = .parent
      case UInt8(ascii: "&"): kind = .raw
      case UInt8(ascii: "="):
        report(
          range.lowerBound, "other delimiters are not supported",
          hint: "write ‘{{’ that is no tag as ‘&#123;&#123;’, or keep such text out of the template")
        return
      default: break
      }
      if kind != .variable { inside = trimmed(inside.dropFirst()) }
    }
    let name = Name(text: String(decoding: source[inside], as: UTF8.self), position: position(range.lowerBound))
    tags.append(Tag(kind: kind, name: name, range: range, taken: range))
  }

  /// A tag alone on its line takes the line with it; so does a run of tags that only say what a layout holds.
  ///
  /// Variables never do: what they print stands on the line.
  mutating private func takeStandaloneLines() {
    let isLayout = layoutTags()
    var first = 0
    while first < tags.count {
      var last = first
      defer { first = last + 1 }
      guard let start = lineStart(before: tags[first].range.lowerBound) else { continue }
      if tags[first].kind == .variable || tags[first].kind == .raw { continue }
      while true {
        let rest = skipBlanks(from: tags[last].range.upperBound)
        if let end = lineEnd(at: rest) {
          for index in first...last { tags[index].taken = start..<end }
          break
        }
        guard isLayout[first], last + 1 < tags.count, isLayout[last + 1], tags[last + 1].range.lowerBound == rest else {
          break
        }
        last += 1
      }
    }
  }

  /// Which tags open or close a block or a parent.
  private func layoutTags() -> [Bool] {
    var open: [Bool] = []
    return tags.map { tag in
      switch tag.kind {
      case .block, .parent:
        open.append(true)
        return true
      case .section, .inverted:
        open.append(false)
        return false
      case .close: return open.popLast() ?? false
      default: return false
      }
    }
  }

  /// Where the line of `offset` begins, when only blanks stand before it.
  private func lineStart(before offset: Int) -> Int? {
    var index = offset
    while index > 0, isBlank(source[index - 1]) { index -= 1 }
    return index == 0 || source[index - 1] == 0x0A ? index : nil
  }

  /// Where the next line begins, when this one ends at `offset`.
  private func lineEnd(at offset: Int) -> Int? {
    if offset == source.count { return offset }
    if source[offset] == 0x0A { return offset + 1 }
    let isReturn = source[offset] == 0x0D && offset + 1 < source.count && source[offset + 1] == 0x0A
    return isReturn ? offset + 2 : nil
  }

  private func skipBlanks(from offset: Int) -> Int {
    var index = offset
    while index < source.count, isBlank(source[index]) { index += 1 }
    return index
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == 0x0A || byte == 0x0D
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isSpace(source[first]) { range = range.dropFirst() }
    while let last = range.last, isSpace(source[last]) { range = range.dropLast() }
    return range
  }

  private func firstByte(from offset: Int) -> UInt8? {
    source[offset...].first { !isSpace($0) }
  }

  private func find(_ needle: StaticString, from offset: Int, to end: Int? = nil) -> Int? {
    let width = needle.utf8CodeUnitCount
    let end = end ?? source.count
    guard offset + width <= end else { return nil }
    return source.withUnsafeBufferPointer { bytes in
      needle.withUTF8Buffer { needle in
        (offset...(end - width)).first { start in
          (0..<width).allSatisfy { bytes[start + $0] == needle[$0] }
        }
      }
    }
  }
}
