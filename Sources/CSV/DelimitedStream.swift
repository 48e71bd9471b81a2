import Dispatch
import Glibc
import Synchronization

/// A delimited text file that is read in pieces on all cores, without being held in memory.
///
///     let stream = try DelimitedStream(path: "survey.csv")
///     let reading = stream.readPieces(jobs: 4) { piece in
///       (0..<piece.recordCount).count { piece.cell(record: $0, column: 2).count == 0 }
///     } merge: { missing in … }
///
/// It reads what ``DelimitedFile`` reads, cell by cell, and finds the same errors; a file may be larger than memory.
/// UTF-8 passes through. A file in another encoding, or with a byte that cannot stand in UTF-8, is read and decoded as a
/// whole, which takes memory of the order of the file.
///
/// Pieces have a fixed size and are merged in their order: nothing depends on the number of cores.
public struct DelimitedStream: Sendable {
  /// What the beginning of the file says; ``Reading/understanding`` knows the whole.
  public let understanding: Understanding
  /// The column names; empty when the dialect says that there are none.
  public let header: [String]
  /// The first records, for a guess at types.
  public let sample: DelimitedFile
  /// How many records of ``sample`` are complete.
  public let sampleCount: Int

  /// Why no record can be read, such as a workbook or two likely delimiters; empty when records can be read.
  public let fatalErrors: [ReadError]

  private enum Source {
    case file(path: String)
    case memory([UInt8])
  }

  private let source: Source
  private let isDecoded: Bool
  private let dialect: Dialect
  /// Where the first record after the header starts, and the lines above it.
  private let dataStart: Int
  private let linesBefore: Int
  private let openingLog: ErrorLog
  /// What was counted above the first record.
  private let openingScan: Scan

  /// A file that could not be opened or read.
  public struct Unreadable: Error, Sendable {
    public let errorNumber: Int32
  }

  /// What reading all pieces tells about the file.
  public struct Reading: Sendable {
    public var understanding: Understanding
    public var errors: [ReadError]
    /// A byte was found that cannot stand in UTF-8: what the pieces gave counts for nothing, and the file must be read
    /// again from ``DelimitedStream/decoded()``.
    public var needsDecoding: Bool
  }

  /// Opens a file, and finds its delimiter and its header from its beginning.
  public init(path: String, dialect: Dialect = Dialect()) throws(Unreadable) {
    var size = sampleBytes
    while true {
      let (beginning, isWhole) = try readBeginning(of: path, size)
      if isWhole {
        self.init(beginning, dialect: dialect)
        return
      }
      let isPlain = beginning.withUnsafeBufferPointer { text in
        // A sequence that the end cuts is no fault.
        firstFault(in: text).map { $0 + 4 > text.count } ?? true
      }
      guard isPlain, dialect.encoding ?? .utf8 == .utf8 else {
        self.init(try readBeginning(of: path, .max).bytes, dialect: dialect)
        return
      }
      let sample = DelimitedFile(beginning, dialect: dialect)
      // A header far down may need more of the file.
      if sample.recordCount > 1 || !sample.isReadable && !sample.errors.contains(where: { $0.id == "no-header" }) {
        self.init(sample, .file(path: path), ErrorLog(), dialect, isWhole: false, decoded: nil)
        return
      }
      size *= 4
    }
  }

  /// A text in memory, in any encoding.
  public init(_ bytes: [UInt8], dialect: Dialect = Dialect()) {
    var log = ErrorLog()
    let isTooLarge = bytes.count >= Int(UInt32.max)
    guard !isTooLarge, let decoded = decode(bytes, declared: dialect.encoding, log: &log) else {
      // The reader of whole files says why.
      let file = DelimitedFile(bytes, dialect: dialect)
      self.init(file, .memory([]), ErrorLog(), dialect, isWhole: true, decoded: nil)
      return
    }
    var size = sampleBytes
    while true {
      let end = min(decoded.bytes.count, decoded.start + size)
      let isWhole = end == decoded.bytes.count
      var plain = dialect
      plain.encoding = .utf8
      let sample = DelimitedFile(
        isWhole && decoded.encoding == .utf8 ? decoded.bytes : Array(decoded.bytes[..<end]), dialect: plain)
      if isWhole || sample.recordCount > 1 {
        self.init(sample, .memory(decoded.bytes), log, dialect, isWhole: isWhole, decoded: decoded)
        return
      }
      size *= 4
    }
  }

