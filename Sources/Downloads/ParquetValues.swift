import Tables

/// The values of a column in some rows, encoded as the pages of Parquet hold them.
struct ParquetValues: Sendable {
  /// Rows, missing values included.
  var count: Int
  /// Which rows have a value, as definition levels with their length before them.
  var levels: [UInt8]
  /// The values that are there: plain, or their places in the dictionary.
  var content: [UInt8]
  /// The different texts of a column that repeats them.
  var dictionary: (content: [UInt8], count: Int)?
  var statistics: ParquetStatistics

  init(_ column: Column, _ type: ParquetType, _ rows: Range<Int>) {
    count = rows.count
    content = []
    switch column.values {
    case .numbers(let numbers):
      let values = numbers[rows]
      levels = definitionLevels(values.map { !$0.isNaN })
      let present = values.filter { !$0.isNaN }
      statistics = ParquetStatistics(nullCount: values.count - present.count)
      encode(present, type)
    case .texts(let texts):
      let values = texts[rows]
      levels = definitionLevels(values.map { $0 != nil })
      let present = values.compactMap { $0 }
      statistics = ParquetStatistics(nullCount: values.count - present.count)
      if type == .int32 { encodeDates(present) } else { encode(present) }
    }
  }

  private mutating func encode(_ values: [Double], _ type: ParquetType) {
    func plain(_ value: Double) -> [UInt8] {
      var bytes: [UInt8] = []
      switch type {
      case .boolean: bytes.append(value != 0 ? 1 : 0)
      case .int64: appendLittleEndian(Int64(value), to: &bytes)
      default: appendLittleEndian(value.bitPattern, to: &bytes)
      }
      return bytes
    }
    if type == .boolean {
      content = [UInt8](repeating: 0, count: (values.count + 7) / 8)
      for (index, value) in values.enumerated() where value != 0 { content[index >> 3] |= 1 << UInt8(index & 7) }
    } else {
      content.reserveCapacity(values.count * 8)
      for value in values {
        if type == .int64 {
          appendLittleEndian(Int64(value), to: &content)
        } else {
          appendLittleEndian(value.bitPattern, to: &content)
        }
      }
    }
    guard let smallest = values.min(), let largest = values.max() else { return }
    // A zero in the statistics carries the sign that leaves both zeros inside.
    statistics.minimum = plain(type == .double && smallest == 0 ? -0.0 : smallest)
    statistics.maximum = plain(type == .double && largest == 0 ? 0.0 : largest)
  }

  private mutating func encodeDates(_ values: [String]) {
    let days = values.compactMap(daysSince1970)
    content.reserveCapacity(days.count * 4)
    for day in days { appendLittleEndian(day, to: &content) }
    guard let first = days.min(), let last = days.max() else { return }
    var bytes: [UInt8] = []
    appendLittleEndian(first, to: &bytes)
    statistics.minimum = bytes
    bytes = []
    appendLittleEndian(last, to: &bytes)
    statistics.maximum = bytes
  }

  private mutating func encode(_ values: [String]) {
    var places: [String: UInt32] = [:]
    var distinct: [String] = []
    var indices: [UInt32] = []
    indices.reserveCapacity(values.count)
    // A dictionary that holds a third of the values gains little, and costs memory.
    let limit = values.count / 3
    for value in values {
      if let place = places[value] {
        indices.append(place)
      } else if distinct.count >= limit {
        break
      } else {
        places[value] = UInt32(distinct.count)
        indices.append(UInt32(distinct.count))
        distinct.append(value)
      }
    }
    let isDictionary = indices.count == values.count && !values.isEmpty
    func append(_ text: String, to bytes: inout [UInt8]) {
      var text = text
      text.withUTF8 {
        appendLittleEndian(UInt32($0.count), to: &bytes)
        bytes.append(contentsOf: $0)
      }
    }
    if isDictionary {
      var bytes: [UInt8] = []
      for text in distinct { append(text, to: &bytes) }
      dictionary = (bytes, distinct.count)
      content = bitPacked(
        indices, width: distinct.count <= 1 ? 1 : UInt32.bitWidth - UInt32(distinct.count - 1).leadingZeroBitCount)
    } else {
      for value in values { append(value, to: &content) }
    }
    let candidates = isDictionary ? distinct : values
    func order(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
    let longest = 256
    guard let first = candidates.min(by: order), let last = candidates.max(by: order),
      first.utf8.count <= longest, last.utf8.count <= longest
    else { return }
    statistics.minimum = Array(first.utf8)
    statistics.maximum = Array(last.utf8)
  }
}

/// Levels 0 and 1 in the hybrid of runs and packed bits, after their length in four bytes.
private func definitionLevels(_ isPresent: [Bool]) -> [UInt8] {
  var body: [UInt8] = []
  if let first = isPresent.first, isPresent.allSatisfy({ $0 == first }) {
    appendSevenBitGroups(UInt64(isPresent.count) << 1, to: &body)
    body.append(first ? 1 : 0)
  } else {
    let groups = (isPresent.count + 7) / 8
    appendSevenBitGroups(UInt64(groups) << 1 | 1, to: &body)
    var packed = [UInt8](repeating: 0, count: groups)
    for (index, present) in isPresent.enumerated() where present { packed[index >> 3] |= 1 << UInt8(index & 7) }
    body += packed
  }
  var bytes: [UInt8] = []
  appendLittleEndian(UInt32(body.count), to: &bytes)
  return bytes + body
}

/// The places in a dictionary: their width in bits, then one run of packed bits.
private func bitPacked(_ values: [UInt32], width: Int) -> [UInt8] {
  var bytes = [UInt8(width)]
  let groups = (values.count + 7) / 8
  appendSevenBitGroups(UInt64(groups) << 1 | 1, to: &bytes)
  var buffer: UInt64 = 0
  var bits = 0
  for index in 0..<groups * 8 {
    buffer |= UInt64(index < values.count ? values[index] : 0) << UInt64(bits)
    bits += width
    while bits >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: buffer))
      buffer >>= 8
      bits -= 8
    }
  }
  return bytes
}

/// Days from 1 January 1970 to a date of the calendar written as ISO 8601, by the algorithm of Howard Hinnant's
/// *chrono-Compatible Low-Level Date Algorithms*; nil for another text.
func daysSince1970(_ text: String) -> Int32? {
  guard let date = CalendarDate(iso8601: text) else { return nil }
  let year = date.month <= 2 ? date.year - 1 : date.year
  let era = (year >= 0 ? year : year - 399) / 400
  let yearOfEra = year - era * 400
  let dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return Int32(era * 146_097 + dayOfEra - 719_468)
}
