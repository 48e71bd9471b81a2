extension LeastSquares {
  /// The estimated covariance of the coefficients.
  ///
  /// - Parameters:
  ///   - type: Named by its formula: ``StandardErrorType/formula``.
  ///   - clusters: For the clustered types, the cluster of each row, at least two of them. With few clusters (under about 40)
  ///     prefer CR2.
  /// - Returns: V, k × k, symmetric.
  /// - Throws: ``EstimationError`` when clusters are missing or too few, HC2 or HC3 meet a row with leverage 1, or more than
  ///   200 groups of absorbed effects would have to be taken up as columns: with HC2 and HC3 those of all dimensions but the
  ///   largest, with CR2 and CR3 those that lie across clusters, with CR2 and sampling weights all.
  public func covariance(_ type: StandardErrorType, clusters: Groups? = nil) throws(EstimationError) -> Matrix {
    if type == .classical {
      var result = inverseFactor * inverseFactor.transposed
      for i in 0..<result.values.count { result.values[i] *= residualSumOfSquares / Double(degreesOfFreedom) }
      return result
    }
    let (scores, factor) = try scores(type, clusters: clusters)
    return sandwich(scores, factor: factor)
  }

  /// The scores of a robust type in the orthonormal basis, one in each row, and the factor of the sum of their squares.
  func scores(
    _ type: StandardErrorType, clusters: Groups?
  ) throws(EstimationError) -> (scores: Matrix, factor: Double) {
    switch type {
    case .classical, .hc0, .hc2, .hc3: return (try rowScores(type), 1)
    case .hc1: return (try rowScores(type), Double(rows) / Double(degreesOfFreedom))
    case .cr0: return (clusterScores(try checked(clusters, for: type)), 1)
    case .cr1:
      let clusters = try checked(clusters, for: type)
      let coefficients = coefficientCount(clusters: [clusters])
      return (clusterScores(clusters), stataFactor(groups: clusters.count, coefficients: coefficients))
    case .cr2:
      return (try BiasReduced(self, clusters: try checked(clusters, for: type)).scores(residuals: residuals), 1)
    case .cr3: return (try ClusterJackknife(self, clusters: try checked(clusters, for: type)).scores, 1)
    }
  }

  /// The estimate of one coefficient, with the degrees of freedom that belong to the standard error.
  ///
  /// - Parameters:
  ///   - coefficient: Its position among the columns of the design, from 0.
  ///   - type: Classical and HC have n − k degrees of freedom, CR0, CR1 and CR3 G − 1, CR2 Satterthwaite's.
  ///   - clusters: For the clustered types, the cluster of each row.
  /// - Throws: As ``estimate(contrast:type:clusters:)``.
  public func estimate(
    coefficient: Int, type: StandardErrorType, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    var contrast = [Double](repeating: 0, count: coefficients.count)
    contrast[coefficient] = 1
    return try estimate(contrast: contrast, type: type, clusters: clusters)
  }

  /// The estimate of every coefficient, in the order of the columns.
  public func estimates(type: StandardErrorType, clusters: Groups? = nil) throws(EstimationError) -> [Estimate] {
    let spread = try SamplingError(self, type: type, clusters: clusters)
    var estimates: [Estimate] = []
    for j in coefficients.indices {
      var contrast = [Double](repeating: 0, count: coefficients.count)
      contrast[j] = 1
      estimates.append(try spread.estimate(contrast: contrast, name: names[j]))
    }
    return estimates
  }

  /// The estimate of a combination cᵀβ of coefficients, for example the effect in one subgroup.
  ///
  /// - Parameter contrast: c, k values.
  /// - Throws: As ``covariance(_:clusters:)``; when c has not k values; when the regression fits every outcome exactly; and when
  ///   too few clusters carry the combination for its error to be measured.
  public func estimate(
    contrast: [Double], type: StandardErrorType, clusters: Groups? = nil
  ) throws(EstimationError) -> Estimate {
    guard contrast.count == coefficients.count else {
      throw .lengthMismatch(what: "contrast", count: contrast.count, expected: coefficients.count)
    }
    return try SamplingError(self, type: type, clusters: clusters)
      .estimate(contrast: contrast, name: name(of: contrast))
  }

  /// The names of the coefficients that a contrast combines.
  func name(of contrast: [Double]) -> String {
    zip(contrast, names).filter { $0.0 != 0 }.map(\.1).joined(separator: ", ")
  }

  /// n − k, or G − 1 when clustered.
  func referenceDegreesOfFreedom(_ type: StandardErrorType, clusters: Groups?) -> Double {
    type.isClustered ? Double((clusters.map(selection.used)?.count ?? 1) - 1) : Double(degreesOfFreedom)
  }

  /// F⁻¹ (c Σ s sᵀ) F⁻ᵀ for scores s in the orthonormal basis, one in each row.
  func sandwich(_ scores: Matrix, factor: Double) -> Matrix {
    let k = coefficients.count
    var meat = Matrix(rows: k, columns: k)
    scores.values.withUnsafeBufferPointer { s in
      let n = scores.rows
      for a in 0..<k {
        for b in 0...a {
          var sum = 0.0
          for i in 0..<n { sum += s[a * n + i] * s[b * n + i] }
          meat[a, b] = sum * factor
          meat[b, a] = sum * factor
        }
      }
    }
    return inverseFactor * meat * inverseFactor.transposed
  }

  /// √w e q in the orthonormal basis for each row, with the leverage correction of the type.
  private func rowScores(_ type: StandardErrorType) throws(EstimationError) -> Matrix {
    let n = rows
    var multipliers = [Double](repeating: 1, count: n)
    if type == .hc2 || type == .hc3 {
      let added = try leverageOfEffects(standardError: type.name)
      for i in 0..<n {
        let rest = 1 - leverage[i] - added[i]
        guard rest > 1e-10 else { throw .leverageOne(row: selection.givenRow(i)) }
        multipliers[i] = type == .hc2 ? 1 / rest.squareRoot() : 1 / rest
      }
    }
    for i in 0..<n { multipliers[i] *= residuals[i] * (rootWeights?[i] ?? 1) }
    var scores = basis
    scores.values.withUnsafeMutableBufferPointer { scores in
      for j in 0..<basis.columns { for i in 0..<n { scores[j * n + i] *= multipliers[i] } }
    }
    return scores
  }

  /// Σ √w e q over each cluster, G × k; or over the rows of a larger basis.
  func clusterScores(_ clusters: Groups, basis: Matrix? = nil) -> Matrix {
    (basis ?? self.basis).scalingRows(by: rootWeights.map { zip($0, residuals).map { $0 * $1 } } ?? residuals)
      .addingRows(of: clusters)
  }

  /// The clusters of the rows used, fit for the type.
  func checked(_ clusters: Groups?, for type: StandardErrorType) throws(EstimationError) -> Groups {
    guard let clusters else { throw .clustersMissing(standardError: type.name) }
    return try selection.usedClusters(clusters)
  }

  /// G / (G − 1) · (n − 1) / (n − k).
  func stataFactor(groups: Int, coefficients: Int) -> Double {
    Double(groups) / Double(groups - 1) * Double(rows - 1) / Double(rows - coefficients)
  }

  /// The k of CR1: absorbed effects that lie within clusters of some kind count as one, as in Stata's `xtreg, fe` and in fixest;
  /// counting each would inflate the standard error of a two-period panel by √2.
  func coefficientCount(clusters: [Groups]) -> Int {
    guard let absorbed else { return coefficients.count }
    let across = absorbed.dimensions.filter { groups in
      clusters.allSatisfy { Self.effectAcrossClusters(groups, $0) != nil }
    }
    if across.count == absorbed.dimensions.count { return coefficients.count + absorbed.count }
    return coefficients.count + 1 + across.map { $0.count - 1 }.reduce(0, +)
  }

  /// The first absorbed effect whose rows are in more than one cluster.
  static func effectAcrossClusters(_ absorbed: Groups, _ clusters: Groups) -> Int? {
    var home = [Int](repeating: -1, count: absorbed.count)
    for (row, effect) in absorbed.index.enumerated() {
      if home[effect] >= 0, home[effect] != clusters.index[row] { return effect }
      home[effect] = clusters.index[row]
    }
    return nil
  }
}
