/// Least squares over blocks of rows, for files that do not fit in memory.
///
///     var streaming = StreamingLeastSquares(names: ["constant", "treated", "x"])
///     for block in file { try streaming.append(design: block.design, outcome: block.outcome) }
///     let fit = try streaming.regression()                       // coefficients, classical errors
///     var residuals = fit.secondPass()
///     for block in file { try residuals.append(design: block.design, outcome: block.outcome, clusters: block.villages) }
///     let robust = try residuals.regression()                    // refined, with HC and CR errors
///
/// Only the triangular factor of the rows seen is kept, k + 1 by k + 1; each block is turned into it by Householder reflections
/// (TSQR), on columns that are centred and scaled as the first block suggests: no normal equations. The order of the blocks matters
/// to rounding only.
///
/// - SeeAlso: Demmel, Grigori, Hoemmen and Langou (2012), doi:10.1137/080731992.
public struct StreamingLeastSquares: Sendable {
  /// The names of the k columns of the design.
  public let names: [String]
  /// The rows seen, but for those of weight zero.
  public private(set) var rows = 0
  private let constant: Int?
  private var standard: BlockStandard?
  /// R of √W [Z y], by columns, k + 1 × k + 1.
  private var factor: Matrix

  /// - Parameters:
  ///   - names: The k names of the columns of each block's design, the constant included.
  ///   - constant: The place of the column of equal values, or nil without one.
  public init(names: [String], constant: Int? = 0) {
    self.names = names
    self.constant = constant
    factor = Matrix(rows: names.count + 1, columns: names.count + 1)
  }

  /// Takes some rows in: any number of them, n k² operations.
  ///
  /// - Parameters:
  ///   - design: n × k.
  ///   - outcome: n finite values.
  ///   - weights: n weights, none negative, in every block or in none.
  /// - Throws: ``EstimationError`` when lengths differ or a value is missing, rows counted from 1 within the block, and when the
  ///   constant column is not constant.
  public mutating func append(
    design: Matrix, outcome: [Double], weights: [Double]? = nil
  ) throws(EstimationError) {
    try BlockStandard.check(names: names, design: design, outcome: outcome, weights: weights)
    guard design.rows > 0 else { return }
    let standard =
      self.standard ?? BlockStandard(names: names, constant: constant, design: design, outcome: outcome)
    self.standard = standard
    var block = try standard.columns(design, outcome: outcome)
    if let weights { block = block.scalingRows(by: weights.map { $0.squareRoot() }) }
    rows += weights.map { weights in weights.count { $0 > 0 } } ?? design.rows
    turnIn(&block)
  }

  /// The regression on the rows seen, with classical errors.
  ///
  /// - Throws: ``EstimationError`` when rows are too few, columns collinear, or the outcome does not vary.
  public func regression() throws(EstimationError) -> StreamedRegression {
    let k = names.count
    guard let standard, rows > k else { throw .moreCoefficientsThanRows(coefficients: k, rows: rows) }
    return try StreamedRegression(names: names, rows: rows, standard: standard, factor: factor)
  }

  /// Reflects each column of a block into the diagonal of the factor.
  private mutating func turnIn(_ block: inout Matrix) {
    let size = factor.columns
    let n = block.rows
    factor.values.withUnsafeMutableBufferPointer { r in
      block.values.withUnsafeMutableBufferPointer { b in
        for j in 0..<size {
          var tail = 0.0
          for i in 0..<n { tail += b[j * n + i] * b[j * n + i] }
          guard tail > 0 else { continue }
          let old = r[j * size + j]
          let norm = (old * old + tail).squareRoot()
          let diagonal = old > 0 ? -norm : norm
          let head = old - diagonal
          r[j * size + j] = diagonal
          let half = norm * abs(head)
          for l in (j + 1)..<max(size, j + 1) {
            var sum = head * r[l * size + j]
            for i in 0..<n { sum += b[j * n + i] * b[l * n + i] }
            sum /= half
            r[l * size + j] -= sum * head
            for i in 0..<n { b[l * n + i] -= sum * b[j * n + i] }
          }
        }
      }
    }
  }
}
