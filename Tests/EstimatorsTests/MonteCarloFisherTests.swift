import Testing

@testable import Estimators

@Suite("Fisher's exact test by drawn tables")
struct MonteCarloFisherTests {
  /// Agresti (2002), *Categorical Data Analysis*, page 57.
  let jobs = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]
  let names = ["1", "2", "3", "4"]

  @Test("comes near the exact p value, and its interval holds it")
  func nearExact() throws {
    for counts in [
      jobs, [[9, 2, 1, 1], [1, 8, 2, 0], [0, 1, 7, 2], [2, 0, 1, 9]], [[6, 1, 2, 1], [1, 6, 3, 5]],
    ] {
      let table = try CrossTable(counts: counts, rows: Array(names.prefix(counts.count)), columns: names)
      let exact = try table.fisherExactTest()
      let drawn = try table.fisherTest(draws: 1_000, seed: 3)
      // Four Monte Carlo standard errors.
      #expect(abs(drawn.pValue - exact) < 4 * (exact * (1 - exact) / 1_000).squareRoot() + 1.0 / 1_000)
      let interval = try clopperPearsonInterval(
        EventCount(events: drawn.extremeTables, participants: drawn.draws), level: 0.999)
      #expect(interval.low <= exact && exact <= interval.high)
      #expect(interval.low <= drawn.low && drawn.high <= interval.high)
    }
  }

  @Test("the same seed gives the same p value")
  func seeded() throws {
    let table = try CrossTable(counts: jobs, rows: names, columns: names)
    let one = try table.fisherTest(draws: 500, seed: 8)
    #expect(try one == table.fisherTest(draws: 500, seed: 8))
    #expect(try one != table.fisherTest(draws: 500, seed: 9))
    #expect(one.pValue == Double(one.extremeTables + 1) / 501)
  }

  @Test("a table of 800 units in eight by eight, too many to count, is drawn")
  func large() throws {
    let counts = (0..<8).map { row in (0..<8).map { 8 + (5 * row + 3 * $0 + row * $0) % 10 } }
    let labels = (0..<8).map { "\($0)" }
    let table = try CrossTable(counts: counts, rows: labels, columns: labels)
    #expect(throws: EstimationError.tooManyToCount(what: "tables", limit: 20_000)) {
      try table.fisherExactTest(limit: 20_000)
    }
    let drawn = try table.fisherTest(draws: 400, seed: 1)
    // The large-sample test is near at such counts.
    #expect(try abs(drawn.pValue - table.chiSquaredTest().pValue) < 0.1)
  }

  @Test("refuses an empty column and no draw")
  func refusals() throws {
    let empty = try CrossTable(counts: [[1, 0], [2, 0]], rows: ["a", "b"], columns: ["c", "d"])
    #expect(throws: EstimationError.emptyMargin(name: "d")) { try empty.fisherTest(draws: 9, seed: 1) }
    let table = try CrossTable(counts: [[1, 3], [2, 2]], rows: ["a", "b"], columns: ["c", "d"])
    #expect(throws: EstimationError.outOfRange(what: "number of draws", allowed: "positive")) {
      try table.fisherTest(draws: 0, seed: 1)
    }
  }
}
