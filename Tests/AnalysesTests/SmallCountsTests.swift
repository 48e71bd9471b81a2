import TestSites
import Testing

@testable import Analyses

@Suite("Small counts in a study's tables")
struct SmallCountsTests {
  /// Rows made up: two arms of 30; of the gardens 3 are 8 years old, of the controls 12.
  static let site: TestSite = {
    var rows = "id,bras,ecole,age,note\n"
    for row in 0..<60 {
      let isTreated = row < 30
      let age = row % 30 < (isTreated ? 3 : 12) ? 8 : row % 30 < 20 ? 9 : 10
      rows += "\(row),\(isTreated ? "jardin" : "temoin"),\(isTreated ? "a" : "d")\(row % 4),\(age),\(row % 7)\n"
    }
    return TestSite.small.writing(rows, to: TestSite.data).appending(
      "cross-tables:\n  - {id: x, title: X, data: parcelles, rows: bras, columns: age}\n", to: TestSite.plan
    ).appending("disclosure: {about: persons}\n", to: TestSite.dictionary)
  }()

  @Test("are hidden with those that would give them back, and the test with them")
  func crossTable() throws {
    let results = try #require(try Self.site.outcome().results.first)
    let layer = try #require(results.crossTable("x")?.layers.first)
    #expect(layer.counts[0][0] == nil)
    #expect(layer.test == nil)
    // With both margins published, a row or a column with one hidden count hides nothing.
    for row in layer.counts { #expect(row.count { $0 == nil } != 1) }
    for column in 0..<3 { #expect(layer.counts.count { $0[column] == nil } != 1) }
    #expect(throws: FigureProblem.self) { try results.value(of: Figure("x.count.jardin.8")) }
  }
}
