/// Something wrong with a file, the place where it is wrong, and the numbers to mend it.
public struct ReadError: Error, Sendable, Equatable {
  /// From 1. For an unclosed quote, the line where it opened.
  public var line: Int
  /// In bytes of UTF-8 from the start of the line, from 1; a byte-order mark does not count.
  public var column: Int
  public var reason: Reason

  public init(line: Int, column: Int, reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }

  public enum Reason: Sendable, Equatable {
    case raggedRow(found: Int, expected: Int)
    case unclosedQuote
    case textAfterQuote(String)
    case nulByte
    case invalidByte(UInt8, TextEncoding)
    case duplicateHeader(String, first: Int, second: Int)
    /// The number of the column, from 1.
    case emptyHeader(Int)
    case noHeader
    case noRows
    case fieldTooLong(limit: Int)
    case tooManyColumns(found: Int, limit: Int)
    case fileTooLarge(limit: Int)
    /// With the first line as the cells of both.
    case ambiguousDelimiter(Delimiter, Delimiter, cells: [String], otherCells: [String])
    /// With one value as both read it.
    case ambiguousEncoding(TextEncoding, TextEncoding, value: String, otherValue: String)
    /// A text that was turned into UTF-8 twice, and what it was.
    case doubleEncoding(String, meant: String)
    /// Several columns without a name, from 1.
    case emptyHeaders([Int])
    /// The last row is a sum of the others.
    case totalsRow(String)
    /// A long number that a spreadsheet has written in scientific notation.
    case roundedNumber(String, column: String)
    case unsupportedEncoding(String)
    /// A workbook whose name ends in `.csv`.
    case workbook
    /// A file that is no table of text, with what it is: a web page, JSON, PDF.
    case otherFormat(String)
    /// Errors of the kind `id` that are left out of the list.
    case more(id: String, count: Int)
  }

  /// A stable name for the kind of error.
  public var id: String {
    switch reason {
    case .raggedRow: "ragged-row"
    case .unclosedQuote: "unclosed-quote"
    case .textAfterQuote: "text-after-quote"
    case .nulByte: "nul-byte"
    case .invalidByte: "invalid-bytes"
    case .duplicateHeader: "duplicate-header"
    case .emptyHeader: "empty-header"
    case .noHeader: "no-header"
    case .noRows: "no-rows"
    case .fieldTooLong: "field-too-long"
    case .tooManyColumns: "too-many-columns"
    case .fileTooLarge: "file-too-large"
    case .ambiguousDelimiter: "ambiguous-delimiter"
    case .ambiguousEncoding: "ambiguous-encoding"
    case .doubleEncoding: "double-encoding"
    case .emptyHeaders: "empty-header"
    case .totalsRow: "totals-row"
    case .roundedNumber: "rounded-number"
    case .unsupportedEncoding: "unsupported-encoding"
    case .workbook: "workbook"
    case .otherFormat: "other-format"
    case .more(let id, _): id
    }
  }

  /// What was found, without a capital or a full stop.
  public var message: String {
    switch reason {
    case .raggedRow(let found, let expected):
      "this row has \(cells(found)), the header has \(expected)"
    case .unclosedQuote:
      "a quote opens here and is never closed"
    case .textAfterQuote(let text):
      "‘\(text)’ follows a closing quote"
    case .nulByte:
      "there is a NUL byte here"
    case .invalidByte(let byte, let encoding):
      "byte 0x\(hexadecimal(byte)) is no letter in \(encoding.rawValue)"
    case .duplicateHeader(let name, let first, let second):
      "columns \(first) and \(second) have the same name ‘\(name)’"
    case .emptyHeader(let column):
      "column \(column) has no name"
    case .noHeader:
      "there is no line of column names"
    case .noRows:
      "there are column names and no rows"
    case .fieldTooLong(let limit):
      "a cell is longer than \(limit) bytes"
    case .tooManyColumns(let found, let limit):
      "this row has \(found) cells, more than the limit of \(limit)"
    case .fileTooLarge(let limit):
      "the file is larger than \(limit) bytes"
    case .ambiguousDelimiter(let one, let other, let cells, let otherCells):
      "\(one.name) (\(cells.count) columns) and \(other.name) (\(otherCells.count) columns) are equally likely delimiters: "
        + "this line is \(listed(cells)) or \(listed(otherCells))"
    case .ambiguousEncoding(let one, let other, let value, let otherValue):
      "the letters can be \(one.rawValue) or \(other.rawValue): this value is ‘\(value)’ or ‘\(otherValue)’"
    case .doubleEncoding(let text, let meant):
      "‘\(text)’ is probably ‘\(meant)’, turned into UTF-8 twice"
    case .emptyHeaders(let columns):
      "columns \(spans(columns)) have no name"
    case .totalsRow(let text):
      "the last row, ‘\(text)’, seems to be a sum of the others, and is read as a row like them"
    case .roundedNumber(let text, let column):
      "‘\(text)’ in column ‘\(column)’ is a long number that a spreadsheet has shortened: its last digits are lost"
    case .unsupportedEncoding(let name):
      "the file is \(name)"
    case .workbook:
      "the file is a spreadsheet's own workbook or an archive, and no text"
    case .otherFormat(let name):
      "the file is \(name), and no table of text"
    case .more(_, let count):
      "the same is wrong in \(count) more \(count == 1 ? "place" : "places")"
    }
  }

