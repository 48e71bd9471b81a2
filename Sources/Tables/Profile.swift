/// What a column holds, in figures: for the page of a dataset and for the one who checks it.
package struct ColumnProfile: Sendable, Equatable {
  package var name: String
  /// Rows.
  package var count: Int
  package var missing: Int
  /// Different values, the missing one not counted.
  package var distinct: Int
  /// For number, integer and year columns with at least one value.
  package var numbers: NumberSummary?
  /// The most frequent values of other columns with their counts, most frequent first, then in order of value; all levels
  /// of a column that has levels, in their order, those that do not occur with 0.
  package var levels: [LevelCount]
  /// For number, integer and year columns: bins of equal width that cover all values.
  package var histogram: [Bin]
  /// The first, the middle and the last day of a date column, hour of a time column, or both; of an even number the earlier
  /// middle one.
  package var firstDate: String?
  package var medianDate: String?
  package var lastDate: String?
  /// For columns of dates, hours or both: spans of whole seconds, minutes, hours, days, weeks, months or years that cover
  /// all of them.
  package var dateHistogram: [DateBin] = []
  /// For number, integer and year columns: the 1st, 5th, 10th, 25th, 50th, 75th, 90th, 95th and 99th percentiles, of type 7.
  package var percentiles: [Percentile] = []
  /// What the values were found to be; the field's kind for a column with a dictionary.
  package var kind = Field.Kind.string
  /// For string columns with at least one value.
  package var texts: TextSummary?
  /// ``distinct`` is an estimate, with a standard error of 0.8 %.
  package var isDistinctApproximate = false
  /// Quartiles, percentiles, the median day and the counts of histograms come from a sketch: a value is off by at most
  /// 0.025 % of its size.
  package var areQuantilesApproximate = false
  /// ``levels`` are those among the most frequent of the first 65,536 different values; their counts are exact.
  package var areLevelsApproximate = false

  package struct NumberSummary: Sendable, Equatable {
    package var minimum: Double
    /// Quartiles of Hyndman and Fan's type 7, the default of R and of spreadsheets.
    package var firstQuartile: Double
    package var median: Double
    package var thirdQuartile: Double
    package var maximum: Double
    package var mean: Double
    /// With n − 1; NaN for a single value.
    package var standardDeviation: Double
  }

  /// The value below or at which a share of all values lies.
  package struct Percentile: Sendable, Equatable {
    /// From 0 to 1.
    package var share: Double
    package var value: Double
  }

  package struct TextSummary: Sendable, Equatable {
    /// First and last in the order of their bytes in UTF-8.
    package var least: String
    package var greatest: String
    /// In bytes of UTF-8.
    package var meanLength: Double
    /// The longest different texts, at most three, with their lengths in Unicode scalars; of equally long ones the first.
    package var longest: [LongText]
  }

  package struct LongText: Sendable, Equatable {
    package var text: String
    package var length: Int
  }

  /// Days, hours or both from `first` to `last`, both included.
  package struct DateBin: Sendable, Equatable {
    package var first: String
    package var last: String
    package var count: Int
  }

  package struct LevelCount: Sendable, Equatable {
    package var value: String
    package var count: Int

    package init(value: String, count: Int) {
      self.value = value
      self.count = count
    }
  }

  /// Values from `lower`, included, to `upper`, excluded. The last bin includes `upper`, unless all values are whole: then
  /// every bin holds as many whole numbers, and `upper` is the one after them.
  package struct Bin: Sendable, Equatable {
    package var lower: Double
    package var upper: Double
    package var count: Int

    package init(lower: Double, upper: Double, count: Int) {
      self.lower = lower
      self.upper = upper
      self.count = count
    }
  }
}

