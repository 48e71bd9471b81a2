import CSV

/// What the values of a column are taken for in one reading of a file.
enum ColumnGuess: Sendable, Equatable {
  case number
  case date(DateFormat)
  case text

  static func == (left: ColumnGuess, right: ColumnGuess) -> Bool {
    switch (left, right) {
    case (.number, .number), (.text, .text), (.date, .date): true
    default: false
    }
  }
}

/// What one piece of a file says about one column.
enum ColumnPiece: Sendable {
  case numbers(NumberPiece)
  case texts(TextPiece)
  /// A value is not what the column was taken for.
  case mismatch
  /// Nobody asked.
  case skipped
}

struct NumberPiece: Sendable {
  var missing = 0
  var values: PackedNumbers
  var moments: Moments
  var minimum: Double
  var maximum: Double
  var isWhole: Bool
}

struct TextPiece: Sendable {
  var missing = 0
  /// All texts, unless too many were found before: then those watched, the sketch and the extremes.
  var tally: TextTally?
  var watchedCounts: [Int] = []
  var sketch: DistinctSketch?
  var least: [UInt8]?
  var greatest: [UInt8]?
  /// In bytes of UTF-8.
  var totalLength = 0
  var longest = LongestTexts()
}

/// The longest different texts of a column, the first of equally long ones.
struct LongestTexts: Sendable, Equatable {
  static let limit = 3
  private(set) var texts: [(length: Int, text: String)] = []

  /// No text of so many characters or fewer enters.
  private(set) var threshold = -1

  static func == (left: LongestTexts, right: LongestTexts) -> Bool { left.texts.map(\.text) == right.texts.map(\.text) }

  /// - Parameter length: In Unicode scalars.
  mutating func add(_ text: String, length: Int) {
    guard length > threshold, !texts.contains(where: { $0.length == length && $0.text == text }) else { return }
    let place = texts.firstIndex { $0.length < length } ?? texts.count
    texts.insert((length, text), at: place)
    if texts.count > Self.limit { texts.removeLast() }
    if texts.count == Self.limit, let last = texts.last { threshold = last.length }
  }

  mutating func merge(_ next: LongestTexts) {
    for text in next.texts { add(text.text, length: text.length) }
  }
}

/// Reads the cells of one column of a piece.
struct ColumnPieceReader {
  let column: Int
  let form: NumberForm
  /// The texts that mean "missing", beside the empty cell.
  let missing: [[UInt8]]

  @inline(__always)
  private func isMissing(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    if count == 0 { return true }
    guard !missing.isEmpty else { return false }
    return missing.contains { word in
      word.count == count && word.withUnsafeBufferPointer { $0.baseAddress.map { areEqual($0, start, count) } ?? false }
    }
  }

