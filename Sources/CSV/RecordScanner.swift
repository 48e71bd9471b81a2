/// Where a cell stands in the text, in eight bytes.
@usableFromInline
struct CellRange: Sendable {
  @usableFromInline var start: UInt32
  /// The length in the low 30 bits; then ``escapedFlag`` and ``quotedFlag``.
  @usableFromInline var packed: UInt32

  /// The content holds doubled quotes, or text after the closing quote.
  @usableFromInline static let escapedFlag: UInt32 = 1 << 30
  @usableFromInline static let quotedFlag: UInt32 = 1 << 31

  @inlinable init(start: Int, length: Int, flags: UInt32 = 0) {
    self.start = UInt32(truncatingIfNeeded: start)
    packed = UInt32(truncatingIfNeeded: length) | flags
  }

  @inlinable var length: Int { Int(packed & 0x3FFF_FFFF) }
  @inlinable var isQuoted: Bool { packed & Self.quotedFlag != 0 }
  @inlinable var isEscaped: Bool { packed & Self.escapedFlag != 0 }
}

/// The records of a text as ranges: nothing is copied and no quote is undone.
struct Scan {
  var cells: [CellRange] = []
  /// For each record, the index of its first cell; one more at the end.
  var firstCells: [UInt32] = [0]
  /// For each record, the line where it starts.
  var lines: [Int32] = []
  var lineFeeds = 0
  var carriageReturnLineFeeds = 0
  var carriageReturns = 0
  var quotedCells = 0
  var blankRecords = 0
  /// The text ended inside a quote, so that the last record cannot be judged.
  var endsInQuote = false

  var recordCount: Int { lines.count }

  func width(of record: Int) -> Int { Int(firstCells[record + 1] - firstCells[record]) }

  var lineEnd: LineEnd {
    switch (lineFeeds > 0, carriageReturnLineFeeds > 0, carriageReturns > 0) {
    case (false, false, false): .none
    case (true, false, false): .lineFeed
    case (false, true, false): .carriageReturnLineFeed
    case (false, false, true): .carriageReturn
    default: .mixed
    }
  }
}

