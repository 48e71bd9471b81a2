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

  private let regression: LeastSquares
  private let clusters: [Cluster]
  /// √w with sampling weights; nil without weights, and with analytic ones, where every row was multiplied already.
  private let rootWeights: [Double]?
  /// n × m: Q, or with weights Q/√w beside √w Q.
  private let span: Matrix
  /// K, m × m.
  private let core: Matrix

  init(_ regression: LeastSquares, clusters groups: Groups) {
    self.regression = regression
    let n = regression.rows
    let k = regression.coefficients.count
    let basis = regression.basis
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

  /// (Σ_g p_gᵀp_g)² / Σ_gh (p_gᵀp_h)² with p_g = (I − H)ᵀ A_g W_g X_g (XᵀWX)⁻¹ c.
  func degreesOfFreedom(contrast: [Double]) -> Double {
    let m = span.columns
    var trace = 0.0
    var squares = 0.0
    // Σ w_g w_gᵀ: the clusters meet each other only through it.
    var outer = Matrix(rows: m, columns: m)
    for (a, w) in pieces(contrast: contrast) {
      let length = dot(a, a)
      let own = dot(w, core * w)
      trace += length + own
      squares += (length + own) * (length + own) - own * own
      for j in 0..<m { for i in 0..<m { outer[i, j] += w[i] * w[j] } }
    }
    let product = core * outer
    for i in 0..<m { for j in 0..<m { squares += product[i, j] * product[j, i] } }
    return trace * trace / squares
  }

  /// For each cluster a_g = A_g W_g X_g (XᵀWX)⁻¹ c and w_g = P_gᵀ a_g, so that p_gᵀp_h is w_gᵀ K w_h, and a_gᵀa_g more for g = h.
  private func pieces(contrast: [Double]) -> [(a: [Double], w: [Double])] {
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

  /// The degrees of freedom η of Hotelling's T² for a joint test of q contrasts (Pustejovsky and Tipton 2018, section 3.2).
  ///
  ///     η = q (q + 1) / Σ_st Var(D_st),   D = Ω^(−1/2) C V Cᵀ Ω^(−1/2),   Ω = E(C V Cᵀ) under the working model
  func hotellingDegreesOfFreedom(contrasts: [[Double]]) -> Double {
    let q = contrasts.count
    let first = contrasts.map { pieces(contrast: $0) }
    var expected = Matrix(rows: q, columns: q)
    for s in 0..<q {
      for t in 0..<q {
        for g in clusters.indices {
          expected[s, t] += dot(first[s][g].a, first[t][g].a) + dot(first[s][g].w, core * first[t][g].w)
        }
      }
    }
    let root = Self.function(of: expected) { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    let k = regression.coefficients.count
    let unit = (0..<q).map { s in
      pieces(
        contrast: (0..<k).map { j in
          var sum = 0.0
          for t in 0..<q { sum += root[s, t] * contrasts[t][j] }
          return sum
        })
    }
    // As for one contrast, the clusters meet each other only through Σ_g w_sg w_tgᵀ.
    let m = span.columns
    var total = 0.0
    for s in 0..<q {
      for t in 0..<q {
        var outer = Matrix(rows: m, columns: m)
        for g in clusters.indices {
          let (ws, wt) = (unit[s][g].w, unit[t][g].w)
          for j in 0..<m { for i in 0..<m { outer[i, j] += ws[i] * wt[j] } }
          let across = (own(s, s, g), own(t, t, g), own(s, t, g))
          let through = (dot(ws, core * ws), dot(wt, core * wt), dot(ws, core * wt))
          total += across.0 * across.1 + across.2 * across.2 - through.0 * through.1 - through.2 * through.2
        }
        let first = core * outer
        let second = core * outer.transposed
        for i in 0..<m { for j in 0..<m { total += (first[i, j] + second[i, j]) * second[j, i] } }
      }
    }
    func own(_ s: Int, _ t: Int, _ g: Int) -> Double {
      dot(unit[s][g].a, unit[t][g].a) + dot(unit[s][g].w, core * unit[t][g].w)
    }
    return Double(q * (q + 1)) / total
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

  private static func function(of matrix: Matrix, _ transform: (Double) -> Double) -> Matrix {
    let (values, vectors) = symmetricEigen(matrix)
    var scaled = vectors
    for j in 0..<matrix.columns {
      let factor = transform(values[j])
      for i in 0..<matrix.rows { scaled[i, j] *= factor }
    }
    return scaled * vectors.transposed
  }
}
