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

  @Test("a filter that leaves out a few, and what cannot be hidden, are said word for word")
  func warnings() throws {
    let site = Self.site.appending(
      """
        - {id: y, title: Y, data: parcelles, rows: bras, columns: age, where: 'not (bras == "jardin" and age == 8)'}

      """, to: TestSite.plan)
    let found = try site.outcome().diagnostics.filter { ["small-remainder", "derivable-count"].contains($0.id) }
    #expect(
      found.map(\.description) == [
        "studies/jardin/analysis.yml:10:10: warning: 1 count that the cross-table ‘x’ hides can be worked out from the sizes of samples and from the rows left out. Hint: leave the table out, or join levels or groups. [derivable-count]",
        "studies/jardin/analysis.yml:11:74: warning: the filter ‘not (bras == \"jardin\" and age == 8)’ leaves out 3 persons: a figure on all rows less this one is a figure on these 3. Hint: leave out nobody or at least 5, or make no figure on all rows. [small-remainder]",
      ])
  }

  @Test("typed numbers of a flow that tell of a few are warned of")
  func typedFlow() throws {
    let flow = """

      ```{flow}
      steps:
        - {label: Tirés au sort, n: 60}
        - {label: Interrogés, n: 58}
        - {label: Suivis, arm: Jardin, n: 4}
      ```

      """
    let site = Self.site.appending(flow, to: TestSite.report)
    let found = try site.outcome().diagnostics.filter { $0.message.hasPrefix("the participant flow") }
    #expect(
      found.map(\.description) == [
        "studies/jardin/index.md:32:5: warning: the participant flow tells that 2 persons left between ‘Tirés au sort’ and ‘Interrogés’. Hint: fewer than 5 may not be told: join steps, or round the numbers. [small-count]",
        "studies/jardin/index.md:33:5: warning: the participant flow tells of 4 persons in ‘Suivis’. Hint: fewer than 5 may not be told: join steps, or round the numbers. [small-count]",
      ])
    // Things are nobody's secret.
    let things = site.replacing("about: persons", by: "about: things", in: TestSite.dictionary)
    #expect(try things.outcome().diagnostics.contains { $0.message.hasPrefix("the participant flow") } == false)
  }
}
