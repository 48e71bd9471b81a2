/// A dense matrix of doubles, stored column after column.
public struct Matrix: Sendable, Equatable {
  public let rows, columns: Int
  /// Column-major: element (i, j) is `values[j * rows + i]`.
  public internal(set) var values: [Double]

  /// - Parameter values: Column after column, `rows × columns` of them.
  public init(rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == rows * columns, "a matrix of \(rows) × \(columns) has \(rows * columns) values")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// All zeros.
  public init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, values: [Double](repeating: 0, count: rows * columns))
  }

  /// Columns of equal length, side by side.
  public init(columns: [[Double]]) {
    let rows = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rows }, "the columns of a matrix are equally long")
    self.init(rows: rows, columns: columns.count, values: Array(columns.joined()))
  }

  public subscript(row: Int, column: Int) -> Double {
    get { values[column * rows + row] }
    set { values[column * rows + row] = newValue }
  }

  /// The values of one column.
  public func column(_ column: Int) -> [Double] { Array(values[column * rows..<(column + 1) * rows]) }

  /// The values of one row.
  public func row(_ row: Int) -> [Double] { (0..<columns).map { self[row, $0] } }

  /// Some of the rows, in the order given.
  func selecting(_ kept: [Int]) -> Matrix {
    var values: [Double] = []
    values.reserveCapacity(kept.count * columns)
    for j in 0..<columns { for row in kept { values.append(self.values[j * rows + row]) } }
    return Matrix(rows: kept.count, columns: columns, values: values)
  }

  /// Each row times its factor.
  func scalingRows(by factors: [Double]) -> Matrix {
    var result = self
    result.values.withUnsafeMutableBufferPointer { values in
      for j in 0..<columns { for i in 0..<rows { values[j * rows + i] *= factors[i] } }
    }
    return result
  }

  /// The sum of the rows of each group.
  func addingRows(of groups: Groups) -> Matrix {
    let count = groups.count
    var result = Matrix(rows: count, columns: columns)
    result.values.withUnsafeMutableBufferPointer { sums in
      for j in 0..<columns { for i in 0..<rows { sums[j * count + groups.index[i]] += values[j * rows + i] } }
    }
    return result
  }

  static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for i in 0..<size { matrix[i, i] = 1 }
    return matrix
  }

  var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for j in 0..<columns { for i in 0..<rows { result[j, i] = self[i, j] } }
    return result
  }

  /// The matrix product.
  static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows)
    var result = Matrix(rows: left.rows, columns: right.columns)
    left.values.withUnsafeBufferPointer { a in
      result.values.withUnsafeMutableBufferPointer { c in
        for j in 0..<right.columns {
          for l in 0..<left.columns {
            let factor = right[l, j]
            guard factor != 0 else { continue }
            for i in 0..<left.rows { c[j * left.rows + i] += a[l * left.rows + i] * factor }
          }
        }
      }
    }
    return result
  }

  /// The product with a vector of `columns` values.
  static func * (left: Matrix, right: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: left.rows)
    for j in 0..<left.columns where right[j] != 0 {
      for i in 0..<left.rows { result[i] += left[i, j] * right[j] }
    }
    return result
  }
}

/// Σ aᵢ bᵢ.
func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in 0..<a.count { sum += a[i] * b[i] }
  return sum
}
