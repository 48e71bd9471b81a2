import Content
import Estimators
import Tables

extension Estimation {
  /// A logistic, probit or Poisson regression: the average effect of treatment on the scale of the outcome.
  ///
  /// Each row's mean is predicted with treatment and without, covariates as they are; the estimate is the average difference.
  mutating func likelihood(_ family: LikelihoodFamily) -> Result? {
    let covariates = plan.covariates.compactMap { lookup.column($0) }
    let clusterColumn = lookup.column(plan.cluster)
    guard let arms = arms(complete: covariates + [clusterColumn].compactMap { $0 }) else { return nil }
    let rows = arms.selection.rows
    let clusters = groups(clusterColumn, rows)
    let type = LikelihoodStandardError(rawValue: standardError) ?? .hc0
    guard let design = design(covariates, arms) else { return nil }
    do throws(EstimationError) {
      let regression = try LikelihoodRegression(
        family, design: Matrix(columns: design.columns), names: design.names, outcome: arms.outcome)
      let effect = try regression.averageDiscreteEffect(column: design.treatment, type: type, clusters: clusters)
      var result = result(
        effect, formula: type.formula, sample: sample(arms, clusters: clusters), treated: mean(arms.treated),
        control: mean(arms.control))
      result.terms = zip(design.names, try regression.estimates(type: type, clusters: clusters)).map(term)
      result.warnings = warnings(arms, clusters: clusters)
      return result
    } catch {
      refuse(error, rows: rows)
      return nil
    }
  }
}
