import Glibc

/// How the sampling variance of Hedges' g is approximated.
public enum EffectSizeVariance: String, Sendable, CaseIterable {
  /// 1/n₁ + 1/n₀ + g² / (2(n₁ + n₀)): metafor's default (`vtype = "LS"`).
  case largeSample = "LS"
  /// J² (1/n₁ + 1/n₀ + d² / (2(n₁ + n₀))): Borenstein and others (2009), formulas 4.20 and 4.24.
  case borenstein = "Borenstein"
}

/// Cohen's d: the difference in means over the pooled standard deviation.
///
/// - Throws: As ``pooledDifferenceInMeans(treated:control:)``.
public func cohensD(treated: [Double], control: [Double]) throws(EstimationError) -> Double {
  try checkArms(treated: treated, control: control)
  let spread = pooledVariance(treated, control).squareRoot()
  guard spread > 0 else { throw .noVariation(what: "outcome") }
  return differenceOfMeans(treated, control) / spread
}

/// Glass's Δ: the difference in means over the standard deviation of the control group, when treatment may change the spread.
///
/// - Throws: ``EstimationError`` for a group of fewer than two and when the control group is constant.
public func glassDelta(treated: [Double], control: [Double]) throws(EstimationError) -> Double {
  try checkArms(treated: treated, control: control)
  let spread = standardDeviation(control)
  guard spread > 0 else { throw .noVariation(what: "control") }
  return differenceOfMeans(treated, control) / spread
}

/// Hedges' g: Cohen's d times the exact correction J of its small-sample bias, with a normal reference.
///
/// - Parameters:
///   - treated: n₁ ≥ 2 finite values.
///   - control: n₀ ≥ 2 finite values, in the same unit.
///   - variance: Which of the two usual approximations.
/// - Throws: As ``cohensD(treated:control:)``.
/// - SeeAlso: Hedges (1981), doi:10.3102/10769986006002107.
public func hedgesG(
  treated: [Double], control: [Double], variance: EffectSizeVariance = .largeSample
) throws(EstimationError) -> Estimate {
  hedgesG(
    d: try cohensD(treated: treated, control: control), treated: treated.count, control: control.count,
    variance: variance)
}

/// Hedges' g from Cohen's d and the numbers in the arms.
func hedgesG(d: Double, treated: Int, control: Int, variance: EffectSizeVariance) -> Estimate {
  let correction = hedgesCorrection(degreesOfFreedom: Double(treated + control - 2))
  let g = correction * d
  let counts = 1 / Double(treated) + 1 / Double(control)
  let twice = 2 * Double(treated + control)
  let squaredError =
    switch variance {
    case .largeSample: counts + g * g / twice
    case .borenstein: correction * correction * (counts + d * d / twice)
    }
  return Estimate(estimate: g, standardError: squaredError.squareRoot())
}

/// J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)), for m ≥ 2.
///
/// By Stirling's remainders: the difference of two log-gammas would lose three digits at m = 1,000.
func hedgesCorrection(degreesOfFreedom m: Double) -> Double {
  let x = m / 2
  return exp(stirlingError(x) - stirlingError(x - 0.5) - (x - 1) * log1p(-0.5 / x) - 0.5)
}
