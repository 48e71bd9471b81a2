import Content

extension SmallCounts {
  /// For each component its missing values and what its mean and spread among the controls tell.
  typealias IndexCells = [(missing: Int?, told: [Int?])]

  mutating func cells(of index: IndexOfOutcomes) -> IndexCells {
    let plan = index.plan
    let data = plan.data.value
    let arms = arms(plan.treatment, data, among: rows(data, filter: plan.filter, arms: plan.treatment))
    let both = cell(data, arms.both, isPublished: false)
    let columns = index.components.map { column($0.column, data) }
    // Rows that have an index, whose number is that of the samples of its estimates.
    let parts = [arms.treated, arms.control].map { arm -> Int? in
      let kept = arm.filter { row in columns.contains { $0.map { !$0.isMissing(row) } ?? false } }
      let known = cell(data, kept, isPublished: false, isKnown: true)
      relate(
        data, cell(data, arm, isPublished: false), [known, cell(data, difference(arm, kept), isPublished: false)])
      return known
    }
    let without = arms.both.filter { row in columns.allSatisfy { $0.map { $0.isMissing(row) } ?? true } }
    relate(data, both, parts + [cell(data, without, isPublished: false, isKnown: true)])
    return columns.map { column in
      guard let column else { return (nil, []) }
      let observed = arms.both.filter { !column.isMissing($0) }
      let missing = cell(data, difference(arms.both, observed))
      relate(data, both, [cell(data, observed, isPublished: false), missing])
      let used = arms.control.filter { !column.isMissing($0) }
      let divided = told(column, used, moments: 2, data).cells
      guard !divided.isEmpty else { return (missing, []) }
      let base = cell(data, used)
      relate(
        data, cell(data, arms.control, isPublished: false),
        [base, cell(data, difference(arms.control, used), isPublished: false)])
      return (missing, divided + [base])
    }
  }

  mutating func hide(_ found: IndexCells, in index: inout IndexOfOutcomes) {
    let data = index.plan.data.value
    for (place, cells) in found.enumerated() {
      if !shows(data, cells.missing) { index.components[place].missing = nil }
      guard cells.told.contains(where: { !shows(data, $0) }) else { continue }
      index.components[place].controlMean = .nan
      index.components[place].controlDeviation = .nan
    }
    report(
      found.flatMap { [$0.missing] + $0.told }, of: "the index ‘\(index.plan.id.value)’", data,
      at: index.plan.id.place)
  }
}
