import Content
import Estimators
import Testing
import TestSites

@testable import Analyses

/// Families by resampling, indices, weights against attrition and placebos, from the plan to the result.
@Suite("Threats, from the plan")
struct ThreatsTests {
  static let common =
    "data: parcelles, outcome: note, treatment: {column: bras, treated: jardin, control: temoin}"

  func outcome(_ plan: String, rows: String? = nil) throws -> TestSite.Outcome {
    var site = TestSite.small.appending(plan, to: TestSite.plan)
    if let rows { site = site.writing("id,bras,ecole,age,note\n" + rows, to: TestSite.data) }
    return try site.outcome()
  }

  // MARK: Romano–Wolf

  @Test("a family by Romano and Wolf has the p values of one bootstrap of all its estimates")
  func romanoWolf() throws {
    let made = try outcome(
      """
        - {id: simple, title: A, method: difference-in-means, \(Self.common)}
        - {id: ajuste, title: A, method: least-squares, covariates: [age], \(Self.common)}
        - {id: lin, title: A, method: lin, covariates: [age], \(Self.common)}
      families:
        - {id: f, method: romano-wolf, draws: 400, seed: 7, estimates: [simple, ajuste, lin]}

      """)
    #expect(made.diagnostics == [])
    // The data of the small site, by hand.
    let note = [14.0, 15, 12, 16, 13, 17, 11, 12, 10, 14, 9, 13]
    let age = [8.0, 9, 8, 10, 9, 8, 9, 10, 8, 9, 10, 8]
    let treated = (0..<12).map { $0 < 6 ? 1.0 : 0 }
    func regression(_ columns: [[Double]], _ interactions: [(column: Int, product: Int)] = []) -> ResampledRegression {
      ResampledRegression(
        rows: Array(0..<12), columns: columns, names: columns.indices.map { "\($0)" }, outcome: note, treatment: 1,
        interactions: interactions)
    }
    let ones = note.map { _ in 1.0 }
    let family = try ResampledFamily(
      [
        regression([ones, treated]), regression([ones, treated, age]),
        regression([ones, treated, age, zip(age, treated).map { $0 * $1 }], [(2, 3)]),
      ], rows: 12, strata: Groups(treated), draws: 400, seed: 7)
    let expected = try romanoWolfAdjustment(statistics: family.statistics, draws: family.draws)
    let adjusted = ["simple", "ajuste", "lin"].map { made.result($0)?.adjusted }
    #expect(adjusted.map { $0?.pValue } == expected)
    #expect(adjusted.allSatisfy { $0?.method == .romanoWolf && $0?.size == 3 && $0?.family == "f" })
  }

  @Test("a family by Romano and Wolf draws whole clusters, and blocks with their products")
  func romanoWolfDesigns() throws {
    let clustered = try outcome(
      """
        - {id: ajuste, title: A, method: least-squares, covariates: [age], cluster: ecole, \(Self.common)}
      families:
        - {id: f, method: romano-wolf, draws: 300, estimates: [effet, ajuste]}

      """)
    #expect(clustered.diagnostics == [])
    #expect(clustered.result("effet")?.adjusted != nil)
    let blocked = try outcome(
      """
        - {id: blocs, title: A, method: difference-in-means, blocks: classe, \(Self.common)}
        - {id: simple, title: A, method: difference-in-means, \(Self.common)}
      derive:
        - {data: parcelles, name: classe, expression: 'if(age > 8, 1, 0)'}
      families:
        - {id: f, method: romano-wolf, draws: 300, estimates: [blocs, simple]}

      """)
    #expect(blocked.diagnostics == [])
    #expect(blocked.result("blocs")?.adjusted?.pValue ?? 1 < 0.2)
  }

  // MARK: Indices

  @Test("an index is a column that an estimate compares, with the components turned to their better side")
  func index() throws {
    let made = try outcome(
      """
        - {id: sur-indice, title: A, method: difference-in-means, data: parcelles, outcome: indice, treatment: {column: bras, treated: jardin, control: temoin}}
        - {id: ajuste, title: A, method: least-squares, covariates: [age], data: parcelles, outcome: indice, treatment: {column: bras, treated: jardin, control: temoin}}
      indices:
        - id: indice
          title: Indice
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: kling-liebman-katz
          components: [{column: note, favourable: higher}, {column: age, favourable: lower}]

      """)
    #expect(made.diagnostics == [])
    let result = try #require(made.result("sur-indice"))
    // Controls: notes of mean 11.5 and variance 3.5, ages of mean 9 and variance 0.8; treated means 14.5 and 52/6.
    let ofNotes = 3.0 / 3.5.squareRoot()
    let ofAges = (9.0 - 52.0 / 6.0) / 0.8.squareRoot()
    #expect(result.estimate.isClose(to: (ofNotes + ofAges) / 2))
    let index = try #require(made.results.first?.index("indice"))
    #expect(index.components.map(\.weight) == [0.5, 0.5])
    #expect(index.components[1].controlMean.isClose(to: 9))
    #expect(index.treated == 6 && index.control == 6)
    #expect(made.result("ajuste") != nil)
  }

