/// A run of groups of digits with at most one separator between two groups: `06 12 34 56 78`, `+33 (0)6.12…`.
struct DigitGroups {
  /// Values 0 to 9.
  private(set) var digits: [UInt8] = []
  private(set) var lengths: [Int] = []
  /// Where each group starts in the text, and ends.
  private(set) var places: [Range<Int>] = []
  private(set) var hasPlus = false
  /// `(0)` stood after the first group, and is no digit of the number.
  private(set) var hasBracketedZero = false
  /// The class of the separator before each group but the first.
  private(set) var separators: [UInt8] = []
  /// The text goes on with a letter or a decimal part, or came from one: the last or first group is part of a word.
  private(set) var isCut = false

  var end: Int { places.last?.upperBound ?? 0 }

  /// The lengths of the groups from the first to the last, one byte each, the last one lowest: `06 12 34 56 78` is
  /// 0x02_02_02_02_02. Zero for more than eight groups.
  func shape(_ first: Int, _ last: Int) -> UInt64 {
    guard last - first < 8 else { return 0 }
    var shape: UInt64 = 0
    for group in first...last { shape = shape << 8 | UInt64(min(lengths[group], 0xFF)) }
    return shape
  }

  /// The separators between two groups are all alike.
  func areSeparatorsUniform(_ first: Int, _ last: Int) -> Bool {
    guard last > first + 1 else { return true }
    return separators[first..<last].allSatisfy { $0 == separators[first] }
  }

  /// How many digits a run can have at most, and where it ends: read without memory, before the run is read whole.
  static func extent(_ bytes: Bytes, at start: Int) -> (digits: Int, end: Int) {
    var digits = 0
    var i = start
    while i < bytes.count {
      switch bytes[i] {
      case 0x30...0x39: digits += 1
      // Separators, brackets and the plus sign; bytes of wide spaces and dashes.
      case 0x20, 0x09, 0x28...0x29, 0x2B, 0x2D...0x2F, 0x5F, 0x80...0xAF, 0xB7, 0xC2, 0xE2: break
      // Corsica in a social security number.
      case 0x41, 0x42, 0x61, 0x62:
        guard i > start, bytes[i - 1] == 0x32 else { return (digits, i) }
      default: return (digits, i)
      }
      i += 1
    }
    return (digits, i)
  }

  /// Reads the run that starts at a digit or a plus sign.
  mutating func read(_ bytes: Bytes, at start: Int) {
    digits.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    separators.removeAll(keepingCapacity: true)
    hasBracketedZero = false
    isCut = false
    var i = start
    hasPlus = bytes[i] == 0x2B
    if hasPlus {
      i += 1
      if i < bytes.count, bytes[i] == 0x20 { i += 1 }
    }
    var opened = start > 0 && bytes[start - 1] == 0x28
    while i < bytes.count, bytes[i].isDigit {
      let groupStart = i
      while i < bytes.count, bytes[i].isDigit {
        // No number has more digits; a hostile cell of a million digits costs no memory.
        if digits.count < 64 { digits.append(bytes[i] &- 0x30) }
        i += 1
      }
      lengths.append(i - groupStart)
      places.append(groupStart..<i)
      if digits.count >= 64 { break }
      var next = i
      if opened, next < bytes.count, bytes[next] == 0x29 {
        next += 1
        opened = false
      }
      var kind: UInt8 = 0
      var marks = 0
      var spaces = 0
      while let separator = groupSeparator(bytes, at: next), spaces <= 4 {
        if separator.kind == 1 {
          spaces += 1
        } else {
          marks += 1
        }
        kind = max(kind, separator.kind)
        next += separator.length
        guard marks <= 1 else { break }
      }
      if !hasBracketedZero, next + 2 < bytes.count, bytes[next] == 0x28, bytes[next + 1] == 0x30,
        bytes[next + 2] == 0x29
      {
        hasBracketedZero = true
        next += 3
        if let separator = groupSeparator(bytes, at: next) { next += separator.length }
        kind = max(kind, 1)
      }
      guard marks <= 1, next < bytes.count, bytes[next].isDigit, kind > 0 || next > i else { break }
      separators.append(kind)
      i = next
    }
    guard i < bytes.count else { return }
    let next = bytes[i]
    isCut = next.isLetter || next == 0x5F || (next == 0x2C && i + 1 < bytes.count && bytes[i + 1].isDigit)
  }
}
