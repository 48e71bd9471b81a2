import Content
import Diagnostics

/// The standard error that the plan names, or the method's own for this design.
func standardErrorName(of plan: PlannedEstimate, _ method: Method, _ lookup: inout Lookup) -> String? {
  let own = usualStandardError(of: plan, method)
  if let second = plan.secondCluster, method != .leastSquares {
    lookup.report(
      "one-way-clusters", at: second.place, "the method ‘\(method.rawValue)’ takes one column of clusters",
      hint: "write one column after ‘cluster’, or use the method ‘least-squares’")
    return nil
  }
  guard let given = plan.standardErrors else { return own }
  guard method.standardErrors.contains(given.value) else {
    lookup.report(
      "unknown-standard-error", at: given.place,
      "the method ‘\(method.rawValue)’ has no standard error ‘\(given.value)’",
      hint: hint(for: given.value, among: method.standardErrors, what: "standard error"))
    return nil
  }
  guard method.takesStandardError(plan) else {
    if given.value == own { return own }
    lookup.report(
      "unfit-standard-error", at: given.place,
      "the design of ‘\(plan.id.value)’ has the standard error ‘\(own)’, and ‘\(given.value)’ is asked for",
      hint: "remove ‘standard-errors’, or use the method ‘least-squares’ to choose among HC0–HC3 and CR0–CR3")
    return nil
  }
  let isClustered = given.value.hasPrefix("CR")
  if isClustered, plan.cluster == nil {
    lookup.report(
      "missing-key", at: given.place, "the standard error ‘\(given.value)’ needs clusters",
      hint: "add a line ‘cluster: …’ with the column of sites, schools or villages")
    return nil
  }
  if !isClustered, let cluster = plan.cluster {
    lookup.report(
      "unfit-standard-error", at: given.place,
      "the standard error ‘\(given.value)’ takes no account of the clusters ‘\(cluster.value)’",
      hint: "write ‘standard-errors: \(own)’, or remove ‘cluster’")
    return nil
  }
  if plan.secondCluster != nil, given.value != "CR0", given.value != "CR1" {
    lookup.report(
      "unfit-standard-error", at: given.place,
      "clusters of two kinds have the standard errors ‘CR0’ and ‘CR1’, and ‘\(given.value)’ is asked for",
      hint: "write ‘standard-errors: CR1’, or one column after ‘cluster’")
    return nil
  }
  return given.value
}

private func usualStandardError(of plan: PlannedEstimate, _ method: Method) -> String {
  let isClustered = plan.cluster != nil
  return switch method {
  case .differenceInMeans:
    if isClustered {
      "CR2"
    } else if plan.attritionWeights != nil {
      plan.blocks != nil ? "hajek-blocked" : "hajek"
    } else {
      plan.blocks != nil ? "neyman-blocked" : "welch"
    }
  case .leastSquares:
    if plan.secondCluster != nil {
      "CR1"
    } else if isClustered {
      "CR2"
    } else {
      // Leverages are not known with several dimensions absorbed.
      plan.absorbed.count > 1 ? "HC1" : "HC2"
    }
  case .lin: isClustered ? "CR2" : "HC2"
  case .differenceInDifferences: isClustered ? "CR2" : plan.unitColumn != nil ? "welch" : "HC2"
  case .logit, .probit, .poisson: isClustered ? "CR1" : "HC0"
  case .hedgesG: "large-sample"
  case .pooled: plan.interval?.value == "hartung-knapp" ? "hartung-knapp" : "inverse-variance"
  case .proportions:
    switch plan.measure?.value {
    case "risk-ratio": "katz"
    case "odds-ratio": "woolf"
    default: plan.interval?.value ?? "newcombe"
    }
  case .matchedPairs: "paired"
  case .mannWhitney: "hodges-lehmann"
  case .quantileEffect: "order-statistics"
  case .leeBounds: "imbens-manski"
  case .kolmogorovSmirnov: "none"
  case .standardisedDifference: plan.interval?.value == "large-sample" ? "large-sample" : "noncentral"
  }
}

extension Method {
  /// Whether the plan chooses among standard errors, rather than the design.
  fileprivate func takesStandardError(_ plan: PlannedEstimate) -> Bool {
    switch self {
    case .leastSquares, .lin, .logit, .probit, .poisson: true
    case .differenceInDifferences: plan.unitColumn == nil
    default: false
    }
  }
}
