import Content
import Diagnostics
import Estimators
import Tables

/// A summary index with what it was made of, so that a reader can make it again.
package struct IndexOfOutcomes: Sendable {
  package var plan: PlannedIndex
  package var components: [Component]
  /// The weighted mean of the scores has this mean and spread among controls, by which the index was standardised; 0 and 1 where
  /// it is not standardised again.
  package var center: Double
  package var spread: Double
  /// Rows with an index, by arm.
  package var treated: Int
  package var control: Int
  package var dropped: [Result.Dropped]
  package var dataSHA256: String

  package struct Component: Sendable {
    package var column: String
    package var title: LocalisedText
    package var favourable: PlannedEstimate.Direction
    /// Its share of the index; the shares sum to 1.
    package var weight: Double
    /// Of the control group, in the unit of the column; not numbers when they would show a small count.
    package var controlMean: Double
    package var controlDeviation: Double
    /// Missing values among the rows of the two arms; nil when it is not to be shown.
    package var missing: Int?

    package var isHidden: Bool { missing == nil || controlMean.isNaN }
  }
}

/// Adds the column of an index to the dataset.
///
/// Rows of other arms, and rows that the filter leaves out, have no index.
func addIndex(_ plan: PlannedIndex, to frame: Frame) -> (Frame, IndexOfOutcomes?, [Diagnostic]) {
  var frame = frame
  guard frame.table.column(named: plan.id.value) == nil else {
    var lookup = Lookup(frame)
    lookup.report(
      "duplicate-column", at: plan.id.place,
      "the dataset ‘\(frame.name)’ has a column ‘\(plan.id.value)’ already",
      hint: "the index makes a column of its name: choose another id")
    return (frame, nil, lookup.diagnostics)
  }
  let (computed, diagnostics) = index(plan, in: frame)
  guard let (column, made) = computed else {
    frame.uncomputedColumns.insert(plan.id.value)
    return (frame, nil, diagnostics)
  }
  frame.table.columns.append(column)
  return (frame, made, diagnostics)
}

private func index(
  _ plan: PlannedIndex, in frame: Frame
) -> ((column: Column, made: IndexOfOutcomes)?, [Diagnostic]) {
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(plan.filter, in: &selection)
  let arms = lookup.arms(plan.treatment)
  let columns = plan.components.compactMap { lookup.numbers($0.column, as: "the outcome") }
  guard let arms, lookup.isComplete, columns.count == plan.components.count, columns.count >= 2 else {
    return (nil, lookup.diagnostics)
  }
  selection.keep(.otherArm) { arms[$0] != nil }
  let rows = selection.rows
  let outcomes = zip(plan.components, columns).map { component, column in
    let sign = component.favourable == .higher ? 1.0 : -1
    return (
      name: component.column.value,
      values: rows.map { column.values[$0].isNaN ? nil : sign * column.values[$0] } as [Double?]
    )
  }
  let kind: SummaryIndex = plan.kind == .anderson ? .anderson : .kling
  let isTreated = rows.map { arms[$0] == true }
  do throws(EstimationError) {
    let fit = try kind.fit(outcomes: outcomes, isTreated: isTreated)
    var values = [Double](repeating: .nan, count: frame.table.rowCount)
    for (row, value) in zip(rows, fit.values) { if let value { values[row] = value } }
    var field = Field(name: plan.id.value, kind: .number)
    field.title = plan.title.texts
    field.unit = ["fr": "écart-type", "en": "standard deviation"]
    selection.keep(.missing(column: plan.id.value)) { !values[$0].isNaN }
    let made = IndexOfOutcomes(
      plan: plan,
      components: zip(zip(plan.components, columns), fit.components).map { planned, component in
        IndexOfOutcomes.Component(
          column: component.name, title: planned.1.column.title, favourable: planned.0.favourable,
          weight: component.weight,
          controlMean: planned.0.favourable == .higher ? component.controlMean : -component.controlMean,
          controlDeviation: component.controlDeviation, missing: component.missing)
      },
      center: fit.center, spread: fit.spread, treated: selection.rows.count { arms[$0] == true },
      control: selection.rows.count { arms[$0] == false }, dropped: selection.dropped, dataSHA256: frame.sha256)
    for (component, planned) in zip(fit.components, plan.components) where component.weight < 0 {
      lookup.diagnostics.append(
        Diagnostic(
          .warning, id: "negative-weight", at: planned.column.place,
          message: "‘\(component.name)’ has a weight below zero in the index ‘\(plan.id.value)’",
          hint:
            "it says, given the other outcomes, the contrary of what it says alone: look at ‘favourable’, leave it out, or write ‘kind: kling-liebman-katz’"
        ))
    }
    return ((Column(field: field, values: .numbers(values)), made), lookup.diagnostics)
  } catch {
    let (name, reason, hint) = words(error, plan)
    let place = plan.components.first { $0.column.value == name }?.column.place ?? plan.id.place
    lookup.report(
      error.id, at: place, "the index ‘\(plan.id.value)’ cannot be computed: \(reason)", hint: hint)
    return (nil, lookup.diagnostics)
  }
}

/// Which component an error is about, what it says to an editor, and what to do.
private func words(_ error: EstimationError, _ plan: PlannedIndex) -> (name: String, reason: String, hint: String) {
  let control = plan.treatment.control.value
  switch error {
  case .noVariation(let name):
    return (
      name, "‘\(name)’ has one value in the arm ‘\(control)’, so that it cannot be standardised",
      "leave it out of ‘components’"
    )
  case .tooFewObservations(let name, let count, _):
    return (
      name, "‘\(name)’ has \(count == 0 ? "no value" : "\(count) value") in an arm, and two are needed among controls",
      "look at the filter and at missing values, or leave it out of ‘components’"
    )
  case .collinear(let names):
    return (
      names.first ?? "", "‘\(names.first ?? "")’ is a combination of the other outcomes", "leave it out of ‘components’"
    )
  default: return ("", error.description, error.hint)
  }
}

extension IndexOfOutcomes {
  static let fieldNames = ["n_obs", "n_treated", "n_control", "k", "weight"]

  func value(at path: [String], format: Figure.Format?) throws(FigureProblem) -> Figure.Value {
    let count = format ?? .integer
    if path.first == "weight", path.count >= 2 {
      let name = path.dropFirst().joined(separator: ".")
      guard let component = components.first(where: { $0.column == name }) else {
        throw FigureProblem(
          id: "unknown-field", message: "the index ‘\(plan.id.value)’ has no component ‘\(name)’",
          hint: hint(for: name, among: components.map(\.column), what: "component"))
      }
      return .number(component.weight, format ?? .percent)
    }
    switch path.joined(separator: ".") {
    case "n_obs": return .number(Double(treated + control), count)
    case "n_treated": return .number(Double(treated), count)
    case "n_control": return .number(Double(control), count)
    case "k": return .number(Double(components.count), count)
    case "weight":
      throw FigureProblem(
        id: "unknown-field", message: "‘weight’ does not say of which outcome",
        hint: "end it with one of: \(components.map(\.column).joined(separator: ", "))")
    case let field:
      throw FigureProblem(
        id: "unknown-field", message: "an index has no field ‘\(field)’",
        hint: hint(for: field, among: Self.fieldNames, what: "field"))
    }
  }
}
