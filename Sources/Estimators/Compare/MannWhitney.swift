import Glibc

/// How the *p* value of a rank test is found.
public enum RankTestMethod: String, Sendable, CaseIterable {
  /// All ways to divide the observed ranks, ties included, between the arms.
  case exact
  /// The normal approximation with the tie correction and half a unit of continuity correction.
  case normal = "normal with continuity correction"
  /// The normal approximation with the tie correction only.
  case normalUncorrected = "normal"
}

/// The Mann–Whitney (Wilcoxon rank-sum) test with the Hodges–Lehmann shift.
///
/// It tests whether a treated unit's outcome is as likely above as below a control unit's, whatever the scale of the outcome. It
/// is a test of equal medians only when the two distributions have the same shape.
///
/// - SeeAlso: Mann and Whitney (1947), doi:10.1214/aoms/1177730491; Hodges and Lehmann (1963), doi:10.1214/aoms/1177704172;
///   Hollander, Wolfe and Chicken (2014), *Nonparametric Statistical Methods*, chapter 4.
public struct MannWhitneyTest: Sendable, Equatable {
  /// U: the pairs of a treated and a control unit in which the treated one is higher, ties counted by half.
  public var statistic: Double
  /// U / (n₁ n₀): the probability that a treated unit is higher, ties by half. One half means no difference.
  public var probabilityOfSuperiority: Double
  /// Two-sided: twice the smaller tail, at most 1.
  public var pValue: Double
  /// How ``pValue`` and the interval of the shift were found.
  public var method: RankTestMethod
  /// The Hodges–Lehmann estimate: the median of the n₁ n₀ differences, treated less control.
  public var shift: Double
  /// The interval of the shift: the differences at which the test, inverted, is on the edge of rejecting.
  public var low, high: Double

  /// - Parameters:
  ///   - treated: n₁ ≥ 1 finite values.
  ///   - control: n₀ ≥ 1 finite values, in the same unit.
  ///   - level: Of the shift's interval, strictly between 0 and 1. In tiny samples the widest interval covers less.
  ///   - method: nil is R's rule: exact with fewer than 50 units in each arm and no tie, otherwise normal with continuity
  ///     correction.
  /// - Throws: ``EstimationError`` for an empty arm, for values that are all equal, and for an exact test of more than 200 units.
  public init(
    treated: [Double], control: [Double], level: Double = 0.95, method: RankTestMethod? = nil
  ) throws(EstimationError) {
    for (name, group) in [("treated", treated), ("control", control)] {
      guard !group.isEmpty else { throw .tooFewObservations(group: name, count: 0, minimum: 1) }
      if let row = group.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: name, row: row + 1) }
    }
    let ranks = Midranks(treated + control)
    guard ranks.ties.count > 1 else { throw .noVariation(what: "outcome") }
    let (n1, n0) = (Double(treated.count), Double(control.count))
    let pairs = n1 * n0
    let twiceRankSum = ranks.doubled[..<treated.count].reduce(0, +)
    statistic = Double(twiceRankSum) / 2 - n1 * (n1 + 1) / 2
    probabilityOfSuperiority = statistic / pairs
    let isSmall = treated.count < 50 && control.count < 50
    self.method = method ?? (isSmall && !ranks.hasTies ? .exact : .normal)

    let n = n1 + n0
    let tied = ranks.ties.reduce(0.0) { $0 + Double($1) * (Double($1) * Double($1) - 1) }
    let spread = (pairs / 12 * ((n + 1) - tied / (n * (n - 1)))).squareRoot()
    let normal = NormalDistribution()
    let tail = (1 - level) / 2
    /// The number of differences beyond the limit, at each end.
    let beyond: Double
    if self.method == .exact {
      guard treated.count + control.count <= 200 else { throw .tooManyToCount(what: "units", limit: 200) }
      let distribution = rankSumDistribution(ranks.doubled, size: treated.count)
      let below = distribution[...twiceRankSum].reduce(0, +)
      let above = distribution[twiceRankSum...].reduce(0, +)
      pValue = min(2 * min(below, above), 1)
      // The smallest U whose cumulative probability reaches the tail.
      var cumulative = 0.0
      let place = distribution.firstIndex { probability in
        cumulative += probability
        return cumulative >= tail * (1 - 1e-12)
      }
      beyond = (Double(place ?? 0) / 2 - n1 * (n1 + 1) / 2).rounded(.down)
    } else {
      let distance = statistic - pairs / 2
      let correction = self.method == .normal && distance != 0 ? 0.5 : 0
      pValue = min(2 * normal.upperTail((abs(distance) - correction) / spread), 1)
      beyond = (pairs / 2 - normal.quantile(upperTail: tail) * spread - correction).rounded(.up)
    }
    let differences = PairwiseDifferences(treated: treated, control: control)
    let place = max(Int(beyond), 1)
    low = differences.smallest(place)
    high = differences.smallest(differences.count + 1 - place)
    let middle = differences.count / 2
    shift =
      differences.count % 2 == 1
      ? differences.smallest(middle + 1) : (differences.smallest(middle) + differences.smallest(middle + 1)) / 2
  }
}

