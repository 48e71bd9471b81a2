/// The standard errors of a regression: each with its formula, small-sample factor and degrees of freedom.
///
/// - SeeAlso: MacKinnon and White (1985), doi:10.1016/0304-4076(85)90158-7, for HC0–HC3; Liang and Zeger (1986),
///   doi:10.1093/biomet/73.1.13, for CR0; Bell and McCaffrey (2002), *Survey Methodology* 28, 169–181, and Pustejovsky and
///   Tipton (2018), doi:10.1080/07350015.2016.1247004, for CR2; MacKinnon, Nielsen and Webb (2023), doi:10.1002/jae.2943, for
///   CR3.
public enum StandardErrorType: String, Sendable, CaseIterable {
  case classical
  case hc0 = "HC0"
  case hc1 = "HC1"
  case hc2 = "HC2"
  case hc3 = "HC3"
  case cr0 = "CR0"
  case cr1 = "CR1"
  case cr2 = "CR2"
  case cr3 = "CR3"

  /// As a table prints it.
  public var name: String {
    switch self {
    case .cr1: "CR1 (Stata)"
    default: rawValue
    }
  }

  /// The formula, its small-sample factor and its degrees of freedom, in one line.
  public var formula: String {
    switch self {
    case .classical: "σ̂² (XᵀWX)⁻¹ with σ̂² = Σ w e² / (n − k); t with n − k degrees of freedom"
    case .hc0: "(XᵀWX)⁻¹ (Σ w² e² x xᵀ) (XᵀWX)⁻¹, no small-sample factor; t with n − k degrees of freedom"
    case .hc1: "HC0 times n / (n − k); t with n − k degrees of freedom"
    case .hc2: "HC0 with e² / (1 − h) in place of e²; t with n − k degrees of freedom"
    case .hc3: "HC0 with e² / (1 − h)² in place of e²; t with n − k degrees of freedom"
    case .cr0:
      "(XᵀWX)⁻¹ (Σ_g X_gᵀW_g e_g e_gᵀ W_gX_g) (XᵀWX)⁻¹, no small-sample factor; t with G − 1 degrees of freedom"
    case .cr1:
      "CR0 times G / (G − 1) · (n − 1) / (n − k), where absorbed effects within clusters count as one; "
        + "t with G − 1 degrees of freedom"
    case .cr2:
      "CR0 with (I − H_gg)^(−1/2) e_g in place of e_g (Bell–McCaffrey); t with Satterthwaite degrees of freedom"
    case .cr3:
      "CR0 with (I − H_gg)⁻¹ e_g in place of e_g: Σ_g (β̂ − β̂₍g₎)(β̂ − β̂₍g₎)ᵀ over the fits without one cluster "
        + "(jackknife), no factor; t with G − 1 degrees of freedom"
    }
  }

  /// Whether it allows for errors that are alike within clusters.
  public var isClustered: Bool {
    switch self {
    case .classical, .hc0, .hc1, .hc2, .hc3: false
    case .cr0, .cr1, .cr2, .cr3: true
    }
  }
}
