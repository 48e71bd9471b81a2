import Testing

@testable import Analyses

@Suite("Agreement with established programs, from file to result", .enabled(if: Reference.isPresent))
struct ReferenceTests {
  @Test("on the National Supported Work experiment: Welch, least squares, balance, description, Hedges' g")
  func nsw() throws {
    let reference = try Reference("nsw-experiment")
    let covariates = ["age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75"]
    let common = "data: parcelles, outcome: re78, treatment: {column: treat, treated: 1, control: 0}"
    let adjustment = "covariates: [\(covariates.joined(separator: ", "))]"
    let errors = ["classical", "HC0", "HC1", "HC2", "HC3"]
    let plan =
      "estimates:\n  - {id: dim, title: A, method: difference-in-means, \(common)}\n"
      + "  - {id: g, title: A, method: hedges-g, \(common)}\n"
      + errors.map {
        "  - {id: simple-\($0.lowercased()), title: A, method: least-squares, standard-errors: \($0), \(common)}\n"
          + "  - {id: adjusted-\($0.lowercased()), title: A, method: least-squares, standard-errors: \($0), \(common), \(adjustment)}\n"
      }.joined()
      + "balance:\n  - {id: balance, data: parcelles, treatment: {column: treat, treated: 1, control: 0}, \(adjustment)}\n"
      + "describe:\n  - {id: d, data: parcelles, by: treat, columns: [re78]}\n"
    let results = try reference.results(numbers: Set(covariates + ["treat", "re78"]), plan: plan)

    let difference = try #require(results.result("dim"))
    let effectSize = try #require(results.result("g"))
    var computed: [String: [Double]] = [
      "n": [Double(difference.sample.observations)], "dim.estimate": [difference.estimate],
      "dim.welch.se": [difference.standardError], "dim.welch.df": [difference.degreesOfFreedom],
      "dim.welch.t": [difference.statistic], "dim.welch.p": [difference.pValue],
      "dim.welch.ci95": [difference.low, difference.high], "hedges_g_exact": [effectSize.estimate],
      "hedges_g.vi_LS": [effectSize.standardError * effectSize.standardError],
    ]
    for name in errors {
      let simple = try #require(results.result("simple-\(name.lowercased())"))
      let adjusted = try #require(results.result("adjusted-\(name.lowercased())"))
      computed["ols_simple.coef.treat"] = [simple.estimate]
      computed["ols_simple.se.\(name)"] = [simple.standardError]
      computed["ols_adjusted.coef.treat"] = [adjusted.estimate]
      computed["ols_adjusted.se.\(name)"] = [adjusted.standardError]
      computed["ols_adjusted.coefs"] = adjusted.terms.map(\.estimate)
      if name == "HC2" {
        computed["ols_adjusted.HC2.p"] = [adjusted.pValue]
        computed["ols_adjusted.HC2.ci95"] = [adjusted.low, adjusted.high]
      }
      if name == "HC3" { computed["ols_adjusted.ses_HC3"] = adjusted.terms.map(\.standardError) }
    }
    let balance = try #require(results.balance("balance"))
    for row in balance.rows {
      computed["balance.\(row.column).mean1"] = [row.meanTreated]
      computed["balance.\(row.column).mean0"] = [row.meanControl]
      computed["balance.\(row.column).smd_pooled"] = [row.standardisedDifference]
    }
    let joint = try #require(balance.joint)
    computed["balance.joint.F"] = [joint.statistic]
    computed["balance.joint.df1"] = [joint.numeratorDegrees]
    computed["balance.joint.df2"] = [joint.denominatorDegrees]
    computed["balance.joint.p"] = [joint.pValue]
    let cells = try #require(results.description("d")?.rows.first?.cells)
    for (cell, arm) in zip(cells, ["arm0", "arm1"]) {
      computed["re78.\(arm).mean"] = [cell.mean ?? .nan]
      computed["re78.\(arm).sd"] = [cell.standardDeviation ?? .nan]
      computed["re78.\(arm).median"] = [cell.median ?? .nan]
      computed["re78.\(arm).max"] = [cell.maximum ?? .nan]
    }
    reference.compare(computed)
  }

  @Test("on Project STAR: HC1, CR0, CR1 and CR2 with Satterthwaite degrees of freedom, three arms, missing scores")
  func star() throws {
    let reference = try Reference("star-class-size")
    let common =
      "data: parcelles, outcome: total, treatment: {column: small, treated: 1, control: 0}, covariates: [aide]"
    let errors = ["CR0", "CR1", "CR2"]
    let plan =
      """
      derive:
        - {data: parcelles, name: total, expression: readk + mathk}
        - {data: parcelles, name: small, expression: 'if(stark == "small", 1, 0)'}
        - {data: parcelles, name: aide, expression: 'if(stark == "regular+aide", 1, 0)'}
      estimates:
        - {id: hc1, title: A, method: least-squares, standard-errors: HC1, \(common)}

      """
      + errors.map {
        "  - {id: \($0.lowercased()), title: A, method: least-squares, standard-errors: \($0), cluster: schoolidk, \(common)}\n"
      }.joined()
    let results = try reference.results(numbers: ["readk", "mathk"], plan: plan)
    let robust = try #require(results.result("hc1"))
    let reduced = try #require(results.result("cr2"))
    reference.compare([
      "gradek.n": [Double(robust.sample.observations)], "gradek.clusters": [Double(reduced.sample.clusters ?? 0)],
      "gradek.const": [robust.terms[0].estimate], "gradek.small": [robust.estimate],
      "gradek.aide": [robust.terms[2].estimate], "gradek.small.se_HC1": [robust.standardError],
      "gradek.small.se_CR0": [results.result("cr0")?.standardError ?? .nan],
      "gradek.small.se_CR1_stata": [results.result("cr1")?.standardError ?? .nan],
      "gradek.small.se_CR2": [reduced.standardError], "gradek.small.df_CR2": [reduced.degreesOfFreedom],
      "gradek.small.p_CR2": [reduced.pValue], "gradek.small.ci95_CR2": [reduced.low, reduced.high],
      "gradek.aide.se_CR2": [reduced.terms[2].standardError], "gradek.aide.df_CR2": [reduced.terms[2].degreesOfFreedom],
    ])
  }

