import Content
import Diagnostics
import Tables

extension Estimation {
  /// The rows of a regression: those of two arms, or all where `term` names the column whose coefficient is sought.
  mutating func regressed(
    complete others: [Column], weights: (column: Column, values: [Double])? = nil
  ) -> Arms? {
    guard let term = plan.term else { return arms(complete: others, weights: weights) }
    if let treatment = plan.treatment {
      lookup.report(
        "unused-key", at: term.place,
        "‘\(plan.id.value)’ gives ‘treatment’ and ‘term’, and only one coefficient can be the estimate",
        hint:
          "remove ‘term’, and put ‘\(term.value)’ among the covariates; or remove ‘treatment’, and put ‘\(treatment.column.value)’ there"
      )
    }
    if let subgroups = plan.subgroups {
      lookup.report(
        "unfit-subgroups", at: subgroups.place, "subgroups compare two arms, and ‘\(plan.id.value)’ has none",
        hint: "remove ‘subgroups’, or give ‘treatment’ instead of ‘term’")
    }
    for covariate in plan.covariates + plan.fixedEffects + plan.absorbed where covariate.value == term.value {
      lookup.report(
        "duplicate-column", at: covariate.place, "the column ‘\(term.value)’ is the term and a covariate at once",
        hint: "remove it here")
    }
    var selection = Selection(table)
    lookup.keep(plan.filter, in: &selection)
    let outcome = lookup.numbers(plan.outcome, as: "the outcome")
    let values = lookup.numbers(plan.term, as: "the term")
    if let column = values?.column, column.isFactor {
      lookup.report(
        "not-a-number", at: term.place, "the term ‘\(term.value)’ is a column of levels, and one coefficient is sought",
        hint: "derive a column of 0 and 1 for one level, and name it here")
    }
    guard let outcome, let values, lookup.isComplete else { return nil }
    selection.keepComplete([outcome.column, values.column] + others + [weights?.column].compactMap { $0 })
    if let weights { selection.keep(.zeroWeight) { weights.values[$0] != 0 } }
    guard let first = selection.rows.first else {
      lookup.report(
        "no-rows", at: plan.id.place, "no row is left for ‘\(plan.id.value)’",
        hint:
          "look at the filter, and at the missing values of ‘\(outcome.column.field.name)’, ‘\(term.value)’ and the covariates"
      )
      return nil
    }
    for (column, values, what, name) in [
      (outcome.column, outcome.values, "outcome", plan.outcome ?? term), (values.column, values.values, "term", term),
    ] where selection.rows.allSatisfy({ values[$0] == values[first] }) {
      lookup.report(
        what == "outcome" ? "constant-outcome" : "constant-term", at: name.place,
        "the \(what) ‘\(column.field.name)’ is \(column.text(at: first) ?? "") in every row that ‘\(plan.id.value)’ uses",
        hint: what == "outcome"
          ? "an outcome that does not vary has nothing to explain" : "a column that does not vary has no coefficient")
    }
    guard lookup.isComplete else { return nil }
    return Arms(
      outcome: selection.rows.map { outcome.values[$0] }, isTreated: [], selection: selection,
      outcomeName: outcome.column.field.name, term: selection.rows.map { values.values[$0] })
  }
}
