/// The counts that a published percentage or mean of a yes-or-no answer leaves possible.
///
/// - Parameters:
///   - percentage: As published, from 0 to 100.
///   - decimals: The decimals that it was rounded to.
///   - base: The number of persons that it is of.
/// - Returns: Nil when no count gives this percentage.
package func impliedCounts(percentage: Double, decimals: Int, base: Int) -> ClosedRange<Int>? {
  guard base > 0, percentage.isFinite, (0...100).contains(percentage) else { return nil }
  let half = (0..<max(0, decimals)).reduce(0.5) { half, _ in half / 10 }
  // Room for the rounding of the products: a share at the edge of two texts may be printed as either.
  let slack = 1e-9 * Double(base)
  let lower = max(0, ((percentage - half) * Double(base) / 100 - slack).rounded(.up))
  let upper = min(Double(base), ((percentage + half) * Double(base) / 100 + slack).rounded(.down))
  return lower <= upper ? Int(lower)...Int(upper) : nil
}

/// Whether a percentage shows a refused count: each count that it leaves possible is refused, or what is left of the base.
package func isDisclosing(percentage: Double, decimals: Int, base: Int, _ thresholds: Thresholds) -> Bool {
  guard let counts = impliedCounts(percentage: percentage, decimals: decimals, base: base) else { return false }
  return counts.allSatisfy { thresholds.verdict(count: $0) == .refused }
    || counts.allSatisfy { thresholds.verdict(count: base - $0) == .refused }
}

/// A group whose members all have the same value: whoever is known to be in it is known to have it.
package struct GroupDisclosure: Sendable, Equatable {
  /// The total of the group and the cell that holds it all.
  package var group: [String?]
  package var cell: [String?]
  package var count: Double
}

/// The sums of a table that a single part makes up, where there were other parts to be in: a warning, since the zeros
/// themselves are true. Structural zeros are no other part.
package func groupDisclosures(in table: CellTable) -> [GroupDisclosure] {
  table.relations.compactMap { relation in
    let possible = relation.parts.filter { !table.cells[$0].isStructuralZero }
    let occupied = possible.filter { table.cells[$0].value != 0 }
    guard possible.count > 1, occupied.count == 1 else { return nil }
    return GroupDisclosure(
      group: table.cells[relation.total].key, cell: table.cells[occupied[0]].key, count: table.cells[occupied[0]].value)
  }
}

/// Which means of subgroups to hide, from the counts behind them.
///
/// A mean times its count is a sum, and sums add up like counts: the mean of a hidden subgroup comes back from the others
/// and the total, whenever its count would. So means are hidden where counts are, for the same reason.
///
/// - Parameter hasTotal: Whether the mean of all, or their count, is published as well.
/// - Returns: The subgroups to hide, in order; the total is the number after the last, when it must be hidden too.
package func hiddenMeans(counts: [Int], hasTotal: Bool, _ thresholds: Thresholds) -> [Int] {
  let table = CellTable(list: counts.map(Double.init), levels: counts.indices.map(String.init))
  let primary = primaryCells(counts: table, thresholds)
  if !hasTotal { return primary.map(\.cell).filter { $0 < counts.count } }
  return suppress(table, primary: primary).hidden
}
