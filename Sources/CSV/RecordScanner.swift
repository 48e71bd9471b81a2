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

  /// Forgets everything and keeps the memory.
  mutating func empty() {
    cells.removeAll(keepingCapacity: true)
    firstCells.removeAll(keepingCapacity: true)
    firstCells.append(0)
    lines.removeAll(keepingCapacity: true)
    (lineFeeds, carriageReturnLineFeeds, carriageReturns) = (0, 0, 0)
    (quotedCells, blankRecords, endsInQuote) = (0, 0, false)
  }

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
  var buffer = CellBuffer(capacity: recordLimit == .max ? (text.count - start) / 8 : 1024)
  var result = Scan()
  scan(text, from: start, delimiter: delimiter, recordLimit: recordLimit, into: &result, &buffer, log: &log)
  result.cells = buffer.array
  return result
}

/// The same, with the cells in a buffer that the caller can use again; `result` is emptied first and gets no cells.
///
/// - Returns: The number of line ends, those inside quotes counted.
@discardableResult
func scan(
  _ text: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, recordLimit: Int = .max,
  into result: inout Scan, _ cells: inout CellBuffer, log: inout ErrorLog
) -> Int {
  result.empty()
  cells.count = 0
  let count = text.count
  guard start < count, var finder = StructureFinder(text, delimiter: delimiter) else { return 0 }
  let quote: UInt8 = 0x22
  var line = 1
  var lineStart = start
  var recordLine = 1
  var recordStart = 0
  var isBlank = true
  var position = start

  while position < count, result.recordCount < recordLimit {
    // One cell: from `position` to the delimiter or line end at `next`.
    var next: Int
    if text[position] != quote {
      next = finder.nextSeparator(from: position)
      let length = next &- position
      if length > 0 { isBlank = false }
      if length > fieldLimit {
        log.add(line: line, column: position - lineStart + 1, .fieldTooLong(limit: fieldLimit))
      }
      cells.append(CellRange(start: position, length: min(length, fieldLimit)))
    } else {
      isBlank = false
      result.quotedCells += 1
      let opening = (line: line, column: position - lineStart + 1)
      var flags = CellRange.quotedFlag
      var inner = position + 1
      var closing = -1
      while true {
        inner = finder.nextQuoteOrLineEnd(from: inner)
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
        next = finder.nextSeparator(from: closing + 1)
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
    }

    // What ends it.
    if next < count, text[next] == delimiter {
      position = next &+ 1
      guard position == count else { continue }
      cells.append(CellRange(start: position, length: 0))
    } else if next < count {
      if text[next] == 0x0A {
        result.lineFeeds += 1
        position = next + 1
      } else if next + 1 < count, text[next + 1] == 0x0A {
        result.carriageReturnLineFeeds += 1
        position = next + 2
      } else {
        result.carriageReturns += 1
        position = next + 1
      }
      line += 1
      lineStart = position
    } else {
      position = count
    }

    // A record is complete.
    let width = cells.count - recordStart
    if isBlank {
      if width > 1 { result.blankRecords += 1 }
      cells.count = recordStart
    } else {
      if width > columnLimit {
        log.add(line: recordLine, column: 1, .tooManyColumns(found: width, limit: columnLimit))
        cells.count -= width - columnLimit
      }
      recordStart = cells.count
      result.firstCells.append(UInt32(truncatingIfNeeded: recordStart))
      result.lines.append(Int32(truncatingIfNeeded: recordLine))
    }
    recordLine = line
    isBlank = true
  }
  return line - 1
}

/// Cells one after another, without a check of bounds for each; it grows by itself.
struct CellBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<CellRange>
  var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  @inline(__always)
  mutating func append(_ cell: CellRange) {
    if count == capacity { grow() }
    base[count] = cell
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<CellRange>.allocate(capacity: capacity * 2)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  var array: [CellRange] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// The longest cell that is read: 1 MiB of UTF-8.
let fieldLimit = 1 << 20

/// The most cells that a record may have.
let columnLimit = 10_000
