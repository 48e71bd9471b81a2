/// Deviations from the mean of each row's group.
struct WithinGroups {
  private let groups: Groups
  private let weights: [Double]?
  private let totals: [Double]

  init(_ groups: Groups, weights: [Double]?) {
    self.groups = groups
    self.weights = weights
    var totals = [Double](repeating: 0, count: groups.count)
    for (row, group) in groups.index.enumerated() { totals[group] += weights?[row] ?? 1 }
    self.totals = totals
  }

  /// x − x̄_g, with weighted means, taken twice so that the rounding of the first mean goes too.
  func deviations(_ values: [Double]) -> [Double] {
    var result = values
    for _ in 0..<2 {
      var sums = [Double](repeating: 0, count: totals.count)
      for (row, group) in groups.index.enumerated() { sums[group] += (weights?[row] ?? 1) * result[row] }
      for group in sums.indices { sums[group] /= totals[group] }
      for (row, group) in groups.index.enumerated() { result[row] -= sums[group] }
    }
    return result
  }
}
