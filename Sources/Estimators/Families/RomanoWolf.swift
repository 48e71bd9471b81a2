/// Romano and Wolf's step-down adjustment: the chance of any false rejection in a family, with the dependence between the tests
/// taken from their joint distribution by resampling, and therefore more powerful than Holm's when the outcomes are correlated.
///
/// The resampled statistics must be those of the hypotheses themselves: statistics of permuted treatments, or bootstrap statistics
/// centred at the estimates, (θ̂* − θ̂)/se*. All hypotheses of one draw must come from the same permutation or resample.
///
///     p̃₍ⱼ₎ = (1 + #{draws: max over the hypotheses from j on of |t*| ≥ |t₍ⱼ₎|}) / (1 + draws),  made monotone
///
/// - Parameters:
///   - statistics: m observed t statistics; their signs do not count.
///   - draws: At least 99 rows of m statistics.
/// - Returns: m adjusted *p* values in the order of the input, none under 1/(1 + draws).
/// - Throws: ``EstimationError`` for too few draws, rows of another length and values that are not finite.
/// - SeeAlso: Romano and Wolf (2005), doi:10.1198/016214504000000539; Romano and Wolf (2016), doi:10.1016/j.spl.2016.02.012, for
///   the *p* values; Clarke, Romano and Wolf (2020), doi:10.1177/1536867X20976314.
public func romanoWolfAdjustment(
  statistics: [Double], draws: [[Double]]
) throws(EstimationError) -> [Double] {
  let m = statistics.count
  guard draws.count >= 99 else { throw .tooFewObservations(group: "draws", count: draws.count, minimum: 99) }
  if let row = statistics.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: "statistic", row: row + 1) }
  for (row, draw) in draws.enumerated() {
    guard draw.count == m else { throw .lengthMismatch(what: "draw \(row + 1)", count: draw.count, expected: m) }
    guard draw.allSatisfy(\.isFinite) else { throw .notFinite(what: "draw", row: row + 1) }
  }
  let order = statistics.indices.sorted { (-abs(statistics[$0]), $0) < (-abs(statistics[$1]), $1) }
  var counts = [Int](repeating: 1, count: m)
  for draw in draws {
    var largest = 0.0
    for place in order.indices.reversed() {
      largest = max(largest, abs(draw[order[place]]))
      // Ties, which permutations give often, must not be lost to rounding.
      if largest >= abs(statistics[order[place]]) * (1 - 1e-9) { counts[place] += 1 }
    }
  }
  var adjusted = [Double](repeating: 1, count: m)
  var before = 0.0
  for (place, test) in order.enumerated() {
    before = max(before, Double(counts[place]) / Double(draws.count + 1))
    adjusted[test] = before
  }
  return adjusted
}
