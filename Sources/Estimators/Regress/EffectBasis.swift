extension LeastSquares {
  /// The most groups of absorbed effects that HC2, HC3, CR2, CR3 and the wild cluster bootstrap take up as columns.
  static let largestEffectBasis = 200
  /// And the most values that these columns may have together.
  static let largestEffectValues = 20_000_000

  /// The orthonormal basis of all columns on which the adjustment of a cluster depends: Q, and beside it what the absorbed
  /// effects that lie across clusters add.
  ///
  /// Effects within clusters stay absorbed: the adjustment is then that of the design with their dummies, except for CR2 with
  /// sampling weights, where every effect is taken up.
  ///
  /// - Throws: ``EstimationError`` when the effects to take up are more than ``largestEffectBasis``.
  /// - SeeAlso: Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004, theorem 2.
  func clusterBasis(_ clusters: Groups, standardError: String, isBiasReduced: Bool) throws(EstimationError) -> Matrix {
    guard let absorbed else { return basis }
    let takesAll = isBiasReduced && rootWeights != nil && weighting == .sampling
    var (across, within): ([Groups], [Groups]) = ([], [])
    var effect: String?
    for groups in absorbed.dimensions {
      if let place = Self.effectAcrossClusters(groups, clusters) {
        effect = effect ?? groups.names[place]
        across.append(groups)
      } else if takesAll {
        across.append(groups)
      } else {
        within.append(groups)
      }
    }
    guard !across.isEmpty else { return basis }
    guard isSmallEnough(across) else {
      if let effect { throw .effectAcrossClusters(effect: effect, standardError: standardError) }
      throw .weightedAbsorption
    }
    let effects = try effectBasis(of: across, after: within)
    return Matrix(
      rows: rows, columns: basis.columns + effects.columns, values: basis.values + effects.values)
  }

  /// What effects of several dimensions add to each row's leverage: of the largest dimension by its groups' weights, of the others
  /// by the basis of what they add.
  ///
  /// - Throws: ``EstimationError`` when the other dimensions have more groups than ``largestEffectBasis``.
  func leverageOfEffects(standardError: String) throws(EstimationError) -> [Double] {
    guard let absorbed, absorbed.dimensions.count > 1 else { return [Double](repeating: 0, count: rows) }
    let largest = absorbed.dimensions.indices.max { absorbed.dimensions[$0].count < absorbed.dimensions[$1].count } ?? 0
    var others = absorbed.dimensions
    let groups = others.remove(at: largest)
    guard isSmallEnough(others) else { throw .leverageOfSeveralEffects(standardError: standardError) }
    let effects = try effectBasis(of: others, after: [groups])
    let weights = (0..<rows).map { row in rootWeights.map { $0[row] * $0[row] } ?? 1 }
    var totals = [Double](repeating: 0, count: groups.count)
    for (row, group) in groups.index.enumerated() { totals[group] += weights[row] }
    var result = groups.index.enumerated().map { row, group in weights[row] / totals[group] }
    for j in 0..<effects.columns {
      for i in 0..<rows { result[i] += effects.values[j * rows + i] * effects.values[j * rows + i] }
    }
    return result
  }

  private func isSmallEnough(_ dimensions: [Groups]) -> Bool {
    let count = dimensions.map(\.count).reduce(0, +)
    return count <= Self.largestEffectBasis && count * rows <= Self.largestEffectValues
  }

  /// An orthonormal basis of the dummies of some dimensions, times √w, without the effects of others: n rows, and as many columns
  /// as are independent.
  private func effectBasis(of dimensions: [Groups], after others: [Groups]) throws(EstimationError) -> Matrix {
    let n = rows
    let weights = rootWeights.map { $0.map { $0 * $0 } }
    let absorbed = others.isEmpty ? nil : AbsorbedEffects(others, weights: weights)
    var values: [Double] = []
    var count = 0
    for groups in dimensions {
      for group in 0..<groups.count {
        var column = groups.index.map { $0 == group ? 1.0 : 0 }
        let name = groups.names[group]
        if let absorbed { column = try absorbed.deviations(column, name: name) }
        if let rootWeights { for i in 0..<n { column[i] *= rootWeights[i] } }
        var start = 0.0
        for (i, index) in groups.index.enumerated() where index == group { start += weights?[i] ?? 1 }
        // Twice, so that what rounding left of the earlier columns goes too.
        for _ in 0..<2 { Self.project(&column, outOf: values, count: count) }
        let length = dot(column, column).squareRoot()
        guard length > 1e-9 * start.squareRoot() else { continue }
        for value in column { values.append(value / length) }
        count += 1
      }
    }
    return Matrix(rows: n, columns: count, values: values)
  }

  /// Takes orthonormal columns out of another one.
  private static func project(_ column: inout [Double], outOf values: [Double], count: Int) {
    let n = column.count
    values.withUnsafeBufferPointer { values in
      column.withUnsafeMutableBufferPointer { column in
        for j in 0..<count {
          var sum = 0.0
          for i in 0..<n { sum += values[j * n + i] * column[i] }
          for i in 0..<n { column[i] -= sum * values[j * n + i] }
        }
      }
    }
  }
}
