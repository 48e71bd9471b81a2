/// Power, minimum detectable effect and sample size for a difference in means, by the noncentral t distribution with both tails
/// counted.
///
/// In standard deviations of the outcome the standard error of the effect on those assigned is
///
///     units:     √((1 − R²) / (P (1 − P) n)),                      n = N (1 − attrition),  df = n − 2 − covariates − (B − 1)
///     clusters:  √((ρ (1 + cv²) (1 − R²_between) + (1 − ρ) (1 − R²_within)/m) / (P (1 − P) J)),  df = J − 2 − covariates − (B − 1)
///
/// The size is the number assigned, both arms together: units, or clusters when the design has a cluster size. Sizes need not be
/// whole, so that they can be solved for; round up for each arm.
///
/// - SeeAlso: Bloom (1995), doi:10.1177/0193841X9501900504; Duflo, Glennerster and Kremer (2007), *Handbook of Development
///   Economics* 4, 3895–3962; Raudenbush (1997), doi:10.1037/1082-989X.2.2.173; Cohen (1988), *Statistical Power Analysis for
///   the Behavioral Sciences*, chapter 2.
public struct MeanPower: Sendable {
  public let design: TrialDesign

  /// - Throws: ``EstimationError/outOfRange(what:allowed:)``.
  public init(_ design: TrialDesign) throws(EstimationError) {
    try design.check()
    self.design = design
  }

  /// One point of a power curve.
  public struct Point: Sendable, Equatable {
    /// Units or clusters assigned, both arms together.
    public var size: Double
    /// In standard deviations of the outcome, on those who comply.
    public var effect: Double
    public var power: Double
  }

  /// The standard error of the effect on those assigned, in standard deviations of the outcome.
  public func standardError(size: Double) -> Double {
    let left = 1 - design.attrition
    let shares = design.treatedShare * (1 - design.treatedShare)
    guard let clusterSize = design.clusterSize else {
      return ((1 - design.covariateRSquared) / (shares * size * left)).squareRoot()
    }
    let variation = design.clusterSizeVariation
    let between = design.intraclassCorrelation * (1 + variation * variation) * (1 - design.clusterRSquared)
    let within = (1 - design.intraclassCorrelation) * (1 - design.covariateRSquared) / (clusterSize * left)
    return ((between + within) / (shares * size)).squareRoot()
  }

  /// Of the t distribution; not positive when the design is too small for any test.
  public func degreesOfFreedom(size: Double) -> Double {
    let units = design.clusterSize == nil ? size * (1 - design.attrition) : size
    return units - 2 - Double(design.covariates) - Double(design.blocks - 1)
  }

  /// The probability that the test rejects.
  ///
  /// - Parameters:
  ///   - effect: On those who comply, in standard deviations of the outcome; its sign counts in a one-sided test for more.
  ///   - size: Units or clusters assigned, both arms together.
  /// - Throws: ``EstimationError/tooFewObservations(group:count:minimum:)``.
  public func power(effect: Double, size: Double) throws(EstimationError) -> Double {
    try check(size: size)
    return unchecked(effect: effect, size: size)
  }

  /// The smallest positive effect, on those who comply and in standard deviations, that the test finds with the given power.
  ///
  /// - Throws: ``EstimationError`` for a size too small for any test, and for a power that is not above the significance level.
  public func minimumDetectableEffect(power: Double = 0.8, size: Double) throws(EstimationError) -> Double {
    try check(size: size)
    try check(power: power)
    let scale = standardError(size: size) / design.compliance
    return root(between: 0, and: scale * 1e6) { unchecked(effect: $0, size: size) - power } ?? .nan
  }

