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
      "ame": try (1...3).map { try fit.averageMarginalEffect(column: $0, type: .classical).estimate },
    ])
  }

  @Test("agrees on the treatment model of NHEFS")
  func nhefs() throws {
    let reference = try Reference("nhefs-smoking")
    let table = try reference.table()
    var columns = [[Double](repeating: 1, count: table.rows), table.numbers("sex"), table.numbers("race")]
    func square(_ values: [Double]) -> [Double] { values.map { $0 * $0 } }
    func levels(_ name: String, _ levels: ClosedRange<Int>) {
      for level in levels { columns.append(table.numbers(name).map { $0 == Double(level) ? 1 : 0 }) }
    }
    columns += [table.numbers("age"), square(table.numbers("age"))]
    levels("education", 2...5)
    for name in ["smokeintensity", "smokeyrs"] { columns += [table.numbers(name), square(table.numbers(name))] }
    levels("exercise", 1...2)
    levels("active", 1...2)
    columns += [table.numbers("wt71"), square(table.numbers("wt71"))]
    let fit = try LikelihoodRegression(
      .logit, design: Matrix(columns: columns), names: columns.indices.map { "b\($0)" },
      outcome: table.numbers("qsmk"))
    reference.compare([
      "n": [Double(fit.rows)], "ps.k": [Double(fit.coefficients.count)], "ps.coefs": fit.coefficients,
      "ps.loglik": [fit.logLikelihood], "ps.aic": [fit.akaikeInformation],
    ])
  }
}
