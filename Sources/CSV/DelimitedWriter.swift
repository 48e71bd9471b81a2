/// Writes delimited text, with quotes only where a reader needs them.
///
///     var writer = DelimitedWriter(.canonical)
///     writer.append("nom"); writer.append("montant"); writer.endRecord()
///     writer.append("Zoé"); writer.append(1.5); writer.endRecord()
///     let bytes = writer.bytes
///
/// Whatever is written is read back the same by ``DelimitedFile``: a record whose cells are all empty has one of them
/// quoted, since it would else be skipped as blank.
public struct DelimitedWriter: Sendable {
  /// A way of writing.
  public struct Style: Sendable, Equatable {
    public var delimiter: Delimiter
    public var decimalMark: DecimalMark
    public var lineEnd: String
    public var hasByteOrderMark: Bool

    public init(delimiter: Delimiter, decimalMark: DecimalMark, lineEnd: String, hasByteOrderMark: Bool) {
      self.delimiter = delimiter
      self.decimalMark = decimalMark
      self.lineEnd = lineEnd
      self.hasByteOrderMark = hasByteOrderMark
    }

    /// Comma, decimal point, LF, UTF-8 without a mark: for programs.
    public static let canonical = Style(delimiter: .comma, decimalMark: .point, lineEnd: "\n", hasByteOrderMark: false)
    /// Semicolon, decimal comma, CRLF, UTF-8 with a byte-order mark: what a French spreadsheet opens by itself.
    public static let french = Style(
      delimiter: .semicolon, decimalMark: .comma, lineEnd: "\r\n", hasByteOrderMark: true)
  }

  public let style: Style
  /// What has been written so far.
  public private(set) var bytes: [UInt8]

  private var recordStart: Int
  private var cellCount = 0

  public init(_ style: Style, reservingCapacity capacity: Int = 0) {
    self.style = style
    bytes = []
    bytes.reserveCapacity(capacity)
    if style.hasByteOrderMark { bytes += [0xEF, 0xBB, 0xBF] }
    recordStart = bytes.count
  }

  /// Adds a cell of text.
  public mutating func append(_ text: String) {
    beginCell()
    var text = text
    let delimiter = style.delimiter.byte
    text.withUTF8 { utf8 in
      // A mark at the start of the file would be taken for a byte-order mark.
      let beginsWithMark = utf8.count >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF
      var needsQuotes = beginsWithMark
      for byte in utf8 where byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D {
        needsQuotes = true
        break
      }
      guard needsQuotes else {
        bytes.append(contentsOf: utf8)
        return
      }
      bytes.append(0x22)
      for byte in utf8 {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
  }

  /// Adds a finite number: the shortest text that reads back as the same double, whole numbers without a fraction.
  public mutating func append(_ number: Double) {
    beginCell()
    appendShortest(number, decimalMark: style.decimalMark == .comma ? 0x2C : 0x2E, to: &bytes)
  }

  /// Adds an empty cell: a missing value.
  public mutating func appendEmpty() {
    beginCell()
  }

  /// Ends the record.
  public mutating func endRecord() {
    if bytes.count - recordStart == max(0, cellCount - 1), cellCount > 0 {
      bytes.insert(contentsOf: [0x22, 0x22], at: recordStart)
    }
    bytes.append(contentsOf: style.lineEnd.utf8)
    recordStart = bytes.count
    cellCount = 0
  }

  private mutating func beginCell() {
    if cellCount > 0 { bytes.append(style.delimiter.byte) }
    cellCount += 1
  }
}

/// Appends the shortest decimal text that reads back as `number`, without `.0`; `number` must be finite.
public func appendShortest(_ number: Double, decimalMark: UInt8 = 0x2E, to bytes: inout [UInt8]) {
  if number.magnitude <= 9_007_199_254_740_992, number == number.rounded(.towardZero) {
    appendDigits(number.magnitude, isNegative: number < 0, decimals: 0, decimalMark, to: &bytes)
    return
  }
  // Few decimals are the rule in data. A decimal of at most 15 digits that reads back as the number is the shortest
  // one, because no two of them have the same double.
  if number.magnitude >= 1e-3, number.magnitude < 1e9 {
    var scale = 10.0
    for decimals in 1...6 {
      let digits = (number.magnitude * scale).rounded()
      if digits / scale == number.magnitude {
        appendDigits(digits, isNegative: number < 0, decimals: decimals, decimalMark, to: &bytes)
        return
      }
      scale *= 10
    }
  }
  var text = number.description
  text.withUTF8 { utf8 in
    for byte in utf8 { bytes.append(byte == 0x2E ? decimalMark : byte) }
  }
  if bytes.suffix(2).elementsEqual([decimalMark, 0x30]) { bytes.removeLast(2) }
}

/// Appends a whole number of at most 2⁵³, its last `decimals` digits after the mark.
private func appendDigits(
  _ digits: Double, isNegative: Bool, decimals: Int, _ decimalMark: UInt8, to bytes: inout [UInt8]
) {
  if isNegative { bytes.append(0x2D) }
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
    var rest = UInt64(digits)
    var position = 24
    var count = 0
    repeat {
      if count == decimals, decimals > 0 {
        position -= 1
        buffer[position] = decimalMark
      }
      position -= 1
      buffer[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      count += 1
    } while rest > 0 || count <= decimals
    bytes.append(contentsOf: buffer[position...])
  }
}
