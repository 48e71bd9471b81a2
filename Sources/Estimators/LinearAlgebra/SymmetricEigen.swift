/// The eigenvalues and eigenvectors of a symmetric matrix, A = V diag(λ) Vᵀ, by Jacobi rotations.
///
/// The error of each eigenvalue is about 1e-16 of the largest one. Cubic in k with a large constant: meant for the sizes
/// met here (coefficients, rows of a small cluster).
///
/// - Parameter matrix: k × k, symmetric; only its upper triangle is read.
/// - Returns: k eigenvalues in no order, and V, k × k, whose columns belong to them.
func symmetricEigen(_ matrix: Matrix) -> (values: [Double], vectors: Matrix) {
  let n = matrix.rows
  var a = matrix.values
  var v = Matrix.identity(n).values
  for j in 0..<n { for i in 0..<j { a[i * n + j] = a[j * n + i] } }

  let negligible = 2e-17 * dot(a, a).squareRoot()

  a.withUnsafeMutableBufferPointer { a in
    v.withUnsafeMutableBufferPointer { v in
      for _ in 0..<60 {
        var rotated = false
        for p in 0..<n {
          for q in (p + 1)..<max(n, p + 1) {
            let off = a[q * n + p]
            guard abs(off) > negligible else { continue }
            rotated = rotated || abs(off) > 8 * negligible
            let ratio = (a[q * n + q] - a[p * n + p]) / (2 * off)
            let tangent = (ratio >= 0 ? 1 : -1) / (abs(ratio) + (1 + ratio * ratio).squareRoot())
            let cosine = 1 / (1 + tangent * tangent).squareRoot()
            let sine = tangent * cosine
            for i in 0..<n {
              let x = a[p * n + i]
              let y = a[q * n + i]
              a[p * n + i] = cosine * x - sine * y
              a[q * n + i] = sine * x + cosine * y
              let s = v[p * n + i]
              let t = v[q * n + i]
              v[p * n + i] = cosine * s - sine * t
              v[q * n + i] = sine * s + cosine * t
            }
            for i in 0..<n {
              let x = a[i * n + p]
              let y = a[i * n + q]
              a[i * n + p] = cosine * x - sine * y
              a[i * n + q] = sine * x + cosine * y
            }
          }
        }
        if !rotated { break }
      }
    }
  }
  return ((0..<n).map { a[$0 * n + $0] }, Matrix(rows: n, columns: n, values: v))
}
