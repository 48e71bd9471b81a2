/// The rows of a table that a model uses: all but those of weight zero and others that were left out.
struct RowSelection: Sendable {
  /// How many rows were given.
  let given: Int
  /// Their positions, from 0, ascending.
  let leftOut: [Int]

  init(given: Int, leftOut: [Int]) {
    self.given = given
    self.leftOut = leftOut
  }

  /// Leaves out the rows of weight zero.
  init(given: Int, weights: [Double]?) {
    self.init(given: given, leftOut: weights.map { weights in weights.indices.filter { weights[$0] == 0 } } ?? [])
  }

  /// The rows used.
  var kept: [Int] {
    var isKept = [Bool](repeating: true, count: given)
    for row in leftOut { isKept[row] = false }
    return (0..<given).filter { isKept[$0] }
  }

  /// The groups of the rows used, from those of all rows given.
  func used(_ groups: Groups) -> Groups { leftOut.isEmpty ? groups : groups.selecting(kept) }

  func used(_ values: [Double]) -> [Double] { leftOut.isEmpty ? values : kept.map { values[$0] } }

  func used(_ matrix: Matrix) -> Matrix { leftOut.isEmpty ? matrix : matrix.selecting(kept) }

  /// The clusters of the rows used, at least two.
  func usedClusters(_ clusters: Groups) throws(EstimationError) -> Groups {
    guard clusters.index.count == given else {
      throw .lengthMismatch(what: "clusters", count: clusters.index.count, expected: given)
    }
    let used = used(clusters)
    guard used.count >= 2 else { throw .tooFewClusters(group: "clusters", count: used.count, minimum: 2) }
    return used
  }

  /// The row as it was given, from 1.
  func givenRow(_ used: Int) -> Int {
    var row = used
    for left in leftOut where left <= row { row += 1 }
    return row + 1
  }
}
