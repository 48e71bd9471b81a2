/// A delimited text file as a rectangle of cells, after RFC 4180 and the habits of spreadsheets.
///
///     let file = DelimitedFile(bytes, dialect: Dialect(decimalMark: .comma))
///     guard file.errors.isEmpty else { file.errors.forEach { print($0) } … }
///     print(file.understanding)
///     print(file.text(record: 0, column: 2))
///
/// Encoding, delimiter and line ends are detected unless the dialect says them; what was understood is in
/// ``understanding``. A quote opens only at the start of a cell and is doubled inside; LF, CRLF and CR end a record;
/// empty lines and records of delimiters only are skipped; a byte-order mark is dropped. Cells are ranges of the text:
/// nothing is copied until a cell is asked for.
///
/// What is wrong is in ``errors``, all of it that one reading can find, at most 50 of each kind. With errors the
/// cells are what could be saved: rows of another width than the header are left out.
///
/// Limits: 2³²−1 bytes a file, 1 MiB a cell, 10,000 columns.
///
/// - SeeAlso: RFC 4180.
public struct DelimitedFile: Sendable {
  public let understanding: Understanding
  /// By line and column.
  public let errors: [ReadError]
  /// The column names; empty when the dialect says that there are none.
  public let header: [String]
  /// The line of the column names; 0 without any.
  public let headerLine: Int

  @usableFromInline let text: [UInt8]
  @usableFromInline let textStart: Int
  @usableFromInline let cells: [CellRange]
  /// The index of each record's first cell.
  @usableFromInline let firstCells: [UInt32]
  @usableFromInline let lines: [Int32]
  let headerCells: [CellRange]
  /// The cells of a record, those of the empty columns at the end among them.
  let fullWidth: Int
  /// Where the records of a file without column names start.
  private let preamble: (offset: Int, line: Int)
  /// Where they start when the dialect says on which line.
  private let declaredStart: (offset: Int, line: Int)?

  public var recordCount: Int { firstCells.count }
  public var columnCount: Int { understanding.columnCount }

  /// - Parameter jobs: How many cores read a file of some megabytes; the result does not depend on it.
  public init(_ bytes: [UInt8], dialect: Dialect = Dialect(), jobs: Int = 1) {
    var log = ErrorLog()
    guard bytes.count < Int(UInt32.max) else {
      log.add(line: 1, column: 1, .fileTooLarge(limit: Int(UInt32.max) - 1))
      self.init(unreadable: log, dialect)
      return
    }
    guard let decoded = decode(bytes, declared: dialect.encoding, log: &log) else {
      self.init(unreadable: log, dialect)
      return
    }
    self.init(decoded, dialect, jobs, &log)
  }

  private init(unreadable log: ErrorLog, _ dialect: Dialect) {
    understanding = Understanding(encoding: dialect.encoding ?? .utf8, lineEnd: .none)
    errors = log.errors
    header = []
    headerLine = 0
    (text, textStart, cells, firstCells, lines, headerCells) = ([], 0, [], [], [], [])
    (fullWidth, preamble, declaredStart) = (0, (0, 1), nil)
  }

