import Glibc

/// How the arm in which more units were observed is cut.
public enum LeeTrimming: String, Sendable, CaseIterable {
  /// Exactly the share q: the outcome at the edge counts in part.
  case fractional
  /// All outcomes equal to the one at the edge are kept.
  case inclusive
}

/// Bounds on the effect for the units that are observed whichever arm they are in, when treatment changes who is observed.
///
/// If treatment moves response in one direction only (monotonicity), the arm with more responses holds, beside those always
/// observed, a share q of others. Nobody knows which; at worst they are its highest or its lowest outcomes, and trimming these
/// gives the bounds:
///
///     q = |p₁ − p₀| / max(p₁, p₀),   bounds = mean of the trimmed arm − mean of the other, in that order or turned
///
/// Treatment must have been assigned at random; clustered assignment is not supported. With a discrete covariate the bounds are
/// computed in each cell and averaged by the estimated number of always-observed units, which never widens them in large samples.
///
/// - SeeAlso: Lee (2009), doi:10.1111/j.1467-937X.2009.00536.x, propositions 1 to 3; Tauchmann (2014),
///   doi:10.1177/1536867X1401400411; Imbens and Manski (2004), doi:10.1111/j.1468-0262.2004.00555.x.
public struct LeeBounds: Sendable, Equatable {
  /// The bounds with their standard errors, normal reference: the estimation of q included.
  public var lower, upper: Estimate
  /// The shares observed, of those assigned.
  public var treatedShare, controlShare: Double
  /// q of all units together, whatever the cells.
  public var trimmedShare: Double
  /// Whether the treated arm is trimmed, rather than the control arm; of all units together.
  public var isTreatedTrimmed: Bool
  /// The difference in means of what is observed, untrimmed.
  public var untrimmed: Double

  /// The interval that holds the effect itself, not the whole range of bounds, with the given probability.
  ///
  /// - Parameter level: Strictly between 0 and 1.
  public func effectInterval(level: Double = 0.95) -> (low: Double, high: Double) {
    let normal = NormalDistribution()
    let largest = max(lower.standardError, upper.standardError)
    let width = max(upper.estimate - lower.estimate, 0) / largest
    let multiplier =
      root(between: 0, and: 40) { normal.upperTail($0) + normal.upperTail($0 + width) - (1 - level) } ?? .nan
    return (lower.estimate - multiplier * lower.standardError, upper.estimate + multiplier * upper.standardError)
  }

  /// - Parameters:
  ///   - outcome: n values; nil where it was not observed.
  ///   - isTreated: n values, for every unit that was assigned.
  ///   - cells: The cell of each unit by a discrete covariate from before treatment.
  ///   - trimming: How the edge is cut.
  /// - Throws: ``EstimationError`` for an arm, in one cell, with fewer than two outcomes after trimming or before.
  public init(
    outcome: [Double?], isTreated: [Bool], cells: Groups? = nil, trimming: LeeTrimming = .fractional
  ) throws(EstimationError) {
    guard isTreated.count == outcome.count else {
      throw .lengthMismatch(what: "treatment", count: isTreated.count, expected: outcome.count)
    }
    if let cells, cells.index.count != outcome.count {
      throw .lengthMismatch(what: "cells", count: cells.index.count, expected: outcome.count)
    }
    if let row = outcome.firstIndex(where: { $0.map { !$0.isFinite } ?? false }) {
      throw .notFinite(what: "outcome", row: row + 1)
    }
    let origin = exactOrigin(outcome.compactMap { $0 })
    let outcome = outcome.map { $0.map { $0 - origin } }
    let all = try LeeCell(outcome, isTreated, rows: Array(outcome.indices), name: nil, trimming: trimming)
    treatedShare = all.treatedShare
    controlShare = all.controlShare
    trimmedShare = all.trimmedShare
    isTreatedTrimmed = all.isTreatedTrimmed
    untrimmed = all.untrimmed
    guard let cells else {
      lower = Estimate(estimate: all.lower, standardError: all.lowerVariance.squareRoot())
      upper = Estimate(estimate: all.upper, standardError: all.upperVariance.squareRoot())
      return
    }
    var parts: [LeeCell] = []
    for (cell, rows) in cells.rows.enumerated() {
      parts.append(try LeeCell(outcome, isTreated, rows: rows, name: cells.names[cell], trimming: trimming))
    }
    let total = parts.reduce(0) { $0 + $1.alwaysObserved }
    // The weights are estimated too: a multinomial share of the observed units of the arm that is not trimmed.
    let counted = parts.reduce(0) { $0 + $1.untrimmedCount }
    func average(_ bound: (LeeCell) -> Double, _ variance: (LeeCell) -> Double) -> Estimate {
      let estimate = parts.reduce(0) { $0 + $1.alwaysObserved / total * bound($1) }
      let squaredError = parts.reduce(0) { sum, part in
        let weight = part.alwaysObserved / total
        let distance = bound(part) - estimate
        return sum + weight * weight * variance(part) + weight * distance * distance / counted
      }
      return Estimate(estimate: estimate, standardError: squaredError.squareRoot())
    }
    lower = average(\.lower, \.lowerVariance)
    upper = average(\.upper, \.upperVariance)
  }
}

