/// The text of a file as UTF-8, and how it was found to be encoded.
struct DecodedText {
  var bytes: [UInt8]
  /// Where the text starts in `bytes`: after the byte-order mark.
  var start: Int
  var encoding: TextEncoding
  var hasByteOrderMark: Bool
  var byteOrderMarkLies: Bool
  var warnings: [ReadError] = []
}

/// Finds the encoding, unless it is declared, and gives the text in UTF-8.
///
/// Bytes that are valid UTF-8 are UTF-8, with or without a mark. Other bytes are UTF-8 with faults when most of the
/// sequences that could be UTF-8 are; else they are windows-1252 or ISO-8859-15, told apart by the bytes in which
/// the two differ. Bytes that are French letters in Mac Roman and signs in windows-1252 are for a person to judge. A mark in front of bytes that are not UTF-8 is dropped, and reported as wrong.
///
/// UTF-16 is known by its mark. Returns nil, with the reason in `log`, for UTF-32 and a workbook. NUL bytes and bytes without a meaning are logged and
/// stay in the text, so that the other errors of the file can be found.
func decode(_ bytes: [UInt8], declared: TextEncoding?, log: inout ErrorLog) -> DecodedText? {
  if isUTF32(bytes) {
    log.add(line: 1, column: 1, .unsupportedEncoding("UTF-32"))
    return nil
  }
  if declared == .utf16 || (declared == nil && (bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]))) {
    return decodeUTF16(bytes, log: &log)
  }
  if isWorkbook(bytes) {
    log.add(line: 1, column: 1, .workbook)
    return nil
  }
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  let start = hasMark ? 3 : 0
  let survey = bytes.withUnsafeBufferPointer { surveyUTF8($0, from: start) }
  let places = bytes.withUnsafeBufferPointer { text in
    Places(of: survey.nulOffsets + (declared == nil || declared == .utf8 ? survey.invalidOffsets : []), in: text, start)
  }
  if declared == nil, survey.nulCount * 5 >= bytes.count * 2, Set(bytes.prefix(256)).count > 4 {
    log.add(line: 1, column: 1, .unsupportedEncoding("UTF-16 without its mark"))
    return nil
  }
  for offset in survey.nulOffsets {
    log.add(line: places[offset].line, column: places[offset].column, .nulByte)
  }
  log.addFurther(survey.nulCount - survey.nulOffsets.count, of: "nul-byte")

  let encoding: TextEncoding
  if let declared {
    encoding = declared
  } else if survey.invalidOffsets.isEmpty || survey.sequences > survey.invalidCount {
    encoding = .utf8
  } else if survey.sequences > 0, survey.invalidCount < 10 * survey.sequences {
    encoding = .windows1252
    log.add(doubt(.utf8, .windows1252, at: survey.invalidOffsets[0], in: bytes, from: start))
  } else if let offset = bytes.withUnsafeBufferPointer({ macLetter(in: $0, from: start) }) {
    encoding = .windows1252
    log.add(doubt(.windows1252, .macRoman, at: offset, in: bytes, from: start))
  } else {
    switch bytes.withUnsafeBufferPointer({ westernEncoding(of: $0) }) {
    case .known(let found): encoding = found
    case .doubtful(let offset):
      encoding = .windows1252
      log.add(doubt(.windows1252, .iso8859part15, at: offset, in: bytes, from: start))
    }
  }

  guard encoding != .utf8 else {
    for offset in survey.invalidOffsets {
      log.add(line: places[offset].line, column: places[offset].column, .invalidByte(bytes[offset], .utf8))
    }
    log.addFurther(survey.invalidCount - survey.invalidOffsets.count, of: "invalid-bytes")
    var text = DecodedText(
      bytes: bytes, start: start, encoding: .utf8, hasByteOrderMark: hasMark, byteOrderMarkLies: false)
    if let offset = survey.doubled { text.warnings = [doubledText(at: offset, in: bytes, from: start)] }
    return text
  }
  // In a doubtful encoding, a byte without a meaning is part of the doubt.
  var faults = ErrorLog()
  let text = transcode(bytes, from: start, encoding, log: &faults)
  if !log.errors.contains(where: { $0.id == "ambiguous-encoding" }) { log.add(faults, linesBefore: 0) }
  return DecodedText(
    bytes: text, start: 0, encoding: encoding, hasByteOrderMark: hasMark,
    byteOrderMarkLies: hasMark && !survey.invalidOffsets.isEmpty)
}