  @Test("an index by Anderson is scaled on the controls, and its weights stand in the text")
  func anderson() throws {
    let plan = """
        - {id: sur-indice, title: A, method: difference-in-means, data: parcelles, outcome: indice, treatment: {column: bras, treated: jardin, control: temoin}}
      indices:
        - id: indice
          data: parcelles
          treatment: {column: bras, treated: jardin, control: temoin}
          kind: anderson
          components: [{column: note, favourable: higher}, {column: age, favourable: lower}]

      """
    let site = TestSite.small.appending(plan, to: TestSite.plan).appending(
      "\nLe poids est de {{ indice.weight.note }}, pour {{ indice.n_obs }} élèves.\n\n```{table} indice\n```\n",
      to: TestSite.report)
    let made = try site.outcome()
    #expect(made.diagnostics == [])
    #expect(try #require(made.result("sur-indice")?.meanControl).magnitude < 1e-12)
    let weights = try #require(made.results.first?.index("indice")).components.map(\.weight)
    #expect(weights.reduce(0, +).isClose(to: 1))
  }

  // MARK: Weights against attrition

  /// Two kinds of pupils, 8 and 9 years old, of whom in each arm other shares answered.
  ///
  /// Each pupil is a school, since the small site's estimate wants schools.
  static let attrited: String = {
    var rows = ""
    var number = 0
    // arm, age, scores of those who answered, how many did not
    let groups: [(String, Int, [Int], Int)] = [
      ("jardin", 8, [10, 12], 2), ("jardin", 9, [20, 21, 22], 1), ("temoin", 8, [9, 11, 10], 1),
      ("temoin", 9, [15, 17], 2),
    ]
    for (arm, age, scores, lost) in groups {
      for score in scores.map({ String($0) }) + [String](repeating: "", count: lost) {
        number += 1
        rows += "\(number),\(arm),e\(number),\(age),\(score)\n"
      }
    }
    return rows
  }()

  @Test("weights against attrition give back the shares that were assigned")
  func attritionWeights() throws {
    let made = try outcome(
      """
        - {id: brut, title: A, method: difference-in-means, \(Self.common)}
        - {id: pondere, title: A, method: difference-in-means, attrition-weights: {covariates: [age]}, \(Self.common)}
        - {id: probit, title: A, method: difference-in-means, attrition-weights: {covariates: [age], model: probit}, \(Self.common)}
        - {id: regression, title: A, method: least-squares, standard-errors: HC0, attrition-weights: {covariates: [age]}, \(Self.common)}

      """, rows: Self.attrited)
    #expect(made.diagnostics == [])
    let result = try #require(made.result("pondere"))
    // A saturated model: each age counts as it was assigned, a half. Means 11 and 21, 10 and 16.
    #expect(result.estimate.isClose(to: 16 - 13))
    #expect(try #require(made.result("probit")).estimate.isClose(to: 3, relative: 1e-6))
    #expect(result.standardErrorType == "hajek" && result.sample.observations == 10)
    let weights = try #require(result.attritionWeights)
    #expect(weights.treated.assigned == 8 && weights.treated.observed == 5)
    // Probabilities 1/2 and 3/4: weights 2, 2 and 4/3 three times.
    #expect(weights.treated.effectiveSize.isClose(to: 64 / (8 + 16.0 / 3)))
    #expect(weights.treated.smallestProbability.isClose(to: 0.5))
    // n/(n − 1) Σ w²(y − ȳ)²/(Σw)², by hand: treated 4(36 + 16) + 16/9 (16 + 25 + 36), control the other way round.
    let treated = 5.0 / 4 * (4 * 52 + 16.0 / 9 * 77) / 64
    let control = 5.0 / 4 * (16.0 / 9 * (16 + 4 + 9) + 4 * (4 + 16)) / 64
    #expect(result.standardError.isClose(to: (treated + control).squareRoot()))
    let regression = try #require(made.result("regression"))
    #expect(regression.estimate.isClose(to: 3))
    // HC0 is the same sum without n/(n − 1), five in each arm.
    #expect(regression.standardError.isClose(to: ((treated + control) * 4 / 5).squareRoot()))
  }

