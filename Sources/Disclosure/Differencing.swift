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
