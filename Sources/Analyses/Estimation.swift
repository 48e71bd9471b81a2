import Content
import Diagnostics
import Estimators
import Tables

/// Computes one planned estimate, or says why it cannot be.
func estimate(_ plan: PlannedEstimate, in frame: Frame) -> (Result?, [Diagnostic]) {
  var lookup = Lookup(frame)
  guard let method = Method(rawValue: plan.method.value) else {
    if !plan.method.value.isEmpty {
      lookup.report(
        "unknown-method", at: plan.method.place, "there is no method ‘\(plan.method.value)’",
        hint: hint(for: plan.method.value, among: Method.allCases.map(\.rawValue), what: "method"))
    }
    return (nil, lookup.diagnostics)
  }
  checkKeys(of: plan, method, &lookup)
  let standardError = standardErrorName(of: plan, method, &lookup)
  guard let standardError, lookup.isComplete else { return (nil, lookup.diagnostics) }

  var estimation = Estimation(plan: plan, method: method, standardError: standardError, lookup: lookup)
  let result: Result? =
    switch method {
    case .differenceInMeans: estimation.differenceInMeans()
    case .leastSquares: estimation.leastSquares()
    case .differenceInDifferences: estimation.differenceInDifferences()
    case .hedgesG: estimation.hedgesG()
    case .pooled: estimation.pooled()
    case .lin: estimation.lin()
    case .logit: estimation.likelihood(.logit)
    case .probit: estimation.likelihood(.probit)
    case .poisson: estimation.likelihood(.poisson)
    case .proportions: estimation.proportions()
    case .matchedPairs: estimation.matchedPairs()
    case .mannWhitney: estimation.mannWhitney()
    case .quantileEffect: estimation.quantileEffect()
    case .leeBounds: estimation.leeBounds()
    case .kolmogorovSmirnov: estimation.kolmogorovSmirnov()
    case .standardisedDifference: estimation.standardisedDifference()
    }
  return (result.map(checkingPlacebo), estimation.lookup.diagnostics)
}

/// A placebo outcome that differs between the arms is warned of.
private func checkingPlacebo(_ result: Result) -> Result {
  guard result.plan.isPlacebo, result.low > 0 || result.high < 0 else { return result }
  var result = result
  result.warnings.append(.significantPlacebo)
  return result
}

/// Keys that the method does not take would be silently without effect, so they are errors.
private func checkKeys(of plan: PlannedEstimate, _ method: Method, _ lookup: inout Lookup) {
  for key in plan.givenKeys where !Method.commonKeys.contains(key.value) && !method.keys.contains(key.value) {
    // A key that no method has is reported by the reader of the plan.
    guard Method.allCases.contains(where: { $0.keys.contains(key.value) }) else { continue }
    lookup.report(
      "unused-key", at: key.place, "the method ‘\(method.rawValue)’ does not use ‘\(key.value)’",
      hint: "it takes: \(method.keys.sorted().joined(separator: ", "))")
  }
  let given = Set(plan.givenKeys.map(\.value))
  for key in method.requiredKeys where !given.contains(key) {
    lookup.report(
      "missing-key", at: plan.id.place, "the method ‘\(method.rawValue)’ needs the key ‘\(key)’",
      hint: "add a line ‘\(key): …’ to the estimate ‘\(plan.id.value)’")
  }
  if method.takesTerm, !given.contains("treatment"), !given.contains("term") {
    lookup.report(
      "missing-key", at: plan.id.place,
      "the method ‘\(method.rawValue)’ needs the key ‘treatment’, or ‘term’ when no arms are compared",
      hint: "add a line ‘treatment: …’ or ‘term: …’ to the estimate ‘\(plan.id.value)’")
  }
}

/// One estimate on its way from the plan to a result.
struct Estimation {
  let plan: PlannedEstimate
  let method: Method
  let standardError: String
  var lookup: Lookup

  var table: Table { lookup.frame.table }

  /// The rows of two arms, complete in the outcome and in other columns.
  struct Arms {
    var outcome: [Double]
    var isTreated: [Bool]
    var selection: Selection
    var outcomeName: String
    /// The column in the place of treatment, when no arms are compared; `isTreated` is then empty.
    var term: [Double]?

    var treated: [Double] { zip(outcome, isTreated).filter(\.1).map(\.0) }
    var control: [Double] { zip(outcome, isTreated).filter { !$0.1 }.map(\.0) }
  }

