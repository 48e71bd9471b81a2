/// What is said about a file beforehand; each part that is nil is detected.
///
/// What is said here overrides what the bytes suggest. It is the way out of every ambiguity that
/// ``DelimitedFile`` refuses to guess about.
public struct Dialect: Sendable, Equatable {
  public var encoding: TextEncoding?
  public var delimiter: Delimiter?
  public var decimalMark: DecimalMark?
  public var thousandsSeparator: ThousandsSeparator?
  /// The line, from 1, on which the column names stand; what is above it is skipped. Nil means the first line that
  /// is not empty; 0 means that the file has no column names, so that its first line is data.
  public var headerRow: Int?
  /// The line, from 1, on which the rows begin, when other lines stand between the names and them: units, the questions in
  /// full, a second line of names. Nil means right below the names.
  public var dataRow: Int?

  public init(
    encoding: TextEncoding? = nil, delimiter: Delimiter? = nil, decimalMark: DecimalMark? = nil,
    thousandsSeparator: ThousandsSeparator? = nil, headerRow: Int? = nil, dataRow: Int? = nil
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    self.thousandsSeparator = thousandsSeparator
    self.headerRow = headerRow
    self.dataRow = dataRow
  }
}

extension Dialect {
  /// What ``DelimitedWriter/Style/canonical`` writes; without it, a lone `1.234` in such a file would be in doubt.
  public static let canonical = Dialect(
    encoding: .utf8, delimiter: .comma, decimalMark: .point, thousandsSeparator: ThousandsSeparator.none)
  /// What ``DelimitedWriter/Style/french`` writes.
  public static let french = Dialect(
    encoding: .utf8, delimiter: .semicolon, decimalMark: .comma, thousandsSeparator: ThousandsSeparator.none)
}

/// How bytes become letters. The raw value is the name registered with IANA, in lower case.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// Either order of bytes, known by the mark or, without one, by where the zeros stand.
  case utf16 = "utf-16"
  case windows1252 = "windows-1252"
  case iso8859part1 = "iso-8859-1"
  case iso8859part15 = "iso-8859-15"
  /// Old files of the Macintosh; never found, only declared.
  case macRoman = "mac-roman"
}

/// What stands between two cells.
public enum Delimiter: String, Sendable, CaseIterable {
  case comma = ","
  case semicolon = ";"
  case tab = "\t"
  case bar = "|"

  /// The delimiter's one byte in UTF-8.
  public var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .semicolon: 0x3B
    case .tab: 0x09
    case .bar: 0x7C
    }
  }

  /// The delimiter in words, as messages have it.
  public var name: String {
    switch self {
    case .comma: "comma"
    case .semicolon: "semicolon"
    case .tab: "tab"
    case .bar: "vertical bar"
    }
  }
}

/// What stands between the units and the tenths.
public enum DecimalMark: String, Sendable, CaseIterable {
  case point = "."
  case comma = ","

  public var name: String { self == .point ? "point" : "comma" }
}

/// What stands between groups of three digits.
///
/// A file that uses one of the three spaces may use the others too: nobody sees the difference on a screen.
public enum ThousandsSeparator: String, Sendable, CaseIterable {
  case none = ""
  case space = " "
  case noBreakSpace = "\u{A0}"
  case narrowNoBreakSpace = "\u{202F}"
  case point = "."
  case comma = ","
  case apostrophe = "'"

  public var isSpace: Bool { self == .space || self == .noBreakSpace || self == .narrowNoBreakSpace }

  public var name: String {
    switch self {
    case .none: "nothing"
    case .space: "space"
    case .noBreakSpace: "no-break space"
    case .narrowNoBreakSpace: "narrow no-break space"
    case .point: "point"
    case .comma: "comma"
    case .apostrophe: "apostrophe"
    }
  }
}

/// What ends a line.
public enum LineEnd: String, Sendable {
  case lineFeed = "LF"
  case carriageReturnLineFeed = "CRLF"
  case carriageReturn = "CR"
  /// More than one of them, outside quotes.
  case mixed
  /// The file is a single line without an end.
  case none
}
