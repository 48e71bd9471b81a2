import Glibc

/// The bootstrap: the sampling error of any statistic, from its values in resamples of the data.
///
/// Rows, or whole clusters, are drawn with replacement, within each stratum as many as it has: give the arms as strata, so that
/// each resample has the sizes that the experiment had. It is for statistics without a formula for their error, in samples that are
/// not tiny; it does not help with few clusters (under about 20, take a wild cluster bootstrap) nor with extremes such as a maximum.
///
/// - SeeAlso: Efron and Tibshirani (1993), *An Introduction to the Bootstrap*, chapters 13 and 14; Davison and Hinkley (1997),
///   *Bootstrap Methods and their Application*, section 5.3, for the acceleration with strata; Cameron, Gelbach and Miller (2008),
///   doi:10.1162/rest.90.3.414, for few clusters.
public struct Bootstrap: Sendable, Equatable {
  /// The statistic of the data.
  public let estimate: Double
  /// Its values in the resamples, in ascending order; resamples where it could not be computed are left out.
  public let replicates: [Double]
  /// How many resamples were left out: an interval that leaves out more than a few of a hundred is doubtful.
  public let failures: Int
  /// z₀ of the bias-corrected interval: how far the estimate lies from the median of the replicates, on the normal scale.
  public let biasCorrection: Double
  /// a of the accelerated interval, from leaving out one row or cluster after the other; nil where it was not asked for, or a
  /// statistic without one of them could not be computed.
  public let acceleration: Double?

  /// The standard deviation of the replicates.
  public var standardError: Double { standardDeviation(replicates) }

  /// - Parameters:
  ///   - rows: n ≥ 2, the number of rows of the data.
  ///   - clusters: When whole clusters are drawn.
  ///   - strata: Within which rows or clusters are drawn: the arms, the blocks, or both.
  ///   - draws: The number of resamples: about 1,000 for a standard error, 10,000 for an interval that is to be published.
  ///   - seed: Of the draws.
  ///   - isAccelerated: Whether ``acceleration`` is wanted, for ``bcaInterval(level:)``. It runs the statistic once more for each
  ///     row or cluster, each time on nearly all rows; where the statistic is a function of sums take
  ///     ``init(totalsOf:clusters:strata:draws:seed:statistic:)``, which does not.
  ///   - statistic: A value for the rows that it is given, by their number from 0, some of them several times; nil or not finite
  ///     where it cannot be computed.
  /// - Throws: ``EstimationError`` for too few rows or clusters, a cluster in several strata, a statistic that the data themselves
  ///   do not have or that does not vary.
  public init(
    rows: Int, clusters: Groups? = nil, strata: Groups? = nil, draws: Int = 2_000, seed: UInt64 = 1,
    isAccelerated: Bool = true, statistic: ([Int]) -> Double?
  ) throws(EstimationError) {
    let plan = try ResamplingPlan(rows: rows, clusters: clusters, strata: strata)
    var sample: [Int] = []
    sample.reserveCapacity(rows)
    try self.init(
      plan, draws: draws, seed: seed, isAccelerated: isAccelerated, observed: statistic(Array(plan.units.joined())),
      replicate: { generator in
        sample.removeAll(keepingCapacity: true)
        plan.draw(&generator) { unit, _ in sample.append(contentsOf: plan.units[unit]) }
        return statistic(sample)
      },
      without: { unit, _ in
        statistic(Array(plan.units.indices.lazy.filter { $0 != unit }.map { plan.units[$0] }.joined()))
      })
  }

  /// The bootstrap of a statistic that is a function of sums, such as means, differences of means and moments: a resample costs an
  /// addition for each row or cluster, and the acceleration as much in all as one resample.
  ///
  /// Give values near zero, for instance deviations from the mean of all rows: leaving a unit out subtracts it from the sums.
  ///
  /// - Parameters:
  ///   - columns: q columns of n values; a column of ones counts the rows.
  ///   - statistic: A value for the sums of the columns within each stratum: that of column j in stratum s is at s q + j, the strata
  ///     in the order of their names in `strata`.
  /// - Throws: As ``init(rows:clusters:strata:draws:seed:isAccelerated:statistic:)``.
  public init(
    totalsOf columns: [[Double]], clusters: Groups? = nil, strata: Groups? = nil, draws: Int = 2_000, seed: UInt64 = 1,
    statistic: ([Double]) -> Double?
  ) throws(EstimationError) {
    let rows = columns.first?.count ?? 0
    for column in columns where column.count != rows {
      throw .lengthMismatch(what: "column", count: column.count, expected: rows)
    }
    let plan = try ResamplingPlan(rows: rows, clusters: clusters, strata: strata)
    let width = columns.count
    var own = [Double](repeating: 0, count: plan.units.count * width)
    for (unit, rows) in plan.units.enumerated() {
      for row in rows { for column in 0..<width { own[unit * width + column] += columns[column][row] } }
    }
    let empty = [Double](repeating: 0, count: plan.members.count * width)
    func add(_ unit: Int, _ stratum: Int, times factor: Double, to totals: inout [Double]) {
      for column in 0..<width { totals[stratum * width + column] += factor * own[unit * width + column] }
    }
    var whole = empty
    for (stratum, units) in plan.members.enumerated() { for unit in units { add(unit, stratum, times: 1, to: &whole) } }
    var totals = empty
    try self.init(
      plan, draws: draws, seed: seed, isAccelerated: true, observed: statistic(whole),
      replicate: { generator in
        for place in totals.indices { totals[place] = 0 }
        plan.draw(&generator) { unit, stratum in add(unit, stratum, times: 1, to: &totals) }
        return statistic(totals)
      },
      without: { unit, stratum in
        for column in 0..<width { totals[stratum * width + column] = whole[stratum * width + column] }
        add(unit, stratum, times: -1, to: &totals)
        defer { for column in 0..<width { totals[stratum * width + column] = whole[stratum * width + column] } }
        return statistic(totals)
      }, prepareWithout: { totals = whole })
  }

