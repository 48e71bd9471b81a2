import Testing
import TestSites

@testable import Analyses

@Suite("Attrition, from file to table")
struct AttritionTests {
  /// Rows of which the first `missing` of each arm have no outcome.
  static func site(treated: (missing: Int, of: Int), control: (missing: Int, of: Int), plan: String = "") -> TestSite {
    var rows = "id,bras,ecole,age,note\n"
    for (arm, sizes) in [("jardin", treated), ("temoin", control)] {
      for row in 0..<sizes.of {
        rows +=
          "\(arm == "jardin" ? row : 1000 + row),\(arm),\(arm)\(row % 7),8,\(row < sizes.missing ? "" : "\(row % 5)")\n"
      }
    }
    return TestSite.small.writing(rows, to: TestSite.data).appending(
      """
      attrition:
        - id: perte
          title: Perte
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          outcome: note
      \(plan)
      """, to: TestSite.plan)
  }

  @Test("gives shares by arm, their difference, chi-squared and Fisher's test")
  func counts() throws {
    let outcome = try Self.site(treated: (56, 70), control: (48, 80)).outcome()
    #expect(outcome.diagnostics.map(\.description) == [])
    let table = try #require(outcome.results.first?.attrition("perte"))
    #expect(table.treated == AttritionByArm.Arm(assigned: 70, missing: 56))
    #expect(table.control == AttritionByArm.Arm(assigned: 80, missing: 48))
    // 56/70 against 48/80, contrast (a) of Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I:
    // Wald's interval in his table II, chi-squared and Fisher by R 4.2.2.
    #expect(table.difference.isClose(to: 0.2))
    #expect(abs(try #require(table.error).low - 0.0575) < 5e-5)
    #expect(abs(try #require(table.error).high - 0.3425) < 5e-5)
    #expect(table.pValue.isClose(to: 0.00804508136819658))
    #expect(try #require(table.exactPValue).isClose(to: 0.0125211297492092))
    #expect(try #require(table.both.share).isClose(to: 104.0 / 150))
  }

  @Test("by clusters has the error of the clustered difference of shares, and no exact test")
  func clusters() throws {
    let outcome = try Self.site(treated: (20, 70), control: (9, 80), plan: "    cluster: ecole\n").outcome()
    #expect(outcome.diagnostics.map(\.description) == [])
    let table = try #require(outcome.results.first?.attrition("perte"))
    #expect(table.clusters == 14)
    #expect(table.exactPValue == nil)
    #expect(table.difference.isClose(to: 20.0 / 70 - 9.0 / 80))
    // The same difference as an estimate of the plan.
    let site = Self.site(treated: (20, 70), control: (9, 80)).appending(
      """
      derive:
        - {data: parcelles, name: perdu, expression: "if(note is missing, 1, 0)"}

      """, to: TestSite.plan
    ).replacing("outcome: note", by: "outcome: perdu", in: TestSite.plan)
    let result = try #require(try site.outcome().result("effet"))
    let error = try #require(table.error)
    #expect(error.standardError.isClose(to: result.standardError))
    #expect(error.degreesOfFreedom.isClose(to: result.degreesOfFreedom))
    #expect(table.pValue.isClose(to: result.pValue))
  }

  @Test("of nobody is no difference and has no interval")
  func nobody() throws {
    let table = try #require(
      try Self.site(treated: (0, 7), control: (0, 8)).outcome().results.first?.attrition("perte"))
    #expect(table.difference == 0 && table.error == nil && table.pValue == 1)
  }

  @Test("is bound in prose by its fields")
  func figures() throws {
    let outcome = try Self.site(treated: (56, 70), control: (48, 80)).outcome()
    let results = try #require(outcome.results.first)
    func value(_ expression: String) throws -> Figure.Value { try results.value(of: Figure(expression)) }
    #expect(try value("perte.missing_treated") == .number(56, .integer))
    #expect(try value("perte.share_control") == .number(0.6, .percent))
    #expect(throws: FigureProblem.self) { try value("perte.n_clusters") }
    for field in AttritionByArm.fieldNames where field != "n_clusters" { _ = try value("perte.\(field)") }
  }

  @Test("each fault has its message", arguments: refusals)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  static func attrition(_ change: @escaping (TestSite) -> TestSite) -> (TestSite) -> TestSite {
    { site in
      change(
        site.appending(
          """
          attrition:
            - id: perte
              title: Perte
              data: parcelles
              treatment: {column: bras, treated: jardin, control: temoin}
              outcome: age

          """, to: TestSite.plan))
    }
  }

  static let refusals = [
    SmallCase(
      "an unknown outcome", attrition { $0.replacing("outcome: age", by: "outcome: ages", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:14:14: error: the dataset ‘parcelles’ has no column ‘ages’."
          + " Hint: did you mean ‘age’? The columns are: id, bras, ecole, age, note. [unknown-column]"
      ]),
    SmallCase(
      "an empty arm",
      attrition { $0.replacing("outcome: age", by: "outcome: age\n    where: bras == \"jardin\"", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:13:57: error: no row is left in the arm ‘temoin’ of ‘perte’."
          + " Hint: look at the filter and at the values of ‘bras’. [empty-arm]"
      ]),
    SmallCase(
      "an id taken", attrition { $0.replacing("id: perte", by: "id: effet", in: TestSite.plan) },
      says: [
        "studies/jardin/analysis.yml:10:9: error: the id ‘effet’ is taken."
          + " Hint: line 2 of this plan uses it; choose another. [duplicate-id]"
      ]),
    SmallCase(
      "an unknown field in prose",
      attrition { $0.appending("Perte : {{ perte.share_treate }}.\n", to: TestSite.report) },
      says: [
        "studies/jardin/index.md:28:9: error: an attrition table has no field ‘share_treate’."
          + " Hint: did you mean ‘share_treated’? [unknown-field]"
      ]),
  ]
}