  /// What to do; empty when the message says it all.
  public var hint: String {
    switch reason {
    case .raggedRow(let found, let expected):
      found > expected
        ? "put a cell that holds the delimiter between double quotes"
        : "add the missing cells, empty if need be; a line break inside a cell needs double quotes around the cell"
    case .unclosedQuote:
      "close it with \", or double it when the text itself begins with a quote: \"\"\"text\"\"\""
    case .textAfterQuote:
      "inside a quoted cell write each quote twice: \"he said \"\"yes\"\"\""
    case .nulByte:
      "the file is damaged or is not text; save it again as CSV UTF-8"
    case .invalidByte(_, .utf8):
      "save the file again as CSV UTF-8, or say what it is in the dictionary: encoding: windows-1252"
    case .invalidByte(_, .iso8859part1), .invalidByte(_, .iso8859part15):
      "the file is probably windows-1252; say so in the dictionary: encoding: windows-1252"
    case .invalidByte(_, .windows1252), .invalidByte(_, .utf16), .invalidByte(_, .macRoman):
      "save the file again as CSV UTF-8"
    case .duplicateHeader:
      "give each column its own name"
    case .emptyHeader:
      "name the column, or remove it"
    case .noHeader:
      "begin the file with the names of its columns; when they stand lower, say on which line: dialect: {header-row: 3}"
    case .noRows, .fileTooLarge, .more:
      ""
    case .fieldTooLong:
      "a quote may be missing near here"
    case .tooManyColumns:
      "a line break may be missing"
    case .ambiguousDelimiter(let one, let other, _, _):
      "say which in the dictionary: dialect: {delimiter: \"\(escaped(one))\"} or {delimiter: \"\(escaped(other))\"}"
    case .ambiguousEncoding(let one, let other, _, _):
      "say which in the dictionary: encoding: \(one.rawValue) or encoding: \(other.rawValue)"
    case .doubleEncoding:
      "export the file again from where it comes: no encoding undoes it"
    case .emptyHeaders:
      "name them, or remove them"
    case .totalsRow:
      "delete the row: sums are computed"
    case .roundedNumber:
      "give the column the form of a text in the spreadsheet, fill it again from where it comes, and export the file again"
    case .unsupportedEncoding("UTF-16 without its mark"):
      "say it in the dictionary: encoding: utf-16"
    case .otherFormat("compressed with gzip"):
      "let its name end in .csv.gz"
    case .otherFormat:
      "export the table as CSV UTF-8 from where it comes; a new ending of a file's name does not change what it is"
    case .unsupportedEncoding:
      "save it again as CSV UTF-8"
    case .workbook:
      "open it in the spreadsheet and export it as CSV UTF-8; a new ending of its name does not change what it is"
    }
  }
}

extension ReadError: CustomStringConvertible {
  /// `3:1: this row has 2 cells, the header has 3`.
  public var description: String { "\(line):\(column): \(message)" }
}

private func listed(_ cells: [String]) -> String {
  cells.prefix(4).map { "‘" + ($0.count > 30 ? $0.prefix(30) + "…" : $0) + "’" }.joined(separator: " ")
    + (cells.count > 4 ? " …" : "")
}

/// `3, 5 to 7`.
private func spans(_ numbers: [Int]) -> String {
  var spans: [(first: Int, last: Int)] = []
  for number in numbers {
    if let last = spans.last, last.last == number - 1 {
      spans[spans.count - 1].last = number
    } else {
      spans.append((number, number))
    }
  }
  return spans.map { $0.first == $0.last ? "\($0.first)" : "\($0.first) to \($0.last)" }.joined(separator: ", ")
}

private func cells(_ count: Int) -> String { "\(count) \(count == 1 ? "cell" : "cells")" }

private func escaped(_ delimiter: Delimiter) -> String { delimiter == .tab ? "\\t" : delimiter.rawValue }

private func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}

/// Errors in the order of finding, at most ``ErrorLog/limit`` of each kind, and the number of the rest.
struct ErrorLog {
  static let limit = 50

  private var kept: [ReadError] = []
  private var counts: [String: Int] = [:]
  private var firstLeftOut: [String: ReadError] = [:]

  mutating func add(_ error: ReadError) {
    let count = (counts[error.id] ?? 0) + 1
    counts[error.id] = count
    if count <= Self.limit {
      kept.append(error)
    } else if count == Self.limit + 1 {
      firstLeftOut[error.id] = error
    }
  }

  mutating func add(line: Int, column: Int, _ reason: ReadError.Reason) {
    add(ReadError(line: line, column: column, reason: reason))
  }

  /// Counts errors whose places nobody kept; at least one more than ``limit`` of the kind must have been added.
  mutating func addFurther(_ count: Int, of id: String) {
    if count > 0 { counts[id, default: 0] += count }
  }

  /// Takes the errors of a part of the file that was read alone, whose first line is `lines` lines below the file's first.
  ///
  /// Parts added in their order give the log that one reading of the whole gives.
  mutating func add(_ part: ErrorLog, linesBefore lines: Int) {
    guard !part.counts.isEmpty else { return }
    var taken: [String: Int] = [:]
    for error in part.kept + part.firstLeftOut.values {
      var moved = error
      moved.line += lines
      add(moved)
      taken[error.id, default: 0] += 1
    }
    for (id, count) in part.counts { addFurther(count - (taken[id] ?? 0), of: id) }
  }

  /// Whether the place of one more error of this kind would be kept: finding it can cost a search.
  func keepsPlace(of id: String) -> Bool { (counts[id] ?? 0) <= Self.limit }

  /// All errors by line and column, with one `more` for each kind that was cut.
  var errors: [ReadError] {
    let rest = firstLeftOut.map { id, error in
      ReadError(
        line: error.line, column: error.column, reason: .more(id: id, count: (counts[id] ?? 0) - Self.limit))
    }
    return (kept + rest).sorted { ($0.line, $0.column, $0.id) < ($1.line, $1.column, $1.id) }
  }
}
