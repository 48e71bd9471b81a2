import Glibc

/// The distribution of an outcome around its mean μ, and how μ depends on the linear predictor η = xᵀβ.
public enum LikelihoodFamily: String, Sendable, CaseIterable {
  /// 0 or 1, with log odds η.
  case logit
  /// 0 or 1, with μ = Φ(η).
  case probit
  /// Not negative, with μ = exp(η); need not be a count when standard errors are robust.
  case poisson

  /// μ.
  func mean(_ predictor: Double) -> Double {
    switch self {
    case .logit: 1 / (1 + exp(-predictor))
    case .probit: NormalDistribution().cumulative(predictor)
    case .poisson: exp(predictor)
    }
  }

  /// dμ/dη.
  func slope(_ predictor: Double) -> Double {
    switch self {
    case .logit:
      // e^−|η| / (1 + e^−|η|)², which keeps its digits in both tails.
      exp(-abs(predictor)) / ((1 + exp(-abs(predictor))) * (1 + exp(-abs(predictor))))
    case .probit: NormalDistribution().density(predictor)
    case .poisson: exp(predictor)
    }
  }

  /// d²μ/dη².
  func curvature(_ predictor: Double) -> Double {
    switch self {
    case .logit: slope(predictor) * (mean(-predictor) - mean(predictor))
    case .probit: -predictor * slope(predictor)
    case .poisson: exp(predictor)
    }
  }

  /// The derivative of one row's log likelihood by η.
  func score(_ outcome: Double, predictor: Double) -> Double {
    switch self {
    case .logit: outcome == 1 ? mean(-predictor) : (outcome == 0 ? -mean(predictor) : outcome - mean(predictor))
    case .probit: outcome * Self.hazard(-predictor) - (1 - outcome) * Self.hazard(predictor)
    case .poisson: outcome - exp(predictor)
    }
  }

  /// Minus the second derivative by η: expected, or as observed.
  func information(_ outcome: Double, predictor: Double, isExpected: Bool) -> Double {
    switch self {
    case .logit: return slope(predictor)
    case .poisson: return exp(predictor)
    case .probit:
      let above = Self.hazard(-predictor)
      let below = Self.hazard(predictor)
      guard !isExpected else { return above * below }
      return outcome * above * (above + predictor) + (1 - outcome) * below * (below - predictor)
    }
  }

  /// Twice the log likelihood lost against a fit that meets the outcome.
  func deviance(_ outcome: Double, predictor: Double) -> Double {
    switch self {
    case .logit:
      return 2 * (outcome * Self.logOnePlusExp(-predictor) + (1 - outcome) * Self.logOnePlusExp(predictor))
    case .probit:
      let normal = NormalDistribution()
      return -2
        * ((outcome == 0 ? 0 : outcome * log(normal.cumulative(predictor)))
          + (outcome == 1 ? 0 : (1 - outcome) * log(normal.upperTail(predictor))))
    case .poisson:
      let mean = exp(predictor)
      guard outcome > 0 else { return 2 * mean }
      return 2 * (outcome * (log(outcome) - predictor) - (outcome - mean))
    }
  }

  /// The log likelihood of one row at its own best: log y!’s part for Poisson, 0 for binary outcomes.
  func saturatedLogLikelihood(_ outcome: Double) -> Double {
    guard self == .poisson else { return 0 }
    return outcome > 0 ? outcome * log(outcome) - outcome - logGamma(outcome + 1) : 0
  }

  /// Where the iteration starts, as in R's `glm`.
  func startingPredictor(_ outcome: Double) -> Double {
    switch self {
    case .logit: log((outcome + 0.5) / (1.5 - outcome))
    case .probit: NormalDistribution().quantile((outcome + 0.5) / 2)
    case .poisson: log(outcome + 0.1)
    }
  }

  /// φ(x) / (1 − Φ(x)).
  private static func hazard(_ x: Double) -> Double {
    let normal = NormalDistribution()
    let tail = normal.upperTail(x)
    // Beyond 35 the tail is near the smallest double; the ratio has its continued fraction.
    return x < 35 ? normal.density(x) / tail : x + 1 / (x + 2 / (x + 3 / x))
  }

  private static func logOnePlusExp(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }
}
