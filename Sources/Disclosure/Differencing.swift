/// A small group that shows only when published figures are compared.
package struct DifferencingFinding: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Two versions differ by a small count.
    case smallChange = "small-change"
    /// One version hides what the other publishes.
    case revealed
    /// The total less its published parts is a small count.
    case smallRemainder = "small-remainder"
  }

  package var kind: Kind
  package var key: [String?]
  package var difference: Double
}

/// What two versions of a table tell when they are compared: another filter, one more person.
///
/// Cells are matched by their keys; those that only one version has are not compared. A difference of 1 to the smallest
/// count less one is that of a small group; so is a negative one. When a cell is published in one version and hidden in
/// the other, the reader has nearly its value.
///
/// - Parameters:
///   - oldHidden: The cells that the old version hides; likewise `newHidden`.
package func differencing(
  old: CellTable, oldHidden: [Int] = [], new: CellTable, newHidden: [Int] = [], _ thresholds: Thresholds
) -> [DifferencingFinding] {
  let oldHidden = Set(oldHidden)
  let newHidden = Set(newHidden)
  var oldPlaces: [[String?]: Int] = [:]
  for (number, cell) in old.cells.enumerated() { oldPlaces[cell.key] = number }
  return new.cells.enumerated().compactMap { number, cell in
    guard let before = oldPlaces[cell.key] else { return nil }
    let difference = cell.value - old.cells[before].value
    switch (oldHidden.contains(before), newHidden.contains(number)) {
    case (true, true): return nil
    case (false, false):
      guard difference != 0, abs(difference) < Double(thresholds.minimumCount) else { return nil }
      return DifferencingFinding(kind: .smallChange, key: cell.key, difference: difference)
    default:
      return DifferencingFinding(kind: .revealed, key: cell.key, difference: difference)
    }
  }
}

/// What two versions of a published table tell when they are compared, for those who see no more than the files: a count
/// that is not shown is nil.
///
/// A cell that one version hides is given back by the other only while the rows behind both are nearly the same: it is
/// reported when all counts that both versions show differ by less than the smallest count together. A new wave of
/// persons hides what it changes.
///
/// - Parameters:
///   - old: The cells by their keys; likewise `new`, in whose order the findings come.
package func differencing(
  old: [(key: [String], count: Int?)], new: [(key: [String], count: Int?)], _ thresholds: Thresholds
) -> [DifferencingFinding] {
  func table(_ cells: [(key: [String], count: Int?)]) -> (table: CellTable, hidden: [Int]) {
    let table = CellTable(
      cells: cells.map { CellTable.Cell(key: $0.key, value: Double($0.count ?? 0)) }, relations: [])
    return (table, cells.indices.filter { cells[$0].count == nil })
  }
  guard thresholds.minimumCount > 1 else { return [] }
  let (before, after) = (table(old), table(new))
  let findings = differencing(
    old: before.table, oldHidden: before.hidden, new: after.table, newHidden: after.hidden, thresholds)
  guard findings.contains(where: { $0.kind == .revealed }) else { return findings }
  let counts = Dictionary(old.map { ($0.key, $0.count) }, uniquingKeysWith: { first, _ in first })
  let changed = new.reduce(0) { sum, cell in
    guard let count = cell.count, let before = counts[cell.key] ?? nil else { return sum }
    return sum + abs(count - before)
  }
  return changed < thresholds.minimumCount ? findings : findings.filter { $0.kind != .revealed }
}

/// Totals whose published parts leave a small rest: the subgroup that was left out is small, although no figure says so.
///
/// - Parameter parts: Counts of disjoint subgroups of the total.
package func smallRemainder(
  total: Int, parts: [Int], key: [String?], _ thresholds: Thresholds
) -> DifferencingFinding? {
  let rest = total - parts.reduce(0, +)
  guard thresholds.verdict(count: rest) == .refused else { return nil }
  return DifferencingFinding(kind: .smallRemainder, key: key, difference: Double(rest))
}
