/// The difference in means of the observed outcomes, each weighted by the inverse of the probability that it was observed.
///
/// The means are normalised by the sum of the weights (Hájek). Within blocks, the differences are averaged by how many units were
/// assigned in each. It repairs attrition that depends only on what the response
/// probabilities were estimated from, within each arm; against attrition by the outcome itself only bounds help (``LeeBounds``).
///
/// - SeeAlso: Horvitz and Thompson (1952), doi:10.1080/01621459.1952.10483446; Wooldridge (2007),
///   doi:10.1016/j.jeconom.2007.02.002; Gerber and Green (2012), *Field Experiments*, section 7.4; Kish (1965), *Survey Sampling*,
///   section 11.2, for the effective size.
public struct AttritionWeighting: Sendable, Equatable {
  /// Treated less control. The variance takes the probabilities as known, which is conservative when they were estimated:
  ///
  ///     Σ over arms of n/(n − 1) · Σ w² (y − ȳ_w)² / (Σ w)²
  ///
  /// With equal weights this is Neyman's. n − 2 degrees of freedom for n observed units; within B blocks, n − 2B and the squared
  /// errors averaged by the squares of the blocks' shares.
  public var estimate: Estimate
  /// (Σ w)² / Σ w² in each arm: how many units of equal weight would carry as much information.
  public var treatedEffectiveSize, controlEffectiveSize: Double
  /// The largest weight over the mean weight of its arm: above 10 or so, a few units decide.
  public var largestWeight: Double

  /// - Parameters:
  ///   - outcome: n values; nil where it was not observed.
  ///   - isTreated: n values.
  ///   - responseProbabilities: n values above 0 and up to 1, from a model of response fitted in each arm.
  ///   - blocks: When assignment was within blocks.
  /// - Throws: ``EstimationError`` for an arm, in one block, with fewer than two outcomes and for probabilities outside their range.
  public init(
    outcome: [Double?], isTreated: [Bool], responseProbabilities: [Double], blocks: Groups? = nil
  ) throws(EstimationError) {
    for (what, count) in [
      ("treatment", isTreated.count), ("response probability", responseProbabilities.count),
      ("blocks", blocks?.index.count ?? outcome.count),
    ] where count != outcome.count {
      throw .lengthMismatch(what: what, count: count, expected: outcome.count)
    }
    guard responseProbabilities.allSatisfy({ $0 > 0 && $0 <= 1 }) else {
      throw .outOfRange(what: "response probability", allowed: "above 0 and at most 1")
    }
    if let row = outcome.firstIndex(where: { $0.map { !$0.isFinite } ?? false }) {
      throw .notFinite(what: "outcome", row: row + 1)
    }
    let origin = exactOrigin(outcome.compactMap { $0 })
    let parts = blocks.map(\.rows) ?? [Array(outcome.indices)]
    var difference = 0.0
    var squaredError = 0.0
    for (place, members) in parts.enumerated() {
      let share = Double(members.count) / Double(outcome.count)
      for (name, arm) in [("treated", true), ("control", false)] {
        let rows = members.filter { isTreated[$0] == arm && outcome[$0] != nil }
        guard rows.count >= 2 else {
          guard let blocks else { throw .tooFewObservations(group: name, count: rows.count, minimum: 2) }
          throw .blockTooSmall(block: blocks.names[place], arm: name, count: rows.count, minimum: 2)
        }
        let values = rows.compactMap { outcome[$0].map { $0 - origin } }
        let weights = rows.map { 1 / responseProbabilities[$0] }
        let center = try weightedMean(values, weights: weights)
        let total = weights.reduce(0, +)
        var squares = 0.0
        for (value, weight) in zip(values, weights) { squares += weight * weight * (value - center) * (value - center) }
        let count = Double(rows.count)
        squaredError += share * share * count / (count - 1) * squares / (total * total)
        difference += share * (arm ? center : -center)
      }
    }
    guard squaredError > 0 else { throw .noVariation(what: "outcome") }
    var sizes: [Double] = []
    var observed = 0
    largestWeight = 0
    for arm in [true, false] {
      let weights = outcome.indices.filter { isTreated[$0] == arm && outcome[$0] != nil }.map {
        1 / responseProbabilities[$0]
      }
      let total = weights.reduce(0, +)
      sizes.append(total * total / dot(weights, weights))
      largestWeight = max(largestWeight, (weights.max() ?? 0) / (total / Double(weights.count)))
      observed += weights.count
    }
    estimate = Estimate(
      estimate: difference, standardError: squaredError.squareRoot(),
      degreesOfFreedom: Double(observed - 2 * parts.count))
    treatedEffectiveSize = sizes[0]
    controlEffectiveSize = sizes[1]
  }
}
