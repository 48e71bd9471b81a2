/// A line of a text that is not yet UTF-8, up to somewhat beyond a byte of it.
struct LineExcerpt {
  var bytes: [UInt8]
  /// Of the byte, in ``bytes``.
  var offset: Int
  var line: Int

  /// What a value may need after the byte.
  static let further = 4096

  init(bytes: [UInt8], offset: Int, line: Int) {
    self.bytes = bytes
    self.offset = offset
    self.line = line
  }

  /// - Parameter start: Where the text starts in `text`: after the mark.
  init(_ text: UnsafeBufferPointer<UInt8>, around offset: Int, from start: Int) {
    var lineStart = start
    line = 1
    for i in start..<offset where isLineEnd(text, at: i) {
      line += 1
      lineStart = i + 1
    }
    bytes = Array(text[lineStart..<min(text.count, offset + Self.further)])
    self.offset = offset - lineStart
  }

  /// The cell around the byte, or its nearest forty bytes on either side, cut at a space or a letter of ASCII.
  fileprivate var value: Range<Int> {
    func isEnd(_ byte: UInt8) -> Bool { [0x0A, 0x0D, 0x22, 0x2C, 0x3B, 0x09, 0x7C].contains(byte) }
    var first = offset
    while first > 0, !isEnd(bytes[first - 1]), offset - first < 40 || bytes[first] >= 0x80 { first -= 1 }
    var end = offset + 1
    while end < bytes.count, !isEnd(bytes[end]), end - offset < 40 || bytes[end] >= 0x80 { end += 1 }
    return first..<end
  }

  /// The column, in bytes of UTF-8, at which the value starts.
  fileprivate func column(_ encoding: TextEncoding) -> Int {
    text(bytes[..<value.lowerBound], in: encoding).utf8.count + 1
  }
}

/// Both readings of the value around a byte.
func doubt(_ one: TextEncoding, _ other: TextEncoding, at excerpt: LineExcerpt) -> ReadError {
  let value = excerpt.bytes[excerpt.value]
  return ReadError(
    line: excerpt.line, column: excerpt.column(one),
    reason: .ambiguousEncoding(one, other, value: text(value, in: one), otherValue: text(value, in: other)))
}

/// A value that was turned into UTF-8 twice, and what it was meant to be.
func doubledText(at excerpt: LineExcerpt) -> ReadError {
  let value = String(decoding: excerpt.bytes[excerpt.value], as: UTF8.self)
  let undone = value.unicodeScalars.compactMap { scalar -> UInt8? in
    if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    return windows1252Scalars.firstIndex { $0 > 0 && UInt32($0) == scalar.value }.map { UInt8($0 + 0x80) }
      ?? (scalar.value < 0xA0 ? UInt8(scalar.value) : nil)
  }
  return ReadError(
    line: excerpt.line, column: excerpt.column(.utf8),
    reason: .doubleEncoding(value, meant: String(decoding: undone, as: UTF8.self)))
}

private func text(_ bytes: ArraySlice<UInt8>, in encoding: TextEncoding) -> String {
  guard encoding != .utf8 else { return String(decoding: bytes, as: UTF8.self) }
  var decoder = BlockDecoder(encoding, beginning: [])
  var text: [UInt8] = []
  bytes.withUnsafeBufferPointer { decoder.decode($0, isLast: true, into: &text) }
  return String(decoding: text, as: UTF8.self)
}
