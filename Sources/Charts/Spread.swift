/// Moves labels apart along one direction.
enum Spread {
  /// Middles of blocks that neither overlap nor, where they have room, leave the range; as near as can be to those that
  /// were wanted (least squares), in the same order.
  ///
  /// Blocks that would overlap are laid end to end around the mean of what they want, again and again until none do:
  /// the pool-adjacent-violators algorithm.
  ///
  /// - Parameters:
  ///   - wanted: Ascending.
  ///   - heights: One for each, with the gap to the next included.
  static func middles(_ wanted: [Double], heights: [Double], from top: Double, to bottom: Double) -> [Double] {
    // What a block wants, less what stands before it: these must not descend.
    var offsets: [Double] = []
    var sum = 0.0
    for height in heights {
      offsets.append(sum + height / 2)
      sum += height
    }
    var pools: [(mean: Double, count: Int)] = []
    for (want, offset) in zip(wanted, offsets) {
      pools.append((want - offset, 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let before = pools.removeLast()
        let count = before.count + last.count
        pools.append(
          ((before.mean * Double(before.count) + last.mean * Double(last.count)) / Double(count), count))
      }
    }
    let means = pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
    return zip(means, offsets).map { mean, offset in max(min(mean, bottom - sum), top) + offset }
  }
}
