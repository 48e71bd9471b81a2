import Testing

@testable import Estimators

@Suite("Cross-tables")
struct CrossTableTests {
  /// Agresti (2002), *Categorical Data Analysis*, table 2.8: job satisfaction (columns) by income (rows).
  static let job = [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]]
  static let levels = ["1", "2", "3", "4"]

  @Test("chi-squared and Cramér's V agree with SciPy")
  func chiSquared() throws {
    // References/describe.py
    let table = try CrossTable(counts: Self.job, rows: Self.levels, columns: Self.levels)
    let test = try table.chiSquaredTest()
    #expect(test.statistic.isClose(to: 5.965514588770404))
    #expect(test.degreesOfFreedom == 9)
    #expect(test.pValue.isClose(to: 0.7433647250525508))
    #expect(try table.cramersV().isClose(to: 0.14392217453234737))
    #expect(test.smallestExpected.isClose(to: 4.0 * 20 / 96))
  }

  @Test("Fisher's exact test agrees with all tables counted, and with R's help page on the job table")
  func fisher() throws {
    // References/describe.py, by enumeration.
    let small = try CrossTable(
      counts: [[3, 0, 2], [1, 4, 0], [0, 2, 5]], rows: ["a", "b", "c"], columns: ["x", "y", "z"])
    #expect(try small.fisherExactTest().isClose(to: 0.008895516248457472))
    let wide = try CrossTable(counts: Array(Self.job[1...2]), rows: ["2", "3"], columns: Self.levels)
    #expect(try wide.fisherExactTest().isClose(to: 0.7368733118017953))
    // R 4.2, example(fisher.test): p-value = 0.7827.
    let table = try CrossTable(counts: Self.job, rows: Self.levels, columns: Self.levels)
    #expect((try table.fisherExactTest() * 1e4).rounded() == 7827)
  }

  @Test("with two rows and columns it is Fisher's test of the odds ratio, either way round")
  func twoByTwo() throws {
    let table = try CrossTable(counts: [[56, 14], [48, 32]], rows: ["1", "0"], columns: ["yes", "no"])
    let turned = try CrossTable(counts: [[56, 48], [14, 32]], rows: ["yes", "no"], columns: ["1", "0"])
    // References/compare.py
    #expect(try table.fisherExactTest().isClose(to: 0.012521129749209154))
    #expect(try turned.fisherExactTest().isClose(to: 0.012521129749209154))
  }

  @Test("labels are counted in order of first appearance")
  func labels() throws {
    let table = try CrossTable(rows: Groups(["b", "a", "b"]), columns: Groups(["yes", "no", "no"]))
    #expect(table.rows == ["b", "a"])
    #expect(table.counts == [[1, 1], [0, 1]])
    #expect(table.columnTotals == [1, 2])
    #expect(table.expected[0][1].isClose(to: 4.0 / 3))
  }

  @Test("refuses empty rows, single columns, and exact tests that are too long")
  func refusals() throws {
    #expect(throws: EstimationError.emptyMargin(name: "b")) {
      try CrossTable(counts: [[1, 2], [0, 0]], rows: ["a", "b"], columns: ["x", "y"]).chiSquaredTest()
    }
    #expect(throws: EstimationError.tooFewObservations(group: "columns", count: 1, minimum: 2)) {
      try CrossTable(counts: [[1], [2]], rows: ["a", "b"], columns: ["x"]).fisherExactTest()
    }
    #expect(throws: EstimationError.tooManyToCount(what: "tables", limit: 100)) {
      try CrossTable(counts: Self.job, rows: Self.levels, columns: Self.levels).fisherExactTest(limit: 100)
    }
  }
}
