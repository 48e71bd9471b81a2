import Dispatch
import Synchronization

/// A delimited text file that is read in pieces on all cores, without being held in memory.
///
///     let stream = try DelimitedStream(path: "survey.csv")
///     let reading = stream.readPieces(jobs: 4) { piece in
///       (0..<piece.recordCount).count { piece.cell(record: $0, column: 2).count == 0 }
///     } merge: { missing in … }
///
/// It reads what ``DelimitedFile`` reads, cell by cell, and finds the same errors; a file may be larger than memory.
/// UTF-8 passes through. A file in another encoding, or with a byte that cannot stand in UTF-8, is read once more from its
/// beginning to find its encoding, and then decoded block by block.
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

  /// Opens a text at its first byte, each time that it is called.
  public typealias Opening = @Sendable () throws(Unreadable) -> any BlockReader

  private enum Source: Sendable {
    /// With the decoder for a text that is not in UTF-8.
    case blocks(Opening, BlockDecoder?)
    case memory([UInt8])
  }

  private let source: Source
  private let isDecoded: Bool
  private let sizes: BlockSizes
  private let dialect: Dialect
  /// Where the first record after the header starts, and the lines above it.
  private let dataStart: Int
  private let linesBefore: Int
  private let openingLog: ErrorLog
  /// What was counted above the first record.
  private let openingScan: Scan

  /// A file that could not be opened or read: the number of the system's error or, where there is a reason, that.
  public struct Unreadable: Error, Sendable {
    public let errorNumber: Int32
    public let reason: String?

    public init(errorNumber: Int32, reason: String? = nil) {
      self.errorNumber = errorNumber
      self.reason = reason
    }
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
    try self.init(dialect: dialect) { () throws(Unreadable) in try FileBlocks(path: path) }
  }

  /// The same for a text that is read by a reader, such as one that unpacks a file; it is opened anew for each reading.
  public init(dialect: Dialect = Dialect(), opening: @escaping Opening) throws(Unreadable) {
    try self.init(opening, dialect, isPlain: dialect.encoding ?? .utf8 == .utf8, BlockSizes())
  }

  /// - Parameter isPlain: Whether it is UTF-8 as far as is known.
  init(
    _ opening: @escaping Opening, _ dialect: Dialect, isPlain: Bool, _ sizes: BlockSizes
  ) throws(Unreadable) {
    var size = sizes.sample
    while true {
      let beginning = try opening().next(size)
      if beginning.count < size {
        self.init(beginning, dialect: dialect)
        return
      }
      let startsPlain = beginning.withUnsafeBufferPointer { text in
        // A sequence that the end cuts is no fault.
        firstFault(in: text).map { $0 + 4 > text.count } ?? true
      }
      guard isPlain, startsPlain else {
        try self.init(surveying: opening, dialect, sizes)
        return
      }
      let sample = DelimitedFile(beginning, dialect: dialect)
      // A header far down may need more of the file.
      if Self.isEnough(sample) {
        self.init(sample, .blocks(opening, nil), ErrorLog(), dialect, isWhole: false, decoded: nil, sizes)
        return
      }
      size *= 4
    }
  }

  /// Reads a text as a whole to find its encoding, and again for each reading.
  private init(
    surveying opening: @escaping Opening, _ dialect: Dialect, _ sizes: BlockSizes
  ) throws(Unreadable) {
    let (finding, log) = try findEncoding(opening, declared: dialect.encoding, blockSize: sizes.block)
    guard let finding else {
      // The reader of whole files says why: most of this is no text.
      self.init(try opening().rest(), dialect: dialect)
      return
    }
    let decoder = finding.decoder
    var plain = dialect
    plain.encoding = .utf8
    var size = sizes.sample
    while true {
      let reader = try opening()
      let beginning = try (decoder.map { DecodedBlocks(reader, $0, blockSize: sizes.block) } ?? reader).next(size)
      let sample = DelimitedFile(beginning, dialect: plain)
      if beginning.count < size || Self.isEnough(sample) {
        self.init(
          sample, .blocks(opening, decoder), log, dialect, isWhole: beginning.count < size, decoded: finding.text,
          sizes)
        return
      }
      size *= 4
    }
  }

  /// Whether a sample holds the header and a record, or tells why there is none.
  private static func isEnough(_ sample: DelimitedFile) -> Bool {
    sample.recordCount > 1 || !sample.isReadable && !sample.errors.contains { $0.id == "no-header" }
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
    var size = BlockSizes().sample
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
    decoded: DecodedText?, _ sizes: BlockSizes = BlockSizes()
  ) {
    self.sizes = sizes
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

  /// The same text with its encoding found from the whole of it, for one that turned out not to be UTF-8.
  public func decoded() throws(Unreadable) -> DelimitedStream {
    switch source {
    case .memory: return self
    case .blocks(let opening, _): return try DelimitedStream(opening, dialect, isPlain: false, sizes)
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
    let input = Mutex(try pieces(of: pieceSize))
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
    if let failure = input.withLock({ $0.failure }) { throw failure }
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

extension DelimitedStream {
  /// The text of the records after the header, in pieces of whole records.
  private func pieces(of size: Int) throws(Unreadable) -> PieceInput {
    let delimiter = understanding.delimiter?.byte ?? noDelimiter
    switch source {
    case .memory(let bytes):
      return PieceInput(bytes, from: dataStart, delimiter: delimiter, pieceSize: size)
    case .blocks(let opening, let decoder):
      let opened = try opening()
      let reader: any BlockReader = decoder.map { DecodedBlocks(opened, $0, blockSize: sizes.block) } ?? opened
      _ = try reader.next(dataStart)
      return PieceInput(reader, delimiter: delimiter, pieceSize: size)
    }
  }

  /// The text of the records after the header, one block of whole records after the other, as UTF-8.
  ///
  /// For a reader of whole texts that takes a file larger than memory part by part. What cannot stand in UTF-8 is passed on
  /// as it is: ``readPieces(jobs:pieceSize:_:merge:)`` finds it.
  ///
  /// - Parameters:
  ///   - size: The bytes of a block, cut back to the end of a record.
  ///   - body: Takes a block and the number of lines above it; false ends the reading.
  package func readBlocks(
    size: Int, _ body: (_ text: UnsafeBufferPointer<UInt8>, _ linesBefore: Int) -> Bool
  ) throws(Unreadable) {
    guard fatalErrors.isEmpty else { return }
    var input = try pieces(of: size)
    var buffer = TextBuffer(capacity: size + size / 4)
    var lines = linesBefore
    while input.next(into: &buffer) != nil {
      guard body(buffer.bytes, lines) else { return }
      lines += lineEnds(in: buffer.bytes)
    }
    if let failure = input.failure { throw failure }
  }
}

/// How many lines end in a text: LF, CRLF and CR each end one.
package func lineEnds(in text: UnsafeBufferPointer<UInt8>) -> Int {
  var feeds = 0
  var returns = 0
  for byte in text {
    feeds &+= byte == 0x0A ? 1 : 0
    returns &+= byte == 0x0D ? 1 : 0
  }
  guard returns > 0 else { return feeds }
  for i in text.indices.dropLast() where text[i] == 0x0D && text[i + 1] == 0x0A { returns -= 1 }
  return feeds + returns
}

/// A byte that cannot stand in a text, and so cuts nothing: a file of a single column has no delimiter.
let noDelimiter: UInt8 = 0x1F

/// How much is read at a time, in bytes.
struct BlockSizes: Sendable {
  /// The beginning of a file that its delimiter, header and types are guessed from.
  var sample = 1 << 20
  /// What is decoded at a time.
  var block = 1 << 18
}

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
