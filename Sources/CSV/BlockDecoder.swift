/// Turns a text of another encoding into UTF-8, block by block; blocks may end anywhere.
struct BlockDecoder: Sendable {
  struct Fault: Sendable {
    var byte: UInt8
    /// In the text as UTF-8.
    var line: Int
    var column: Int
  }

  let encoding: TextEncoding
  /// The bytes in front of the text.
  let markLength: Int
  private let isBigEndian: Bool
  private let notesPlaces: Bool
  /// The first bytes without a meaning, one more than the log keeps.
  private(set) var faults: [Fault] = []
  private(set) var faultCount = 0
  /// What a block ended with that needs the next one.
  private var rest: [UInt8] = []
  private var isFirst = true
  private var newFaults: [(offset: Int, byte: UInt8)] = []
  private var line = 1
  /// Bytes of the line so far.
  private var lineLength = 0
  private var endsInReturn = false

  /// - Parameters:
  ///   - beginning: The first 4096 bytes of the file, or all of it.
  ///   - notesPlaces: Whether to find the places of faults.
  init(_ encoding: TextEncoding, beginning: some Collection<UInt8>, notesPlaces: Bool = false) {
    self.encoding = encoding
    self.notesPlaces = notesPlaces
    guard encoding == .utf16 else {
      markLength = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      isBigEndian = false
      return
    }
    // The mark tells the order of the bytes; without one, the zeros of ASCII letters do, which stand first when the order
    // is big-endian.
    if beginning.starts(with: [0xFF, 0xFE]) || beginning.starts(with: [0xFE, 0xFF]) {
      markLength = 2
      isBigEndian = beginning.first == 0xFE
    } else {
      markLength = 0
      let zeros = beginning.prefix(4096).enumerated().lazy.filter { $0.element == 0 }
      isBigEndian = zeros.count { $0.offset % 2 == 0 } > zeros.count { $0.offset % 2 == 1 }
    }
  }

  /// Adds the text of a block; the first block holds the mark.
  mutating func decode(_ block: UnsafeBufferPointer<UInt8>, isLast: Bool, into text: inout [UInt8]) {
    let outputStart = text.count
    let skipped = isFirst ? markLength : 0
    isFirst = false
    if rest.isEmpty {
      decode(block, from: skipped, isLast, &text)
    } else {
      var joined = rest
      joined.append(contentsOf: block)
      rest = []
      joined.withUnsafeBufferPointer { decode($0, from: skipped, isLast, &text) }
    }
    if notesPlaces { text.withUnsafeBufferPointer { notePlaces($0, from: outputStart) } }
    newFaults = []
  }