  @Test("on Card and Krueger: difference-in-differences of all rows and of the stores seen twice")
  func cardKrueger() throws {
    let reference = try Reference("card-krueger-1994")
    let common =
      "method: difference-in-differences, data: parcelles, outcome: fte, treatment: {column: nj, treated: 1, control: 0},"
      + " time: {column: d, before: 0, after: 1}"
    let robust = ["classical", "HC0", "HC1", "HC2", "HC3"]
    let clustered = ["CR0", "CR1", "CR2"]
    let plan =
      "estimates:\n  - {id: panel, title: A, unit-column: id, \(common)}\n"
      + robust.map { "  - {id: \($0.lowercased()), title: A, standard-errors: \($0), \(common)}\n" }.joined()
      + clustered.map { "  - {id: \($0.lowercased()), title: A, standard-errors: \($0), cluster: id, \(common)}\n" }
      .joined()
    let results = try reference.results(numbers: ["nj", "d", "fte"], plan: plan)
    let panel = try #require(results.result("panel"))
    var computed: [String: [Double]] = [
      "balanced.stores": [Double(panel.sample.observations)], "balanced.did": [panel.estimate],
      "balanced.did.se_welch": [panel.standardError], "balanced.did.df": [panel.degreesOfFreedom],
      "balanced.did.p": [panel.pValue], "balanced.did.ci95": [panel.low, panel.high],
    ]
    for name in robust + ["CR0", "CR2"] {
      let result = try #require(results.result(name.lowercased()))
      computed["did.unbalanced"] = [result.estimate]
      computed["did.ols.se.\(name)"] = [result.standardError]
      if name.hasPrefix("CR") { computed["did.ols.df.\(name)"] = [result.degreesOfFreedom] }
    }
    computed["did.ols.se.CR1_stata"] = [results.result("cr1")?.standardError ?? .nan]
    reference.compare(computed)
  }

  @Test("on the BCG vaccine trials: three measures, common effect, DL, REML and PM, Hartung-Knapp")
  func bcg() throws {
    let reference = try Reference("bcg-vaccine-meta")
    let measures = [("RR", "risk-ratio"), ("OR", "odds-ratio"), ("RD", "risk-difference")]
    let counts =
      "counts: {treated-events: tpos, treated-non-events: tneg, control-events: cpos, control-non-events: cneg}"
    var plan = "estimates:\n"
    for (id, measure) in measures {
      let common = "title: A, method: pooled, data: parcelles, label: author, measure: \(measure), \(counts)"
      plan += "  - {id: \(id.lowercased())-fe, model: common-effect, \(common)}\n"
      for tau in ["DL", "REML", "PM"] {
        plan += "  - {id: \(id.lowercased())-\(tau.lowercased()), tau2: \(tau), \(common)}\n"
        plan +=
          "  - {id: \(id.lowercased())-\(tau.lowercased())-hk, tau2: \(tau), interval: hartung-knapp, \(common)}\n"
      }
    }
    let results = try reference.results(numbers: ["tpos", "tneg", "cpos", "cneg"], plan: plan)
    var computed: [String: [Double]] = [:]
    for (id, _) in measures {
      let common = try #require(results.result("\(id.lowercased())-fe"))
      computed["\(id).FE.estimate"] = [common.estimate]
      computed["\(id).FE.se"] = [common.standardError]
      computed["\(id).FE.ci95"] = [common.low, common.high]
      computed["\(id).Q"] = [common.pooled?.heterogeneity ?? .nan]
      computed["\(id).k"] = [Double(common.pooled?.studies.count ?? 0)]
      computed["\(id).yi"] = common.pooled?.studies.map(\.estimate) ?? []
      computed["\(id).vi"] = common.pooled?.studies.map { $0.standardError * $0.standardError } ?? []
      for tau in ["DL", "REML", "PM"] {
        let random = try #require(results.result("\(id.lowercased())-\(tau.lowercased())"))
        computed["\(id).\(tau).estimate"] = [random.estimate]
        computed["\(id).\(tau).se"] = [random.standardError]
        computed["\(id).\(tau).ci95"] = [random.low, random.high]
        computed["\(id).\(tau).p"] = [random.pValue]
        computed["\(id).\(tau).tau2"] = [random.pooled?.betweenVariance ?? .nan]
        let knapp = try #require(results.result("\(id.lowercased())-\(tau.lowercased())-hk"))
        computed["\(id).\(tau).HK.se"] = [knapp.standardError]
        computed["\(id).\(tau).HK.p"] = [knapp.pValue]
        computed["\(id).\(tau).HK.ci95"] = [knapp.low, knapp.high]
      }
    }
    reference.compare(computed.filter { reference.values[$0.key] != nil })
    #expect(computed.keys.count { reference.values[$0] != nil } >= 80)
  }
}
