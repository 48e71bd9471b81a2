/// A joint test that several coefficients are zero.
public struct WaldTest: Sendable, Equatable {
  /// F: the Wald statistic over the number of coefficients.
  public var statistic: Double
  /// The number of coefficients.
  public var numeratorDegreesOfFreedom: Double
  public var denominatorDegreesOfFreedom: Double

  /// The upper tail of the F distribution.
  public var pValue: Double {
    FDistribution(numerator: numeratorDegreesOfFreedom, denominator: denominatorDegreesOfFreedom).upperTail(statistic)
  }
}

extension LeastSquares {
  /// F = βᵀV⁻¹β / q for q of the coefficients.
  ///
  /// With the classical covariance and all slopes it is the overall F of the regression.
  ///
  /// - Parameters:
  ///   - coefficients: Their positions among the columns of the design, from 0; at least one.
  ///   - type: Classical and HC refer to F(q, n − k); the clustered types to F(q, G − 1).
  ///   - clusters: For the clustered types, the cluster of each row, more than q of them.
  /// - Throws: As ``covariance(_:clusters:)``; too few clusters; no residual variation.
  public func waldTest(
    coefficients tested: [Int], type: StandardErrorType, clusters: Groups? = nil
  ) throws(EstimationError) -> WaldTest {
    try waldTest(
      contrasts: tested.map { place in coefficients.indices.map { $0 == place ? 1 : 0 } }, type: type,
      clusters: clusters)
  }

  /// F = (Cβ)ᵀ(C V Cᵀ)⁻¹(Cβ) / q for q contrasts, for example that the effect is the same in all subgroups.
  ///
  /// - Parameters:
  ///   - contrasts: C, q rows of k values, linearly independent.
  ///   - type: Classical and HC refer to F(q, n − k); the clustered types to F(q, G − 1). With CR2 prefer
  ///     ``hotellingTest(contrasts:clusters:)``.
  ///   - clusters: For the clustered types, the cluster of each row, more than q of them.
  /// - Throws: As ``covariance(_:clusters:)``; too few clusters; no residual variation; contrasts that depend on each other.
  public func waldTest(
    contrasts: [[Double]], type: StandardErrorType, clusters: Groups? = nil
  ) throws(EstimationError) -> WaldTest {
    let covariance = try covariance(type, clusters: clusters)
    let q = contrasts.count
    if type.isClustered, let clusters = clusters.map(selection.used), clusters.count <= q {
      throw .tooFewClusters(group: "clusters", count: clusters.count, minimum: q + 1)
    }
    let statistic = try waldStatistic(contrasts, covariance: covariance)
    return WaldTest(
      statistic: statistic / Double(q), numeratorDegreesOfFreedom: Double(q),
      denominatorDegreesOfFreedom: referenceDegreesOfFreedom(type, clusters: clusters))
  }

  /// The joint test of q contrasts that keeps its size with few clusters: CR2 with Hotelling's T² (HTZ).
  ///
  ///     F = (η − q + 1) / (η q) · (Cβ)ᵀ(C V Cᵀ)⁻¹(Cβ) with q and η − q + 1 degrees of freedom
  ///
  /// For one contrast it is the square of the t test with Satterthwaite's degrees of freedom.
  ///
  /// - Parameter contrasts: C, q rows of k values, linearly independent.
  /// - Throws: As ``covariance(_:clusters:)`` with CR2; and when the clusters are too few for q contrasts (η ≤ q − 1).
  /// - SeeAlso: Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004, section 3.2.
  public func hotellingTest(contrasts: [[Double]], clusters: Groups) throws(EstimationError) -> WaldTest {
    let checked = try checked(clusters, for: .cr2)
    let reduced = try BiasReduced(self, clusters: checked)
    let covariance = sandwich(reduced.scores(residuals: residuals), factor: 1)
    let q = contrasts.count
    guard checked.count > q else { throw .tooFewClusters(group: "clusters", count: checked.count, minimum: q + 1) }
    let statistic = try waldStatistic(contrasts, covariance: covariance)
    let degreesOfFreedom = reduced.hotellingDegreesOfFreedom(contrasts: contrasts) - Double(q) + 1
    guard degreesOfFreedom > 0 else {
      throw .tooFewClusters(group: "clusters", count: checked.count, minimum: checked.count + 1)
    }
    return WaldTest(
      statistic: degreesOfFreedom / ((degreesOfFreedom + Double(q) - 1) * Double(q)) * statistic,
      numeratorDegreesOfFreedom: Double(q), denominatorDegreesOfFreedom: degreesOfFreedom)
  }

  private func waldStatistic(_ contrasts: [[Double]], covariance: Matrix) throws(EstimationError) -> Double {
    for contrast in contrasts where contrast.count != coefficients.count {
      throw .lengthMismatch(what: "contrast", count: contrast.count, expected: coefficients.count)
    }
    return try waldForm(
      estimates: contrasts.map { dot($0, coefficients) }, names: contrasts.map(name(of:)),
      covariance: { dot(contrasts[$0], covariance * contrasts[$1]) })
  }
}

/// bᵀV⁻¹b for q estimates.
func waldForm(
  estimates: [Double], names: [String], covariance: (Int, Int) -> Double
) throws(EstimationError) -> Double {
  let q = estimates.count
  let errors = (0..<q).map { covariance($0, $0).squareRoot() }
  guard errors.allSatisfy({ $0 > 0 }) else { throw .noVariation(what: "residuals") }
  // As correlations and t statistics: coefficients in dollars and in shares then weigh alike in the rounding.
  var correlation = Matrix(rows: q, columns: q)
  for a in 0..<q {
    for b in 0..<q { correlation[a, b] = covariance(a, b) / (errors[a] * errors[b]) }
  }
  let statistics = (0..<q).map { estimates[$0] / errors[$0] }
  let factorization = HouseholderFactorization(correlation, tolerance: 1e-12)
  guard factorization.collinear.isEmpty else {
    throw .collinear(columns: factorization.collinear.map { names[$0] })
  }
  return dot(statistics, factorization.solveUpper(factorization.transposedQ(times: statistics)))
}
