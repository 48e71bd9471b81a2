import Content
import Diagnostics
import Disclosure
import Tables

extension SmallCounts {
  // MARK: Balance

  struct BalanceCells {
    var treated: Int?
    var control: Int?
    /// For each row: what its comparison tells, its missing values, and whether one enterprise stands out.
    var rows: [(told: [Int?], missing: Int?, isDominated: Bool)] = []
  }

  mutating func cells(of table: Balance) -> BalanceCells {
    let plan = table.plan
    let data = plan.data.value
    let arms = arms(plan.treatment, data, among: rows(data, filter: plan.filter, arms: plan.treatment))
    let parts = divide(data, arms.both, into: [arms.treated, arms.control], showsTotal: false)
    var found = BalanceCells(treated: parts[0], control: parts[1])
    let both = cell(data, arms.both, isPublished: false)
    for row in table.rows {
      guard let column = column(row.column, data) else {
        found.rows.append(([], nil, false))
        continue
      }
      let observed = arms.both.filter { !column.isMissing($0) }
      let missing = cell(data, arms.both.filter { column.isMissing($0) })
      relate(data, both, [cell(data, observed, isPublished: false), missing])
      var told: [Int?] = []
      var contributions: [[Double]] = []
      for (place, arm) in [arms.treated, arms.control].enumerated() {
        let used = arm.filter { !column.isMissing($0) }
        // A share and its numerator, which another table may show, tell its base; a mean of a quantity tells none.
        let isShare = row.level != nil || isTwoValued(column, data)
        let usedCell = cell(data, used, isPublished: isShare)
        if isShare { told.append(usedCell) }
        relate(data, parts[place], [usedCell, cell(data, arm.filter { column.isMissing($0) }, isPublished: false)])
        if row.level != nil {
          let byLevel = column.rowsByLevel(used)
          let levels = column.levelValues.map { cell(data, byLevel[$0] ?? []) }
          relate(data, usedCell, levels)
          told.append(cell(data, byLevel[row.levelValue] ?? []))
        } else {
          // Both spreads are told by the standardised difference with the ratio of the variances.
          told += self.told(column, used, moments: 2, data).cells
          told.append(cell(data, used))
          contributions.append(self.contributions(column, used, data))
        }
      }
      found.rows.append((told, missing, !refusedSums(contributions, data).isEmpty))
    }
    return found
  }

  mutating func hide(_ found: BalanceCells, in table: inout Balance) {
    let data = table.plan.data.value
    if !shows(data, found.treated) { table.treatedCount = nil }
    if !shows(data, found.control) { table.controlCount = nil }
    for (place, cells) in found.rows.enumerated() {
      if !shows(data, cells.missing) { table.rows[place].missing = nil }
      guard cells.isDominated || cells.told.contains(where: { !shows(data, $0) }) else { continue }
      table.rows[place].isHidden = true
      table.rows[place].meanTreated = .nan
      table.rows[place].meanControl = .nan
      table.rows[place].standardisedDifference = .nan
      table.rows[place].varianceRatio = nil
    }
    if table.rows.contains(where: \.isHidden) { table.joint = nil }
    for (row, cells) in zip(table.rows, found.rows) where cells.isDominated {
      reportSums(
        1, of: row.column, in: "the balance table ‘\(table.plan.id.value)’", groups: "comparison",
        at: table.plan.id.place)
    }
    report(
      [found.treated, found.control] + found.rows.flatMap { $0.told + [$0.missing] },
      of: "the balance table ‘\(table.plan.id.value)’", data, at: table.plan.id.place)
  }

  // MARK: Attrition

  struct AttritionCells {
    /// Of the treated arm, of the control arm, of both.
    var assigned: [Int?] = []
    var missing: [Int?] = []
    /// What is left, which `n_observed` and the shares tell.
    var observed: [Int?] = []
  }

