import Foundation
import Testing

@testable import Estimators

/// Certified values of the NIST Statistical Reference Datasets, https://www.itl.nist.gov/div898/strd/.
@Suite("NIST reference datasets", .enabled(if: Reference.isPresent))
struct NistReferenceTests {
  @Test("least squares agrees with the certified regressions")
  func linear() throws {
    let reference = try Reference("nist-linear")
    var results: [String: [Double]] = [:]
    var worst: [String: Double] = [:]
    for (set, powers) in [("Norris", 0...1), ("NoInt1", 1...1), ("Wampler1", 0...5), ("Wampler3", 0...5)] {
      let table = try reference.table(set + ".csv")
      let x = table.numbers("x")
      let columns = powers.map { power in x.map { value in (0..<power).reduce(1.0) { product, _ in product * value } } }
      collect(set, columns: columns, first: powers.lowerBound, outcome: table.numbers("y"))
    }
    let longley = try reference.table("Longley.csv")
    let columns = [[Double](repeating: 1, count: longley.rows)] + (1...6).map { longley.numbers("x\($0)") }
    collect("Longley", columns: columns, first: 0, outcome: longley.numbers("y"))
    reference.compare(results)
    for (set, digits) in worst.sorted(by: { $0.key < $1.key }) {
      print("\(set): \(digits) correct digits in the worst coefficient")
      // The certified values themselves have 15 digits.
      #expect(digits >= 12)
    }

    func collect(_ set: String, columns: [[Double]], first: Int, outcome: [Double]) {
      do {
        let names = columns.indices.map { "B\($0 + first)" }
        let fit = try LeastSquares(design: Matrix(columns: columns), names: names, outcome: outcome)
        // Not `estimates`, which refuses the exact fit of Wampler1.
        let covariance = try fit.covariance(.classical)
        for (j, name) in names.enumerated() {
          results["\(set).\(name)"] = [fit.coefficients[j]]
          results["\(set).\(name).se"] = [covariance[j, j].squareRoot()]
          if case .list(let certified)? = reference.values["\(set).\(name)"]?.value {
            let digits = min(15, -log10(abs(fit.coefficients[j] - certified[0]) / abs(certified[0])))
            worst[set] = min(worst[set] ?? 15, digits)
          }
        }
        results["\(set).residual_sd"] = [fit.residualStandardDeviation]
        results["\(set).r2"] = [fit.rSquared]
        results["\(set).df_residual"] = [Double(fit.degreesOfFreedom)]
        results["\(set).rss"] = [fit.residualSumOfSquares]
        results["\(set).regression_ss"] = [fit.totalSumOfSquares - fit.residualSumOfSquares]
        if set != "Wampler1" {
          let slopes = Array((fit.hasConstant ? 1 : 0)..<columns.count)
          results["\(set).F"] = [try fit.waldTest(coefficients: slopes, type: .classical).statistic]
        }
      } catch {
        Issue.record("\(set): \(error)")
      }
    }
  }

  @Test("means and standard deviations agree with the certified ones")
  func univariate() throws {
    let reference = try Reference("nist-univariate")
    var results: [String: [Double]] = [:]
    for set in ["Lottery", "Mavro", "NumAcc1", "NumAcc3"] {
      let values = try reference.table(set + ".csv").numbers("y")
      results[set + ".n"] = [Double(values.count)]
      results[set + ".mean"] = [mean(values)]
      results[set + ".sd"] = [standardDeviation(values)]
    }
    reference.compare(results)
  }

  @Test("analysis of variance agrees with the certified ones, thirteen leading digits in common included")
  func analysisOfVariance() throws {
    let reference = try Reference("nist-anova")
    var results: [String: [Double]] = [:]
    for set in ["SiRstv", "SmLs01", "SmLs03", "SmLs04", "SmLs07"] {
      let table = try reference.table(set + ".csv")
      let analysis = try AnalysisOfVariance(table.numbers("response"), groups: Groups(table.text("treatment")))
      results[set + ".ss_between"] = [analysis.betweenSumOfSquares]
      results[set + ".ss_within"] = [analysis.withinSumOfSquares]
      results[set + ".ms_between"] = [analysis.betweenMeanSquare]
      results[set + ".ms_within"] = [analysis.withinMeanSquare]
      results[set + ".F"] = [analysis.statistic]
      results[set + ".r2"] = [analysis.rSquared]
      results[set + ".residual_sd"] = [analysis.withinMeanSquare.squareRoot()]
      results[set + ".df_between"] = [Double(analysis.betweenDegreesOfFreedom)]
      results[set + ".df_within"] = [Double(analysis.withinDegreesOfFreedom)]
    }
    reference.compare(results)
  }
}
