import Glibc

/// The *p* value of Fisher's test from drawn tables, with its own uncertainty.
///
///     p = (1 + tables no more likely than the observed one) / (1 + draws)
///
/// which never understates the exact *p* value on average. R's `fisher.test(simulate.p.value = TRUE)` does the same.
public struct MonteCarloFisher: Sendable, Equatable {
  /// Never zero.
  public var pValue: Double
  /// Clopper and Pearson's 95 % interval for the *p* value that all tables would give.
  public var low, high: Double
  public var draws: Int
  /// How many of the drawn tables were no more likely than the observed one; those within 1e-7 of it, relatively, count.
  public var extremeTables: Int
}

extension CrossTable {
  /// Fisher's test by tables drawn at random with both margins kept, for tables that are too large to be counted.
  ///
  /// The column labels are shuffled against the row labels, which draws each table with its probability under independence.
  ///
  /// - Parameters:
  ///   - draws: At least one; n · draws steps. 10,000 leave a *p* value of 0.05 open by 0.004.
  ///   - seed: The same seed draws the same tables.
  /// - Throws: ``EstimationError`` as ``chiSquaredTest(isContinuityCorrected:)``.
  /// - SeeAlso: Agresti, Wackerly and Boyett (1979), doi:10.1007/BF02293786; Davison and Hinkley (1997),
  ///   *Bootstrap Methods and their Application*, section 4.2, for the added one.
  public func fisherTest(draws: Int, seed: UInt64) throws(EstimationError) -> MonteCarloFisher {
    guard draws > 0 else { throw .outOfRange(what: "number of draws", allowed: "positive") }
    try checkMargins()
    var logFactorial = [0.0]
    for k in 1...total { logFactorial.append(logFactorial[k - 1] + log(Double(k))) }
    func weight(_ counts: [Int]) -> Double { counts.reduce(0.0) { $0 - logFactorial[$1] } }
    let width = columns.count
    let rowTotals = rowTotals
    var labels = columnTotals.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
    // Two probabilities within 1e-7 of each other, relatively, count as equal, as in the exact test.
    let observed = weight(counts.flatMap { $0 }) + 1e-7
    var generator = RandomGenerator(seed: seed)
    var unlikely = 0
    var drawn = [Int](repeating: 0, count: rows.count * width)
    for _ in 0..<draws {
      generator.shuffle(&labels)
      for cell in drawn.indices { drawn[cell] = 0 }
      var unit = 0
      for (row, size) in rowTotals.enumerated() {
        for label in labels[unit..<(unit + size)] { drawn[row * width + label] += 1 }
        unit += size
      }
      if weight(drawn) <= observed { unlikely += 1 }
    }
    let interval = try clopperPearsonInterval(EventCount(events: unlikely, participants: draws))
    return MonteCarloFisher(
      pValue: Double(1 + unlikely) / Double(1 + draws), low: interval.low, high: interval.high, draws: draws,
      extremeTables: unlikely)
  }
}
