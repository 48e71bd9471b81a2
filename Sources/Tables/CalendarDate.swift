/// A day of the proleptic Gregorian calendar, years 1 to 9999.
package struct CalendarDate: Sendable, Hashable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil for a day that the calendar does not have: 30 February, 29 February 1900.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-02-28`, and nothing else.
  package init?(iso8601 text: String) {
    var text = text
    guard let date = text.withUTF8({ DateFormat.iso8601.date($0) }) else { return nil }
    self = date
  }

  package var iso8601: String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// How the dates of a column are written, in the directives of `strptime`: `%Y`, `%y`, `%m`, `%d`, the rest literally.
///
/// `%Y` has four digits; `%m` and `%d` have two, or one where the next character is no digit; `%y` is 1969 to 2068, as
/// POSIX has it.
struct DateFormat: Sendable {
  static let iso8601 = DateFormat(parts: [], isISO8601: true)

  private enum Part: Sendable, Equatable {
    case year, shortYear, month, day
    case literal(UInt8)
  }

  private let parts: [Part]
  /// Every text that is a date is already in the form of ``CalendarDate/iso8601``.
  let isISO8601: Bool

  private init(parts: [Part], isISO8601: Bool) {
    self.parts = parts
    self.isISO8601 = isISO8601
  }

  /// Nil for a format with another directive, or without one of year, month and day. An empty format, `default` and
  /// `any` are ISO 8601.
  init?(_ format: String) {
    if ["", "default", "any", "%Y-%m-%d"].contains(format) {
      self = .iso8601
      return
    }
    var parts: [Part] = []
    var bytes = Array(format.utf8)[...]
    if format.hasPrefix("fmt:") { bytes = bytes.dropFirst(4) }
    while let byte = bytes.popFirst() {
      guard byte == 0x25 else {
        parts.append(.literal(byte))
        continue
      }
      switch bytes.popFirst() {
      case 0x59: parts.append(.year)
      case 0x79: parts.append(.shortYear)
      case 0x6D: parts.append(.month)
      case 0x64: parts.append(.day)
      default: return nil
      }
    }
    let years = parts.count { $0 == .year || $0 == .shortYear }
    guard years == 1, parts.count(where: { $0 == .month }) == 1, parts.count(where: { $0 == .day }) == 1 else {
      return nil
    }
    self.init(parts: parts, isISO8601: false)
  }

  /// The day that fills the text, or nil.
  func date(_ text: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    if isISO8601 { return Self.iso8601Date(text) }
    var rest = text[...]
    var year = 0
    var month = 0
    var day = 0
    for part in parts {
      switch part {
      case .literal(let byte):
        guard rest.popFirst() == byte else { return nil }
      case .year:
        guard let number = Self.number(&rest, 4...4) else { return nil }
        year = number
      case .shortYear:
        guard let number = Self.number(&rest, 2...2) else { return nil }
        year = number < 69 ? 2000 + number : 1900 + number
      case .month:
        guard let number = Self.number(&rest, 1...2) else { return nil }
        month = number
      case .day:
        guard let number = Self.number(&rest, 1...2) else { return nil }
        day = number
      }
    }
    return rest.isEmpty ? CalendarDate(year: year, month: month, day: day) : nil
  }

  /// Reads `2026-01-31`, the form of nearly all columns, without the loop over the parts.
  private static func iso8601Date(_ text: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D else { return nil }
    var digits = 0
    for (i, byte) in text.enumerated() where i != 4 && i != 7 {
      guard byte &- 0x30 < 10 else { return nil }
      digits = digits * 10 + Int(byte - 0x30)
    }
    return CalendarDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  /// Takes as many digits as the range allows.
  private static func number(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>, _ digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < digits.upperBound, let byte = rest.first, byte &- 0x30 < 10 {
      value = value * 10 + Int(byte - 0x30)
      count += 1
      rest = rest.dropFirst()
    }
    return count >= digits.lowerBound ? value : nil
  }
}
