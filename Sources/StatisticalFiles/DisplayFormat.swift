/// What the format of a variable makes of its numbers.
enum DisplayFormat: Equatable {
  case plain
  /// Days.
  case days
  /// Milliseconds of Stata, seconds of SPSS.
  case moments
  /// Months, quarters, half-years or weeks since 1960, of Stata.
  case periods(each: Int, letter: String)
  /// Seconds of SPSS that are a day.
  case secondsOfDay
  /// Seconds of SPSS that are an hour.
  case secondsOfTime

  /// Stata's: User's Guide, 24 Working with dates and times.
  init(stata format: String) {
    let letters = format.drop { $0 == "%" || $0 == "-" }
    if letters.hasPrefix("tc") || letters.hasPrefix("tC") {
      self = .moments
    } else if letters.hasPrefix("td") || letters.hasPrefix("d") {
      self = .days
    } else if letters.hasPrefix("tm") {
      self = .periods(each: 12, letter: "m")
    } else if letters.hasPrefix("tq") {
      self = .periods(each: 4, letter: "q")
    } else if letters.hasPrefix("th") {
      self = .periods(each: 2, letter: "h")
    } else if letters.hasPrefix("tw") {
      self = .periods(each: 52, letter: "w")
    } else {
      self = .plain
    }
  }

  /// SPSS's: Command Syntax Reference, Variable Types and Formats.
  init(spss format: String) {
    let name = format.prefix { !$0.isNumber && $0 != "." }.uppercased()
    switch name {
    case "DATE", "ADATE", "EDATE", "JDATE", "SDATE", "MOYR", "QYR", "WKYR": self = .secondsOfDay
    case "DATETIME", "YMDHMS": self = .moments
    case "TIME", "DTIME", "MTIME": self = .secondsOfTime
    default: self = .plain
    }
  }

  var kind: StatisticalFile.Kind {
    switch self {
    case .plain: .number
    case .periods: .text
    case .days, .secondsOfDay: .date
    case .moments: .dateTime
    case .secondsOfTime: .time
    }
  }

  /// A number as the text that its format means; nil for a day that the calendar does not have.
  func text(of number: Double, _ program: StatisticalFormat) -> String? {
    switch self {
    case .plain: return numberText(number)
    case .days: return CalendarText.date(number, from: CalendarText.stata)
    case .moments:
      return program == .stata
        ? CalendarText.dateTime(milliseconds: number, from: CalendarText.stata)
        : CalendarText.dateTime(milliseconds: number * 1000, from: CalendarText.spss)
    case .secondsOfDay: return CalendarText.date(number / 86_400, from: CalendarText.spss)
    case .secondsOfTime: return number.magnitude < 1e12 ? CalendarText.time(milliseconds: number * 1000) : nil
    case .periods(let each, let letter):
      guard number == number.rounded(), number.magnitude < 500_000 else { return nil }
      let periods = Int(number) + 1960 * each
      guard periods >= each, periods / each <= 9999 else { return nil }
      let year = CalendarText.padded(periods / each, 4)
      let period = periods % each + 1
      return letter == "m" ? "\(year)-\(CalendarText.padded(period, 2))" : "\(year)\(letter)\(period)"
    }
  }
}

/// The shortest text that gives the same double, with a decimal point, without an exponent between 10⁻⁷ and 10²¹.
func numberText(_ value: Double) -> String {
  if value == value.rounded(.towardZero), value.magnitude < 9_007_199_254_740_992 { return String(Int64(value)) }
  return plain(value.description)
}

/// The same for the numbers of four bytes that Stata calls `float`: 0.1, and not the double nearest to it.
func numberText(_ value: Float) -> String {
  if value == value.rounded(.towardZero), value.magnitude < 16_777_216 { return String(Int64(value)) }
  return plain(value.description)
}

private func plain(_ text: String) -> String {
  guard let mark = text.firstIndex(of: "e") else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
  guard let exponent = Int(text[text.index(after: mark)...]), (-7..<21).contains(exponent) else { return text }
  let sign = text.hasPrefix("-") ? "-" : ""
  let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
  let digits = String(parts[0]) + (parts.count > 1 && parts[1] != "0" ? String(parts[1]) : "")
  let point = parts[0].count + exponent
  if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
  if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
  return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}
