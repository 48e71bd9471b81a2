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
    let covariance = try covariance(type, clusters: clusters)
    let q = tested.count
    if type.isClustered, let clusters, clusters.count <= q {
      throw .tooFewClusters(group: "clusters", count: clusters.count, minimum: q + 1)
    }
    let errors = tested.map { covariance[$0, $0].squareRoot() }
    guard errors.allSatisfy({ $0 > 0 }) else { throw .noVariation(what: "residuals") }
    // As correlations and t statistics: coefficients in dollars and in shares then weigh alike in the rounding.
    var correlation = Matrix(rows: q, columns: q)
    for a in 0..<q {
      for b in 0..<q { correlation[a, b] = covariance[tested[a], tested[b]] / (errors[a] * errors[b]) }
    }
    let statistics = (0..<q).map { coefficients[tested[$0]] / errors[$0] }
    let factorization = HouseholderFactorization(correlation, tolerance: 1e-12)
    guard factorization.collinear.isEmpty else {
      throw .collinear(columns: factorization.collinear.map { names[tested[$0]] })
    }
    let solved = factorization.solveUpper(factorization.transposedQ(times: statistics))
    return WaldTest(
      statistic: dot(statistics, solved) / Double(q), numeratorDegreesOfFreedom: Double(q),
      denominatorDegreesOfFreedom: referenceDegreesOfFreedom(type, clusters: clusters))
  }
}
