/// How many units of each arm are missing, and whether the arms differ: for participants who were lost, or for the missing values
/// of one column.
///
/// Differential attrition breaks the comparability that random assignment gave: then see ``LeeBounds``. No difference is no proof
/// of the contrary, since the same number of different people may be missing in each arm.
///
/// - SeeAlso: What Works Clearinghouse (2022), *Procedures and Standards Handbook*, version 5.0, for overall and differential
///   attrition together.
public struct Attrition: Sendable, Equatable {
  /// Of the units assigned to each arm, the missing ones as events.
  public var treated, control: EventCount
  /// Share missing in the treated less that in the control arm. By individuals, Wald's standard error with a normal reference; by
  /// clusters and blocks, that of the difference in means that follows the design. nil when no unit, or each unit, is missing.
  public var difference: Estimate?
  /// The test that the shares are equal: Pearson's chi-squared without correction for individuals, otherwise the test of
  /// ``difference``; 1 when nothing differs.
  public var pValue: Double
  /// Fisher's exact test; nil for clusters and blocks.
  public var exactPValue: Double?

  /// Missing over assigned, both arms together.
  public var overallShare: Double {
    Double(treated.events + control.events) / Double(treated.participants + control.participants)
  }

  /// From the numbers that a flow diagram gives.
  ///
  /// - Throws: ``EstimationError/impossibleCounts(trial:)``.
  public init(treated: EventCount, control: EventCount) throws(EstimationError) {
    for arm in [treated, control] { try checkCounts(arm, trial: nil) }
    self.treated = treated
    self.control = control
    let lost = treated.events + control.events
    guard lost > 0, lost < treated.participants + control.participants else {
      pValue = 1
      exactPValue = 1
      return
    }
    let p1 = Double(treated.events) / Double(treated.participants)
    let p0 = Double(control.events) / Double(control.participants)
    let squaredError =
      p1 * (1 - p1) / Double(treated.participants) + p0 * (1 - p0) / Double(control.participants)
    difference =
      squaredError > 0 ? Estimate(estimate: p1 - p0, standardError: squaredError.squareRoot()) : nil
    pValue = try equalProportionsTest(treated: treated, control: control).pValue
    exactPValue = try ConditionalOddsRatio(treated: treated, control: control).pValue
  }

  /// From one row for each unit that was assigned.
  ///
  /// - Parameters:
  ///   - isMissing: n values.
  ///   - isTreated: n values.
  ///   - clusters: When whole clusters were assigned.
  ///   - blocks: When assignment was within blocks.
  /// - Throws: ``EstimationError`` for an empty arm and as the difference in means of the design does.
  public init(
    isMissing: [Bool], isTreated: [Bool], clusters: Groups? = nil, blocks: Groups? = nil
  ) throws(EstimationError) {
    guard isTreated.count == isMissing.count else {
      throw .lengthMismatch(what: "treatment", count: isTreated.count, expected: isMissing.count)
    }
    func arm(_ isWanted: Bool) -> EventCount {
      let rows = isTreated.indices.filter { isTreated[$0] == isWanted }
      return EventCount(events: rows.count { isMissing[$0] }, participants: rows.count)
    }
    for (name, arm) in [("treated", arm(true)), ("control", arm(false))] where arm.participants == 0 {
      throw .tooFewObservations(group: name, count: 0, minimum: 1)
    }
    try self.init(treated: arm(true), control: arm(false))
    guard clusters != nil || blocks != nil, treated.events + control.events > 0,
      isMissing.contains(false)
    else { return }
    let lost = isMissing.map { $0 ? 1.0 : 0 }
    let effect =
      if let clusters, let blocks {
        try clusteredDifferenceInMeans(outcome: lost, isTreated: isTreated, clusters: clusters, blocks: blocks)
      } else if let clusters {
        try clusteredDifferenceInMeans(outcome: lost, isTreated: isTreated, clusters: clusters)
      } else {
        try blockedDifferenceInMeans(outcome: lost, isTreated: isTreated, blocks: blocks ?? Groups([Int]()))
      }
    difference = effect
    pValue = effect.pValue
    exactPValue = nil
  }
}
