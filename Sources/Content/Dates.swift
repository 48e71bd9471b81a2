import Diagnostics
import Tables
import YAML

package typealias CalendarDate = Tables.CalendarDate

extension CalendarDate: CustomStringConvertible {
  /// Stands where a date is missing and reported.
  static let undated: CalendarDate = {
    guard let date = CalendarDate(year: 1, month: 1, day: 1) else { preconditionFailure("the calendar begins there") }
    return date
  }()

  /// ISO 8601.
  package var description: String { iso8601 }

  /// The day of a moment in seconds since 1970, in UTC, as `SOURCE_DATE_EPOCH` gives it.
  package init?(secondsSince1970 seconds: Int) {
    // Days to civil date by eras of 400 years that begin on 1 March.
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(year: year, month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension MappingReader {
  package mutating func optionalDate(_ key: String) -> Located<CalendarDate>? {
    guard let text = optionalText(key) else { return nil }
    if let date = CalendarDate(iso8601: text.value) { return Located(date, at: text.place) }
    report(
      .error, "bad-date", at: text.place, "‘\(text.value)’ is not a date",
      hint: "write the year, the month and the day: 2026-11-24")
    return nil
  }

  /// nil when it is missing, which is reported.
  package mutating func requiredDate(_ key: String) -> Located<CalendarDate>? {
    let date = optionalDate(key)
    if date == nil, node(key) == nil { missing(key, example: "2026-11-24") }
    return date
  }
}