  mutating func cells(of table: AttritionByArm) -> AttritionCells {
    let plan = table.plan
    let data = plan.data.value
    var found = AttritionCells()
    guard let outcome = column(plan.outcome.value, data) else { return found }
    let every = rows(data, filter: plan.filter, arms: plan.treatment, complete: [plan.cluster, plan.blocks])
    let arms = arms(plan.treatment, data, among: every)
    for set in [arms.treated, arms.control, arms.both] {
      let assigned = cell(data, set)
      let missing = cell(data, set.filter { outcome.isMissing($0) })
      let observed = cell(data, set.filter { !outcome.isMissing($0) })
      relate(data, assigned, [missing, observed])
      found.assigned.append(assigned)
      found.missing.append(missing)
      found.observed.append(observed)
    }
    for cells in [found.assigned, found.missing, found.observed] { relate(data, cells[2], Array(cells[0...1])) }
    return found
  }

  mutating func hide(_ found: AttritionCells, in table: inout AttritionByArm) {
    guard found.assigned.count == 3 else { return }
    let data = table.plan.data.value
    for (place, arm) in [\AttritionByArm.treated, \.control, \.both].enumerated() {
      if !shows(data, found.assigned[place]) { table[keyPath: arm].assigned = nil }
      // The share and its complement tell each other.
      if !shows(data, found.missing[place]) || !shows(data, found.observed[place]) { table[keyPath: arm].missing = nil }
    }
    if table.hasHiddenCounts {
      table.difference = .nan
      table.error = nil
      table.pValue = .nan
      table.exactPValue = nil
    }
    report(
      found.assigned + found.missing + found.observed, of: "the attrition table ‘\(table.plan.id.value)’", data,
      at: table.plan.id.place)
  }

  // MARK: Estimates

  /// For each subgroup the counts of its arms, and what its effect on a share tells.
  typealias SubgroupCells = [(treated: Int?, control: Int?, told: [Int?])]

  /// The rows that hold the larger of two values, and the others.
  private func halves(_ rows: [Int], _ values: [Double]) -> [[Int]] {
    let largest = values.lazy.filter { !$0.isNaN }.max() ?? 0
    return [rows.filter { values[$0] == largest }, rows.filter { values[$0] != largest }]
  }

  /// Bounds on attrition tell the share of each arm that was observed.
  private mutating func know(missing outcome: Located<String>, of plan: PlannedEstimate, _ data: String) {
    guard let treatment = plan.treatment, let column = column(outcome.value, data) else { return }
    let assigned = arms(treatment, data, among: rows(data, filter: plan.filter, arms: treatment, isTold: false))
    for arm in [assigned.treated, assigned.control] {
      let parts = [arm.filter { !column.isMissing($0) }, arm.filter { column.isMissing($0) }]
      relate(
        data, cell(data, arm, isPublished: false, isKnown: true),
        parts.map { cell(data, $0, isPublished: false, isKnown: true) })
    }
  }

  mutating func cells(of result: Result) -> SubgroupCells {
    let plan = result.plan
    let data = plan.data.value
    guard let treatment = plan.treatment, let outcome = plan.outcome, plan.periods == nil else { return [] }
    let needed =
      [outcome, plan.blocks, plan.cluster, plan.secondCluster, plan.weights, plan.pair, plan.subgroups]
      + plan.covariates + plan.fixedEffects + plan.absorbed
    let used = arms(
      treatment, data,
      among: rows(data, filter: plan.filter, arms: treatment, complete: needed, isTold: isPlain(result)))
    // A method may leave out more rows than these: then the sets are not known, only their sizes.
    if result.sample.treated == used.treated.count, result.sample.control == used.control.count {
      let parts = [used.treated, used.control].map { cell(data, $0, isPublished: false, isKnown: true) }
      relate(data, cell(data, used.both, isPublished: false, isKnown: true), parts)
      let means = [result.meanTreated, result.meanControl]
      if plan.weights == nil, plan.attritionWeights == nil, let outcome = column(outcome.value, data),
        isTwoValued(outcome, data), case .numbers(let values) = outcome.values
      {
        for (place, arm) in [used.treated, used.control].enumerated() where means[place] != nil {
          relate(
            data, parts[place], halves(arm, values).map { cell(data, $0, isPublished: false, isKnown: true) })
        }
      }
    }
    if result.bounds != nil { know(missing: outcome, of: plan, data) }
    guard let subgroups = result.subgroups, let name = plan.subgroups, let column = column(name.value, data) else {
      return []
    }
    let treated = column.rowsByLevel(used.treated)
    let control = column.rowsByLevel(used.control)
    let levels = column.rowsByLevel(used.both)
    // The difference of two shares and its standard error tell both shares.
    var shares: [Double]?
    if plan.covariates.isEmpty, plan.weights == nil, let outcome = self.column(outcome.value, data),
      isTwoValued(outcome, data), case .numbers(let values) = outcome.values
    {
      shares = values
    }
    let found = subgroups.effects.map { effect in
      let sets = [treated[effect.level] ?? [], control[effect.level] ?? []]
      let parts = sets.map { cell(data, $0) }
      relate(data, cell(data, levels[effect.level] ?? [], isPublished: false), parts)
      var told: [Int?] = []
      if let shares { for set in sets { told += divide(data, set, into: halves(set, shares)) } }
      return (treated: parts[0], control: parts[1], told: told)
    }
    relate(data, cell(data, used.treated, isPublished: false), found.map(\.treated))
    relate(data, cell(data, used.control, isPublished: false), found.map(\.control))
    relate(
      data, cell(data, used.both, isPublished: false),
      subgroups.effects.map { cell(data, levels[$0.level] ?? [], isPublished: false) })
    return found
  }

