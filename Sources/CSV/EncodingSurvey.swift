/// What the bytes of a text say of its encoding, taken block by block.
///
/// Blocks may end anywhere: the last bytes of a block are judged with the next one.
struct EncodingSurvey: Sendable {
  struct Fault: Sendable {
    var byte: UInt8
    var line: Int
    /// In bytes.
    var column: Int
  }

  private(set) var byteCount = 0
  /// Valid sequences of two to four bytes.
  private(set) var sequences = 0
  private(set) var invalidCount = 0
  /// The first ones only, one more than the log keeps, so that the log can say where the rest begins.
  private(set) var invalid: [Fault] = []
  private(set) var firstInvalid: Int?
  private(set) var nulCount = 0
  private(set) var nuls: [Fault] = []
  /// The offset of the first letter that was turned into UTF-8 twice: `Ã©`, `â€™`.
  private(set) var doubled: Int?
  private var mac = MacTally()
  private var western = WesternTally()

  private var tail: [UInt8] = []
  /// The offset of the first byte of ``tail``, and how many bytes of it are judged.
  private var base = 0
  private var judged: Int
  private var line = 1
  private var lineStart: Int
  /// Up to which byte of the window lines are counted.
  private var tracked: Int

  /// - Parameter start: The length of the byte-order mark.
  init(from start: Int) {
    judged = start
    tracked = start
    lineStart = start
  }

  /// What a byte may need to be judged: three of its sequence, and one beside it.
  private static let lookahead = 4

  mutating func add(_ block: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    if tail.isEmpty {
      judge(block, isLast: isLast)
      return
    }
    var window = tail
    window.append(contentsOf: block)
    window.withUnsafeBufferPointer { judge($0, isLast: isLast) }
  }

  /// Judges a window, whose first ``judged`` bytes are those of the last one.
  private mutating func judge(_ text: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    let count = text.count
    let limit = isLast ? count : count - Self.lookahead
    let raw = UnsafeRawBufferPointer(text)
    var i = judged
    while i < limit {
      if i + 8 <= limit {
        let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
          i += 8
          continue
        }
      }
      let byte = text[i]
      if byte < 0x80 {
        if byte == 0 {
          nulCount += 1
          if nulCount <= ErrorLog.limit + 1 { nuls.append(fault(text, at: i)) }
        }
        i += 1
        continue
      }
      let length = sequenceLength(text, at: i)
      if length > 0 {
        sequences += 1
        if byte == 0xC3, doubled == nil, isDoubled(text, at: i) { doubled = base + i }
      } else {
        invalidCount += 1
        if firstInvalid == nil { firstInvalid = base + i }
        if invalidCount <= ErrorLog.limit + 1 { invalid.append(fault(text, at: i)) }
      }
      for place in i..<(i + max(1, length)) {
        mac.add(text, at: place, base: base)
        western.add(text, at: place, base: base)
      }
      i += max(1, length)
    }
    track(text, to: i)
    byteCount = base + count
    // One byte before the next to be judged, which it may stand beside.
    let keep = max(0, i - 1)
    tail = Array(text[min(keep, count)...])
    base += keep
    judged = i - keep
    tracked = judged
  }

  private mutating func fault(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Fault {
    track(text, to: i)
    return Fault(byte: text[i], line: line, column: base + i - lineStart + 1)
  }

  private mutating func track(_ text: UnsafeBufferPointer<UInt8>, to end: Int) {
    while tracked < end {
      if isLineEnd(text, at: tracked) {
        line += 1
        lineStart = base + tracked + 1
      }
      tracked += 1
    }
  }

  /// The offset of the first byte that is a French letter of Mac Roman inside a word, and a sign, a foreign letter or nothing
  /// in windows-1252; nil when the letters of windows-1252 prevail, so that it is one of the rare Ž and ž of a name.
  ///
  /// Mac Roman is never taken for granted: its files are old, and a wrong guess changes every accent of a file.
  var macLetter: Int? { mac.count * 3 >= mac.windows ? mac.first : nil }

  /// Which of the western encodings it is, or the offset of a byte that both explain.
  var westernEncoding: Western { western.result }

  enum Western {
    case known(TextEncoding)
    case doubtful(Int)
  }
}