/// Describes a column.
///
/// - Parameters:
///   - topLevels: How many of the most frequent values are listed.
///   - maximumBins: The most bins of the histogram. Edges are multiples of 1, 2 or 5 times a power of ten, the
///     smallest such width that needs no more bins; whole numbers have a width of at least 1.
package func profile(_ column: Column, topLevels: Int = 10, maximumBins: Int = 20) -> ColumnProfile {
  var profile = ColumnProfile(
    name: column.field.name, count: column.count, missing: 0, distinct: 0, levels: [], histogram: [])
  profile.kind = column.field.kind
  switch column.values {
  case .numbers(let values) where column.field.kind != .boolean:
    let sorted = values.filter { !$0.isNaN }.sorted()
    profile.missing = values.count - sorted.count
    profile.distinct = sorted.indices.count { $0 == 0 || sorted[$0] != sorted[$0 - 1] }
    profile.numbers = summary(sorted)
    profile.percentiles = sorted.isEmpty ? [] : percentiles(of: sorted.count) { sorted[$0] }
    let isWhole = column.field.kind != .number
    profile.histogram = histogram(sorted, maximumBins: maximumBins, isWhole: isWhole)
    if !column.field.levels.isEmpty {
      let counts = Dictionary(grouping: sorted, by: { $0 }).mapValues(\.count)
      profile.levels = column.field.levels.map { level in
        ColumnProfile.LevelCount(value: level.value, count: Double(level.value).flatMap { counts[$0] } ?? 0)
      }
    }
  default:
    var counts: [String: Int] = [:]
    for row in 0..<column.count {
      if let text = column.text(at: row) { counts[text, default: 0] += 1 } else { profile.missing += 1 }
    }
    profile.distinct = counts.count
    if column.field.kind.isMoment {
      describeMoments(counts, column.field.kind, maximumBins, &profile)
    } else if column.field.kind == .string, !counts.isEmpty {
      profile.texts = textSummary(column, counts)
    }
    if column.field.levels.isEmpty || column.field.kind == .boolean {
      let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      profile.levels = ordered.prefix(topLevels).map { ColumnProfile.LevelCount(value: $0.key, count: $0.value) }
    } else {
      profile.levels = column.field.levels.map {
        ColumnProfile.LevelCount(value: $0.value, count: counts[$0.value] ?? 0)
      }
    }
  }
  return profile
}

extension Table {
  /// The profile of each column, in order.
  package var profiles: [ColumnProfile] { columns.map { profile($0) } }
}

private func describeMoments(
  _ counts: [String: Int], _ kind: Field.Kind, _ maximumBins: Int, _ profile: inout ColumnProfile
) {
  let moments = counts.compactMap { text, count in
    secondsOfMoment(text, kind).map { (second: $0, text: text, count: count) }
  }
  .sorted { ($0.second, $0.text) < ($1.second, $1.text) }
  guard let first = moments.first, let last = moments.last else { return }
  var rank = (moments.reduce(0) { $0 + $1.count } - 1) / 2
  let median = moments.first { entry in
    rank -= entry.count
    return rank < 0
  }
  profile.firstDate = first.text
  profile.lastDate = last.text
  profile.medianDate = median?.text
  let bins = MomentBins(from: first.second, to: last.second, kind, maximum: maximumBins)
  var binCounts = [Int](repeating: 0, count: bins.count)
  for entry in moments { binCounts[bins.index(of: entry.second)] += entry.count }
  profile.dateHistogram = bins.described(binCounts)
}

private func textSummary(_ column: Column, _ counts: [String: Int]) -> ColumnProfile.TextSummary? {
  // By bytes: the order of Swift's texts is that of their normal forms.
  func isLess(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
  guard let least = counts.keys.min(by: isLess), let greatest = counts.keys.max(by: isLess) else { return nil }
  var longest = LongestTexts()
  var bytes = 0
  var count = 0
  for row in 0..<column.count {
    guard let text = column.text(at: row) else { continue }
    count += 1
    bytes += text.utf8.count
    if text.utf8.count > longest.threshold { longest.add(text, length: text.unicodeScalars.count) }
  }
  return ColumnProfile.TextSummary(
    least: least, greatest: greatest, meanLength: Double(bytes) / Double(count),
    longest: longest.texts.map { ColumnProfile.LongText(text: $0.text, length: $0.length) })
}

/// Nil without values; `sorted` must be in increasing order.
func summary(_ sorted: [Double]) -> ColumnProfile.NumberSummary? {
  guard let first = sorted.first, let last = sorted.last else { return nil }
  let count = Double(sorted.count)
  // The mean of differences from the first value loses no digit when all values are large and near each other.
  let mean = first + sorted.reduce(0) { $0 + ($1 - first) } / count
  let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  func quantile(_ share: Double) -> Double { Tables.quantile(share, of: sorted.count) { sorted[$0] } }
  return ColumnProfile.NumberSummary(
    minimum: first, firstQuartile: quantile(0.25), median: quantile(0.5), thirdQuartile: quantile(0.75), maximum: last,
    mean: mean, standardDeviation: sorted.count > 1 ? (squares / (count - 1)).squareRoot() : .nan)
}

/// The quantile of Hyndman and Fan (1996), *The American Statistician* 50, 361–365, type 7.
///
/// - Parameters:
///   - count: At least 1.
///   - value: The value at a rank from 0.
func quantile(_ probability: Double, of count: Int, _ value: (Int) -> Double) -> Double {
  let position = Double(count - 1) * probability
  let lower = Int(position)
  let upper = min(lower + 1, count - 1)
  let low = value(lower)
  return low + (position - Double(lower)) * (value(upper) - low)
}

/// The shares of ``ColumnProfile/percentiles``.
let percentileShares = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]

