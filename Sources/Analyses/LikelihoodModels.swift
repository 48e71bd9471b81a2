import Content
import Estimators
import Tables

extension Estimation {
  /// A logistic, probit or Poisson regression: the average effect on the scale of the outcome, or the coefficient itself.
  ///
  /// With arms, or a term of 0 and 1, each row's mean is predicted with and without, covariates as they are, and the estimate is
  /// the average difference. A term that is a quantity has its average derivative.
  mutating func likelihood(_ family: LikelihoodFamily) -> Result? {
    let measure = lookup.choice(plan.measure, among: ["marginal-effect", "coefficient"])
    let covariates = plan.covariates.compactMap { lookup.column($0) }
    let clusterColumn = lookup.column(plan.cluster)
    checkScale(measure, family)
    guard let measure, let arms = regressed(complete: covariates + [clusterColumn].compactMap { $0 }) else {
      return nil
    }
    let rows = arms.selection.rows
    let clusters = groups(clusterColumn, rows)
    let type = LikelihoodStandardError(rawValue: standardError) ?? .hc0
    guard let design = design(covariates, arms) else { return nil }
    do throws(EstimationError) {
      let regression = try LikelihoodRegression(
        family, design: Matrix(columns: design.columns), names: design.names, outcome: arms.outcome)
      let coefficients = try regression.estimates(type: type, clusters: clusters)
      let isQuantity = arms.term?.contains { $0 != 0 && $0 != 1 } ?? false
      let effect =
        if measure == "coefficient" {
          coefficients[design.treatment]
        } else if isQuantity {
          try regression.averageMarginalEffect(column: design.treatment, type: type, clusters: clusters)
        } else {
          try regression.averageDiscreteEffect(column: design.treatment, type: type, clusters: clusters)
        }
      var result = result(
        effect, formula: type.formula, sample: sample(arms, clusters: clusters), treated: meanOf(arms.treated),
        control: meanOf(arms.control))
      result.terms = zip(design.names, coefficients).map(term)
      result.warnings = warnings(arms, clusters: clusters)
      if arms.term == nil,
        let means = try? regression.predictedMeans(treatment: design.treatment, type: type, clusters: clusters)
      {
        result.predictedMeans = predicted(treated: means.treated, control: means.control)
      }
      return result
    } catch {
      refuse(error, rows: rows)
      return nil
    }
  }

  /// An average effect is in the unit of the outcome; the coefficient of a logit or Poisson model is a logarithm, and that of a
  /// probit model neither.
  private mutating func checkScale(_ measure: String?, _ family: LikelihoodFamily) {
    let place = plan.measure?.place ?? plan.id.place
    switch (measure, plan.scale) {
    case ("marginal-effect", .logRatio):
      lookup.report(
        "unfit-scale", at: place,
        "the average effect is in the unit of the outcome and no logarithm, and ‘scale’ is ‘log-ratio’",
        hint: "write ‘measure: coefficient’ for a ratio, or leave ‘scale’ out")
    case ("coefficient", .points), ("coefficient", .percent):
      lookup.report(
        "unfit-scale", at: place,
        "a coefficient of this model is no share, and ‘scale’ is ‘\(plan.scale.rawValue)’",
        hint: family == .probit
          ? "leave ‘scale’ out" : "write ‘scale: log-ratio’ for a ratio, or leave ‘scale’ out")
    case ("coefficient", .logRatio) where family == .probit:
      lookup.report(
        "unfit-scale", at: place, "a coefficient of a probit model is no logarithm, and ‘scale’ is ‘log-ratio’",
        hint: "leave ‘scale’ out, or use the method ‘logit’")
    default: break
    }
  }
}
