import Content
import Diagnostics
import Disclosure
import Tables

extension SmallCounts {
  enum DisplayCells {
    case none
    /// For each arm, with what its mean tells.
    case distribution([(count: Int?, missing: Int?, counts: [Int?], told: [Int?])])
    /// For each series and period the cells of its mean; none where one enterprise stands out.
    case trend([[[Int?]?]])
    /// For each step the dataset and its cells: the step's own, and of those who left before it.
    case flow([(data: String, count: Int?, lost: Int?)])
    /// For each group the cells of its mean; none where one enterprise stands out.
    case summary([[Int?]?])
    /// For each period, whether one of its arms is too small.
    case eventStudy([Bool])
  }

  mutating func cells(of display: Display, _ block: Block) -> DisplayCells {
    switch display {
    case .distribution(let distribution): cells(of: distribution, block)
    case .trend(let trend): cells(of: trend, block)
    case .flow: flowCells(block)
    case .summary(let summary): cells(of: summary, block)
    case .eventStudy(let study): cells(of: study, block)
    // Rows about things.
    case .rows: .none
    }
  }

  private func groups(_ by: Located<String>?, _ data: String, _ used: [Int]) -> [[Int]] {
    guard let by = by.flatMap({ column($0.value, data) }) else { return [used] }
    let members = by.rowsByLevel(used)
    return by.levelValues.compactMap { members[$0] }
  }

  private mutating func cells(of display: Display.Distribution, _ block: Block) -> DisplayCells {
    guard let data = block.data?.value, let column = column(display.column, data) else { return .none }
    let used = rows(data, filter: block.filter, isTold: false)
    var found: [(count: Int?, missing: Int?, counts: [Int?], told: [Int?])] = []
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
      found.append((count, missing, counts, told(column, observed, moments: 1, data).cells))
    }
    if block.by != nil, let by = block.by {
      relate(
        data, cell(data, rows(data, filter: block.filter, complete: [by], isTold: false), isPublished: false),
        groupCells)
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
    let used = rows(data, filter: block.filter, isTold: false)
    var found: [[[Int?]?]] = []
    for group in groups(block.by, data, used) {
      let byPeriod = time.rowsByLevel(group)
      let sets = display.periods.map { period in (byPeriod[period] ?? []).filter { !column.isMissing($0) } }
      found.append(meanCells(of: [column], sets, moments: 2, data))
    }
    return .trend(found)
  }

  /// For each set of rows the cells that the means of some columns over it tell; nil where one enterprise stands out.
  private mutating func meanCells(of columns: [Column], _ sets: [[Int]], moments: Int, _ data: String) -> [[Int?]?] {
    let counts = divide(data, sets.flatMap { $0 }.sorted(), into: sets, showsTotal: false)
    let refused = columns.map { column in refusedSums(sets.map { contributions(column, $0, data) }, data) }
    return sets.indices.map { place in
      if refused.contains(where: { $0.contains(place) }) { return nil }
      return [counts[place]] + columns.flatMap { told($0, sets[place], moments: moments, data).cells }
    }
  }

  /// Each period is compared with the reference: four arms, whose sizes no figure tells.
  private mutating func cells(of display: Display.EventStudy, _ block: Block) -> DisplayCells {
    guard let plan = estimates.first(where: { $0.id.value == display.result }), let treatment = plan.treatment,
      let time = block.time,
      let thresholds = thresholds[plan.data.value], let column = column(time.value, plan.data.value)
    else { return .none }
    let data = plan.data.value
    let used = arms(
      treatment, data,
      among: rows(data, filter: plan.filter, arms: treatment, complete: [plan.outcome], isTold: false))
    let small = display.periods.map { period in
      [used.treated, used.control].contains { arm in
        thresholds.verdict(count: arm.count { column.holds(period, at: $0) }) == .refused
      }
    }
    return .eventStudy(small.map { $0 || small[display.referenceIndex] })
  }

  private mutating func cells(of display: Display.Summary, _ block: Block) -> DisplayCells {
    guard let data = block.data?.value, let column = block.column.flatMap({ column($0.value, data) }) else {
      return .none
    }
    let against = block.against.flatMap { self.column($0.value, data) }
    let columns = [column] + (against.map { [$0] } ?? [])
    return .summary(
      meanCells(of: columns, display.groups.map(\.rows), moments: against == nil ? 2 : 1, data))
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
      let set = rows(data, filter: step.filter, isTold: false)
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
    relateBranches(block.steps, &found, sets)
    return .flow(found)
  }

