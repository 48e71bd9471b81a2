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
  guard lookup.diagnostics.isEmpty else { return (nil, lookup.diagnostics) }

  var groups: [(group: Description.Group, rows: [Int])] = []
  if let by {
    selection.keepComplete([by])
    for level in by.levelValues {
      let rows = selection.rows.filter { by.text(at: $0) == level }
      groups.append((Description.Group(value: level, label: by.label(of: level), count: rows.count), rows))
    }
    groups.removeAll { $0.rows.isEmpty }
  } else {
    groups = [(Description.Group(value: "", label: LocalisedText(), count: selection.rows.count), selection.rows)]
  }

  let rows = columns.flatMap { column in
    column.isFactor
      ? column.levelValues.map { levelRow(of: column, $0, groups.map(\.rows)) }
      : [numberRow(of: column, groups.map(\.rows))]
  }
  return (
    Description(
      plan: plan, groups: groups.map(\.group), rows: rows, dropped: selection.dropped, dataSHA256: frame.sha256), []
  )
}

private func levelRow(of column: Column, _ level: String, _ groups: [[Int]]) -> Description.Row {
  let cells = groups.map { rows in
    let observed = rows.filter { !column.isMissing($0) }
    let holding = observed.count { column.text(at: $0) == level }
    return Description.Cell(
      count: holding, missing: rows.count - observed.count,
      mean: observed.isEmpty ? nil : Double(holding) / Double(observed.count))
  }
  return Description.Row(
    column: column.field.name, title: column.title, unit: LocalisedText(), level: column.label(of: level),
    levelValue: level, cells: cells)
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
