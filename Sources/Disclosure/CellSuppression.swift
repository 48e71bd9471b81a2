/// A cell that may not be published by itself, and how uncertain it must stay.
package struct PrimaryCell: Sendable, Equatable {
  package enum Reason: String, Sendable, CaseIterable {
    case smallCount = "small-count"
    case tooFewUnits = "too-few-units"
    case dominance
    case priorShare = "p-percent"
  }

  package var cell: Int
  package var reason: Reason
  /// How far below and above its value a reader must have to think it possible.
  package var below: Double
  package var above: Double

  package init(cell: Int, reason: Reason, below: Double, above: Double) {
    self.cell = cell
    self.reason = reason
    self.below = below
    self.above = above
  }
}

/// The counts of a table that are refused.
///
/// A hidden count must be able to be anything from one to the smallest count that may be published, so that hiding tells
/// no more than the rule itself does.
package func primaryCells(counts table: CellTable, _ thresholds: Thresholds) -> [PrimaryCell] {
  table.cells.indices.filter { thresholds.verdict(count: wholeCount(table.cells[$0].value)) == .refused }.map {
    PrimaryCell(
      cell: $0, reason: .smallCount, below: max(0, table.cells[$0].value - 1),
      above: Double(thresholds.minimumCount) - table.cells[$0].value)
  }
}

/// The sums of a table that are refused, from the contributions to each cell.
///
/// A hidden sum must be uncertain by what the broken rule lacks, and by at least p % of the largest contribution; 15 %
/// where there is no p.
///
/// - Parameter contributions: For each cell, the values of its units.
/// - SeeAlso: Hundepool et al. (2012), *Statistical Disclosure Control*, Wiley, on safety ranges.
package func primaryCells(
  sums table: CellTable, contributions: [[Double]], _ thresholds: Thresholds
) -> [PrimaryCell] {
  zip(table.cells.indices, contributions).compactMap { cell, values in
    guard let breach = thresholds.breaches(contributions: values).first else { return nil }
    let sorted = values.map(abs).sorted(by: >)
    let first = sorted.first ?? 0
    let total = sorted.reduce(0, +)
    var range = (thresholds.priorShare ?? 0.15) * first
    if let dominance = thresholds.dominance { range = max(range, first / dominance - total) }
    let reason: PrimaryCell.Reason =
      switch breach {
      case .tooFewUnits: .tooFewUnits
      case .dominance: .dominance
      case .priorShare: .priorShare
      }
    return PrimaryCell(cell: cell, reason: reason, below: min(range, table.cells[cell].value), above: range)
  }
}

/// What a table hides, and how well.
package struct Suppression: Sendable, Equatable {
  package var primary: [PrimaryCell]
  /// Cells hidden so that sums do not give the primary ones back, in order.
  package var secondary: [Int]
  /// Primary cells that stay too certain whatever is hidden: the table cannot be published. Where the search was not
  /// complete, those that it did not reach, too.
  package var unprotected: [Int]
  /// Whether the search ended before its budget did.
  package var isComplete = true

  package var hidden: [Int] { (primary.map(\.cell) + secondary).sorted() }
}

/// Hides the primary cells, and others as far as the sums need it.
///
/// For each primary cell in turn, least certain last, the cheapest cycle of cells through it is hidden: a cell costs one
/// and the more the larger it is, a margin more than an inner cell, a zero more than any count. Cells that prove
/// superfluous are shown again. Every primary cell is then audited by its exact bounds.
///
/// - SeeAlso: Kelly, Golden and Assad (1992), *Cell suppression*; Fischetti and Salazar (2001), *Solving the cell
///   suppression problem on tabular data with linear constraints*, on the exact optimum, which this search does not claim.
package func suppress(_ table: CellTable, primary: [PrimaryCell]) -> Suppression {
  var budget = WorkBudget.ofATable
  return suppress(table, primary: primary, within: &budget)
}

/// The same within a budget: what was not reached when it is spent is unprotected.
package func suppress(
  _ table: CellTable, primary: [PrimaryCell], within budget: inout WorkBudget
) -> Suppression {
  var result = Suppression(primary: primary.sorted { $0.cell < $1.cell }, secondary: [], unprotected: [])
  // Each primary cell asks for a program or more; most of them are worth the time, a few are not.
  if CellNetwork(table) == nil,
    !budget.isEnough(forProgramOf: 2 * table.cells.count * table.relations.count * primary.count / 4)
  {
    result.unprotected = result.primary.map(\.cell)
    result.isComplete = false
    return result
  }
  var audit = CellAudit(table, hidden: primary.map(\.cell), within: budget)
  defer { budget = audit.budget }
  let largest = max(1, table.cells.map(\.value).max() ?? 1)
  func cost(_ cell: Int) -> Double {
    let margins = table.cells[cell].key.count { $0 == nil }
    return (table.cells[cell].value > 0 ? 1 + table.cells[cell].value / largest : 2.5) * (1 + 3 * Double(margins))
  }
  var secondary: Set<Int> = []
  let order = result.primary.sorted { ($1.above + $1.below, $0.cell) < ($0.above + $0.below, $1.cell) }
  for need in order {
    for (rising, amount) in [(true, need.above), (false, need.below)] {
      // Hiding for one cell often protects the next.
      if isEnough(audit.change(of: need.cell, rising: rising, limit: amount), amount) { continue }
      guard let more = audit.cellsToHide(for: need.cell, rising: rising, amount: amount, cost: cost) else { continue }
      for cell in more {
        audit.hide(cell)
        secondary.insert(cell)
      }
    }
  }
  func isProtected(_ need: PrimaryCell) -> Bool {
    isEnough(audit.change(of: need.cell, rising: true, limit: need.above), need.above)
      && isEnough(audit.change(of: need.cell, rising: false, limit: need.below), need.below)
  }
  result.unprotected = result.primary.filter { !isProtected($0) }.map(\.cell)
  // Each trial audits every primary cell: worth it for the tables that people read, not for those that programs read.
  if result.unprotected.isEmpty, secondary.count * result.primary.count <= 2000 {
    for cell in secondary.sorted(by: { (cost($1), $0) < (cost($0), $1) }) {
      audit.show(cell)
      if result.primary.allSatisfy(isProtected) { secondary.remove(cell) } else { audit.hide(cell) }
    }
  }
  result.secondary = secondary.sorted()
  result.isComplete = !audit.budget.isSpent
  return result
}

private func isEnough(_ change: Double, _ wanted: Double) -> Bool { change >= wanted - 1e-6 * max(1, wanted) }

/// Counts come as Double; anything above zero and below one is a person.
private func wholeCount(_ value: Double) -> Int {
  guard value.isFinite, abs(value) < 1e15 else { return value > 0 ? .max : 0 }
  return Int(value.rounded(.up))
}