private func isUTF32(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF])
}

/// Whether the file begins as a zip archive does, which `.xlsx` and `.ods` are, or as the compound file that `.xls` is.
private func isWorkbook(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
}

private struct Survey {
  /// Valid sequences of two to four bytes.
  var sequences = 0
  var invalidCount = 0
  /// The first offsets only, one more than the log keeps, so that the log can say where the rest begins.
  var invalidOffsets: [Int] = []
  var nulCount = 0
  var nulOffsets: [Int] = []
  /// The first letter that was turned into UTF-8 twice: `Ã©`, `â€™`.
  var doubled: Int?
}

/// Validates UTF-8 after Unicode 16, table 3-7, eight ASCII bytes at a time.
private func surveyUTF8(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Survey {
  var survey = Survey()
  var i = start
  let count = text.count
  let raw = UnsafeRawBufferPointer(text)
  while i < count {
    if i + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
        i += 8
        continue
      }
    }
    let byte = text[i]
    if byte < 0x80 {
      if byte == 0 {
        survey.nulCount += 1
        if survey.nulCount <= ErrorLog.limit + 1 { survey.nulOffsets.append(i) }
      }
      i += 1
      continue
    }
    let length = sequenceLength(text, at: i)
    if length > 0 {
      survey.sequences += 1
      if byte == 0xC3, survey.doubled == nil, isDoubled(text, at: i) { survey.doubled = i }
      i += length
    } else {
      survey.invalidCount += 1
      if survey.invalidCount <= ErrorLog.limit + 1 { survey.invalidOffsets.append(i) }
      i += 1
    }
  }
  return survey
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

/// Tells windows-1252 from ISO-8859-15, or says where a byte stands that can be read both ways.
///
/// Bytes 80–9F are letters and signs in windows-1252 only. Of the eight others that differ, A4 is the euro sign of
/// ISO-8859-15 (and a sign that nobody writes in windows-1252), BC, BD and BE are Œ, œ and Ÿ when they touch a letter and
/// ¼, ½ and ¾ when they do not, and B4 is an apostrophe typed wrongly rather than a Ž. Without any of these bytes
/// the two are the same.
private func westernEncoding(of text: UnsafeBufferPointer<UInt8>) -> Western {
  func isLetter(_ i: Int) -> Bool {
    guard text.indices.contains(i) else { return false }
    let byte = text[i]
    return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0xC0
  }
  var windows: Int?
  var latin9: Int?
  var unknown: Int?
  for (i, byte) in text.enumerated() where byte >= 0x80 {
    switch byte {
    case 0x80...0x9F: return .known(.windows1252)
    case 0xA4: latin9 = latin9 ?? i
    case 0xB4: windows = windows ?? i
    case 0xBC, 0xBD, 0xBE:
      if isLetter(i - 1) || isLetter(i + 1) { latin9 = latin9 ?? i } else { windows = windows ?? i }
    case 0xA6, 0xA8, 0xB8: unknown = unknown ?? i
    default: break
    }
  }
  if let latin9 { return windows == nil ? .known(.iso8859part15) : .doubtful(latin9) }
  if windows == nil, let unknown { return .doubtful(unknown) }
  return .known(.windows1252)
}

private enum Western {
  case known(TextEncoding)
  /// The offset of a byte that both explain.
  case doubtful(Int)
}

/// The first byte that is a French letter of Mac Roman inside a word, and a sign, a foreign letter or nothing in
/// windows-1252; nil when the letters of windows-1252 prevail, so that it is one of the rare Ž and ž of a name.
///
/// Mac Roman is never taken for granted: its files are old, and a wrong guess changes every accent of a file.
private func macLetter(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  func isLetter(_ i: Int) -> Bool {
    guard i >= start, i < text.count else { return false }
    return (text[i] | 0x20) >= 0x61 && (text[i] | 0x20) <= 0x7A
  }
  func isSmall(_ i: Int) -> Bool { i >= start && i < text.count && text[i] >= 0x61 && text[i] <= 0x7A }
  var first: Int?
  var mac = 0
  var windows = 0
  for i in start..<max(start, text.count) where text[i] >= 0x80 {
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
      mac += 1
      first = first ?? i
    }
  }
  return mac * 3 >= windows ? first : nil
}

