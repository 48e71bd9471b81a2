extension DistributionChart.Histogram {
  /// Counts values in bins of a round width that are common to the arms.
  ///
  /// The number of bins follows from the size of the smallest arm (the square root of it), between 5 and
  /// `maximumBins`. Whole numbers with few different values get a bin each, centred on the value.
  ///
  /// - Parameter arms: The arms' names and values; what is not finite is left out.
  public init(arms: [(label: String, values: [Double])], maximumBins: Int = 24) {
    let finite = arms.map { arm in arm.values.filter(\.isFinite) }
    let edges = Self.edges(finite, maximumBins: max(1, maximumBins))
    self.init(
      edges: edges,
      arms: zip(arms, finite).map { arm, values in
        Arm(
          label: arm.label, counts: Self.counts(values, edges: edges),
          mean: values.isEmpty ? .nan : values.reduce(0) { $0 + $1 / Double(values.count) })
      })
  }

  private static func edges(_ arms: [[Double]], maximumBins: Int) -> [Double] {
    var lowest = Double.infinity
    var highest = -Double.infinity
    for arm in arms {
      for value in arm { (lowest, highest) = (min(lowest, value), max(highest, value)) }
    }
    guard lowest <= highest else { return [] }
    let isWhole = arms.allSatisfy { $0.allSatisfy { $0.rounded() == $0 } }
    if isWhole, highest - lowest < Double(maximumBins) {
      return stride(from: lowest - 0.5, through: highest + 0.5, by: 1).map { $0 }
    }
    let smallest = arms.map(\.count).filter { $0 > 0 }.min() ?? 1
    let wanted = min(max(Int(Double(smallest).squareRoot()), 5), maximumBins)
    let scale = Scale(.linear, holding: [lowest, highest], start: 0, end: 1, padding: 0)
    let ticks = Ticks.linear(scale.lower, scale.upper, count: wanted)
    guard ticks.count >= 2 else { return [scale.lower, scale.upper] }
    let step = ticks[1] - ticks[0]
    var edges = ticks
    if ticks[0] > lowest { edges.insert(ticks[0] - step, at: 0) }
    if ticks[ticks.count - 1] < highest { edges.append(ticks[ticks.count - 1] + step) }
    return edges
  }

  private static func counts(_ values: [Double], edges: [Double]) -> [Int] {
    guard edges.count >= 2 else { return [] }
    var counts = [Int](repeating: 0, count: edges.count - 1)
    for value in values {
      var (low, high) = (0, edges.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle } else { high = middle }
      }
      counts[low] += 1
    }
    return counts
  }
}
