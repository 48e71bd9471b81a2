import Content
import Estimators
import Tables

extension Estimation {
  /// Lin's estimator: covariates centred, with a slope for each arm.
  mutating func lin() -> Result? {
    let covariates = plan.covariates.compactMap { lookup.column($0) }
    let clusterColumn = lookup.column(plan.cluster)
    let subgroupColumn = lookup.column(plan.subgroups)
    let weights = lookup.numbers(plan.weights, as: "the weights")
    guard
      let arms = arms(
        complete: covariates + [clusterColumn, subgroupColumn].compactMap { $0 }, weights: weights)
    else { return nil }
    let rows = arms.selection.rows
    let clusters = groups(clusterColumn, rows)
    let type = StandardErrorType(rawValue: standardError) ?? .hc2
    guard let design = design(covariates, arms) else { return nil }
    guard isFeasible(2 * (design.columns.count - 1), rows.count) else { return nil }
    let adjustment = adjustment(design, besides: nil)
    let ownWeights = weights.map { weights in rows.map { weights.values[$0] } }
    do throws(EstimationError) {
      let estimate = try linAdjustedDifference(
        outcome: arms.outcome, isTreated: arms.isTreated, covariates: adjustment, type: type, clusters: clusters,
        weights: ownWeights)
      var result = result(
        estimate, formula: type.formula, sample: sample(arms, clusters: clusters), treated: mean(arms.treated),
        control: mean(arms.control))
      result.warnings = warnings(arms, clusters: clusters)
      if let means = try? PredictedMeans(
        outcome: arms.outcome, isTreated: arms.isTreated, covariates: adjustment, type: type, clusters: clusters,
        weights: ownWeights)
      {
        result.predictedMeans = predicted(treated: means.treated, control: means.control)
      }
      if let subgroupColumn {
        result.subgroups = subgroups(
          subgroupColumn, arms,
          covariates: interacted(
            self.adjustment(design, besides: subgroupColumn), arms, within: groups(subgroupColumn, rows),
            weights: ownWeights),
          type: type, clusters: clusters, weights: ownWeights)
      }
      return result
    } catch {
      refuse(error, rows: rows)
      return nil
    }
  }

  /// The covariates and their products with treatment, centred in each subgroup, so that the coefficients of treatment are the
  /// average effects in the subgroups, with slopes common to them.
  private func interacted(
    _ covariates: [(name: String, values: [Double])], _ arms: Arms, within subgroups: Groups?, weights: [Double]?
  ) -> [(name: String, values: [Double])] {
    guard let subgroups else { return covariates }
    var columns: [(name: String, values: [Double])] = []
    for covariate in covariates {
      var totals = [Double](repeating: 0, count: subgroups.count)
      var sizes = totals
      for (row, group) in subgroups.index.enumerated() {
        let weight = weights?[row] ?? 1
        totals[group] += weight * covariate.values[row]
        sizes[group] += weight
      }
      let centred = covariate.values.indices.map { row in
        covariate.values[row] - totals[subgroups.index[row]] / sizes[subgroups.index[row]]
      }
      columns.append((covariate.name, centred))
      columns.append(("treatment × " + covariate.name, zip(centred, arms.isTreated).map { $1 ? $0 : 0 }))
    }
    return columns
  }
}
