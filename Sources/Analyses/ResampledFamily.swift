import Content
import Diagnostics
import Estimators
import Tables

/// A family adjusted by resampling.
struct AdjustedByResampling {
  /// In the order of the family.
  var pValues: [Double]
  /// Resamples in which an effect could not be computed.
  var failures: Int
}

/// Romano and Wolf's adjusted *p* values of a family; nil when it cannot be adjusted, which is then reported.
///
/// Rows, or whole clusters, are drawn with replacement within the arms (within those of each block, when the estimates name blocks),
/// and every estimate is computed again from the same draw. Where a cluster has both arms, clusters are drawn from all.
func romanoWolf(
  _ family: PlannedFamily, _ results: [Result], frames: [String: Frame]
) -> (AdjustedByResampling?, [Diagnostic]) {
  guard let first = results.first, let draws = family.resamples,
    let frame = frames[first.plan.data.value], let treatment = first.plan.treatment
  else {
    // Without a treatment the first estimate is of a method that is refused below.
    return (nil, refusals(family, results))
  }
  var diagnostics = refusals(family, results)
  guard diagnostics.isEmpty else { return (nil, diagnostics) }
  var members: [Estimation.FamilyMember] = []
  for result in results {
    var estimation = Estimation(
      plan: result.plan, method: result.method, standardError: result.standardErrorType, lookup: Lookup(frame))
    if let member = estimation.familyMember() { members.append(member) }
    diagnostics += estimation.lookup.diagnostics
  }
  guard members.count == results.count, diagnostics.isEmpty else { return (nil, diagnostics) }

  var isUsed = [Bool](repeating: false, count: frame.table.rowCount)
  for member in members { for row in member.rows { isUsed[row] = true } }
  let rows = (0..<frame.table.rowCount).filter { isUsed[$0] }
  var places = [Int](repeating: -1, count: frame.table.rowCount)
  for (place, row) in rows.enumerated() { places[row] = place }
  for index in members.indices { members[index].regression.rows = members[index].rows.map { places[$0] } }
  func groups(_ name: Located<String>?) -> Groups? {
    name.flatMap { frame.table.column(named: $0.value) }.map { column in
      Groups(rows.map { column.text(at: $0) ?? "" })
    }
  }
  let clusters = groups(first.plan.cluster)
  let arms = groups(treatment.column) ?? Groups([String](repeating: "", count: rows.count))
  var strata: Groups? = arms
  if let blocks = groups(results.lazy.compactMap(\.plan.blocks).first) {
    strata = Groups(rows.indices.map { arms.names[arms.index[$0]] + ", " + blocks.names[blocks.index[$0]] })
  }
  if let clusters, let own = strata, !isNested(clusters, in: own) { strata = nil }
  let units = clusters?.count ?? rows.count
  let work = members.reduce(0.0) { sum, member in
    let width = Double(member.regression.columns.count)
    return sum + Double(clusters == nil ? member.rows.count : units) * width * width
  }
  guard work * Double(draws.draws) <= 200_000_000_000 else {
    return (
      nil,
      [
        Diagnostic(
          .error, id: "too-much-to-draw", at: draws.place,
          message: "\(draws.draws) resamples of the family ‘\(family.id.value)’ are more than can be computed",
          hint: "write fewer draws, or ‘method: holm’, which draws nothing")
      ]
    )
  }
  do throws(EstimationError) {
    let resampled = try ResampledFamily(
      members.map(\.regression), rows: rows.count, clusters: clusters, strata: strata, draws: draws.draws,
      seed: draws.seed)
    guard resampled.failures * 10 <= draws.draws else {
      diagnostics.append(
        Diagnostic(
          .error, id: "failed-resamples", at: family.id.place,
          message:
            "in \(resampled.failures) of \(draws.draws) resamples an estimate of the family ‘\(family.id.value)’ could not be computed",
          hint:
            "levels with few rows disappear from resamples: join levels, leave covariates out, or write ‘method: holm’")
      )
      return (nil, diagnostics)
    }
    let pValues = try romanoWolfAdjustment(statistics: resampled.statistics, draws: resampled.draws)
    return (AdjustedByResampling(pValues: pValues, failures: resampled.failures), [])
  } catch {
    var hint = error.hint
    switch error {
    case .tooFewClusters, .tooFewObservations:
      let hasBlocks = results.contains { $0.plan.blocks != nil }
      hint =
        "two units at least are drawn in each arm\(hasBlocks ? " of each block: leave ‘blocks’ out" : ": look at the filter"), or write ‘method: holm’"
    case .noVariation: hint = "look at the outcomes: one does not vary in an arm"
    default: break
    }
    diagnostics.append(
      Diagnostic(
        .error, id: error.id, at: family.id.place,
        message: "the family ‘\(family.id.value)’ cannot be adjusted: \(error.description)", hint: hint))
    return (nil, diagnostics)
  }
}

