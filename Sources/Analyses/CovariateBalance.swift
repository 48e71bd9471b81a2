import Content
import Diagnostics
import Estimators
import Tables

/// Covariates before treatment by arm, with standardised differences and a joint test.
func balance(_ plan: PlannedBalance, in frame: Frame) -> (Balance?, [Diagnostic]) {
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(plan.filter, in: &selection)
  let covariates = plan.covariates.compactMap { lookup.column($0) }
  let clusterColumn = lookup.column(plan.cluster)
  let arms = lookup.arms(plan.treatment)
  for (column, name) in zip(covariates, plan.covariates) where column.isFactor {
    lookup.limitLevels(of: column, at: name.place)
  }
  guard let arms, let treatmentColumn = lookup.column(plan.treatment.column), lookup.isComplete else {
    return (nil, lookup.diagnostics)
  }
  selection.keep(.otherArm) { arms[$0] != nil }
  for (isTreated, level) in [(true, plan.treatment.treated), (false, plan.treatment.control)] {
    let count = selection.rows.count { arms[$0] == isTreated }
    if count < 2 {
      lookup.report(
        "empty-arm", at: level.place,
        "\(count == 0 ? "no row is" : "one row is") left in the arm ‘\(level.value)’ of ‘\(plan.id.value)’",
        hint:
          "a spread needs two rows at least; look at the filter and at the values of ‘\(plan.treatment.column.value)’")
    }
  }
  guard lookup.isComplete else { return (nil, lookup.diagnostics) }

  var balance = Balance(
    plan: plan, treatedLabel: treatmentColumn.label(of: plan.treatment.treated.value),
    controlLabel: treatmentColumn.label(of: plan.treatment.control.value),
    treatedCount: selection.rows.count { arms[$0] == true }, controlCount: selection.rows.count { arms[$0] == false },
    rows: [], joint: nil, dropped: selection.dropped, dataSHA256: frame.sha256)
  for (column, name) in zip(covariates, plan.covariates) {
    do throws(EstimationError) {
      balance.rows += try balanceRows(of: column, rows: selection.rows, arms: arms)
    } catch {
      var reason = "\(error)"
      if case .noVariation = error { reason = "it has one value in every row, so there is nothing to compare" }
      lookup.report(
        error.id, at: name.place, "‘\(name.value)’ cannot stand in the balance table: \(reason)",
        hint: "leave it out of ‘covariates’")
    }
  }

  guard lookup.isComplete else { return (nil, lookup.diagnostics) }
  var complete = selection
  complete.keepComplete(covariates + [clusterColumn].compactMap { $0 })
  let design = covariates.flatMap { designColumns(of: $0, rows: complete.rows) }
  let clusters = clusterColumn.map { column in Groups(complete.rows.map { column.text(at: $0) ?? "" }) }
  do throws(EstimationError) {
    let test = try jointBalanceTest(
      isTreated: complete.rows.map { arms[$0] == true }, covariates: design, clusters: clusters)
    balance.joint = Balance.Joint(
      statistic: test.statistic, numeratorDegrees: test.numeratorDegreesOfFreedom,
      denominatorDegrees: test.denominatorDegreesOfFreedom, pValue: test.pValue,
      formula: clusters == nil ? "F, classical" : "Wald F, CR1, G − 1")
  } catch {
    // The table stands without its test; the reason is said.
    lookup.diagnostics.append(
      Diagnostic(
        .warning, id: error.id, at: plan.id.place,
        message: "the joint test of ‘\(plan.id.value)’ cannot be computed: \(error)"))
  }
  return (balance, lookup.diagnostics)
}

private func balanceRows(
  of column: Column, rows: [Int], arms: [Bool?]
) throws(EstimationError) -> [Balance.Row] {
  let observed = rows.filter { !column.isMissing($0) }
  let series: [(level: String?, values: [Double])]
  if column.isFactor {
    let texts = observed.map { column.text(at: $0) ?? "" }
    let present = Set(texts)
    series = column.levelValues.filter(present.contains).map { level in (level, texts.map { $0 == level ? 1.0 : 0 }) }
  } else if case .numbers(let values) = column.values {
    series = [(nil, observed.map { values[$0] })]
  } else {
    series = []
  }
  var balanceRows: [Balance.Row] = []
  for (level, values) in series {
    let treated = zip(observed, values).filter { arms[$0.0] == true }.map(\.1)
    let control = zip(observed, values).filter { arms[$0.0] == false }.map(\.1)
    balanceRows.append(
      Balance.Row(
        column: column.field.name, title: column.title, level: level.map(column.label(of:)), levelValue: level ?? "",
        meanTreated: mean(treated),
        meanControl: mean(control),
        standardisedDifference: try standardizedDifference(treated: treated, control: control),
        varianceRatio: variance(control) > 0 ? variance(treated) / variance(control) : nil,
        missing: rows.count - observed.count))
  }
  return balanceRows
}
