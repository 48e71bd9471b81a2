import Tables

/// Adds seeded normal noise of mean zero.
///
/// Draw i of a column is of its own: ``NormalDraws`` from the seed, the hash of the column's name (FNV-1a, 64 bits) and
/// the row's number, so that every machine draws the same. Whole numbers stay whole. Noise
/// hides values from those who look for a known one; it does not stop an attacker with several releases, so the seed must
/// not change between them, and must not be published when it is drawn for this purpose.
///
/// - SeeAlso: Hundepool et al. (2012),
///   doi:10.1002/9781118348239, section 3.6.1.
func noisy(_ column: Column, deviation: Double, seed: UInt64) throws(RemedyError) -> Column {
  guard deviation > 0, deviation.isFinite else { throw .badValue(remedy: "noise", value: "\(deviation)") }
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in column.field.name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  let start = mixed(mixed(seed) ^ hash)
  let isWhole = column.field.kind == .integer || column.field.kind == .year
  var result = column
  result.values = .numbers(
    try numbers(column, "noise").enumerated().map { row, number in
      if number.isNaN { return .nan }
      var draws = NormalDraws(start: mixed(start &+ UInt64(row)))
      let moved = number + deviation * draws.next()
      return isWhole ? moved.rounded() : moved
    })
  return withoutConstraints(result, keepingRange: false)
}

/// Replaces values by the mean of groups of at least `size` rows with near values.
///
/// One column: the grouping of least squared loss (Hansen and Mukherjee). Several: MDAV on standardised columns, within
/// blocks of at most 4096 rows cut at medians, so that the time does not grow with the square. Rows with a blank in any
/// of the columns stay as they are. Whole numbers stay whole.
///
/// - SeeAlso: Hansen and Mukherjee (2003), doi:10.1109/TKDE.2003.1209020; Domingo-Ferrer and Torra (2005),
///   doi:10.1007/s10618-005-0007-5.
func microaggregated(_ columns: [Column], size: Int) throws(RemedyError) -> [Column] {
  guard size >= 2 else { throw .badValue(remedy: "microaggregate", value: "size: \(size)") }
  var values: [[Double]] = []
  for column in columns { values.append(try numbers(column, "microaggregate")) }
  let rows = (values.first ?? []).indices.filter { row in values.allSatisfy { !$0[row].isNaN } }
  guard rows.count >= size || rows.isEmpty else {
    throw .tooFewRows(remedy: "microaggregate", rows: rows.count, needed: size)
  }
  let groups = values.count == 1 ? univariateGroups(values[0], rows, size) : multivariateGroups(values, rows, size)
  var results: [Column] = []
  for (column, old) in zip(columns, values) {
    var new = old
    for group in groups {
      guard var center = mean(group.map { old[$0] }) else { continue }
      if column.field.kind != .number { center = center.rounded() }
      for row in group { new[row] = center }
    }
    var result = column
    result.values = .numbers(new)
    results.append(withoutConstraints(result, keepingRange: true))
  }
  return results
}

/// The shortest path over the sorted values, each arc a group of size to 2 · size − 1 with its squared deviations.
private func univariateGroups(_ values: [Double], _ rows: [Int], _ size: Int) -> [[Int]] {
  guard !rows.isEmpty else { return [] }
  let sorted = rows.sorted { (values[$0], $0) < (values[$1], $1) }
  // Differences from the middle keep the digits of the sums of squares.
  let middle = values[sorted[sorted.count / 2]]
  var sums = [0.0]
  var squares = [0.0]
  for row in sorted {
    let x = values[row] - middle
    sums.append(sums[sums.count - 1] + x)
    squares.append(squares[squares.count - 1] + x * x)
  }
  var best = Array(repeating: Double.infinity, count: sorted.count + 1)
  var from = Array(repeating: 0, count: sorted.count + 1)
  best[0] = 0
  for end in size...max(size, sorted.count) {
    for start in stride(from: end - size, through: max(0, end - 2 * size + 1), by: -1) {
      let sum = sums[end] - sums[start]
      let loss = best[start] + squares[end] - squares[start] - sum * sum / Double(end - start)
      if loss < best[end] {
        best[end] = loss
        from[end] = start
      }
    }
  }
  var groups: [[Int]] = []
  var end = sorted.count
  while end > 0 {
    groups.append(Array(sorted[from[end]..<end]))
    end = from[end]
  }
  return groups.reversed()
}

private func multivariateGroups(_ values: [[Double]], _ rows: [Int], _ size: Int) -> [[Int]] {
  let scaled = values.map { column -> [Double] in
    let center = mean(rows.map { column[$0] }) ?? 0
    let spread = (rows.reduce(0.0) { $0 + (column[$1] - center) * (column[$1] - center) } / Double(max(1, rows.count)))
      .squareRoot()
    return column.map { spread > 0 ? ($0 - center) / spread : 0 }
  }
  var groups: [[Int]] = []
  var blocks = [rows]
  while let block = blocks.popLast() {
    if block.isEmpty { continue }
    guard block.count > max(4096, 4 * size) else {
      groups += mdav(scaled, block, size)
      continue
    }
    let ranges = scaled.map { column in
      (block.map { column[$0] }.max() ?? 0) - (block.map { column[$0] }.min() ?? 0)
    }
    let widest = scaled[ranges.firstIndex(of: ranges.max() ?? 0) ?? 0]
    let sorted = block.sorted { (widest[$0], $0) < (widest[$1], $1) }
    blocks.append(Array(sorted[(sorted.count / 2)...]))
    blocks.append(Array(sorted[..<(sorted.count / 2)]))
  }
  return groups
}

/// Maximum distance to average vector: a group around the row farthest from the centre, one around the row farthest from
/// that, and so on.
private func mdav(_ values: [[Double]], _ rows: [Int], _ size: Int) -> [[Int]] {
  func squaredDistance(_ row: Int, _ point: [Double]) -> Double {
    zip(values, point).reduce(0) { $0 + ($1.0[row] - $1.1) * ($1.0[row] - $1.1) }
  }
  func center(_ rows: [Int]) -> [Double] { values.map { column in mean(rows.map { column[$0] }) ?? 0 } }
  func farthest(_ rows: [Int], from point: [Double]) -> [Double] {
    var best = (distance: -1.0, row: rows[0])
    for row in rows {
      let distance = squaredDistance(row, point)
      if distance > best.distance { best = (distance, row) }
    }
    return values.map { $0[best.row] }
  }
  var rest = rows.sorted()
  var groups: [[Int]] = []
  func takeGroup(around point: [Double]) {
    let near = rest.map { (distance: squaredDistance($0, point), row: $0) }.sorted { $0 < $1 }.prefix(size).map(\.row)
    groups.append(near)
    let taken = Set(near)
    rest.removeAll { taken.contains($0) }
  }
  while rest.count >= 3 * size {
    let first = farthest(rest, from: center(rest))
    let second = farthest(rest, from: first)
    takeGroup(around: first)
    takeGroup(around: second)
  }
  if rest.count >= 2 * size { takeGroup(around: farthest(rest, from: center(rest))) }
  if !rest.isEmpty { groups.append(rest) }
  return groups
}
