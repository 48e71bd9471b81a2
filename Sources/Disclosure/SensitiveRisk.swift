import Glibc
import Tables

/// What the quasi-identifiers tell of one sensitive column: its values among the rows that look alike.
///
/// The rows alike are those of equal values, a blank being a value of its own. When blanks may hide any value, the rows
/// that a person may be are a union of such classes; diversity is then no smaller and the distance no larger, because a
/// mixture has at least the mean entropy of its parts and at most the largest of their distances. So the figures are
/// right for one reading of blanks and safe for the other.
package struct SensitiveRisk: Sendable, Equatable {
  package var column: String
  /// The fewest different values in a class: l of distinct l-diversity. 0 when no row has a value.
  package var distinct: Int
  /// e to the power of the smallest entropy of a class: l of entropy l-diversity. pycanon prints its whole part.
  package var entropy: Double
  /// The largest distance of a class from the whole table: t of t-closeness, from 0 to 1.
  package var closeness: Double
  /// Rows in classes with a single value, whose value everyone learns.
  package var revealed: Int
}

/// The diversity and closeness of a sensitive column.
///
/// A blank of the sensitive column tells nothing and protects nobody: it is left out, and so is a class of blanks only.
/// The distance between values is their difference in rank for numbers and years (ordered distance), and one for all
/// others (equal distance).
///
/// - SeeAlso: Machanavajjhala et al. (2007), doi:10.1145/1217299.1217302; Li, Li and Venkatasubramanian (2007),
///   doi:10.1109/ICDE.2007.367856.
package func sensitiveRisk(of column: Column, within classes: EquivalenceClasses) -> SensitiveRisk {
  var codes = ColumnCodes(column.values)
  var isOrdered = false
  if case .numbers(let numbers) = column.values, column.field.kind != .boolean {
    codes = codes.ranked(by: numbers)
    isOrdered = true
  }
  var overall = Array(repeating: 0, count: codes.levelCount)
  for code in codes.codes where code != 0 { overall[Int(code) - 1] += 1 }
  let distance = ClassDistance(overall: overall, isOrdered: isOrdered)
  var result = SensitiveRisk(column: column.field.name, distinct: 0, entropy: 0, closeness: 0, revealed: 0)
  guard distance.total > 0 else { return result }
  result.distinct = .max
  result.entropy = .infinity
  let (rows, starts) = classes.rowsByClass
  var levels: [UInt32] = []
  for number in classes.sizes.indices {
    levels.removeAll(keepingCapacity: true)
    for i in starts[number]..<starts[number + 1] {
      let code = codes.codes[Int(rows[i])]
      if code != 0 { levels.append(code - 1) }
    }
    if levels.isEmpty { continue }
    levels.sort()
    let runs = runs(of: levels)
    result.distinct = min(result.distinct, runs.count)
    if runs.count == 1 { result.revealed += levels.count }
    result.entropy = min(result.entropy, exponentialEntropy(runs, total: levels.count))
    result.closeness = max(result.closeness, distance.distance(to: runs, total: levels.count))
  }
  return result
}

/// The different levels of a sorted list, each with its count.
private func runs(of levels: [UInt32]) -> [(level: Int, count: Int)] {
  var runs: [(level: Int, count: Int)] = []
  for level in levels {
    if let last = runs.last, last.level == Int(level) {
      runs[runs.count - 1].count += 1
    } else {
      runs.append((level: Int(level), count: 1))
    }
  }
  return runs
}

private func exponentialEntropy(_ runs: [(level: Int, count: Int)], total: Int) -> Double {
  // Equal shares have a whole result, which the logarithm would miss in the last digit.
  if runs.allSatisfy({ $0.count == runs[0].count }) { return Double(runs.count) }
  let entropy = runs.reduce(0.0) { sum, run in
    let share = Double(run.count) / Double(total)
    return sum - share * log(share)
  }
  return exp(entropy)
}

/// The earth mover's distance of a class from the table, in time that grows with the levels of the class.
private struct ClassDistance {
  let total: Int
  private let overall: [Int]
  private let isOrdered: Bool
  /// Share of the values up to each level, and the sums of these shares up to each level: entry i covers levels before i.
  private var cumulative: [Double] = [0]
  private var sums: [Double] = [0]

  init(overall: [Int], isOrdered: Bool) {
    self.overall = overall
    self.isOrdered = isOrdered
    total = overall.reduce(0, +)
    guard isOrdered else { return }
    var counted = 0
    var sum = 0.0
    for count in overall {
      counted += count
      let share = Double(counted) / Double(total)
      cumulative.append(share)
      sum += share
      sums.append(sum)
    }
  }

  func distance(to runs: [(level: Int, count: Int)], total size: Int) -> Double {
    if isOrdered { return orderedDistance(to: runs, size) }
    // Half of Σ|q − p|: the part of the class that is above the table's shares.
    return runs.reduce(0.0) { sum, run in
      sum + max(0, Double(run.count) / Double(size) - Double(overall[run.level]) / Double(total))
    }
  }

  /// Σ over the levels of |cumulative share of the class − that of the table|, over levels − 1. Between two levels of
  /// the class its share is constant, so the sum over the stretch needs only where the table's share crosses it.
  private func orderedDistance(to runs: [(level: Int, count: Int)], _ size: Int) -> Double {
    guard overall.count > 1 else { return 0 }
    var result = 0.0
    var counted = 0
    var from = 0
    for i in 0...runs.count {
      let to = i < runs.count ? runs[i].level : overall.count
      let share = Double(counted) / Double(size)
      let crossing = firstLevel(from, to, reaching: share)
      result += share * Double(crossing - from) - (sums[crossing] - sums[from])
      result += (sums[to] - sums[crossing]) - share * Double(to - crossing)
      if i < runs.count { counted += runs[i].count }
      from = to
    }
    return result / Double(overall.count - 1)
  }

  private func firstLevel(_ from: Int, _ to: Int, reaching share: Double) -> Int {
    var low = from
    var high = to
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle + 1] >= share { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
