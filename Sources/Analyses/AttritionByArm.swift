import Content
import Diagnostics
import Estimators
import Tables

/// Who could not be observed, by arm.
package struct AttritionByArm: Sendable {
  package var plan: PlannedAttrition
  package var treatedLabel: LocalisedText
  package var controlLabel: LocalisedText
  package var treated: Arm
  package var control: Arm
  package var both: Arm
  /// Share missing in the treated less that in the control arm; like the p value not a number when a count is hidden.
  package var difference: Double
  /// nil when the shares do not vary: nobody, or everybody, is missing in one arm or in both.
  package var error: SamplingError?
  package var pValue: Double
  /// Fisher's exact test; nil when clusters or blocks were assigned.
  package var exactPValue: Double?
  package var clusters: Int?
  /// How the error and the test are made, in words.
  package var formula: String
  package var dropped: [Result.Dropped]
  package var dataSHA256: String

  package struct Arm: Sendable, Equatable {
    /// nil when it is not to be shown, as is `missing`.
    package var assigned: Int?
    package var missing: Int?

    package var share: Double? {
      guard let assigned, let missing else { return nil }
      return Double(missing) / Double(assigned)
    }
  }

  package struct SamplingError: Sendable, Equatable {
    package var standardError: Double
    package var degreesOfFreedom: Double
    package var low: Double
    package var high: Double
  }

  package var hasHiddenCounts: Bool {
    [treated, control, both].contains { $0.assigned == nil || $0.missing == nil }
  }
}

/// The missing values of an outcome by arm, with the test that follows the design.
func attrition(_ plan: PlannedAttrition, in frame: Frame) -> (AttritionByArm?, [Diagnostic]) {
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(plan.filter, in: &selection)
  let outcome = lookup.column(plan.outcome)
  let arms = lookup.arms(plan.treatment)
  let clusterColumn = lookup.column(plan.cluster)
  let blockColumn = lookup.column(plan.blocks)
  let treatmentColumn = lookup.column(plan.treatment.column)
  guard let outcome, let arms, let treatmentColumn, lookup.isComplete else { return (nil, lookup.diagnostics) }
  selection.keep(.otherArm) { arms[$0] != nil }
  selection.keepComplete([clusterColumn, blockColumn].compactMap { $0 })
  let rows = selection.rows
  for (isTreated, level) in [(true, plan.treatment.treated), (false, plan.treatment.control)]
  where !rows.contains(where: { arms[$0] == isTreated }) {
    lookup.report(
      "empty-arm", at: level.place, "no row is left in the arm ‘\(level.value)’ of ‘\(plan.id.value)’",
      hint: "look at the filter and at the values of ‘\(plan.treatment.column.value)’")
  }
  guard lookup.isComplete else { return (nil, lookup.diagnostics) }
  func groups(_ column: Column?) -> Groups? {
    column.map { column in Groups(rows.map { column.text(at: $0) ?? "" }) }
  }
  let clusters = groups(clusterColumn)
  let blocks = groups(blockColumn)
  do throws(EstimationError) {
    let computed = try Attrition(
      isMissing: rows.map { outcome.isMissing($0) }, isTreated: rows.map { arms[$0] == true }, clusters: clusters,
      blocks: blocks)
    let treated = AttritionByArm.Arm(assigned: computed.treated.participants, missing: computed.treated.events)
    let control = AttritionByArm.Arm(assigned: computed.control.participants, missing: computed.control.events)
    let both = AttritionByArm.Arm(
      assigned: computed.treated.participants + computed.control.participants,
      missing: computed.treated.events + computed.control.events)
    let error = computed.difference.map { estimate in
      let (low, high) = estimate.confidenceInterval()
      return AttritionByArm.SamplingError(
        standardError: estimate.standardError, degreesOfFreedom: estimate.degreesOfFreedom, low: low, high: high)
    }
    return (
      AttritionByArm(
        plan: plan, treatedLabel: treatmentColumn.label(of: plan.treatment.treated.value),
        controlLabel: treatmentColumn.label(of: plan.treatment.control.value), treated: treated, control: control,
        both: both,
        difference: computed.difference?.estimate ?? (treated.share ?? .nan) - (control.share ?? .nan), error: error,
        pValue: computed.pValue, exactPValue: computed.exactPValue, clusters: clusters?.count,
        formula: formula(clusters: clusters, blocks: blocks), dropped: selection.dropped, dataSHA256: frame.sha256), []
    )
  } catch {
    lookup.report(
      error.id, at: (plan.cluster ?? plan.blocks ?? plan.id).place,
      "‘\(plan.id.value)’ cannot be computed: \(error.description)", hint: error.hint)
    return (nil, lookup.diagnostics)
  }
}

private func formula(clusters: Groups?, blocks: Groups?) -> String {
  if clusters != nil { return StandardErrorType.cr2.formula }
  if blocks != nil { return "√Σ_b (n_b/n)² (s₁b²/n₁b + s₀b²/n₀b); t, n − 2B" }
  return "√(p₁(1 − p₁)/n₁ + p₀(1 − p₀)/n₀); normal; test: Pearson's χ² without correction"
}

extension AttritionByArm {
  static let fieldNames = [
    "difference", "std_error", "conf_low", "conf_high", "interval", "p", "p_exact", "share", "share_treated",
    "share_control", "n_treated", "n_control", "missing_treated", "missing_control", "n_missing", "n_observed",
    "n_clusters",
  ]

  func value(at path: [String], format: Figure.Format?) throws(FigureProblem) -> Figure.Value {
    let field = path.joined(separator: ".")
    let count = format ?? .integer
    let observed = both.assigned.flatMap { assigned in both.missing.map { assigned - $0 } }
    let value: Figure.Value? =
      switch field {
      case "difference": hasHiddenCounts ? nil : .number(difference, format ?? .points)
      case "std_error": error.map { .number($0.standardError, format ?? .points) }
      case "conf_low": error.map { .number($0.low, format ?? .points) }
      case "conf_high": error.map { .number($0.high, format ?? .points) }
      case "interval": error.map { .interval($0.low, $0.high, format ?? .points) }
      case "p": hasHiddenCounts ? nil : .number(pValue, format ?? .pValue)
      case "p_exact": exactPValue.map { .number($0, format ?? .pValue) }
      case "share": both.share.map { .number($0, format ?? .percent) }
      case "share_treated": treated.share.map { .number($0, format ?? .percent) }
      case "share_control": control.share.map { .number($0, format ?? .percent) }
      case "n_treated": treated.assigned.map { .number(Double($0), count) }
      case "n_control": control.assigned.map { .number(Double($0), count) }
      case "missing_treated": treated.missing.map { .number(Double($0), count) }
      case "missing_control": control.missing.map { .number(Double($0), count) }
      case "n_missing": both.missing.map { .number(Double($0), count) }
      case "n_observed": observed.map { .number(Double($0), count) }
      case "n_clusters": clusters.map { .number(Double($0), count) }
      default:
        throw FigureProblem(
          id: "unknown-field", message: "an attrition table has no field ‘\(field)’",
          hint: hint(for: field, among: Self.fieldNames, what: "field"))
      }
    guard let value else {
      if hasHiddenCounts { throw hiddenFigure(plan.id.value, path) }
      throw FigureProblem(
        id: "empty-field", message: "the attrition table ‘\(plan.id.value)’ has no ‘\(field)’",
        hint: "its design gives none, or the share of missing outcomes does not vary")
    }
    return value
  }
}