  private mutating func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ isLast: Bool, _ text: inout [UInt8]
  ) {
    switch encoding {
    case .utf8: if start < bytes.count { text.append(contentsOf: bytes[start...]) }
    case .utf16: decodeUnits(bytes, from: start, isLast, &text)
    default: decodeLetters(bytes, from: start, &text)
    }
  }

  private mutating func decodeLetters(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ text: inout [UInt8]
  ) {
    text.reserveCapacity(text.count + bytes.count + bytes.count / 16)
    var i = start
    while i < bytes.count {
      var end = i
      while end < bytes.count, bytes[end] < 0x80 { end += 1 }
      text.append(contentsOf: bytes[i..<end])
      guard end < bytes.count else { break }
      i = end + 1
      var value = scalar(bytes[end], encoding)
      if value == 0 {
        addFault(bytes[end], &text)
        value = 0xFFFD
      }
      append(UInt32(value), &text)
    }
  }

  private mutating func decodeUnits(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ isLast: Bool, _ text: inout [UInt8]
  ) {
    text.reserveCapacity(text.count + bytes.count / 2 + bytes.count / 8)
    func unit(_ i: Int) -> UInt32 {
      isBigEndian ? UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1]) : UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i])
    }
    var i = start
    while i + 1 < bytes.count {
      var value = unit(i)
      if value & 0xF800 == 0xD800 {
        // Half of a pair: the other half may be in the next block.
        if value < 0xDC00, i + 3 >= bytes.count, !isLast { break }
        i += 2
        guard value < 0xDC00, i + 1 < bytes.count, unit(i) & 0xFC00 == 0xDC00 else {
          addFault(UInt8(value >> 8), &text)
          append(0xFFFD, &text)
          continue
        }
        value = 0x10000 + (value & 0x3FF) << 10 + (unit(i) & 0x3FF)
      }
      i += 2
      append(value, &text)
    }
    guard i < bytes.count else { return }
    if isLast {
      addFault(bytes[i], &text)
      append(0xFFFD, &text)
    } else {
      rest = Array(bytes[i...])
    }
  }

  private func append(_ value: UInt32, _ text: inout [UInt8]) {
    switch value {
    case 0..<0x80: text.append(UInt8(value))
    case 0x80..<0x800:
      text.append(0xC0 | UInt8(value >> 6))
      text.append(0x80 | UInt8(value & 0x3F))
    case 0x800..<0x10000:
      text.append(0xE0 | UInt8(value >> 12))
      text.append(0x80 | UInt8(value >> 6 & 0x3F))
      text.append(0x80 | UInt8(value & 0x3F))
    default:
      text.append(0xF0 | UInt8(value >> 18))
      text.append(0x80 | UInt8(value >> 12 & 0x3F))
      text.append(0x80 | UInt8(value >> 6 & 0x3F))
      text.append(0x80 | UInt8(value & 0x3F))
    }
  }

  private mutating func addFault(_ byte: UInt8, _ text: inout [UInt8]) {
    faultCount += 1
    if faultCount <= ErrorLog.limit + 1 { newFaults.append((text.count, byte)) }
  }

  /// Counts the lines of what a block added.
  private mutating func notePlaces(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    guard start < text.count else { return }
    func endLine() {
      line += 1
      lineLength = 0
    }
    if endsInReturn, text[start] != 0x0A { endLine() }
    endsInReturn = false
    var next = 0
    for i in start..<text.count {
      if next < newFaults.count, newFaults[next].offset == i {
        faults.append(Fault(byte: newFaults[next].byte, line: line, column: lineLength + 1))
        next += 1
      }
      lineLength += 1
      if text[i] == 0x0D, i + 1 == text.count { endsInReturn = true } else if isLineEnd(text, at: i) { endLine() }
    }
  }

  /// Logs the bytes without a meaning.
  func logFaults(in log: inout ErrorLog) {
    for fault in faults {
      log.add(line: fault.line, column: fault.column, .invalidByte(fault.byte, encoding))
    }
    log.addFurther(faultCount - faults.count, of: "invalid-bytes")
  }
}

/// The Unicode scalars of windows-1252 for bytes 80–9F; 0 where the byte has no meaning.
let windows1252Scalars: [UInt16] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]

/// The Unicode scalars of Mac OS Roman for bytes 80–FF, with the euro sign: unicode.org, VENDORS/APPLE/ROMAN.TXT.
private let macRomanScalars: [UInt16] = [
  0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1,
  0x00E0, 0x00E2, 0x00E4, 0x00E3, 0x00E5, 0x00E7, 0x00E9, 0x00E8,
  0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
  0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC,
  0x2020, 0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6, 0x00DF,
  0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8,
  0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211,
  0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6, 0x00F8,
  0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
  0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153,
  0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0x00F7, 0x25CA,
  0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
  0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1,
  0x00CB, 0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC, 0x00D3, 0x00D4,
  0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
  0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
]

/// What a byte means in a single-byte encoding; 0 for no meaning.
private func scalar(_ byte: UInt8, _ encoding: TextEncoding) -> UInt16 {
  if encoding == .windows1252 {
    return byte < 0xA0 ? windows1252Scalars[Int(byte) - 0x80] : UInt16(byte)
  }
  if encoding == .macRoman { return macRomanScalars[Int(byte) - 0x80] }
  if encoding == .iso8859part1 { return byte < 0xA0 ? 0 : UInt16(byte) }
  switch byte {
  case 0x80...0x9F: return 0
  case 0xA4: return 0x20AC
  case 0xA6: return 0x0160
  case 0xA8: return 0x0161
  case 0xB4: return 0x017D
  case 0xB8: return 0x017E
  case 0xBC: return 0x0152
  case 0xBD: return 0x0153
  case 0xBE: return 0x0178
  default: return UInt16(byte)
  }
}
