import Content
import Estimators
import Tables

extension Estimation {
  /// Welch's difference in means; weighted over blocks; or CR2 when whole clusters were assigned.
  mutating func differenceInMeans() -> Result? {
    let blockColumn = lookup.column(plan.blocks)
    let clusterColumn = lookup.column(plan.cluster)
    let subgroupColumn = lookup.column(plan.subgroups)
    if let subgroups = plan.subgroups, plan.blocks != nil {
      lookup.report(
        "unfit-subgroups", at: subgroups.place, "subgroups are not computed with blocks",
        hint: "use the method ‘least-squares’ with ‘fixed-effects’")
    }
    checkAttritionWeights()
    let response = plan.attritionWeights.flatMap { responseWeights($0) }
    if plan.attritionWeights != nil, response == nil { return nil }
    guard
      let arms = arms(
        complete: [blockColumn, clusterColumn, subgroupColumn].compactMap { $0 } + (response?.columns ?? []))
    else { return nil }
    let rows = arms.selection.rows
    let blocks = groups(blockColumn, rows)
    let clusters = groups(clusterColumn, rows)
    let weights = response.map { response in rows.map { response.byRow[$0] } }
    do throws(EstimationError) {
      let estimate: Estimate
      let formula: String
      switch (response, blocks, clusters) {
      case (let response?, _, _):
        (estimate, formula) = try weightedDifferenceInMeans(arms, response, clusters: clusters, blocks: blockColumn)
      case (nil, nil, nil):
        estimate = try Estimators.differenceInMeans(treated: arms.treated, control: arms.control)
        formula = "√(s₁²/n₁ + s₀²/n₀); t, Welch–Satterthwaite"
      case (nil, let blocks?, nil):
        estimate = try blockedDifferenceInMeans(outcome: arms.outcome, isTreated: arms.isTreated, blocks: blocks)
        formula = "√Σ_b (n_b/n)² (s₁b²/n₁b + s₀b²/n₀b); t, n − 2B"
      case (nil, nil, let clusters?):
        estimate = try clusteredDifferenceInMeans(outcome: arms.outcome, isTreated: arms.isTreated, clusters: clusters)
        formula = StandardErrorType.cr2.formula
      case (nil, let blocks?, let clusters?):
        estimate = try clusteredDifferenceInMeans(
          outcome: arms.outcome, isTreated: arms.isTreated, clusters: clusters, blocks: blocks)
        formula = StandardErrorType.cr2.formula
      }
      var result = result(
        estimate, formula: formula, sample: sample(arms, clusters: clusters, blocks: blocks),
        treated: mean(arms.treated), control: mean(arms.control))
      result.warnings = warnings(arms, clusters: clusters)
      if let response { add(response, arms, to: &result) }
      if let planned = plan.randomisation {
        result.randomisation = try randomisation(arms, clusters: clusters, blocks: blocks, planned)
      }
      if let planned = plan.bootstrap { try bootstrap(arms, clusters: clusters, blocks: blocks, planned, &result) }
      if let subgroupColumn {
        result.subgroups = subgroups(
          subgroupColumn, arms, covariates: [], type: clusters == nil ? .hc2 : .cr2, clusters: clusters,
          weights: weights)
      }
      return result
    } catch {
      refuse(error, rows: rows)
      return nil
    }
  }

  /// The standardised difference with its small-sample correction.
  mutating func hedgesG() -> Result? {
    guard let arms = arms(complete: []) else { return nil }
    do throws(EstimationError) {
      let estimate = try Estimators.hedgesG(treated: arms.treated, control: arms.control)
      return result(
        estimate, formula: "√(1/n₁ + 1/n₀ + g²/(2(n₁ + n₀))); normal", sample: sample(arms),
        treated: mean(arms.treated), control: mean(arms.control))
    } catch {
      refuse(error, rows: arms.selection.rows)
      return nil
    }
  }

