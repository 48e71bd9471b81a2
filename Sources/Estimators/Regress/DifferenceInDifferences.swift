/// Two groups, two periods: the change of the treated less the change of the others.
///
///     (ȳ₁,after − ȳ₁,before) − (ȳ₀,after − ȳ₀,before)
///
/// The interaction in the least-squares regression on treated, after, and their product. It estimates the average effect on the
/// treated when both groups would otherwise have changed alike. When the same units, or units of the same places, are seen in
/// both periods, cluster by them: rows of one unit are not independent.
///
/// - Parameters:
///   - outcome: n finite values, one for each unit and period.
///   - isTreated: n values: the group that is treated in the second period.
///   - isAfter: n values: the second period.
///   - type: HC2 for independent rows; CR2 or CR1 with clusters.
///   - clusters: For the clustered types, the cluster of each row.
///   - weights: n sampling weights, none negative, or nil.
/// - Throws: ``EstimationError`` when one of the four cells has fewer than two rows, and as ``LeastSquares``.
/// - SeeAlso: Card and Krueger (1994), *American Economic Review* 84, 772–793; Angrist and Pischke (2009), section 5.2.
public func differenceInDifferences(
  outcome: [Double], isTreated: [Bool], isAfter: [Bool], type: StandardErrorType = .hc2, clusters: Groups? = nil,
  weights: [Double]? = nil
) throws(EstimationError) -> Estimate {
  try checkColumns(outcome: outcome, isTreated: isTreated)
  guard isAfter.count == outcome.count else {
    throw .lengthMismatch(what: "period", count: isAfter.count, expected: outcome.count)
  }
  for (arm, treated) in [("treated", true), ("control", false)] {
    for (period, after) in [("before", false), ("after", true)] {
      let count = outcome.indices.count { isTreated[$0] == treated && isAfter[$0] == after }
      guard count >= 2 else { throw .tooFewObservations(group: "\(arm), \(period)", count: count, minimum: 2) }
    }
  }
  let treated = isTreated.map { $0 ? 1.0 : 0 }
  let after = isAfter.map { $0 ? 1.0 : 0 }
  let regression = try LeastSquares(
    design: Matrix(columns: [
      [Double](repeating: 1, count: outcome.count), treated, after, zip(treated, after).map { $0 * $1 },
    ]),
    names: ["constant", "treated", "after", "treated × after"], outcome: outcome, weights: weights)
  return try regression.estimate(coefficient: 3, type: type, clusters: clusters)
}

/// Two groups, two periods, the same units in both: the difference in mean changes.
///
/// The unequal-variance standard error of the changes; with clusters above the units, CR2.
///
/// - Parameters:
///   - outcome: Two finite values for each unit.
///   - isTreated: For each row; the same in both rows of a unit.
///   - isAfter: For each row; each unit has one row before and one after.
///   - units: The unit of each row.
///   - clusters: The cluster of each row when whole clusters were treated; the same in both rows of a unit.
/// - Throws: ``EstimationError`` naming the first unit that is not seen once in each period or changes its arm; drop such units
///   beforehand for the balanced panel.
public func panelDifferenceInDifferences(
  outcome: [Double], isTreated: [Bool], isAfter: [Bool], units: Groups, clusters: Groups? = nil
) throws(EstimationError) -> Estimate {
  try checkColumns(
    outcome: outcome, isTreated: isTreated,
    groups: [("units", units)] + (clusters.map { [("clusters", $0)] } ?? []))
  guard isAfter.count == outcome.count else {
    throw .lengthMismatch(what: "period", count: isAfter.count, expected: outcome.count)
  }
  var changes: [Double] = []
  var arms: [Bool] = []
  var firstRows: [Int] = []
  for (unit, rows) in units.rows.enumerated() {
    guard rows.count == 2, isAfter[rows[0]] != isAfter[rows[1]] else {
      throw .unitNotInBothPeriods(unit: units.names[unit])
    }
    guard isTreated[rows[0]] == isTreated[rows[1]] else { throw .unitInBothArms(unit: units.names[unit]) }
    let difference = outcome[rows[1]] - outcome[rows[0]]
    changes.append(isAfter[rows[1]] ? difference : -difference)
    arms.append(isTreated[rows[0]])
    firstRows.append(rows[0])
  }
  if let clusters {
    return try clusteredDifferenceInMeans(
      outcome: changes, isTreated: arms, clusters: clusters.selecting(firstRows))
  }
  return try differenceInMeans(
    treated: changes.indices.filter { arms[$0] }.map { changes[$0] },
    control: changes.indices.filter { !arms[$0] }.map { changes[$0] })
}
