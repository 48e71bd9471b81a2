import Content
import TestSites
import Testing

@testable import Analyses

@Suite("Descriptions on the small site")
struct DescribeTests {
  static let derived = "derive:\n  - {data: parcelles, name: haut, expression: 'if(note > 12, 1, 0)'}\n"

  func results(_ keys: String) throws -> StudyResults {
    let site = TestSite.small.appending(
      "describe:\n  - {id: d, title: D, data: parcelles, \(keys)}\n" + Self.derived, to: TestSite.plan)
    let outcome = try site.outcome()
    #expect(outcome.diagnostics.map(\.description) == [])
    return try #require(outcome.results.first)
  }

  @Test("agree with R's mean, var, skewness and quantiles of type 7, in each arm")
  func plain() throws {
    // R 4.2.2: References/describe.R
    let table = try #require(try results("by: bras, columns: [note], quantiles: [0.1]").description("d"))
    let cells = try #require(table.rows.first?.cells)
    #expect(cells.map(\.mean) == [14.5, 11.5] && cells.map(\.variance) == [3.5, 3.5])
    #expect(cells.map(\.skewness) == [0, 0])
    #expect(cells.map(\.lowerQuartile) == [13.25, 10.25] && cells.map(\.upperQuartile) == [15.75, 12.75])
    #expect(cells.map(\.quantiles) == [[12.5], [9.5]] && table.quantileType == 7)
  }

  @Test("with weights agree with R's weighted.mean and cov.wt")
  func weighted() throws {
    // R 4.2.2: References/describe.R
    let table = try #require(try results("by: bras, columns: [note, haut], weights: age").description("d"))
    let cells = try #require(table.rows.first?.cells)
    for (cell, expected) in zip(
      cells,
      [
        (14.538461538461538, 3.3955555555555561, -0.054484178255945849),
        (11.462962962962964, 3.5486397361912614, 0.0080923058015718238),
      ])
    {
      #expect(try #require(cell.mean).isClose(to: expected.0))
      #expect(try #require(cell.variance).isClose(to: expected.1))
      #expect(try #require(cell.skewness).isClose(to: expected.2, relative: 1e-9))
      #expect(cell.count == 6)
    }
    #expect(table.quantileType == 2)
  }

  @Test("give the interval of a share by Wilson, as R's prop.test, and by Clopper and Pearson, as binom.test")
  func intervals() throws {
    for (name, low, high) in [
      ("wilson", 0.43649717781352998, 0.96994663025169336),
      ("clopper-pearson", 0.35876542100232522, 0.99578925548551056),
    ] {
      let results = try results("by: bras, columns: [haut], interval: \(name)")
      let interval = try #require(results.description("d")?.rows.first?.cells.first?.interval)
      #expect(interval.low.isClose(to: low, relative: 1e-9) && interval.high.isClose(to: high, relative: 1e-9))
      #expect(
        try results.value(of: Figure("d.haut.conf_low.jardin")) == .number(interval.low, .percent))
    }
  }

  @Test("bind each statistic and each quantile in prose")
  func figures() throws {
    let results = try results("columns: [note], quantiles: [0.1, 0.975]")
    for (field, value) in [("q10", 10.1), ("q97.5", 16.725), ("q1", 11.75)] {
      guard case .number(let found, _) = try results.value(of: Figure("d.note.\(field)")) else {
        Issue.record("no number")
        continue
      }
      #expect(found.isClose(to: value, relative: 1e-12), "\(field)")
    }
    #expect(throws: FigureProblem.self) { try results.value(of: Figure("d.note.conf_low")) }
  }

  @Test("each fault has its message", arguments: refusals)
  func message(_ given: SmallCase) throws {
    let found = try given.site.findings()
    #expect(found == given.says)
  }

  static func refusal(_ name: String, _ keys: String, _ says: String...) -> SmallCase {
    SmallCase(
      name,
      { _ in
        TestSite.small.appending(
          "describe:\n  - {id: d, title: D, data: parcelles, \(keys)}\n" + derived, to: TestSite.plan)
      }, says: says.map { "studies/jardin/analysis.yml:10:" + $0 })
  }

  static let refusals = [
    refusal(
      "a quantile above one", "columns: [note], quantiles: [90]",
      "69: error: a quantile lies between 0 and 1, and ‘90’ does not."
        + " Hint: write shares and not percentages: ‘quantiles: [0.1, 0.9]’. [bad-quantile]"),
    refusal(
      "an unknown statistic", "columns: [note], statistics: [moyenne]",
      "70: error: there is no statistic ‘moyenne’."
        + " Hint: the statistics are: n, missing, mean, sd, variance, skewness, median, quartiles, quantiles, min, max, interval. [unknown-value]"
    ),
    refusal(
      "quantiles that are not said", "columns: [note], statistics: [quantiles]",
      "70: error: ‘quantiles’ are asked for, and the plan does not say which."
        + " Hint: add a line ‘quantiles: [0.1, 0.9]’. [missing-key]"),
    refusal(
      "an interval that is not said", "columns: [haut], statistics: [interval]",
      "70: error: an interval is asked for, and the plan does not say which."
        + " Hint: add a line ‘interval: wilson’, or ‘interval: clopper-pearson’. [missing-key]"),
    refusal(
      "an interval with weights", "columns: [haut], interval: wilson, weights: age",
      "67: error: the interval of a share is computed from counts, and takes no weights."
        + " Hint: remove ‘interval’ or ‘weights’. [unfit-interval]"),
    refusal(
      "an interval without a share", "columns: [note], interval: wilson",
      "67: error: ‘d’ has no share, so ‘interval’ has no use."
        + " Hint: name a column of levels, or of 0 and 1, after ‘columns’, or remove ‘interval’. [unused-key]"),
    refusal(
      "a level without an interval", "columns: [note], confidence: 0.9",
      "57: error: a description without ‘interval’ does not use ‘confidence’."
        + " Hint: add ‘interval: wilson’, or remove ‘confidence’. [unused-key]"),
    refusal(
      "weights of texts", "columns: [note], weights: ecole",
      "66: error: the weights ‘ecole’ is a column of texts, and numbers are needed."
        + " Hint: its type is ‘string’ in the dictionary; derive a column of 0 and 1 if need be. [not-a-number]"),
  ]
}
