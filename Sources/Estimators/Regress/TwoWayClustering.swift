/// The small-sample factors of a covariance clustered in two ways.
///
/// Each term is a CR0 covariance times G / (G − 1) · (n − 1) / (n − k); programs differ in the G.
public enum TwoWayFactor: String, Sendable, CaseIterable {
  /// No factor.
  case none
  /// Each of the three terms with its own number of clusters: Cameron, Gelbach and Miller; Petersen's Stata code; R's sandwich.
  case each
  /// All three with the smaller number of clusters of the two ways: fixest, pyfixest and reghdfe.
  case smallest
}

/// Standard errors that allow for errors which are alike within either of two kinds of cluster: firms and years, villages and
/// enumerators.
///
///     V = V_a + V_b − V_ab
///
/// where V_ab clusters by the cells in which the two cross. Each way needs many clusters. V need not be positive: a combination
/// whose variance comes out zero or negative is refused, and ``smallestEigenvalue`` tells whether any would.
///
/// - SeeAlso: Cameron, Gelbach and Miller (2011), doi:10.1198/jbes.2010.07136.
public struct TwoWayClustering: Sendable {
  /// V, k × k, symmetric.
  public let covariance: Matrix
  public let factor: TwoWayFactor
  /// min(G_a, G_b) − 1.
  public let degreesOfFreedom: Double
  /// Of V scaled by the classical standard errors; negative when some combination of coefficients has a negative variance.
  public let smallestEigenvalue: Double
  private let regression: LeastSquares
  /// V_a + V_b.
  private let oneWay: Matrix

  /// - Parameters:
  ///   - first: The cluster of each row in one way, at least two.
  ///   - second: In the other way, at least two.
  ///   - factor: The small-sample factor.
  /// - Throws: ``EstimationError`` for lengths that differ, and for fewer than two clusters in a way.
  public init(
    _ regression: LeastSquares, _ first: Groups, _ second: Groups, factor: TwoWayFactor = .each
  ) throws(EstimationError) {
    let first = try regression.selection.usedClusters(first)
    let second = try regression.selection.usedClusters(second)
    let cells = Groups(first.index.indices.map { first.index[$0] * second.count + second.index[$0] })
    let coefficients = regression.coefficientCount(clusters: [first, second])
    let smallest = min(first.count, second.count)
    let k = regression.coefficients.count
    var covariance = Matrix(rows: k, columns: k)
    var oneWay = covariance
    for (groups, sign) in [(first, 1.0), (second, 1.0), (cells, -1.0)] {
      let multiplier =
        switch factor {
        case .none: sign
        case .each: sign * regression.stataFactor(groups: groups.count, coefficients: coefficients)
        case .smallest: sign * regression.stataFactor(groups: smallest, coefficients: coefficients)
        }
      let part = regression.sandwich(regression.clusterScores(groups), factor: multiplier)
      for place in part.values.indices {
        covariance.values[place] += part.values[place]
        if sign > 0 { oneWay.values[place] += part.values[place] }
      }
    }
    self.oneWay = oneWay
    self.covariance = covariance
    self.factor = factor
    degreesOfFreedom = Double(smallest - 1)
    self.regression = regression
    let classical = try regression.covariance(.classical)
    var scaled = covariance
    for j in 0..<k {
      for i in 0..<k { scaled[i, j] /= (classical[i, i] * classical[j, j]).squareRoot() }
    }
    smallestEigenvalue = symmetricEigen(scaled).values.min() ?? 0
  }

  /// The estimate of one coefficient.
  public func estimate(coefficient: Int) throws(EstimationError) -> Estimate {
    var contrast = [Double](repeating: 0, count: regression.coefficients.count)
    contrast[coefficient] = 1
    return try estimate(contrast: contrast)
  }

  /// The estimate of a combination cᵀβ of coefficients.
  ///
  /// - Throws: ``EstimationError`` when its variance is not positive, or the contrast has not k values.
  public func estimate(contrast: [Double]) throws(EstimationError) -> Estimate {
    let k = regression.coefficients.count
    guard contrast.count == k else { throw .lengthMismatch(what: "contrast", count: contrast.count, expected: k) }
    let squaredError = dot(contrast, covariance * contrast)
    // What is left of terms that cancel to twelve digits is rounding.
    guard squaredError > 1e-12 * dot(contrast, oneWay * contrast) else {
      throw .twoWayVarianceNotPositive(coefficient: regression.name(of: contrast))
    }
    return Estimate(
      estimate: dot(contrast, regression.coefficients), standardError: squaredError.squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The joint test that q contrasts are zero; F with q and min(G_a, G_b) − 1 degrees of freedom.
  ///
  /// - Parameter contrasts: C, q rows of k values, linearly independent.
  /// - Throws: ``EstimationError`` when C V Cᵀ is not positive.
  public func waldTest(contrasts: [[Double]]) throws(EstimationError) -> WaldTest {
    for contrast in contrasts { _ = try estimate(contrast: contrast) }
    let q = contrasts.count
    var block = Matrix(rows: q, columns: q)
    for a in 0..<q { for b in 0..<q { block[a, b] = dot(contrasts[a], covariance * contrasts[b]) } }
    for a in 0..<q {
      for b in 0..<q where a != b { block[a, b] /= (block[a, a] * block[b, b]).squareRoot() }
    }
    let diagonal = (0..<q).map { block[$0, $0] }
    for a in 0..<q { block[a, a] = 1 }
    guard symmetricEigen(block).values.allSatisfy({ $0 > 1e-12 }) else {
      throw .twoWayVarianceNotPositive(coefficient: contrasts.map(regression.name(of:)).joined(separator: ", "))
    }
    let statistic = try waldForm(
      estimates: contrasts.map { dot($0, regression.coefficients) }, names: contrasts.map(regression.name(of:)),
      covariance: { a, b in block[a, b] * (diagonal[a] * diagonal[b]).squareRoot() })
    return WaldTest(
      statistic: statistic / Double(q), numeratorDegreesOfFreedom: Double(q),
      denominatorDegreesOfFreedom: degreesOfFreedom)
  }
}