private struct MacTally: Sendable {
  var first: Int?
  var count = 0
  var windows = 0

  mutating func add(_ text: UnsafeBufferPointer<UInt8>, at i: Int, base: Int) {
    func isLetter(_ i: Int) -> Bool {
      i >= 0 && i < text.count && (text[i] | 0x20) >= 0x61 && (text[i] | 0x20) <= 0x7A
    }
    func isSmall(_ i: Int) -> Bool { i >= 0 && i < text.count && text[i] >= 0x61 && text[i] <= 0x7A }
    let isMac: Bool
    switch text[i] {
    // à ç é è ê ù û; in windows-1252 ˆ, nothing, Ž, nothing, nothing, nothing, ž.
    case 0x88, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E: isMac = isLetter(i - 1) || isLetter(i + 1)
    // â ë î ï ô ’; in windows-1252 ‰ ‘ ” • ™ Õ, which stand at the end of words if anywhere.
    case 0x89, 0x91, 0x94, 0x95, 0x99, 0xD5: isMac = isSmall(i - 1) && isSmall(i + 1)
    default:
      isMac = false
      // ’ and œ inside a word, and all that French has from À to ÿ.
      let isInWord = isLetter(i - 1) || isLetter(i + 1)
      if isInWord, text[i] == 0x92 || text[i] == 0x9C || text[i] >= 0xC0 { windows += 1 }
    }
    if isMac {
      count += 1
      first = first ?? (base + i)
    }
  }
}

/// Tells windows-1252 from ISO-8859-15, or says where a byte stands that can be read both ways.
///
/// Bytes 80–9F are letters and signs in windows-1252 only. Of the eight others that differ, A4 is the euro sign of
/// ISO-8859-15 (and a sign that nobody writes in windows-1252), BC, BD and BE are Œ, œ and Ÿ when they touch a letter and
/// ¼, ½ and ¾ when they do not, and B4 is an apostrophe typed wrongly rather than a Ž. Without any of these bytes
/// the two are the same.
private struct WesternTally: Sendable {
  private var isWindows = false
  private var windows: Int?
  private var latin9: Int?
  private var unknown: Int?

  mutating func add(_ text: UnsafeBufferPointer<UInt8>, at i: Int, base: Int) {
    func isLetter(_ i: Int) -> Bool {
      guard i >= 0, i < text.count else { return false }
      let byte = text[i]
      return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0xC0
    }
    let offset = base + i
    switch text[i] {
    case 0x80...0x9F: isWindows = true
    case 0xA4: latin9 = latin9 ?? offset
    case 0xB4: windows = windows ?? offset
    case 0xBC, 0xBD, 0xBE:
      if isLetter(i - 1) || isLetter(i + 1) { latin9 = latin9 ?? offset } else { windows = windows ?? offset }
    case 0xA6, 0xA8, 0xB8: unknown = unknown ?? offset
    default: break
    }
  }

  var result: EncodingSurvey.Western {
    if isWindows { return .known(.windows1252) }
    if let latin9 { return windows == nil ? .known(.iso8859part15) : .doubtful(latin9) }
    if windows == nil, let unknown { return .doubtful(unknown) }
    return .known(.windows1252)
  }
}

/// The length of the valid sequence of several bytes that begins at `i`, or 0.
private func sequenceLength(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch text[i] {
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  case 0xF1...0xF3: length = 4
  default: return 0
  }
  guard i + length <= text.count, second.contains(text[i + 1]) else { return 0 }
  for j in (i + 2)..<max(i + 2, i + length) where text[j] & 0xC0 != 0x80 { return 0 }
  return length
}

/// Whether `Ã` and a sign (é and its sisters), or `â€` and a sign (an apostrophe, a dash), stand at `i`.
private func isDoubled(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
  if i + 3 < text.count, text[i + 1] == 0x83, text[i + 2] == 0xC2, text[i + 3] >= 0xA0 { return true }
  return i + 4 < text.count && text[i + 1] == 0xA2 && text[i + 2] == 0xE2 && text[i + 3] == 0x82 && text[i + 4] == 0xAC
}
