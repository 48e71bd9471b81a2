import Content
import Estimators
import Tables

extension Estimation {
  /// The Hodges–Lehmann shift, with the p value of the rank test.
  mutating func mannWhitney() -> Result? {
    guard let arms = arms(complete: []) else { return nil }
    do throws(EstimationError) {
      let test = try MannWhitneyTest(treated: arms.treated, control: arms.control, level: plan.confidence)
      var result = resultWithoutError(
        estimate: test.shift, low: test.low, high: test.high,
        formula: "median of the n₁ n₀ differences; the rank test inverted, \(test.method.rawValue)",
        sample: sample(arms))
      result.statistic = test.statistic
      result.pValue = test.pValue
      result.meanTreated = mean(arms.treated)
      result.meanControl = mean(arms.control)
      return result
    } catch {
      refuse(error, rows: arms.selection.rows)
      return nil
    }
  }

  /// The difference between the same quantile of the two arms.
  mutating func quantileEffect() -> Result? {
    guard let arms = arms(complete: []) else { return nil }
    do throws(EstimationError) {
      let effect = try QuantileEffect(
        at: plan.quantile?.value ?? 0.5, treated: arms.treated, control: arms.control, level: plan.confidence)
      var result = resultWithoutError(
        estimate: effect.estimate, low: effect.low, high: effect.high,
        formula:
          "type 7; the distances to the limits of each arm's quantile, between order statistics, squared and added",
        sample: sample(arms))
      result.meanTreated = mean(arms.treated)
      result.meanControl = mean(arms.control)
      return result
    } catch {
      refuse(error, rows: arms.selection.rows)
      return nil
    }
  }

  /// A result of a method that has an interval but no standard error.
  func resultWithoutError(
    estimate: Double, low: Double, high: Double, formula: String, sample: Result.Sample
  ) -> Result {
    Result(
      plan: plan, method: method, estimate: estimate, standardError: .nan, degreesOfFreedom: .infinity, statistic: .nan,
      pValue: .nan, low: low, high: high, standardErrorType: standardError, standardErrorFormula: formula,
      sample: sample,
      meanTreated: nil, meanControl: nil, dataSHA256: lookup.frame.sha256)
  }
}
