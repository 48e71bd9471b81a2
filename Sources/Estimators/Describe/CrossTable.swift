import Glibc

/// The counts of units by two qualities, such as arm and outcome.
public struct CrossTable: Sendable, Equatable {
  /// r × c whole numbers.
  public let counts: [[Int]]
  public let rows, columns: [String]

  public var rowTotals: [Int] { counts.map { $0.reduce(0, +) } }
  public var columnTotals: [Int] { columns.indices.map { column in counts.reduce(0) { $0 + $1[column] } } }
  public var total: Int { rowTotals.reduce(0, +) }

  /// - Parameters:
  ///   - counts: r rows of c whole numbers that are not negative.
  ///   - rows: r names.
  ///   - columns: c names.
  /// - Throws: ``EstimationError`` for lengths that differ and negative counts.
  public init(counts: [[Int]], rows: [String], columns: [String]) throws(EstimationError) {
    guard counts.count == rows.count else {
      throw .lengthMismatch(what: "rows", count: rows.count, expected: counts.count)
    }
    for row in counts {
      guard row.count == columns.count else {
        throw .lengthMismatch(what: "columns", count: row.count, expected: columns.count)
      }
      guard row.allSatisfy({ $0 >= 0 }) else { throw .impossibleCounts(trial: nil) }
    }
    self.counts = counts
    self.rows = rows
    self.columns = columns
  }

  /// From one row and one column label for each unit, both in order of first appearance.
  ///
  /// - Throws: ``EstimationError/lengthMismatch(what:count:expected:)``.
  public init(rows: Groups, columns: Groups) throws(EstimationError) {
    guard rows.index.count == columns.index.count else {
      throw .lengthMismatch(what: "columns", count: columns.index.count, expected: rows.index.count)
    }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: columns.count), count: rows.count)
    for (row, column) in zip(rows.index, columns.index) { counts[row][column] += 1 }
    self.counts = counts
    self.rows = rows.names
    self.columns = columns.names
  }

  /// Row total × column total / n: what independence would give.
  public var expected: [[Double]] {
    let n = Double(total)
    let columnTotals = columnTotals
    return rowTotals.map { row in columnTotals.map { Double(row) * Double($0) / n } }
  }

  /// Pearson's chi-squared test of independence, with (r − 1)(c − 1) degrees of freedom.
  ///
  /// A large-sample test: when expected counts fall below five, ``fisherExactTest(limit:)`` is safer.
  ///
  /// - Parameter isContinuityCorrected: Yates' correction, for two-by-two tables only: at most ½ off each difference.
  /// - Throws: ``EstimationError`` for a table of one row or column and for an empty row or column, by name.
  /// - SeeAlso: Pearson (1900), doi:10.1080/14786440009463897; Yates (1934), doi:10.2307/2983604.
  public func chiSquaredTest(isContinuityCorrected: Bool = false) throws(EstimationError) -> ChiSquaredTest {
    try checkMargins()
    let expected = expected
    var correction = 0.0
    if isContinuityCorrected, rows.count == 2, columns.count == 2 {
      correction = min(0.5, abs(Double(counts[0][0]) - expected[0][0]))
    }
    var statistic = 0.0
    for (row, line) in counts.enumerated() {
      for (column, count) in line.enumerated() {
        let distance = abs(Double(count) - expected[row][column]) - correction
        statistic += distance * distance / expected[row][column]
      }
    }
    return ChiSquaredTest(
      statistic: statistic, degreesOfFreedom: (rows.count - 1) * (columns.count - 1),
      smallestExpected: expected.joined().min() ?? 0)
  }

  /// Cramér's V = √(χ² / (n (min(r, c) − 1))), between 0 and 1.
  ///
  /// - Throws: As ``chiSquaredTest(isContinuityCorrected:)``.
  /// - SeeAlso: Cramér (1946), *Mathematical Methods of Statistics*, chapter 21.
  public func cramersV() throws(EstimationError) -> Double {
    let statistic = try chiSquaredTest().statistic
    return (statistic / (Double(total) * Double(min(rows.count, columns.count) - 1))).squareRoot()
  }

  func checkMargins() throws(EstimationError) {
    for (what, names) in [("rows", rows), ("columns", columns)] where names.count < 2 {
      throw .tooFewObservations(group: what, count: names.count, minimum: 2)
    }
    for (total, name) in zip(rowTotals + columnTotals, rows + columns) where total == 0 {
      throw .emptyMargin(name: name)
    }
  }
}

/// A chi-squared statistic with what is needed to judge it.
public struct ChiSquaredTest: Sendable, Equatable {
  public var statistic: Double
  public var degreesOfFreedom: Int
  /// The smallest expected count: under 5 the large-sample *p* value is doubtful.
  public var smallestExpected: Double

  /// The upper tail of the chi-squared distribution.
  public var pValue: Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }
}
