/// Days and hours of Stata and SPSS as texts.
enum CalendarText {
  /// The days from 1 March of the year 0 to 1 January 1960, where Stata begins, and to 14 October 1582, where SPSS does.
  static let stata = 715_815
  static let spss = 578_040

  /// A date from whole days after an origin; nil before the year 1 and after 9999.
  static func date(_ days: Double, from origin: Int) -> String? {
    guard days == days.rounded(), days.magnitude < 4_000_000 else { return nil }
    let day = Int(days) + origin
    // From 1 January of the year 1 to 31 December 9999.
    guard (306..<3_652_365).contains(day) else { return nil }
    // Hinnant's `civil_from_days`.
    let era = day / 146_097
    let dayOfEra = day % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return padded(year, 4) + "-" + padded(month < 10 ? month + 3 : month - 9, 2) + "-"
      + padded(dayOfYear - (153 * month + 2) / 5 + 1, 2)
  }

  /// A date and an hour from milliseconds after an origin.
  static func dateTime(milliseconds: Double, from origin: Int) -> String? {
    guard milliseconds.magnitude < 4e14 else { return nil }
    let whole = milliseconds.rounded()
    let day = (whole / 86_400_000).rounded(.down)
    guard let date = date(day, from: origin) else { return nil }
    return date + "T" + time(milliseconds: whole - day * 86_400_000)
  }

  /// An hour, or a duration of more than a day, from milliseconds.
  static func time(milliseconds: Double) -> String {
    let whole = Int(milliseconds.magnitude.rounded())
    let seconds = whole / 1000
    var text = (milliseconds < 0 ? "-" : "") + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":"
    text += padded(seconds % 60, 2)
    if whole % 1000 > 0 {
      var digits = padded(whole % 1000, 3)
      while digits.last == "0" { digits.removeLast() }
      text += "." + digits
    }
    return text
  }

  /// The days from an origin to a date written as ISO 8601, which is known to be of the calendar; nil for another text.
  static func days(_ date: Substring, from origin: Int) -> Int? {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard date.utf8.count == 10, parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // Hinnant's `days_from_civil`.
    let shifted = month <= 2 ? year - 1 : year
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return shifted / 400 * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - origin
  }

  /// The seconds from an origin to a date with an hour, `2026-01-31T06:30:00`; nil for another text.
  static func seconds(_ moment: String, from origin: Int) -> Int? {
    let parts = moment.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let days = days(parts[0], from: origin) else { return nil }
    let time = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard parts[1].utf8.count == 8, time.count == 3, let hour = Int(time[0]), let minute = Int(time[1]),
      let second = Int(time[2]), (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    return days * 86_400 + hour * 3600 + minute * 60 + second
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