/// Splits a text into records and cells.
///
/// LF, CRLF and CR end a record outside quotes; empty lines are skipped, and so are records of delimiters only. A quote
/// opens only at the start of a cell; inside, two quotes are one. Text after a closing quote is logged and belongs to
/// the cell.
///
/// - Parameters:
///   - text: At most 2³²−1 bytes.
///   - start: Where the first record starts.
///   - delimiter: One ASCII byte, neither a quote nor CR nor LF.
///   - recordLimit: Stop after so many records.
///   - log: Takes what is wrong.
func scan(
  _ text: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, recordLimit: Int = .max,
  log: inout ErrorLog
) -> Scan {
  let quote: UInt8 = 0x22
  let count = text.count
  let finder = ByteFinder(text, delimiter)
  let quoteFinder = ByteFinder(text, quote)
  var result = Scan()
  var cells: [CellRange] = []
  if recordLimit == .max { cells.reserveCapacity((count - start) / 6) }
  var line = 1
  var lineStart = start
  var recordLine = 1
  var isBlank = true
  var position = start
  var block = start
  var mask = finder.mask(at: block)

  while position < count, result.recordCount < recordLimit {
    // One cell: from `position` to the delimiter or line end at `next`.
    var next: Int
    if text[position] == quote {
      isBlank = false
      result.quotedCells += 1
      let opening = (line: line, column: position - lineStart + 1)
      var flags = CellRange.quotedFlag
      var inner = position + 1
      var closing = -1
      while true {
        inner = quoteFinder.next(from: inner)
        guard inner < count else { break }
        if text[inner] == quote {
          guard inner + 1 < count, text[inner + 1] == quote else {
            closing = inner
            break
          }
          flags |= CellRange.escapedFlag
          inner += 2
        } else {
          if isLineEnd(text, at: inner) {
            line += 1
            lineStart = inner + 1
          }
          inner += 1
        }
      }
      if closing < 0 {
        log.add(line: opening.line, column: opening.column, .unclosedQuote)
        result.endsInQuote = true
        cells.append(CellRange(start: position + 1, length: min(count - position - 1, fieldLimit), flags: flags))
        next = count
      } else {
        block = closing + 1
        mask = finder.mask(at: block)
        finder.advance(&block, mask: &mask)
        next = min(count, block + mask.trailingZeroBitCount / 8)
        if next > closing + 1 {
          flags |= CellRange.escapedFlag
          log.add(
            line: line, column: closing + 2 - lineStart,
            .textAfterQuote(String(decoding: text[(closing + 1)..<min(next, closing + 31)], as: UTF8.self)))
          closing = next
        }
        let length = closing - position - 1
        if length > fieldLimit { log.add(line: opening.line, column: opening.column, .fieldTooLong(limit: fieldLimit)) }
        cells.append(CellRange(start: position + 1, length: min(length, fieldLimit), flags: flags))
      }
    } else {
      finder.advance(&block, mask: &mask)
      next = min(count, block + mask.trailingZeroBitCount / 8)
      let length = next - position
      if length > 0 { isBlank = false }
      if length > fieldLimit {
        log.add(line: line, column: position - lineStart + 1, .fieldTooLong(limit: fieldLimit))
      }
      cells.append(CellRange(start: position, length: min(length, fieldLimit)))
    }

    // What ends it.
    if next < count, text[next] == delimiter {
      mask &= mask &- 1
      position = next + 1
      guard position == count else { continue }
      cells.append(CellRange(start: position, length: 0))
    } else if next < count {
      if text[next] == 0x0A {
        result.lineFeeds += 1
        mask &= mask &- 1
        position = next + 1
      } else if next + 1 < count, text[next + 1] == 0x0A {
        result.carriageReturnLineFeeds += 1
        position = next + 2
        block = position
        mask = finder.mask(at: block)
      } else {
        result.carriageReturns += 1
        mask &= mask &- 1
        position = next + 1
      }
      line += 1
      lineStart = position
    } else {
      position = count
    }

    // A record is complete.
    let first = Int(result.firstCells[result.recordCount])
    let width = cells.count - first
    if isBlank {
      if width > 1 { result.blankRecords += 1 }
      cells.removeLast(width)
    } else {
      if width > columnLimit {
        log.add(line: recordLine, column: 1, .tooManyColumns(found: width, limit: columnLimit))
        cells.removeLast(width - columnLimit)
      }
      result.firstCells.append(UInt32(truncatingIfNeeded: cells.count))
      result.lines.append(Int32(truncatingIfNeeded: recordLine))
    }
    recordLine = line
    isBlank = true
  }
  result.cells = cells
  return result
}

/// The longest cell that is read: 1 MiB of UTF-8.
let fieldLimit = 1 << 20

/// The most cells that a record may have.
let columnLimit = 10_000

/// Finds one byte, LF and CR in a text, eight bytes at a time.
struct ByteFinder {
  private let raw: UnsafeRawBufferPointer
  private let pattern: UInt64

  init(_ text: UnsafeBufferPointer<UInt8>, _ byte: UInt8) {
    raw = UnsafeRawBufferPointer(text)
    pattern = UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// The high bit of each of the eight bytes from `i` on that is one of those sought; bytes past the end are not.
  @inline(__always)
  func mask(at i: Int) -> UInt64 {
    let word: UInt64
    if i + 8 <= raw.count {
      word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
    } else {
      var tail: UInt64 = 0
      var j = raw.count - 1
      while j >= i {
        tail = tail << 8 | UInt64(raw[j])
        j -= 1
      }
      word = tail
    }
    return matches(word ^ pattern) | matches(word ^ 0x0A0A_0A0A_0A0A_0A0A) | matches(word ^ 0x0D0D_0D0D_0D0D_0D0D)
  }

  /// Moves to the first block with a match, or past the end with an empty mask.
  @inline(__always)
  func advance(_ block: inout Int, mask: inout UInt64) {
    while mask == 0, block < raw.count {
      block += 8
      mask = self.mask(at: block)
    }
  }

  /// The first match at or after `i`, or the text's length.
  @inline(__always)
  func next(from i: Int) -> Int {
    var block = i
    var mask = self.mask(at: block)
    advance(&block, mask: &mask)
    return min(raw.count, block + mask.trailingZeroBitCount / 8)
  }

  /// The high bit of each byte that is zero, and of no other: an exact test, because every match of a word is used.
  @inline(__always)
  private func matches(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((word & low) &+ low) | word | low)
  }
}
