/// What was understood of a file: what the dialect said, completed by what was detected.
public struct Understanding: Sendable, Equatable {
  public var encoding: TextEncoding
  public var hasByteOrderMark: Bool
  /// The file begins with a UTF-8 byte-order mark and is not UTF-8.
  public var byteOrderMarkLies: Bool
  /// Nil when the file has a single column, and so no delimiter.
  public var delimiter: Delimiter?
  public var lineEnd: LineEnd
  /// Cells between quotes, the header's included.
  public var quotedCellCount: Int
  /// Nil as long as nobody asked about numbers, or when no number has a fraction.
  public var decimalMark: DecimalMark?
  /// Nil as long as nobody asked about numbers; `none` when no number has its digits in groups.
  public var thousandsSeparator: ThousandsSeparator?
  public var columnCount: Int
  /// Records of data: the header, empty lines and blank records not counted.
  public var recordCount: Int
  /// Records made of delimiters only, as spreadsheets write empty rows; they are skipped.
  public var blankRecordCount: Int
  /// The file began with the line `sep=;` of a spreadsheet, which said the delimiter.
  public var hasSeparatorLine = false
  /// Columns at the end without a name and without a cell, as spreadsheets write them; they are left out.
  public var emptyColumnCount = 0
  /// What looks wrong and is read all the same.
  public var warnings: [ReadError] = []

  public init(
    encoding: TextEncoding = .utf8, hasByteOrderMark: Bool = false, byteOrderMarkLies: Bool = false,
    delimiter: Delimiter? = .comma, lineEnd: LineEnd = .lineFeed, quotedCellCount: Int = 0,
    decimalMark: DecimalMark? = nil, thousandsSeparator: ThousandsSeparator? = nil, columnCount: Int = 0,
    recordCount: Int = 0, blankRecordCount: Int = 0
  ) {
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.byteOrderMarkLies = byteOrderMarkLies
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.quotedCellCount = quotedCellCount
    self.decimalMark = decimalMark
    self.thousandsSeparator = thousandsSeparator
    self.columnCount = columnCount
    self.recordCount = recordCount
    self.blankRecordCount = blankRecordCount
  }
}

extension Understanding: CustomStringConvertible {
  /// One line: `windows-1252, semicolon, CRLF, decimal comma, thousands by space; 14 columns, 13 records`.
  public var description: String {
    var parts = [encoding.rawValue]
    if hasByteOrderMark { parts[0] += byteOrderMarkLies ? " (its byte-order mark is wrong)" : " with byte-order mark" }
    parts.append((delimiter?.name ?? "single column") + (hasSeparatorLine ? " (said by its line ‘sep=’)" : ""))
    if lineEnd != .none { parts.append(lineEnd == .mixed ? "mixed line ends" : lineEnd.rawValue) }
    if quotedCellCount > 0 { parts.append("quotes") }
    if let decimalMark { parts.append("decimal \(decimalMark.name)") }
    if let thousandsSeparator, thousandsSeparator != .none { parts.append("thousands by \(thousandsSeparator.name)") }
    var text = parts.joined(separator: ", ")
    text += "; \(columnCount) \(columnCount == 1 ? "column" : "columns")"
    text += ", \(recordCount) \(recordCount == 1 ? "record" : "records")"
    if blankRecordCount > 0 { text += ", \(blankRecordCount) blank skipped" }
    if emptyColumnCount > 0 {
      text += "; \(emptyColumnCount) empty \(emptyColumnCount == 1 ? "column" : "columns") at the end left out"
    }
    return text
  }
}
