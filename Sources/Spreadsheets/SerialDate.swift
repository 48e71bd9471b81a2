/// A day and an hour as spreadsheets count them: days since the end of 1899, or since 1904, with the hours as a fraction.
struct SerialDate {
  enum Fault: Error {
    /// The day that the first spreadsheets took for the 29 February 1900, which never was.
    case leapDay1900
    /// A day before the first, or after the year 9999.
    case outOfRange
  }

  var kind: Sheet.Kind
  var text: String

  /// Reads a number under a temporal format, to the millisecond.
  ///
  /// A fraction under a date's format, or a day under a time's, is not dropped: the result is both.
  init(_ serial: Double, _ format: NumberFormat, from1904: Bool) throws(Fault) {
    guard serial >= 0, serial < 2_958_466 else { throw .outOfRange }
    let milliseconds = (serial * 86_400_000).rounded()
    if format == .duration {
      (kind, text) = (.time, Self.time(Int(milliseconds)))
      return
    }
    var day = Int(milliseconds / 86_400_000)
    let rest = Int(milliseconds) - day * 86_400_000
    if format == .time, day == 0 {
      (kind, text) = (.time, Self.time(rest))
      return
    }
    if !from1904 {
      guard day != 60 else { throw .leapDay1900 }
      guard day > 0 else { throw .outOfRange }
      if day < 60 { day += 1 }
    }
    // Days from 1 March of the year 0 (proleptic), to 1899-12-30 and to 1904-01-01.
    let date = Self.date(day + (from1904 ? 695_361 : 693_899))
    if format == .date, rest == 0 {
      (kind, text) = (.date, date)
    } else {
      (kind, text) = (.dateTime, date + "T" + Self.time(rest))
    }
  }

  /// `10:30:00`, with milliseconds when there are any.
  static func time(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    let rest = milliseconds % 1000
    var text = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    if rest > 0 {
      var digits = String(1000 + rest).dropFirst()
      while digits.last == "0" { digits.removeLast() }
      text += "." + digits
    }
    return text
  }

  /// The date of a day counted from 1 March of the year 0, after Hinnant's `civil_from_days`.
  private static func date(_ day: Int) -> String {
    let era = day / 146_097
    let dayOfEra = day % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return String(String(10_000 + year).dropFirst())
      + "-\(two(month < 10 ? month + 3 : month - 9))-\(two(dayOfYear - (153 * month + 2) / 5 + 1))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
