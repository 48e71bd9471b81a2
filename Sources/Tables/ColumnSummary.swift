import Dispatch
import Synchronization

/// The profiles of columns that were read piece by piece, on several cores.
func summarise(
  _ columns: [(name: String, state: ColumnState)], rows: Int, jobs: Int
) -> [ColumnProfile] {
  let next = Atomic(0)
  let results = Mutex<[ColumnProfile?]>(Array(repeating: nil, count: columns.count))
  DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, columns.count))) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < columns.count else { break }
      let profile = summary(of: columns[index].state, name: columns[index].name, rows: rows)
      results.withLock { $0[index] = profile }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}

/// How many levels and bins a profile has at most.
private let levelLimit = 10
private let binLimit = 20

private func summary(of state: ColumnState, name: String, rows: Int) -> ColumnProfile {
  var profile = ColumnProfile(name: name, count: rows, missing: state.missing, distinct: 0, levels: [], histogram: [])
  switch state.guess {
  case .text: describeTexts(state, rows, &profile)
  case .number: describeNumbers(state, &profile)
  case .date: describeDates(state, &profile)
  }
  return profile
}

private func describeTexts(_ state: ColumnState, _ rows: Int, _ profile: inout ColumnProfile) {
  let entries = state.tally.entries
  profile.levels = state.tally.mostFrequent(levelLimit).map {
    ColumnProfile.LevelCount(value: state.tally.text($0), count: $0.count)
  }
  if let sketch = state.sketch {
    profile.distinct = min(rows - state.missing, Int(sketch.estimate.rounded()))
    profile.isDistinctApproximate = true
    profile.areLevelsApproximate = true
  } else {
    profile.distinct = entries.count
    if isBooleanPair(entries.map { state.tally.text($0) }) {
      profile.kind = .boolean
      return
    }
  }
  let (least, greatest) = state.sketch == nil ? state.tally.extremes : (state.least, state.greatest)
  guard let least, let greatest else { return }
  profile.texts = ColumnProfile.TextSummary(
    least: String(decoding: least, as: UTF8.self), greatest: String(decoding: greatest, as: UTF8.self),
    meanLength: Double(state.totalLength) / Double(rows - state.missing),
    longest: state.longest.texts.map { ColumnProfile.LongText(text: $0.text, length: $0.length) })
}

/// One word for true and one for false, each written in one way.
private func isBooleanPair(_ texts: [String]) -> Bool {
  let field = Field(name: "", kind: .boolean)
  return texts.count == 2 && texts.contains { field.trueValues.contains($0) }
    && texts.contains { field.falseValues.contains($0) }
}

private func describeNumbers(_ state: ColumnState, _ profile: inout ColumnProfile) {
  profile.kind = state.isWhole ? .integer : .number
  let count = state.count
  guard count > 0 else { return }
  var bins = emptyBins(
    from: state.minimum, to: state.maximum, maximumBins: binLimit, isWhole: state.isWhole)
  func bin(_ value: Double) -> Int {
    var low = 0
    var high = bins.count - 1
    while low < high {
      let middle = (low + high) / 2
      if value >= bins[middle].upper { low = middle + 1 } else { high = middle }
    }
    return low
  }
  let ranks = neededRanks(count)
  let ranked: [Double]
  let binCounts: [Int]
  if let sketch = state.numberSketch {
    profile.isDistinctApproximate = true
    profile.areQuantilesApproximate = true
    profile.distinct = min(count, Int(sketch.distinct.estimate.rounded()))
    (ranked, binCounts) = figures(of: sketch, ranks, state.minimum...state.maximum, bins.count, bin)
  } else if let (range, scale) = commonScale(state.parts) {
    let power = ScaledNumber.powers[scale]
    let summary = WholeSummary(range, ranks: ranks, binCount: bins.count, bin: { bin(Double($0) / power) }) { body in
      forEachWhole(state.parts, scale, body)
    }
    profile.distinct = summary.distinct
    ranked = summary.ranked.map { Double($0) / power }
    binCounts = summary.binCounts
  } else {
    var sorted: [Double] = []
    sorted.reserveCapacity(count)
    for part in state.parts { part.forEach { sorted.append($0) } }
    sorted.sort()
    profile.distinct = sorted.indices.count { $0 == 0 || sorted[$0] != sorted[$0 - 1] }
    ranked = ranks.map { sorted[$0] }
    var counts = [Int](repeating: 0, count: bins.count)
    var index = 0
    for value in sorted {
      while index < bins.count - 1, value >= bins[index].upper { index += 1 }
      counts[index] += 1
    }
    binCounts = counts
  }
  for (index, count) in binCounts.enumerated() { bins[index].count = count }
  profile.histogram = bins
  func value(_ rank: Int) -> Double { ranks.firstIndex(of: rank).map { ranked[$0] } ?? .nan }
  profile.percentiles = percentiles(of: count, value)
  profile.numbers = ColumnProfile.NumberSummary(
    minimum: state.minimum, firstQuartile: quantile(0.25, of: count, value), median: quantile(0.5, of: count, value),
    thirdQuartile: quantile(0.75, of: count, value), maximum: state.maximum, mean: state.moments.mean,
    standardDeviation: state.moments.standardDeviation)
}

