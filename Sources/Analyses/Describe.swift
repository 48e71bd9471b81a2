import Content
import Diagnostics
import Estimators
import Tables

/// Counts, means, spreads and quantiles of the planned columns, by group.
///
/// A column of levels gives one row for each level, whose mean is the share of the group's observed values.
func describe(_ plan: PlannedDescription, in frame: Frame) -> (Description?, [Diagnostic]) {
  var lookup = Lookup(frame)
  var selection = Selection(frame.table)
  lookup.keep(plan.filter, in: &selection)
  let columns = plan.columns.compactMap { lookup.column($0) }
  let by = lookup.column(plan.by)
  for (column, name) in zip(columns, plan.columns) where column.isFactor {
    lookup.limitLevels(of: column, at: name.place)
  }
  if let by, let name = plan.by { lookup.limitLevels(of: by, at: name.place) }
  guard lookup.isComplete else { return (nil, lookup.diagnostics) }

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

  let rows = columns.flatMap { column in
    column.isFactor
      ? levelRows(of: column, groups.map(\.rows))
      : [numberRow(of: column, groups.map(\.rows))]
  }
  return (
    Description(
      plan: plan, groups: groups.map(\.group), rows: rows, dropped: selection.dropped, dataSHA256: frame.sha256), []
  )
}

private func levelRows(of column: Column, _ groups: [[Int]]) -> [Description.Row] {
  let members = groups.map(column.rowsByLevel)
  return column.levelValues.map { level in
    let cells = zip(groups, members).map { rows, members in
      let observed = members.values.reduce(0) { $0 + $1.count }
      let holding = members[level]?.count ?? 0
      return Description.Cell(
        count: holding, missing: rows.count - observed,
        mean: observed == 0 ? nil : Double(holding) / Double(observed))
    }
    return Description.Row(
      column: column.field.name, title: column.title, unit: LocalisedText(), level: column.label(of: level),
      levelValue: level, cells: cells)
  }
}

private func numberRow(of column: Column, _ groups: [[Int]]) -> Description.Row {
  let cells = groups.map { rows in
    let values = column.observed(rows)
    var cell = Description.Cell(count: values.count, missing: rows.count - values.count)
    guard !values.isEmpty else { return cell }
    cell.mean = mean(values)
    cell.median = median(values)
    cell.minimum = values.min()
    cell.maximum = values.max()
    if values.count >= 2 { cell.standardDeviation = standardDeviation(values) }
    return cell
  }
  return Description.Row(
    column: column.field.name, title: column.title, unit: LocalisedText(column.field.unit), level: nil, cells: cells)
}

extension Column {
  /// The numbers of some rows, the missing ones left out.
  func observed(_ rows: [Int]) -> [Double] {
    guard case .numbers(let values) = values else { return [] }
    return rows.compactMap { values[$0].isNaN ? nil : values[$0] }
  }
}
