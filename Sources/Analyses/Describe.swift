import Content
import Diagnostics
import Estimators
import Tables

/// Counts, means, spreads and quantiles of the planned columns, by group.
///
/// A column of levels gives one row for each level, whose mean is the share of the group's observed values. With weights,
/// counts stay counts of rows, and all other statistics are weighted.
func describe(_ plan: PlannedDescription, in frame: Frame) -> (Description?, [Diagnostic]) {
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(plan.filter, in: &selection)
  let columns = plan.columns.compactMap { lookup.column($0) }
  let by = lookup.column(plan.by)
  let weights = lookup.numbers(plan.weights, as: "the weights")
  for (column, name) in zip(columns, plan.columns) where column.isFactor {
    lookup.limitLevels(of: column, at: name.place)
  }
  if let by, let name = plan.by { lookup.limitLevels(of: by, at: name.place) }
  guard lookup.isComplete else { return (nil, lookup.diagnostics) }
  if let weights {
    selection.keepComplete([weights.column])
    if let row = selection.rows.first(where: { !(weights.values[$0] >= 0 && weights.values[$0].isFinite) }) {
      lookup.report(
        "weight-not-positive", at: plan.weights?.place ?? plan.id.place,
        "‘\(plan.id.value)’ cannot be computed: the weight in line \(frame.table.lines[row]) of the file of ‘\(frame.name)’ is \(weights.column.text(at: row) ?? "")",
        hint: "a weight is zero or more: correct it, or leave the row out with ‘where’")
      return (nil, lookup.diagnostics)
    }
    selection.keep(.zeroWeight) { weights.values[$0] != 0 }
  }

  var groups: [(group: Description.Group, rows: [Int])] = []
  if let by {
    selection.keepComplete([by])
    let members = by.rowsByLevel(selection.rows)
    for level in by.levelValues {
      guard let rows = members[level] else { continue }
      groups.append((Description.Group(value: level, label: by.label(of: level), count: rows.count), rows))
    }
  } else {
    groups = [(Description.Group(value: "", label: LocalisedText(), count: selection.rows.count), selection.rows)]
  }

  let description = Describing(plan: plan, weights: weights?.values)
  let rows = columns.flatMap { column in
    column.isFactor
      ? description.levelRows(of: column, groups.map(\.rows))
      : [description.numberRow(of: column, groups.map(\.rows))]
  }
  if let interval = plan.interval, !rows.contains(where: \.isShare) {
    lookup.report(
      "unused-key", at: interval.place, "‘\(plan.id.value)’ has no share, so ‘interval’ has no use",
      hint: "name a column of levels, or of 0 and 1, after ‘columns’, or remove ‘interval’")
    return (nil, lookup.diagnostics)
  }
  return (
    Description(
      plan: plan, groups: groups.map(\.group), rows: rows, dropped: selection.dropped, dataSHA256: frame.sha256), []
  )
}

/// What the rows of one table have in common.
private struct Describing {
  var plan: PlannedDescription
  /// One for each row of the dataset.
  var weights: [Double]?

  func levelRows(of column: Column, _ groups: [[Int]]) -> [Description.Row] {
    let members = groups.map(column.rowsByLevel)
    return column.levelValues.map { level in
      let cells = zip(groups, members).map { rows, members in
        let observed = members.values.reduce(0) { $0 + $1.count }
        let holding = members[level] ?? []
        var cell = Description.Cell(count: holding.count, missing: rows.count - observed)
        guard observed > 0 else { return cell }
        if let weights {
          // In the order of the rows: sums in the order of a dictionary would differ in their last digits.
          let all = rows.reduce(0.0) { $0 + (column.isMissing($1) ? 0 : weights[$1]) }
          cell.mean = holding.reduce(0.0) { $0 + weights[$1] } / all
        } else {
          cell.mean = Double(holding.count) / Double(observed)
        }
        cell.interval = interval(holding.count, of: observed)
        return cell
      }
      return Description.Row(
        column: column.field.name, title: column.title, unit: LocalisedText(), level: column.label(of: level),
        levelValue: level, isShare: true, cells: cells)
    }
  }

  func numberRow(of column: Column, _ groups: [[Int]]) -> Description.Row {
    var row = Description.Row(
      column: column.field.name, title: column.title, unit: LocalisedText(column.field.unit), level: nil, cells: [])
    guard case .numbers(let values) = column.values else { return row }
    let observed = groups.map { rows in rows.filter { !values[$0].isNaN } }
    row.isShare =
      observed.contains { !$0.isEmpty } && observed.allSatisfy { $0.allSatisfy { [0, 1].contains(values[$0]) } }
    row.cells = zip(groups, observed).map { all, used in
      var cell = cell(of: used.map { values[$0] }, weights: weights.map { weights in used.map { weights[$0] } })
      cell.missing = all.count - used.count
      if row.isShare { cell.interval = interval(used.count { values[$0] == 1 }, of: used.count) }
      return cell
    }
    return row
  }

  private func cell(of values: [Double], weights: [Double]?) -> Description.Cell {
    var cell = Description.Cell(count: values.count, missing: 0)
    guard !values.isEmpty else { return cell }
    cell.minimum = values.min()
    cell.maximum = values.max()
    let varies = cell.minimum != cell.maximum
    if let weights {
      cell.mean = try? weightedMean(values, weights: weights)
      cell.variance = try? weightedVariance(values, weights: weights, meaning: .reliability)
      cell.skewness = varies ? try? weightedSkewness(values, weights: weights) : nil
      cell.median = try? weightedQuantile(0.5, of: values, weights: weights)
      cell.lowerQuartile = try? weightedQuantile(0.25, of: values, weights: weights)
      cell.upperQuartile = try? weightedQuantile(0.75, of: values, weights: weights)
      cell.quantiles = plan.quantiles.compactMap { try? weightedQuantile($0, of: values, weights: weights) }
    } else {
      let sorted = values.sorted()
      cell.mean = mean(values)
      if values.count >= 2 { cell.variance = variance(values) }
      if varies { cell.skewness = skewness(values) }
      cell.median = quantile(0.5, ofSorted: sorted)
      cell.lowerQuartile = quantile(0.25, ofSorted: sorted)
      cell.upperQuartile = quantile(0.75, ofSorted: sorted)
      cell.quantiles = plan.quantiles.map { quantile($0, ofSorted: sorted) }
    }
    cell.standardDeviation = cell.variance?.squareRoot()
    return cell
  }

  private func interval(_ events: Int, of participants: Int) -> Description.Cell.Interval? {
    guard let kind = plan.interval?.value, participants > 0 else { return nil }
    let count = EventCount(events: events, participants: participants)
    let limits: (low: Double, high: Double)? =
      switch kind {
      case .wilson: try? wilsonInterval(count, level: plan.confidence)
      case .clopperPearson: try? clopperPearsonInterval(count, level: plan.confidence)
      }
    return limits.map { Description.Cell.Interval(low: $0.low, high: $0.high) }
  }
}

extension Column {
  /// The numbers of some rows, the missing ones left out.
  func observed(_ rows: [Int]) -> [Double] {
    guard case .numbers(let values) = values else { return [] }
    return rows.compactMap { values[$0].isNaN ? nil : values[$0] }
  }
}
