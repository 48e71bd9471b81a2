import Content
import TestSites
import Testing

@testable import Analyses

@Suite("Derived columns on the small site")
struct DerivedColumnsTests {
  /// The small site with one derived column and the cross-table of it by arm.
  func outcome(_ expression: String) throws -> TestSite.Outcome {
    try TestSite.small.appending(
      """
      derive:
        - data: parcelles
          name: derivee
          expression: '\(expression)'
          title: Dérivée
      cross-tables:
        - {id: x, title: X, data: parcelles, rows: derivee, columns: bras}

      """, to: TestSite.plan
    ).outcome()
  }

  @Test("the bands of cut keep their order in a table, which shows those that occur")
  func bands() throws {
    let outcome = try outcome("cut(age, [9, 10, 11], [\"petits\", \"moyens\", \"grands\", \"absents\"])")
    #expect(outcome.diagnostics.map(\.description) == [])
    let table = try #require(outcome.results.first?.crossTable("x"))
    #expect(table.rows.map(\.value) == ["petits", "moyens", "grands"])
    #expect(table.layers[0].counts == [[3, 2], [2, 2], [1, 2]])
  }

  @Test("lag takes the row before in the unit, and its result is cut like any number")
  func neighbours() throws {
    let outcome = try outcome("cut(note - lag(note, by: ecole, order: id), [2, 4])")
    #expect(outcome.diagnostics.map(\.description) == [])
    let table = try #require(outcome.results.first?.crossTable("x"))
    #expect(table.rows.map(\.value) == ["<2", "4+"])
    #expect(table.layers[0].counts == [[1, 1], [2, 2]])
  }

  @Test("a fault is told at its place in the plan")
  func faults() throws {
    let found = try outcome("lag(note, by: ecole, order: bras)").diagnostics.map(\.description)
    #expect(
      found.first?.hasSuffix(
        "two rows of unit ‘a’ have the order ‘jardin’ (lines 2 and 3 of the data), and neither comes before the other."
          + " Hint: order by what differs between the rows of a unit, or tell units apart: by: concat(a, \"/\", b). [bad-expression]"
      ) == true, "\(found)")
    #expect(found.count == 1)
  }
}
