/// The difference in means when whole clusters (villages, schools) were assigned.
///
/// Least squares on the treatment with CR2 standard errors and Satterthwaite's degrees of freedom. The effect is the mean over
/// units, so that a large cluster counts more than a small one.
///
/// - Parameters:
///   - outcome: n finite values.
///   - isTreated: n values, the same in all units of a cluster.
///   - clusters: The cluster of each unit, at least two in each arm.
/// - Throws: ``EstimationError`` for fewer than two clusters in an arm, and for a cluster that holds both arms (then a regression
///   with clustered standard errors is right).
/// - SeeAlso: Bell and McCaffrey (2002), *Survey Methodology* 28, 169–181; Pustejovsky and Tipton (2018),
///   doi:10.1080/07350015.2016.1247004.
public func clusteredDifferenceInMeans(
  outcome: [Double], isTreated: [Bool], clusters: Groups
) throws(EstimationError) -> Estimate {
  try checkColumns(outcome: outcome, isTreated: isTreated, groups: [("clusters", clusters)])
  let counts = try clustersInArms(isTreated: isTreated, clusters: clusters)
  for (arm, count) in [("treated", counts.treated), ("control", counts.control)] where count < 2 {
    throw .tooFewClusters(group: arm, count: count, minimum: 2)
  }
  return try regressionOnTreatment(outcome: outcome, isTreated: isTreated, clusters: clusters)
}

/// The difference in means when whole clusters were assigned within blocks, averaged over the blocks by their number of units.
///
///     standardError² = Σ_b (n_b / n)² V_b,   V_b the CR2 variance in block b
///
/// - Parameters:
///   - clusters: The cluster of each unit, at least two in each arm of each block.
///   - blocks: The block of each unit, the same in all units of a cluster.
/// - Returns: The effect, with G − 2B degrees of freedom for G clusters and B blocks.
/// - Throws: ``EstimationError``, naming the first block that lacks clusters in an arm.
public func clusteredDifferenceInMeans(
  outcome: [Double], isTreated: [Bool], clusters: Groups, blocks: Groups
) throws(EstimationError) -> Estimate {
  try checkColumns(
    outcome: outcome, isTreated: isTreated, groups: [("clusters", clusters), ("blocks", blocks)])
  _ = try clustersInArms(isTreated: isTreated, clusters: clusters)
  guard !outcome.isEmpty else { throw .tooFewObservations(group: "treated", count: 0, minimum: 2) }
  var effect = 0.0
  var squaredError = 0.0
  for (block, rows) in blocks.rows.enumerated() {
    let inside = clusters.selecting(rows)
    let arms = rows.map { isTreated[$0] }
    let counts = try clustersInArms(isTreated: arms, clusters: inside)
    for (arm, count) in [("treated", counts.treated), ("control", counts.control)] where count < 2 {
      throw .blockTooSmall(block: blocks.names[block], arm: arm, count: count, minimum: 2)
    }
    let part = try regressionOnTreatment(outcome: rows.map { outcome[$0] }, isTreated: arms, clusters: inside)
    let share = Double(rows.count) / Double(outcome.count)
    effect += share * part.estimate
    squaredError += share * share * part.standardError * part.standardError
  }
  return Estimate(
    estimate: effect, standardError: squaredError.squareRoot(),
    degreesOfFreedom: Double(clusters.count - 2 * blocks.count))
}

private func regressionOnTreatment(
  outcome: [Double], isTreated: [Bool], clusters: Groups
) throws(EstimationError) -> Estimate {
  guard let first = outcome.first, outcome.contains(where: { $0 != first }) else {
    throw .noVariation(what: "outcome")
  }
  let regression = try LeastSquares(
    design: Matrix(columns: [[Double](repeating: 1, count: outcome.count), isTreated.map { $0 ? 1 : 0 }]),
    names: ["constant", "treatment"], outcome: outcome)
  return try regression.estimate(coefficient: 1, type: .cr2, clusters: clusters)
}

/// How many clusters each arm has; refuses a cluster that is in both.
private func clustersInArms(
  isTreated: [Bool], clusters: Groups
) throws(EstimationError) -> (treated: Int, control: Int) {
  var arms = [Bool?](repeating: nil, count: clusters.count)
  for (row, cluster) in clusters.index.enumerated() {
    if let arm = arms[cluster], arm != isTreated[row] { throw .clusterInBothArms(cluster: clusters.names[cluster]) }
    arms[cluster] = isTreated[row]
  }
  return (arms.count { $0 == true }, arms.count { $0 == false })
}
