import Diagnostics
import YAML

/// A day of the Gregorian calendar.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var year: Int
  package var month: Int
  package var day: Int

  /// Reads `2026-11-24`, and nothing else; a day that does not exist is nil.
  package init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)), let day = Int(text.suffix(2)),
      !text.contains("+"), (1...12).contains(month), year >= 1, day >= 1
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard day <= daysInMonth else { return nil }
  }

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day of a moment in seconds since 1970, in UTC.
  package init(secondsSince1970 seconds: Int) {
    // Days to civil date by eras of 400 years that begin on 1 March.
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private var daysInMonth: Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// ISO 8601.
  package var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension MappingReader {
  package mutating func optionalDate(_ key: String) -> Located<CalendarDate>? {
    guard let text = optionalText(key) else { return nil }
    if let date = CalendarDate(text.value) { return Located(date, at: text.place) }
    report(
      .error, "bad-date", at: text.place, "‘\(text.value)’ is not a date",
      hint: "write the year, the month and the day: 2026-11-24")
    return nil
  }

  package mutating func date(_ key: String) -> Located<CalendarDate> {
    if let date = optionalDate(key) { return date }
    if node(key) == nil { missing(key, example: "2026-11-24") }
    return Located(CalendarDate(year: 1, month: 1, day: 1), at: place)
  }
}
