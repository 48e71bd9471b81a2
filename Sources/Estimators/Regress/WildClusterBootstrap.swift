import Glibc

/// The random signs by which the wild cluster bootstrap multiplies each cluster's residuals.
public enum WildWeights: String, Sendable, CaseIterable {
  /// −1 or 1: 2^G different draws, of which half mirror the other half.
  case rademacher
  /// ±√(3/2), ±1 or ±√(1/2), each with probability 1/6: for fewer than about ten clusters.
  case webb
}

/// The wild cluster bootstrap of one combination of coefficients: a test and an interval that keep their size with few clusters,
/// where the t distribution of CR1 does not.
///
/// Restricted: outcomes are drawn from the fit under the hypothesis cᵀβ = r, each cluster's residuals multiplied by one random
/// sign, and the t statistics of the draws (CR1, studentised) are compared with the observed one. With 2^G ≤ `draws` Rademacher
/// signs are enumerated, and the *p* value is exact under errors that are symmetric in each cluster.
///
/// Not right when very few clusters are treated (under about five, whatever G): it then rejects far too rarely; use randomisation
/// inference. With few clusters in all, *p* cannot be small: see ``smallestPValue``.
///
/// The refits are not run: a draw costs G k operations.
///
/// - SeeAlso: Cameron, Gelbach and Miller (2008), doi:10.1162/rest.90.3.414; Webb (2023), doi:10.1111/caje.12661; Roodman,
///   MacKinnon, Nielsen and Webb (2019), doi:10.1177/1536867X19830877; MacKinnon and Webb (2018), doi:10.1111/ectj.12107, for few
///   treated clusters.
public struct WildClusterBootstrap: Sendable {
  /// cᵀβ̂, with the CR1 standard error and G − 1 degrees of freedom.
  public let estimate: Estimate
  public let weights: WildWeights
  /// G.
  public let clusters: Int
  /// The number of draws that were compared, 2^G when enumerated.
  public let draws: Int
  /// Whether all draws that there are were compared, the observed signs among them.
  public let isExact: Bool

  /// For each draw the numerator N₀ + N₁δ and the squared error A + Bδ + Cδ² of t, where δ is the distance of cᵀβ̂ from r.
  private let numerators: [(constant: Double, slope: Double)]
  private let squaredErrors: [(constant: Double, linear: Double, square: Double)]
  /// Of CR0, from the residuals of the unrestricted fit.
  private let squaredError: Double

  /// - Parameters:
  ///   - contrast: c, k values.
  ///   - clusters: The cluster of each row, at least two.
  ///   - weights: Rademacher signs, or Webb's with fewer than about ten clusters.
  ///   - draws: How many, at least 1; 9999 makes a *p* value near 0.05 good to about 0.002.
  ///   - seed: Of ``RandomGenerator``: the same seed gives the same draws.
  /// - Throws: ``EstimationError`` as ``LeastSquares/estimate(contrast:type:clusters:)`` with CR1, and for absorbed effects of
  ///   more than 200 groups that lie across clusters.
  public init(
    _ regression: LeastSquares, contrast: [Double], clusters: Groups, weights: WildWeights = .rademacher,
    draws: Int = 9999, seed: UInt64
  ) throws(EstimationError) {
    precondition(draws > 0, "a bootstrap needs at least one draw")
    estimate = try regression.estimate(contrast: contrast, type: .cr1, clusters: clusters)
    let groups = try regression.selection.usedClusters(clusters)
    let basis = try regression.clusterBasis(
      groups, standardError: "the wild cluster bootstrap", isBiasReduced: false)
    let parts = ScoreParts(regression, basis: basis, contrast: contrast, clusters: groups)
    self.weights = weights
    self.clusters = groups.count
    isExact = weights == .rademacher && groups.count < 60 && 1 << groups.count <= draws
    self.draws = isExact ? 1 << groups.count : draws
    squaredError = parts.squaredError
    (numerators, squaredErrors) = parts.draw(
      self.draws, weights: weights, isExact: isExact, generator: RandomGenerator(seed: seed))
  }

  /// The two-sided *p* value of the hypothesis cᵀβ = r: the share of draws whose |t| is at least the observed one.
  ///
  /// When not exact, the observed statistic counts as one more draw. Ties within rounding count as at least; boottest and
  /// fwildclusterboot count only what is larger, which with enumerated signs gives 2/2^G less.
  public func pValue(of hypothesis: Double = 0) -> Double {
    let distance = estimate.estimate - hypothesis
    let observed = distance * distance / squaredError
    var count = isExact ? 0 : 1
    for (numerator, error) in zip(numerators, squaredErrors) {
      let n = numerator.constant + distance * numerator.slope
      let v = error.constant + distance * (error.linear + distance * error.square)
      // Without a division: a draw may have no error at all.
      if n * n >= observed * v * (1 - 1e-9) { count += 1 }
    }
    return Double(count) / Double(isExact ? draws : draws + 1)
  }

  /// The smallest *p* value that can come out: 2/2^G when Rademacher signs are enumerated, else 1/(draws + 1).
  public var smallestPValue: Double {
    isExact ? 2 / Double(draws) : max(1 / Double(draws + 1), weights == .rademacher ? 2 / exp2(Double(clusters)) : 0)
  }