  private init(
    _ sample: DelimitedFile, _ source: Source, _ log: ErrorLog, _ dialect: Dialect, isWhole: Bool,
    decoded: DecodedText?
  ) {
    self.sample = sample
    self.source = source
    self.dialect = dialect
    isDecoded = decoded != nil
    header = sample.header
    sampleCount = isWhole ? sample.recordCount : max(0, sample.recordCount - 1)
    let data = sample.dataStart
    dataStart = data.offset
    linesBefore = data.line - 1
    // Without a line end after the header its line is above no other.
    let isHeaderLast = data.offset == sample.text.count
    var log = log
    var ignored = ErrorLog()
    var fatal: [ReadError] = []
    for error in sample.errors {
      if DelimitedFile.fatalErrors.contains(error.id) {
        fatal.append(error)
        log.add(error)
      } else if error.line < data.line || isHeaderLast, error.id != "ragged-row", error.id != "no-rows",
        // The decoding has logged these.
        decoded == nil || error.id != "invalid-bytes" && error.id != "nul-byte"
      {
        log.add(error)
        if case .more(let id, let count) = error.reason { log.addFurther(count - 1, of: id) }
      }
    }
    fatalErrors = fatal
    openingLog = log
    var understanding = sample.understanding
    if let decoded {
      understanding.encoding = decoded.encoding
      understanding.hasByteOrderMark = decoded.hasByteOrderMark
      understanding.byteOrderMarkLies = decoded.byteOrderMarkLies
      understanding.warnings = decoded.warnings
    }
    self.understanding = understanding
    openingScan = sample.text.withUnsafeBufferPointer { text in
      scan(
        UnsafeBufferPointer(rebasing: text[..<min(text.count, data.offset)]), from: sample.textStart,
        delimiter: understanding.delimiter?.byte ?? noDelimiter, log: &ignored)
    }
  }

  /// The whole file, decoded in memory; for a stream of a file that turned out not to be UTF-8.
  public func decoded() throws(Unreadable) -> DelimitedStream {
    switch source {
    case .memory: return self
    case .file(let path): return DelimitedStream(try readBeginning(of: path, .max).bytes, dialect: dialect)
    }
  }

  /// Reads all records after the header, piece by piece.
  ///
  /// - Parameters:
  ///   - jobs: How many cores take pieces.
  ///   - pieceSize: The bytes of a piece, cut back to the end of a record.
  ///   - read: Makes a value of a piece; called on several cores at a time.
  ///   - merge: Takes the values in the order of the pieces, one call at a time.
  public func readPieces<Output: Sendable>(
    jobs: Int, pieceSize: Int = 1 << 19, _ read: @Sendable (borrowing RecordPiece) -> Output,
    merge: @Sendable (Output) -> Void
  ) throws(Unreadable) -> Reading {
    guard fatalErrors.isEmpty else {
      return Reading(understanding: understanding, errors: openingLog.errors, needsDecoding: false)
    }
    let delimiter = understanding.delimiter?.byte ?? noDelimiter
    let width = understanding.columnCount
    var descriptor: Int32 = -1
    let input: Mutex<PieceInput>
    switch source {
    case .memory(let bytes):
      input = Mutex(PieceInput(bytes, from: dataStart, delimiter: delimiter, pieceSize: pieceSize))
    case .file(let path):
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0, lseek(descriptor, dataStart, SEEK_SET) == dataStart else {
        throw Unreadable(errorNumber: errno)
      }
      input = Mutex(PieceInput(descriptor: descriptor, delimiter: delimiter, pieceSize: pieceSize))
    }
    defer { if descriptor >= 0 { close(descriptor) } }

    let totals = Mutex(Totals<Output>(log: openingLog, lines: linesBefore))
    let hasFault = Atomic(false)
    DispatchQueue.concurrentPerform(iterations: max(1, jobs)) { _ in
      var buffer = TextBuffer(capacity: pieceSize + pieceSize / 4)
      var cells = CellBuffer(capacity: pieceSize / 8)
      var scan = Scan()
      while !hasFault.load(ordering: .relaxed), let index = input.withLock({ $0.next(into: &buffer) }) {
        if !isDecoded, firstFault(in: buffer.bytes) != nil {
          hasFault.store(true, ordering: .relaxed)
          break
        }
        var log = ErrorLog()
        let lines = CSV.scan(buffer.bytes, from: 0, delimiter: delimiter, into: &scan, &cells, log: &log)
        let found = scan.recordCount
        let kept = keepRecords(of: width, full: sample.fullWidth, scan, &cells, buffer.bytes, &log)
        let output = read(
          RecordPiece(
            index: index, recordCount: kept, columnCount: width, text: UnsafePointer(buffer.base),
            cells: UnsafePointer(cells.base)))
        let part = Part(
          output: output, log: log, counts: PieceCounts(scan, recordCount: kept, allRecords: found), lines: lines)
        totals.withLock { $0.add(part, index, merge) }
      }
    }
    let errorNumber = input.withLock { $0.errorNumber }
    guard errorNumber == 0 else { throw Unreadable(errorNumber: errorNumber) }
    return totals.withLock { totals in
      var log = totals.log
      let counts = totals.counts + PieceCounts(openingScan, recordCount: 0, allRecords: 0)
      if counts.allRecords == 0 { log.add(line: max(1, sample.headerLine), column: 1, .noRows) }
      var understanding = understanding
      understanding.lineEnd = counts.lineEnd
      understanding.quotedCellCount = counts.quotedCells
      understanding.blankRecordCount = counts.blankRecords
      understanding.recordCount = counts.recordCount
      return Reading(
        understanding: understanding, errors: log.errors, needsDecoding: hasFault.load(ordering: .relaxed))
    }
  }
}

