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
  /// The first and the last day of a date column.
  package var firstDate: String?
  package var lastDate: String?

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

  package struct LevelCount: Sendable, Equatable {
    package var value: String
    package var count: Int

    package init(value: String, count: Int) {
      self.value = value
      self.count = count
    }
  }

  /// Values from `lower`, included, to `upper`, excluded; the last bin includes `upper`.
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
  switch column.values {
  case .numbers(let values) where column.field.kind != .boolean:
    let sorted = values.filter { !$0.isNaN }.sorted()
    profile.missing = values.count - sorted.count
    profile.distinct = sorted.indices.count { $0 == 0 || sorted[$0] != sorted[$0 - 1] }
    profile.numbers = summary(sorted)
    let isWhole = column.field.kind != .number
    profile.histogram = histogram(sorted, maximumBins: maximumBins, smallestWidth: isWhole ? 1 : 0)
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
    if column.field.kind == .date {
      profile.firstDate = counts.keys.min()
      profile.lastDate = counts.keys.max()
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

/// Nil without values; `sorted` must be in increasing order.
private func summary(_ sorted: [Double]) -> ColumnProfile.NumberSummary? {
  guard let first = sorted.first, let last = sorted.last else { return nil }
  let count = Double(sorted.count)
  // The mean of differences from the first value loses no digit when all values are large and near each other.
  let mean = first + sorted.reduce(0) { $0 + ($1 - first) } / count
  let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return ColumnProfile.NumberSummary(
    minimum: first, firstQuartile: quantile(sorted, 0.25), median: quantile(sorted, 0.5),
    thirdQuartile: quantile(sorted, 0.75), maximum: last, mean: mean,
    standardDeviation: sorted.count > 1 ? (squares / (count - 1)).squareRoot() : .nan)
}

/// The quantile of Hyndman and Fan (1996), *The American Statistician* 50, 361–365, type 7.
private func quantile(_ sorted: [Double], _ probability: Double) -> Double {
  let position = Double(sorted.count - 1) * probability
  let lower = Int(position)
  let upper = min(lower + 1, sorted.count - 1)
  return sorted[lower] + (position - Double(lower)) * (sorted[upper] - sorted[lower])
}

private func histogram(_ sorted: [Double], maximumBins: Int, smallestWidth: Double) -> [ColumnProfile.Bin] {
  guard let first = sorted.first, let last = sorted.last, maximumBins > 0 else { return [] }
  guard last - first > 1e-300, (last - first).isFinite else {
    return [ColumnProfile.Bin(lower: first, upper: last, count: sorted.count)]
  }
  var step = RoundStep(atLeast: max((last - first) / Double(maximumBins), smallestWidth))
  while step.index(of: last) - step.index(of: first) + 1 > Double(maximumBins) + (step.isEdge(last) ? 1 : 0) {
    step = step.next
  }
  let start = step.index(of: first)
  var end = step.index(of: last)
  // A last value on an edge belongs to the bin below it.
  if step.isEdge(last) { end -= 1 }
  let count = max(1, Int(end - start) + 1)
  var bins = (0..<count).map { i in
    ColumnProfile.Bin(lower: step.edge(start + Double(i)), upper: step.edge(start + Double(i + 1)), count: 0)
  }
  var bin = 0
  for value in sorted {
    while bin < count - 1, value >= bins[bin].upper { bin += 1 }
    bins[bin].count += 1
  }
  return bins
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
