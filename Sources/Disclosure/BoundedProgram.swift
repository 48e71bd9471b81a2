/// A linear program max c·x with A x = 0 and 0 ≤ x ≤ limits, solved from x = 0 by the simplex method with bounded
/// variables.
///
/// Dense: for the tables of reports, up to some thousand cells. Ties go to the smallest number, and after many steps the
/// entering variable is the first that improves (Bland's rule), so it ends and is the same each time.
///
/// - SeeAlso: Chvátal (1983), *Linear Programming*, chapters 3 and 8.
package struct BoundedProgram {
  private let rowCount: Int
  private let count: Int
  private var limits: [Double]
  /// Rows of count entries, then the values of the basic variables and the reduced costs apart.
  private var tableau: [Double]
  private var reduced: [Double]
  private var basis: [Int]
  private var basicValues: [Double]
  private var isAtLimit: [Bool]
  /// The entries that the last pivot visited.
  private var lastWork = 0
  private static let tolerance = 1e-9

  /// - Parameters:
  ///   - rows: A by its entries that are not zero.
  ///   - limits: Of each variable; infinite where it has none.
  package init(rows: [[(variable: Int, factor: Double)]], limits: [Double], objective: [Double]) {
    rowCount = rows.count
    count = limits.count
    // The basis of the start has one variable for each row that may only be zero; it is never let in again.
    self.limits = limits + Array(repeating: 0, count: rows.count)
    tableau = Array(repeating: 0, count: rows.count * limits.count)
    for (r, row) in rows.enumerated() { for (variable, factor) in row { tableau[r * count + variable] += factor } }
    reduced = objective
    basis = (0..<rows.count).map { limits.count + $0 }
    basicValues = Array(repeating: 0, count: rows.count)
    isAtLimit = Array(repeating: false, count: limits.count)
  }

  /// The best x, or nil when the objective has no bound.
  ///
  /// - Parameter budget: Each pivot spends the entries that it changes. When none is left, x is what was reached: it obeys all rows and
  ///   limits, so what it shows to be possible is possible, but more may be.
  package mutating func solve(within budget: inout WorkBudget) -> [Double]? {
    var isBasic = Array(repeating: false, count: count)
    var steps = 0
    while let (entering, isRising) = entering(isBasic, isFirst: steps > 20 * (rowCount + 10)),
      budget.spend(rowCount + count + lastWork)
    {
      steps += 1
      let direction = isRising ? 1.0 : -1.0
      var step = limits[entering]
      var leaving: Int?
      for r in 0..<rowCount {
        let slope = tableau[r * count + entering] * direction
        guard abs(slope) > Self.tolerance else { continue }
        let room = slope > 0 ? basicValues[r] : limits[basis[r]] - basicValues[r]
        let ratio = max(0, room) / abs(slope)
        if ratio < step - Self.tolerance {
          step = ratio
          leaving = r
        } else if let present = leaving, ratio <= step + Self.tolerance, basis[r] < basis[present] {
          step = min(step, ratio)
          leaving = r
        }
      }
      if step == .infinity { return nil }
      for r in 0..<rowCount { basicValues[r] -= tableau[r * count + entering] * direction * step }
      guard let row = leaving else {
        isAtLimit[entering].toggle()
        continue
      }
      let old = basis[row]
      if old < count {
        isBasic[old] = false
        isAtLimit[old] = tableau[row * count + entering] * direction < 0
      }
      basicValues[row] = isRising ? step : limits[entering] - step
      basis[row] = entering
      isBasic[entering] = true
      isAtLimit[entering] = false
      pivot(row, entering)
    }
    var x = (0..<count).map { isAtLimit[$0] ? limits[$0] : 0 }
    for (r, variable) in basis.enumerated() where variable < count { x[variable] = basicValues[r] }
    return x
  }

  private func entering(_ isBasic: [Bool], isFirst: Bool) -> (Int, isRising: Bool)? {
    var best: Int?
    for j in 0..<count where !isBasic[j] && limits[j] > 0 {
      let gain = isAtLimit[j] ? -reduced[j] : reduced[j]
      guard gain > Self.tolerance else { continue }
      if isFirst { return (j, !isAtLimit[j]) }
      if let present = best, gain <= abs(reduced[present]) { continue }
      best = j
    }
    return best.map { ($0, !isAtLimit[$0]) }
  }

  /// Rows of tables are mostly zeros: only the others are visited.
  private mutating func pivot(_ row: Int, _ column: Int) {
    let count = count
    let inverse = 1 / tableau[row * count + column]
    let reducedFactor = reduced[column]
    var places: [Int] = []
    var work = count
    tableau.withUnsafeMutableBufferPointer { tableau in
      let own = row * count
      for j in 0..<count where tableau[own + j] != 0 {
        let value = tableau[own + j] * inverse
        // What is left of differences that should be nothing would fill the rows.
        tableau[own + j] = abs(value) < 1e-12 ? 0 : value
        if tableau[own + j] != 0 { places.append(j) }
      }
      places.withUnsafeBufferPointer { places in
        for r in 0..<rowCount where r != row {
          let start = r * count
          let factor = tableau[start + column]
          if factor == 0 { continue }
          for j in places { tableau[start + j] -= factor * tableau[own + j] }
          tableau[start + column] = 0
          work += places.count
        }
        for j in places { reduced[j] -= reducedFactor * tableau[own + j] }
      }
    }
    reduced[column] = 0
    lastWork = work
  }
}