/// The probability of each doubled rank sum when `size` of the units are treated, each choice being equally likely.
///
/// - Parameter doubled: Twice the midranks, whole numbers.
private func rankSumDistribution(_ doubled: [Int], size: Int) -> [Double] {
  // The share of choices, not their number, which overflows.
  let largest = doubled.sorted().suffix(size).reduce(0, +)
  let width = largest + 1
  var ways = [Double](repeating: 0, count: (size + 1) * width)
  ways[0] = 1
  for (seen, rank) in doubled.enumerated() {
    for chosen in stride(from: min(seen + 1, size), through: 0, by: -1) {
      // Of all choices among seen + 1 units, the share that holds the new one.
      let total = Double(seen + 1)
      let holds = Double(chosen) / total
      let lacks = Double(seen + 1 - chosen) / total
      for sum in 0..<width {
        var value = lacks == 0 ? 0 : ways[chosen * width + sum] * lacks
        if chosen > 0, sum >= rank { value += ways[(chosen - 1) * width + sum - rank] * holds }
        ways[chosen * width + sum] = value
      }
    }
  }
  return Array(ways[(size * width)...])
}

/// The ranks of values, the mean of the ranks for equal ones.
struct Midranks {
  /// Twice the rank of each value: a whole number.
  let doubled: [Int]
  /// How many values share each rank, from the lowest.
  let ties: [Int]

  var hasTies: Bool { ties.count < doubled.count }

  init(_ values: [Double]) {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var doubled = [Int](repeating: 0, count: values.count)
    var ties: [Int] = []
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { doubled[order[place]] = start + end + 1 }
      ties.append(end - start)
      start = end
    }
    self.doubled = doubled
    self.ties = ties
  }
}

/// The differences between each treated and each control value, in order, without storing them.
struct PairwiseDifferences {
  private let treated, control: [Double]
  var count: Int { treated.count * control.count }

  init(treated: [Double], control: [Double]) {
    self.treated = treated.sorted()
    self.control = control.sorted()
  }

  /// The difference that has `place` − 1 others before it, exactly: bisection over the doubles themselves, counting at each step
  /// in one pass over both arms.
  ///
  /// - Parameter place: From 1 to ``count``.
  func smallest(_ place: Int) -> Double {
    var low = Self.order(treated[0] - control[control.count - 1])
    var high = Self.order(treated[treated.count - 1] - control[0])
    while low < high {
      // The sum and even the difference of two such numbers may overflow.
      let middle = (low & high) + ((low ^ high) >> 1)
      if countAtMost(Self.value(middle)) >= place { high = middle } else { low = middle + 1 }
    }
    return Self.value(low)
  }

  private func countAtMost(_ limit: Double) -> Int {
    var count = 0
    var j = control.count
    // The higher the treated value, the fewer controls are near enough.
    for value in treated {
      while j > 0, value - control[control.count - j] > limit { j -= 1 }
      count += j
    }
    return count
  }

  /// Whole numbers in the order of the doubles.
  private static func order(_ value: Double) -> Int {
    // Minus zero would be a second zero.
    let bits = Int(truncatingIfNeeded: (value == 0 ? 0 : value).bitPattern & 0x7FFF_FFFF_FFFF_FFFF)
    return value < 0 ? -bits : bits
  }

  private static func value(_ order: Int) -> Double {
    let magnitude = Double(bitPattern: UInt64(abs(order)))
    return order < 0 ? -magnitude : magnitude
  }
}
