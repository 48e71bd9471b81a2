import Content

/// The criteria that read what the plan computed.
extension EvidenceJudge {
  /// Who was lost, all together and in one arm more than in the other, against the boundary of the What Works
  /// Clearinghouse; counted on the outcome, the data and the arms of the headline.
  func attrition(_ headline: Result) -> Criterion {
    let table = results.attritions.first { table in
      table.plan.outcome.value == headline.plan.outcome?.value && table.plan.data.value == headline.plan.data.value
        && table.plan.treatment.isSame(headline.plan.treatment)
    }
    guard let table else { return criterion(.attrition, .unknown, "none") }
    let id = table.plan.id.value
    guard let overall = table.both.share, table.difference.isFinite else {
      return criterion(.attrition, .unknown, "hidden", result: id)
    }
    let figures: [String: EvidenceGrade.Value] = [
      "overall": .number(overall, .percent), "difference": .number(table.difference.magnitude, .points),
    ]
    guard let boundary = attritionBoundary(overall: overall) else {
      return criterion(.attrition, .notMet, "beyond", figures, result: id)
    }
    let isLow = table.difference.magnitude <= boundary + 1e-9
    return criterion(
      .attrition, isLow ? .met : .notMet, isLow ? "low" : "high",
      figures.merging(["boundary": .number(boundary, .points)]) { first, _ in first }, result: id)
  }

  private func tables(_ headline: Result) -> [Balance] {
    results.balances.filter {
      $0.plan.data.value == headline.plan.data.value && $0.plan.treatment.isSame(headline.plan.treatment)
    }
  }

  /// The joint test of every balance table of the headline's arms; the worst of them decides, at 5 % shared among them.
  func jointBalance(_ headline: Result) -> Criterion {
    let tables = tables(headline)
    let tested = tables.compactMap { table in
      table.joint.flatMap { $0.pValue.isFinite ? (p: $0.pValue, id: table.plan.id.value) : nil }
    }
    guard let worst = tested.min(by: { ($0.p, $0.id) < ($1.p, $1.id) }) else {
      return criterion(
        .balance, .unknown, tables.isEmpty ? "none" : "untested", result: tables.first?.plan.id.value ?? "")
    }
    let threshold = 0.05 / Double(tested.count)
    let isBalanced = worst.p >= threshold
    return criterion(
      .balance, isBalanced ? .met : .notMet, isBalanced ? "joint" : "joint-rejected",
      ["p": .number(worst.p, .pValue), "threshold": .number(threshold, .number(decimals: 3))], result: worst.id)
  }

  /// Matched groups must be alike in what was observed: the largest standardised difference among the rows that are
  /// compared.
  func matchedBalance(_ headline: Result) -> Criterion {
    let table = tables(headline).first { $0.plan.filter?.value == headline.plan.filter?.value }
    guard let table else { return criterion(.balance, .unknown, "none") }
    let shown = table.rows.filter { !$0.isHidden && $0.standardisedDifference.isFinite }
    guard let largest = shown.map(\.standardisedDifference.magnitude).max() else {
      return criterion(.balance, .unknown, "untested", result: table.plan.id.value)
    }
    let isAlike = largest <= 0.25
    return criterion(
      .balance, isAlike ? .met : .notMet, isAlike ? "alike" : "unlike",
      ["largest": .number(largest, .number(decimals: 2)), "threshold": .number(0.25, .number(decimals: 2))],
      result: table.plan.id.value)
  }

  /// What the same calculation finds before the treatment, on the headline's outcome.
  private func earlier(_ headline: Result) -> [Result] {
    results.results.filter {
      $0.plan.isPlacebo && $0.method == .differenceInDifferences
        && $0.plan.outcome?.value == headline.plan.outcome?.value
    }
  }

  /// Trends that were the same before: no false effect, and an interval too narrow to hold one as large as the effect
  /// that was found. A test that could have missed such a trend tells nothing.
  func preTrends(_ headline: Result) -> Criterion {
    let tests = earlier(headline)
    guard let worst = tests.min(by: { ($0.pValue, $0.id) < ($1.pValue, $1.id) }), worst.pValue.isFinite else {
      return criterion(.preTrends, .unknown, "none")
    }
    let format = worst.plan.scale.format
    let figures: [String: EvidenceGrade.Value] = [
      "p": .number(worst.pValue, .pValue), "estimate": .number(worst.estimate, format),
      "interval": .interval(worst.low, worst.high, format), "effect": .number(headline.estimate, format),
    ]
    if worst.pValue < 0.05 / Double(tests.count) {
      return criterion(.preTrends, .notMet, "differ", figures, result: worst.id)
    }
    let size = headline.estimate.magnitude
    let isPrecise = tests.allSatisfy { $0.low > -size && $0.high < size }
    return isPrecise
      ? criterion(.preTrends, .met, "alike", figures, result: worst.id)
      : criterion(.preTrends, .unknown, "imprecise", figures, result: worst.id)
  }

