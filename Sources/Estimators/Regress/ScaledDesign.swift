import Glibc

/// A design whose columns are centred (when one of them is a constant), weighted and scaled to norms near 1.
///
/// Its columns span the same space as the original ones and are far better conditioned: years beside shares, a price index
/// beside a population. The constant comes first. Scales are powers of two, which round nothing.
struct ScaledDesign {
  /// √W X B, n × k.
  let matrix: Matrix
  /// The original column of each column of `matrix`.
  let order: [Int]
  /// The first column of equal values that are not zero.
  let constant: Int?
  /// Columns that are zero once the constant is taken out (or all zero without one).
  let withoutVariation: [Int]
  /// For each original column its scale, and the multiple of the constant column that is subtracted.
  private let scales, centers: [Double]

  init(_ design: Matrix, weights: [Double]?) {
    let n = design.rows
    let k = design.columns
    let constant = (0..<k).first { j in
      let first = design[0, j]
      guard first != 0 else { return false }
      for i in 0..<n where design.values[j * n + i] != first { return false }
      return true
    }
    let order = (constant.map { [$0] } ?? []) + (0..<k).filter { $0 != constant }
    let rootWeights = weights?.map { $0.squareRoot() }

    var scales = [Double](repeating: 1, count: k)
    var centers = [Double](repeating: 0, count: k)
    var withoutVariation: [Int] = []
    var values: [Double] = []
    values.reserveCapacity(n * k)
    for j in order {
      var column = design.column(j)
      if let rootWeights { for i in 0..<n { column[i] *= rootWeights[i] } }
      let originalNorm = dot(column, column).squareRoot()
      if let constant, j != constant {
        column = design.column(j)
        let center = weightedMean(column, weights: weights)
        centers[j] = center / design[0, constant]
        for i in 0..<n { column[i] = (column[i] - center) * (rootWeights?[i] ?? 1) }
      }
      let norm = dot(column, column).squareRoot()
      if norm <= 1e-13 * originalNorm {
        withoutVariation.append(j)
      } else {
        scales[j] = scalbn(1, -Int32(norm.exponent))
        for i in 0..<n { column[i] *= scales[j] }
      }
      values.append(contentsOf: column)
    }
    self.matrix = Matrix(rows: n, columns: k, values: values)
    self.order = order
    self.constant = constant
    self.withoutVariation = withoutVariation
    self.scales = scales
    self.centers = centers
  }

  /// From coefficients of the columns of `matrix` to coefficients of the original columns: B times each column.
  func back(_ coefficients: Matrix) -> Matrix {
    var result = Matrix(rows: coefficients.rows, columns: coefficients.columns)
    for c in 0..<coefficients.columns {
      for (p, j) in order.enumerated() {
        let value = scales[j] * coefficients[p, c]
        result[j, c] += value
        if let constant, j != constant { result[constant, c] -= centers[j] * value }
      }
    }
    return result
  }

  /// The coefficients of the target y and the weighted residuals √w e, refined until the coefficients stand still.
  ///
  /// Coefficients and residuals are corrected together, from Björck's augmented system r + √W X β = √W y, XᵀW½ r = 0, so that
  /// a large residual does not spoil the coefficients of an ill-conditioned design.
  func solve(
    _ factorization: HouseholderFactorization, design: Matrix, rootWeights: [Double]?, target: [Double]
  ) -> (coefficients: [Double], residuals: [Double]) {
    let n = design.rows
    let k = design.columns
    var coefficients = [Double](repeating: 0, count: k)
    var residuals = [Double](repeating: 0, count: n)
    var missing = rootWeights.map { zip($0, target).map { $0 * $1 } } ?? target
    var slack = [Double](repeating: 0, count: k)
    var last = Double.infinity
    for _ in 0..<6 {
      let turned = factorization.transposedQ(times: missing)
      let head = factorization.solveTransposedUpper(order.map { inBasis(slack, column: $0) })
      let step = factorization.solveUpper((0..<k).map { turned[$0] - head[$0] })
      let change = back(Matrix(rows: k, columns: 1, values: step)).values
      let residualChange = factorization.q(times: head + turned[k...])
      var largest = 0.0
      for j in 0..<k where change[j] != 0 { largest = max(largest, abs(change[j]) / max(abs(coefficients[j]), 1e-300)) }
      // A correction that no longer shrinks is rounding.
      guard largest < last / 2 || last == .infinity else { break }
      for j in 0..<k { coefficients[j] += change[j] }
      for i in 0..<n { residuals[i] += residualChange[i] }
      if largest < 1e-15 { break }
      last = largest
      (missing, slack) = Self.remainders(
        design: design, rootWeights: rootWeights, target: target, coefficients: coefficients, residuals: residuals)
    }
    return (coefficients, residuals)
  }

  /// Bᵀ applied to a value of the original columns, for one column.
  private func inBasis(_ values: [Double], column: Int) -> Double {
    guard let constant, column != constant else { return scales[column] * values[column] }
    return scales[column] * (values[column] - centers[column] * values[constant])
  }

  /// √w (y − Xβ) − r, and −XᵀW½ r, in doubled precision.
  ///
  /// The root of the weight is applied after the difference: a product √w x would be rounded, and a year beside 1 loses by that what
  /// centring won.
  private static func remainders(
    design: Matrix, rootWeights: [Double]?, target: [Double], coefficients: [Double], residuals: [Double]
  ) -> (missing: [Double], slack: [Double]) {
    let n = design.rows
    var high = target
    var low = [Double](repeating: 0, count: n)
    var slack = [Double](repeating: 0, count: design.columns)
    let weighted = rootWeights.map { zip($0, residuals).map { $0 * $1 } } ?? residuals
    design.values.withUnsafeBufferPointer { x in
      high.withUnsafeMutableBufferPointer { high in
        low.withUnsafeMutableBufferPointer { low in
          weighted.withUnsafeBufferPointer { weighted in
            for j in 0..<design.columns {
              var across = DoubleDouble(0)
              for i in 0..<n {
                across.add(x[j * n + i], times: -weighted[i])
                var sum = DoubleDouble(high[i])
                sum.low = low[i]
                sum.add(x[j * n + i], times: -coefficients[j])
                high[i] = sum.high
                low[i] = sum.low
              }
              slack[j] = across.value
            }
          }
        }
      }
    }
    for i in 0..<n {
      var rest = DoubleDouble(0)
      let root = rootWeights?[i] ?? 1
      rest.add(high[i], times: root)
      rest.low += low[i] * root
      rest.add(-residuals[i])
      high[i] = rest.value
    }
    return (high, slack)
  }
}
