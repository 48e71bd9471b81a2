/// The standard errors of a likelihood regression. All refer to the normal distribution.
///
/// - SeeAlso: White (1982), doi:10.2307/1912526; Liang and Zeger (1986), doi:10.1093/biomet/73.1.13.
public enum LikelihoodStandardError: String, Sendable, CaseIterable {
  case classical
  case hc0 = "HC0"
  case hc1 = "HC1"
  case cr0 = "CR0"
  case cr1 = "CR1"

  /// As a table prints it: the factors are not those of least squares.
  public var name: String {
    switch self {
    case .hc1: "HC1 (n/(n − 1))"
    case .cr1: "CR1 (G/(G − 1))"
    default: rawValue
    }
  }

  /// The formula and its small-sample factor, in one line; I is the information and s a row's score.
  public var formula: String {
    switch self {
    case .classical: "I⁻¹, the inverse information, right when the model is; z"
    case .hc0: "I⁻¹ (Σ s sᵀ) I⁻¹, no small-sample factor (R's sandwich); z"
    case .hc1: "HC0 times n / (n − 1), as in Stata's maximum-likelihood commands; z"
    case .cr0: "I⁻¹ (Σ_g s_g s_gᵀ) I⁻¹ with the scores added up in each cluster, no small-sample factor; z"
    case .cr1: "CR0 times G / (G − 1), as in Stata's maximum-likelihood commands; z"
    }
  }

  /// Whether it allows for outcomes that are alike within clusters.
  public var isClustered: Bool { self == .cr0 || self == .cr1 }
}
