/// A least-squares regression, ordinary or weighted.
///
///     β̂ = argmin Σ w (y − xᵀβ)²
///
/// Householder QR of the scaled and, when the design has a constant, centred columns, then iterative refinement with
/// residuals in doubled precision: no normal equations. Columns of the design that depend on earlier ones are refused by name.
///
/// The coefficient of a treatment that was assigned at random estimates its average effect. Weights are sampling weights, not
/// counts of repeated rows.
///
/// - SeeAlso: Björck (1967), doi:10.1007/BF01939321, for the refinement.
public struct LeastSquares: Sendable {
  /// The names of the k columns of the design.
  public let names: [String]
  /// β̂, k values.
  public let coefficients: [Double]
  /// y − Xβ̂, n values, in the unit of the outcome.
  public let residuals: [Double]
  /// Xβ̂, n values.
  public let fitted: [Double]
  /// The diagonal h of the hat matrix, n values between 0 and 1.
  public let leverage: [Double]
  /// Σ w e².
  public let residualSumOfSquares: Double
  /// Σ w (y − ȳ)², about the weighted mean when the design has a constant column, otherwise about zero.
  public let totalSumOfSquares: Double
  /// Whether some column of the design is a constant.
  public let hasConstant: Bool

  /// Q, n × k: the orthonormal basis of √W X.
  let basis: Matrix
  /// F⁻¹, k × k, where √W X = Q F, so that (XᵀWX)⁻¹ = F⁻¹F⁻ᵀ.
  let inverseFactor: Matrix
  /// √w, or nil without weights.
  let rootWeights: [Double]?

  /// n.
  public var rows: Int { residuals.count }
  /// n − k.
  public var degreesOfFreedom: Int { rows - coefficients.count }
  /// σ̂ = √(Σ w e² / (n − k)).
  public var residualStandardDeviation: Double { (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot() }
  /// 1 − RSS / TSS.
  public var rSquared: Double { 1 - residualSumOfSquares / totalSumOfSquares }
  /// 1 − (1 − R²) (n − 1) / (n − k), or n in place of n − 1 without a constant.
  public var adjustedRSquared: Double {
    1 - (1 - rSquared) * Double(rows - (hasConstant ? 1 : 0)) / Double(degreesOfFreedom)
  }

  /// - Parameters:
  ///   - design: X, n × k, the constant included, n > k.
  ///   - names: The k names of its columns, for messages.
  ///   - outcome: y, n finite values.
  ///   - weights: n positive sampling weights; nil for ordinary least squares.
  /// - Throws: ``EstimationError`` when lengths differ, a value is missing, n ≤ k, or columns are collinear.
  public init(
    design: Matrix, names: [String], outcome: [Double], weights: [Double]? = nil
  ) throws(EstimationError) {
    try Self.check(design: design, names: names, outcome: outcome, weights: weights)
    let n = design.rows
    let k = design.columns
    let rootWeights = weights?.map { $0.squareRoot() }
    let scaled = ScaledDesign(design, weights: weights)
    let factorization = HouseholderFactorization(scaled.matrix)
    let collinear = Set(scaled.withoutVariation + factorization.collinear.map { scaled.order[$0] })
    guard collinear.isEmpty else { throw .collinear(columns: collinear.sorted().map { names[$0] }) }

    var target = outcome
    if let rootWeights { for i in 0..<n { target[i] *= rootWeights[i] } }
    let solution = scaled.solve(
      factorization, design: design, rootWeights: rootWeights, target: target)

    var fitted = design * solution.coefficients
    var residuals = solution.residuals
    if let rootWeights { for i in 0..<n { residuals[i] /= rootWeights[i] } }
    for i in 0..<n { fitted[i] = outcome[i] - residuals[i] }
    let basis = factorization.thinQ
    var leverage = [Double](repeating: 0, count: n)
    basis.values.withUnsafeBufferPointer { basis in
      for j in 0..<k { for i in 0..<n { leverage[i] += basis[j * n + i] * basis[j * n + i] } }
    }

    self.names = names
    self.coefficients = solution.coefficients
    self.residuals = residuals
    self.fitted = fitted
    self.leverage = leverage
    self.residualSumOfSquares = dot(solution.residuals, solution.residuals)
    self.totalSumOfSquares = Self.totalSumOfSquares(outcome, weights: weights, centered: scaled.constant != nil)
    self.hasConstant = scaled.constant != nil
    self.basis = basis
    self.inverseFactor = scaled.back(factorization.inverseUpper)
    self.rootWeights = rootWeights
  }

  private static func totalSumOfSquares(_ outcome: [Double], weights: [Double]?, centered: Bool) -> Double {
    let center = centered ? weightedMean(outcome, weights: weights) : 0
    var sum = 0.0
    for i in 0..<outcome.count { sum += (weights?[i] ?? 1) * (outcome[i] - center) * (outcome[i] - center) }
    return sum
  }

  private static func check(
    design: Matrix, names: [String], outcome: [Double], weights: [Double]?
  ) throws(EstimationError) {
    let n = design.rows
    guard names.count == design.columns else {
      throw .lengthMismatch(what: "names", count: names.count, expected: design.columns)
    }
    guard outcome.count == n else { throw .lengthMismatch(what: "outcome", count: outcome.count, expected: n) }
    if let row = outcome.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: "outcome", row: row + 1) }
    if let place = design.values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(what: names[place / n], row: place % n + 1)
    }
    if let weights {
      guard weights.count == n else { throw .lengthMismatch(what: "weights", count: weights.count, expected: n) }
      if let row = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) { throw .weightNotPositive(row: row + 1) }
    }
    guard n > design.columns else { throw .moreCoefficientsThanRows(coefficients: design.columns, rows: n) }
  }
}

/// Σ w x / Σ w, corrected once for rounding; the plain mean without weights.
func weightedMean(_ values: [Double], weights: [Double]?) -> Double {
  guard let weights else { return mean(values) }
  var total = 0.0
  var sum = 0.0
  for i in 0..<values.count {
    total += weights[i]
    sum += weights[i] * values[i]
  }
  let first = sum / total
  var rest = 0.0
  for i in 0..<values.count { rest += weights[i] * (values[i] - first) }
  return first + rest / total
}
