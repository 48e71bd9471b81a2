/// The effects of many groups, in one dimension or several (schools; units and years), taken out of a column.
///
/// One dimension is taken out by its means. For several, the effects are the least-squares solution of all of them together, by
/// conjugate gradients scaled by the size of the groups: the same limit as taking out the means of each dimension in turn, in
/// far fewer rounds when the groups are weakly connected.
///
/// - SeeAlso: Gaure (2013), doi:10.1016/j.csda.2013.03.024; Abowd, Creecy and Kramarz (2002) for the count of effects.
struct AbsorbedEffects: Sendable {
  let dimensions: [Groups]
  /// The rank of the dummies of all dimensions: the coefficients that they use up.
  let count: Int
  /// False with more than two dimensions of together more than ``AbsorbedEffects/largestExactRank`` groups: `count` may then be
  /// too large, which makes standard errors too large and never too small.
  let isCountExact: Bool
  private let weights: [Double]?
  /// For each dimension the total weight of each group.
  private let totals: [[Double]]

  static let largestExactRank = 600

  init(_ dimensions: [Groups], weights: [Double]?) {
    self.dimensions = dimensions
    self.weights = weights
    totals = dimensions.map { groups in
      var totals = [Double](repeating: 0, count: groups.count)
      for (row, group) in groups.index.enumerated() { totals[group] += weights?[row] ?? 1 }
      return totals
    }
    (count, isCountExact) = Self.rank(dimensions)
  }

  /// The column without its effects, orthogonal to every dummy to about 1e-15 of its own length.
  ///
  /// Taken out twice, so that the rounding of the first time goes too.
  func deviations(_ values: [Double], name: String) throws(EstimationError) -> [Double] {
    if dimensions.count == 1 { return withoutMeans(withoutMeans(values)) }
    var result = withoutMeans(values)
    for _ in 0..<2 { result = try withoutEffects(result, name: name) }
    return result
  }

  /// x − x̄_g of the first dimension.
  private func withoutMeans(_ values: [Double]) -> [Double] {
    let groups = dimensions[0]
    var sums = sums(values, over: 0)
    for group in sums.indices { sums[group] /= totals[0][group] }
    var result = values
    for (row, group) in groups.index.enumerated() { result[row] -= sums[group] }
    return result
  }

