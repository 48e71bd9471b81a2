/// What an attacker can work out of a table with hidden cells: the bounds of each, from the published cells, the sums and
/// the knowledge that nothing is negative.
///
/// The bounds are exact: a maximum flow where the relations are a network (``CellNetwork``), else a linear program.
package struct CellAudit {
  private let table: CellTable
  private let network: CellNetwork?
  private(set) var isHidden: [Bool]
  /// What is left for all questions together; without any, cells are found to move less than they can.
  private(set) var budget: WorkBudget

  package init(_ table: CellTable, hidden: [Int] = [], within budget: WorkBudget = WorkBudget(.max)) {
    self.table = table
    network = CellNetwork(table)
    self.budget = budget
    isHidden = Array(repeating: false, count: table.cells.count)
    for cell in hidden { isHidden[cell] = true }
  }

  mutating func hide(_ cell: Int) { isHidden[cell] = true }
  mutating func show(_ cell: Int) { isHidden[cell] = false }

  /// The least and the greatest value that a cell may have for all that a reader knows.
  package func interval(of cell: Int) -> (lower: Double, upper: Double) {
    let value = table.cells[cell].value
    guard canMove(cell) else { return (value, value) }
    var audit = self
    return (value - audit.change(of: cell, rising: false), value + audit.change(of: cell, rising: true))
  }

  /// A published cell and a structural zero are known.
  private func canMove(_ cell: Int) -> Bool { isHidden[cell] && !table.cells[cell].isStructuralZero }

  /// By how much a hidden cell could rise or fall, up to `limit`.
  mutating func change(of cell: Int, rising: Bool, limit: Double = .infinity) -> Double {
    if limit <= 0 { return 0 }
    if let network {
      var values = table.cells.map(\.value)
      var budget = budget
      defer { self.budget = budget }
      return network.change(
        of: cell, rising: rising, values: &values, limit: limit, within: &budget, isFree: canMove)
    }
    if budget.isSpent { return 0 }
    let movable = table.cells.indices.filter(canMove)
    let costs = Dictionary(uniqueKeysWithValues: movable.map { ($0, 0.0) })
    let movement = cellMovement(table, cell: cell, rising: rising, limit: limit, costs: costs, within: &budget)
    return movement?.amount ?? .infinity
  }

  /// Cells to hide as well so that one can move by `amount`, the cheapest that the search finds; nil when no cells help.
  mutating func cellsToHide(for cell: Int, rising: Bool, amount: Double, cost: (Int) -> Double) -> [Int]? {
    let isHidden = isHidden
    let table = table
    func price(_ other: Int) -> Double {
      table.cells[other].isStructuralZero ? .infinity : isHidden[other] ? 0 : cost(other)
    }
    guard let network else {
      if budget.isSpent { return nil }
      let movable = table.cells.indices.filter { price($0) < .infinity }
      let costs = Dictionary(uniqueKeysWithValues: movable.map { ($0, price($0)) })
      guard
        let movement = cellMovement(table, cell: cell, rising: rising, limit: amount, costs: costs, within: &budget),
        movement.amount >= amount - 1e-6
      else { return nil }
      return movement.moved.filter { !isHidden[$0] }
    }
    func canMove(_ other: Int) -> Bool { isHidden[other] && !table.cells[other].isStructuralZero }
    var values = table.cells.map(\.value)
    var added: Set<Int> = []
    var reached = network.change(
      of: cell, rising: rising, values: &values, limit: amount, within: &budget, isFree: canMove)
    while reached < amount {
      guard budget.spend(4 * table.cells.count) else { return nil }
      // One cycle that moves all of it hides fewer cells than several; the least that moves at all is the last resort.
      let wanted = amount - reached
      let path =
        network.cheapestPath(of: cell, rising: rising, room: values, amount: wanted) {
          added.contains($0) ? 0 : price($0)
        }
        ?? network.cheapestPath(of: cell, rising: rising, room: values, amount: .leastNonzeroMagnitude) {
          added.contains($0) ? 0 : price($0)
        }
      guard let path else { return nil }
      for step in path.steps where !isHidden[step.cell] { added.insert(step.cell) }
      let further = network.change(of: cell, rising: rising, values: &values, limit: wanted, within: &budget) {
        canMove($0) || added.contains($0)
      }
      // A path exists, so the flow grows: without growth the figures are at the end of their digits.
      if further <= 0 { return nil }
      reached += further
    }
    return added.sorted()
  }
}

/// How far a cell can move up to a limit when the cells with costs may move, and which of them move when their costs, by
/// the amount they move, are least. Nil when there is no bound.
private func cellMovement(
  _ table: CellTable, cell: Int, rising: Bool, limit: Double, costs: [Int: Double],
  within budget: inout WorkBudget
) -> (amount: Double, moved: [Int])? {
  var cells = costs.keys.filter { $0 != cell }.sorted()
  cells.append(cell)
  let place = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
  // Variable 2i is the rise of a cell, 2i + 1 its fall.
  var rows: [[(variable: Int, factor: Double)]] = []
  for relation in table.relations {
    var row: [(variable: Int, factor: Double)] = []
    for (member, sign) in [(relation.total, -1.0)] + relation.parts.map({ ($0, 1.0) }) {
      guard let i = place[member] else { continue }
      row.append((2 * i, sign))
      row.append((2 * i + 1, -sign))
    }
    if !row.isEmpty { rows.append(row) }
  }
  var limits = cells.flatMap { [Double.infinity, table.cells[$0].value] }
  var objective = cells.flatMap { member -> [Double] in
    let cost = costs[member] ?? 0
    return [-cost, -cost]
  }
  let last = 2 * (cells.count - 1)
  // Moving the cell by one is worth more than any cells can cost for it.
  let worth = 1 + 10 * cells.reduce(0) { $0 + (costs[$1] ?? 0) }
  limits[last] = rising ? limit : 0
  limits[last + 1] = rising ? 0 : min(limit, table.cells[cell].value)
  objective[last] = rising ? worth : 0
  objective[last + 1] = rising ? 0 : worth
  guard budget.isEnough(forProgramOf: rows.count * limits.count) else { return (0, []) }
  var program = BoundedProgram(rows: rows, limits: limits, objective: objective)
  guard let x = program.solve(within: &budget) else { return nil }
  let moved = cells.indices.dropLast().filter { abs(x[2 * $0] - x[2 * $0 + 1]) > 1e-7 }.map { cells[$0] }
  return (abs(x[last] - x[last + 1]), moved)
}
