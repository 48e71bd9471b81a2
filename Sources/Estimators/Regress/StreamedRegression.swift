/// What ``StreamingLeastSquares`` knows after one pass over the rows, or after two.
public struct StreamedRegression: Sendable {
  /// The names of the k columns of the design.
  public let names: [String]
  /// β̂, k values; refined by the second pass.
  public let coefficients: [Double]
  /// n.
  public let rows: Int
  /// Σ w e².
  public let residualSumOfSquares: Double
  /// Σ w (y − ȳ)², about zero without a constant.
  public let totalSumOfSquares: Double
  /// The number of clusters that the second pass met; 0 without clusters.
  public let clusters: Int

  /// n − k.
  public var degreesOfFreedom: Int { rows - coefficients.count }
  /// 1 − RSS / TSS.
  public var rSquared: Double { 1 - residualSumOfSquares / totalSumOfSquares }

  let standard: BlockStandard
  /// R⁻¹ for the standardised columns, k × k.
  let inverseUpper: Matrix
  /// B R⁻¹ for the original columns, so that (XᵀWX)⁻¹ is it times its transpose.
  private let inverseFactor: Matrix
  /// Σ s sᵀ in the orthonormal basis for each type; empty after one pass.
  private let meats: [StandardErrorType: Matrix]
  private let exactRow: Int?

  init(names: [String], rows: Int, standard: BlockStandard, factor: Matrix) throws(EstimationError) {
    let k = names.count
    let first = standard.constant == nil ? 0 : 1
    var collinear: [Int] = []
    for j in first..<max(k, first) {
      var squared = 0.0
      for i in first...j { squared += factor[i, j] * factor[i, j] }
      if standard.isWithoutVariation(standard.order[j], spread: squared.squareRoot(), rows: rows)
        || abs(factor[j, j]) <= 1e-10 * squared.squareRoot()
      {
        collinear.append(standard.order[j])
      }
    }
    guard collinear.isEmpty else { throw .collinear(columns: collinear.sorted().map { names[$0] }) }
    var total = 0.0
    for i in first...k { total += factor[i, k] * factor[i, k] }
    var level = total
    for i in 0..<first { level += factor[i, k] * factor[i, k] }
    guard total > 1e-26 * level, total > 0 else { throw .noVariation(what: "outcome") }

    var inverse = Matrix(rows: k, columns: k)
    for j in 0..<k {
      inverse[j, j] = 1 / factor[j, j]
      for i in (0..<j).reversed() {
        var sum = 0.0
        for l in (i + 1)...j { sum += factor[i, l] * inverse[l, j] }
        inverse[i, j] = -sum / factor[i, i]
      }
    }
    var solution = factor.column(k)
    solution.removeLast()
    for i in (0..<k).reversed() {
      for j in (i + 1)..<max(k, i + 1) { solution[i] -= factor[i, j] * solution[j] }
      solution[i] /= factor[i, i]
    }
    self.names = names
    self.rows = rows
    self.standard = standard
    coefficients = standard.back(solution, withOutcome: true)
    residualSumOfSquares = factor[k, k] * factor[k, k]
    totalSumOfSquares = total
    inverseUpper = inverse
    inverseFactor = Matrix(columns: (0..<k).map { standard.back(inverse.column($0), withOutcome: false) })
    meats = [:]
    exactRow = nil
    clusters = 0
  }

  /// After the second pass.
  init(
    _ first: StreamedRegression, correction: [Double], residualSumOfSquares: Double,
    meats: [StandardErrorType: Matrix], clusters: Int, exactRow: Int?
  ) {
    names = first.names
    rows = first.rows
    standard = first.standard
    inverseUpper = first.inverseUpper
    inverseFactor = first.inverseFactor
    totalSumOfSquares = first.totalSumOfSquares
    coefficients = zip(first.coefficients, correction).map { $0 + $1 }
    self.residualSumOfSquares = residualSumOfSquares
    self.meats = meats
    self.exactRow = exactRow
    self.clusters = clusters
  }

  /// Begins the second pass over the same rows.
  public func secondPass() -> StreamingResiduals { StreamingResiduals(self) }

  /// The estimated covariance of the coefficients.
  ///
  /// - Parameter type: Classical after one pass; HC0 to HC3 after two; CR0 and CR1 when the second had clusters.
  /// - Throws: ``EstimationError`` when the second pass or its clusters are missing.
  public func covariance(_ type: StandardErrorType) throws(EstimationError) -> Matrix {
    let n = Double(rows)
    if type == .classical {
      var result = inverseFactor * inverseFactor.transposed
      for place in result.values.indices { result.values[place] *= residualSumOfSquares / Double(degreesOfFreedom) }
      return result
    }
    let base: StandardErrorType = type == .hc1 ? .hc0 : (type == .cr1 ? .cr0 : type)
    guard let meat = meats[base] else {
      if type.isClustered { throw .clustersMissing(standardError: type.name) }
      if let exactRow { throw .leverageOne(row: exactRow) }
      throw .secondPassMissing(standardError: type.name)
    }
    var factor = 1.0
    if type.isClustered {
      guard clusters >= 2 else { throw .tooFewClusters(group: "clusters", count: clusters, minimum: 2) }
      let groups = Double(clusters)
      if type == .cr1 { factor = groups / (groups - 1) * (n - 1) / Double(degreesOfFreedom) }
    } else if type == .hc1 {
      factor = n / Double(degreesOfFreedom)
    }
    var result = inverseFactor * meat * inverseFactor.transposed
    for place in result.values.indices { result.values[place] *= factor }
    return result
  }

  /// The estimate of one coefficient.
  public func estimate(coefficient: Int, type: StandardErrorType) throws(EstimationError) -> Estimate {
    try estimate(contrast: names.indices.map { $0 == coefficient ? 1 : 0 }, type: type)
  }

  /// The estimate of a combination cᵀβ of coefficients.
  public func estimate(contrast: [Double], type: StandardErrorType) throws(EstimationError) -> Estimate {
    guard contrast.count == names.count else {
      throw .lengthMismatch(what: "contrast", count: contrast.count, expected: names.count)
    }
    let covariance = try covariance(type)
    let squaredError = dot(contrast, covariance * contrast)
    guard squaredError > 0 else { throw .exactFit }
    return Estimate(
      estimate: dot(contrast, coefficients), standardError: squaredError.squareRoot(),
      degreesOfFreedom: Double(type.isClustered ? clusters - 1 : degreesOfFreedom))
  }
}
