/// Randomisation inference: how unusual the observed difference is among those of all assignments that the design could have made,
/// if treatment had changed nobody's outcome.
///
/// It assumes nothing about the outcomes, and suits small experiments and skewed outcomes. The assignments follow the design:
/// complete, within blocks, by clusters, or by clusters within blocks, with as many treated as were observed. When there are few
/// enough of them all are counted and the *p* value is exact; otherwise seeded draws are made, and the *p* value has an interval of
/// its own.
///
/// - SeeAlso: Fisher (1935), *The Design of Experiments*, section 21; Phipson and Smyth (2010), doi:10.2202/1544-6115.1585, for the
///   *p* value from draws; Gerber and Green (2012), *Field Experiments*, section 3.4; Wu and Ding (2021),
///   doi:10.1080/01621459.2020.1750415, for studentising.
public struct RandomizationTest: Sendable, Equatable {
  /// Of the observed assignment.
  public var statistic: Double
  /// Two-sided: the share of assignments whose statistic is as far from zero, or farther.
  public var pValue: Double
  /// One-sided: as large, or larger.
  public var pValueGreater: Double
  /// One-sided: as small, or smaller.
  public var pValueLess: Double
  /// How many assignments were counted or drawn.
  public var assignments: Int
  /// How many of them had a statistic as far from zero, or farther.
  public var extremeAssignments: Int
  /// Whether all assignments were counted. From draws each *p* value is (1 + extreme) / (1 + draws).
  public var isExact: Bool

  /// The interval of the two-sided *p* value that all assignments would give, by Clopper and Pearson; a point when exact.
  public func pValueInterval(level: Double = 0.95) -> (low: Double, high: Double) {
    let count = EventCount(events: extremeAssignments, participants: assignments)
    guard !isExact, let interval = try? clopperPearsonInterval(count, level: level) else { return (pValue, pValue) }
    return interval
  }

  /// - Parameters:
  ///   - outcome: n finite values.
  ///   - isTreated: n values.
  ///   - clusters: When whole clusters were assigned.
  ///   - blocks: When assignment was within blocks; for matched pairs, the pairs.
  ///   - statistic: What is compared.
  ///   - hypothesizedEffect: The effect on every treated unit that is tested, in the unit of the outcome.
  ///   - limit: All assignments are counted when there are no more than this.
  ///   - draws: How many are drawn otherwise.
  ///   - seed: Of the draws.
  /// - Throws: ``EstimationError``, also when the design leaves no choice.
  public init(
    outcome: [Double], isTreated: [Bool], clusters: Groups? = nil, blocks: Groups? = nil,
    statistic: RandomizationStatistic = .differenceInMeans, hypothesizedEffect: Double = 0, limit: Int = 100_000,
    draws: Int = 10_000, seed: UInt64 = 1
  ) throws(EstimationError) {
    try checkColumns(outcome: outcome, isTreated: isTreated)
    guard draws >= 1 else { throw .tooFewObservations(group: "draws", count: draws, minimum: 1) }
    let design = try AssignmentDesign(isTreated: isTreated, clusters: clusters, blocks: blocks)
    let untreated = zip(outcome, isTreated).map { $1 ? $0 - hypothesizedEffect : $0 }
    let measure = try AssignmentStatistic(design, outcome: untreated, statistic: statistic)
    let observed = measure.value(isTreated: design.isTreated)
    self.statistic = observed
    // Equal statistics must not be told apart by rounding.
    let slack = 1e-9 * abs(observed)
    var (extreme, greater, less) = (0, 0, 0)
    func count(_ value: Double) {
      if abs(value) >= abs(observed) - slack { extreme += 1 }
      if value >= observed - slack { greater += 1 }
      if value <= observed + slack { less += 1 }
    }
    isExact = design.assignments <= Double(limit)
    if isExact {
      assignments = Int(design.assignments)
      Self.forEachAssignment(design, measure, count)
    } else {
      assignments = draws
      var generator = RandomGenerator(seed: seed)
      for _ in 0..<draws { count(measure.value(isTreated: design.draw(&generator))) }
    }
    extremeAssignments = extreme
    let added = isExact ? 0.0 : 1
    let total = Double(assignments) + added
    func share(_ count: Int) -> Double { (Double(count) + added) / total }
    pValue = share(extreme)
    pValueGreater = share(greater)
    pValueLess = share(less)
  }

  /// The statistic of every assignment: the choices of each block once, then all their combinations.
  private static func forEachAssignment(
    _ design: AssignmentDesign, _ measure: AssignmentStatistic, _ body: (Double) -> Void
  ) {
    let parts = design.blocks.indices.map { block in
      let units = design.blocks[block]
      let treated = units.count { design.isTreated[$0] }
      var chosen = [Bool](repeating: false, count: design.units.count)
      var parts: [(difference: Double, variance: Double)] = []
      func choose(_ place: Int, _ left: Int) {
        if left == 0 {
          parts.append(measure.part(block) { chosen[$0] })
          return
        }
        guard units.count - place >= left else { return }
        chosen[units[place]] = true
        choose(place + 1, left - 1)
        chosen[units[place]] = false
        choose(place + 1, left)
      }
      choose(0, treated)
      return parts
    }
    func combine(_ block: Int, _ difference: Double, _ variance: Double) {
      if block == parts.count {
        body(measure.value(difference: difference, variance: variance))
        return
      }
      for part in parts[block] { combine(block + 1, difference + part.difference, variance + part.variance) }
    }
    combine(0, 0, 0)
  }
}

/// The statistics of several outcomes under the same drawn assignments, for ``romanoWolfAdjustment(statistics:draws:)``.
///
/// - Parameters:
///   - outcomes: Columns of n finite values with their names.
///   - isTreated: n values.
///   - draws: How many assignments.
///   - seed: Of the draws.
/// - Returns: The observed statistics, and those of each draw.
/// - Throws: As ``RandomizationTest``.
public func randomizationDraws(
  outcomes: [(name: String, values: [Double])], isTreated: [Bool], clusters: Groups? = nil, blocks: Groups? = nil,
  statistic: RandomizationStatistic = .studentized, draws: Int = 1_000, seed: UInt64 = 1
) throws(EstimationError) -> (statistics: [Double], draws: [[Double]]) {
  let design = try AssignmentDesign(isTreated: isTreated, clusters: clusters, blocks: blocks)
  var measures: [AssignmentStatistic] = []
  for (name, values) in outcomes {
    guard values.count == isTreated.count else {
      throw .lengthMismatch(what: name, count: values.count, expected: isTreated.count)
    }
    measures.append(try AssignmentStatistic(design, outcome: values, statistic: statistic))
  }
  var generator = RandomGenerator(seed: seed)
  let drawn = (0..<max(draws, 0)).map { _ in
    let assignment = design.draw(&generator)
    return measures.map { $0.value(isTreated: assignment) }
  }
  return (measures.map { $0.value(isTreated: design.isTreated) }, drawn)
}
