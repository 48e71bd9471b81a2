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
  guard !isRefused(bytes, declared, &log) else { return nil }
  var decision = EncodingDecision(encoding: .utf16)
  if !isUTF16(bytes, declared) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var survey = EncodingSurvey(from: start)
    bytes.withUnsafeBufferPointer { survey.add($0, isLast: true) }
    let found = decide(survey, beginning: bytes, declared: declared, log: &log) { offset in
      bytes.withUnsafeBufferPointer { LineExcerpt($0, around: offset, from: start) }
    }
    guard let found else { return nil }
    decision = found
    if decision.encoding == .utf8 {
      return DecodedText(
        bytes: bytes, start: start, encoding: .utf8, hasByteOrderMark: start > 0, byteOrderMarkLies: false,
        warnings: decision.warnings)
    }
  }
  var decoder = BlockDecoder(decision.encoding, beginning: bytes.prefix(4096), notesPlaces: true)
  var text: [UInt8] = []
  bytes.withUnsafeBufferPointer { decoder.decode($0, isLast: true, into: &text) }
  // In a doubtful encoding, a byte without a meaning is part of the doubt.
  if !decision.isDoubtful { decoder.logFaults(in: &log) }
  return DecodedText(
    bytes: text, start: 0, encoding: decision.encoding, hasByteOrderMark: decoder.markLength > 0,
    byteOrderMarkLies: decision.byteOrderMarkLies)
}

/// How a text is encoded, by its survey.
struct EncodingDecision {
  var encoding: TextEncoding
  /// Another encoding explains it as well.
  var isDoubtful = false
  var byteOrderMarkLies = false
  var warnings: [ReadError] = []
}

/// Whether the beginning of a file is no text that can be read, with the reason in `log`.
func isRefused(_ beginning: [UInt8], _ declared: TextEncoding?, _ log: inout ErrorLog) -> Bool {
  if isUTF32(beginning) {
    log.add(line: 1, column: 1, .unsupportedEncoding("UTF-32"))
    return true
  }
  if isWorkbook(beginning), !isUTF16(beginning, declared) {
    log.add(line: 1, column: 1, .workbook)
    return true
  }
  if let name = otherFormat(beginning) {
    log.add(line: 1, column: 1, .otherFormat(name))
    return true
  }
  return false
}

/// What a file is that begins as no table does: its name in words, or nil.
private func otherFormat(_ beginning: [UInt8]) -> String? {
  var start = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  for (signature, name) in otherSignatures where beginning.starts(with: signature.utf8) { return name }
  if beginning.starts(with: [0x1F, 0x8B]) { return "compressed with gzip" }
  func skipSpaces() {
    while start < beginning.count, [0x20, 0x09, 0x0A, 0x0D].contains(beginning[start]) { start += 1 }
  }
  skipSpaces()
  let lower = beginning[start...].prefix(32).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  for (signature, name) in markup where lower.starts(with: signature.utf8) { return name }
  // An object or a list of JSON, and what stands first in it.
  guard start < beginning.count, beginning[start] == 0x7B || beginning[start] == 0x5B else { return nil }
  let isObject = beginning[start] == 0x7B
  start += 1
  skipSpaces()
  guard start < beginning.count else { return nil }
  let isJSON = isObject ? beginning[start] == 0x22 : beginning[start] == 0x7B || beginning[start] == 0x5B
  return isJSON ? "JSON" : nil
}

private let otherSignatures = [
  ("%PDF-", "a PDF document"), ("PAR1", "Parquet"), ("ARROW1", "Arrow"), ("SQLite format 3", "an SQLite database"),
  ("$FL2", "a file of SPSS"), ("<stata_dta>", "a file of Stata"), ("{\\rtf", "a document of a word processor"),
]

private let markup = [
  ("<!doctype html", "a web page"), ("<html", "a web page"), ("<table", "a web page"), ("<?xml", "XML"),
]

func isUTF16(_ beginning: [UInt8], _ declared: TextEncoding?) -> Bool {
  declared == .utf16
    || declared == nil && (beginning.starts(with: [0xFF, 0xFE]) || beginning.starts(with: [0xFE, 0xFF]))
}

/// Decides by the survey, and logs NUL bytes, doubts and what is no UTF-8; nil, with the reason in `log`, for a text that
/// cannot be read.
///
/// - Parameter excerpt: The line that holds a byte of the file; nil when it cannot be read again.
func decide(
  _ survey: EncodingSurvey, beginning: [UInt8], declared: TextEncoding?, log: inout ErrorLog,
  excerpt: (Int) -> LineExcerpt?
) -> EncodingDecision? {
  if declared == nil, survey.nulCount * 5 >= survey.byteCount * 2, Set(beginning.prefix(256)).count > 4 {
    log.add(line: 1, column: 1, .unsupportedEncoding("UTF-16 without its mark"))
    return nil
  }
  for fault in survey.nuls { log.add(line: fault.line, column: fault.column, .nulByte) }
  log.addFurther(survey.nulCount - survey.nuls.count, of: "nul-byte")
  var decision = EncodingDecision(encoding: .utf8)
  func doubt(_ one: TextEncoding, _ other: TextEncoding, at offset: Int) {
    decision.isDoubtful = true
    if let place = excerpt(offset) { log.add(CSV.doubt(one, other, at: place)) }
  }
  if let declared {
    decision.encoding = declared
  } else if let first = survey.firstInvalid, survey.sequences <= survey.invalidCount {
    decision.encoding = .windows1252
    if survey.sequences > 0, survey.invalidCount < 10 * survey.sequences {
      doubt(.utf8, .windows1252, at: first)
    } else if let offset = survey.macLetter {
      doubt(.windows1252, .macRoman, at: offset)
    } else {
      switch survey.westernEncoding {
      case .known(let found): decision.encoding = found
      case .doubtful(let offset): doubt(.windows1252, .iso8859part15, at: offset)
      }
    }
  }
  guard decision.encoding == .utf8 else {
    decision.byteOrderMarkLies = beginning.starts(with: [0xEF, 0xBB, 0xBF]) && survey.invalidCount > 0
    return decision
  }
  for fault in survey.invalid {
    log.add(line: fault.line, column: fault.column, .invalidByte(fault.byte, .utf8))
  }
  log.addFurther(survey.invalidCount - survey.invalid.count, of: "invalid-bytes")
  if let offset = survey.doubled, let place = excerpt(offset) { decision.warnings = [doubledText(at: place)] }
  return decision
}

func isUTF32(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF])
}

/// Whether the file begins as a zip archive does, which `.xlsx` and `.ods` are, or as the compound file that `.xls` is.
func isWorkbook(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
}
