/// Days as numbers, to count and order them quickly.
extension CalendarDate {
  /// Days since 1 January 1970. Years begin in March, so that the leap day is their last.
  var daysSince1970: Int64 {
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// Nil outside years 1 to 9999.
  init?(daysSince1970: Int64) {
    let days = Int(daysSince1970) + 719_468
    guard days >= 0 else { return nil }
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}

/// The day number of `2026-01-31`, or nil for another text.
@inline(__always)
func isoDayNumber(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int64? {
  guard count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
  var isOther = false
  func digit(_ i: Int) -> Int {
    let digit = bytes[i] &- 0x30
    isOther = isOther || digit > 9
    return Int(digit)
  }
  let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
  let month = digit(5) &* 10 &+ digit(6)
  let day = digit(8) &* 10 &+ digit(9)
  guard !isOther, let date = CalendarDate(year: year, month: month, day: day) else { return nil }
  return date.daysSince1970
}

/// Spans of whole days, months or years that cover two days and all between, at most `maximum` of them.
///
/// The shortest of a day, a week from Monday, a month, a quarter, a year and 2, 5, 10, 20, 50 … years that needs no more.
struct DateBins {
  /// The first day of each span, then the day after the last span.
  private(set) var edges: [Int64] = []

  init(from first: Int64, to last: Int64, maximum: Int) {
    guard first <= last, maximum > 0, let start = CalendarDate(daysSince1970: first),
      let end = CalendarDate(daysSince1970: last)
    else { return }
    if last - first < Int64(maximum) {
      edges = Array(first...(last + 1))
      return
    }
    // 1970-01-01 was a Thursday.
    let monday = first - ((first + 3) % 7 + 7) % 7
    if (last - monday) / 7 < Int64(maximum) {
      edges = (0...((last - monday) / 7 + 1)).map { monday + 7 * $0 }
      return
    }
    var months = 1
    var factor = 12
    while true {
      let low = (start.year * 12 + start.month - 1) / months
      let high = (end.year * 12 + end.month - 1) / months
      if high - low < maximum {
        edges = (low...(high + 1)).map { index in
          let month = index * months
          // The span that begins before year 1 begins with it, the last one ends with year 9999.
          let date = CalendarDate(year: max(1, month / 12), month: month < 12 ? 1 : month % 12 + 1, day: 1)
          return date?.daysSince1970 ?? (last + 1)
        }
        return
      }
      switch months {
      case 1: months = 3
      case 3: months = 12
      default:
        months = months / factor == 1 ? factor * 2 : months / factor == 2 ? factor * 5 : factor * 10
        if months == factor * 10 { factor *= 10 }
      }
    }
  }

  var count: Int { max(0, edges.count - 1) }

  /// The number of the span that holds a day; a day outside belongs to the nearest span.
  func index(of day: Int64) -> Int {
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if edges[middle] <= day { low = middle } else { high = middle - 1 }
    }
    return max(0, low)
  }

  func described(_ counts: [Int]) -> [ColumnProfile.DateBin] {
    (0..<count).map { index in
      ColumnProfile.DateBin(
        first: CalendarDate(daysSince1970: edges[index])?.iso8601 ?? "",
        last: CalendarDate(daysSince1970: edges[index + 1] - 1)?.iso8601 ?? "9999-12-31", count: counts[index])
    }
  }
}