  /// Outcomes that the treatment cannot have changed.
  func placebo(_ headline: Result) -> Criterion? {
    let asTrends = study.design == .differenceInDifferences ? Set(earlier(headline).map(\.id)) : []
    let adjustedFor = Set(headline.plan.covariates.map(\.value))
    let all = results.results.filter { $0.plan.isPlacebo && $0.pValue.isFinite && !asTrends.contains($0.id) }
    // A gap at entry that the headline's model takes into account is no false effect of it.
    let placebos = all.filter { result in !(result.plan.outcome.map { adjustedFor.contains($0.value) } ?? false) }
    func worst(_ placebos: [Result]) -> (criterion: Criterion, isQuiet: Bool)? {
      guard let worst = placebos.min(by: { ($0.pValue, $0.id) < ($1.pValue, $1.id) }) else { return nil }
      let threshold = 0.05 / Double(placebos.count)
      let isQuiet = worst.pValue >= threshold
      return (
        criterion(
          .placebo, isQuiet ? .met : .notMet, isQuiet ? "quiet" : "moved",
          [
            "count": .number(Double(placebos.count), .integer), "p": .number(worst.pValue, .pValue),
            "threshold": .number(threshold, .number(decimals: 3)),
          ], result: worst.id), isQuiet
      )
    }
    if let (criterion, _) = worst(placebos) { return criterion }
    guard let (judged, isQuiet) = worst(all) else { return nil }
    return isQuiet
      ? judged : criterion(.placebo, .met, "adjusted", judged.figures, result: judged.result)
  }

  /// Whether the standard error knows that whole groups share their fate, and has enough of them.
  func inference(_ headline: Result) -> Criterion {
    let hasGroups = headline.plan.cluster != nil || headline.plan.unitColumn != nil
    guard hasGroups else { return criterion(.inference, .notMet, "unclustered", result: headline.id) }
    let count = headline.sample.clusters
    let figures: [String: EvidenceGrade.Value] = count.map { ["count": .number(Double($0), .integer)] } ?? [:]
    for warning in headline.warnings {
      switch warning {
      case .singleCluster: return criterion(.inference, .notMet, "single", figures, result: headline.id)
      // A wild bootstrap is made for few clusters.
      case .fewClusters where headline.resampling?.pValue == nil:
        return criterion(.inference, .notMet, "few", figures, result: headline.id)
      default: continue
      }
    }
    return criterion(.inference, .met, count == nil ? "by-unit" : "clustered", figures, result: headline.id)
  }

  /// Whether the study could see an effect that matters: the one that its plan names, the one that it was built for, or
  /// failing these the one that it found, which is too small to be trusted when it is under what the study could see.
  func precision(_ headline: Result) -> Criterion {
    guard let smallest = headline.smallestDetectable else {
      return criterion(.precision, .unknown, "none", result: headline.id)
    }
    let format = headline.plan.scale.format
    let sign = headline.estimate < 0 ? -1.0 : 1.0
    func figures(_ wanted: Double) -> [String: EvidenceGrade.Value] {
      ["smallest": .number(sign * smallest, format), "wanted": .number(sign * wanted, format)]
    }
    if let relevant = results.smallestRelevant(for: headline) {
      let isEnough = smallest <= relevant.size * (1 + 1e-9)
      return criterion(
        .precision, isEnough ? .met : .notMet, relevant.source.rawValue + (isEnough ? "-enough" : "-short"),
        figures(relevant.size), result: headline.id)
    }
    let isEnough = headline.estimate.magnitude >= smallest
    return criterion(
      .precision, isEnough ? .met : .notMet, isEnough ? "found-enough" : "found-short",
      figures(headline.estimate.magnitude), result: headline.id)
  }

  /// One outcome was named as the main one, or all main ones share the risk of a false announcement.
  func outcomes(_ headline: Result) -> Criterion {
    let primary = results.results.filter(\.plan.isPrimary)
    let figures: [String: EvidenceGrade.Value] = ["count": .number(Double(primary.count), .integer)]
    if primary.isEmpty { return criterion(.outcomes, .notMet, "none") }
    if primary.count == 1 { return criterion(.outcomes, .met, "one", result: primary[0].id) }
    let isShared = primary.allSatisfy { $0.adjusted != nil }
    return criterion(.outcomes, isShared ? .met : .notMet, isShared ? "adjusted" : "several", figures)
  }

  /// Whether pooled studies agree, are enough, and are all there.
  func pooled(_ headline: Result) -> [Criterion] {
    guard let pooled = headline.pooled else {
      return [EvidenceGrade.ID.consistency, .trials, .smallStudies].map { criterion($0, .unknown, "none") }
    }
    let agrees = pooled.inconsistency <= 0.75
    let isEnough = pooled.studies.count >= 5
    return [
      criterion(
        .consistency, agrees ? .met : .notMet, agrees ? "agree" : "differ",
        ["i2": .number(pooled.inconsistency, .percent), "threshold": .number(0.75, .percent)], result: headline.id),
      criterion(
        .trials, isEnough ? .met : .notMet, isEnough ? "enough" : "few",
        ["count": .number(Double(pooled.studies.count), .integer), "threshold": .number(5, .integer)],
        result: headline.id),
      criterion(.smallStudies, .unknown, "none"),
    ]
  }
}

extension Treatment {
  fileprivate func isSame(_ other: Treatment?) -> Bool {
    guard let other else { return false }
    return column.value == other.column.value && treated.value == other.treated.value
      && control.value == other.control.value
  }
}
