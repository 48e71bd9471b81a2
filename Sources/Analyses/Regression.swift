import Content
import Estimators
import Tables

extension Estimation {
  /// Least squares of the outcome on treatment, covariates and fixed effects.
  mutating func leastSquares() -> Result? {
    let covariates = plan.covariates.compactMap { lookup.column($0) }
    let effects = plan.fixedEffects.compactMap { lookup.column($0) }
    let absorbed = plan.absorbed.compactMap { lookup.column($0) }
    let clusterColumn = lookup.column(plan.cluster)
    let secondColumn = lookup.column(plan.secondCluster)
    let subgroupColumn = lookup.column(plan.subgroups)
    let weights = lookup.numbers(plan.weights, as: "the weights")
    let used =
      covariates + effects + absorbed + [clusterColumn, secondColumn, subgroupColumn].compactMap { $0 }
    checkExtras()
    checkAttritionWeights()
    let response = plan.attritionWeights.flatMap { responseWeights($0) }
    if plan.attritionWeights != nil, response == nil { return nil }
    guard let arms = regressed(complete: used + (response?.columns ?? []), weights: weights) else { return nil }
    let rows = arms.selection.rows
    let clusters = groups(clusterColumn, rows)
    let type = StandardErrorType(rawValue: standardError) ?? .hc2
    guard let design = design(covariates, effects: effects, arms, hasConstant: absorbed.isEmpty) else { return nil }
    do throws(EstimationError) {
      let ownWeights: [Double]? =
        weights == nil && response == nil
        ? nil : rows.map { (weights?.values[$0] ?? 1) * (response?.byRow[$0] ?? 1) }
      let regression = try LeastSquares(
        design: Matrix(columns: design.columns), names: design.names, outcome: arms.outcome, weights: ownWeights,
        absorbing: absorbed.compactMap { groups($0, rows) })
      let estimates: [Estimate?]
      let formula: String
      if let clusters, let second = groups(secondColumn, rows) {
        let twoWay = try TwoWayClustering(regression, clusters, second, factor: type == .cr0 ? .none : .each)
        _ = try twoWay.estimate(coefficient: design.treatment)
        // Of the others some may have no positive variance: they are left out.
        estimates = design.names.indices.map { try? twoWay.estimate(coefficient: $0) }
        formula =
          "V_a + V_b − V_ab, "
          + (type == .cr0 ? "no small-sample factor" : "each with G / (G − 1) · (n − 1) / (n − k)")
          + "; t with min(G_a, G_b) − 1 degrees of freedom"
      } else {
        estimates = try regression.estimates(type: type, clusters: clusters)
        formula = type.formula
      }
      guard let effect = estimates[design.treatment] else { return nil }
      var result = result(
        effect, formula: formula, sample: sample(arms, clusters: clusters), treated: meanOf(arms.treated),
        control: meanOf(arms.control))
      result.predictedMeans = predictedMeans(regression, design, type: type, clusters: clusters)
      result.terms = zip(design.names, estimates).compactMap { name, estimate in
        estimate.map { term(name, $0) }
      }
      result.warnings =
        warnings(arms, clusters: clusters)
        + (secondColumn == nil ? [] : warnings(arms, clusters: groups(secondColumn, rows)))
      if let response { add(response, arms, to: &result) }
      result.sample.secondClusters = groups(secondColumn, rows)?.count
      if let clusters, let planned = plan.wildBootstrap {
        try bootstrapWildly(regression, coefficient: design.treatment, clusters, planned, &result)
      }
      if let subgroupColumn {
        let adjustment = adjustment(design, besides: subgroupColumn)
        result.subgroups = subgroups(
          subgroupColumn, arms, covariates: adjustment, type: type, clusters: clusters,
          weights: ownWeights)
      }
      return result
    } catch {
      refuse(error, rows: rows)
      return nil
    }
  }

  /// Reports keys that do not go together.
  private mutating func checkExtras() {
    if let wild = plan.wildBootstrap {
      if plan.cluster == nil {
        lookup.report(
          "missing-key", at: wild.place, "‘wild-bootstrap’ needs clusters",
          hint: "add a line ‘cluster: …’ with the column of sites, schools or villages")
      } else if plan.secondCluster != nil {
        lookup.report(
          "one-way-clusters", at: wild.place, "‘wild-bootstrap’ takes one column of clusters",
          hint: "write one column after ‘cluster’")
      }
    }
    guard let subgroups = plan.subgroups else { return }
    if !plan.absorbed.isEmpty {
      lookup.report(
        "unfit-subgroups", at: subgroups.place, "subgroups are not computed with absorbed effects",
        hint: "write the effects after ‘fixed-effects’ instead of ‘absorb’")
    } else if plan.secondCluster != nil {
      lookup.report(
        "unfit-subgroups", at: subgroups.place, "subgroups are not computed with clusters of two kinds",
        hint: "write one column after ‘cluster’")
    }
  }