  private init(
    _ plan: ResamplingPlan, draws: Int, seed: UInt64, isAccelerated: Bool, observed: Double?,
    replicate: (inout RandomGenerator) -> Double?, without: (_ unit: Int, _ stratum: Int) -> Double?,
    prepareWithout: () -> Void = {}
  ) throws(EstimationError) {
    guard draws >= 20 else { throw .tooFewObservations(group: "draws", count: draws, minimum: 20) }
    guard let estimate = observed, estimate.isFinite else { throw .notFinite(what: "statistic", row: 1) }
    self.estimate = estimate
    var generator = RandomGenerator(seed: seed)
    var replicates: [Double] = []
    replicates.reserveCapacity(draws)
    for _ in 0..<draws {
      if let value = replicate(&generator), value.isFinite { replicates.append(value) }
    }
    failures = draws - replicates.count
    guard replicates.count >= 20 else {
      throw .tooFewObservations(group: "resamples with a statistic", count: replicates.count, minimum: 20)
    }
    replicates.sort()
    guard replicates[0] != replicates[replicates.count - 1] else { throw .noVariation(what: "statistic") }
    self.replicates = replicates
    // Ties with the estimate by half, as discrete statistics have them often.
    let below = replicates.reduce(0.0) { $0 + ($1 < estimate ? 1 : $1 == estimate ? 0.5 : 0) }
    biasCorrection = NormalDistribution().quantile(below / Double(replicates.count))
    guard isAccelerated else {
      acceleration = nil
      return
    }
    prepareWithout()
    acceleration = Self.acceleration(plan, without)
  }

  /// Σ l³ / (6 (Σ l²)^{3/2}) of the influence values l of the units, each from leaving it out of its stratum.
  private static func acceleration(
    _ plan: ResamplingPlan, _ without: (_ unit: Int, _ stratum: Int) -> Double?
  ) -> Double? {
    var (cubes, squares) = (0.0, 0.0)
    for (stratum, own) in plan.members.enumerated() {
      let size = Double(own.count)
      var rests: [Double] = []
      rests.reserveCapacity(own.count)
      for unit in own {
        guard let rest = without(unit, stratum), rest.isFinite else { return nil }
        rests.append(rest)
      }
      let center = mean(rests)
      for rest in rests {
        let influence = (size - 1) * (center - rest) / size
        squares += influence * influence
        cubes += influence * influence * influence
      }
    }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : nil
  }

  /// The percentile interval: quantiles (type 7) of the replicates.
  ///
  /// - Parameter level: Strictly between 0 and 1.
  public func percentileInterval(level: Double = 0.95) -> (low: Double, high: Double) {
    (quantile((1 - level) / 2, ofSorted: replicates), quantile((1 + level) / 2, ofSorted: replicates))
  }

  /// The bias-corrected and accelerated interval: percentiles moved for the bias of the statistic and for a spread that depends on
  /// its value. More accurate than the percentile interval when the statistic is skewed.
  ///
  /// - Returns: nil when there is no acceleration, or all replicates are on one side of the estimate.
  public func bcaInterval(level: Double = 0.95) -> (low: Double, high: Double)? {
    guard let acceleration, biasCorrection.isFinite else { return nil }
    let normal = NormalDistribution()
    func limit(_ z: Double) -> Double {
      let moved = biasCorrection + z
      let probability = normal.cumulative(biasCorrection + moved / (1 - acceleration * moved))
      return quantile(min(max(probability, 0), 1), ofSorted: replicates)
    }
    let z = normal.quantile(upperTail: (1 - level) / 2)
    return (limit(-z), limit(z))
  }
}
