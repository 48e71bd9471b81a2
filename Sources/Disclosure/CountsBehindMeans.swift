/// Whether a mean, or a mean with its spread, of a column of few different values tells how many rows hold one of them.
///
/// With the number of rows n, the values v₁ … vₘ and the unknown counts c₁ … cₘ, each published moment is one equation:
///
///     Σ cⱼ = n,   Σ vⱼ cⱼ = n · mean,   Σ vⱼ² cⱼ = (n − 1) · sd² + n · mean²,   …
///
/// m equations fix m counts: a mean alone tells those of a yes-or-no answer, a mean and a standard deviation those of three
/// values. With more values than equations the counts can be exchanged, and a small one is told when no exchange brings it
/// down to one and up to the smallest count that may be published.
///
/// - Parameters:
///   - values: The different values of the column, in order, at most seven or so: a reader has them from its profile.
///   - counts: How many rows hold each.
///   - moments: 1 for a mean, 2 with a standard deviation, 3 with a skewness.
/// - Returns: False where no count is refused, and for values that are no multiples of a thousandth.
package func meansTell(values: [Double], counts: [Int], moments: Int, _ thresholds: Thresholds) -> Bool {
  let small = counts.indices.filter { thresholds.verdict(count: counts[$0]) == .refused }
  guard !small.isEmpty, values.count == counts.count else { return false }
  if values.count <= moments + 1 { return true }
  guard let whole = wholeValues(values) else { return false }
  let search = CountSearch(values: whole, counts: counts, equations: moments + 1)
  return small.contains { !search.canBe(anythingFrom: 1, to: thresholds.minimumCount, $0) }
}

/// The values as whole numbers without a common factor, their distances being what counts.
private func wholeValues(_ values: [Double]) -> [Int]? {
  guard let first = values.first else { return nil }
  var whole: [Int] = []
  for value in values {
    let scaled = (value - first) * 1000
    guard abs(scaled) < 1e7, abs(scaled - scaled.rounded()) < 1e-4 else { return nil }
    whole.append(Int(scaled.rounded()))
  }
  let factor = whole.reduce(0, greatestCommonDivisor)
  return factor > 0 ? whole.map { $0 / factor } : nil
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (abs(a), abs(b))
  while b != 0 { (a, b) = (b, a % b) }
  return a
}

/// The other counts that agree with the moments.
private struct CountSearch {
  let values: [Int]
  let counts: [Int]
  let equations: Int

  func canBe(anythingFrom least: Int, to most: Int, _ level: Int) -> Bool {
    if isReached(level, by: most - counts[level]), isReached(level, by: least - counts[level]) { return true }
    guard let bounds = bounds(of: level) else { return false }
    return bounds.lower <= least && bounds.upper >= most
  }

  /// Whether one exchange among the fewest levels moves a count by so much or more.
  private func isReached(_ level: Int, by change: Int) -> Bool {
    if change == 0 { return true }
    return subsets(of: values.indices.filter { $0 != level }, equations).contains { others in
      guard let exchange = exchange(among: ([level] + others).sorted()), let own = exchange[level], own != 0 else {
        return false
      }
      let steps = (abs(change) + abs(own) - 1) / abs(own)
      let sign = (own > 0) == (change > 0) ? steps : -steps
      return exchange.allSatisfy { counts[$0.key] + sign * $0.value >= 0 }
    }
  }

  /// The smallest whole exchange of rows among one level more than there are equations: it changes no moment.
  private func exchange(among levels: [Int]) -> [Int: Int]? {
    var weights: [Int] = []
    for place in levels.indices {
      var product = (levels.count - 1 - place).isMultiple(of: 2) ? 1 : -1
      for left in levels.indices where left != place {
        for right in levels.indices where right > left && right != place {
          let (next, isTooLarge) = product.multipliedReportingOverflow(by: values[levels[right]] - values[levels[left]])
          if isTooLarge { return nil }
          product = next
        }
      }
      weights.append(product)
    }
    let factor = weights.reduce(0, greatestCommonDivisor)
    guard factor > 0 else { return nil }
    return Dictionary(uniqueKeysWithValues: zip(levels, weights.map { $0 / factor }))
  }

  private func subsets(of items: [Int], _ size: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    guard let first = items.first, items.count >= size else { return [] }
    let rest = Array(items.dropFirst())
    return subsets(of: rest, size - 1).map { [first] + $0 } + subsets(of: rest, size)
  }

  /// All that a count can be, where there are few enough possibilities to try them all.
  private func bounds(of level: Int) -> (lower: Int, upper: Int)? {
    let total = counts.reduce(0, +)
    let free = values.count - equations
    var trials = 1
    for _ in 0..<free {
      trials *= total + 1
      if trials > 300_000 { return nil }
    }
    let order = [level] + values.indices.filter { $0 != level }
    let fixed = Array(order[free...])
    var sums = (0..<equations).map { power in
      zip(values, counts).reduce(0.0) { $0 + Double($1.1) * raised(Double($1.0), to: power) }
    }
    var (lower, upper) = (Int.max, Int.min)
    func search(_ depth: Int, _ own: Int, _ left: Int) {
      guard depth < free else {
        if isWhole(fixed, sums) { (lower, upper) = (min(lower, own), max(upper, own)) }
        return
      }
      let value = Double(values[order[depth]])
      for count in 0...left {
        for power in sums.indices { sums[power] -= Double(count) * raised(value, to: power) }
        search(depth + 1, depth == 0 ? count : own, left - count)
        for power in sums.indices { sums[power] += Double(count) * raised(value, to: power) }
      }
    }
    search(0, 0, total)
    return lower <= upper ? (lower, upper) : nil
  }

  /// Whether whole counts of the levels, none below zero, have these sums of powers.
  private func isWhole(_ levels: [Int], _ sums: [Double]) -> Bool {
    levels.allSatisfy { level in
      // The polynomial that is zero at all other levels, by its coefficients, lowest first.
      var polynomial = [1.0]
      var divisor = 1.0
      for other in levels where other != level {
        let root = Double(values[other])
        var next = [0.0] + polynomial
        for (power, factor) in polynomial.enumerated() { next[power] -= root * factor }
        polynomial = next
        divisor *= Double(values[level]) - root
      }
      let count = zip(polynomial, sums).reduce(0.0) { $0 + $1.0 * $1.1 } / divisor
      return count > -1e-6 && abs(count - count.rounded()) < 1e-6
    }
  }

  private func raised(_ value: Double, to power: Int) -> Double {
    (0..<power).reduce(1.0) { product, _ in product * value }
  }
}
