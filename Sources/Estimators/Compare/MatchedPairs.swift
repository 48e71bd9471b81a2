/// The mean difference between the two units of matched pairs, of which one was treated at random.
///
///     estimate       = mean of the differences d, treated less control
///     standardError² = s²_d / P
///
/// Right when chance chose the treated unit within each pair; the standard error is then conservative. With more than two units
/// in a set, use ``blockedDifferenceInMeans(outcome:isTreated:blocks:)``.
///
/// - Parameters:
///   - outcome: n finite values.
///   - isTreated: n values.
///   - pairs: The pair of each unit: P ≥ 2 of them, each with one treated and one control unit.
/// - Returns: The effect in the unit of the outcome, with P − 1 degrees of freedom.
/// - Throws: ``EstimationError``, naming the first pair that is not one.
/// - SeeAlso: Imai (2008), doi:10.1002/sim.3337; Gerber and Green (2012), *Field Experiments*, section 3.6.
public func matchedPairsDifference(
  outcome: [Double], isTreated: [Bool], pairs: Groups
) throws(EstimationError) -> Estimate {
  try checkColumns(outcome: outcome, isTreated: isTreated, groups: [("pairs", pairs)])
  var differences: [Double] = []
  for (pair, rows) in pairs.rows.enumerated() {
    guard rows.count == 2, isTreated[rows[0]] != isTreated[rows[1]] else { throw .notAPair(pair: pairs.names[pair]) }
    let difference = outcome[rows[0]] - outcome[rows[1]]
    differences.append(isTreated[rows[0]] ? difference : -difference)
  }
  guard differences.count >= 2 else {
    throw .tooFewObservations(group: "pairs", count: differences.count, minimum: 2)
  }
  let squaredError = variance(differences) / Double(differences.count)
  guard squaredError > 0 else { throw .noVariation(what: "difference within pairs") }
  return Estimate(
    estimate: mean(differences), standardError: squaredError.squareRoot(),
    degreesOfFreedom: Double(differences.count - 1))
}