/// The bounds in one cell, with their variances (Lee 2009, proposition 3).
private struct LeeCell {
  var lower, upper, lowerVariance, upperVariance: Double
  var treatedShare, controlShare, trimmedShare, untrimmed: Double
  var isTreatedTrimmed: Bool
  /// The estimated number of units observed in either arm, and the observed units of the arm that is not trimmed.
  var alwaysObserved, untrimmedCount: Double

  init(
    _ outcome: [Double?], _ isTreated: [Bool], rows: [Int], name: String?, trimming: LeeTrimming
  ) throws(EstimationError) {
    func arm(_ isWanted: Bool) -> (assigned: Double, observed: [Double]) {
      let own = rows.filter { isTreated[$0] == isWanted }
      return (Double(own.count), own.compactMap { outcome[$0] }.sorted())
    }
    let (one, zero) = (arm(true), arm(false))
    for (label, arm) in [("treated", one), ("control", zero)] where arm.observed.count < 2 {
      if let name { throw .blockTooSmall(block: name, arm: label, count: arm.observed.count, minimum: 2) }
      throw .tooFewObservations(group: label, count: arm.observed.count, minimum: 2)
    }
    treatedShare = Double(one.observed.count) / one.assigned
    controlShare = Double(zero.observed.count) / zero.assigned
    isTreatedTrimmed = treatedShare >= controlShare
    let (trimmed, other) = isTreatedTrimmed ? (one, zero) : (zero, one)
    let (high, low) = (max(treatedShare, controlShare), min(treatedShare, controlShare))
    let q = (high - low) / high
    trimmedShare = q
    untrimmed = differenceOfMeans(one.observed, zero.observed)
    alwaysObserved = (one.assigned + zero.assigned) * low
    untrimmedCount = Double(other.observed.count)

    let kept = Double(trimmed.observed.count) * (1 - q)
    guard kept >= 2 else {
      let label = isTreatedTrimmed ? "treated" : "control"
      if let name { throw .blockTooSmall(block: name, arm: label, count: Int(kept), minimum: 2) }
      throw .tooFewObservations(group: label, count: Int(kept), minimum: 2)
    }
    // r = p_low / p_high = 1 − q, by the delta method.
    let ratioVariance =
      (1 - q) * (1 - q)
      * ((1 - low) / (low * other.assigned) + (1 - high) / (high * trimmed.assigned))
    let otherMean = mean(other.observed)
    let otherVariance = variance(other.observed) / Double(other.observed.count)
    func bound(_ values: [Double]) -> (mean: Double, variance: Double) {
      let part = Self.lowest(values, keeping: kept, trimming: trimming)
      let distance = part.edge - part.mean
      let own = (part.variance + distance * distance * q) / kept
      let slope = distance / (1 - q)
      return (part.mean, own + slope * slope * ratioVariance + otherVariance)
    }
    let smallest = bound(trimmed.observed)
    // The highest values are the lowest ones of the mirrored outcome.
    let mirrored = bound(trimmed.observed.reversed().map { -$0 })
    let largest = (mean: -mirrored.mean, variance: mirrored.variance)
    if isTreatedTrimmed {
      (lower, lowerVariance) = (smallest.mean - otherMean, smallest.variance)
      (upper, upperVariance) = (largest.mean - otherMean, largest.variance)
    } else {
      (lower, lowerVariance) = (otherMean - largest.mean, largest.variance)
      (upper, upperVariance) = (otherMean - smallest.mean, smallest.variance)
    }
  }

  /// The mean and variance of the lowest values, and the value at the edge.
  private static func lowest(
    _ sorted: [Double], keeping kept: Double, trimming: LeeTrimming
  ) -> (mean: Double, variance: Double, edge: Double) {
    // A mass that is whole but for rounding is whole.
    let nearest = kept.rounded()
    let mass = abs(kept - nearest) < 1e-9 * kept ? nearest : kept
    let edge = sorted[max(Int(mass.rounded(.up)), 1) - 1]
    var weights: [Double] = []
    switch trimming {
    case .inclusive: weights = sorted.map { $0 <= edge ? 1 : 0 }
    case .fractional: weights = sorted.indices.map { min(max(mass - Double($0), 0), 1) }
    }
    let total = weights.reduce(0, +)
    var sum = 0.0
    for (weight, value) in zip(weights, sorted) { sum += weight * (value - edge) }
    let center = sum / total + edge
    var squares = 0.0
    for (weight, value) in zip(weights, sorted) { squares += weight * (value - center) * (value - center) }
    return (center, squares / (total - 1), edge)
  }
}