  /// Where a flow branches into arms, a reader subtracts the arms from the step before them.
  private mutating func relateBranches(
    _ steps: [Block.FlowStep], _ found: inout [(data: String, count: Int?, lost: Int?)], _ sets: [[Int]]
  ) {
    guard let trunk = steps.lastIndex(where: \.arm.isEmpty), !found[trunk].data.isEmpty else { return }
    var arms: Set<String> = []
    let branches = steps.indices.filter { $0 > trunk && arms.insert(steps[$0].arm).inserted }
    let data = found[trunk].data
    guard let last = branches.last, branches.allSatisfy({ found[$0].data == data }) else { return }
    let members = branches.flatMap { sets[$0] }.sorted()
    let gone = difference(sets[trunk], members)
    // Branches that overlap, or that hold others than the trunk, add up to nothing.
    guard members.count + gone.count == sets[trunk].count else { return }
    let rest = cell(data, gone)
    relate(data, found[trunk].count, branches.map { found[$0].count } + [rest])
    found[last].lost = rest
  }

  /// Numbers of a flow that somebody typed are of no dataset that could be counted: a small one, or a small loss between two,
  /// is only warned of, by the strictest thresholds of the study.
  mutating func warnOfTypedCounts(_ study: Study) {
    let subjects = study.datasets.map(\.disclosure.subject).filter { $0 != .things }
    guard let subject = subjects.first else { return }
    let strictest = study.datasets.compactMap { thresholds[$0.name] }.reduce(Thresholds(for: .things)) {
      $0.combined(with: $1)
    }
    for block in study.editions.all.flatMap(\.blocks) where block.kind == .flow {
      for (place, step) in block.steps.enumerated() {
        guard let count = step.count else { continue }
        if strictest.verdict(count: count) == .refused {
          warn("the participant flow tells of \(count) \(subject.unit(count)) in ‘\(step.label)’", at: step.place)
        }
        guard let before = block.steps[..<place].last(where: { $0.arm == step.arm }), let former = before.count,
          strictest.verdict(count: former - count) == .refused
        else { continue }
        warn(
          "the participant flow tells that \(former - count) \(subject.unit(former - count)) left between ‘\(before.label)’ and ‘\(step.label)’",
          at: step.place)
      }
    }
    func warn(_ message: String, at place: Place) {
      diagnostics.append(
        Diagnostic(
          .warning, id: "small-count", at: place, message: message,
          hint: "fewer than \(strictest.minimumCount) may not be told: join steps, or round the numbers"))
    }
  }

  /// Whether a mean tells of a hidden count, or too much of one enterprise.
  private func isHidden(_ told: [Int?]?, _ data: String) -> Bool {
    told.map { $0.contains { !shows(data, $0) } } ?? true
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
          distribution.arms[place].counts = cells.counts.map { _ in nil }
        }
        if ([cells.count] + cells.told).contains(where: { !shows(data, $0) }) {
          distribution.arms[place].mean = nil
          distribution.arms[place].median = nil
        }
      }
      report(cells.flatMap { [$0.count] + $0.counts }, of: "the chart", data, at: block.place)
      return .distribution(distribution)
    case (.trend(let cells), .trend(var trend)):
      for (place, cells) in cells.enumerated() where trend.series.indices.contains(place) {
        for (period, told) in cells.enumerated() where isHidden(told, data) {
          trend.series[place].points[period] = nil
          trend.series[place].hidden.append(period)
        }
      }
      report(cells.flatMap { $0.flatMap { $0 ?? [] } }, of: "the chart", data, at: block.place)
      reportSums(
        cells.reduce(0) { $0 + $1.count { $0 == nil } }, of: trend.column, in: "the chart", groups: "point",
        at: block.place)
      return .trend(trend)
    case (.summary(let cells), .summary(var summary)):
      for (place, told) in cells.enumerated() where summary.groups.indices.contains(place) {
        if isHidden(told, data) {
          let group = summary.groups[place]
          summary.groups[place] = Display.Summary.Group(
            label: group.label, code: group.code, series: group.series, rows: [], count: nil)
        }
        summary.groups[place].rows = []
      }
      report(cells.flatMap { $0 ?? [] }, of: "the chart", data, at: block.place)
      reportSums(
        cells.count { $0 == nil }, of: block.column?.value ?? "", in: "the chart", groups: "group", at: block.place)
      return .summary(summary)
    case (.eventStudy(let small), .eventStudy(var study)):
      var hidden = 0
      for (period, isSmall) in small.enumerated() where isSmall && study.points[period] != nil {
        study.points[period] = nil
        hidden += 1
      }
      if hidden > 0 {
        diagnostics.append(
          Diagnostic(
            .note, id: "hidden-count", at: block.place,
            message:
              "the chart hides the effect in \(hidden == 1 ? "1 period" : "\(hidden) periods"): an arm is too small",
            hint: "join periods to show more"))
      }
      return .eventStudy(study)
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