  /// Whether a result says of each row that it leaves out one of the reasons that ``rows(_:filter:arms:complete:isTold:)``
  /// knows.
  private func isPlain(_ result: Result) -> Bool {
    result.sample.dropped.allSatisfy {
      switch $0.reason {
      case .filter, .otherArm, .missing: true
      case .otherPeriod, .singlePeriod, .zeroWeight, .incompletePair: false
      }
    }
  }

  mutating func hide(_ found: SubgroupCells, in result: inout Result) {
    let data = result.plan.data.value
    guard var subgroups = result.subgroups, !found.isEmpty else { return }
    for (place, cells) in found.enumerated()
    where ([cells.treated, cells.control] + cells.told).contains(where: { !shows(data, $0) }) {
      hide(&subgroups.effects[place])
    }
    // One hidden effect would come back from the effect of all and the test: the least precise of the others goes too.
    if subgroups.effects.count(where: \.isHidden) == 1,
      let place = subgroups.effects.indices.filter({ !subgroups.effects[$0].isHidden })
        .max(by: { subgroups.effects[$0].standardError < subgroups.effects[$1].standardError })
    {
      hide(&subgroups.effects[place])
    }
    result.subgroups = subgroups
    report(
      found.flatMap { [$0.treated, $0.control] + $0.told }, of: "the subgroups of ‘\(result.id)’", data,
      at: result.plan.subgroups?.place ?? result.plan.id.place)
  }

  private func hide(_ effect: inout Result.Subgroups.Effect) {
    (effect.estimate, effect.standardError, effect.degreesOfFreedom) = (.nan, .nan, .nan)
    (effect.pValue, effect.low, effect.high) = (.nan, .nan, .nan)
    (effect.treated, effect.control) = (nil, nil)
  }

  /// Whether an estimate stands on an arm that is too small, or shows too few events in one; which is said.
  mutating func isOnTooFew(_ result: Result) -> Bool {
    let plan = result.plan
    let data = plan.data.value
    guard let thresholds = thresholds[data], let treatment = plan.treatment else { return false }
    var isRefused = false
    let arms = [
      (treatment.treated, result.sample.treated, result.meanTreated),
      (treatment.control, result.sample.control, result.meanControl),
    ]
    for (arm, count, mean) in arms {
      guard let count else { continue }
      switch thresholds.verdict(count: count) {
      case .published: break
      case .refused:
        isRefused = true
        diagnostics.append(
          Diagnostic(
            .error, id: "small-arm", at: arm.place,
            message:
              "‘\(result.id)’ cannot be published: there \(count == 1 ? "is" : "are") only \(count) \(unit(data, count)) in the arm ‘\(arm.value)’, and a mean over fewer than \(thresholds.minimumCount) may not be",
            hint: "widen its filter, or leave the estimate out"))
      case .warned:
        diagnostics.append(
          Diagnostic(
            .warning, id: "small-count", at: arm.place,
            message:
              "‘\(result.id)’ compares \(count) \(unit(data, count)) in the arm ‘\(arm.value)’: between \(thresholds.minimumCount) and \(thresholds.warnedCount)",
            hint: "leave the estimate out if somebody could be recognised"))
      }
      if !isRefused, plan.weights == nil, plan.attritionWeights == nil, let mean,
        let events = events(result, mean, count)
      {
        let least = [events, count - events].filter { $0 > 0 }.min() ?? 0
        guard thresholds.verdict(count: least) == .refused else { continue }
        diagnostics.append(
          Diagnostic(
            .warning, id: "few-events", at: arm.place,
            message:
              "the share of ‘\(plan.outcome?.value ?? "")’ in the arm ‘\(arm.value)’ of ‘\(result.id)’ tells that \(least) \(unit(data, least)) \(least == 1 ? "has" : "have") \(least == events ? "it" : "it not")",
            hint: "an effect on so few cannot hide them: leave the estimate out if somebody could be recognised"))
      }
    }
    return isRefused || isOnTooFewPeriods(result) || isDominated(result)
  }

