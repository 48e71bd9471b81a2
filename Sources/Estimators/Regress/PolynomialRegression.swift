/// A polynomial in one variable by least squares, with some 30 digits inside.
///
///     y = b₀ + b₁x + … + b_d x^d + e
///
/// Powers of one variable are nearly collinear: rounding those of degree 10 to doubles can cost half the digits of the
/// coefficients before the regression begins. Here the powers, their orthogonal decomposition and the errors are computed in
/// doubled precision. For a handful of columns and some thousand rows; for other designs ``LeastSquares`` is right.
///
/// A high degree is a smoother, not a model: the coefficients mean little one by one, and the ends of the curve nothing.
///
/// - SeeAlso: Björck (1967), doi:10.1007/BF01934122, for modified Gram-Schmidt; NIST Statistical Reference Datasets.
public struct PolynomialRegression: Sendable {
  /// b₀ … b_d, or b₁ … b_d without a constant.
  public let coefficients: [Double]
  /// The classical standard errors, in the same order.
  public let standardErrors: [Double]
  /// Σ e².
  public let residualSumOfSquares: Double
  /// Σ (y − ȳ)², or Σ y² without a constant.
  public let totalSumOfSquares: Double
  public let hasConstant: Bool
  /// n less the number of coefficients.
  public let degreesOfFreedom: Int

  /// σ̂.
  public var residualStandardDeviation: Double { (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot() }
  /// 1 − RSS / TSS.
  public var rSquared: Double { 1 - residualSumOfSquares / totalSumOfSquares }
  /// The coefficients with t intervals of n − k degrees of freedom.
  public var estimates: [Estimate] {
    zip(coefficients, standardErrors).map {
      Estimate(estimate: $0, standardError: $1, degreesOfFreedom: Double(degreesOfFreedom))
    }
  }

  /// - Parameters:
  ///   - x: n finite values, of which more than the number of coefficients differ.
  ///   - outcome: y, n finite values.
  ///   - degree: d, at least 1.
  ///   - hasConstant: Whether there is a b₀.
  /// - Throws: ``EstimationError`` when lengths differ, a value is missing, rows are too few or powers collinear, and when the outcome
  ///   does not vary.
  public init(_ x: [Double], outcome: [Double], degree: Int, hasConstant: Bool = true) throws(EstimationError) {
    precondition(degree >= 1, "a polynomial has a degree of at least 1")
    let n = x.count
    guard outcome.count == n else { throw .lengthMismatch(what: "outcome", count: outcome.count, expected: n) }
    for (name, values) in [("x", x), ("outcome", outcome)] {
      if let row = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: name, row: row + 1) }
    }
    let first = hasConstant ? 0 : 1
    let k = degree + 1 - first
    guard n > k else { throw .moreCoefficientsThanRows(coefficients: k, rows: n) }
    // Of size near 1, so that no power leaves the range of doubles; a power of two, which rounds nothing.
    let largest = x.map { abs($0) }.max() ?? 0
    guard largest > 0 else { throw .collinear(columns: ["x"]) }
    let scale = Double(sign: .plus, exponent: largest.exponent + 1, significand: 1)
    let unit = x.map { $0 / scale }
    var powers: [[DoubleDouble]] = []
    for power in first...degree {
      if power == 0 || powers.isEmpty {
        powers.append(power == 0 ? unit.map { _ in DoubleDouble(1) } : unit.map { DoubleDouble($0) })
      } else {
        powers.append(zip(powers[powers.count - 1], unit).map { $0 * DoubleDouble($1) })
      }
    }
    let decomposition = ExtendedDecomposition(columns: powers, outcome: outcome.map { DoubleDouble($0) })
    guard decomposition.collinear.isEmpty else {
      throw .collinear(columns: decomposition.collinear.map { "x^\($0 + first)" })
    }
    let total = decomposition.projections.dropFirst(hasConstant ? 1 : 0).map { $0 * $0 }
      .reduce(decomposition.residualSumOfSquares, +)
    guard total.value > 1e-26 * dot(outcome, outcome) else { throw .noVariation(what: "outcome") }
    let variance = decomposition.residualSumOfSquares / DoubleDouble(Double(n - k))
    let solution = decomposition.coefficients
    let errors = decomposition.inverseLengths
    var (coefficients, standardErrors): ([Double], [Double]) = ([], [])
    for j in 0..<k {
      var factor = DoubleDouble(1)
      for _ in 0..<(j + first) { factor = factor * DoubleDouble(scale) }
      coefficients.append((solution[j] / factor).value)
      standardErrors.append(((variance * errors[j]).squareRoot() / factor).value)
    }
    self.coefficients = coefficients
    self.standardErrors = standardErrors
    self.hasConstant = hasConstant
    residualSumOfSquares = decomposition.residualSumOfSquares.value
    totalSumOfSquares = total.value
    degreesOfFreedom = n - k
  }

  /// The polynomial at a point, by Horner's rule.
  public func predicted(at x: Double) -> Double {
    let value = coefficients.reversed().reduce(0) { $0 * x + $1 }
    return hasConstant ? value : value * x
  }
}

/// Columns and an outcome made orthogonal by modified Gram-Schmidt in doubled precision.
private struct ExtendedDecomposition {
  /// Columns that depend on earlier ones.
  private(set) var collinear: [Int] = []
  /// The outcome along each orthonormal column.
  private(set) var projections: [DoubleDouble] = []
  private(set) var residualSumOfSquares = DoubleDouble(0)
  /// R, upper triangular, by columns.
  private var upper: [[DoubleDouble]] = []

  init(columns: [[DoubleDouble]], outcome: [DoubleDouble]) {
    var unit: [[DoubleDouble]] = []
    for (j, column) in columns.enumerated() {
      var column = column
      let original = Self.dot(column, column).squareRoot()
      var entries: [DoubleDouble] = []
      for earlier in unit { entries.append(Self.subtract(earlier, from: &column)) }
      let length = Self.dot(column, column).squareRoot()
      guard length.value > 1e-24 * original.value else {
        collinear.append(j)
        continue
      }
      unit.append(column.map { $0 / length })
      upper.append(entries + [length])
    }
    var rest = outcome
    for column in unit { projections.append(Self.subtract(column, from: &rest)) }
    residualSumOfSquares = Self.dot(rest, rest)
  }

  /// R⁻¹ times the projections.
  var coefficients: [DoubleDouble] { solve(projections) }

  /// The diagonal of (XᵀX)⁻¹.
  var inverseLengths: [DoubleDouble] {
    var sums = [DoubleDouble](repeating: DoubleDouble(0), count: upper.count)
    for l in upper.indices {
      let column = solve(upper.indices.map { DoubleDouble($0 == l ? 1 : 0) })
      for j in upper.indices { sums[j] = sums[j] + column[j] * column[j] }
    }
    return sums
  }

  private func solve(_ right: [DoubleDouble]) -> [DoubleDouble] {
    var x = right
    for i in upper.indices.reversed() {
      for j in upper.indices where j > i { x[i] = x[i] - upper[j][i] * x[j] }
      x[i] = x[i] / upper[i][i]
    }
    return x
  }

  private static func dot(_ a: [DoubleDouble], _ b: [DoubleDouble]) -> DoubleDouble {
    var sum = DoubleDouble(0)
    for i in a.indices { sum = sum + a[i] * b[i] }
    return sum
  }

  private static func subtract(_ unit: [DoubleDouble], from column: inout [DoubleDouble]) -> DoubleDouble {
    let share = dot(unit, column)
    for i in column.indices { column[i] = column[i] - share * unit[i] }
    return share
  }
}
