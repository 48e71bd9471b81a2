/// The difference in means within blocks, averaged over the blocks by their size.
///
///     estimate       = Σ_b (n_b / n) τ̂_b
///     standardError² = Σ_b (n_b / n)² (s²_b1/n_b1 + s²_b0/n_b0)
///
/// It estimates the average treatment effect when units were assigned at random within blocks (strata), whatever the shares
/// treated in each. Blocks of matched pairs have one unit in each arm and need another standard error.
///
/// - Parameters:
///   - outcome: n finite values.
///   - isTreated: n values.
///   - blocks: The block of each unit, with at least two treated and two control units in each.
/// - Returns: The effect in the unit of the outcome, with n − 2B degrees of freedom for B blocks.
/// - Throws: ``EstimationError``, naming the first block that lacks an arm.
/// - SeeAlso: Gerber and Green (2012), *Field Experiments*, section 3.6.
public func blockedDifferenceInMeans(
  outcome: [Double], isTreated: [Bool], blocks: Groups
) throws(EstimationError) -> Estimate {
  try checkColumns(outcome: outcome, isTreated: isTreated, groups: [("blocks", blocks)])
  guard !outcome.isEmpty else { throw .tooFewObservations(group: "treated", count: 0, minimum: 2) }
  var effect = 0.0
  var squaredError = 0.0
  for (block, rows) in blocks.rows.enumerated() {
    let treated = rows.filter { isTreated[$0] }.map { outcome[$0] }
    let control = rows.filter { !isTreated[$0] }.map { outcome[$0] }
    for (arm, group) in [("treated", treated), ("control", control)] where group.count < 2 {
      throw .blockTooSmall(block: blocks.names[block], arm: arm, count: group.count, minimum: 2)
    }
    let share = Double(rows.count) / Double(outcome.count)
    effect += share * differenceOfMeans(treated, control)
    squaredError +=
      share * share * (variance(treated) / Double(treated.count) + variance(control) / Double(control.count))
  }
  guard squaredError > 0 else { throw .noVariation(what: "outcome") }
  return Estimate(
    estimate: effect, standardError: squaredError.squareRoot(),
    degreesOfFreedom: Double(outcome.count - 2 * blocks.count))
}
