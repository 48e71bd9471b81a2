import Content
import Estimators
import Tables

extension Estimation {
  /// Two proportions: their difference, their ratio or the ratio of their odds.
  mutating func proportions() -> Result? {
    let measure = lookup.choice(plan.measure, among: ["risk-difference", "risk-ratio", "odds-ratio"])
    let kind = lookup.choice(plan.interval, among: ["newcombe", "wald", "agresti-caffo"])
    guard let measure, let kind else { return nil }
    if measure != "risk-difference", let interval = plan.interval {
      lookup.report(
        "unused-key", at: interval.place, "the measure ‘\(measure)’ has one interval, so ‘interval’ has no use",
        hint: "remove ‘interval’")
    }
    if (measure != "risk-difference") != (plan.scale == .logRatio) {
      lookup.report(
        "unfit-scale", at: plan.measure?.place ?? plan.id.place,
        measure == "risk-difference"
          ? "a difference of proportions is no logarithm, and ‘scale’ is ‘log-ratio’"
          : "the measure ‘\(measure)’ is computed as a logarithm, and ‘scale’ is ‘\(plan.scale.rawValue)’",
        hint: measure == "risk-difference" ? "write ‘scale: points’" : "write ‘scale: log-ratio’")
    }
    guard let arms = arms(complete: []) else { return nil }
    do throws(EstimationError) {
      for (row, value) in arms.outcome.enumerated() where value != 0 && value != 1 {
        throw .notBinary(what: "outcome", row: row + 1)
      }
      let (treated, control) = (count(arms.treated), count(arms.control))
      var result: Result
      var interval = RiskDifferenceInterval.newcombe
      switch measure {
      case "risk-ratio":
        result = self.result(
          try riskRatio(treated: treated, control: control).logarithm,
          formula: "√(1/x₁ − 1/n₁ + 1/x₀ − 1/n₀) of the logarithm; normal", sample: sample(arms))
      case "odds-ratio":
        result = self.result(
          try oddsRatio(treated: treated, control: control).logarithm,
          formula: "√(1/x₁ + 1/(n₁ − x₁) + 1/x₀ + 1/(n₀ − x₀)) of the logarithm; normal", sample: sample(arms))
      default:
        interval = kind == "wald" ? .wald : kind == "agresti-caffo" ? .agrestiCaffo : .newcombe
        result = try riskDifference(treated, control, interval, sample: sample(arms))
      }
      result.meanTreated = mean(arms.treated)
      result.meanControl = mean(arms.control)
      if let needed = try? NumberNeededToTreat(
        treated: treated, control: control, level: plan.confidence, interval: interval)
      {
        var limits: Result.NeededToTreat.Interval?
        if let low = needed.low, let high = needed.high { limits = Result.NeededToTreat.Interval(low: low, high: high) }
        result.neededToTreat = Result.NeededToTreat(
          number: needed.number, isForOneMore: needed.isForOneMore, interval: limits,
          fewestForOneMore: needed.fewestForOneMore, fewestForOneFewer: needed.fewestForOneFewer)
      }
      return result
    } catch {
      refuse(error, rows: arms.selection.rows)
      return nil
    }
  }

  private func riskDifference(
    _ treated: EventCount, _ control: EventCount, _ interval: RiskDifferenceInterval, sample: Result.Sample
  ) throws(EstimationError) -> Result {
    let estimate = try Estimators.riskDifference(treated: treated, control: control)
    let limits = try interval.limits(treated: treated, control: control, level: plan.confidence)
    let formulas: [RiskDifferenceInterval: String] = [
      .newcombe: "Wilson limits, squared and added; p of Pearson's χ² test",
      .agrestiCaffo: "Wald's limits with one event and one other added to each arm; p of Pearson's χ² test",
    ]
    var result = result(
      estimate, formula: formulas[interval] ?? "√(p₁(1 − p₁)/n₁ + p₀(1 − p₀)/n₀); normal", sample: sample)
    (result.low, result.high) = (limits.low, limits.high)
    if interval != .wald {
      let test = try equalProportionsTest(treated: treated, control: control)
      (result.statistic, result.pValue) = (test.statistic, test.pValue)
    }
    return result
  }

  private func count(_ outcomes: [Double]) -> EventCount {
    EventCount(events: outcomes.count { $0 == 1 }, participants: outcomes.count)
  }
}
