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
  /// a of the accelerated interval, from leaving out one row or cluster after the other; nil where a statistic without one of them
  /// could not be computed.
  public let acceleration: Double?

  /// The standard deviation of the replicates.
  public var standardError: Double { standardDeviation(replicates) }

  /// - Parameters:
  ///   - rows: n ≥ 2, the number of rows of the data.
  ///   - clusters: When whole clusters are drawn.
  ///   - strata: Within which rows or clusters are drawn: the arms, the blocks, or both.
  ///   - draws: The number of resamples: about 1,000 for a standard error, 10,000 for an interval that is to be published.
  ///   - seed: Of the draws.
  ///   - statistic: A value for the rows that it is given, by their number from 0, some of them several times; nil or not finite
  ///     where it cannot be computed.
  /// - Throws: ``EstimationError`` for too few rows or clusters, a cluster in several strata, a statistic that the data themselves
  ///   do not have or that does not vary.
  public init(
    rows: Int, clusters: Groups? = nil, strata: Groups? = nil, draws: Int = 2_000, seed: UInt64 = 1,
    statistic: ([Int]) -> Double?
  ) throws(EstimationError) {
    for (name, groups) in [("clusters", clusters), ("strata", strata)] {
      if let groups, groups.index.count != rows {
        throw .lengthMismatch(what: name, count: groups.index.count, expected: rows)
      }
    }
    guard draws >= 20 else { throw .tooFewObservations(group: "draws", count: draws, minimum: 20) }
    let units = clusters?.rows ?? (0..<max(rows, 0)).map { [$0] }
    var members = [[Int]](repeating: [], count: strata?.count ?? 1)
    for (unit, own) in units.enumerated() {
      if let strata, own.contains(where: { strata.index[$0] != strata.index[own[0]] }) {
        throw .clusterInSeveralBlocks(cluster: clusters?.names[unit] ?? "")
      }
      members[strata?.index[own[0]] ?? 0].append(unit)
    }
    for (stratum, own) in members.enumerated() where own.count < 2 {
      let name = strata?.names[stratum] ?? "all rows"
      if clusters != nil { throw .tooFewClusters(group: name, count: own.count, minimum: 2) }
      throw .tooFewObservations(group: name, count: own.count, minimum: 2)
    }
    func value(_ units: [[Int]]) -> Double? { statistic(Array(units.joined())).flatMap { $0.isFinite ? $0 : nil } }

    guard let estimate = value(units) else { throw .notFinite(what: "statistic", row: 1) }
    self.estimate = estimate
    var generator = RandomGenerator(seed: seed)
    var replicates: [Double] = []
    replicates.reserveCapacity(draws)
    for _ in 0..<draws {
      var drawn: [[Int]] = []
      drawn.reserveCapacity(units.count)
      for own in members { for _ in own { drawn.append(units[own[generator.integer(below: own.count)]]) } }
      if let replicate = value(drawn) { replicates.append(replicate) }
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

    var (cubes, squares) = (0.0, 0.0)
    var isComplete = true
    for own in members where isComplete {
      let size = Double(own.count)
      var without: [Double] = []
      for unit in own {
        guard let rest = value(units.indices.filter { $0 != unit }.map { units[$0] }) else {
          isComplete = false
          break
        }
        without.append(rest)
      }
      guard isComplete else { break }
      let center = mean(without)
      for rest in without {
        let influence = (size - 1) * (center - rest) / size
        squares += influence * influence
        cubes += influence * influence * influence
      }
    }
    acceleration = isComplete && squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : nil
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
