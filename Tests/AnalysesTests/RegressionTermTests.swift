import Content
import TestSites
import Testing

@testable import Analyses

@Suite("Regressions that compare no arms, and the means that models predict")
struct RegressionTermTests {
  static func site(_ keys: String) -> TestSite {
    TestSite.small.writing(
      "estimates:\n  - {id: effet, title: A, data: parcelles, \(keys)}\n"
        + "derive:\n  - {data: parcelles, name: haut, expression: 'if(note > 12, 1, 0)'}\n  - {data: parcelles, name: paire, expression: 'if(id < 4 or id > 9, 1, if(id < 8, 2, 3))'}\n",
      to: TestSite.plan)
  }

  func result(_ keys: String) throws -> Result {
    let outcome = try Self.site(keys).outcome()
    #expect(outcome.diagnostics.map(\.description) == [])
    return try #require(outcome.result("effet"))
  }

  @Test("by least squares give the coefficient of the column")
  func leastSquares() throws {
    // R 4.2.2, lm(note ~ age): References/describe.R
    let result = try result("method: least-squares, outcome: note, term: age, standard-errors: classical")
    #expect(result.estimate.isClose(to: -0.39130434782608831, relative: 1e-12))
    #expect(result.standardError.isClose(to: 0.89072091190852509))
    #expect(result.pValue.isClose(to: 0.66977656783323092))
    #expect(result.sample.observations == 12 && result.sample.treated == nil && result.sample.control == nil)
    #expect(result.meanTreated == nil && result.predictedMeans == nil)
    #expect(result.terms.map(\.name) == ["(Intercept)", "age"])
  }

  @Test("by likelihood give the average derivative of a quantity, or the coefficient")
  func likelihood() throws {
    // R 4.2.2, glm(high ~ age, family = binomial): References/describe.R
    let effect = try result("method: logit, outcome: haut, term: age")
    #expect(effect.estimate.isClose(to: -0.10622857151521746, relative: 1e-6))
    let odds = try result("method: logit, outcome: haut, term: age, measure: coefficient, scale: log-ratio")
    #expect(odds.estimate.isClose(to: -0.45106726957078941, relative: 1e-6))
    #expect(odds.estimate == odds.terms[1].estimate && odds.standardError == odds.terms[1].standardError)
  }

  static let treatment = "treatment: {column: bras, treated: jardin, control: temoin}"

  @Test("with arms predict each arm's mean at the covariates of all")
  func predictedMeans() throws {
    // R 4.2.2, lm(note ~ arm + age): References/describe.R
    let result = try result(
      "method: least-squares, outcome: note, \(Self.treatment), covariates: [age], standard-errors: classical")
    let means = try #require(result.predictedMeans)
    #expect(means.treated.mean.isClose(to: 14.5) && means.control.mean.isClose(to: 11.5))
    #expect(means.treated.standardError.isClose(to: 0.81417368409865898))
    #expect(means.control.standardError.isClose(to: 0.81417368409866142))
    #expect((means.treated.mean - means.control.mean).isClose(to: result.estimate))
  }

  @Test("of every model differ by the estimate", arguments: ["least-squares", "lin", "logit", "probit", "poisson"])
  func difference(method: String) throws {
    let result = try result("method: \(method), outcome: haut, \(Self.treatment), covariates: [age]")
    let means = try #require(result.predictedMeans)
    #expect((means.treated.mean - means.control.mean).isClose(to: result.estimate, relative: 1e-9))
    #expect(means.treated.low < means.treated.mean && means.treated.mean < means.treated.high)
  }

  @Test("are not predicted with absorbed effects or with clusters of two kinds")
  func noMeans() throws {
    #expect(try result("method: least-squares, outcome: note, \(Self.treatment), absorb: [age]").predictedMeans == nil)
    #expect(
      try result("method: least-squares, outcome: note, \(Self.treatment), cluster: [ecole, paire]").predictedMeans
        == nil)
  }

  @Test("each fault has its message", arguments: refusals)
  func message(_ given: SmallCase) throws {
    let found = try given.site.findings().filter { $0.hasPrefix(TestSite.plan) }
    #expect(found == given.says)
  }

  static func refusal(_ name: String, _ keys: String, _ says: String...) -> SmallCase {
    SmallCase(name, { _ in site(keys) }, says: says.map { "studies/jardin/analysis.yml:" + $0 })
  }

  static let refusals = [
    refusal(
      "neither arms nor a term", "method: least-squares, outcome: note",
      "2:10: error: the method ‘least-squares’ needs the key ‘treatment’, or ‘term’ when no arms are compared."
        + " Hint: add a line ‘treatment: …’ or ‘term: …’ to the estimate ‘effet’. [missing-key]"),
    refusal(
      "arms and a term", "method: least-squares, outcome: note, term: age, \(treatment)",
      "2:88: error: ‘effet’ gives ‘treatment’ and ‘term’, and only one coefficient can be the estimate."
        + " Hint: remove ‘term’, and put ‘age’ among the covariates; or remove ‘treatment’, and put ‘bras’ there. [unused-key]"
    ),
    refusal(
      "a term of texts", "method: least-squares, outcome: note, term: ecole",
      "2:88: error: the term ‘ecole’ is a column of texts, and numbers are needed."
        + " Hint: its type is ‘string’ in the dictionary; derive a column of 0 and 1 if need be. [not-a-number]"),
    refusal(
      "a term that is a covariate", "method: least-squares, outcome: note, term: age, covariates: [age]",
      "2:106: error: the column ‘age’ is the term and a covariate at once. Hint: remove it here. [duplicate-column]"),
    refusal(
      "a term that does not vary", "method: least-squares, outcome: note, term: age, where: age == 8",
      "2:88: error: the term ‘age’ is 8 in every row that ‘effet’ uses."
        + " Hint: a column that does not vary has no coefficient. [constant-term]"),
    refusal(
      "subgroups without arms", "method: least-squares, outcome: note, term: age, subgroups: ecole",
      "2:104: error: subgroups compare two arms, and ‘effet’ has none."
        + " Hint: remove ‘subgroups’, or give ‘treatment’ instead of ‘term’. [unfit-subgroups]"),
    refusal(
      "a method that compares arms only", "method: lin, outcome: note, term: age, covariates: [age], \(treatment)",
      "2:72: error: the method ‘lin’ does not use ‘term’."
        + " Hint: it takes: cluster, covariates, outcome, standard-errors, subgroups, treatment, weights. [unused-key]"),
    refusal(
      "an average effect as a ratio", "method: logit, outcome: haut, term: age, scale: log-ratio",
      "2:10: error: the average effect is in the unit of the outcome and no logarithm, and ‘scale’ is ‘log-ratio’."
        + " Hint: write ‘measure: coefficient’ for a ratio, or leave ‘scale’ out. [unfit-scale]"),
    refusal(
      "a coefficient in points", "method: logit, outcome: haut, term: age, scale: points, measure: coefficient",
      "2:109: error: a coefficient of this model is no share, and ‘scale’ is ‘points’."
        + " Hint: write ‘scale: log-ratio’ for a ratio, or leave ‘scale’ out. [unfit-scale]"),
  ]
}
