/// How the dates, times or datetimes of a column are written, in the directives of `strptime`: `%Y`, `%y`, `%m`, `%d`,
/// `%B` or `%b` for a month's name, `%H`, `%M`, `%S`, the rest literally.
///
/// `%Y` has four digits; `%m`, `%d` and `%H` have two, or one where the next character is no digit, and `%d` reads the
/// `1er` of French; `%y` is 1969 to 2068, as POSIX has it. `%B` and `%b` read both the whole name and its abbreviation,
/// in French and in English, with or without accents and a full stop.
struct DateFormat: Sendable {
  static let iso8601 = DateFormat(kind: .date, parts: [])

  private enum Part: Sendable, Equatable {
    case year, shortYear, month, monthName, day, hour, minute, second
    case literal(UInt8)
  }

  private let kind: Field.Kind
  /// Empty for ISO 8601.
  private let parts: [Part]

  /// Every text that is a date is already in the form of ``CalendarDate/iso8601``.
  var isISO8601: Bool { kind == .date && parts.isEmpty }

  private init(kind: Field.Kind, parts: [Part]) {
    self.kind = kind
    self.parts = parts
  }

  /// Nil for a format with another directive, or without what the kind needs: year, month and day of a date, the hour
  /// of a time, both of a datetime. An empty format, `default` and `any` are ISO 8601.
  init?(_ format: String, kind: Field.Kind = .date) {
    if ["", "default", "any"].contains(format) || kind == .date && format == "%Y-%m-%d" {
      self.init(kind: kind, parts: [])
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
      case 0x42, 0x62: parts.append(.monthName)
      case 0x64: parts.append(.day)
      case 0x48: parts.append(.hour)
      case 0x4D: parts.append(.minute)
      case 0x53: parts.append(.second)
      default: return nil
      }
    }
    func count(_ wanted: Part...) -> Int { parts.count { wanted.contains($0) } }
    let wantsDate = kind == .time ? 0 : 1
    let wantsTime = kind == .date ? 0 : 1
    guard count(.year, .shortYear) == wantsDate, count(.month, .monthName) == wantsDate, count(.day) == wantsDate,
      count(.hour) == wantsTime, count(.minute) <= wantsTime, count(.second) <= count(.minute)
    else { return nil }
    self.init(kind: kind, parts: parts)
  }

  /// The day that fills the text, or nil.
  func date(_ text: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    if isISO8601 { return Self.iso8601Date(text) }
    guard let moment = moment(text) else { return nil }
    return CalendarDate(year: moment.year, month: moment.month, day: moment.day)
  }

  /// The canonical form of a date, `2026-01-31`, a time, `06:30:00`, or a datetime, `2026-01-31T06:30:00`; nil for
  /// what is none. A datetime with an offset is turned into UTC, which its `Z` says.
  func canonical(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    switch kind {
    case .date: return date(text)?.iso8601
    case .time:
      let time = parts.isEmpty ? TimeOfDay(iso8601: text[...]) : moment(text)?.time
      return time?.text
    default:
      if parts.isEmpty { return Self.iso8601Datetime(text) }
      guard let moment = moment(text),
        let day = CalendarDate(year: moment.year, month: moment.month, day: moment.day), let time = moment.time
      else { return nil }
      return day.iso8601 + "T" + time.text
    }
  }

  private struct Moment {
    var year = 1
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0

    var time: TimeOfDay? { TimeOfDay(hour: hour, minute: minute, second: second) }
  }

  private func moment(_ text: UnsafeBufferPointer<UInt8>) -> Moment? {
    var rest = text[...]
    var moment = Moment()
    for part in parts {
      switch part {
      case .literal(let byte):
        guard rest.popFirst() == byte else { return nil }
      case .year:
        guard let number = takeNumber(&rest, 4...4) else { return nil }
        moment.year = number
      case .shortYear:
        guard let number = takeNumber(&rest, 2...2) else { return nil }
        moment.year = number < 69 ? 2000 + number : 1900 + number
      case .month:
        guard let number = takeNumber(&rest, 1...2) else { return nil }
        moment.month = number
      case .monthName:
        guard let number = takeMonthName(&rest) else { return nil }
        moment.month = number
      case .day:
        guard let number = takeNumber(&rest, 1...2) else { return nil }
        moment.day = number
        if number == 1, rest.starts(with: "er".utf8) { rest = rest.dropFirst(2) }
      case .hour:
        guard let number = takeNumber(&rest, 1...2) else { return nil }
        moment.hour = number
      case .minute:
        guard let number = takeNumber(&rest, 2...2) else { return nil }
        moment.minute = number
      case .second:
        guard let number = takeNumber(&rest, 2...2) else { return nil }
        moment.second = number
      }
    }
    return rest.isEmpty ? moment : nil
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

  /// Reads `2026-01-31T06:30:00`, with a space for the `T`, without seconds, with `Z` or an offset.
  private static func iso8601Datetime(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    guard text.count >= 16, text[10] == 0x54 || text[10] == 0x20,
      var day = iso8601Date(UnsafeBufferPointer(rebasing: text[..<10]))
    else { return nil }
    var rest = text[11...]
    var offset: Int?
    if rest.last == 0x5A {
      rest = rest.dropLast()
      offset = 0
    } else if rest.count > 6, let sign = rest.dropLast(5).last, sign == 0x2B || sign == 0x2D {
      var zone = rest.suffix(5)
      guard let hours = takeNumber(&zone, 2...2), zone.popFirst() == 0x3A, let minutes = takeNumber(&zone, 2...2),
        hours < 24, minutes < 60
      else { return nil }
      offset = (sign == 0x2D ? -1 : 1) * (hours * 60 + minutes)
      rest = rest.dropLast(6)
    }
    guard var time = TimeOfDay(iso8601: rest) else { return nil }
    if let offset {
      let minutes = time.hour * 60 + time.minute - offset
      if minutes < 0 || minutes >= 1440 {
        guard let other = CalendarDate(dayNumber: day.dayNumber + (minutes < 0 ? -1 : 1)) else { return nil }
        day = other
      }
      let inDay = (minutes + 1440) % 1440
      time.hour = inDay / 60
      time.minute = inDay % 60
    }
    return day.iso8601 + "T" + time.text + (offset == nil ? "" : "Z")
  }
}