  /// Selects the rows of an estimate that compares two arms.
  ///
  /// - Parameters:
  ///   - others: Columns in which no used row may be missing.
  ///   - weights: Rows of weight zero are left out, as from every sum.
  mutating func arms(
    complete others: [Column], weights: (column: Column, values: [Double])? = nil,
    keeping period: ((inout Selection) -> Void)? = nil
  ) -> Arms? {
    var selection = Selection(table)
    lookup.keep(plan.filter, in: &selection)
    let outcome = lookup.numbers(plan.outcome, as: "the outcome")
    guard let treatment = plan.treatment else { return nil }
    let arms = lookup.arms(treatment)
    guard let outcome, let arms, lookup.isComplete else { return nil }
    selection.keep(.otherArm) { arms[$0] != nil }
    period?(&selection)
    let beforeMissing = selection
    selection.keepComplete([outcome.column] + others + [weights?.column].compactMap { $0 })
    if let weights { selection.keep(.zeroWeight) { weights.values[$0] != 0 } }
    for (isTreated, level) in [(true, treatment.treated), (false, treatment.control)]
    where !selection.rows.contains(where: { arms[$0] == isTreated }) {
      let hadRows = beforeMissing.rows.contains { arms[$0] == isTreated }
      lookup.report(
        "empty-arm", at: level.place, "no row is left in the arm ‘\(level.value)’ of ‘\(plan.id.value)’",
        hint: hadRows
          ? "its rows miss ‘\(outcome.column.field.name)’ or another column that the estimate needs"
          : "look at the filter and at the values of ‘\(treatment.column.value)’")
    }
    guard lookup.isComplete else { return nil }
    let values = selection.rows.map { outcome.values[$0] }
    if values.allSatisfy({ $0 == values[0] }) {
      lookup.report(
        "constant-outcome", at: plan.outcome?.place ?? plan.id.place,
        "the outcome ‘\(outcome.column.field.name)’ is \(outcome.column.text(at: selection.rows[0]) ?? "") in every row that ‘\(plan.id.value)’ uses",
        hint: "an outcome that does not vary cannot be compared between arms")
      return nil
    }
    return Arms(
      outcome: values, isTreated: selection.rows.map { arms[$0] == true }, selection: selection,
      outcomeName: outcome.column.field.name)
  }

  /// What the clusters of the arms ask a reader to beware of.
  func warnings(_ arms: Arms, clusters: Groups?) -> [Warning] {
    guard let clusters else { return [] }
    // CR0 and CR1 count on many clusters; CR2 with its degrees of freedom does with fewer.
    let enough = ["CR0", "CR1"].contains(standardError) ? 30 : 10
    var warnings: [Warning] = clusters.count < enough ? [.fewClusters(clusters.count)] : []
    if arms.term != nil { return warnings }
    for (arm, isTreated) in [(Warning.Arm.treated, true), (.control, false)] {
      var first: Int?
      let isSingle = zip(clusters.index, arms.isTreated).allSatisfy { cluster, own in
        guard own == isTreated else { return true }
        defer { first = first ?? cluster }
        return first == nil || first == cluster
      }
      if isSingle { warnings.append(.singleCluster(arm: arm)) }
    }
    return warnings
  }

  func groups(_ column: Column?, _ rows: [Int]) -> Groups? {
    column.map { column in Groups(rows.map { column.text(at: $0) ?? "" }) }
  }

  /// Says in the words of the field why an estimator refused, at the place of the plan.
  mutating func refuse(_ error: EstimationError, rows: [Int] = []) {
    var message = error.description
    // The estimator knows no names of arms.
    if let treatment = plan.treatment {
      for (word, level) in [("treated", treatment.treated.value), ("control", treatment.control.value)] {
        message = replacing("‘\(word)’", by: "‘\(level)’", in: message)
      }
    }
    if case .noVariation = error, let outcome = plan.outcome {
      let place =
        plan.blocks != nil ? "each arm of each block" : plan.absorbed.isEmpty ? "each arm" : "each absorbed group"
      message = "‘\(outcome.value)’ has one value in \(place), so there is no spread to compare with"
    }
    if let outcome = plan.outcome { message = replacing("‘outcome’", by: "‘\(outcome.value)’", in: message) }
    // The estimator counts the rows that it was given; the editor sees the file.
    switch error {
    case .leverageOne(let row), .notFinite(_, let row), .weightNotPositive(let row), .notBinary(_, let row),
      .negativeCount(_, let row):
      if rows.indices.contains(row - 1) {
        message += " (line \(table.lines[rows[row - 1]]) of the file of ‘\(lookup.frame.name)’)"
      }
    default: break
    }
    var hint = error.hint
    switch error {
    case .blockTooSmall(let level, let arm, let count, let minimum):
      // The cells of ‘tighten’ are blocks to the estimator alone.
      guard let tighten = plan.tighten, let treatment = plan.treatment else { break }
      let name = (arm == "treated" ? treatment.treated : treatment.control).value
      message =
        "where ‘\(tighten.value)’ is \(level), \(count) of the outcomes of the arm ‘\(name)’ count, and at least \(minimum) are needed"
      hint = "tighten by a column of fewer levels: derive one that joins them"
    case .collinear(let columns):
      if let factor = plan.fixedEffects.first(where: { columns.first?.hasPrefix($0.value + ": ") == true }) {
        hint = "where each level of ‘\(factor.value)’ is in one arm, write it after ‘cluster’ and not ‘fixed-effects’"
      }
    default: break
    }
    lookup.report(error.id, at: place(of: error), "‘\(plan.id.value)’ cannot be computed: \(message)", hint: hint)
  }

