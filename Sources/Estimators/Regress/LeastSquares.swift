/// A least-squares regression, ordinary or weighted.
///
///     β̂ = argmin Σ w (y − xᵀβ)²
///
/// Householder QR of the scaled and, when the design has a constant, centred columns, then iterative refinement with
/// residuals in doubled precision: no normal equations. Columns of the design that depend on earlier ones are refused by name.
///
/// Effects of many groups (schools, regions, units and years of a panel) can be absorbed, in one dimension or several: each
/// column and the outcome are taken without them, which gives the coefficients of a regression with one dummy for each group.
///
/// The coefficient of a treatment that was assigned at random estimates its average effect. Rows of weight zero are left out:
/// they count neither in n nor in the clusters, and ``rowsLeftOut`` names them.
///
/// - SeeAlso: Björck (1967), doi:10.1007/BF01939321, for the refinement; Frisch and Waugh (1933), doi:10.2307/1907330, for
///   absorbed effects.
public struct LeastSquares: Sendable {
  /// The names of the k columns of the design.
  public let names: [String]
  /// β̂, k values.
  public let coefficients: [Double]
  /// y − Xβ̂, n values, in the unit of the outcome.
  public let residuals: [Double]
  /// Xβ̂, n values.
  public let fitted: [Double]
  /// The diagonal h of the hat matrix, n values between 0 and 1, absorbed effects included when they have one dimension; of
  /// several, h is that of the columns alone, and HC2 and HC3 add what the effects have.
  public let leverage: [Double]
  /// Σ w e².
  public let residualSumOfSquares: Double
  /// Σ w (y − ȳ)², about the weighted mean when the design has a constant column or effects are absorbed,
  /// otherwise about zero.
  public let totalSumOfSquares: Double
  /// Whether some column of the design is a constant, or effects are absorbed.
  public let hasConstant: Bool
  /// What the weights mean.
  public let weighting: Weighting

  /// Q, n × k: the orthonormal basis of √W X.
  let basis: Matrix
  /// F⁻¹, k × k, where √W X = Q F, so that (XᵀWX)⁻¹ = F⁻¹F⁻ᵀ.
  let inverseFactor: Matrix
  /// √w, or nil without weights.
  let rootWeights: [Double]?
  /// The effects that are absorbed.
  let absorbed: AbsorbedEffects?
  let selection: RowSelection

  /// The rows given, from 0, that have weight zero or, when that was asked, are alone in the group of an absorbed effect.
  /// Residuals, fitted values and leverages are those of the other rows, in their order.
  public var rowsLeftOut: [Int] { selection.leftOut }
  /// n.
  public var rows: Int { residuals.count }
  /// n − k, with absorbed effects counted in k.
  public var degreesOfFreedom: Int { rows - coefficients.count - (absorbed?.count ?? 0) }
  /// The coefficients that the absorbed effects use up: the rank of their dummies.
  public var absorbedCount: Int { absorbed?.count ?? 0 }
  /// Whether ``absorbedCount`` is exact. With three dimensions or more of many groups it may be too large, which makes standard
  /// errors too large.
  public var isAbsorbedCountExact: Bool { absorbed?.isCountExact ?? true }
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
  ///   - weights: n weights, none negative; nil for ordinary least squares.
  ///   - weighting: What the weights mean.
  ///   - absorbing: The group of each row whose effects are absorbed, or nil. The design then has no constant.
  /// - Throws: ``EstimationError`` when lengths differ, a value is missing, n ≤ k, the outcome does not vary, or columns are collinear
  ///   (a column that does not vary within the absorbed groups is).
  public init(
    design: Matrix, names: [String], outcome: [Double], weights: [Double]? = nil, weighting: Weighting = .sampling,
    absorbing absorbed: Groups? = nil
  ) throws(EstimationError) {
    try self.init(
      design: design, names: names, outcome: outcome, weights: weights, weighting: weighting,
      absorbing: absorbed.map { [$0] } ?? [])
  }

