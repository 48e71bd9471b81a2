/// A = QR by Householder reflections, column after column, with the columns that depend on earlier ones named.
///
/// No pivoting: which columns are kept depends on the order that the caller gave, not on rounding. Columns should be scaled
/// to similar norms beforehand.
struct HouseholderFactorization {
  /// R, k × k, upper triangular.
  let upper: Matrix
  /// Columns whose part outside the span of the earlier ones is at most `tolerance` times their norm. When it is not
  /// empty, nothing else may be used.
  let collinear: [Int]
  /// n × k, the unit vectors v of the reflections I − 2vvᵀ, zero above the diagonal.
  private let reflectors: Matrix

  /// - Parameters:
  ///   - matrix: A, n × k with n ≥ k.
  ///   - tolerance: Relative to each column's norm.
  init(_ matrix: Matrix, tolerance: Double = 1e-10) {
    let n = matrix.rows
    let k = matrix.columns
    var work = matrix.values
    var upper = Matrix(rows: k, columns: k)
    var collinear: [Int] = []
    work.withUnsafeMutableBufferPointer { work in
      var rank = 0
      for j in 0..<k {
        let column = UnsafeMutableBufferPointer(rebasing: work[j * n..<(j + 1) * n])
        var head = 0.0
        for i in 0..<rank { head += column[i] * column[i] }
        var tail = 0.0
        for i in rank..<n { tail += column[i] * column[i] }
        guard tail.squareRoot() > tolerance * (head + tail).squareRoot() else {
          collinear.append(j)
          continue
        }
        for i in 0..<rank {
          upper[i, j] = column[i]
          column[i] = 0
        }
        let norm = tail.squareRoot()
        let diagonal = column[rank] > 0 ? -norm : norm
        upper[rank, j] = diagonal
        column[rank] -= diagonal
        let length = (2 * norm * abs(column[rank])).squareRoot()
        for i in rank..<n { column[i] /= length }
        for later in (j + 1)..<max(k, j + 1) {
          let other = UnsafeMutableBufferPointer(rebasing: work[later * n..<(later + 1) * n])
          reflect(other, across: column, from: rank)
        }
        rank += 1
      }
    }
    self.upper = upper
    self.collinear = collinear
    reflectors = Matrix(rows: n, columns: k, values: work)
  }

  /// Qᵀb, of which the first k values belong to the columns of A and the rest to the residual space.
  func transposedQ(times vector: [Double]) -> [Double] { reflecting(vector, order: Array(0..<upper.columns)) }

  /// Qb for b of n values.
  func q(times vector: [Double]) -> [Double] { reflecting(vector, order: (0..<upper.columns).reversed()) }

  /// The first k columns of Q, n × k.
  var thinQ: Matrix {
    let n = reflectors.rows
    let k = upper.columns
    var result = Matrix(rows: n, columns: k)
    for j in 0..<k { result[j, j] = 1 }
    reflectors.values.withUnsafeBufferPointer { reflectors in
      result.values.withUnsafeMutableBufferPointer { result in
        for r in (0..<k).reversed() {
          let across = UnsafeBufferPointer(rebasing: reflectors[r * n..<(r + 1) * n])
          // Columns before r are still unit vectors above row r, which the reflection leaves alone.
          for j in r..<k {
            let target = UnsafeMutableBufferPointer(rebasing: result[j * n..<(j + 1) * n])
            reflect(target, across: across, from: r)
          }
        }
      }
    }
    return result
  }

  /// R⁻¹, k × k, upper triangular.
  var inverseUpper: Matrix {
    let k = upper.columns
    var inverse = Matrix(rows: k, columns: k)
    for j in 0..<k {
      inverse[j, j] = 1 / upper[j, j]
      for i in (0..<j).reversed() {
        var sum = 0.0
        for l in (i + 1)...j { sum += upper[i, l] * inverse[l, j] }
        inverse[i, j] = -sum / upper[i, i]
      }
    }
    return inverse
  }

  /// The x of Rx = b.
  func solveUpper(_ right: [Double]) -> [Double] {
    let k = upper.columns
    var x = right
    for i in (0..<k).reversed() {
      for j in (i + 1)..<max(k, i + 1) { x[i] -= upper[i, j] * x[j] }
      x[i] /= upper[i, i]
    }
    return x
  }

  /// The x of Rᵀx = b.
  func solveTransposedUpper(_ right: [Double]) -> [Double] {
    let k = upper.columns
    var x = right
    for i in 0..<k {
      for j in 0..<i { x[i] -= upper[j, i] * x[j] }
      x[i] /= upper[i, i]
    }
    return x
  }

  private func reflecting(_ vector: [Double], order: [Int]) -> [Double] {
    let n = reflectors.rows
    var result = vector
    reflectors.values.withUnsafeBufferPointer { reflectors in
      result.withUnsafeMutableBufferPointer { result in
        for r in order {
          reflect(result, across: UnsafeBufferPointer(rebasing: reflectors[r * n..<(r + 1) * n]), from: r)
        }
      }
    }
    return result
  }
}

/// Subtracts 2v(vᵀx) from x, where v is zero before `start`.
@inline(__always)
private func reflect(_ x: UnsafeMutableBufferPointer<Double>, across v: UnsafeBufferPointer<Double>, from start: Int) {
  // Four sums, so that the processor need not wait for one addition to begin the next.
  var (sum, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
  let n = v.count
  var i = start
  while i + 4 <= n {
    sum += x[i] * v[i]
    second += x[i + 1] * v[i + 1]
    third += x[i + 2] * v[i + 2]
    fourth += x[i + 3] * v[i + 3]
    i += 4
  }
  sum += second + third + fourth
  while i < n {
    sum += x[i] * v[i]
    i += 1
  }
  sum *= 2
  for i in start..<n { x[i] -= sum * v[i] }
}

@inline(__always)
private func reflect(
  _ x: UnsafeMutableBufferPointer<Double>, across v: UnsafeMutableBufferPointer<Double>, from start: Int
) {
  reflect(x, across: UnsafeBufferPointer(v), from: start)
}