  /// How many rows of an arm hold the larger of an outcome's two values; nil for an outcome of more.
  private mutating func events(_ result: Result, _ mean: Double, _ count: Int) -> Int? {
    let data = result.plan.data.value
    guard let outcome = result.plan.outcome.flatMap({ column($0.value, data) }), isTwoValued(outcome, data),
      case .numbers(let values) = outcome.values
    else { return nil }
    let present = values.lazy.filter { !$0.isNaN }
    guard let least = present.min(), let greatest = present.max() else { return nil }
    return Int(((mean - least) / (greatest - least) * Double(count)).rounded())
  }

  /// A difference in differences compares four groups, and each of them counts.
  private mutating func isOnTooFewPeriods(_ result: Result) -> Bool {
    let plan = result.plan
    let data = plan.data.value
    guard let thresholds = thresholds[data], let treatment = plan.treatment, let periods = plan.periods,
      let time = column(periods.column.value, data)
    else { return false }
    let used = arms(
      treatment, data,
      among: rows(data, filter: plan.filter, arms: treatment, complete: [plan.outcome], isTold: false))
    for (arm, rows) in [(treatment.treated, used.treated), (treatment.control, used.control)] {
      for (word, names) in [("before", periods.before), ("after", periods.after)] {
        let count = rows.count { row in names.contains { time.holds($0.value, at: row) } }
        guard thresholds.verdict(count: count) == .refused else { continue }
        diagnostics.append(
          Diagnostic(
            .error, id: "small-arm", at: arm.place,
            message:
              "‘\(result.id)’ cannot be published: there \(count == 1 ? "is" : "are") only \(count) \(unit(data, count)) in the arm ‘\(arm.value)’ \(word), and a mean over fewer than \(thresholds.minimumCount) may not be",
            hint: "widen its filter or its periods, or leave the estimate out"))
        return true
      }
    }
    return false
  }

  /// Whether one enterprise makes up too much of the mean of an arm, which is said.
  private mutating func isDominated(_ result: Result) -> Bool {
    let plan = result.plan
    let data = plan.data.value
    guard let thresholds = thresholds[data], let dominance = thresholds.dominance, let treatment = plan.treatment,
      let outcome = plan.outcome.flatMap({ column($0.value, data) })
    else { return false }
    let used = arms(
      treatment, data,
      among: rows(data, filter: plan.filter, arms: treatment, complete: [plan.outcome], isTold: false))
    for (arm, rows) in [(treatment.treated, used.treated), (treatment.control, used.control)] {
      let breaches = thresholds.breaches(contributions: contributions(outcome, rows, data))
      guard let breach = breaches.first(where: { $0 != .tooFewUnits }) else { continue }
      let reason =
        breach == .dominance
        ? "makes up more than \(Int((dominance * 100).rounded())) % of ‘\(outcome.field.name)’"
        : "could be estimated to within \(Int(((thresholds.priorShare ?? 0) * 100).rounded())) % by the second"
      diagnostics.append(
        Diagnostic(
          .error, id: "dominant-enterprise", at: arm.place,
          message: "‘\(result.id)’ cannot be published: one enterprise of the arm ‘\(arm.value)’ \(reason)",
          hint: "leave the estimate out, or take the logarithm or a share of the outcome"))
      return true
    }
    return false
  }
}
