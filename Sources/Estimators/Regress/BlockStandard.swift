import Glibc

/// How the columns of every block are centred and scaled, from the first block: any centre near the values and any scale near their
/// spread serves, as long as all blocks have the same.
struct BlockStandard: Sendable {
  /// The original column of each column of a block, the constant first.
  let order: [Int]
  let constant: Int?
  /// The value of the constant column.
  private let constantValue: Double
  private let names: [String]
  /// For each original column what is subtracted, and by what it is then multiplied.
  private let centers, scales: [Double]
  private let outcomeCenter: Double

  init(names: [String], constant: Int?, design: Matrix, outcome: [Double]) {
    self.names = names
    self.constant = constant
    order = (constant.map { [$0] } ?? []) + names.indices.filter { $0 != constant }
    constantValue = constant.map { design[0, $0] } ?? 1
    var centers = [Double](repeating: 0, count: names.count)
    var scales = [Double](repeating: 1, count: names.count)
    for j in names.indices {
      var column = design.column(j)
      if constant != nil, j != constant {
        centers[j] = mean(column)
        for i in column.indices { column[i] -= centers[j] }
      }
      let size = (dot(column, column) / Double(max(column.count, 1))).squareRoot()
      if size > 1e-13 * abs(centers[j]) { scales[j] = scalbn(1, -Int32(size.exponent)) }
    }
    self.centers = centers
    self.scales = scales
    outcomeCenter = constant == nil ? 0 : mean(outcome)
  }

  /// The standardised columns in order, then the outcome.
  func columns(_ design: Matrix, outcome: [Double]) throws(EstimationError) -> Matrix {
    if let constant {
      let column = design.column(constant)
      if let row = column.firstIndex(where: { $0 != constantValue || $0 == 0 }) {
        throw .notConstant(what: names[constant], row: row + 1)
      }
    }
    var values: [Double] = []
    values.reserveCapacity(design.rows * (design.columns + 1))
    for j in order { for i in 0..<design.rows { values.append((design[i, j] - centers[j]) * scales[j]) } }
    for value in outcome { values.append(value - outcomeCenter) }
    return Matrix(rows: design.rows, columns: design.columns + 1, values: values)
  }

  /// From coefficients of the standardised columns to those of the original ones.
  func back(_ coefficients: [Double], withOutcome: Bool) -> [Double] {
    var result = [Double](repeating: 0, count: coefficients.count)
    for (place, j) in order.enumerated() { result[j] = coefficients[place] * scales[j] }
    if let constant {
      var sum = DoubleDouble(result[constant])
      if withOutcome { sum.add(outcomeCenter / constantValue) }
      for j in order where j != constant { sum.add(-result[j], times: centers[j] / constantValue) }
      result[constant] = sum.value
    }
    return result
  }

  /// Whether a column has no spread beside its centre.
  func isWithoutVariation(_ j: Int, spread: Double, rows: Int) -> Bool {
    spread <= 1e-13 * abs(centers[j] * scales[j]) * Double(rows).squareRoot() || spread == 0
  }

  static func check(
    names: [String], design: Matrix, outcome: [Double], weights: [Double]?
  ) throws(EstimationError) {
    let n = design.rows
    guard design.columns == names.count else {
      throw .lengthMismatch(what: "columns of the design", count: design.columns, expected: names.count)
    }
    guard outcome.count == n else { throw .lengthMismatch(what: "outcome", count: outcome.count, expected: n) }
    if let row = outcome.firstIndex(where: { !$0.isFinite }) { throw .notFinite(what: "outcome", row: row + 1) }
    if let place = design.values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(what: names[place / n], row: place % n + 1)
    }
    guard let weights else { return }
    guard weights.count == n else { throw .lengthMismatch(what: "weights", count: weights.count, expected: n) }
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) { throw .weightNotPositive(row: row + 1) }
  }
}