  func numbers(_ piece: borrowing RecordPiece) -> ColumnPiece {
    let mark: UInt8 = form.decimalMark == .point ? 0x2E : 0x2C
    let capacity = piece.recordCount
    var missing = 0
    var scale = 0
    var found: ColumnPiece?
    let values = UnsafeMutableBufferPointer<Int64>.allocate(capacity: capacity + 1)
    defer { values.deallocate() }
    var count = 0
    var isWhole = true
    for record in 0..<capacity {
      let cell = piece.cell(record: record, column: column)
      if isMissing(cell.start, cell.count) {
        missing &+= 1
      } else if let number = ScaledNumber(cell.start, cell.count, mark: mark) {
        if number.scale != scale {
          guard adapt(values, count, number, &scale) else {
            found = doubles(piece, from: record, values, count, scale, missing)
            break
          }
        }
        values[count] =
          number.scale < scale ? number.value &* ScaledNumber.wholePowers[scale &- number.scale] : number.value
        count &+= 1
      } else {
        found = doubles(piece, from: record, values, count, scale, missing)
        break
      }
    }
    if let found { return found }
    isWhole = scale == 0
    let packed = PackedNumbers(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(values)[..<count]), scale: scale)
    let power = ScaledNumber.powers[scale]
    let numbers = [Double](unsafeUninitializedCapacity: count) { buffer, size in
      for i in 0..<count { buffer[i] = Double(values[i]) / power }
      size = count
    }
    return .numbers(summed(missing, packed, numbers, isWhole))
  }

  private func summed(_ missing: Int, _ packed: PackedNumbers, _ numbers: [Double], _ isWhole: Bool) -> NumberPiece {
    var low = Double.infinity
    var high = -Double.infinity
    for number in numbers {
      low = number < low ? number : low
      high = number > high ? number : high
    }
    return NumberPiece(
      missing: missing, values: packed, moments: numbers.withUnsafeBufferPointer { Moments($0) }, minimum: low,
      maximum: high, isWhole: isWhole)
  }

  /// Brings earlier values to the scale of a number with more digits; false when something would not be exact.
  private func adapt(
    _ values: UnsafeMutableBufferPointer<Int64>, _ count: Int, _ number: ScaledNumber, _ scale: inout Int
  ) -> Bool {
    let limit: Int64 = 1 << 53
    if number.scale < scale {
      return number.value.magnitude <= UInt64(limit / ScaledNumber.wholePowers[scale - number.scale])
    }
    let factor = ScaledNumber.wholePowers[number.scale - scale]
    for i in 0..<count where values[i].magnitude > UInt64(limit / factor) { return false }
    for i in 0..<count { values[i] *= factor }
    scale = number.scale
    return true
  }

  /// The piece again as doubles, from the record whose number is written otherwise or is none.
  private func doubles(
    _ piece: borrowing RecordPiece, from first: Int, _ values: UnsafeMutableBufferPointer<Int64>, _ count: Int,
    _ scale: Int, _ missing: Int
  ) -> ColumnPiece {
    var missing = missing
    var numbers: [Double] = []
    numbers.reserveCapacity(piece.recordCount)
    let power = ScaledNumber.powers[scale]
    for i in 0..<count { numbers.append(Double(values[i]) / power) }
    for record in first..<piece.recordCount {
      let cell = piece.cell(record: record, column: column)
      if isMissing(cell.start, cell.count) {
        missing += 1
        continue
      }
      let bytes = UnsafeBufferPointer(start: cell.start, count: cell.count)
      guard !isCode(bytes), let number = form.number(bytes) else { return .mismatch }
      numbers.append(number)
    }
    let isWhole = numbers.allSatisfy { $0.rounded() == $0 && $0.magnitude <= 9_007_199_254_740_992 }
    return .numbers(summed(missing, PackedNumbers(numbers), numbers, isWhole))
  }

  func dates(_ piece: borrowing RecordPiece, _ format: DateFormat) -> ColumnPiece {
    let values = UnsafeMutableBufferPointer<Int64>.allocate(capacity: piece.recordCount + 1)
    defer { values.deallocate() }
    var count = 0
    var missing = 0
    for record in 0..<piece.recordCount {
      let cell = piece.cell(record: record, column: column)
      if isMissing(cell.start, cell.count) {
        missing &+= 1
        continue
      }
      let day =
        format.isISO8601
        ? isoDayNumber(cell.start, cell.count)
        : format.date(UnsafeBufferPointer(start: cell.start, count: cell.count))?.daysSince1970
      guard let day else { return .mismatch }
      values[count] = day
      count &+= 1
    }
    let packed = PackedNumbers(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(values)[..<count]), scale: 0)
    let range = packed.range ?? 0...0
    return .numbers(
      NumberPiece(
        missing: missing, values: packed, moments: Moments(), minimum: Double(range.lowerBound),
        maximum: Double(range.upperBound), isWhole: true))
  }

  /// - Parameter watched: The texts that are counted when there were too many to count all.
  func texts(_ piece: borrowing RecordPiece, watched: TextTally?) -> ColumnPiece {
    var collector = TextCollector(watched: watched)
    for record in 0..<piece.recordCount {
      let cell = piece.cell(record: record, column: column)
      if isMissing(cell.start, cell.count) {
        collector.result.missing &+= 1
      } else if !cell.isEscaped {
        collector.add(cell.start, cell.count)
      } else {
        var padded = Array(piece.text(record: record, column: column).utf8)
        let count = padded.count
        padded.append(contentsOf: repeatElement(0, count: 8))
        padded.withUnsafeBufferPointer { if let base = $0.baseAddress { collector.add(base, count) } }
      }
    }
    return .texts(collector.finished())
  }
}

