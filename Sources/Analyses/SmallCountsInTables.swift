import Content
import Diagnostics
import Disclosure
import Tables

extension SmallCounts {
  // MARK: Cross-tables

  struct CrossTableCells {
    /// One for each layer: r × c, the margins and the total.
    var layers: [(cells: [[Int?]], rows: [Int?], columns: [Int?], total: Int?)] = []
  }

  mutating func cells(of table: CrossTabulation) -> CrossTableCells {
    let plan = table.plan
    let data = plan.data.value
    var found = CrossTableCells()
    guard let rowColumn = column(plan.rows.value, data), let columnColumn = column(plan.columns.value, data) else {
      return found
    }
    let used = rows(data, filter: plan.filter, complete: [plan.rows, plan.columns, plan.by])
    let byLayer = plan.by.flatMap { column($0.value, data) }?.rowsByLevel(used)
    var totals: [Int?] = []
    for layer in table.layers {
      let members = byLayer.map { $0[layer.level.value] ?? [] } ?? used
      let byRow = rowColumn.rowsByLevel(members)
      let byColumn = columnColumn.rowsByLevel(members)
      let rowSets = table.rows.map { byRow[$0.value] ?? [] }
      let columnSets = table.columns.map { byColumn[$0.value] ?? [] }
      let total = cell(data, members)
      let rowCells = rowSets.map { cell(data, $0) }
      let columnCells = columnSets.map { cell(data, $0) }
      relate(data, total, rowCells)
      relate(data, total, columnCells)
      var inner: [[Int?]] = []
      for (place, set) in rowSets.enumerated() {
        let parts = columnColumn.rowsByLevel(set)
        inner.append(table.columns.map { cell(data, parts[$0.value] ?? []) })
        relate(data, rowCells[place], inner[place])
      }
      for place in table.columns.indices { relate(data, columnCells[place], inner.map { $0[place] }) }
      found.layers.append((inner, rowCells, columnCells, total))
      totals.append(total)
    }
    if plan.by != nil {
      // All layers together are no table of this plan; another may show them.
      relate(data, cell(data, used, isPublished: false), totals)
      let overRows = rowColumn.rowsByLevel(used)
      for (place, level) in table.rows.enumerated() {
        let whole = overRows[level.value] ?? []
        relate(data, cell(data, whole, isPublished: false), found.layers.map { $0.rows[place] })
        let overCells = columnColumn.rowsByLevel(whole)
        for (other, level) in table.columns.enumerated() {
          relate(
            data, cell(data, overCells[level.value] ?? [], isPublished: false),
            found.layers.map { $0.cells[place][other] })
        }
      }
      let overColumns = columnColumn.rowsByLevel(used)
      for (place, level) in table.columns.enumerated() {
        relate(
          data, cell(data, overColumns[level.value] ?? [], isPublished: false), found.layers.map { $0.columns[place] })
      }
    }
    return found
  }

  mutating func hide(_ found: CrossTableCells, in table: inout CrossTabulation) {
    let data = table.plan.data.value
    for (place, cells) in found.layers.enumerated() {
      var layer = table.layers[place]
      for row in table.rows.indices {
        for column in table.columns.indices where !shows(data, cells.cells[row][column]) {
          layer.counts[row][column] = nil
        }
        if !shows(data, cells.rows[row]) { layer.rowTotals[row] = nil }
      }
      for column in table.columns.indices where !shows(data, cells.columns[column]) { layer.columnTotals[column] = nil }
      if !shows(data, cells.total) { layer.total = nil }
      if layer.hasHiddenCounts { layer.test = nil }
      table.layers[place] = layer
    }
    report(
      found.layers.flatMap { $0.cells.flatMap { $0 } + $0.rows + $0.columns + [$0.total] },
      of: "the cross-table ‘\(table.plan.id.value)’", data, at: table.plan.id.place)
  }

  // MARK: Descriptions

  struct DescriptionCells {
    var groups: [Int?] = []
    /// For each row and group.
    var rows: [[Cells]] = []

    struct Cells {
      var count: Int?
      var missing: Int?
      /// The counts that the statistics would tell beside these.
      var told: [Int?] = []
      /// The values of enterprises, whose mean tells their sum.
      var contributions: [Double] = []
      /// Whether the skewness, beside the mean and the spread, would tell a small count of one value.
      var hidesSkewness = false

      var all: [Int?] { [count, missing] + told }
    }
  }

