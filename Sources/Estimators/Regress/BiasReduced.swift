/// The bias-reduced (CR2) cluster adjustment of Bell and McCaffrey, with Satterthwaite's degrees of freedom.
///
/// The working model is homoskedastic with sampling weights; with analytic weights it has the variances 1/w, which is the same after
/// each row is multiplied by √w. In each cluster
///
///     A_g = B_g^(−1/2),   B_g = [(I − H)(I − H)ᵀ]_gg,   H = X (XᵀWX)⁻¹ XᵀW
///
/// where the inverse root is the symmetric one of Moore and Penrose. B_g = I + P_g K P_gᵀ with P_g of few columns, so that the
/// root is taken in the smaller of P_g's two dimensions and a cluster of any size is cheap.
///
/// With analytic weights R's clubSandwich, told `target = 1/w`, takes the symmetric root before the rows are multiplied: its errors
/// differ from these in the third or fourth digit, and agree when it is given the multiplied rows.
///
/// - SeeAlso: Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004.
struct BiasReduced {
  /// One cluster: its rows, and A_g as I + P C Pᵀ or as itself.
  private struct Cluster {
    var rows: [Int]
    var adjustment: Adjustment
  }
  private enum Adjustment {
    case lowRank(Matrix)
    case full(Matrix)
  }

  let regression: LeastSquares
  private let clusters: [Cluster]
  /// √w with sampling weights; nil without weights, and with analytic ones, where every row was multiplied already.
  private let rootWeights: [Double]?
  /// n × m: Q with the absorbed effects that are taken up, or with weights Q/√w beside √w Q.
  let span: Matrix
  /// K, m × m.
  let core: Matrix

  /// - Throws: As ``LeastSquares/clusterBasis(_:standardError:isBiasReduced:)``.
  init(_ regression: LeastSquares, clusters groups: Groups) throws(EstimationError) {
    self.regression = regression
    let n = regression.rows
    let basis = try regression.clusterBasis(
      groups, standardError: StandardErrorType.cr2.name, isBiasReduced: true)
    let k = basis.columns
    rootWeights = regression.weighting == .sampling ? regression.rootWeights : nil
    if let rootWeights {
      var unweighted = basis
      var weighted = basis
      for j in 0..<k {
        for i in 0..<n {
          unweighted.values[j * n + i] /= rootWeights[i]
          weighted.values[j * n + i] *= rootWeights[i]
        }
      }
      let square = Self.gram(weighted, rows: Array(0..<n))
      var core = Matrix(rows: 2 * k, columns: 2 * k)
      for a in 0..<k {
        for b in 0..<k { core[a, b] = square[a, b] }
        core[a, k + a] = -1
        core[k + a, a] = -1
      }
      span = Matrix(rows: n, columns: 2 * k, values: unweighted.values + weighted.values)
      self.core = core
    } else {
      span = basis
      var core = Matrix.identity(k)
      for i in 0..<k { core[i, i] = -1 }
      self.core = core
    }
    let span = span
    let core = core
    clusters = groups.rows.map { rows in
      Cluster(
        rows: rows,
        adjustment: rows.count < span.columns
          ? .full(Self.fullRoot(span, core: core, rows: rows))
          : .lowRank(Self.lowRankRoot(span, core: core, rows: rows)))
    }
  }

  /// For each cluster (XᵀW)_g A_g e_g in the orthonormal basis, G × k.
  func scores(residuals: [Double]) -> Matrix {
    let k = regression.coefficients.count
    var scores = Matrix(rows: clusters.count, columns: k)
    var residuals = residuals
    if rootWeights == nil, let analytic = regression.rootWeights {
      for i in residuals.indices { residuals[i] *= analytic[i] }
    }
    for (g, cluster) in clusters.enumerated() {
      let adjusted = adjust(cluster.rows.map { residuals[$0] }, in: cluster)
      for (i, row) in cluster.rows.enumerated() {
        let multiplier = adjusted[i] * (rootWeights?[row] ?? 1)
        for j in 0..<k { scores[g, j] += multiplier * regression.basis[row, j] }
      }
    }
    return scores
  }