/// Counts the texts of one column of a piece.
private struct TextCollector: ~Copyable {
  var result = TextPiece()
  private var tally = TextTally()
  private let watched: TextTally?
  private let isWatching: Bool
  private var counts: [Int]
  private let registers: UnsafeMutableBufferPointer<UInt8>
  private var least = Extreme()
  private var greatest = Extreme()
  /// The bytes that a text must have more of to be among the longest.
  private var longestThreshold = -1

  init(watched: TextTally?) {
    self.watched = watched
    isWatching = watched != nil
    counts = [Int](repeating: 0, count: watched?.entries.count ?? 0)
    registers = .allocate(capacity: isWatching ? DistinctSketch.size : 0)
    registers.initialize(repeating: 0)
  }

  deinit { registers.deallocate() }

  /// At least 8 bytes after the text can be read.
  @inline(__always)
  mutating func add(_ start: UnsafePointer<UInt8>, _ count: Int) {
    let hash = stableHash(start, count)
    result.totalLength &+= count
    if count > longestThreshold { offerLong(start, count) }
    guard isWatching else {
      tally.add(start, count, hash: hash)
      return
    }
    DistinctSketch.add(hash, to: registers)
    if let index = watched?.index(start, count, hash: hash) { counts[index] &+= 1 }
    let key = sortKey(start, count)
    if key <= least.key || least.text == nil { least.replace(start, count, key, ifLess: true) }
    if key >= greatest.key || greatest.text == nil { greatest.replace(start, count, key, ifLess: false) }
  }

  @inline(never)
  private mutating func offerLong(_ start: UnsafePointer<UInt8>, _ count: Int) {
    let scalars = scalarCount(start, count)
    guard scalars > result.longest.threshold else { return }
    result.longest.add(
      String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self), length: scalars)
    longestThreshold = result.longest.threshold
  }

  consuming func finished() -> TextPiece {
    var piece = result
    if isWatching {
      piece.sketch = DistinctSketch(registers: Array(registers))
      piece.watchedCounts = counts
      piece.least = least.text
      piece.greatest = greatest.text
    } else {
      piece.tally = tally
    }
    return piece
  }
}

/// A smallest or largest text with its first eight bytes, which settle nearly every comparison.
private struct Extreme {
  var key: UInt64 = 0
  var text: [UInt8]?

  @inline(never)
  mutating func replace(_ start: UnsafePointer<UInt8>, _ count: Int, _ key: UInt64, ifLess: Bool) {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    if let text, ifLess ? !bytes.lexicographicallyPrecedes(text) : !text.lexicographicallyPrecedes(bytes) { return }
    self.key = key
    text = Array(bytes)
  }
}

/// The first eight bytes as a number that has their order.
@inline(__always)
private func sortKey(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
  let word = UInt64(bigEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  return count >= 8 ? word : word & ~(~0 &>> UInt64(truncatingIfNeeded: count &* 8))
}

/// The number of Unicode scalars of a text in UTF-8.
@inline(__always)
func scalarCount(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
  var scalars = 0
  for i in 0..<count where start[i] & 0xC0 != 0x80 { scalars &+= 1 }
  return scalars
}

/// Whether digits begin with a zero that a number would lose: `007`, `01234`.
func isCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let start = bytes.first == 0x2D || bytes.first == 0x2B ? 1 : 0
  return bytes.count > start + 1 && bytes[start] == 0x30 && bytes[start + 1] &- 0x30 < 10
}
