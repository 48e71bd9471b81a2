import Content
import TestSites
import Testing

@testable import Analyses

@Suite("Cross-tables on the small site")
struct CrossTabulationTests {
  static func site(_ keys: String) -> TestSite {
    TestSite.small.appending("cross-tables:\n  - {id: x, title: X, data: parcelles, \(keys)}\n", to: TestSite.plan)
  }

  func results(_ keys: String) throws -> StudyResults {
    let outcome = try Self.site(keys).outcome()
    #expect(outcome.diagnostics.map(\.description) == [])
    return try #require(outcome.results.first)
  }

  @Test("count, and agree with R's chisq.test and fisher.test")
  func tests() throws {
    // R 4.2.2: References/describe.R
    let results = try results("rows: bras, columns: age")
    let table = try #require(results.crossTable("x"))
    #expect(table.rows.map(\.value) == ["jardin", "temoin"] && table.columns.map(\.value) == ["8", "9", "10"])
    let layer = table.layers[0]
    #expect(layer.counts == [[3, 2, 1], [2, 2, 2]])
    #expect(layer.rowTotals == [6, 6] && layer.columnTotals == [5, 4, 3] && layer.total == 12)
    let test = try #require(layer.test)
    #expect(test.statistic.isClose(to: 0.53333333333333333) && test.degreesOfFreedom == 2)
    #expect(test.pValue.isClose(to: 0.7659283383646488) && test.smallestExpected == 1.5)
    #expect(test.cramersV.isClose(to: 0.21081851067789195))
    #expect(try #require(test.fisher).pValue.isClose(to: 1) && test.fisher?.drawn == nil)
    #expect(try results.value(of: Figure("x.count.jardin.8")) == .number(3, .integer))
    #expect(try results.value(of: Figure("x.share.jardin.8")) == .number(0.5, .percent))
    #expect(try results.value(of: Figure("x.chi2_p")) == .number(test.pValue, .pValue))
    #expect(throws: FigureProblem.self) { try results.value(of: Figure("x.count.jardin")) }
    #expect(throws: FigureProblem.self) { try results.value(of: Figure("x.count.jardin.11")) }
  }

  @Test("have a table for each level of ‘by’, with shares of the column when asked")
  func layers() throws {
    let results = try results("rows: age, columns: ecole, by: bras, share: column")
    let table = try #require(results.crossTable("x"))
    #expect(table.layers.map(\.level.value) == ["jardin", "temoin"])
    // The schools of the gardens hold no control: their columns are empty, and the test leaves them out.
    #expect(table.layers[0].columnTotals == [2, 2, 2, 0, 0, 0])
    #expect(table.layers[0].test?.degreesOfFreedom == 4)
    #expect(table.share(0, 0, in: table.layers[0]) == 0.5 && table.share(0, 3, in: table.layers[0]) == nil)
    #expect(try results.value(of: Figure("x.n.temoin")) == .number(6, .integer))
  }

  @Test("draw tables by a seed when asked, near the exact value")
  func drawn() throws {
    let once = try results("rows: bras, columns: age, monte-carlo: {draws: 2000, seed: 3}")
    let again = try results("rows: bras, columns: age, monte-carlo: {draws: 2000, seed: 3}")
    let fisher = try #require(once.crossTable("x")?.layers[0].test?.fisher)
    #expect(fisher == again.crossTable("x")?.layers[0].test?.fisher)
    let drawn = try #require(fisher.drawn)
    #expect(drawn.draws == 2000 && drawn.seed == 3 && drawn.low <= 1 && drawn.high == 1)
  }

  @Test("without a second row have no test")
  func noTest() throws {
    let results = try results("rows: bras, columns: age, where: bras == \"jardin\"")
    #expect(results.crossTable("x")?.layers[0].test == nil)
    #expect(throws: FigureProblem.self) { try results.value(of: Figure("x.chi2")) }
  }

  @Test("each fault has its message", arguments: refusals)
  func message(_ given: SmallCase) throws {
    let found = try given.site.findings()
    #expect(found == given.says)
  }

  static func refusal(_ name: String, _ keys: String, _ says: String...) -> SmallCase {
    SmallCase(name, { _ in site(keys) }, says: says.map { "studies/jardin/analysis.yml:10:" + $0 })
  }

  static let refusals = [
    refusal(
      "weights", "rows: bras, columns: age, weights: note",
      "75: error: a cross-table counts rows, and its tests are those of counts: it takes no weights."
        + " Hint: remove ‘weights’; weighted shares are in ‘describe’. [unused-key]"),
    refusal(
      "a column against itself", "rows: bras, columns: bras",
      "61: error: the column ‘bras’ is named twice in the cross-table."
        + " Hint: name different columns after ‘rows’, ‘columns’ and ‘by’. [same-column]"),
    refusal(
      "an unknown column", "rows: bras, columns: ages",
      "61: error: the dataset ‘parcelles’ has no column ‘ages’."
        + " Hint: did you mean ‘age’? The columns are: id, bras, ecole, age, note. [unknown-column]"),
  ]
}