  private init(_ decoded: DecodedText, _ dialect: Dialect, _ jobs: Int, _ log: inout ErrorLog) {
    let separatorLine = decoded.bytes.withUnsafeBufferPointer { findSeparatorLine($0, from: decoded.start) }
    var dialect = dialect
    if let separatorLine {
      dialect.delimiter = dialect.delimiter ?? separatorLine.delimiter
      dialect.headerRow = dialect.headerRow ?? 2
    }
    var delimiter = dialect.delimiter
    if delimiter == nil {
      switch decoded.bytes.withUnsafeBufferPointer({
        findDelimiter($0, from: decoded.start, headerRow: dialect.headerRow)
      })
      {
      case .found(let found): delimiter = found
      case .singleColumn: break
      case .ambiguous(let one, _, let other, _):
        delimiter = one
        let lines = [one, other].map { delimiter in
          decoded.bytes.withUnsafeBufferPointer {
            firstRecord($0, from: decoded.start, delimiter, headerRow: dialect.headerRow)
          }
        }
        log.add(
          line: max(1, dialect.headerRow ?? lines[0].line), column: 1,
          .ambiguousDelimiter(one, other, cells: lines[0].cells, otherCells: lines[1].cells))
      }
    }
    let isAmbiguous = dialect.delimiter == nil && log.errors.contains { $0.id == "ambiguous-delimiter" }
    // Without a delimiter, a byte that cannot stand in a text cuts nothing.
    let byte = delimiter?.byte ?? noDelimiter
    let scan = CSV.scan(decoded.bytes, from: decoded.start, delimiter: byte, jobs: jobs, log: &log)

    var firstRow = 0
    var nameLine = 0
    var header: [String] = []
    var headerCells: [CellRange] = []
    if dialect.headerRow != 0 {
      let wantedLine = Int32(clamping: dialect.headerRow ?? 0)
      firstRow = scan.lines.firstIndex { $0 >= wantedLine } ?? scan.recordCount
      if firstRow < scan.recordCount {
        headerCells = Array(scan.cells[Int(scan.firstCells[firstRow])..<Int(scan.firstCells[firstRow + 1])])
        header = decoded.bytes.withUnsafeBufferPointer { text in headerCells.map { $0.text(in: text) } }
        nameLine = Int(scan.lines[firstRow])
        firstRow += 1
      } else {
        log.add(line: 1, column: 1, .noHeader)
      }
    }
    if dialect.headerRow == 0, separatorLine != nil {
      firstRow = scan.lines.firstIndex { $0 > 1 } ?? scan.recordCount
    }
    var declaredStart: (offset: Int, line: Int)?
    if let dataRow = dialect.dataRow {
      while firstRow < scan.recordCount, Int(scan.lines[firstRow]) < dataRow { firstRow += 1 }
      if firstRow < scan.recordCount {
        let cell = scan.cells[Int(scan.firstCells[firstRow])]
        declaredStart = (Int(cell.start) - (cell.isQuoted ? 1 : 0), Int(scan.lines[firstRow]))
      } else {
        declaredStart = (decoded.bytes.count, Int(clamping: dataRow))
      }
    }
    self.declaredStart = declaredStart
    let fullWidth = nameLine > 0 ? header.count : (firstRow < scan.recordCount ? scan.width(of: firstRow) : 0)
    let width =
      nameLine > 0 ? fullWidth - emptyColumns(of: header, scan, after: firstRow) : fullWidth
    header.removeLast(max(0, header.count - width))
    if !isAmbiguous {
      decoded.bytes.withUnsafeBufferPointer { text in
        checkHeader(header, headerCells, line: nameLine, in: text, decoded.start, &log)
      }
    }

    var firstCells: [UInt32] = []
    var lines: [Int32] = []
    firstCells.reserveCapacity(scan.recordCount)
    lines.reserveCapacity(scan.recordCount)
    for record in firstRow..<max(firstRow, scan.recordCount) {
      let found = scan.width(of: record)
      if found == fullWidth {
        firstCells.append(scan.firstCells[record])
        lines.append(scan.lines[record])
      } else if !isAmbiguous, !(scan.endsInQuote && record == scan.recordCount - 1) {
        let line = Int(scan.lines[record])
        var place = (line: line, column: 1)
        if found > fullWidth, log.keepsPlace(of: "ragged-row") {
          let extra = scan.cells[Int(scan.firstCells[record]) + fullWidth]
          let first = scan.cells[Int(scan.firstCells[record])]
          place = decoded.bytes.withUnsafeBufferPointer {
            CSV.place(of: extra, recordStart: first, line: line, in: $0, decoded.start)
          }
        }
        log.add(line: place.line, column: place.column, .raggedRow(found: found, expected: fullWidth))
      }
    }
    if firstRow == scan.recordCount, nameLine > 0 || dialect.headerRow == 0 {
      log.add(line: max(1, nameLine), column: 1, .noRows)
    }

    headerLine = nameLine
    self.header = header
    self.headerCells = headerCells
    self.firstCells = firstCells
    self.lines = lines
    cells = scan.cells
    text = decoded.bytes
    textStart = decoded.start
    self.fullWidth = fullWidth
    preamble = separatorLine.map { ($0.end, 2) } ?? (decoded.start, 1)
    errors = log.errors
    var understanding = Understanding(
      encoding: decoded.encoding, hasByteOrderMark: decoded.hasByteOrderMark,
      byteOrderMarkLies: decoded.byteOrderMarkLies, delimiter: delimiter, lineEnd: scan.lineEnd,
      quotedCellCount: scan.quotedCells, decimalMark: dialect.decimalMark,
      thousandsSeparator: dialect.thousandsSeparator, columnCount: width, recordCount: firstCells.count,
      blankRecordCount: scan.blankRecords)
    understanding.hasSeparatorLine = separatorLine != nil
    understanding.emptyColumnCount = fullWidth - width
    understanding.warnings = decoded.warnings
    self.understanding = understanding
  }

  /// The text of a cell, its quotes undone. Both numbers count from 0.
  public func text(record: Int, column: Int) -> String {
    precondition(column < columnCount)
    let cell = cells[Int(firstCells[record]) + column]
    return text.withUnsafeBufferPointer { cell.text(in: $0) }
  }

  /// A record's cells.
  public subscript(record: Int) -> [String] {
    (0..<columnCount).map { text(record: record, column: $0) }
  }

  /// The line where a record starts, from 1.
  public func line(of record: Int) -> Int { Int(lines[record]) }

  /// The line where each record starts.
  public var recordLines: [Int32] { lines }

  /// The line and the byte column where a cell starts, both from 1.
  public func place(record: Int, column: Int) -> (line: Int, column: Int) {
    let first = Int(firstCells[record])
    return text.withUnsafeBufferPointer {
      CSV.place(
        of: cells[first + column], recordStart: cells[first], line: Int(lines[record]), in: $0, textStart)
    }
  }

