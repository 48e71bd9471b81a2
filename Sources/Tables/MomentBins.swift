/// Spans of days, hours or both that cover two of them and all between, at most `maximum` of them.
///
/// The shortest of 1, 5, 15 and 30 seconds, as many minutes, 1, 2, 3, 6 and 12 hours, and then the spans of ``DateBins``, that
/// needs no more; of days, those alone. A span begins on a multiple of its length in its day.
struct MomentBins {
  private let kind: Field.Kind
  /// Nil for spans of whole days.
  private let width: Int64?
  private let days: DateBins
  private let start: Int64
  let count: Int

  private static let widths: [Int64] = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]

  /// - Parameters:
  ///   - first: In seconds since 1970, as ``secondsOfMoment(_:_:)`` gives them; for times of the day since midnight.
  init(from first: Int64, to last: Int64, _ kind: Field.Kind, maximum: Int) {
    self.kind = kind
    let widths = kind == .date ? [] : Self.widths
    width = widths.first { floored(last, $0) - floored(first, $0) < Int64(maximum) * $0 }
    if let width {
      days = DateBins(from: 0, to: -1, maximum: 0)
      start = floored(first, width)
      count = Int((floored(last, width) - start) / width) + 1
    } else {
      days = DateBins(
        from: floored(first, secondsOfDay) / secondsOfDay, to: floored(last, secondsOfDay) / secondsOfDay,
        maximum: maximum)
      start = 0
      count = days.count
    }
  }

  /// The number of the span that holds a moment.
  func index(of second: Int64) -> Int {
    guard let width else { return days.index(of: floored(second, secondsOfDay) / secondsOfDay) }
    return max(0, min(count - 1, Int((second - start) / width)))
  }

  func described(_ counts: [Int]) -> [ColumnProfile.DateBin] {
    guard let width else { return days.described(counts) }
    return (0..<count).map { index in
      let first = start + Int64(index) * width
      return ColumnProfile.DateBin(
        first: momentText(first, kind), last: momentText(first + width - 1, kind), count: counts[index])
    }
  }
}

private let secondsOfDay: Int64 = 86_400

/// The multiple of `width` at or below a number.
private func floored(_ value: Int64, _ width: Int64) -> Int64 {
  value - ((value % width) + width) % width
}

/// The seconds since the beginning of 1970 of a day or a day with an hour in canonical form, and since midnight of an hour;
/// fractions of a second are left out. Nil for another text.
func secondsOfMoment(_ text: String, _ kind: Field.Kind) -> Int64? {
  let bytes = Array(text.utf8)
  func clock(from start: Int) -> Int64? {
    var parts: [Int64] = []
    var place = start
    while place + 2 <= bytes.count, parts.count < 3, let tens = digit(bytes[place]), let ones = digit(bytes[place + 1])
    {
      parts.append(tens * 10 + ones)
      guard place + 2 < bytes.count, bytes[place + 2] == 0x3A else { break }
      place += 3
    }
    guard parts.count > 1 else { return nil }
    return parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)
  }
  if kind == .time { return clock(from: 0) }
  guard bytes.count >= 10, let date = CalendarDate(iso8601: String(decoding: bytes[..<10], as: UTF8.self)) else {
    return nil
  }
  let day = date.daysSince1970 * secondsOfDay
  if kind == .date { return day }
  guard bytes.count > 11 else { return nil }
  return clock(from: 11).map { day + $0 }
}

private func digit(_ byte: UInt8) -> Int64? { (0x30...0x39).contains(byte) ? Int64(byte - 0x30) : nil }

private func momentText(_ second: Int64, _ kind: Field.Kind) -> String {
  func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
  let day = floored(second, secondsOfDay)
  let rest = second - day
  let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
  if kind == .time { return clock }
  return (CalendarDate(daysSince1970: day / secondsOfDay)?.iso8601 ?? "") + "T" + clock
}
