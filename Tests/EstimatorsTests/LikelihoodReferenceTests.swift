import Foundation
import Testing

@testable import Estimators

/// Logistic regressions on published data; values by R, sandwich and statsmodels.
@Suite("Logistic regression on published data", .enabled(if: Reference.isPresent))
struct LikelihoodReferenceTests {
  @Test("agrees on Spector and Mazzeo's grades")
  func spector() throws {
    let reference = try Reference("spector-logit")
    let table = try reference.table()
    let grade = table.numbers("GRADE")
    let fit = try LikelihoodRegression(
      .logit,
      design: Matrix(columns: [grade.map { _ in 1 }] + ["GPA", "TUCE", "PSI"].map { table.numbers($0) }),
      names: ["constant", "GPA", "TUCE", "PSI"], outcome: grade)
    let null = try LikelihoodRegression(
      .logit, design: Matrix(columns: [grade.map { _ in 1 }]), names: ["constant"], outcome: grade)
    let estimates = try fit.estimates(type: .classical)
    let ratio = fit.likelihoodRatioTest(against: null)
    reference.compare([
      "n": [Double(fit.rows)],
      "coefs": fit.coefficients,
      "ses": estimates.map(\.standardError),
      "z": estimates.map(\.statistic),
      "p": estimates.map(\.pValue),
      "loglik": [fit.logLikelihood],
      "null_loglik": [null.logLikelihood],
      "deviance": [fit.deviance],
      "aic": [fit.akaikeInformation],
      "lr": [ratio.statistic],
      "lr.df": [Double(ratio.degreesOfFreedom)],
      "lr.p": [ratio.pValue],
      "mcfadden": [1 - fit.logLikelihood / null.logLikelihood],
      "ses_HC0": try fit.estimates(type: .hc0).map(\.standardError),
      "fitted_range": [fit.fitted.min()!, fit.fitted.max()!],
      "or": fit.coefficients.dropFirst().map { exp($0) },
      "or_lower": estimates.dropFirst().map { exp($0.confidenceInterval().low) },
      "or_upper": estimates.dropFirst().map { exp($0.confidenceInterval().high) },
      "ame": try (1...3).map { try fit.averageMarginalEffect(column: $0, type: .classical).estimate },
    ])
  }

  @Test("agrees on the treatment model of NHEFS, and outcome regressions on its outcome model")
  func nhefs() throws {
    let reference = try Reference("nhefs-smoking")
    let table = try reference.table()
    let quit = table.numbers("qsmk")
    let outcome = table.numbers("wt82_71")
    var covariates: [(name: String, values: [Double])] = []
    for name in ["sex", "race"] { covariates.append((name, table.numbers(name))) }
    func addSquared(_ name: String) {
      covariates.append((name, table.numbers(name)))
      covariates.append((name + "²", table.numbers(name).map { $0 * $0 }))
    }
    func addLevels(_ name: String) throws {
      var factor = Design(rows: table.rows)
      try factor.addFactor(name, table.text(name))
      for (place, level) in factor.names.enumerated() { covariates.append((level, factor.matrix.column(place))) }
    }
    addSquared("age")
    try addLevels("education")
    addSquared("smokeintensity")
    addSquared("smokeyrs")
    try addLevels("exercise")
    try addLevels("active")
    addSquared("wt71")
    let ones = [Double](repeating: 1, count: table.rows)
    let fit = try LikelihoodRegression(
      .logit, design: Matrix(columns: [ones] + covariates.map(\.values)), names: ["constant"] + covariates.map(\.name),
      outcome: quit)
    var results = [
      "n": [Double(fit.rows)], "ps.k": [Double(fit.coefficients.count)], "ps.coefs": fit.coefficients,
      "ps.loglik": [fit.logLikelihood], "ps.aic": [fit.akaikeInformation],
    ]

    // The outcome model: quitting, the covariates, and the product of quitting and the number of cigarettes.
    let cigarettes = table.numbers("smokeintensity")
    func design(_ quit: [Double]) -> Matrix {
      Matrix(columns: [ones, quit] + covariates.map(\.values) + [zip(quit, cigarettes).map { $0 * $1 }])
    }
    let model = try LeastSquares(
      design: design(quit), names: ["constant", "qsmk"] + covariates.map(\.name) + ["qsmk × smokeintensity"],
      outcome: outcome)
    let nobody = design(ones.map { _ in 0 })
    results["gformula.mu1"] = [try model.averagePrediction(design: design(ones), type: .hc2).estimate]
    results["gformula.mu0"] = [try model.averagePrediction(design: nobody, type: .hc2).estimate]
    results["gformula.ATE"] = [try model.averageDifference(from: nobody, to: design(ones), type: .hc2).estimate]
    let isTreated = quit.map { $0 == 1 }
    for (type, name) in [(StandardErrorType.classical, "classical"), (.hc2, "HC2"), (.hc3, "HC3")] {
      let ancova = try PredictedMeans(
        outcome: outcome, isTreated: isTreated, covariates: covariates, hasSlopeForEachArm: false, type: type)
      results["ancova.coef"] = [ancova.difference.estimate]
      results["ancova.se_" + name] = [ancova.difference.standardError]
    }
    let lin = try PredictedMeans(outcome: outcome, isTreated: isTreated, covariates: covariates)
    results["ra.ATE"] = [lin.difference.estimate]

    let propensity = fit.fitted
    let weights = isTreated.indices.map { isTreated[$0] ? 1 / propensity[$0] : 1 / (1 - propensity[$0]) }
    let weighted = try LeastSquares(
      design: Matrix(columns: [ones, quit]), names: ["constant", "qsmk"], outcome: outcome, weights: weights)
    results["weights.mean"] = [mean(weights)]
    results["ipw.ATE"] = [weighted.coefficients[1]]
    results["ipw.mu0"] = [weighted.coefficients[0]]
    for (type, name) in [(StandardErrorType.hc0, "HC0"), (.hc2, "HC2")] {
      results["ipw.se_" + name] = [try weighted.estimate(coefficient: 1, type: type).standardError]
    }
    reference.compare(results)
  }
}