  /// The line and the byte column of a column's name, both from 1.
  public func headerPlace(column: Int) -> (line: Int, column: Int) {
    guard headerCells.indices.contains(column) else { return (max(1, headerLine), 1) }
    return text.withUnsafeBufferPointer {
      CSV.place(of: headerCells[column], recordStart: headerCells[0], line: headerLine, in: $0, textStart)
    }
  }
}

extension DelimitedFile {
  /// The kinds of errors after which there are no records.
  static let fatalErrors: Set<String> = [
    "unsupported-encoding", "workbook", "other-format", "file-too-large", "no-header", "ambiguous-delimiter",
  ]

  package var isReadable: Bool { !errors.contains { Self.fatalErrors.contains($0.id) } }

  /// A line of the text, from 1, without its end; at most 1,000 bytes of it.
  package func text(ofLine line: Int) -> String {
    text.withUnsafeBufferPointer { text in
      var start = textStart
      var left = line - 1
      while left > 0, start < text.count {
        if isLineEnd(text, at: start) { left -= 1 }
        start += 1
      }
      var end = start
      while end < min(text.count, start + 1000), text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      return String(decoding: text[start..<end], as: UTF8.self)
    }
  }

  /// The text of the records after the header, in UTF-8.
  package var bytesOfRecords: ArraySlice<UInt8> { text[min(text.count, dataStart.offset)...] }

  /// Where the records after the header start, with the line, from 1; the start of the text without a header.
  var dataStart: (offset: Int, line: Int) {
    if let declaredStart { return declaredStart }
    guard let first = headerCells.first, let last = headerCells.last else { return preamble }
    return text.withUnsafeBufferPointer { text in
      var end = Int(last.start) + last.length
      if last.isQuoted, end < text.count, text[end] == 0x22 { end += 1 }
      if end < text.count, text[end] == 0x0D { end += 1 }
      if end < text.count, text[end] == 0x0A { end += 1 }
      let line = (Int(first.start)..<end).count { isLineEnd(text, at: $0) }
      return (end, headerLine + line)
    }
  }
}

/// Where a cell starts, given the line where its record starts.
func place(
  of cell: CellRange, recordStart: CellRange, line: Int, in text: UnsafeBufferPointer<UInt8>, _ textStart: Int
) -> (line: Int, column: Int) {
  let offset = Int(cell.start) - (cell.isQuoted ? 1 : 0)
  var line = line
  var i = Int(recordStart.start)
  while i < offset {
    if isLineEnd(text, at: i) { line += 1 }
    i += 1
  }
  var lineStart = offset
  while lineStart > textStart, !isLineEnd(text, at: lineStart - 1) { lineStart -= 1 }
  return (line, offset - lineStart + 1)
}

/// How many columns at the end have neither a name nor a cell that is not empty.
private func emptyColumns(of header: [String], _ scan: Scan, after firstRow: Int) -> Int {
  var count = header.reversed().prefix { $0.allSatisfy(\.isWhitespace) }.count
  guard count > 0, count < header.count else { return 0 }
  for record in firstRow..<max(firstRow, scan.recordCount) where scan.width(of: record) == header.count {
    let end = Int(scan.firstCells[record + 1])
    while count > 0, scan.cells[(end - count)..<end].contains(where: { $0.length > 0 }) { count -= 1 }
    if count == 0 { break }
  }
  return count
}

private func checkHeader(
  _ header: [String], _ cells: [CellRange], line: Int, in text: UnsafeBufferPointer<UInt8>, _ textStart: Int,
  _ log: inout ErrorLog
) {
  var firstColumns: [String: Int] = [:]
  let unnamed = header.indices.filter { header[$0].allSatisfy(\.isWhitespace) }
  for (column, name) in header.enumerated() {
    func add(_ reason: ReadError.Reason) {
      let place = place(of: cells[column], recordStart: cells[0], line: line, in: text, textStart)
      log.add(line: place.line, column: place.column, reason)
    }
    if name.allSatisfy(\.isWhitespace) {
      if unnamed.count == 1 {
        add(.emptyHeader(column + 1))
      } else if column == unnamed[0] {
        add(.emptyHeaders(unnamed.map { $0 + 1 }))
      }
    } else if let first = firstColumns[name] {
      add(.duplicateHeader(name, first: first + 1, second: column + 1))
    } else {
      firstColumns[name] = column
    }
  }
}

extension CellRange {
  /// The content of the cell, quotes undone.
  func text(in text: UnsafeBufferPointer<UInt8>) -> String {
    let content = UnsafeBufferPointer(rebasing: text[Int(start)..<(Int(start) + length)])
    return isEscaped ? unescape(content) : String(decoding: content, as: UTF8.self)
  }
}

/// Undoes doubled quotes; text after the closing quote stays as it is.
@usableFromInline
func unescape(_ content: UnsafeBufferPointer<UInt8>) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(content.count)
  var isInside = true
  var i = 0
  while i < content.count {
    let byte = content[i]
    i += 1
    if isInside, byte == 0x22 {
      if i < content.count, content[i] == 0x22 {
        bytes.append(byte)
        i += 1
      } else {
        isInside = false
      }
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
