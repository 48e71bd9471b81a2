import Glibc
import Testing

@testable import Estimators

/// Dehejia and Wahba (1999); values by R (estimatr, sandwich, metafor, effectsize), statsmodels and NumPy.
@Suite("National Supported Work", .enabled(if: Reference.isPresent))
struct NswReferenceTests {
  static let covariates = ["age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75"]

  @Test("descriptives, balance, differences, regressions, effect sizes agree")
  func all() throws {
    let reference = try Reference("nsw-experiment")
    let table = try reference.table()
    let outcome = table.numbers("re78")
    let isTreated = table.flags("treat")
    func arm(_ values: [Double], _ treated: Bool) -> [Double] {
      values.indices.filter { isTreated[$0] == treated }.map { values[$0] }
    }
    let treated = arm(outcome, true)
    let control = arm(outcome, false)
    var results: [String: [Double]] = [
      "n": [Double(outcome.count)], "n1": [Double(treated.count)], "n0": [Double(control.count)],
      "re78.skewness_g1": [skewness(outcome)],
      "re78.quantile.type7": [0.1, 0.25, 0.5, 0.75, 0.9, 0.99].map { quantile($0, of: outcome) },
    ]
    for type in QuantileType.allCases {
      results["re78.quantile.type\(type.rawValue)"] =
        [0.1, 0.25, 0.5, 0.75, 0.9, 0.99].map { quantile($0, of: outcome, type: type) }
    }
    results["re78.kurtosis_excess_g2"] = [excessKurtosis(outcome)]
    for (name, values) in [("arm1", treated), ("arm0", control)] {
      results["re78.\(name).mean"] = [mean(values)]
      results["re78.\(name).sd"] = [standardDeviation(values)]
      results["re78.\(name).median"] = [median(values)]
      results["re78.\(name).min"] = [values.min()!]
      results["re78.\(name).max"] = [values.max()!]
    }

    for name in Self.covariates {
      let one = arm(table.numbers(name), true)
      let zero = arm(table.numbers(name), false)
      results["balance.\(name).mean1"] = [mean(one)]
      results["balance.\(name).mean0"] = [mean(zero)]
      results["balance.\(name).smd_pooled"] = [try standardizedDifference(treated: one, control: zero)]
      results["balance.\(name).smd_control_sd"] = [try glassDelta(treated: one, control: zero)]
      results["balance.\(name).welch_p"] = [try differenceInMeans(treated: one, control: zero).pValue]
      if !["black", "hisp", "marr", "nodegree"].contains(name) {
        results["balance.\(name).variance_ratio"] = [try varianceRatio(treated: one, control: zero)]
      }
    }
    let columns = Self.covariates.map { (name: $0, values: table.numbers($0)) }
    let joint = try jointBalanceTest(isTreated: isTreated, covariates: columns)
    results["balance.joint.F"] = [joint.statistic]
    results["balance.joint.df1"] = [joint.numeratorDegreesOfFreedom]
    results["balance.joint.df2"] = [joint.denominatorDegreesOfFreedom]
    results["balance.joint.p"] = [joint.pValue]

    let welch = try differenceInMeans(treated: treated, control: control)
    results["dim.estimate"] = [welch.estimate]
    results["dim.welch.se"] = [welch.standardError]
    results["dim.welch.df"] = [welch.degreesOfFreedom]
    results["dim.welch.t"] = [welch.statistic]
    results["dim.welch.p"] = [welch.pValue]
    results["dim.welch.ci95"] = [welch.confidenceInterval().low, welch.confidenceInterval().high]
    let pooled = try pooledDifferenceInMeans(treated: treated, control: control)
    results["dim.pooled.se"] = [pooled.standardError]
    results["dim.pooled.df"] = [pooled.degreesOfFreedom]
    results["dim.pooled.p"] = [pooled.pValue]

    let constant = [Double](repeating: 1, count: outcome.count)
    let treatment = isTreated.map { $0 ? 1.0 : 0 }
    for (name, extra) in [("ols_simple", []), ("ols_adjusted", columns)] {
      let fit = try LeastSquares(
        design: Matrix(columns: [constant, treatment] + extra.map(\.values)),
        names: ["constant", "treat"] + extra.map(\.name), outcome: outcome)
      results["\(name).coef.treat"] = [fit.coefficients[1]]
      for type in [StandardErrorType.classical, .hc0, .hc1, .hc2, .hc3] {
        results["\(name).se.\(type.rawValue)"] = [try fit.estimate(coefficient: 1, type: type).standardError]
      }
      let robust = try fit.estimate(coefficient: 1, type: .hc2)
      results["\(name).HC2.p"] = [robust.pValue]
      results["\(name).HC2.ci95"] = [robust.confidenceInterval().low, robust.confidenceInterval().high]
      results["\(name).r2"] = [fit.rSquared]
      results["\(name).r2_adj"] = [fit.adjustedRSquared]
      results["\(name).sigma"] = [fit.residualStandardDeviation]
      results["\(name).F"] = [
        try fit.waldTest(coefficients: Array(1..<fit.coefficients.count), type: .classical).statistic
      ]
      if name == "ols_adjusted" {
        results["ols_adjusted.coefs"] = fit.coefficients
        results["ols_adjusted.ses_classical"] = try fit.estimates(type: .classical).map(\.standardError)
        results["ols_adjusted.ses_HC3"] = try fit.estimates(type: .hc3).map(\.standardError)
      }
    }
    let lin = try linAdjustedDifference(outcome: outcome, isTreated: isTreated, covariates: columns)
    results["lin.estimate"] = [lin.estimate]
    results["lin.se.HC2"] = [lin.standardError]
    results["lin.df"] = [lin.degreesOfFreedom]
    results["lin.p"] = [lin.pValue]
    results["lin.se.HC3"] = [
      try linAdjustedDifference(outcome: outcome, isTreated: isTreated, covariates: columns, type: .hc3).standardError
    ]

    // Being employed stands for being observed; the outcome is the logarithm of earnings.
    let earnings = outcome.map { $0 > 0 ? log($0) : nil }
    for (suffix, trimming) in [("", LeeTrimming.fractional), (".inclusive", .inclusive)] {
      let bounds = try LeeBounds(outcome: earnings, isTreated: isTreated, trimming: trimming)
      results["lee.lower" + suffix] = [bounds.lower.estimate]
      results["lee.upper" + suffix] = [bounds.upper.estimate]
      results["lee.p1"] = [bounds.treatedShare]
      results["lee.p0"] = [bounds.controlShare]
      results["lee.q"] = [bounds.trimmedShare]
      results["lee.naive"] = [bounds.untrimmed]
    }
    let randomization = try RandomizationTest(outcome: outcome, isTreated: isTreated, draws: 4_000)
    results["ri.p_two_sided"] = [randomization.pValue]
    results["ri.p_one_sided"] = [randomization.pValueGreater]
    let bootstrap = try Bootstrap(rows: outcome.count, strata: Groups(isTreated), draws: 1_000) { rows in
      var (sums, counts) = ([0.0, 0.0], [0.0, 0.0])
      for row in rows {
        sums[isTreated[row] ? 1 : 0] += outcome[row]
        counts[isTreated[row] ? 1 : 0] += 1
      }
      return sums[1] / counts[1] - sums[0] / counts[0]
    }
    results["boot.se"] = [bootstrap.standardError]
    results["boot.percentile_ci95"] = [bootstrap.percentileInterval().low, bootstrap.percentileInterval().high]

    results["cohen_d"] = [try cohensD(treated: treated, control: control)]
    let g = try hedgesG(treated: treated, control: control)
    results["hedges_g_exact"] = [g.estimate]
    results["hedges_g.vi_LS"] = [g.standardError * g.standardError]
    results["glass_delta"] = [try glassDelta(treated: treated, control: control)]
    reference.compare(results)
  }
}
