import Analyses
import Content

extension PageMaker {
  /// What was assumed, and what follows: the computed row stands out.
  func powerTable(_ calculation: PowerCalculation) -> TableModel {
    let plan = calculation.plan
    let format = language.format
    func effect(_ value: Double) -> String {
      language.text(of: .number(value, plan.outcome == .proportion ? .points : .number(decimals: nil)))
    }
    func row(_ key: String, _ value: String, computed: PlannedPower.Unknown? = nil) -> TableModel.Row {
      TableModel.Row(
        heading: language[key], note: computed == plan.unknown ? language["computed"] : "",
        cells: [TableModel.Cell(text: value, isNumber: true)], isPrimary: computed == plan.unknown)
    }
    var rows = [
      row("power-effect", effect(calculation.effect), computed: .effect),
      row("power-power", format.percent(calculation.power), computed: .power),
      row("power-n", format.integer(calculation.size), computed: .size),
      row("power-arms", "\(format.integer(calculation.treated)) + \(format.integer(calculation.control))"),
    ]
    if plan.takeUp < 1 {
      rows.append(row("power-take-up", format.percent(plan.takeUp)))
      rows.append(row("power-effect-assigned", effect(calculation.effectOnAssigned)))
    }
    switch plan.outcome {
    case .mean: rows.append(row("power-deviation", format.number(plan.standardDeviation)))
    case .proportion: rows.append(row("power-baseline", format.percent(plan.baseline)))
    }
    if let clusters = plan.clusters {
      rows += [
        row("power-clusters", format.integer(calculation.clusters ?? 0)),
        row(
          "power-cluster-size", format.number(clusters.size, decimals: clusters.size == clusters.size.rounded() ? 0 : 1)
        ),
        row("power-icc", format.number(clusters.correlation)),
        row("power-design-effect", format.number(calculation.designEffect, decimals: 2)),
      ]
    }
    if plan.rSquared > 0 { rows.append(row("power-r2", format.number(plan.rSquared))) }
    if plan.attrition > 0 { rows.append(row("power-attrition", format.percent(plan.attrition))) }
    rows.append(row("power-level", format.level(plan.level)))
    return TableModel(
      title: language.prose(plan.title, in: site), caption: language["power-" + plan.outcome.rawValue],
      header: [
        TableModel.Cell(text: language["head-quantity"]), TableModel.Cell(text: language["head-value"], isNumber: true),
      ],
      rows: rows)
  }
}