  /// Two periods: the difference of the changes, from rows or from units seen in both periods.
  mutating func differenceInDifferences() -> Result? {
    guard let periods = plan.periods, let time = lookup.column(periods.column) else { return nil }
    for period in periods.before + periods.after where !time.levelValues.contains(period.value) {
      lookup.report(
        "unknown-level", at: period.place, "the column ‘\(time.field.name)’ has no period ‘\(period.value)’",
        hint: hintForLevel(period.value, of: time))
    }
    let before = Set(periods.before.map(\.value))
    let after = Set(periods.after.map(\.value))
    if let both = periods.after.first(where: { before.contains($0.value) }) {
      lookup.report(
        "same-level", at: both.place, "the period ‘\(both.value)’ is both before and after",
        hint: "keep it in one of the two")
    }
    let unitColumn = lookup.column(plan.unitColumn)
    let clusterColumn = lookup.column(plan.cluster)
    guard
      var arms = arms(
        complete: [unitColumn, clusterColumn].compactMap { $0 },
        keeping: { selection in
          selection.keep(.otherPeriod) { row in
            time.text(at: row).map { before.contains($0) || after.contains($0) } ?? false
          }
        })
    else { return nil }
    var isAfter = arms.selection.rows.map { row in time.text(at: row).map(after.contains) ?? false }
    do throws(EstimationError) {
      let estimate: Estimate
      let formula: String
      if let unitColumn {
        collapse(&arms, &isAfter, by: unitColumn)
        let rows = arms.selection.rows
        guard !rows.isEmpty else {
          lookup.report(
            "no-panel", at: plan.unitColumn?.place ?? plan.id.place,
            "no unit of ‘\(unitColumn.field.name)’ is seen both before and after",
            hint: "look at the values of ‘\(unitColumn.field.name)’ and ‘\(time.field.name)’, or remove ‘unit-column’")
          return nil
        }
        let units = groups(unitColumn, rows) ?? Groups([String]())
        let clusters = groups(clusterColumn, rows)
        estimate = try panelDifferenceInDifferences(
          outcome: arms.outcome, isTreated: arms.isTreated, isAfter: isAfter, units: units, clusters: clusters)
        formula =
          clusters == nil
          ? "√(s²(Δ₁)/n₁ + s²(Δ₀)/n₀), Δ = ȳ_after − ȳ_before; t, Welch–Satterthwaite"
          : StandardErrorType.cr2.formula
      } else {
        let type = StandardErrorType(rawValue: standardError) ?? .hc2
        estimate = try Estimators.differenceInDifferences(
          outcome: arms.outcome, isTreated: arms.isTreated, isAfter: isAfter, type: type,
          clusters: groups(clusterColumn, arms.selection.rows))
        formula = type.formula
      }
      let rows = arms.selection.rows
      var sample = sample(arms, clusters: groups(clusterColumn ?? unitColumn, rows))
      if let unitColumn {
        // Two rows a unit: the sample is the units.
        sample.observations = groups(unitColumn, rows)?.count ?? 0
        sample.treated = sample.treated.map { $0 / 2 }
        sample.control = sample.control.map { $0 / 2 }
        if clusterColumn == nil { sample.clusters = nil }
      }
      let ofTreated = arms.outcome.indices.filter { arms.isTreated[$0] && isAfter[$0] }.map { arms.outcome[$0] }
      let ofControl = arms.outcome.indices.filter { !arms.isTreated[$0] && isAfter[$0] }.map { arms.outcome[$0] }
      var result = result(
        estimate, formula: formula, sample: sample, treated: mean(ofTreated), control: mean(ofControl))
      result.warnings = warnings(arms, clusters: groups(clusterColumn, rows))
      return result
    } catch {
      refuse(error, rows: arms.selection.rows)
      return nil
    }
  }

  /// Replaces the rows of each unit by its two means, before and after; a unit seen in one period only is dropped.
  ///
  /// Averaging over the periods leaves one change for each unit, whose variance needs no model of how a unit's errors
  /// hang together in time (Bertrand, Duflo and Mullainathan 2004, doi:10.1162/003355304772839588).
  private func collapse(_ arms: inout Arms, _ isAfter: inout [Bool], by unit: Column) {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for (index, row) in arms.selection.rows.enumerated() {
      let name = unit.text(at: row) ?? ""
      if members[name] == nil { order.append(name) }
      members[name, default: []].append(index)
    }
    var outcome: [Double] = []
    var treated: [Bool] = []
    var after: [Bool] = []
    var rows: [Int] = []
    var lost = 0
    for name in order {
      let indices = members[name] ?? []
      let firsts = indices.filter { !isAfter[$0] }
      let seconds = indices.filter { isAfter[$0] }
      guard let first = firsts.first, let second = seconds.first else {
        lost += indices.count
        continue
      }
      for (index, group, flag) in [(first, firsts, false), (second, seconds, true)] {
        outcome.append(mean(group.map { arms.outcome[$0] }))
        treated.append(arms.isTreated[index])
        after.append(flag)
        rows.append(arms.selection.rows[index])
      }
    }
    if lost > 0 { arms.selection.dropped.append(Result.Dropped(count: lost, reason: .singlePeriod)) }
    arms.outcome = outcome
    arms.isTreated = treated
    arms.selection.rows = rows
    isAfter = after
  }
}
