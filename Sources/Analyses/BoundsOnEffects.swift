import Content
import Estimators
import Tables

extension Estimation {
  /// Lee's bounds: the effect on those whose outcome is observed in either arm, when treatment changes who is.
  ///
  /// The estimate is the difference in means of what is observed, untrimmed; the interval is Imbens and Manski's.
  mutating func leeBounds() -> Result? {
    var selection = Selection(table)
    lookup.keep(plan.filter, in: &selection)
    let outcome = lookup.numbers(plan.outcome, as: "the outcome")
    let cellColumn = lookup.column(plan.tighten)
    guard let treatment = plan.treatment else { return nil }
    let assigned = lookup.arms(treatment)
    guard let outcome, let assigned, lookup.isComplete else { return nil }
    selection.keep(.otherArm) { assigned[$0] != nil }
    selection.keepComplete([cellColumn].compactMap { $0 })
    let rows = selection.rows
    let outcomes = rows.map { outcome.column.isMissing($0) ? nil : outcome.values[$0] }
    let isTreated = rows.map { assigned[$0] == true }
    do throws(EstimationError) {
      let bounds = try LeeBounds(outcome: outcomes, isTreated: isTreated, cells: groups(cellColumn, rows))
      let interval = bounds.effectInterval(level: plan.confidence)
      guard interval.low.isFinite, interval.high.isFinite else {
        lookup.report(
          "no-variation", at: plan.outcome?.place ?? plan.id.place,
          "‘\(plan.id.value)’ cannot be computed: what remains of the outcome after trimming does not vary, so its bounds have no error",
          hint: plan.tighten == nil ? "" : "leave ‘tighten’ out, or name a column with fewer levels")
        return nil
      }
      let treated = isTreated.count { $0 }
      var result = resultWithoutError(
        estimate: bounds.untrimmed, low: interval.low, high: interval.high,
        formula: "Lee's bounds, the share q trimmed exactly; Imbens–Manski interval of the effect",
        sample: Result.Sample(
          observations: rows.count, treated: treated, control: rows.count - treated, dropped: selection.dropped))
      result.bounds = Result.Bounds(
        lower: bounds.lower.estimate, upper: bounds.upper.estimate, lowerStandardError: bounds.lower.standardError,
        upperStandardError: bounds.upper.standardError, trimmedShare: bounds.trimmedShare,
        observedTreated: bounds.treatedShare, observedControl: bounds.controlShare)
      return result
    } catch {
      refuse(error, rows: rows)
      return nil
    }
  }
}