  /// The hypotheses r that are not rejected: from the estimate outwards to where *p* first falls below 1 − level.
  ///
  /// A limit is infinite when no hypothesis on that side is rejected, as with five clusters, whose smallest *p* is 1/16.
  ///
  /// - Parameter level: Strictly between 0 and 1.
  public func confidenceInterval(level: Double = 0.95) -> (low: Double, high: Double) {
    precondition(level > 0 && level < 1, "a confidence level lies strictly between 0 and 1")
    return (limit(-1, size: 1 - level), limit(1, size: 1 - level))
  }

  private func limit(_ side: Double, size: Double) -> Double {
    func isRejected(_ reach: Double) -> Bool {
      pValue(of: estimate.estimate + side * reach * estimate.standardError) < size * (1 - 1e-9)
    }
    var inside = 0.0
    var outside = 0.5
    while !isRejected(outside) {
      inside = outside
      outside *= 1.5
      if outside > 1e6 { return side * .infinity }
    }
    while outside - inside > 1e-10 * outside {
      let middle = (inside + outside) / 2
      if isRejected(middle) { outside = middle } else { inside = middle }
    }
    return estimate.estimate + side * inside * estimate.standardError
  }
}

/// The clusters' parts of the scores under the hypothesis, constant and linear in its distance δ from the estimate.
///
///     ũ = û + δ Q d / dᵀd,   d = F⁻ᵀ c,   b_g = Q_gᵀ ũ_g,   t* numerator = Σ v_g dᵀb_g,
///     error of cluster g = v_g dᵀb_g − dᵀQ_gᵀQ_g Σ_h v_h b_h
private struct ScoreParts {
  /// G × k: Q_gᵀ û_g, and Q_gᵀQ_g d / dᵀd.
  private let constant, slope: Matrix
  /// For each cluster dᵀ times these.
  private let constantAlong, slopeAlong: [Double]
  private let directionSquared: Double
  let squaredError: Double

  init(_ regression: LeastSquares, basis: Matrix, contrast: [Double], clusters: Groups) {
    let k = basis.columns
    let n = regression.rows
    var direction = regression.inverseFactor.transposed * contrast
    direction += [Double](repeating: 0, count: k - direction.count)
    directionSquared = dot(direction, direction)
    let along = basis * direction
    constant = regression.clusterScores(clusters, basis: basis)
    var slope = Matrix(rows: clusters.count, columns: k)
    for j in 0..<k {
      for i in 0..<n {
        slope.values[j * clusters.count + clusters.index[i]] += basis.values[j * n + i] * along[i]
      }
    }
    for place in slope.values.indices { slope.values[place] /= directionSquared }
    self.slope = slope
    constantAlong = constant * direction
    slopeAlong = slope * direction
    squaredError = dot(constantAlong, constantAlong)
  }

  func draw(
    _ draws: Int, weights: WildWeights, isExact: Bool, generator: RandomGenerator
  ) -> (
    numerators: [(constant: Double, slope: Double)],
    squaredErrors: [(constant: Double, linear: Double, square: Double)]
  ) {
    let count = constant.rows
    let k = constant.columns
    let webb = [-1.5.squareRoot(), -1, -0.5.squareRoot(), 0.5.squareRoot(), 1, 1.5.squareRoot()]
    var generator = generator
    var numerators: [(constant: Double, slope: Double)] = []
    var squaredErrors: [(constant: Double, linear: Double, square: Double)] = []
    numerators.reserveCapacity(draws)
    squaredErrors.reserveCapacity(draws)
    var signs = [Double](repeating: 1, count: count)
    var sums = [Double](repeating: 0, count: k)
    var slopeSums = sums
    for draw in 0..<draws {
      for g in 0..<count {
        switch weights {
        case .rademacher where isExact: signs[g] = draw >> g & 1 == 0 ? 1 : -1
        case .rademacher: signs[g] = generator.next() >> 63 == 0 ? 1 : -1
        case .webb: signs[g] = webb[generator.integer(below: 6)]
        }
      }
      for j in 0..<k {
        var (sum, slopeSum) = (0.0, 0.0)
        for g in 0..<count {
          sum += signs[g] * constant.values[j * count + g]
          slopeSum += signs[g] * slope.values[j * count + g]
        }
        sums[j] = sum
        slopeSums[j] = slopeSum
      }
      var numerator = (constant: 0.0, slope: 0.0)
      var error = (constant: 0.0, linear: 0.0, square: 0.0)
      for g in 0..<count {
        // dᵀQ_gᵀQ_g is dᵀd times the slope's row.
        var (fitted, fittedSlope) = (0.0, 0.0)
        for j in 0..<k {
          fitted += slope.values[j * count + g] * sums[j]
          fittedSlope += slope.values[j * count + g] * slopeSums[j]
        }
        let own = signs[g] * constantAlong[g]
        let ownSlope = signs[g] * slopeAlong[g]
        numerator.constant += own
        numerator.slope += ownSlope
        let rest = own - directionSquared * fitted
        let restSlope = ownSlope - directionSquared * fittedSlope
        error.constant += rest * rest
        error.linear += 2 * rest * restSlope
        error.square += restSlope * restSlope
      }
      numerators.append(numerator)
      squaredErrors.append(error)
    }
    return (numerators, squaredErrors)
  }
}
