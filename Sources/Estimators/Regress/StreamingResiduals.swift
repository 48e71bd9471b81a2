/// The second pass of ``StreamingLeastSquares``: residuals in doubled precision, which refine the coefficients and give the robust
/// errors.
///
/// Kept are k × k sums, and k sums for each cluster, so that clusters may be scattered over the file.
public struct StreamingResiduals: Sendable {
  private let fit: StreamedRegression
  private var rows = 0
  private var squares = DoubleDouble(0)
  /// Σ w e z over the standardised columns, which the exact solution makes zero.
  private var slack: [DoubleDouble]
  /// Of HC0, HC2 and HC3.
  private var meats: [Matrix]
  private var places: [Int: Int] = [:]
  private var sums: [[Double]] = []
  /// The first row that is fitted exactly, from 1.
  private var exactRow: Int?
  private var seen = 0

  init(_ fit: StreamedRegression) {
    self.fit = fit
    let k = fit.names.count
    slack = [DoubleDouble](repeating: DoubleDouble(0), count: k)
    meats = [Matrix](repeating: Matrix(rows: k, columns: k), count: 3)
  }

  /// Takes the same rows in again, in blocks of any size.
  ///
  /// - Parameters:
  ///   - clusters: The number of the cluster of each row, in every block or in none.
  /// - Throws: As ``StreamingLeastSquares/append(design:outcome:weights:)``.
  public mutating func append(
    design: Matrix, outcome: [Double], weights: [Double]? = nil, clusters: [Int]? = nil
  ) throws(EstimationError) {
    try BlockStandard.check(names: fit.names, design: design, outcome: outcome, weights: weights)
    if let clusters, clusters.count != design.rows {
      throw .lengthMismatch(what: "clusters", count: clusters.count, expected: design.rows)
    }
    let k = fit.names.count
    let columns = try fit.standard.columns(design, outcome: outcome)
    var row = [Double](repeating: 0, count: k)
    var unit = row
    for i in 0..<design.rows {
      let weight = weights?[i] ?? 1
      guard weight > 0 else { continue }
      rows += 1
      var rest = DoubleDouble(outcome[i])
      for j in 0..<k { rest.add(-design[i, j], times: fit.coefficients[j]) }
      let residual = rest.value
      squares.add(weight * residual, times: residual)
      for j in 0..<k {
        row[j] = columns[i, j]
        slack[j].add(weight * residual, times: row[j])
      }
      // q = R⁻ᵀ z √w has the length of the leverage; the score is √w e q.
      var leverage = 0.0
      for j in 0..<k {
        var sum = 0.0
        for l in 0...j { sum += fit.inverseUpper[l, j] * row[l] }
        unit[j] = sum * weight.squareRoot()
        leverage += unit[j] * unit[j]
      }
      let score = weight.squareRoot() * residual
      let left = 1 - leverage
      if left <= 1e-10, exactRow == nil { exactRow = seen + i + 1 }
      let shares = [1, 1 / left, 1 / (left * left)]
      for a in 0..<k {
        for b in 0...a {
          let product = score * score * unit[a] * unit[b]
          for m in 0..<3 { meats[m].values[b * k + a] += product * shares[m] }
        }
      }
      if let cluster = clusters?[i] {
        let place = places[cluster] ?? sums.count
        if place == sums.count {
          places[cluster] = place
          sums.append([Double](repeating: 0, count: k))
        }
        for j in 0..<k { sums[place][j] += score * unit[j] }
      }
    }
    seen += design.rows
  }

  /// The regression with refined coefficients and robust errors.
  ///
  /// - Throws: ``EstimationError`` when the second pass had not as many rows as the first.
  public func regression() throws(EstimationError) -> StreamedRegression {
    guard rows == fit.rows else {
      throw .lengthMismatch(what: "rows of the second pass", count: rows, expected: fit.rows)
    }
    let k = fit.names.count
    let turned = fit.inverseUpper.transposed * slack.map(\.value)
    let step = fit.inverseUpper * turned
    var all: [StandardErrorType: Matrix] = [:]
    for (type, half) in zip([StandardErrorType.hc0, .hc2, .hc3], meats) {
      if type != .hc0, exactRow != nil { continue }
      var meat = half
      for a in 0..<k { for b in 0..<a { meat[b, a] = meat[a, b] } }
      all[type] = meat
    }
    if !sums.isEmpty {
      let scores = Matrix(columns: (0..<k).map { j in sums.map { $0[j] } })
      all[.cr0] = scores.transposed * scores
    }
    return StreamedRegression(
      fit, correction: fit.standard.back(step, withOutcome: false),
      residualSumOfSquares: squares.value - dot(turned, turned), meats: all, clusters: sums.count,
      exactRow: exactRow)
  }
}
