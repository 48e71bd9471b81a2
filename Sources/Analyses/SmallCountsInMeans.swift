import Content
import Diagnostics
import Disclosure
import Tables

extension SmallCounts {
  /// What a published mean tells of a column of few different values.
  struct ToldLevels {
    /// One cell for each value, published with the mean; empty where the mean tells none of them.
    var cells: [Int?] = []
    /// Whether one moment more would tell a small count.
    var isToldByNext = false
  }

  /// The cells of the values that a mean over rows tells how many rows hold.
  ///
  /// - Parameters:
  ///   - moments: 1 for a mean alone, 2 with its spread.
  ///   - showsEnds: Whether the least and the greatest value of these rows are published too.
  mutating func told(
    _ column: Column, _ rows: [Int], moments: Int, _ data: String, showsEnds: Bool = false
  ) -> ToldLevels {
    guard let thresholds = thresholds[data], thresholds.minimumCount > 1, case .numbers(let values) = column.values,
      !rows.isEmpty, var levels = differentValues(of: column, data)
    else { return ToldLevels() }
    if showsEnds {
      let least = rows.lazy.map { values[$0] }.min() ?? 0
      let greatest = rows.lazy.map { values[$0] }.max() ?? 0
      levels = levels.filter { least <= $0 && $0 <= greatest }
    }
    guard levels.count <= 7 else { return ToldLevels() }
    let sets = levels.map { level in rows.filter { values[$0] == level } }
    let counts = sets.map(\.count)
    if levels.count <= moments + 1 || meansTell(values: levels, counts: counts, moments: moments, thresholds) {
      return ToldLevels(cells: divide(data, rows, into: sets))
    }
    return ToldLevels(isToldByNext: meansTell(values: levels, counts: counts, moments: moments + 1, thresholds))
  }

  /// The different values of a column of numbers, in order; nil when they are many.
  private mutating func differentValues(of column: Column, _ data: String) -> [Double]? {
    let key = data + "\u{0}" + column.field.name
    if let known = knownValues[key] { return known.isEmpty ? nil : known }
    var found: Set<Double> = []
    if case .numbers(let values) = column.values {
      for value in values where !value.isNaN {
        found.insert(value)
        if found.count > 200 { break }
      }
    }
    let sorted = found.count > 200 ? [] : found.sorted()
    knownValues[key] = sorted
    return sorted.isEmpty ? nil : sorted
  }

  /// Whether a column has two values, so that its mean is a share.
  mutating func isTwoValued(_ column: Column, _ data: String) -> Bool {
    differentValues(of: column, data)?.count == 2
  }

  // MARK: Enterprises

  /// The groups whose mean would tell too much of one enterprise, and those that would give such a mean back from the mean
  /// of all, which is taken to be known.
  ///
  /// - Parameter contributions: For each group the values of its enterprises.
  func refusedSums(_ contributions: [[Double]], _ data: String) -> Set<Int> {
    guard let thresholds = thresholds[data], thresholds.dominance != nil else { return [] }
    let refused = contributions.indices.filter {
      !contributions[$0].isEmpty && !thresholds.breaches(contributions: contributions[$0]).isEmpty
    }
    guard !refused.isEmpty, contributions.count > 1 else { return Set(refused) }
    // Sums that may be negative have no bounds to protect.
    guard contributions.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) else { return Set(contributions.indices) }
    var table = CellTable(
      list: contributions.map { $0.reduce(0, +) }, levels: contributions.indices.map(String.init))
    table.cells[contributions.count].isStructuralZero = true
    let primary = primaryCells(sums: table, contributions: contributions, thresholds)
    let result = suppress(table, primary: primary)
    return result.unprotected.isEmpty ? Set(result.hidden) : Set(contributions.indices)
  }

  /// The values behind a mean of enterprises; none where nobody's contribution is to be hidden.
  func contributions(_ column: Column, _ rows: [Int], _ data: String) -> [Double] {
    guard thresholds[data]?.dominance != nil, case .numbers(let values) = column.values else { return [] }
    return rows.map { values[$0] }
  }

  /// Says that means are hidden because of one enterprise.
  mutating func reportSums(_ count: Int, of column: String, in what: String, groups: String, at place: Place) {
    guard count > 0 else { return }
    diagnostics.append(
      Diagnostic(
        .note, id: "hidden-sum", at: place,
        message:
          "\(what) hides the mean of ‘\(column)’ in \(count == 1 ? "1 \(groups)" : "\(count) \(groups)s"): one enterprise makes up too much of it, or it would give such a one back",
        hint: "join groups to show more"))
  }
}