/// A byte that cannot stand in a text, and so cuts nothing: a file of a single column has no delimiter.
let noDelimiter: UInt8 = 0x1F

/// The beginning of a file that its delimiter, header and types are guessed from.
private let sampleBytes = 1 << 20

/// Merges what the pieces gave in their order.
private struct Totals<Output: Sendable>: Sendable {
  var log: ErrorLog
  var counts = PieceCounts()
  private var lines: Int
  private var nextIndex = 0
  private var waiting: [Int: Part<Output>] = [:]

  init(log: ErrorLog, lines: Int) {
    self.log = log
    self.lines = lines
  }

  mutating func add(_ part: Part<Output>, _ index: Int, _ merge: (Output) -> Void) {
    waiting[index] = part
    while let next = waiting.removeValue(forKey: nextIndex) {
      log.add(next.log, linesBefore: lines)
      lines += next.lines
      counts = counts + next.counts
      merge(next.output)
      nextIndex += 1
    }
  }
}

private struct Part<Output: Sendable>: Sendable {
  var output: Output
  var log: ErrorLog
  var counts: PieceCounts
  var lines: Int
}

/// What the records of a piece add to the understanding of the file.
struct PieceCounts: Sendable {
  private var lineFeeds = 0
  private var carriageReturnLineFeeds = 0
  private var carriageReturns = 0
  private(set) var quotedCells = 0
  private(set) var blankRecords = 0
  private(set) var recordCount = 0
  /// Those of another width than the header included.
  private(set) var allRecords = 0

  init() {}

  init(_ scan: borrowing Scan, recordCount: Int, allRecords: Int) {
    lineFeeds = scan.lineFeeds
    carriageReturnLineFeeds = scan.carriageReturnLineFeeds
    carriageReturns = scan.carriageReturns
    quotedCells = scan.quotedCells
    blankRecords = scan.blankRecords
    self.recordCount = recordCount
    self.allRecords = allRecords
  }

  static func + (left: PieceCounts, right: PieceCounts) -> PieceCounts {
    var sum = left
    sum.lineFeeds += right.lineFeeds
    sum.carriageReturnLineFeeds += right.carriageReturnLineFeeds
    sum.carriageReturns += right.carriageReturns
    sum.quotedCells += right.quotedCells
    sum.blankRecords += right.blankRecords
    sum.recordCount += right.recordCount
    sum.allRecords += right.allRecords
    return sum
  }

  var lineEnd: LineEnd {
    var scan = Scan()
    (scan.lineFeeds, scan.carriageReturnLineFeeds, scan.carriageReturns) =
      (lineFeeds, carriageReturnLineFeeds, carriageReturns)
    return scan.lineEnd
  }
}

/// Moves the records of the right width together and logs the others; returns how many there are.
///
/// - Parameter full: The width with the empty columns at the end, whose cells are left out.
private func keepRecords(
  of width: Int, full: Int, _ scan: Scan, _ cells: inout CellBuffer, _ text: UnsafeBufferPointer<UInt8>,
  _ log: inout ErrorLog
) -> Int {
  guard
    width < full || cells.count != scan.recordCount * width
      || (0..<scan.recordCount).contains(where: { scan.width(of: $0) != width })
  else { return scan.recordCount }
  var kept = 0
  for record in 0..<scan.recordCount {
    let first = Int(scan.firstCells[record])
    let found = scan.width(of: record)
    if found == full, (width..<full).allSatisfy({ cells.base[first + $0].length == 0 }) {
      for column in 0..<width { cells.base[kept * width + column] = cells.base[first + column] }
      kept += 1
    } else if !(scan.endsInQuote && record == scan.recordCount - 1) {
      let line = Int(scan.lines[record])
      var spot = (line: line, column: 1)
      let allowed = found == full ? width : full
      if found > allowed, log.keepsPlace(of: "ragged-row") {
        // The cells before `first` may have been written over, those from it on have not.
        spot = place(of: cells.base[first + allowed], recordStart: cells.base[first], line: line, in: text, 0)
      }
      log.add(line: spot.line, column: spot.column, .raggedRow(found: found, expected: allowed))
    }
  }
  return kept
}

/// At most `size` bytes of a file, and whether they are all of it.
private func readBeginning(
  of path: String, _ size: Int
) throws(DelimitedStream.Unreadable) -> (bytes: [UInt8], isWhole: Bool) {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw DelimitedStream.Unreadable(errorNumber: errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw DelimitedStream.Unreadable(errorNumber: errno) }
  let wanted = min(Int(status.st_size), size)
  var failure: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
    count = 0
    while count < wanted, let base = buffer.baseAddress {
      let found = read(descriptor, base + count, wanted - count)
      if found < 0, errno == EINTR { continue }
      if found < 0 { failure = errno }
      guard found > 0 else { break }
      count += found
    }
  }
  guard failure == 0 else { throw DelimitedStream.Unreadable(errorNumber: failure) }
  return (bytes, wanted == Int(status.st_size))
}
