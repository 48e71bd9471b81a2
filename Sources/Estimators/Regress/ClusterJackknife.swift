/// What each cluster changes in the coefficients: β̂ less the fit without the cluster, for CR3.
///
///     β̂ − β̂₍g₎ = F⁻¹ (I − Q_gᵀQ_g)⁻¹ Q_gᵀ √W_g e_g
///
/// which costs k³ for each cluster, however large. A coefficient that one cluster alone identifies has no fit without it: that
/// direction is left out here, and ``clusterNeeded(for:)`` tells which combinations need it.
///
/// Multiplied by √((G − 1)/G), CR3 standard errors are those of Stata's `vce(jackknife, mse)` and of pyfixest's CRV3.
///
/// - SeeAlso: MacKinnon, Nielsen and Webb (2023), doi:10.1002/jae.2943.
struct ClusterJackknife {
  /// G × k, in the orthonormal basis.
  let scores: Matrix
  private let regression: LeastSquares
  /// Directions of the orthonormal basis that only one cluster has.
  private let needed: [(cluster: String, direction: [Double])]

  /// - Throws: As ``LeastSquares/clusterBasis(_:standardError:isBiasReduced:)``.
  init(_ regression: LeastSquares, clusters: Groups) throws(EstimationError) {
    self.regression = regression
    let n = regression.rows
    let basis = try regression.clusterBasis(
      clusters, standardError: StandardErrorType.cr3.name, isBiasReduced: false)
    let k = basis.columns
    let plain = regression.clusterScores(clusters, basis: basis)
    var scores = plain
    var needed: [(cluster: String, direction: [Double])] = []
    for (g, rows) in clusters.rows.enumerated() {
      var gram = Matrix(rows: k, columns: k)
      for a in 0..<k {
        for b in 0...a {
          var sum = 0.0
          for row in rows { sum += basis.values[a * n + row] * basis.values[b * n + row] }
          gram[a, b] = sum
          gram[b, a] = sum
        }
      }
      let (shares, directions) = symmetricEigen(gram)
      let score = plain.row(g)
      var changed = [Double](repeating: 0, count: k)
      for (l, share) in shares.enumerated() {
        let direction = directions.column(l)
        guard 1 - share > 1e-10 else {
          needed.append((clusters.names[g], direction))
          continue
        }
        let amount = dot(direction, score) / (1 - share)
        for j in 0..<k { changed[j] += amount * direction[j] }
      }
      for j in 0..<k { scores[g, j] = changed[j] }
    }
    // The coefficients' own part: the effects that were taken up stand behind it.
    self.scores = Matrix(
      rows: scores.rows, columns: regression.coefficients.count,
      values: Array(scores.values.prefix(scores.rows * regression.coefficients.count)))
    self.needed = needed
  }

  /// The cluster without which a combination of coefficients cannot be estimated.
  func clusterNeeded(for contrast: [Double]) -> String? {
    let direction = regression.inverseFactor.transposed * contrast
    let length = dot(direction, direction).squareRoot()
    return needed.first { abs(dot(direction, $0.direction)) > 1e-7 * length }?.cluster
  }
}
