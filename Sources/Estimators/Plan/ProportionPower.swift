import Glibc

/// Power, minimum detectable effect and sample size for a difference of two proportions.
public struct ProportionPower: Sendable {
  /// How power is approximated.
  public enum Method: String, Sendable, CaseIterable {
    /// Normal, with the pooled variance under the hypothesis: Φ((|p₁ − p₀| − z SE₀) / SE₁), as R's `power.prop.test`.
    case normal
    /// Cohen's h, 2 asin √p₁ − 2 asin √p₀, with variance 1/n₁ + 1/n₀.
    case arcsine
  }

  public let design: TrialDesign
  public let method: Method
  /// Whether a two-sided test's rejections in the wrong direction count as power.
  public let countsBothTails: Bool

  /// - Parameter countsBothTails: false is R's `strict = FALSE`, and the textbooks.
  /// - Throws: ``EstimationError/outOfRange(what:allowed:)``.
  public init(_ design: TrialDesign, method: Method = .normal, countsBothTails: Bool = false) throws(EstimationError) {
    try design.check()
    self.design = design
    self.method = method
    self.countsBothTails = countsBothTails
  }

  /// The probability that the test finds the difference.
  ///
  /// Clusters and attrition divide the number of units by the design effect; covariates multiply the variances by 1 − R², an
  /// approximation; treated units that do not comply have the control proportion.
  ///
  /// - Parameters:
  ///   - treated: The proportion among those treated who comply.
  ///   - control: The proportion without treatment.
  ///   - size: Units or clusters assigned, both arms together.
  /// - Throws: ``EstimationError`` for proportions outside (0, 1) and a size that is not positive.
  public func power(treated: Double, control: Double, size: Double) throws(EstimationError) -> Double {
    try check(treated: treated, control: control)
    guard size > 0, size.isFinite else { throw .tooFewObservations(group: design.unitName, count: 0, minimum: 2) }
    return unchecked(treated: treated, control: control, size: size)
  }

  /// How many units or clusters must be assigned, both arms together, not rounded.
  ///
  /// - Throws: ``EstimationError`` for equal proportions, and for a power that is not between the significance level and 1.
  public func size(treated: Double, control: Double, power: Double = 0.8) throws(EstimationError) -> Double {
    try check(treated: treated, control: control)
    try check(power: power)
    guard treated != control else { throw .noVariation(what: "risk") }
    return root(between: 1e-9, and: 1e15) { unchecked(treated: treated, control: control, size: $0) - power } ?? .nan
  }

  /// The smallest difference above or below the control proportion that is found with the given power.
  ///
  /// - Parameter isIncrease: Whether treatment is to raise the proportion.
  /// - Returns: The difference on those who comply, with its sign.
  /// - Throws: ``EstimationError/unreachable(what:limit:)`` when even a proportion of 0 or 1 is not found.
  public func minimumDetectableEffect(
    control: Double, isIncrease: Bool = true, power: Double = 0.8, size: Double
  ) throws(EstimationError) -> Double {
    try check(treated: control, control: control)
    try check(power: power)
    guard size > 0, size.isFinite else { throw .tooFewObservations(group: design.unitName, count: 0, minimum: 2) }
    let end = isIncrease ? 1 - 1e-12 : 1e-12
    let best = unchecked(treated: end, control: control, size: size)
    guard best > power else {
      throw .unreachable(
        what: "power \(power)",
        limit: "at a proportion of \(isIncrease ? 1 : 0) it is \((best * 1000).rounded() / 1000)")
    }
    let treated =
      root(between: control, and: end) { unchecked(treated: $0, control: control, size: size) - power } ?? .nan
    return treated - control
  }

  private func unchecked(treated: Double, control: Double, size: Double) -> Double {
    let units =
      size * (design.clusterSize ?? 1) * (1 - design.attrition) / design.designEffect
      / (1 - design.covariateRSquared)
    let share = design.treatedShare
    let diluted = control + design.compliance * (treated - control)
    let normal = NormalDistribution()
    let critical = normal.quantile(
      upperTail: design.isTwoSided ? design.significanceLevel / 2 : design.significanceLevel)
    let distance: Double
    let (null, alternative): (Double, Double)
    switch method {
    case .normal:
      distance = abs(diluted - control)
      let pooled = share * diluted + (1 - share) * control
      null = (pooled * (1 - pooled) / (share * (1 - share) * units)).squareRoot()
      alternative =
        (diluted * (1 - diluted) / (share * units) + control * (1 - control) / ((1 - share) * units)).squareRoot()
    case .arcsine:
      distance = abs(cohensH(diluted, control))
      null = (1 / (share * (1 - share) * units)).squareRoot()
      alternative = null
    }
    let right = normal.upperTail((critical * null - distance) / alternative)
    let wrong = normal.upperTail((critical * null + distance) / alternative)
    return design.isTwoSided && countsBothTails ? right + wrong : right
  }

  private func check(treated: Double, control: Double) throws(EstimationError) {
    for proportion in [treated, control] where !(proportion > 0 && proportion < 1) {
      throw .outOfRange(what: "proportion", allowed: "strictly between 0 and 1")
    }
  }

  private func check(power: Double) throws(EstimationError) {
    guard power > design.significanceLevel, power < 1 else {
      throw .outOfRange(what: "power", allowed: "above the significance level and below 1")
    }
  }
}

/// Cohen's h, the difference of two proportions on the scale where their variance does not depend on them:
/// 2 asin √p₁ − 2 asin √p₀.
///
/// - SeeAlso: Cohen (1988), *Statistical Power Analysis for the Behavioral Sciences*, chapter 6.
public func cohensH(_ treated: Double, _ control: Double) -> Double {
  2 * asin(treated.squareRoot()) - 2 * asin(control.squareRoot())
}
