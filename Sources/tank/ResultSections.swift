import Analyses
import Content

/// Everything that a plan computes, in tables for a terminal: the estimates, then each section of the plan in its order, each table
/// under the id that the plan gives it. Levels are named as in the data.
func resultSections(_ results: StudyResults) -> [String] {
  var sections: [String] = []
  // Without any estimate the sentence that says so stands only where there is nothing else to show.
  if !results.results.isEmpty || results.tableCount == 0 { sections.append(ResultTable(results.results).text) }
  sections += results.indices.map(section)
  sections += results.descriptions.map(section)
  sections += results.crossTables.flatMap(sections(of:))
  sections += results.balances.map(section)
  sections += results.families.map { section($0, results) }
  sections += results.attritions.map(section)
  sections += results.powers.map(section)
  return sections
}

private func number(_ value: Double?) -> String { value.map(ResultTable.number) ?? "" }

private func percent(_ share: Double?) -> String { share.map { ResultTable.number(100 * $0) + " %" } ?? "" }

private func titled(_ kind: String, _ id: String, _ table: TextTable, notes: [String?] = []) -> String {
  ([kind + " " + id, table.text] + notes.compactMap { $0 }).joined(separator: "\n")
}

private func section(_ index: IndexOfOutcomes) -> String {
  titled(
    "index", index.plan.id.value,
    TextTable(
      header: ["component", "favourable", "weight", "control_mean", "control_sd", "missing"],
      rows: index.components.map {
        [
          $0.column, $0.favourable.rawValue, number($0.weight), number($0.controlMean), number($0.controlDeviation),
          shown($0.missing),
        ]
      }, words: [1]),
    notes: ["\(shown(index.treated)) treated, \(shown(index.control)) control; \(index.plan.kind.rawValue)"])
}

/// A count, or the word for one that is not published.
private func shown(_ count: Int?) -> String { count.map(String.init) ?? "hidden" }

private func section(_ description: Description) -> String {
  let groups = description.groups
  let isSeveral = groups.count > 1 || description.plan.by != nil
  var rows: [[String]] = []
  for row in description.rows {
    let name = row.level == nil ? row.column : "\(row.column): \(row.levelValue)"
    for (place, cell) in row.cells.enumerated() {
      rows.append(
        [name] + (isSeveral ? [groups[place].value] : []) + [
          shown(cell.count), shown(cell.missing), number(cell.mean), number(cell.standardDeviation),
          number(cell.minimum), number(cell.lowerQuartile), number(cell.median), number(cell.upperQuartile),
          number(cell.maximum),
        ])
    }
  }
  let names = ["n", "missing", "mean", "sd", "min", "q1", "median", "q3", "max"]
  return titled(
    "describe", description.plan.id.value,
    TextTable(
      header: ["column"] + (isSeveral ? [description.plan.by?.value ?? "group"] : []) + names, rows: rows,
      words: isSeveral ? [1] : []))
}

private func sections(of table: CrossTabulation) -> [String] {
  table.layers.map { layer in
    let rows = table.rows.indices.map { row in
      [table.rows[row].value] + layer.counts[row].map(shown) + [shown(layer.rowTotals[row])]
    }
    let test = layer.test.map { test in
      var text =
        "chi-squared \(number(test.statistic)), df \(test.degreesOfFreedom), p \(ResultTable.probability(test.pValue))"
        + ", Cramér's V \(number(test.cramersV))"
      if let fisher = test.fisher { text += "; Fisher's test: p \(ResultTable.probability(fisher.pValue))" }
      if let drawn = test.fisher?.drawn { text += " (\(drawn.draws) tables drawn)" }
      return text
    }
    let level = table.plan.by.map { ", \($0.value) = \(layer.level.value)" } ?? ""
    return titled(
      "cross-table", table.plan.id.value + level,
      TextTable(
        header: ["\(table.plan.rows.value) / \(table.plan.columns.value)"] + table.columns.map(\.value) + ["total"],
        rows: rows + [["total"] + layer.columnTotals.map(shown) + [shown(layer.total)]]), notes: [test])
  }
}

private func section(_ balance: Balance) -> String {
  titled(
    "balance", balance.plan.id.value,
    TextTable(
      header: ["column", "treated", "control", "std_difference", "variance_ratio", "missing"],
      rows: balance.rows.map { row in
        [
          row.level.map { "\(row.column): \($0.text("en", otherwise: ["fr"]))" } ?? row.column,
          number(row.meanTreated), number(row.meanControl), number(row.standardisedDifference),
          number(row.varianceRatio), shown(row.missing),
        ]
      }),
    notes: [
      "\(shown(balance.treatedCount)) treated, \(shown(balance.controlCount)) control",
      balance.joint.map {
        "joint test: F \(number($0.statistic)), df \(number($0.numeratorDegrees)) and \(number($0.denominatorDegrees))"
          + ", p \(ResultTable.probability($0.pValue))"
      },
    ])
}

private func section(_ family: PlannedFamily, _ results: StudyResults) -> String {
  let members = family.estimates.compactMap { results.result($0.value) }
  return titled(
    "family", family.id.value,
    TextTable(
      header: ["id", "p_value", "p_adjusted"],
      rows: members.map {
        [
          $0.id, ResultTable.probability($0.pValue),
          $0.adjusted.map { ResultTable.probability($0.pValue) } ?? "",
        ]
      }), notes: [family.method.rawValue])
}

private func section(_ attrition: AttritionByArm) -> String {
  let test =
    attrition.error.map {
      "difference \(percent(attrition.difference)), from \(percent($0.low)) to \(percent($0.high)), p "
        + ResultTable.probability(attrition.pValue)
    } ?? "difference \(percent(attrition.difference)), p \(ResultTable.probability(attrition.pValue))"
  return titled(
    "attrition", attrition.plan.id.value,
    TextTable(
      header: ["arm", "assigned", "missing", "share"],
      rows: [
        (attrition.plan.treatment.treated.value, attrition.treated),
        (attrition.plan.treatment.control.value, attrition.control), ("both", attrition.both),
      ].map { [$0.0, shown($0.1.assigned), shown($0.1.missing), $0.1.share.map(percent) ?? "hidden"] }),
    notes: [test])
}

private func section(_ power: PowerCalculation) -> String {
  var rows = [
    ["power", percent(power.power)],
    ["effect", power.plan.outcome == .proportion ? percent(power.effect) : number(power.effect)],
    ["n", String(power.size)], ["n_treated", String(power.treated)], ["n_control", String(power.control)],
  ]
  if let clusters = power.clusters { rows.append(["n_clusters", String(clusters)]) }
  rows.append(["design_effect", number(power.designEffect)])
  return titled(
    "power", power.plan.id.value, TextTable(header: ["quantity", "value"], rows: rows),
    notes: ["computed: \(power.plan.unknown.rawValue)"])
}