/// A time of the day, to the second or finer.
private struct TimeOfDay {
  var hour: Int
  var minute: Int
  var second: Int
  /// The digits after the decimal point, without zeros at their end.
  var fraction = ""

  /// Nil for 24:00 and 12:60; a leap second is no time that a survey notes.
  init?(hour: Int, minute: Int, second: Int) {
    guard hour < 24, minute < 60, second < 60 else { return nil }
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// Reads `06:30`, `06:30:00` and `06:30:00.25`.
  init?(iso8601 text: Slice<UnsafeBufferPointer<UInt8>>) {
    var rest = text
    guard let hour = takeNumber(&rest, 2...2), rest.popFirst() == 0x3A, let minute = takeNumber(&rest, 2...2) else {
      return nil
    }
    var second = 0
    var fraction: [UInt8] = []
    if rest.popFirst() == 0x3A {
      guard let number = takeNumber(&rest, 2...2) else { return nil }
      second = number
      if let mark = rest.first, mark == 0x2E || mark == 0x2C {
        fraction = Array(rest.dropFirst())
        guard !fraction.isEmpty, fraction.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        while fraction.last == 0x30 { fraction.removeLast() }
        rest = rest.suffix(0)
      }
    } else if text.count != 5 {
      return nil
    }
    guard rest.isEmpty else { return nil }
    self.init(hour: hour, minute: minute, second: second)
    self.fraction = String(decoding: fraction, as: UTF8.self)
  }

  var text: String {
    "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" + (fraction.isEmpty ? "" : "." + fraction)
  }
}

/// Takes as many digits as the range allows.
private func takeNumber(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>, _ digits: ClosedRange<Int>) -> Int? {
  var value = 0
  var count = 0
  while count < digits.upperBound, let byte = rest.first, byte &- 0x30 < 10 {
    value = value * 10 + Int(byte - 0x30)
    count += 1
    rest = rest.dropFirst()
  }
  return count >= digits.lowerBound ? value : nil
}

/// The whole names of the months in French and English and their usual abbreviations, without accents; from 1.
private let monthNames: [String: Int] = {
  let months = [
    "janvier janv jan january", "fevrier fevr fev february feb", "mars mar march", "avril avr april apr", "mai may",
    "juin june jun", "juillet juil july jul", "aout august aug", "septembre sept sep september", "octobre oct october",
    "novembre nov november", "decembre dec december",
  ]
  var names: [String: Int] = [:]
  for (index, words) in months.enumerated() {
    for word in words.split(separator: " ") { names[String(word)] = index + 1 }
  }
  return names
}()

/// Takes the letters of a month's name and the full stop of an abbreviation.
private func takeMonthName(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  let letters = rest.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }
  guard (3...12).contains(letters.count) else { return nil }
  let word = String(decoding: letters, as: UTF8.self).lowercased()
  let plain = String(word.map { "éèê".contains($0) ? "e" : $0 == "û" ? "u" : $0 })
  guard let month = monthNames[plain] else { return nil }
  rest = rest.dropFirst(letters.count)
  if rest.first == 0x2E { rest = rest.dropFirst() }
  return month
}

/// A date, time or datetime written in ISO 8601, in the form in which columns keep it; nil for what is none.
package func canonicalMoment(_ text: String, kind: Field.Kind) -> String? {
  var text = text
  return text.withUTF8 { DateFormat("", kind: kind)?.canonical($0) }
}