/// Both readings of the value around a byte.
private func doubt(
  _ one: TextEncoding, _ other: TextEncoding, at offset: Int, in bytes: [UInt8], from start: Int
) -> ReadError {
  let value = value(around: offset, in: bytes, from: start)
  let place = textPlace(of: value.lowerBound, in: bytes, from: start, one)
  return ReadError(
    line: place.line, column: place.column,
    reason: .ambiguousEncoding(
      one, other, value: text(Array(bytes[value]), in: one), otherValue: text(Array(bytes[value]), in: other)))
}

private func doubledText(at offset: Int, in bytes: [UInt8], from start: Int) -> ReadError {
  let range = value(around: offset, in: bytes, from: start)
  let value = String(decoding: bytes[range], as: UTF8.self)
  let undone = value.unicodeScalars.compactMap { scalar -> UInt8? in
    if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    return windows1252Scalars.firstIndex { $0 > 0 && UInt32($0) == scalar.value }.map { UInt8($0 + 0x80) }
      ?? (scalar.value < 0xA0 ? UInt8(scalar.value) : nil)
  }
  let place = textPlace(of: range.lowerBound, in: bytes, from: start, .utf8)
  return ReadError(
    line: place.line, column: place.column,
    reason: .doubleEncoding(value, meant: String(decoding: undone, as: UTF8.self)))
}

/// The cell around a byte, or its nearest forty bytes on either side, cut at a space or a letter of ASCII.
private func value(around offset: Int, in bytes: [UInt8], from start: Int) -> Range<Int> {
  func isEnd(_ byte: UInt8) -> Bool { [0x0A, 0x0D, 0x22, 0x2C, 0x3B, 0x09, 0x7C].contains(byte) }
  var first = offset
  while first > start, !isEnd(bytes[first - 1]), offset - first < 40 || bytes[first] >= 0x80 { first -= 1 }
  var end = offset + 1
  while end < bytes.count, !isEnd(bytes[end]), end - offset < 40 || bytes[end] >= 0x80 { end += 1 }
  return first..<end
}

/// The line and the column, in bytes of UTF-8, of an offset in a text that is not yet UTF-8.
private func textPlace(
  of offset: Int, in bytes: [UInt8], from start: Int, _ encoding: TextEncoding
) -> (line: Int, column: Int) {
  var lineStart = start
  var line = 1
  bytes.withUnsafeBufferPointer { text in
    for i in start..<offset where isLineEnd(text, at: i) {
      line += 1
      lineStart = i + 1
    }
  }
  return (line, text(Array(bytes[lineStart..<offset]), in: encoding).utf8.count + 1)
}

private func text(_ bytes: [UInt8], in encoding: TextEncoding) -> String {
  guard encoding != .utf8 else { return String(decoding: bytes, as: UTF8.self) }
  var ignored = ErrorLog()
  return String(decoding: transcode(bytes, from: 0, encoding, log: &ignored), as: UTF8.self)
}

/// The Unicode scalars of windows-1252 for bytes 80–9F; 0 where the byte has no meaning.
private let windows1252Scalars: [UInt16] = [
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

private func transcode(
  _ bytes: [UInt8], from start: Int, _ encoding: TextEncoding, log: inout ErrorLog
) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count + bytes.count / 16)
  var faults: [(offset: Int, byte: UInt8)] = []
  var faultCount = 0
  for byte in bytes[start...] {
    if byte < 0x80 {
      text.append(byte)
      continue
    }
    var value = scalar(byte, encoding)
    if value == 0 {
      faultCount += 1
      if faultCount <= ErrorLog.limit + 1 { faults.append((text.count, byte)) }
      value = 0xFFFD
    }
    if value < 0x800 {
      text.append(0xC0 | UInt8(value >> 6))
    } else {
      text.append(0xE0 | UInt8(value >> 12))
      text.append(0x80 | UInt8(value >> 6 & 0x3F))
    }
    text.append(0x80 | UInt8(value & 0x3F))
  }
  let places = text.withUnsafeBufferPointer { Places(of: faults.map(\.offset), in: $0, 0) }
  for fault in faults {
    let place = places[fault.offset]
    log.add(line: place.line, column: place.column, .invalidByte(fault.byte, encoding))
  }
  log.addFurther(faultCount - faults.count, of: "invalid-bytes")
  return text
}