  /// Bloom's formula for it: (t at 1 − α/2 + t at the power) standard errors. Slightly larger than the exact one in tiny samples.
  ///
  /// - Throws: As ``minimumDetectableEffect(power:size:)``.
  public func multiplierDetectableEffect(power: Double = 0.8, size: Double) throws(EstimationError) -> Double {
    try check(size: size)
    try check(power: power)
    let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom(size: size))
    return (student.quantile(upperTail: tail) + student.quantile(power)) * standardError(size: size)
      / design.compliance
  }

  /// How many units or clusters must be assigned, both arms together, not rounded.
  ///
  /// - Parameters:
  ///   - effect: On those who comply, in standard deviations; its sign does not count.
  ///   - power: Above the significance level and below 1.
  /// - Throws: ``EstimationError`` for an effect of zero and a power out of range.
  public func size(effect: Double, power: Double = 0.8) throws(EstimationError) -> Double {
    try check(power: power)
    guard effect != 0, effect.isFinite else { throw .outOfRange(what: "effect", allowed: "a number that is not zero") }
    let fewest = smallestSize * (1 + 1e-6)
    let target = power
    if unchecked(effect: abs(effect), size: fewest) >= target { return fewest }
    return root(between: fewest, and: 1e12) { unchecked(effect: abs(effect), size: $0) - target } ?? .infinity
  }

  /// How large the clusters must be when their number is fixed.
  ///
  /// - Parameters:
  ///   - clusters: Assigned, both arms together.
  ///   - effect: On those who comply, in standard deviations.
  /// - Returns: m, the mean number of units assigned in each, not rounded.
  /// - Throws: ``EstimationError/unreachable(what:limit:)`` with the power that clusters without end would have.
  public func clusterSize(
    clusters: Double, effect: Double, power: Double = 0.8
  ) throws(EstimationError) -> Double {
    try check(power: power)
    var endless = design
    endless.clusterSize = 1e12
    let best = try MeanPower(endless).power(effect: abs(effect), size: clusters)
    guard best > power else {
      throw .unreachable(
        what: "power \(power)",
        limit: "with \((clusters * 100).rounded() / 100) clusters it stays under \((best * 1000).rounded(.up) / 1000)")
    }
    let fewest = 1 / (1 - design.attrition)
    func reached(_ size: Double) -> Double {
      var sized = self.design
      sized.clusterSize = size
      return ((try? MeanPower(sized).power(effect: abs(effect), size: clusters)) ?? 0) - power
    }
    if reached(fewest) >= 0 { return fewest }
    return root(between: fewest, and: 1e12, of: reached) ?? .infinity
  }

  /// Power over sizes and effects, as data for a chart: for each effect the sizes in their order.
  ///
  /// - Throws: As ``power(effect:size:)``.
  public func curve(effects: [Double], sizes: [Double]) throws(EstimationError) -> [Point] {
    var points: [Point] = []
    for effect in effects {
      for size in sizes {
        points.append(Point(size: size, effect: effect, power: try power(effect: effect, size: size)))
      }
    }
    return points
  }

  /// The probability in each tail where the test rejects.
  private var tail: Double { design.isTwoSided ? design.significanceLevel / 2 : design.significanceLevel }

  /// Where no degree of freedom is left, or an arm has no unit.
  private var smallestSize: Double {
    let units = Double(2 + design.covariates + design.blocks - 1)
    return design.clusterSize == nil ? units / (1 - design.attrition) : units
  }

  private func unchecked(effect: Double, size: Double) -> Double {
    let degreesOfFreedom = degreesOfFreedom(size: size)
    let critical = StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: tail)
    let distribution = NoncentralStudentDistribution(
      degreesOfFreedom: degreesOfFreedom, noncentrality: effect * design.compliance / standardError(size: size))
    return distribution.upperTail(critical) + (design.isTwoSided ? distribution.cumulative(-critical) : 0)
  }

  private func check(size: Double) throws(EstimationError) {
    guard size > smallestSize, size.isFinite else {
      throw .tooFewObservations(
        group: design.unitName, count: size.isFinite ? Int(size) : 0, minimum: Int(smallestSize) + 1)
    }
  }

  private func check(power: Double) throws(EstimationError) {
    guard power > design.significanceLevel, power < 1 else {
      throw .outOfRange(what: "power", allowed: "above the significance level and below 1")
    }
  }
}
