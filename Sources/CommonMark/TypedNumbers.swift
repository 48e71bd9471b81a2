/// A number as it stands in text.
struct ScannedNumber {
  /// After the last digit.
  var end: Int
  /// Nil for what has digits but is no quantity: a date, an hour, a version, `H2O`, `1er`.
  var value: Double?
  /// Groups of thousands are separated by white space.
  var hasSpaces = false
}

/// Reads the number whose first digit stands at `start`.
///
/// - Parameter groupsByComma: `1,200` is a thousand two hundred, as in English, and not one and a fifth.
func scanNumber(_ bytes: [UInt8], at start: Int, end: Int, groupsByComma: Bool) -> ScannedNumber {
  var index = start
  var mantissa: UInt64 = 0
  var digits = 0
  var decimals = 0
  func takeDigits() {
    while index < end, isDigit(bytes[index]) {
      if digits < 18 { mantissa = mantissa * 10 + UInt64(bytes[index] - 0x30) }
      if mantissa > 0 { digits += 1 }
      index += 1
    }
  }
  func groupFollows(_ separator: Int) -> Bool {
    let first = index + separator
    guard first + 3 <= end, isDigit(bytes[first]), isDigit(bytes[first + 1]), isDigit(bytes[first + 2]) else {
      return false
    }
    return first + 3 == end || !isDigit(bytes[first + 3])
  }
  takeDigits()
  var result = ScannedNumber(end: index, value: nil)
  if index - start <= 3, bytes[start] != 0x30 {
    while index < end, case let space = spaceLength(bytes, index, end), space > 0, groupFollows(space) {
      index += space
      takeDigits()
      result.hasSpaces = true
    }
    if !result.hasSpaces, index < end, bytes[index] == 0x2C, groupFollows(1) {
      let isRepeated = index + 4 < end && bytes[index + 4] == 0x2C && isGroup(bytes, index + 5, end)
      if groupsByComma || isRepeated {
        while index < end, bytes[index] == 0x2C, groupFollows(1) {
          index += 1
          takeDigits()
        }
      }
    }
  }
  if index + 1 < end, bytes[index] == 0x2C || bytes[index] == 0x2E, isDigit(bytes[index + 1]) {
    index += 1
    let first = index
    takeDigits()
    decimals = index - first
  }
  result.end = index
  if index < end, isJoint(bytes[index]), index + 1 < end, isDigit(bytes[index + 1]) {
    while index < end, isDigit(bytes[index]) || isJoint(bytes[index]) { index += 1 }
    while !isDigit(bytes[index - 1]) { index -= 1 }
    result.end = index
    return result
  }
  if index < end, isWordByte(bytes, index) { return result }
  if start > 0, isWordByte(bytes, start - 1) { return result }
  if start > 1, bytes[start - 1] == 0x2D, isWordByte(bytes, start - 2), !isDigit(bytes[start - 2]) { return result }
  if digits <= 15, decimals <= 22 {
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    result.value = Double(mantissa) / power
  } else {
    var plain: [UInt8] = []
    for byte in bytes[start..<index] where isDigit(byte) { plain.append(byte) }
    if decimals > 0 { plain.insert(0x2E, at: plain.count - decimals) }
    result.value = Double(String(decoding: plain, as: UTF8.self))
  }
  return result
}

private func isGroup(_ bytes: [UInt8], _ first: Int, _ end: Int) -> Bool {
  first + 3 <= end && isDigit(bytes[first]) && isDigit(bytes[first + 1]) && isDigit(bytes[first + 2])
}

private func isJoint(_ byte: UInt8) -> Bool { byte == 0x2C || byte == 0x2E || byte == 0x3A || byte == 0x2F }

/// Whether the byte is part of a letter, a digit or an underscore. Latin letters beyond ASCII begin with C3 or more;
/// signs begin with C2 or E2.
private func isWordByte(_ bytes: [UInt8], _ index: Int) -> Bool {
  let byte = bytes[index]
  if byte < 0x80 { return isLetter(byte) || isDigit(byte) || byte == 0x5F }
  var lead = index
  while lead > 0, index - lead < 3, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
  return bytes[lead] >= 0xC3 && bytes[lead] != 0xE2 && bytes[lead] < 0xF0
}

/// The length of the space, no-break space or narrow no-break space at `index`; 0 for anything else.
@inline(__always) func spaceLength(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
  guard index < end else { return 0 }
  switch bytes[index] {
  case 0x20: return 1
  case 0xC2: return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
  case 0xE2: return index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF ? 3 : 0
  default: return 0
  }
}

extension Renderer {
  /// A number whose surroundings are known when its block ends.
  struct PendingNumber {
    var start: Int
    var end: Int
    var value: Double
    var isPercent: Bool
    var place: (line: Int, column: Int)
  }

  /// Notes a number of the current run.
  mutating func note(_ number: ScannedNumber, _ value: Double, from start: Int) {
    var first = start
    var value = value
    let minus = start > 0 && text[start - 1] == 0x2D ? 1 : 0
    let trueMinus = start > 2 && text[start - 3] == 0xE2 && text[start - 2] == 0x88 && text[start - 1] == 0x92 ? 3 : 0
    if minus + trueMinus > 0 {
      let before = start - minus - trueMinus
      if before == 0 || text[before - 1] <= 0x20 || text[before - 1] == 0x28 || text[before - 1] == 0x5B {
        first = before
        value = -value
      }
    }
    // The number of a heading is its place in the text, not a quantity.
    if heading != nil, first == 0 { return }
    var after = number.end
    after += spaceLength(text, after, text.count)
    pendingNumbers.append(
      PendingNumber(
        start: first, end: number.end, value: value, isPercent: after < text.count && text[after] == 0x25,
        place: place(of: first)))
  }

  /// Gives the block's numbers their surroundings.
  mutating func settleNumbers() {
    for pending in pendingNumbers {
      var start = max(0, pending.start - 24)
      while start < pending.start, text[start] & 0xC0 == 0x80 { start += 1 }
      var end = min(text.count, pending.end + 24)
      while end > pending.end, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
      let typed = plainText(pending.start..<pending.end)
      let before = plainText(start..<pending.start)
      let after = plainText(pending.end..<end)
      result.numbers.append(
        Document.TypedNumber(
          text: typed, value: pending.value, before: before, after: after, isPercent: pending.isPercent,
          isQuoted: quoteDepth > 0, line: pending.place.line + firstLine - 1, column: pending.place.column))
    }
    pendingNumbers.removeAll(keepingCapacity: true)
  }
}
