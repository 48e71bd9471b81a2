import Testing

@testable import Analyses

@Suite(
  "Agreement of the methods for experiments with established programs, from file to result",
  .enabled(if: Reference.isPresent))
struct ExperimentReferenceTests {
  @Test("on the National Supported Work experiment: Lin, Lee bounds, randomisation inference, bootstrap")
  func nsw() throws {
    let reference = try Reference("nsw-experiment")
    let covariates = ["age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75"]
    let common = "data: parcelles, outcome: re78, treatment: {column: treat, treated: 1, control: 0}"
    let adjusted = "method: lin, covariates: [\(covariates.joined(separator: ", "))]"
    let results = try reference.results(
      numbers: Set(covariates + ["treat", "re78"]),
      plan: """
        derive:
          - {data: parcelles, name: logarithm, expression: 'if(re78 > 0, log(re78), missing)'}
        estimates:
          - {id: lin, title: A, \(adjusted), \(common)}
          - {id: lin-hc3, title: A, \(adjusted), standard-errors: HC3, \(common)}
          - {id: ri, title: A, method: difference-in-means, randomisation: {draws: 10000, seed: 1}, bootstrap: {draws: 2000, seed: 1}, \(common)}
          - {id: lee, title: A, method: lee-bounds, data: parcelles, outcome: logarithm, treatment: {column: treat, treated: 1, control: 0}}

        """)
    let lin = try #require(results.result("lin"))
    let bounds = try #require(results.result("lee")?.bounds)
    let drawn = try #require(results.result("ri"))
    let bootstrap = try #require(drawn.resampling)
    reference.compare([
      "lin.estimate": [lin.estimate], "lin.se.HC2": [lin.standardError], "lin.df": [lin.degreesOfFreedom],
      "lin.p": [lin.pValue], "lin.se.HC3": [results.result("lin-hc3")?.standardError ?? .nan],
      "lee.p1": [bounds.observedTreated], "lee.p0": [bounds.observedControl], "lee.q": [bounds.trimmedShare],
      "lee.lower": [bounds.lower], "lee.upper": [bounds.upper],
      "lee.naive": [results.result("lee")?.estimate ?? .nan],
      "ri.p_two_sided": [drawn.randomisation?.pValue ?? .nan], "boot.se": [bootstrap.standardError ?? .nan],
      "boot.percentile_ci95": [bootstrap.low, bootstrap.high],
    ])
    #expect(drawn.randomisation?.isExact == false && drawn.randomisation?.seed == 1)
  }

  @Test("on Spector and Mazzeo: the coefficients of a logistic regression and their errors")
  func spector() throws {
    let reference = try Reference("spector-logit")
    let common =
      "method: logit, data: parcelles, outcome: GRADE, treatment: {column: PSI, treated: 1, control: 0}, covariates: [GPA, TUCE]"
    let results = try reference.results(
      numbers: ["GPA", "TUCE", "PSI", "GRADE"],
      plan: """
        estimates:
          - {id: robust, title: A, \(common)}
          - {id: classical, title: A, standard-errors: classical, \(common)}

        """)
    let robust = try #require(results.result("robust")?.terms)
    let classical = try #require(results.result("classical")?.terms)
    // The reference has treatment last.
    let order = [0, 2, 3, 1]
    reference.compare([
      "coefs": order.map { classical[$0].estimate }, "ses": order.map { classical[$0].standardError },
      "p": order.map { classical[$0].pValue }, "ses_HC0": order.map { robust[$0].standardError },
    ])
  }

  @Test("on Project STAR: effects of schools absorbed, clusters that hold them")
  func star() throws {
    let reference = try Reference("star-class-size")
    let common =
      "method: least-squares, data: parcelles, outcome: total, treatment: {column: small, treated: 1, control: 0},"
      + " covariates: [aide], absorb: [schoolidk]"
    let results = try reference.results(
      numbers: ["readk", "mathk"],
      plan: """
        derive:
          - {data: parcelles, name: total, expression: readk + mathk}
          - {data: parcelles, name: small, expression: 'if(stark == "small", 1, 0)'}
          - {data: parcelles, name: aide, expression: 'if(stark == "regular+aide", 1, 0)'}
        estimates:
          - {id: hc1, title: A, standard-errors: HC1, \(common)}
          - {id: cr1, title: A, cluster: schoolidk, standard-errors: CR1, \(common)}
          - {id: cr2, title: A, cluster: schoolidk, \(common)}

        """)
    let robust = try #require(results.result("hc1"))
    let reduced = try #require(results.result("cr2"))
    #expect(robust.terms.map(\.name) == ["1", "aide"])
    reference.compare([
      "gradek.fe.small": [robust.estimate], "gradek.fe.small.se_HC1": [robust.standardError],
      "gradek.fe.aide": [robust.terms[1].estimate],
      "gradek.fe.small.se_CR1_nonnested": [results.result("cr1")?.standardError ?? .nan],
      "gradek.fe.small.se_CR2": [reduced.standardError], "gradek.fe.small.df_CR2": [reduced.degreesOfFreedom],
    ])
  }
}
