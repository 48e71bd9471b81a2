/// The methods that a plan can name; each has its page `method-<name>` in `content/pages`.
package enum Method: String, Sendable, CaseIterable {
  case differenceInMeans = "difference-in-means"
  case leastSquares = "least-squares"
  case differenceInDifferences = "difference-in-differences"
  case hedgesG = "hedges-g"
  case pooled
  case lin
  case logit
  case probit
  case poisson
  case proportions
  case matchedPairs = "matched-pairs"
  case mannWhitney = "mann-whitney"
  case quantileEffect = "quantile-effect"
  case leeBounds = "lee-bounds"
  case kolmogorovSmirnov = "kolmogorov-smirnov"
  case standardisedDifference = "standardised-difference"

  /// The keys of `analysis.yml` that the method takes besides `id`, `title`, `method`, `data`, `where`, `primary`,
  /// `confidence`, `scale`, `unit`, `favourable`, `smallest-effect-of-interest` and `placebo`, which all take.
  var keys: Set<String> {
    switch self {
    case .differenceInMeans:
      [
        "outcome", "treatment", "blocks", "cluster", "standard-errors", "subgroups", "randomisation", "bootstrap",
        "attrition-weights",
      ]
    case .leastSquares:
      [
        "outcome", "treatment", "term", "covariates", "fixed-effects", "absorb", "weights", "cluster",
        "standard-errors",
        "subgroups", "wild-bootstrap", "attrition-weights",
      ]
    case .lin: ["outcome", "treatment", "covariates", "weights", "cluster", "standard-errors", "subgroups"]
    case .logit, .probit, .poisson:
      ["outcome", "treatment", "term", "covariates", "cluster", "standard-errors", "measure"]
    case .proportions: ["outcome", "treatment", "measure", "interval"]
    case .matchedPairs: ["outcome", "treatment", "pair", "randomisation"]
    case .mannWhitney, .kolmogorovSmirnov: ["outcome", "treatment"]
    case .standardisedDifference: ["outcome", "treatment", "measure", "interval"]
    case .quantileEffect: ["outcome", "treatment", "quantile"]
    case .leeBounds: ["outcome", "treatment", "tighten"]
    case .differenceInDifferences:
      ["outcome", "treatment", "time", "unit-column", "cluster", "standard-errors"]
    case .hedgesG: ["outcome", "treatment"]
    case .pooled: ["model", "tau2", "interval", "measure", "counts", "effect", "label"]
    }
  }

  /// The keys without which the method cannot be applied.
  var requiredKeys: [String] {
    switch self {
    case .differenceInMeans, .hedgesG, .proportions, .mannWhitney, .quantileEffect, .leeBounds, .kolmogorovSmirnov,
      .standardisedDifference:
      ["outcome", "treatment"]
    case .leastSquares, .logit, .probit, .poisson: ["outcome"]
    case .lin: ["outcome", "treatment", "covariates"]
    case .matchedPairs: ["outcome", "treatment", "pair"]
    case .differenceInDifferences: ["outcome", "treatment", "time"]
    case .pooled: ["measure"]
    }
  }

  /// Whether a column may stand in the place of treatment, so that no arms are compared.
  var takesTerm: Bool { keys.contains("term") }

  static let commonKeys: Set<String> = [
    "id", "title", "method", "data", "where", "primary", "confidence", "scale", "unit", "favourable",
    "placebo", "smallest-effect-of-interest",
  ]

  /// The standard errors that the plan may name, the default first.
  var standardErrors: [String] {
    switch self {
    case .differenceInMeans: ["welch", "neyman-blocked", "CR2", "hajek", "hajek-blocked"]
    case .leastSquares, .lin: ["HC2", "classical", "HC0", "HC1", "HC3", "CR0", "CR1", "CR2", "CR3"]
    case .logit, .probit, .poisson: ["HC0", "classical", "HC1", "CR0", "CR1"]
    case .proportions: ["newcombe", "wald", "agresti-caffo", "katz", "woolf"]
    case .matchedPairs: ["paired"]
    case .mannWhitney: ["hodges-lehmann"]
    case .quantileEffect: ["order-statistics"]
    case .leeBounds: ["imbens-manski"]
    case .kolmogorovSmirnov: ["none"]
    case .standardisedDifference: ["noncentral", "large-sample"]
    case .differenceInDifferences: ["welch", "HC2", "classical", "HC0", "HC1", "HC3", "CR0", "CR1", "CR2"]
    case .hedgesG: ["large-sample"]
    case .pooled: ["inverse-variance", "hartung-knapp"]
    }
  }

  /// The page that explains the method.
  package var pageSlug: String { "method-" + rawValue }
}