  private func sums(_ values: [Double], over dimension: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: dimensions[dimension].count)
    let index = dimensions[dimension].index
    if let weights {
      for row in values.indices { sums[index[row]] += weights[row] * values[row] }
    } else {
      for row in values.indices { sums[index[row]] += values[row] }
    }
    return sums
  }

  /// Conjugate gradients on DᵀWD α = DᵀW x, scaled by its diagonal; consistent, though singular.
  private func withoutEffects(_ values: [Double], name: String) throws(EstimationError) -> [Double] {
    var rest = values
    var gradient = scaledSums(rest)
    var direction = gradient
    var length = squaredLength(gradient)
    let start = squaredLength(scaledSums(values.map { abs($0) }))
    let limit = 20 * (10 + dimensions.map(\.count).reduce(0, +))
    var (shortest, idle) = (length, 0)
    for _ in 0..<limit {
      // What no longer shrinks is rounding.
      guard length > 1e-30 * start, idle < 30 || length > 1e-24 * start else { return rest }
      var spread = [Double](repeating: 0, count: values.count)
      for (d, groups) in dimensions.enumerated() {
        let effects = direction[d]
        for row in spread.indices { spread[row] += effects[groups.index[row]] }
      }
      var energy = 0.0
      for row in spread.indices { energy += (weights?[row] ?? 1) * spread[row] * spread[row] }
      guard energy > 0 else { return rest }
      let step = length / energy
      for row in spread.indices { rest[row] -= step * spread[row] }
      gradient = scaledSums(rest)
      let next = squaredLength(gradient)
      let ratio = next / length
      for d in direction.indices {
        for group in direction[d].indices {
          direction[d][group] = gradient[d][group] + ratio * direction[d][group]
        }
      }
      length = next
      idle = length < shortest / 2 ? 0 : idle + 1
      shortest = min(shortest, length)
    }
    throw .notConverged(what: "taking the absorbed effects out of ‘\(name)’", iterations: limit)
  }

  /// For each dimension the mean of each group.
  private func scaledSums(_ values: [Double]) -> [[Double]] {
    dimensions.indices.map { d in zip(sums(values, over: d), totals[d]).map { $0 / $1 } }
  }

  /// Σ over all groups of their weight times the squared value.
  private func squaredLength(_ effects: [[Double]]) -> Double {
    var sum = 0.0
    for (d, values) in effects.enumerated() {
      for (group, value) in values.enumerated() { sum += totals[d][group] * value * value }
    }
    return sum
  }

  /// Rows that are alone in a group of some dimension, then those that are alone once these are gone, and so on.
  ///
  /// Such a row is fitted exactly and tells nothing of the slopes.
  static func singletons(_ dimensions: [Groups]) -> [Int] {
    guard let rows = dimensions.first?.index.count else { return [] }
    var isGone = [Bool](repeating: false, count: rows)
    var counts = dimensions.map { groups in
      var counts = [Int](repeating: 0, count: groups.count)
      for group in groups.index { counts[group] += 1 }
      return counts
    }
    var found = true
    while found {
      found = false
      for row in 0..<rows where !isGone[row] {
        guard dimensions.indices.contains(where: { counts[$0][dimensions[$0].index[row]] == 1 }) else { continue }
        isGone[row] = true
        found = true
        for d in dimensions.indices { counts[d][dimensions[d].index[row]] -= 1 }
      }
    }
    return (0..<rows).filter { isGone[$0] }
  }

  /// Two dimensions have one redundant dummy for each connected part of their graph. More are counted by elimination when their
  /// groups are few; otherwise each further dimension by its graph with the one before that makes most of it redundant.
  private static func rank(_ dimensions: [Groups]) -> (count: Int, isExact: Bool) {
    let total = dimensions.map(\.count).reduce(0, +)
    if dimensions.count > 2, total <= largestExactRank {
      return (rankByElimination(dimensions, total: total), true)
    }
    var count = dimensions[0].count
    for (d, groups) in dimensions.enumerated().dropFirst() {
      count += groups.count - (dimensions[..<d].map { connectedParts($0, groups) }.max() ?? 0)
    }
    return (count, dimensions.count <= 2)
  }

  private static func connectedParts(_ first: Groups, _ second: Groups) -> Int {
    var parent = Array(0..<first.count + second.count)
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    var parts = parent.count
    for row in first.index.indices {
      let a = root(first.index[row])
      let b = root(first.count + second.index[row])
      if a != b {
        parent[b] = a
        parts -= 1
      }
    }
    return parts
  }

  /// The rank of DᵀD with its dummies scaled to unit length, by symmetric elimination with diagonal pivots.
  private static func rankByElimination(_ dimensions: [Groups], total: Int) -> Int {
    var gram = Matrix(rows: total, columns: total)
    var offsets = [0]
    for groups in dimensions { offsets.append(offsets[offsets.count - 1] + groups.count) }
    for row in dimensions[0].index.indices {
      for (d, first) in dimensions.enumerated() {
        for (e, second) in dimensions.enumerated() {
          gram[offsets[d] + first.index[row], offsets[e] + second.index[row]] += 1
        }
      }
    }
    let lengths = (0..<total).map { gram[$0, $0].squareRoot() }
    for j in 0..<total { for i in 0..<total { gram[i, j] /= lengths[i] * lengths[j] } }
    var left = Array(0..<total)
    var rank = 0
    while let place = left.indices.max(by: { gram[left[$0], left[$0]] < gram[left[$1], left[$1]] }) {
      let pivot = left.remove(at: place)
      guard gram[pivot, pivot] > 1e-9 else { break }
      rank += 1
      for j in left {
        let factor = gram[pivot, j] / gram[pivot, pivot]
        guard factor != 0 else { continue }
        for i in left { gram[i, j] -= gram[i, pivot] * factor }
      }
    }
    return rank
  }
}
