import Content
import Diagnostics
import Disclosure
import Tables

extension SmallCounts {
  enum DisplayCells {
    case none
    case distribution([(count: Int?, missing: Int?, counts: [Int?])])
    /// For each series and period.
    case trend([[Int?]])
    /// For each step the dataset and its cells: the step's own, and of those who left before it.
    case flow([(data: String, count: Int?, lost: Int?)])
    /// For each group.
    case summary([Int?])
  }

  mutating func cells(of display: Display, _ block: Block) -> DisplayCells {
    switch display {
    case .distribution(let distribution): cells(of: distribution, block)
    case .trend(let trend): cells(of: trend, block)
    case .flow: flowCells(block)
    case .summary(let summary): cells(of: summary, block)
    // Estimates, whose samples are known, and rows about things.
    case .eventStudy, .rows: .none
    }
  }

  private func groups(_ by: Located<String>?, _ data: String, _ used: [Int]) -> [[Int]] {
    guard let by = by.flatMap({ column($0.value, data) }) else { return [used] }
    let members = by.rowsByLevel(used)
    return by.levelValues.compactMap { members[$0] }
  }

  private mutating func cells(of display: Display.Distribution, _ block: Block) -> DisplayCells {
    guard let data = block.data?.value, let column = column(display.column, data) else { return .none }
    let used = rows(data, filter: block.filter)
    var found: [(count: Int?, missing: Int?, counts: [Int?])] = []
    var groupCells: [Int?] = []
    for group in groups(block.by, data, used) {
      let observed = group.filter { !column.isMissing($0) }
      let missing = cell(data, group.filter { column.isMissing($0) }, isPublished: false)
      let whole = cell(data, group, isPublished: false)
      let parts: [[Int]]
      if !display.levels.isEmpty {
        let byLevel = column.rowsByLevel(observed)
        parts = column.levelValues.map { byLevel[$0] ?? [] }
      } else {
        parts = binRows(of: column, observed, edges: display.edges)
      }
      let counts = divide(data, observed, into: parts)
      let count = cell(data, observed)
      relate(data, whole, [count, missing])
      groupCells.append(whole)
      found.append((count, missing, counts))
    }
    if block.by != nil, let by = block.by {
      relate(data, cell(data, rows(data, filter: block.filter, complete: [by]), isPublished: false), groupCells)
    }
    return .distribution(found)
  }

  private func binRows(of column: Column, _ rows: [Int], edges: [Double]) -> [[Int]] {
    guard case .numbers(let values) = column.values, edges.count >= 2 else { return [] }
    var bins = [[Int]](repeating: [], count: edges.count - 1)
    for row in rows {
      if let bin = binCounts([values[row]], edges: edges).firstIndex(of: 1) { bins[bin].append(row) }
    }
    return bins
  }

  private mutating func cells(of display: Display.Trend, _ block: Block) -> DisplayCells {
    guard let data = block.data?.value, let column = column(display.column, data),
      let time = block.time.flatMap({ self.column($0.value, data) })
    else { return .none }
    let used = rows(data, filter: block.filter)
    var found: [[Int?]] = []
    for group in groups(block.by, data, used) {
      let byPeriod = time.rowsByLevel(group)
      let sets = display.periods.map { period in (byPeriod[period] ?? []).filter { !column.isMissing($0) } }
      found.append(divide(data, sets.flatMap { $0 }, into: sets, showsTotal: false))
    }
    return .trend(found)
  }

  private mutating func cells(of display: Display.Summary, _ block: Block) -> DisplayCells {
    guard let data = block.data?.value else { return .none }
    let sets = display.groups.map(\.rows)
    return .summary(divide(data, sets.flatMap { $0 }.sorted(), into: sets, showsTotal: false))
  }

  private mutating func flowCells(_ block: Block) -> DisplayCells {
    var found: [(data: String, count: Int?, lost: Int?)] = []
    var sets: [[Int]] = []
    for (place, step) in block.steps.enumerated() {
      guard let data = step.data?.value, step.count == nil else {
        found.append(("", nil, nil))
        sets.append([])
        continue
      }
      let set = rows(data, filter: step.filter)
      let count = cell(data, set)
      var lost: Int?
      // A reader subtracts, whether or not the block says why people left.
      if let before = block.steps[..<place].lastIndex(where: { $0.arm == step.arm || $0.arm.isEmpty }),
        found[before].data == data
      {
        let kept = Set(set)
        let gone = sets[before].filter { !kept.contains($0) }
        if gone.count + set.count == sets[before].count, block.steps[before].arm == step.arm {
          lost = cell(data, gone)
          relate(data, found[before].count, [count, lost])
        }
      }
      found.append((data, count, lost))
      sets.append(set)
    }
    return .flow(found)
  }

  mutating func hiding(_ found: DisplayCells, in display: Display, _ block: Block) -> Display {
    let data = block.data?.value ?? ""
    switch (found, display) {
    case (.distribution(let cells), .distribution(var distribution)):
      for (place, cells) in cells.enumerated() where distribution.arms.indices.contains(place) {
        for (bin, cell) in cells.counts.enumerated() where !shows(data, cell) {
          distribution.arms[place].counts[bin] = nil
        }
        if !shows(data, cells.missing) { distribution.arms[place].missing = nil }
        if !shows(data, cells.count) {
          distribution.arms[place].count = nil
          distribution.arms[place].mean = nil
          distribution.arms[place].median = nil
          distribution.arms[place].counts = cells.counts.map { _ in nil }
        }
      }
      report(cells.flatMap { [$0.count] + $0.counts }, of: "the chart", data, at: block.place)
      return .distribution(distribution)
    case (.trend(let cells), .trend(var trend)):
      for (place, cells) in cells.enumerated() where trend.series.indices.contains(place) {
        for (period, cell) in cells.enumerated() where !shows(data, cell) {
          trend.series[place].points[period] = nil
          trend.series[place].hidden.append(period)
        }
      }
      report(cells.flatMap { $0 }, of: "the chart", data, at: block.place)
      return .trend(trend)
    case (.summary(let cells), .summary(var summary)):
      for (place, cell) in cells.enumerated() where summary.groups.indices.contains(place) {
        if !shows(data, cell) {
          let group = summary.groups[place]
          summary.groups[place] = Display.Summary.Group(
            label: group.label, code: group.code, series: group.series, rows: [], count: nil)
        }
        summary.groups[place].rows = []
      }
      report(cells, of: "the chart", data, at: block.place)
      return .summary(summary)
    case (.flow(let cells), .flow(var counts)):
      for (place, cell) in cells.enumerated() where !shows(cell.data, cell.count) { counts[place] = nil }
      for name in Set(cells.map(\.data)).sorted() where !name.isEmpty {
        report(
          cells.filter { $0.data == name }.flatMap { [$0.count, $0.lost] }, of: "the participant flow", name,
          at: block.place)
      }
      return .flow(counts)
    default: return display
    }
  }
}
