import Content
import Diagnostics
import Estimators

extension Estimation {
  /// Compares the observed assignment with the others that the design could have made.
  mutating func randomisation(
    _ arms: Arms, clusters: Groups?, blocks: Groups?, _ planned: PlannedDraws
  ) throws(EstimationError) -> Result.Randomisation? {
    let units = clusters?.count ?? arms.outcome.count
    guard units * planned.draws <= 20_000_000_000 else {
      lookup.report(
        "too-much-to-draw", at: planned.place,
        "\(planned.draws) assignments of \(units) units are more than can be drawn",
        hint: "write fewer draws: with so many units, 1000 tell enough beside the usual test")
      return nil
    }
    let test = try RandomizationTest(
      outcome: arms.outcome, isTreated: arms.isTreated, clusters: clusters, blocks: blocks, draws: planned.draws,
      seed: planned.seed)
    let interval = test.pValueInterval()
    return Result.Randomisation(
      pValue: test.pValue, low: interval.low, high: interval.high, assignments: test.assignments, isExact: test.isExact,
      seed: test.isExact ? nil : planned.seed)
  }

  /// Draws rows, or whole clusters, within the arms of each block, and computes the difference in means anew.
  mutating func bootstrap(
    _ arms: Arms, clusters: Groups?, blocks: Groups?, _ planned: PlannedDraws, _ result: inout Result
  ) throws(EstimationError) {
    guard let word = lookup.choice(planned.kind, among: ["percentile", "bca"]) else { return }
    let rows = arms.outcome.count
    let units = clusters?.count ?? rows
    let blockCount = blocks?.count ?? 1
    // Leaving out one unit after the other computes the difference anew, from the sums of each arm of each block.
    guard units * planned.draws + 4 * units * blockCount <= 20_000_000_000 else {
      lookup.report(
        "too-much-to-draw", at: planned.place,
        "a bootstrap of \(rows) rows with \(planned.draws) draws is more than can be computed",
        hint: "with so many rows the interval of the standard error is as good: leave ‘bootstrap’ out")
      return
    }
    let strata = Groups(
      arms.isTreated.indices.map { row in
        (arms.isTreated[row] ? "treated" : "control") + (blocks.map { ", " + $0.names[$0.index[row]] } ?? "")
      })
    // The stratum of each arm of each block, control first.
    var places = [Int](repeating: -1, count: 2 * blockCount)
    for row in arms.outcome.indices {
      places[2 * (blocks?.index[row] ?? 0) + (arms.isTreated[row] ? 1 : 0)] = strata.index[row]
    }
    // A difference does not change when all outcomes are moved, and the sums keep more digits.
    let center = mean(arms.outcome)
    let drawn = try Bootstrap(
      totalsOf: [[Double](repeating: 1, count: rows), arms.outcome.map { $0 - center }], clusters: clusters,
      strata: strata, draws: planned.draws, seed: planned.seed
    ) { totals in
      var (effect, count) = (0.0, 0.0)
      for block in 0..<blockCount {
        guard places[2 * block] >= 0, places[2 * block + 1] >= 0 else { return nil }
        let (control, treated) = (2 * places[2 * block], 2 * places[2 * block + 1])
        guard totals[control] > 0.5, totals[treated] > 0.5 else { return nil }
        let size = totals[control] + totals[treated]
        effect += size * (totals[treated + 1] / totals[treated] - totals[control + 1] / totals[control])
        count += size
      }
      return effect / count
    }
    let isAccelerated = word == "bca"
    guard
      let interval = isAccelerated
        ? drawn.bcaInterval(level: plan.confidence) : drawn.percentileInterval(level: plan.confidence)
    else {
      lookup.report(
        "not-computable", at: planned.kind?.place ?? planned.place,
        "the ‘bca’ interval of ‘\(plan.id.value)’ cannot be computed: a difference is not defined without one of the units",
        hint: "write ‘kind: percentile’")
      return
    }
    result.resampling = Result.Resampling(
      kind: isAccelerated ? .bca : .percentile, draws: planned.draws, seed: planned.seed, low: interval.low,
      high: interval.high, pValue: nil, standardError: drawn.standardError)
    if drawn.failures > 0 { result.warnings.append(.failedResamples(drawn.failures)) }
  }

  /// The wild cluster bootstrap of the treatment's coefficient.
  mutating func bootstrapWildly(
    _ regression: LeastSquares, coefficient: Int, _ clusters: Groups, _ planned: PlannedDraws, _ result: inout Result
  ) throws(EstimationError) {
    guard let word = lookup.choice(planned.kind, among: ["rademacher", "webb"]) else { return }
    let drawn = try WildClusterBootstrap(
      regression, contrast: regression.coefficients.indices.map { $0 == coefficient ? 1 : 0 }, clusters: clusters,
      weights: word == "webb" ? .webb : .rademacher, draws: planned.draws, seed: planned.seed)
    let interval = drawn.confidenceInterval(level: plan.confidence)
    result.resampling = Result.Resampling(
      kind: word == "webb" ? .webb : .rademacher, draws: drawn.draws, seed: planned.seed, low: interval.low,
      high: interval.high, pValue: drawn.pValue(), standardError: nil)
    if drawn.smallestPValue > 1 - plan.confidence {
      result.warnings.append(.coarseBootstrap(smallest: drawn.smallestPValue))
    }
  }
}
