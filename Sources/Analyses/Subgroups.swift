import Content
import Diagnostics
import Estimators
import Tables

extension Estimation {
  /// The effect in each subgroup with the test of their equality; nil when it cannot be computed, which is then reported.
  mutating func subgroups(
    _ column: Column, _ arms: Arms, covariates: [(name: String, values: [Double])], type: StandardErrorType,
    clusters: Groups?, weights: [Double]?
  ) -> Result.Subgroups? {
    guard let name = plan.subgroups else { return nil }
    lookup.limitLevels(of: column, at: name.place)
    guard lookup.isComplete, let groups = groups(column, arms.selection.rows) else { return nil }
    do throws(EstimationError) {
      let computed = try SubgroupEffects(
        outcome: arms.outcome, isTreated: arms.isTreated, subgroups: groups, covariates: covariates, type: type,
        clusters: clusters, weights: weights)
      let order = column.levelValues
      let effects = computed.effects.sorted {
        (order.firstIndex(of: $0.subgroup) ?? 0) < (order.firstIndex(of: $1.subgroup) ?? 0)
      }
      return Result.Subgroups(
        effects: effects.map { effect in
          let interval = effect.estimate.confidenceInterval(level: plan.confidence)
          return Result.Subgroups.Effect(
            level: effect.subgroup, label: column.label(of: effect.subgroup), estimate: effect.estimate.estimate,
            standardError: effect.estimate.standardError, degreesOfFreedom: effect.estimate.degreesOfFreedom,
            pValue: effect.estimate.pValue, low: interval.low, high: interval.high, treated: effect.treated,
            control: effect.control)
        },
        statistic: computed.equality.statistic, numeratorDegrees: computed.equality.numeratorDegreesOfFreedom,
        denominatorDegrees: computed.equality.denominatorDegreesOfFreedom, pValue: computed.equality.pValue)
    } catch {
      var reason = "\(error)"
      if case .noVariation = error { reason = "‘\(name.value)’ has one value in the rows that are used" }
      lookup.report(
        error.id, at: name.place, "the subgroups of ‘\(plan.id.value)’ cannot be compared: \(reason)",
        hint: "join subgroups, or leave ‘subgroups’ out")
      return nil
    }
  }
}
