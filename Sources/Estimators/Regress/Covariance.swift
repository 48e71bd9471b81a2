extension LeastSquares {
  /// The estimated covariance of the coefficients.
  ///
  /// - Parameters:
  ///   - type: Named by its formula: ``StandardErrorType/formula``.
  ///   - clusters: For the clustered types, the cluster of each row, at least two of them. With few clusters (under about 40)
  ///     prefer CR2.
  /// - Returns: V, k × k, symmetric.
  /// - Throws: ``EstimationError`` when clusters are missing or too few, or HC2 or HC3 meet a row with leverage 1.
  public func covariance(_ type: StandardErrorType, clusters: Groups? = nil) throws(EstimationError) -> Matrix {
    let scores: Matrix
    var factor = 1.0
    let n = Double(rows)
    switch type {
    case .classical:
      let variance = residualSumOfSquares / Double(degreesOfFreedom)
      var result = inverseFactor * inverseFactor.transposed
      for i in 0..<result.values.count { result.values[i] *= variance }
      return result
    case .hc0, .hc1, .hc2, .hc3:
      scores = try rowScores(type)
      if type == .hc1 { factor = n / Double(degreesOfFreedom) }
    case .cr0, .cr1:
      let clusters = try checked(clusters, for: type)
      scores = clusterScores(clusters)
      if type == .cr1 {
        let groups = Double(clusters.count)
        factor = groups / (groups - 1) * (n - 1) / (n - Double(coefficientCount(clusters: clusters)))
      }
    case .cr2:
      let clusters = try checked(clusters, for: type)
      scores = BiasReduced(self, clusters: clusters).scores(residuals: residuals)
    }
    return sandwich(scores, factor: factor)
  }

  /// The estimate of one coefficient, with the degrees of freedom that belong to the standard error.
  ///
  /// - Parameters:
  ///   - coefficient: Its position among the columns of the design, from 0.
  ///   - type: Classical and HC have n − k degrees of freedom, CR0 and CR1 G − 1, CR2 Satterthwaite's.
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
    let name = zip(contrast, names).filter { $0.0 != 0 }.map(\.1).joined(separator: ", ")
    return try SamplingError(self, type: type, clusters: clusters).estimate(contrast: contrast, name: name)
  }

  /// n − k, or G − 1 when clustered.
  func referenceDegreesOfFreedom(_ type: StandardErrorType, clusters: Groups?) -> Double {
    type.isClustered ? Double((clusters?.count ?? 1) - 1) : Double(degreesOfFreedom)
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
      for i in 0..<n {
        let rest = 1 - leverage[i]
        guard rest > 1e-10 else { throw .leverageOne(row: i + 1) }
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

  /// Σ √w e q over each cluster, G × k.
  private func clusterScores(_ clusters: Groups) -> Matrix {
    let n = rows
    let count = clusters.count
    var scores = Matrix(rows: count, columns: basis.columns)
    for i in 0..<n {
      let multiplier = residuals[i] * (rootWeights?[i] ?? 1)
      for j in 0..<basis.columns {
        scores.values[j * count + clusters.index[i]] += multiplier * basis.values[j * n + i]
      }
    }
    return scores
  }

  func checked(_ clusters: Groups?, for type: StandardErrorType) throws(EstimationError) -> Groups {
    guard let clusters else { throw .clustersMissing(standardError: type.name) }
    guard clusters.index.count == rows else {
      throw .lengthMismatch(what: "clusters", count: clusters.index.count, expected: rows)
    }
    guard clusters.count >= 2 else { throw .tooFewClusters(group: "clusters", count: clusters.count, minimum: 2) }
    if type == .cr2, let absorbed {
      // Only then is the adjustment of the absorbed design that of the design with dummies (Pustejovsky and Tipton 2018).
      guard rootWeights == nil else { throw .weightedAbsorption }
      if let effect = Self.effectAcrossClusters(absorbed, clusters) {
        throw .effectAcrossClusters(effect: absorbed.names[effect])
      }
    }
    return clusters
  }

  /// The k of CR1: absorbed effects that lie within clusters count as one, as in Stata's `xtreg, fe` and in fixest; counting
  /// each would inflate the standard error of a two-period panel by √2.
  private func coefficientCount(clusters: Groups) -> Int {
    guard let absorbed else { return coefficients.count }
    let isNested = Self.effectAcrossClusters(absorbed, clusters) == nil
    return coefficients.count + (isNested ? 1 : absorbed.count)
  }

  /// The first absorbed effect whose rows are in more than one cluster.
  private static func effectAcrossClusters(_ absorbed: Groups, _ clusters: Groups) -> Int? {
    var home = [Int](repeating: -1, count: absorbed.count)
    for (row, effect) in absorbed.index.enumerated() {
      if home[effect] >= 0, home[effect] != clusters.index[row] { return effect }
      home[effect] = clusters.index[row]
    }
    return nil
  }
}