/// Whether all rows of each group of the first kind are in one of the second.
private func isNested(_ groups: Groups, in others: Groups) -> Bool {
  var owner = [Int](repeating: -1, count: groups.count)
  for (group, other) in zip(groups.index, others.index) {
    if owner[group] >= 0, owner[group] != other { return false }
    owner[group] = other
  }
  return true
}

/// What the estimates of a family have to share to be drawn together.
private func refusals(_ family: PlannedFamily, _ results: [Result]) -> [Diagnostic] {
  var found: [Diagnostic] = []
  func refuse(_ member: Located<String>, _ message: String, _ hint: String) {
    found.append(Diagnostic(.error, id: "not-resampled", at: member.place, message: message, hint: hint))
  }
  guard let first = results.first else { return [] }
  let plan = first.plan
  let blocks = results.lazy.compactMap(\.plan.blocks).first
  for (member, result) in zip(family.estimates, results) {
    let own = result.plan
    if ![.differenceInMeans, .leastSquares, .lin].contains(result.method) {
      refuse(
        member, "‘romano-wolf’ cannot draw the method ‘\(result.method.rawValue)’ of ‘\(member.value)’ anew",
        "it takes the methods difference-in-means, least-squares and lin: leave the estimate out, or write ‘method: holm’"
      )
    } else if !own.absorbed.isEmpty {
      refuse(
        member, "‘romano-wolf’ does not draw the absorbed effects of ‘\(member.value)’ anew",
        "write them after ‘fixed-effects’ instead of ‘absorb’")
    } else if own.secondCluster != nil {
      refuse(
        member, "‘romano-wolf’ draws clusters of one kind, and ‘\(member.value)’ has two",
        "write one column after ‘cluster’, or ‘method: holm’")
    } else if own.data.value != plan.data.value {
      refuse(
        member, "‘romano-wolf’ draws from one dataset, and ‘\(member.value)’ is of ‘\(own.data.value)’",
        "make a family of the estimates of each dataset, or write ‘method: holm’")
    } else if own.treatment?.column.value != plan.treatment?.column.value {
      refuse(
        member,
        "‘romano-wolf’ draws within the arms of one column, and ‘\(member.value)’ compares those of ‘\(own.treatment?.column.value ?? "")’",
        "make a family of the estimates of each treatment, or write ‘method: holm’")
    } else if own.cluster?.value != plan.cluster?.value {
      refuse(
        member,
        "‘romano-wolf’ draws the same units for all, and ‘\(member.value)’ has \(own.cluster.map { "the clusters ‘\($0.value)’" } ?? "no clusters") where ‘\(first.id)’ has \(plan.cluster.map { "‘\($0.value)’" } ?? "none")",
        "give all estimates of the family the same ‘cluster’")
    } else if let mine = own.blocks, let blocks, mine.value != blocks.value {
      refuse(
        member, "‘romano-wolf’ draws within one kind of blocks, and ‘\(member.value)’ has ‘\(mine.value)’",
        "give all estimates of the family the same ‘blocks’, or write ‘method: holm’")
    }
  }
  return found
}

extension Estimation {
  struct FamilyMember {
    /// Of the table.
    var rows: [Int]
    /// Its own rows are still to be numbered among those of the family.
    var regression: ResampledRegression
  }

  /// The estimate as a regression that can be run again in a resample.
  mutating func familyMember() -> FamilyMember? {
    let covariates = plan.covariates.compactMap { lookup.column($0) }
    let effects = plan.fixedEffects.compactMap { lookup.column($0) }
    let others = [plan.blocks, plan.cluster, plan.subgroups].compactMap { lookup.column($0) }
    let weights = lookup.numbers(plan.weights, as: "the weights")
    let response = plan.attritionWeights.flatMap { responseWeights($0) }
    guard
      let arms = arms(complete: covariates + effects + others + (response?.columns ?? []), weights: weights),
      let design = design(covariates, effects: effects, arms)
    else { return nil }
    let rows = arms.selection.rows
    var columns = design.columns
    var names = design.names
    var interactions: [(column: Int, product: Int)] = []
    func interact(_ column: Int) {
      interactions.append((column, columns.count))
      names.append("treatment × " + names[column])
      columns.append(zip(columns[column], arms.isTreated).map { $1 ? $0 : 0 })
    }
    if method == .lin {
      for column in (design.treatment + 1)..<design.columns.count { interact(column) }
    } else if method == .differenceInMeans, let blocks = groups(lookup.column(plan.blocks), rows) {
      for block in 1..<max(blocks.count, 1) {
        names.append(blocks.names[block])
        columns.append(blocks.index.map { $0 == block ? 1 : 0 })
        interact(columns.count - 1)
      }
    }
    let ownWeights: [Double]? =
      weights == nil && response == nil
      ? nil : rows.map { (weights?.values[$0] ?? 1) * (response?.byRow[$0] ?? 1) }
    return FamilyMember(
      rows: rows,
      regression: ResampledRegression(
        rows: [], columns: columns, names: names, outcome: arms.outcome, weights: ownWeights,
        treatment: design.treatment, interactions: interactions))
  }
}