  /// For each cluster a_g = A_g W_g X_g (XᵀWX)⁻¹ c and w_g = P_gᵀ a_g.
  ///
  /// With p_g = (I − H)ᵀ a_g, p_gᵀp_h is w_gᵀ K w_h, and a_gᵀa_g more for g = h.
  func pieces(contrast: [Double]) -> [(a: [Double], w: [Double])] {
    let k = regression.coefficients.count
    let direction = regression.inverseFactor.transposed * contrast
    return clusters.map { cluster in
      let start = cluster.rows.map { row in
        var sum = 0.0
        for j in 0..<k { sum += regression.basis[row, j] * direction[j] }
        return sum * (rootWeights?[row] ?? 1)
      }
      let a = adjust(start, in: cluster)
      return (a, spanned(a, rows: cluster.rows))
    }
  }

  /// A_g v.
  private func adjust(_ vector: [Double], in cluster: Cluster) -> [Double] {
    switch cluster.adjustment {
    case .full(let root): return root * vector
    case .lowRank(let center):
      let inner = center * spanned(vector, rows: cluster.rows)
      var result = vector
      for (i, row) in cluster.rows.enumerated() {
        for j in 0..<span.columns { result[i] += span.values[j * span.rows + row] * inner[j] }
      }
      return result
    }
  }

  /// P_gᵀ v.
  private func spanned(_ vector: [Double], rows: [Int]) -> [Double] {
    (0..<span.columns).map { j in
      var sum = 0.0
      for (i, row) in rows.enumerated() { sum += span.values[j * span.rows + row] * vector[i] }
      return sum
    }
  }

  /// PᵀP over some rows. They are gathered first: the rows of a cluster may lie anywhere in a large file.
  private static func gram(_ span: Matrix, rows: [Int]) -> Matrix {
    let m = span.columns
    let size = rows.count
    var part: [Double] = []
    part.reserveCapacity(size * m)
    span.values.withUnsafeBufferPointer { values in
      for j in 0..<m { for row in rows { part.append(values[j * span.rows + row]) } }
    }
    var result = Matrix(rows: m, columns: m)
    part.withUnsafeBufferPointer { part in
      for a in 0..<m {
        for b in 0...a {
          var sum = 0.0
          for i in 0..<size { sum += part[a * size + i] * part[b * size + i] }
          result[a, b] = sum
          result[b, a] = sum
        }
      }
    }
    return result
  }

  /// λ^(−1/2), and zero where λ is zero but for rounding: with effects of the clusters in the design, B_g is singular.
  private static func inverseRoot(_ eigenvalue: Double) -> Double {
    eigenvalue > 1e-9 ? 1 / eigenvalue.squareRoot() : 0
  }

  /// (I + P K Pᵀ)^(−1/2), n_g × n_g.
  private static func fullRoot(_ span: Matrix, core: Matrix, rows: [Int]) -> Matrix {
    let size = rows.count
    var part = Matrix(rows: size, columns: span.columns)
    for j in 0..<span.columns { for (i, row) in rows.enumerated() { part[i, j] = span[row, j] } }
    var block = part * core * part.transposed
    for i in 0..<size { block[i, i] += 1 }
    return function(of: block, inverseRoot)
  }

  /// The C, m × m, with (I + P K Pᵀ)^(−1/2) = I + P C Pᵀ.
  private static func lowRankRoot(_ span: Matrix, core: Matrix, rows: [Int]) -> Matrix {
    let m = span.columns
    let (lengths, directions) = symmetricEigen(gram(span, rows: rows))
    let largest = lengths.max() ?? 0
    let kept = (0..<m).filter { lengths[$0] > 1e-14 * largest }
    // Z = P E D^(−1/2) is orthonormal, and I + Z N Zᵀ has its root on N alone.
    var toUnit = Matrix(rows: m, columns: kept.count)
    var fromUnit = Matrix(rows: m, columns: kept.count)
    for (c, l) in kept.enumerated() {
      let root = lengths[l].squareRoot()
      for i in 0..<m {
        toUnit[i, c] = directions[i, l] / root
        fromUnit[i, c] = directions[i, l] * root
      }
    }
    let inner = fromUnit.transposed * core * fromUnit
    return toUnit * function(of: inner) { inverseRoot(1 + $0) - 1 } * toUnit.transposed
  }

  static func function(of matrix: Matrix, _ transform: (Double) -> Double) -> Matrix {
    let (values, vectors) = symmetricEigen(matrix)
    var scaled = vectors
    for j in 0..<matrix.columns {
      let factor = transform(values[j])
      for i in 0..<matrix.rows { scaled[i, j] *= factor }
    }
    return scaled * vectors.transposed
  }
}