  /// - Parameters:
  ///   - absorbing: For each dimension of effects the group of each row; none, one or several. The design then has no constant.
  ///   - leavingOutSingletons: Whether rows that are alone in a group are left out, again and again until there are none. They tell
  ///     nothing of the slopes; kept, they count in n and in k alike, and make CR1 a little smaller than it should be.
  /// - Throws: As the first initialiser, and when the effects of several dimensions cannot be separated in many rounds.
  public init(
    design: Matrix, names: [String], outcome: [Double], weights: [Double]? = nil, weighting: Weighting = .sampling,
    absorbing dimensions: [Groups], leavingOutSingletons: Bool = false
  ) throws(EstimationError) {
    try Self.check(design: design, names: names, outcome: outcome, weights: weights, absorbed: dimensions)
    var design = design
    var outcome = outcome
    var weights = weights
    var dimensions = dimensions
    var selection = RowSelection(given: design.rows, weights: weights)
    if leavingOutSingletons {
      let kept = selection.kept
      let alone = AbsorbedEffects.singletons(dimensions.map(selection.used)).map { kept[$0] }
      selection = RowSelection(given: design.rows, leftOut: (selection.leftOut + alone).sorted())
    }
    design = selection.used(design)
    outcome = selection.used(outcome)
    weights = weights.map(selection.used)
    dimensions = dimensions.map(selection.used)
    let n = design.rows
    let k = design.columns
    let absorbed = dimensions.isEmpty ? nil : AbsorbedEffects(dimensions, weights: weights)
    guard n > k + (absorbed?.count ?? 0) else {
      throw .moreCoefficientsThanRows(coefficients: k + (absorbed?.count ?? 0), rows: n)
    }
    let rootWeights = weights?.map { $0.squareRoot() }
    var target = outcome
    var collinear: Set<Int> = []
    if let absorbed {
      target = try absorbed.deviations(outcome, name: "outcome")
      for j in 0..<k {
        let column = design.column(j)
        let deviations = try absorbed.deviations(column, name: names[j])
        // The effects of several dimensions leave a little more rounding behind than one mean does.
        let rounding = dimensions.count == 1 ? 1e-13 : 1e-11
        if dot(deviations, deviations).squareRoot() <= rounding * dot(column, column).squareRoot() {
          collinear.insert(j)
        }
        design.values.replaceSubrange(j * n..<(j + 1) * n, with: deviations)
      }
    }
    let scaled = ScaledDesign(design, weights: weights)
    let factorization = HouseholderFactorization(scaled.matrix)
    collinear.formUnion(scaled.withoutVariation + factorization.collinear.map { scaled.order[$0] })
    guard collinear.isEmpty else { throw .collinear(columns: collinear.sorted().map { names[$0] }) }

    let solution = scaled.solve(factorization, design: design, rootWeights: rootWeights, target: target)
    var residuals = solution.residuals
    if let rootWeights { for i in 0..<n { residuals[i] /= rootWeights[i] } }
    let hasConstant = scaled.constant != nil || absorbed != nil
    let total = Self.totalSumOfSquares(outcome, weights: weights, centered: hasConstant)
    let within = absorbed == nil ? total : Self.totalSumOfSquares(target, weights: weights, centered: false)
    guard within > 1e-26 * Self.totalSumOfSquares(outcome, weights: weights, centered: false) else {
      throw .noVariation(what: "outcome")
    }
    let basis = factorization.thinQ
    var leverage = [Double](repeating: 0, count: n)
    basis.values.withUnsafeBufferPointer { basis in
      for j in 0..<k { for i in 0..<n { leverage[i] += basis[j * n + i] * basis[j * n + i] } }
    }

    if dimensions.count == 1 {
      let groups = dimensions[0]
      var totals = [Double](repeating: 0, count: groups.count)
      for i in 0..<n { totals[groups.index[i]] += weights?[i] ?? 1 }
      for i in 0..<n { leverage[i] += (weights?[i] ?? 1) / totals[groups.index[i]] }
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
    self.weighting = weighting
    self.selection = selection
  }

  private static func totalSumOfSquares(_ outcome: [Double], weights: [Double]?, centered: Bool) -> Double {
    let center = centered ? weightedMean(outcome, weights: weights) : 0
    var sum = 0.0
    for i in 0..<outcome.count { sum += (weights?[i] ?? 1) * (outcome[i] - center) * (outcome[i] - center) }
    return sum
  }

  private static func check(
    design: Matrix, names: [String], outcome: [Double], weights: [Double]?, absorbed: [Groups]
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
      if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) { throw .weightNotPositive(row: row + 1) }
    }
    for groups in absorbed where groups.index.count != n {
      throw .lengthMismatch(what: "absorbed effects", count: groups.index.count, expected: n)
    }
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
