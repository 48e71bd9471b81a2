/// What randomisation inference compares between assignments.
public enum RandomizationStatistic: String, Sendable, CaseIterable {
  /// The difference in means over rows; with blocks, its average weighted by the rows of each block. Valid for the sharp
  /// hypothesis of no effect on anyone.
  case differenceInMeans = "difference in means"
  /// The same over its standard error, Neyman's within blocks and by clusters. Valid also, in large samples, for the hypothesis
  /// that the average effect is zero while effects differ (Wu and Ding 2021). It needs two units or clusters in each arm of each
  /// block.
  case studentized = "studentised difference in means"
}

/// The totals that the statistic of one outcome needs, so that an assignment costs one pass over the units.
struct AssignmentStatistic {
  private let design: AssignmentDesign
  private let isStudentized: Bool
  private let sizes: [Double]
  /// Of the outcome less its mean: large common digits would be lost in the sums.
  private let totals: [Double]
  private let shares: [Double]

  init(
    _ design: AssignmentDesign, outcome: [Double], statistic: RandomizationStatistic
  ) throws(EstimationError) {
    guard outcome.count == design.rows else {
      throw .lengthMismatch(what: "outcome", count: outcome.count, expected: design.rows)
    }
    if let row = outcome.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: "outcome", row: row + 1) }
    guard let first = outcome.first, outcome.contains(where: { $0 != first }) else {
      throw .noVariation(what: "outcome")
    }
    self.design = design
    isStudentized = statistic == .studentized
    let center = mean(outcome)
    sizes = design.units.map { Double($0.count) }
    totals = design.units.map { $0.reduce(0.0) { $0 + outcome[$1] - center } }
    let sizes = sizes
    shares = design.blocks.map { $0.reduce(0.0) { $0 + sizes[$1] } / Double(design.rows) }
    let minimum = isStudentized ? 2 : 1
    for (block, units) in design.blocks.enumerated() {
      let treated = units.count { design.isTreated[$0] }
      for (arm, count) in [("treated", treated), ("control", units.count - treated)] where count < minimum {
        throw .blockTooSmall(block: design.blockNames[block], arm: arm, count: count, minimum: minimum)
      }
    }
  }

  /// One block's weighted difference, and its squared standard error when that is needed.
  func part(_ block: Int, isTreated: (Int) -> Bool) -> (difference: Double, variance: Double) {
    var (sum1, sum0, size1, size0, count1, count0) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for unit in design.blocks[block] {
      if isTreated(unit) {
        sum1 += totals[unit]
        size1 += sizes[unit]
        count1 += 1
      } else {
        sum0 += totals[unit]
        size0 += sizes[unit]
        count0 += 1
      }
    }
    let (mean1, mean0) = (sum1 / size1, sum0 / size0)
    let share = shares[block]
    guard isStudentized else { return (share * (mean1 - mean0), 0) }
    var (squares1, squares0) = (0.0, 0.0)
    for unit in design.blocks[block] {
      if isTreated(unit) {
        let residual = totals[unit] - sizes[unit] * mean1
        squares1 += residual * residual
      } else {
        let residual = totals[unit] - sizes[unit] * mean0
        squares0 += residual * residual
      }
    }
    let variance =
      squares1 * count1 / (count1 - 1) / (size1 * size1) + squares0 * count0 / (count0 - 1) / (size0 * size0)
    return (share * (mean1 - mean0), share * share * variance)
  }

  /// The statistic of the sums over blocks.
  func value(difference: Double, variance: Double) -> Double {
    guard isStudentized else { return difference }
    // Two constant arms that differ are as far apart as can be.
    return difference == 0 ? 0 : difference / variance.squareRoot()
  }

  func value(isTreated: [Bool]) -> Double {
    var difference = 0.0
    var variance = 0.0
    for block in design.blocks.indices {
      let part = part(block) { isTreated[$0] }
      difference += part.difference
      variance += part.variance
    }
    return value(difference: difference, variance: variance)
  }
}