  /// The mean of an arm; nil without arms.
  func meanOf(_ values: [Double]) -> Double? { values.isEmpty ? nil : mean(values) }

  func term(_ name: String, _ estimate: Estimate) -> Result.Term {
    let interval = estimate.confidenceInterval(level: plan.confidence)
    return Result.Term(
      name: name, estimate: estimate.estimate, standardError: estimate.standardError,
      degreesOfFreedom: estimate.degreesOfFreedom, pValue: estimate.pValue, low: interval.low, high: interval.high)
  }
}

extension Estimation {
  /// The columns of a regression: constant, treatment, covariates, fixed effects.
  struct Design {
    var names: [String]
    var columns: [[Double]]
    /// The place of treatment among them.
    var treatment: Int
  }

  /// Lays a design out; nil when it cannot be, which is then reported.
  mutating func design(
    _ covariates: [Column], effects: [Column] = [], _ arms: Arms, hasConstant: Bool = true
  ) -> Design? {
    let rows = arms.selection.rows
    let coefficients =
      2 + covariates.reduce(0) { $0 + designWidth(of: $1, rows: rows) }
      + effects.reduce(0) { $0 + designWidth(of: $1, rows: rows, asLevels: true) }
    guard isFeasible(coefficients, rows.count) else { return nil }
    var design = Design(
      names: [plan.term?.value ?? plan.treatment?.treated.value ?? "treatment"],
      columns: [arms.term ?? arms.isTreated.map { $0 ? 1.0 : 0 }],
      treatment: 0)
    if hasConstant {
      design.names.insert("(Intercept)", at: 0)
      design.columns.insert([Double](repeating: 1, count: rows.count), at: 0)
      design.treatment = 1
    }
    for (column, isEffect) in covariates.map({ ($0, false) }) + effects.map({ ($0, true) }) {
      for (name, values) in designColumns(of: column, rows: rows, asLevels: isEffect) {
        design.names.append(name)
        design.columns.append(values)
      }
    }
    return design
  }

  /// The columns after treatment, but for those of the subgroups, whose means are in the regression of the subgroups already.
  func adjustment(_ design: Design, besides subgroups: Column?) -> [(name: String, values: [Double])] {
    let name = subgroups?.field.name
    return zip(design.names, design.columns).dropFirst(design.treatment + 1)
      .filter { column, _ in name.map { column != $0 && !column.hasPrefix($0 + ": ") } ?? true }
      .map { (name: $0, values: $1) }
  }

  /// Whether a design can be laid out; a column of identifiers would take more memory than the machine has.
  mutating func isFeasible(_ coefficients: Int, _ rows: Int) -> Bool {
    if coefficients >= rows {
      refuse(.moreCoefficientsThanRows(coefficients: coefficients, rows: rows))
      return false
    }
    guard coefficients * rows <= 50_000_000 else {
      lookup.report(
        "too-many-levels", at: plan.id.place,
        "‘\(plan.id.value)’ has \(coefficients) coefficients for \(rows) rows, more than can be computed",
        hint: "leave out the covariate or the fixed effect with the most levels, or absorb it with ‘absorb’")
      return false
    }
    return true
  }
}

/// How many columns a covariate makes in a design.
private func designWidth(of column: Column, rows: [Int], asLevels: Bool = false) -> Int {
  guard asLevels || column.isFactor else { return 1 }
  return max(0, Set(rows.map { column.text(at: $0) ?? "" }).count - 1)
}

/// A covariate as columns of a design: itself, or 0 and 1 for each level that occurs but the first.
func designColumns(of column: Column, rows: [Int], asLevels: Bool = false) -> [(name: String, values: [Double])] {
  if !asLevels, !column.isFactor, case .numbers(let values) = column.values {
    return [(column.field.name, rows.map { values[$0] })]
  }
  var positions: [String: [Int]] = [:]
  for (position, row) in rows.enumerated() { positions[column.text(at: row) ?? "", default: []].append(position) }
  return column.levelValues.filter { positions[$0] != nil }.dropFirst().map { level in
    var values = [Double](repeating: 0, count: rows.count)
    for position in positions[level] ?? [] { values[position] = 1 }
    return ("\(column.field.name): \(level)", values)
  }
}
