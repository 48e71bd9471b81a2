import Analyses
import Tables

/// What results.csv has no column for, by the names that scripts give it. What is hidden is left out.
struct PublishedFigures {
  private(set) var figures: [(name: String, value: Double)] = []

  private mutating func add(_ name: String, _ value: Double?) {
    if let value, value.isFinite { figures.append((name, value)) }
  }

  private mutating func add(_ name: String, _ value: Int?) { add(name, value.map { Double($0) }) }

  /// A level as scripts write it: true and false are numbers there.
  static func text(_ level: String, of column: Column?) -> String {
    guard column?.field.kind == .boolean else { return level }
    return column?.field.trueValues.contains(level) == true ? "1" : "0"
  }

  init(_ result: Result, table: Table) {
    let column = result.plan.subgroups.flatMap { table.column(named: $0.value) }
    for effect in result.subgroups?.effects ?? [] where !effect.isHidden {
      let name = "subgroup \(Self.text(effect.level, of: column))"
      add("\(name): estimate", effect.estimate)
      add("\(name): std_error", effect.standardError)
      add("\(name): df", effect.degreesOfFreedom)
      add("\(name): p_value", effect.pValue)
      add("\(name): conf_low", effect.low)
      add("\(name): conf_high", effect.high)
    }
    guard let pooled = result.pooled else { return }
    add("q", pooled.heterogeneity)
    add("q_p_value", pooled.heterogeneityPValue)
    add("i2", pooled.inconsistency)
    add("tau2", pooled.betweenVariance)
    add("prediction_low", pooled.prediction?.low)
    add("prediction_high", pooled.prediction?.high)
  }

  init(_ description: Description, table: Table) {
    let by = description.plan.by.flatMap { table.column(named: $0.value) }
    for row in description.rows {
      for (group, cell) in zip(description.groups, row.cells) {
        let own = table.column(named: row.column)
        let label = row.level == nil ? row.column : "\(row.column) = \(Self.text(row.levelValue, of: own))"
        let name = "\(label) | \(Self.text(group.value, of: by))"
        add("\(name): count", cell.count)
        add("\(name): missing", cell.missing)
        add("\(name): mean", cell.mean)
        add("\(name): variance", cell.variance)
        add("\(name): standard_deviation", cell.standardDeviation)
        add("\(name): skewness", cell.skewness)
        add("\(name): median", cell.median)
        add("\(name): minimum", cell.minimum)
        add("\(name): maximum", cell.maximum)
        add("\(name): lower_quartile", cell.lowerQuartile)
        add("\(name): upper_quartile", cell.upperQuartile)
        for (share, value) in zip(description.plan.quantiles, cell.quantiles) {
          add("\(name): quantile \(Self.short(share))", value)
        }
      }
    }
  }

  /// `%.10g` of a share between 0 and 1, which a plan writes with few decimals.
  private static func short(_ share: Double) -> String { "\(share)" }

  init(_ balance: Balance, table: Table) {
    for row in balance.rows where !row.isHidden {
      let own = table.column(named: row.column)
      let name = row.level == nil ? row.column : "\(row.column) = \(Self.text(row.levelValue, of: own))"
      add("\(name): mean_treated", row.meanTreated)
      add("\(name): mean_control", row.meanControl)
      add("\(name): standardised_difference", row.standardisedDifference)
      add("\(name): variance_ratio", row.varianceRatio)
      add("\(name): missing", row.missing)
    }
    guard let joint = balance.joint else { return }
    add("joint test: statistic", joint.statistic)
    add("joint test: df1", joint.numeratorDegrees)
    add("joint test: df2", joint.denominatorDegrees)
    add("joint test: p_value", joint.pValue)
  }

  init(_ attrition: AttritionByArm) {
    add("treated: assigned", attrition.treated.assigned)
    add("treated: missing", attrition.treated.missing)
    add("control: assigned", attrition.control.assigned)
    add("control: missing", attrition.control.missing)
    guard !attrition.hasHiddenCounts else { return }
    add("difference", attrition.difference)
    add("std_error", attrition.error?.standardError)
    add("df", attrition.error?.degreesOfFreedom)
    add("conf_low", attrition.error?.low)
    add("conf_high", attrition.error?.high)
    add("p_value", attrition.pValue)
    add("exact p_value", attrition.exactPValue)
  }

  init(_ crossTable: CrossTabulation, table: Table) {
    let (rows, columns) = (
      table.column(named: crossTable.plan.rows.value), table.column(named: crossTable.plan.columns.value)
    )
    let by = crossTable.plan.by.flatMap { table.column(named: $0.value) }
    for layer in crossTable.layers {
      let label = layer.level.value.isEmpty ? "" : Self.text(layer.level.value, of: by) + " | "
      for (row, counts) in zip(crossTable.rows, layer.counts) {
        for (column, count) in zip(crossTable.columns, counts) where count != 0 {
          add("\(label)\(Self.text(row.value, of: rows)) x \(Self.text(column.value, of: columns)): count", count)
        }
      }
      guard let test = layer.test else { continue }
      add("\(label)chi-squared", test.statistic)
      add("\(label)df", test.degreesOfFreedom)
      add("\(label)p_value", test.pValue)
      add("\(label)V", test.cramersV)
      let occurs = layer.counts.count { $0.contains { $0 != 0 } }
      let across = crossTable.columns.indices.count { column in layer.counts.contains { $0[column] != 0 } }
      if occurs == 2, across == 2, test.fisher?.drawn == nil { add("\(label)exact p_value", test.fisher?.pValue) }
    }
  }
}