  /// Where the plan names what an error is about: a collinear covariate, or the estimate.
  private func place(of error: EstimationError) -> Place {
    switch error {
    case .collinear(let columns), .separation(let columns, _, _):
      let name = columns.first.flatMap { column in
        (plan.covariates + plan.fixedEffects + plan.absorbed).first {
          column == $0.value || column.hasPrefix($0.value + ": ")
        }
      }
      return name?.place ?? plan.id.place
    case .notBinary, .negativeCount: return plan.outcome?.place ?? plan.id.place
    case .notAPair: return plan.pair?.place ?? plan.id.place
    case .leverageOfSeveralEffects, .effectAcrossClusters: return plan.absorbed.first?.place ?? plan.id.place
    case .twoWayVarianceNotPositive: return plan.secondCluster?.place ?? plan.id.place
    case .tooFewClusters, .clusterInBothArms, .clusterInSeveralBlocks: return plan.cluster?.place ?? plan.id.place
    case .blockTooSmall: return plan.blocks?.place ?? plan.tighten?.place ?? plan.id.place
    case .weightNotPositive: return plan.weights?.place ?? plan.id.place
    case .unitInBothArms, .unitNotInBothPeriods: return plan.unitColumn?.place ?? plan.id.place
    default: return plan.id.place
    }
  }

  func result(
    _ estimate: Estimate, formula: String, sample: Result.Sample, treated: Double? = nil, control: Double? = nil
  ) -> Result {
    let interval = estimate.confidenceInterval(level: plan.confidence)
    return Result(
      plan: plan, method: method, estimate: estimate.estimate, standardError: estimate.standardError,
      degreesOfFreedom: estimate.degreesOfFreedom, statistic: estimate.statistic, pValue: estimate.pValue,
      low: interval.low, high: interval.high, standardErrorType: standardError, standardErrorFormula: formula,
      sample: sample, meanTreated: treated, meanControl: control, dataSHA256: lookup.frame.sha256)
  }

  func sample(_ arms: Arms, clusters: Groups? = nil, blocks: Groups? = nil) -> Result.Sample {
    let treated = arms.term == nil ? arms.isTreated.count { $0 } : nil
    return Result.Sample(
      observations: arms.outcome.count, treated: treated, control: treated.map { arms.outcome.count - $0 },
      clusters: clusters?.count, blocks: blocks?.count, dropped: arms.selection.dropped)
  }
}

func replacing(_ old: String, by new: String, in text: String) -> String {
  guard let range = text.firstRange(of: old) else { return text }
  return text[..<range.lowerBound] + new + text[range.upperBound...]
}

extension EstimationError {
  /// What an editor can do; empty when the message says it.
  var hint: String {
    switch self {
    case .tooFewObservations: "look at the filter and at missing values, or report the two values without an interval"
    case .noVariation: "without any spread inside the arms there is no standard error: look at how the outcome is coded"
    case .tooFewClusters: "with so few clusters there is no standard error: describe the clusters one by one"
    case .moreCoefficientsThanRows: "leave out covariates or fixed effects"
    case .blockTooSmall: "join small blocks, or leave them out with ‘where’"
    case .weightNotPositive: "correct the weight, or leave the row out with ‘where’"
    case .notFinite: "correct the value, or leave the row out with ‘where’"
    case .unitNotInBothPeriods, .unitInBothArms: "correct the rows of this unit, or leave it out with ‘where’"
    case .tooFewTrials: "look at the filter and at missing values"
    case .zeroCell, .impossibleCounts, .varianceNotPositive: "look at that row, or leave it out with ‘where’"
    case .notBinary: "derive a column of 0 and 1, or leave the row out with ‘where’"
    case .negativeCount: "correct the value, or leave the row out with ‘where’"
    case .notAPair: "correct the rows of this pair, or leave it out with ‘where’"
    case .separation: "the method ‘difference-in-means’ needs no model"
    case .twoWayVarianceNotPositive: "write one of the two columns of ‘cluster’"
    case .singleAssignment: "look at ‘blocks’ and ‘cluster’: both arms must occur in a block"
    case .clusterInSeveralBlocks: "look at the columns ‘blocks’ and ‘cluster’"
    case .exactFit, .clustersCarryNoVariation: "look at the values of the outcome and at the covariates"
    default: ""
    }
  }

  /// The stable id of the finding.
  var id: String {
    switch self {
    case .tooFewObservations: "too-few-observations"
    case .noVariation: "no-variation"
    case .tooFewClusters, .clustersCarryNoVariation: "too-few-clusters"
    case .exactFit: "exact-fit"
    case .clusterInBothArms: "cluster-in-both-arms"
    case .blockTooSmall: "block-too-small"
    case .collinear: "collinear"
    case .moreCoefficientsThanRows: "more-coefficients-than-rows"
    case .leverageOne: "leverage-one"
    case .weightNotPositive: "weight-not-positive"
    case .zeroCell: "zero-cell"
    case .tooFewTrials: "too-few-trials"
    case .notBinary: "not-binary"
    case .negativeCount: "negative-count"
    case .separation: "separation"
    case .notAPair: "not-a-pair"
    case .singleAssignment: "single-assignment"
    default: "not-computable"
    }
  }
}