  mutating func cells(of table: Description) -> DescriptionCells {
    let plan = table.plan
    let data = plan.data.value
    var found = DescriptionCells()
    var used = rows(
      data, filter: plan.filter, complete: [plan.weights, plan.by], isTold: plan.weights == nil)
    if let weights = plan.weights, case .numbers(let values)? = column(weights.value, data)?.values {
      used = used.filter { values[$0] != 0 }
    }
    let byGroup = plan.by.flatMap { column($0.value, data) }?.rowsByLevel(used)
    let groups = table.groups.map { group in byGroup.map { $0[group.value] ?? [] } ?? used }
    found.groups = divide(data, used, into: groups, showsTotal: plan.by == nil)
    for row in table.rows {
      guard let column = column(row.column, data) else {
        found.rows.append(groups.map { _ in DescriptionCells.Cells() })
        continue
      }
      var cellsOfRow: [DescriptionCells.Cells] = []
      var whole: [(observed: [Int], missing: [Int], holding: [Int])] = []
      for (place, group) in groups.enumerated() {
        let observed = group.filter { !column.isMissing($0) }
        let missing = group.filter { column.isMissing($0) }
        // The count of a column of levels is that of one level; how many were observed is told by its share.
        let observedCell = cell(data, observed)
        let missingCell = cell(data, missing)
        relate(data, found.groups[place], [observedCell, missingCell])
        var cells = DescriptionCells.Cells(count: observedCell, missing: missingCell)
        var holding: [Int] = []
        if row.level != nil {
          let byLevel = column.rowsByLevel(observed)
          holding = byLevel[row.levelValue] ?? []
          let levels = column.levelValues.map { cell(data, byLevel[$0] ?? []) }
          relate(data, observedCell, levels)
          cells.count = cell(data, holding)
          cells.told = [observedCell]
        } else if case .numbers(let values) = column.values {
          if row.isShare { holding = observed.filter { values[$0] == 1 } }
          let told = told(column, observed, moments: 2, data, showsEnds: true)
          cells.told = told.cells
          cells.hidesSkewness = told.isToldByNext
          cells.contributions = contributions(column, observed, data)
        }
        whole.append((observed, missing, holding))
        cellsOfRow.append(cells)
      }
      if plan.by != nil {
        // The groups together, which another table may show.
        let everything: [([Int], [Int?])] = [
          (whole.flatMap(\.observed), whole.map { cell(data, $0.observed, isPublished: false) }),
          (whole.flatMap(\.missing), whole.map { cell(data, $0.missing, isPublished: false) }),
          (whole.flatMap(\.holding), whole.map { cell(data, $0.holding, isPublished: false) }),
        ]
        for (rows, parts) in everything { relate(data, cell(data, rows, isPublished: false), parts) }
        let all = cell(data, used, isPublished: false)
        relate(data, all, [everything[0].0, everything[1].0].map { cell(data, $0, isPublished: false) })
      }
      found.rows.append(cellsOfRow)
    }
    return found
  }

  mutating func hide(_ found: DescriptionCells, in table: inout Description) {
    let data = table.plan.data.value
    for (place, cell) in found.groups.enumerated() where !shows(data, cell) { table.groups[place].count = nil }
    for (place, cells) in found.rows.enumerated() {
      let refused = refusedSums(cells.map(\.contributions), data)
      for (group, cell) in cells.enumerated() {
        var shown = table.rows[place].cells[group]
        if cell.all.contains(where: { !shows(data, $0) }) || refused.contains(group) { shown.hideStatistics() }
        if cell.hidesSkewness { shown.skewness = nil }
        // The largest of some enterprises is one enterprise's own figure, and so is the smallest.
        if !cell.contributions.isEmpty { (shown.minimum, shown.maximum) = (nil, nil) }
        if !shows(data, cell.count) { shown.count = nil }
        if !shows(data, cell.missing) { shown.missing = nil }
        table.rows[place].cells[group] = shown
      }
      reportSums(
        refused.count, of: table.rows[place].column, in: "the description ‘\(table.plan.id.value)’", groups: "group",
        at: table.plan.id.place)
    }
    report(
      found.groups + found.rows.flatMap { $0.flatMap(\.all) }, of: "the description ‘\(table.plan.id.value)’", data,
      at: table.plan.id.place)
  }
}

extension Description.Cell {
  /// Keeps the counts only.
  fileprivate mutating func hideStatistics() {
    isHidden = true
    (mean, standardDeviation, variance, skewness, median) = (nil, nil, nil, nil, nil)
    (minimum, maximum, lowerQuartile, upperQuartile, interval) = (nil, nil, nil, nil, nil)
    quantiles = []
  }
}