func percentiles(of count: Int, _ value: (Int) -> Double) -> [ColumnProfile.Percentile] {
  percentileShares.map { ColumnProfile.Percentile(share: $0, value: quantile($0, of: count, value)) }
}

private func histogram(_ sorted: [Double], maximumBins: Int, isWhole: Bool) -> [ColumnProfile.Bin] {
  guard let first = sorted.first, let last = sorted.last else { return [] }
  var bins = emptyBins(from: first, to: last, maximumBins: maximumBins, isWhole: isWhole)
  guard !bins.isEmpty else { return [] }
  var bin = 0
  for value in sorted {
    while bin < bins.count - 1, value >= bins[bin].upper { bin += 1 }
    bins[bin].count += 1
  }
  return bins
}

/// Bins with round edges that cover all values from `first` to `last`, without counts.
func emptyBins(
  from first: Double, to last: Double, maximumBins: Int, isWhole: Bool
) -> [ColumnProfile.Bin] {
  guard maximumBins > 0 else { return [] }
  guard last - first > 1e-300, (last - first).isFinite else {
    return [ColumnProfile.Bin(lower: first, upper: last, count: 0)]
  }
  var step = RoundStep(atLeast: max((last - first) / Double(maximumBins), isWhole ? 1 : 0))
  // A last value on an edge belongs to the bin below it; a whole number would be one too many there.
  func isLastOnEdge() -> Bool { !isWhole && step.isEdge(last) }
  while step.index(of: last) - step.index(of: first) + 1 > Double(maximumBins) + (isLastOnEdge() ? 1 : 0) {
    step = step.next
  }
  let start = step.index(of: first)
  let end = step.index(of: last) - (isLastOnEdge() ? 1 : 0)
  let count = max(1, Int(end - start) + 1)
  return (0..<count).map { i in
    ColumnProfile.Bin(lower: step.edge(start + Double(i)), upper: step.edge(start + Double(i + 1)), count: 0)
  }
}

/// A bin width of 1, 2 or 5 times a power of ten, whose multiples are computed without accumulated rounding.
private struct RoundStep {
  private var digit: Double
  private var exponent: Int

  /// The smallest such width that is not below `width`, which must be positive.
  init(atLeast width: Double) {
    digit = 1
    exponent = -323
    var low = -323
    var high = 308
    // The smallest power of ten that is at least `width`.
    while low < high {
      let middle = (low + high) >> 1
      if Self.power(middle) >= width { high = middle } else { low = middle + 1 }
    }
    exponent = low
    for smaller in [5.0, 2.0] where exponent > -323 && smaller * Self.power(low - 1) >= width {
      digit = smaller
      exponent = low - 1
    }
  }

  var next: RoundStep {
    var step = self
    switch digit {
    case 1: step.digit = 2
    case 2: step.digit = 5
    default:
      step.digit = 1
      step.exponent += 1
    }
    return step
  }

  /// The multiple of the width, as near as a double can be: 3 × 0.1 is 0.3.
  func edge(_ index: Double) -> Double {
    exponent < 0 ? index * digit / Self.power(-exponent) : index * digit * Self.power(exponent)
  }

  /// The number of the bin that holds a value.
  func index(of value: Double) -> Double {
    var index = (value / edge(1)).rounded(.down)
    if edge(index + 1) <= value { index += 1 }
    if edge(index) > value { index -= 1 }
    return index
  }

  func isEdge(_ value: Double) -> Bool { edge(index(of: value)) == value }

  private static func power(_ exponent: Int) -> Double {
    Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .infinity)
  }
}
