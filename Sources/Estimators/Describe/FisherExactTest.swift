import Glibc

extension CrossTable {
  /// Fisher's exact test of independence for a table of any size: given both margins, the probability of a table that is no more
  /// likely than the observed one.
  ///
  /// The tables are followed column by column as a network of remaining row totals. A part of the network whose tables are all no
  /// more likely than the observed one is added whole, from the closed form of its sum; one whose tables are all more likely is
  /// left out whole; only the others are opened.
  ///
  /// - Parameter limit: The most nodes that may be opened; five million take some seconds.
  /// - Returns: The two-sided *p* value. Two probabilities within 1e-7 of each other, relatively, count as equal, as in R.
  /// - Throws: ``EstimationError`` for an empty row or column, and when the limit is passed: then ``fisherTest(draws:seed:)``.
  /// - SeeAlso: Freeman and Halton (1951), doi:10.1093/biomet/38.1-2.141; Mehta and Patel (1983),
  ///   doi:10.1080/01621459.1983.10477989.
  public func fisherExactTest(limit: Int = 5_000_000) throws(EstimationError) -> Double {
    try checkMargins()
    // The network has one stage for each of the larger number of categories, which keeps its nodes few.
    let isWide = columns.count >= rows.count
    let (nodes, stages) = isWide ? (rowTotals, columnTotals) : (columnTotals, rowTotals)
    var network = TableNetwork(stages: stages.sorted(by: >), limit: limit)
    let observed = counts.joined().reduce(0.0) { $0 - network.logFactorial[$1] }
    // Σ over all tables of Π 1/nᵢⱼ! = n! / (Π rᵢ! Π cⱼ!), on the logarithmic scale.
    let all = network.logSum(nodes, from: 0)
    let unlikely = network.sum(nodes.sorted(), from: 0, past: 0, atMost: observed + 1e-7, relativeTo: all)
    if network.opened > limit { throw .tooManyToCount(what: "tables", limit: limit) }
    return min(unlikely, 1)
  }
}

private struct TableNetwork {
  let stages: [Int]
  let logFactorial: [Double]
  let limit: Int
  private(set) var opened = 0
  /// The totals of the stages that are left.
  private let left: [Int]
  private let stageFactorials: [Double]
  /// For each stage and sorted remaining totals, the bounds of Σ −ln nᵢⱼ! over the rest.
  private var bounds: [[Int]: (low: Double, high: Double)] = [:]

  init(stages: [Int], limit: Int) {
    self.stages = stages
    self.limit = limit
    let n = stages.reduce(0, +)
    var sums = [0.0]
    for k in 1...max(n, 1) { sums.append(sums[k - 1] + log(Double(k))) }
    logFactorial = sums
    var left = [0]
    var factorials = [0.0]
    for stage in stages.reversed() {
      left.append(left[left.count - 1] + stage)
      factorials.append(factorials[factorials.count - 1] + sums[stage])
    }
    self.left = left.reversed()
    stageFactorials = factorials.reversed()
  }

  /// ln Σ Π 1/nᵢⱼ! over all tables of the stages from `stage` on.
  func logSum(_ totals: [Int], from stage: Int) -> Double {
    logFactorial[left[stage]] - stageFactorials[stage] - totals.reduce(0.0) { $0 + logFactorial[$1] }
  }

  /// The sum of the probabilities of the tables under a node that are at most the limit.
  mutating func sum(
    _ totals: [Int], from stage: Int, past: Double, atMost threshold: Double, relativeTo all: Double
  ) -> Double {
    opened += 1
    if opened > limit { return 0 }
    let (low, high) = bounds(totals, from: stage)
    if past + high <= threshold { return exp(past + logSum(totals, from: stage) - all) }
    if past + low > threshold { return 0 }
    var result = 0.0
    forEachColumn(totals, sum: stages[stage]) { network, rest, weight in
      result += network.sum(rest.sorted(), from: stage + 1, past: past + weight, atMost: threshold, relativeTo: all)
    }
    return result
  }

  /// The least and the most likely table under a node.
  private mutating func bounds(_ totals: [Int], from stage: Int) -> (low: Double, high: Double) {
    if stage == stages.count - 1 {
      let only = totals.reduce(0.0) { $0 - logFactorial[$1] }
      return (only, only)
    }
    if let known = bounds[[stage] + totals] { return known }
    var low = Double.infinity
    var high = -Double.infinity
    forEachColumn(totals, sum: stages[stage]) { network, rest, weight in
      guard network.opened <= network.limit else { return }
      network.opened += 1
      let part = network.bounds(rest.sorted(), from: stage + 1)
      low = min(low, weight + part.low)
      high = max(high, weight + part.high)
    }
    bounds[[stage] + totals] = (low, high)
    return (low, high)
  }

  /// Each way to fill one column, with what is left of the totals and its Σ −ln nᵢ!.
  private mutating func forEachColumn(
    _ totals: [Int], sum: Int, _ body: (inout TableNetwork, [Int], Double) -> Void
  ) {
    var rest = totals
    var room = [0]
    for total in totals { room.append(room[room.count - 1] + total) }
    fill(totals.count - 1, sum: sum, weight: 0, rest: &rest, room: room, body)
  }

  private mutating func fill(
    _ place: Int, sum: Int, weight: Double, rest: inout [Int], room: [Int],
    _ body: (inout TableNetwork, [Int], Double) -> Void
  ) {
    // Past the limit the ways to fill one column may themselves be too many to go through.
    guard opened <= limit else { return }
    if place < 0 {
      body(&self, rest, weight)
      return
    }
    let total = rest[place]
    let least = max(0, sum - room[place])
    guard least <= min(total, sum) else { return }
    for count in least...min(total, sum) {
      rest[place] = total - count
      fill(place - 1, sum: sum - count, weight: weight - logFactorial[count], rest: &rest, room: room, body)
    }
    rest[place] = total
  }
}
