/// The numbers of persons of each kind that agree with all published facts: A x = b with x ≥ 0, by the simplex method on a
/// dense tableau. One instance answers many questions, each starting where the last one ended.
struct FeasibleCounts {
  private let count: Int
  private var width: Int
  private var tableau: [Double] = []
  private var basis: [Int] = []

  /// Nil when no numbers agree with the facts.
  init?(facts: [(coefficients: [Double], value: Double)], count: Int) {
    self.count = count
    let rows = facts.count
    width = count + rows + 1
    for (row, fact) in facts.enumerated() {
      let sign: Double = fact.value < 0 ? -1 : 1
      tableau += fact.coefficients.map { $0 * sign }
      tableau += (0..<rows).map { $0 == row ? 1 : 0 }
      tableau.append(fact.value * sign)
      basis.append(count + row)
    }
    let artificial = (0..<count + rows).map { $0 < count ? 0.0 : -1.0 }
    guard let worst = maximise(artificial, allowed: count + rows), worst > -1e-6 else { return nil }
    // What is still artificial leaves where it can; a row where it cannot follows from the others.
    var kept: [Int] = []
    for row in 0..<rows {
      if basis[row] >= count, let column = (0..<count).first(where: { abs(tableau[row * width + $0]) > 1e-7 }) {
        pivot(row, column)
      }
      if basis[row] < count { kept.append(row) }
    }
    let old = width
    width = count + 1
    var smaller: [Double] = []
    for row in kept {
      smaller += tableau[row * old..<row * old + count]
      smaller.append(tableau[row * old + old - 1])
    }
    tableau = smaller
    basis = kept.map { basis[$0] }
  }

  /// The least and the greatest value of a sum over kinds.
  mutating func bounds(of coefficients: [Double]) -> (lower: Double, upper: Double) {
    let lower = maximise(coefficients.map { -$0 }, allowed: count).map { -$0 } ?? -.infinity
    return (lower, maximise(coefficients, allowed: count) ?? .infinity)
  }

  private mutating func maximise(_ c: [Double], allowed: Int) -> Double? {
    var steps = 0
    var reduced = c
    for (row, variable) in basis.enumerated() where c[variable] != 0 {
      for column in 0..<allowed { reduced[column] -= c[variable] * tableau[row * width + column] }
    }
    while true {
      steps += 1
      var entering: Int?
      for column in 0..<allowed where reduced[column] > 1e-7 {
        if steps > 2000 {
          entering = column
          break
        }
        if entering.map({ reduced[column] > reduced[$0] }) ?? true { entering = column }
      }
      guard let entering else {
        return basis.indices.reduce(0.0) { $0 + c[basis[$1]] * tableau[$1 * width + width - 1] }
      }
      var leaving: Int?
      var least = Double.infinity
      for row in basis.indices where tableau[row * width + entering] > 1e-9 {
        let ratio = tableau[row * width + width - 1] / tableau[row * width + entering]
        if ratio < least - 1e-9 || (ratio < least + 1e-9 && basis[row] < basis[leaving ?? row]) {
          (least, leaving) = (ratio, row)
        }
      }
      guard let leaving else { return nil }
      pivot(leaving, entering)
      let factor = reduced[entering]
      for column in 0..<allowed { reduced[column] -= factor * tableau[leaving * width + column] }
    }
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let width = width
    let rows = basis.count
    basis[row] = column
    tableau.withUnsafeMutableBufferPointer { tableau in
      let inverse = 1 / tableau[row * width + column]
      for other in 0..<width { tableau[row * width + other] *= inverse }
      for line in 0..<rows where line != row {
        let factor = tableau[line * width + column]
        if factor == 0 { continue }
        for other in 0..<width { tableau[line * width + other] -= factor * tableau[row * width + other] }
      }
    }
  }
}
