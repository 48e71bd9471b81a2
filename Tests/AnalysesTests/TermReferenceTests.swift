import Glibc
import Testing

@testable import Analyses

@Suite(
  "Agreement of regressions without arms with established programs, from file to result",
  .enabled(if: Reference.isPresent))
struct TermReferenceTests {
  @Test("on Petersen's panel: every standard error, clusters of one kind and of two, effects absorbed")
  func petersen() throws {
    let reference = try Reference("petersen-clustered-se")
    let common = "method: least-squares, data: parcelles, outcome: y, term: x"
    let plans = [
      ("classical", "standard-errors: classical"), ("hc0", "standard-errors: HC0"), ("hc1", "standard-errors: HC1"),
      ("hc2", ""), ("hc3", "standard-errors: HC3"), ("firm-cr0", "cluster: firm, standard-errors: CR0"),
      ("firm-cr1", "cluster: firm, standard-errors: CR1"), ("firm-cr2", "cluster: firm"),
      ("firm-cr3", "cluster: firm, standard-errors: CR3"), ("year-cr0", "cluster: year, standard-errors: CR0"),
      ("year-cr1", "cluster: year, standard-errors: CR1"), ("year-cr3", "cluster: year, standard-errors: CR3"),
      ("two", "cluster: [firm, year]"), ("fe", "absorb: [firm], standard-errors: classical"),
      ("fe-two", "absorb: [firm, year], standard-errors: classical"),
    ]
    let results = try reference.results(
      numbers: ["x", "y"],
      plan: "estimates:\n"
        + plans.map { "  - {id: \($0.0), title: A, \(common)\($0.1.isEmpty ? "" : ", " + $0.1)}\n" }.joined())
    func result(_ id: String) throws -> Result { try #require(results.result(id)) }
    let reduced = try result("firm-cr2")
    reference.compare([
      "n": [Double(reduced.sample.observations)], "coef.x": [reduced.estimate],
      "coef.const": [reduced.terms[0].estimate], "se.classical": [try result("classical").standardError],
      "se.HC0": [try result("hc0").standardError], "se.HC1": [try result("hc1").standardError],
      "se.HC2": [try result("hc2").standardError], "se.HC3": [try result("hc3").standardError],
      "se.firm.CR0": [try result("firm-cr0").standardError],
      "se.firm.CR1_stata": [try result("firm-cr1").standardError], "se.firm.CR2": [reduced.standardError],
      "df.firm.CR2": [reduced.degreesOfFreedom], "p.firm.CR2": [reduced.pValue],
      "se.firm.CR3": [try result("firm-cr3").standardError],
      "se.year.CR0": [try result("year-cr0").standardError],
      "se.year.CR1_stata": [try result("year-cr1").standardError],
      "se.year.CR3": [try result("year-cr3").standardError],
      "se.twoway.firm_year": [try result("two").standardError],
      "fe.firm.coef": [try result("fe").estimate], "fe.firm.se_classical": [try result("fe").standardError],
      "fe.firm_year.coef": [try result("fe-two").estimate],
      "fe.firm_year.se_classical": [try result("fe-two").standardError],
    ])
  }

  @Test("on Spector and Mazzeo: average derivatives, odds ratios, and a linear probability model")
  func spector() throws {
    let reference = try Reference("spector-logit")
    let names = ["GPA", "TUCE", "PSI"]
    func plan(_ term: String, _ method: String, _ more: String) -> String {
      let others = names.filter { $0 != term }.joined(separator: ", ")
      return "data: parcelles, outcome: GRADE, method: \(method), term: \(term), covariates: [\(others)]\(more)"
    }
    var lines = ["estimates:"]
    for name in names {
      let id = name.lowercased()
      lines.append(
        "  - {id: or-\(id), title: A, \(plan(name, "logit", ", measure: coefficient, scale: log-ratio, standard-errors: classical"))}"
      )
      lines.append("  - {id: lpm-\(id), title: A, \(plan(name, "least-squares", ", standard-errors: classical"))}")
    }
    lines.append("  - {id: ame, title: A, \(plan("GPA", "logit", ""))}")
    let results = try reference.results(
      numbers: ["GPA", "TUCE", "PSI", "GRADE"], plan: lines.joined(separator: "\n") + "\n")
    let odds = try names.map { try #require(results.result("or-\($0.lowercased())")) }
    let linear = try names.map { try #require(results.result("lpm-\($0.lowercased())")) }
    reference.compare([
      "or": odds.map { exp($0.estimate) }, "or_lower": odds.map { exp($0.low) }, "or_upper": odds.map { exp($0.high) },
      "lpm.coefs": [linear[0].terms[0].estimate] + linear.map(\.estimate),
      "lpm.ses": [linear[0].terms[0].standardError] + linear.map(\.standardError),
    ])
    // The first of the reference's three derivatives, R 4.2.2: mean of p (1 − p) times b.
    #expect(try #require(results.result("ame")).estimate.isClose(to: 0.362580831601461, relative: 1e-6))
  }

  @Test("on Card's schooling: the wage of a year of education, and the first stage")
  func card() throws {
    let reference = try Reference("card-1995-schooling")
    let controls =
      "exper, expersq, black, smsa, south, smsa66, reg662, reg663, reg664, reg665, reg666, reg667, reg668, reg669"
    func line(_ id: String, _ outcome: String, _ term: String, _ type: String) -> String {
      "  - {id: \(id), title: A, data: parcelles, method: least-squares, outcome: \(outcome), term: \(term), covariates: [\(controls)], standard-errors: \(type)}\n"
    }
    let numbers = Set(
      controls.split(separator: ",").map { $0.filter { $0 != " " } }.map { String($0) } + ["lwage", "educ", "nearc4"])
    let results = try reference.results(
      numbers: numbers,
      plan: "estimates:\n" + line("ols", "lwage", "educ", "classical") + line("robust", "lwage", "educ", "HC1")
        + line("first", "educ", "nearc4", "classical") + line("reduced", "lwage", "nearc4", "classical"))
    func result(_ id: String) throws -> Result { try #require(results.result(id)) }
    reference.compare([
      "full.n": [Double(try result("ols").sample.observations)], "full.ols": [try result("ols").estimate],
      "full.ols.se": [try result("ols").standardError], "full.ols.se_HC1": [try result("robust").standardError],
      "full.first.nearc4": [try result("first").estimate], "full.first.nearc4.se": [try result("first").standardError],
      "full.reduced": [try result("reduced").estimate], "full.reduced.se": [try result("reduced").standardError],
    ])
  }
}