  @Test("weights within blocks give each block the share that was assigned in it")
  func attritionWeightsInBlocks() throws {
    // Columns of the small site: age for blocks, and for the model what is the same within them.
    let made = try outcome(
      """
        - {id: pondere, title: A, method: difference-in-means, blocks: age, attrition-weights: {covariates: [age]}, \(Self.common)}

      """, rows: Self.attrited)
    #expect(made.diagnostics == [])
    let result = try #require(made.result("pondere"))
    // By hand: 11 − 10 among eight pupils of eight years, 21 − 16 among eight of nine; within a block the weights are equal.
    #expect(result.estimate.isClose(to: 3))
    #expect(result.standardErrorType == "hajek-blocked" && result.degreesOfFreedom == 6)
    let squares = (2.0 / 2 + 1.0 / 3) / 4 + (1.0 / 3 + 2.0 / 2) / 4
    #expect(result.standardError.isClose(to: squares.squareRoot()))
  }

  @Test("weights are 1 where everybody answered, and change nothing")
  func noAttrition() throws {
    let made = try outcome(
      """
        - {id: brut, title: A, method: difference-in-means, \(Self.common)}
        - {id: pondere, title: A, method: difference-in-means, attrition-weights: {covariates: [age]}, \(Self.common)}

      """)
    #expect(made.diagnostics == [])
    let (plain, weighted) = (try #require(made.result("brut")), try #require(made.result("pondere")))
    #expect(weighted.estimate.isClose(to: plain.estimate))
    #expect(weighted.standardError.isClose(to: plain.standardError))
    #expect(weighted.attritionWeights?.treated.effectiveSize == 6)
  }

  @Test("weights stand for at most twenty, and a row that would count for more is refused")
  func smallProbability() throws {
    var rows = ""
    for number in 1...60 {
      let isOld = number % 2 == 0
      let answers = isOld ? number % 20 != 0 : number == 7
      rows += "\(number),jardin,e\(number),\(isOld ? 9 : 8),\(answers ? String(number % 13) : "")\n"
      rows += "\(number + 60),temoin,f\(number),8,\(number % 11)\n"
    }
    let made = try outcome(
      "  - {id: pondere, title: A, method: difference-in-means, attrition-weights: {covariates: [age]}, \(Self.common)}\n",
      rows: rows)
    #expect(
      made.diagnostics.map(\.description) == [
        "studies/jardin/analysis.yml:9:77: error: ‘pondere’ cannot be computed: in the arm ‘jardin’ the row of line 14"
          + " had a probability of 0.033 of being observed, and would count for more than twenty."
          + " Hint: leave covariates out of ‘attrition-weights’, or use the method ‘lee-bounds’. [probability-near-zero]"
      ])
  }

  @Test("a headline that is a placebo is refused")
  func placeboHeadline() throws {
    let site = TestSite.small.replacing("  - id: effet\n", by: "  - id: effet\n    placebo: true\n", in: TestSite.plan)
    #expect(
      try site.findings() == [
        "studies/jardin/index.md:13:11: error: the headline ‘effet’ is a placebo, which the treatment cannot have changed."
          + " Hint: name the estimate that answers the question. [placebo-headline]"
      ])
  }

  // MARK: Placebos

  @Test("a placebo is never the headline, and is warned of when its interval leaves zero out")
  func placebo() throws {
    let site = TestSite.small.replacing("  - id: effet\n", by: "  - id: effet\n    placebo: true\n", in: TestSite.plan)
      .appending(
        "  - {id: age, title: A, method: difference-in-means, data: parcelles, outcome: age, treatment: {column: bras, treated: jardin, control: temoin}, placebo: true}\n  - {id: vrai, title: A, method: difference-in-means, \(Self.common)}\n",
        to: TestSite.plan
      )
      .replacing("headline: effet\n", by: "headline: vrai\n", in: TestSite.report)
    let made = try site.outcome()
    #expect(made.diagnostics == [])
    #expect(made.result("effet")?.warnings.contains(.significantPlacebo) == true)
    #expect(made.result("age")?.warnings == [])
    #expect(made.results.first?.headline?.id == "vrai")
  }

  // MARK: Clusters

  @Test("fewer than thirty clusters are warned of with CR1, and fewer than ten with CR2")
  func fewClusters() throws {
    var rows = ""
    for row in 0..<40 { rows += "\(row),\(row % 2 == 0 ? "jardin" : "temoin"),e\(row / 4),8,\(row * 7 % 11)\n" }
    func warnings(_ type: String) throws -> [Warning] {
      let made = try outcome(
        "  - {id: e, title: A, method: least-squares, cluster: ecole, standard-errors: \(type), \(Self.common)}\n",
        rows: rows)
      return try #require(made.result("e")).warnings
    }
    #expect(try warnings("CR1") == [.fewClusters(10)])
    #expect(try warnings("CR2") == [])
  }
}