private func describeDates(_ state: ColumnState, _ profile: inout ColumnProfile) {
  profile.kind = .date
  guard state.count > 0 else { return }
  let range = Int64(state.minimum)...Int64(state.maximum)
  let bins = DateBins(from: range.lowerBound, to: range.upperBound, maximum: binLimit)
  let middle = [(state.count - 1) / 2]
  var median: Int64?
  var binCounts: [Int]
  if let sketch = state.numberSketch {
    profile.isDistinctApproximate = true
    profile.areQuantilesApproximate = true
    profile.distinct = min(state.count, Int(sketch.distinct.estimate.rounded()))
    let figures = figures(of: sketch, middle, state.minimum...state.maximum, bins.count) { bins.index(of: Int64($0)) }
    median = figures.ranked.first.map { Int64($0) }
    binCounts = figures.binCounts
  } else {
    let summary = WholeSummary(range, ranks: middle, binCount: bins.count, bin: { bins.index(of: $0) }) { body in
      forEachWhole(state.parts, 0, body)
    }
    profile.distinct = summary.distinct
    median = summary.ranked.first
    binCounts = summary.binCounts
  }
  profile.firstDate = CalendarDate(daysSince1970: range.lowerBound)?.iso8601
  profile.lastDate = CalendarDate(daysSince1970: range.upperBound)?.iso8601
  profile.medianDate = median.flatMap { CalendarDate(daysSince1970: $0)?.iso8601 }
  profile.dateHistogram = bins.described(binCounts)
}

/// The ranks that the quantiles stand on or between, in increasing order.
private func neededRanks(_ count: Int) -> [Int] {
  var ranks: Set<Int> = []
  for share in percentileShares {
    let lower = Int(Double(count - 1) * share)
    ranks.insert(lower)
    ranks.insert(min(lower + 1, count - 1))
  }
  return ranks.sorted()
}

private func figures(
  of sketch: NumberSketch, _ ranks: [Int], _ range: ClosedRange<Double>, _ binCount: Int, _ bin: (Double) -> Int
) -> (ranked: [Double], binCounts: [Int]) {
  var ranked: [Double] = []
  var binCounts = [Int](repeating: 0, count: binCount)
  var rank = 0
  for span in sketch.spans() {
    let value = min(max(span.value, range.lowerBound), range.upperBound)
    rank += span.count
    while ranked.count < ranks.count, ranks[ranked.count] < rank { ranked.append(value) }
    if binCount > 0 { binCounts[bin(value)] += span.count }
  }
  return (ranked, binCounts)
}

/// The scale and the range of all parts as whole numbers, or nil when they are not, or spread too far.
private func commonScale(_ parts: [PackedNumbers]) -> (range: ClosedRange<Int64>, scale: Int)? {
  let scale = parts.reduce(0) { max($0, $1.scale) }
  var low = Int64.max
  var high = Int64.min
  for part in parts {
    guard let range = part.range, part.isWhole else { return nil }
    let factor = ScaledNumber.wholePowers[scale - part.scale]
    let limit: Int64 = (1 << 53) / factor
    guard (-limit...limit).contains(range.lowerBound), (-limit...limit).contains(range.upperBound) else { return nil }
    low = min(low, range.lowerBound * factor)
    high = max(high, range.upperBound * factor)
  }
  guard low <= high, UInt64(bitPattern: high &- low) < 1 << 32 else { return nil }
  return (low...high, scale)
}

@inline(__always)
private func forEachWhole(_ parts: [PackedNumbers], _ scale: Int, _ body: (Int64) -> Void) {
  for part in parts {
    let factor = ScaledNumber.wholePowers[scale - part.scale]
    _ = factor == 1 ? part.forEachWhole(body) : part.forEachWhole { body($0 * factor) }
  }
}
