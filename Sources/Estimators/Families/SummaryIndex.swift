/// How several outcomes of one family become one, so that one test replaces many.
///
/// Outcomes must first be turned so that higher is better in each. Each is standardised by the mean and the standard deviation of
/// the control group.
public enum SummaryIndex: String, Sendable, CaseIterable {
  /// The mean of the z scores: each outcome counts the same. A missing outcome takes the mean of its own arm, as the authors do.
  case kling = "mean of z scores (Kling, Liebman and Katz)"
  /// The z scores weighted by the row sums of the inverse of their covariance, so that outcomes that say the same share one vote.
  /// A row uses the outcomes that it has.
  case anderson = "inverse-covariance weighted (Anderson)"

  /// The index of each unit, in standard deviations of the control group's outcomes for the first, and scaled to a control mean of
  /// 0 and a control standard deviation of 1 for the second.
  ///
  /// - Parameters:
  ///   - outcomes: Columns of n values with their names; nil is missing.
  ///   - isTreated: n values.
  /// - Returns: n values; nil for a unit that has none of the outcomes.
  /// - Throws: ``EstimationError`` for an outcome that has fewer than two values or no variation among controls, and for outcomes
  ///   that are linear combinations of others.
  /// - SeeAlso: Kling, Liebman and Katz (2007), doi:10.1111/j.1468-0262.2007.00733.x; Anderson (2008),
  ///   doi:10.1198/016214508000000841; Schwab, Janzen, Magnan and Thompson (2020), doi:10.1177/1536867X20976325.
  public func values(
    outcomes: [(name: String, values: [Double?])], isTreated: [Bool]
  ) throws(EstimationError) -> [Double?] {
    try fit(outcomes: outcomes, isTreated: isTreated).values
  }

  /// The index of each unit, with what it was made of.
  public struct Fit: Sendable, Equatable {
    /// n values; nil for a unit that has none of the outcomes.
    public var values: [Double?]
    public var components: [Component]
    /// Σ weights × scores / Σ weights has this mean and spread among controls, by which the index was standardised: 0 and 1 for
    /// the mean of z scores, which is not standardised again.
    public var center, spread: Double

    public struct Component: Sendable, Equatable {
      public var name: String
      /// Its share of the index where no outcome is missing; the shares sum to 1. Under zero when the outcome says, given the
      /// others, the contrary of what it says alone.
      public var weight: Double
      /// Of the control group, by which it was standardised.
      public var controlMean, controlDeviation: Double
      public var missing: Int
    }
  }

  /// As ``values(outcomes:isTreated:)``, with the weights and the means that made the index.
  public func fit(
    outcomes: [(name: String, values: [Double?])], isTreated: [Bool]
  ) throws(EstimationError) -> Fit {
    let n = isTreated.count
    guard !outcomes.isEmpty else { throw .tooFewObservations(group: "outcomes", count: 0, minimum: 1) }
    var scores: [[Double?]] = []
    var components: [Fit.Component] = []
    for (name, values) in outcomes {
      guard values.count == n else { throw .lengthMismatch(what: name, count: values.count, expected: n) }
      if let row = values.firstIndex(where: { $0.map { !$0.isFinite } ?? false }) {
        throw .notFinite(what: name, row: row + 1)
      }
      let control = values.indices.compactMap { isTreated[$0] ? nil : values[$0] }
      guard control.count >= 2 else { throw .tooFewObservations(group: name, count: control.count, minimum: 2) }
      let spread = standardDeviation(control)
      guard spread > 0 else { throw .noVariation(what: name) }
      let center = mean(control)
      scores.append(values.map { $0.map { ($0 - center) / spread } })
      components.append(
        Fit.Component(
          name: name, weight: 1 / Double(outcomes.count), controlMean: center, controlDeviation: spread,
          missing: values.count { $0 == nil }))
    }
    let isPresent = (0..<n).map { row in scores.contains { $0[row] != nil } }
    switch self {
    case .kling:
      for (column, score) in scores.enumerated() {
        for arm in [true, false] {
          let seen = score.indices.compactMap { isTreated[$0] == arm ? score[$0] : nil }
          guard !seen.isEmpty else {
            if !isTreated.contains(arm) { continue }
            throw .tooFewObservations(group: outcomes[column].name, count: 0, minimum: 1)
          }
          let own = mean(seen)
          for row in score.indices where isTreated[row] == arm && score[row] == nil { scores[column][row] = own }
        }
      }
      let index = (0..<n).map { row in isPresent[row] ? mean(scores.map { $0[row] ?? 0 }) : nil }
      return Fit(values: index, components: components, center: 0, spread: 1)
    case .anderson:
      let weights = try inverseCovarianceWeights(scores, names: outcomes.map(\.name))
      let raw: [Double?] = (0..<n).map { row in
        var sum = 0.0
        var total = 0.0
        for (weight, score) in zip(weights, scores) {
          guard let value = score[row] else { continue }
          sum += weight * value
          total += weight
        }
        return isPresent[row] && total != 0 ? sum / total : nil
      }
      let control = raw.indices.compactMap { isTreated[$0] ? nil : raw[$0] }
      guard control.count >= 2 else { throw .tooFewObservations(group: "control", count: control.count, minimum: 2) }
      let spread = standardDeviation(control)
      guard spread > 0 else { throw .noVariation(what: "index") }
      let center = mean(control)
      let all = weights.reduce(0, +)
      for place in components.indices { components[place].weight = weights[place] / all }
      return Fit(
        values: raw.map { $0.map { ($0 - center) / spread } }, components: components, center: center, spread: spread)
    }
  }

  /// The row sums of the inverse of the covariance of the scores over all units, each entry from the units that have both.
  private func inverseCovarianceWeights(
    _ scores: [[Double?]], names: [String]
  ) throws(EstimationError) -> [Double] {
    let k = scores.count
    var covariance = Matrix(rows: k, columns: k)
    for a in 0..<k {
      for b in 0...a {
        let both = scores[a].indices.compactMap { row -> (Double, Double)? in
          guard let first = scores[a][row], let second = scores[b][row] else { return nil }
          return (first, second)
        }
        guard both.count >= 2 else { throw .tooFewObservations(group: names[a], count: both.count, minimum: 2) }
        let (first, second) = (mean(both.map(\.0)), mean(both.map(\.1)))
        let sum = both.reduce(0.0) { $0 + ($1.0 - first) * ($1.1 - second) }
        covariance[a, b] = sum / Double(both.count - 1)
        covariance[b, a] = covariance[a, b]
      }
    }
    let factor = HouseholderFactorization(covariance)
    guard factor.collinear.isEmpty else { throw .collinear(columns: factor.collinear.map { names[$0] }) }
    let ones = [Double](repeating: 1, count: k)
    return factor.solveUpper(Array(factor.transposedQ(times: ones).prefix(k)))
  }
}
