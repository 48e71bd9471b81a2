/// A least-squares regression, ordinary or weighted.
///
///     β̂ = argmin Σ w (y − xᵀβ)²
///
/// Householder QR of the scaled and, when the design has a constant, centred columns, then iterative refinement with
/// residuals in doubled precision: no normal equations. Columns of the design that depend on earlier ones are refused by name.
///
/// Effects of many groups (schools, regions, units of a panel) can be absorbed: each column and the outcome are taken as
/// deviations from their group's mean, which gives the coefficients of a regression with one dummy for each group.
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
  /// The diagonal h of the hat matrix, absorbed effects included, n values between 0 and 1.
  public let leverage: [Double]
  /// Σ w e².
  public let residualSumOfSquares: Double
  /// Σ w (y − ȳ)², about the weighted mean when the design has a constant column or effects are absorbed,
  /// otherwise about zero.
  public let totalSumOfSquares: Double
  /// Whether some column of the design is a constant, or effects are absorbed.
  public let hasConstant: Bool

  /// Q, n × k: the orthonormal basis of √W X.
  let basis: Matrix
  /// F⁻¹, k × k, where √W X = Q F, so that (XᵀWX)⁻¹ = F⁻¹F⁻ᵀ.
  let inverseFactor: Matrix
  /// √w, or nil without weights.
  let rootWeights: [Double]?
  /// The groups whose effects are absorbed.
  let absorbed: Groups?

  /// n.
  public var rows: Int { residuals.count }
  /// n − k, with absorbed effects counted in k.
  public var degreesOfFreedom: Int { rows - coefficients.count - (absorbed?.count ?? 0) }
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
  ///   - absorbing: The group of each row whose effects are absorbed, or nil. The design then has no constant.
  /// - Throws: ``EstimationError`` when lengths differ, a value is missing, n ≤ k, the outcome does not vary, or columns are collinear
  ///   (a column that does not vary within the absorbed groups is).
  public init(
    design: Matrix, names: [String], outcome: [Double], weights: [Double]? = nil, absorbing absorbed: Groups? = nil
  ) throws(EstimationError) {
    try Self.check(design: design, names: names, outcome: outcome, weights: weights, absorbed: absorbed)
    let n = design.rows
    let k = design.columns
    let rootWeights = weights?.map { $0.squareRoot() }
    var design = design
    var target = outcome
    var collinear: Set<Int> = []
    if let absorbed {
      let within = WithinGroups(absorbed, weights: weights)
      target = within.deviations(outcome)
      for j in 0..<k {
        let column = design.column(j)
        let deviations = within.deviations(column)
        if dot(deviations, deviations).squareRoot() <= 1e-13 * dot(column, column).squareRoot() { collinear.insert(j) }
        design.values.replaceSubrange(j * n..<(j + 1) * n, with: deviations)
      }
    }
    let scaled = ScaledDesign(design, weights: weights)
    let factorization = HouseholderFactorization(scaled.matrix)
    collinear.formUnion(scaled.withoutVariation + factorization.collinear.map { scaled.order[$0] })
    guard collinear.isEmpty else { throw .collinear(columns: collinear.sorted().map { names[$0] }) }

    if let rootWeights { for i in 0..<n { target[i] *= rootWeights[i] } }
    let solution = scaled.solve(factorization, design: design, rootWeights: rootWeights, target: target)
    var residuals = solution.residuals
    if let rootWeights { for i in 0..<n { residuals[i] /= rootWeights[i] } }
    let hasConstant = scaled.constant != nil || absorbed != nil
    let total = Self.totalSumOfSquares(outcome, weights: weights, centered: hasConstant)
    let within = absorbed == nil ? total : dot(target, target)
    guard within > 1e-26 * Self.totalSumOfSquares(outcome, weights: weights, centered: false) else {
      throw .noVariation(what: "outcome")
    }
    let basis = factorization.thinQ
    var leverage = [Double](repeating: 0, count: n)
    basis.values.withUnsafeBufferPointer { basis in
      for j in 0..<k { for i in 0..<n { leverage[i] += basis[j * n + i] * basis[j * n + i] } }
    }

    if let absorbed {
      var totals = [Double](repeating: 0, count: absorbed.count)
      for i in 0..<n { totals[absorbed.index[i]] += weights?[i] ?? 1 }
      for i in 0..<n { leverage[i] += (weights?[i] ?? 1) / totals[absorbed.index[i]] }
    }

    self.names = names
    self.coefficients = solution.coefficients
    self.residuals = residuals
    self.fitted = zip(outcome, residuals).map { $0 - $1 }
    self.leverage = leverage
    self.residualSumOfSquares = dot(solution.residuals, solution.residuals)
    self.totalSumOfSquares = total
    self.hasConstant = hasConstant
    self.basis = basis
    self.inverseFactor = scaled.back(factorization.inverseUpper)
    self.rootWeights = rootWeights
    self.absorbed = absorbed
  }

  private static func totalSumOfSquares(_ outcome: [Double], weights: [Double]?, centered: Bool) -> Double {
    let center = centered ? weightedMean(outcome, weights: weights) : 0
    var sum = 0.0
    for i in 0..<outcome.count { sum += (weights?[i] ?? 1) * (outcome[i] - center) * (outcome[i] - center) }
    return sum
  }

  private static func check(
    design: Matrix, names: [String], outcome: [Double], weights: [Double]?, absorbed: Groups?
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
    if let absorbed, absorbed.index.count != n {
      throw .lengthMismatch(what: "absorbed effects", count: absorbed.index.count, expected: n)
    }
    let coefficients = design.columns + (absorbed?.count ?? 0)
    guard n > coefficients else { throw .moreCoefficientsThanRows(coefficients: coefficients, rows: n) }
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
