import Disclosure

/// What all the shown counts of a dataset tell together of its hidden ones, exactly as far as rows differ.
///
/// Rows that stand in the same counts are one kind. How many there are of each kind is what a reader does not know; each
/// shown count is a sum over kinds. So every relation between counts is seen, of parts and of overlaps, also between tables
/// that were planned apart, and a linear program bounds each hidden count. Kinds that nobody is of are taken not to exist,
/// which gives the reader more than he knows.
///
/// Where a program would be too large or the budget is spent, a count is protected by exchanges of persons alone: each of
/// its kinds gets a partner outside it that stands in the same shown counts, once those that tell the two apart are hidden.
/// It hides more than need be, and each exchange proves what it protects.
struct RowAudit {
  /// For each cell, the kinds that it holds.
  let kinds: [[Int]]
  /// How many rows are of each kind.
  let sizes: [Double]
  /// For each kind, the cells that hold it.
  let cellsOfKind: [[Int]]

  /// - Parameter rows: Of each cell that a reader sees or knows of.
  init(rows: [[Int32]], rowCount: Int) {
    var signatures = [UInt64](repeating: 0, count: rowCount)
    for (cell, rows) in rows.enumerated() {
      let mark = (UInt64(cell) &+ 1) &* 0x9E37_79B9_7F4A_7C15
      for row in rows { signatures[Int(row)] = scrambled(signatures[Int(row)] ^ mark) }
    }
    var numbers: [UInt64: Int] = [:]
    var kindOfRow = [Int](repeating: 0, count: rowCount)
    var sizes: [Double] = []
    for row in 0..<rowCount {
      let number = numbers[signatures[row]] ?? sizes.count
      if number == sizes.count {
        numbers[signatures[row]] = number
        sizes.append(0)
      }
      sizes[number] += 1
      kindOfRow[row] = number
    }
    self.sizes = sizes
    var stamp = [Int](repeating: -1, count: sizes.count)
    var cellsOfKind = [[Int]](repeating: [], count: sizes.count)
    kinds = rows.enumerated().map { cell, rows in
      var kinds: [Int] = []
      for row in rows where stamp[kindOfRow[Int(row)]] != cell {
        stamp[kindOfRow[Int(row)]] = cell
        kinds.append(kindOfRow[Int(row)])
        cellsOfKind[kindOfRow[Int(row)]].append(cell)
      }
      return kinds
    }
    self.cellsOfKind = cellsOfKind
  }

  struct Need {
    var cell: Int
    /// Whether it must be able to be larger, or smaller, by the amount.
    var isRising: Bool
    var amount: Double
  }

  struct Outcome {
    /// The cells whose needs cannot be met.
    var unmet: Set<Int> = []
    /// The needs that the budget did not suffice for.
    var unexamined: [Need] = []
  }

  /// Hides further cells until every need is met.
  ///
  /// - Parameters:
  ///   - cost: Of hiding a cell; infinite where it cannot be.
  ///   - hidden: Changed to what is hidden then.
  func protect(
    _ needs: [Need], hidden: inout Set<Int>, within budget: inout WorkBudget, cost: (Int) -> Double
  ) -> Outcome {
    var outcome = Outcome()
    // Each need is a program of some ten pivots at least; a few of many would be lost work.
    guard budget.isEnough(forProgramOf: 2 * kinds.count * (sizes.count + kinds.count) * needs.count / 10) else {
      outcome.unexamined = needs
      return outcome
    }
    var isMet = [Bool](repeating: false, count: needs.count)
    for (number, need) in needs.enumerated() where !isMet[number] {
      guard !budget.isSpent,
        let movement = movement(for: need, hidden: hidden, within: &budget, cost: cost)
      else {
        outcome.unexamined.append(need)
        continue
      }
      guard movement.amount >= need.amount - 1e-6 else {
        if budget.isSpent { outcome.unexamined.append(need) } else { outcome.unmet.insert(need.cell) }
        continue
      }
      hidden.formUnion(movement.cells)
      // What moves one count may move others as far as they need.
      for (other, need) in needs.enumerated() where !isMet[other] {
        let change = kinds[need.cell].reduce(0.0) { $0 + movement.kinds[$1] }
        if (need.isRising ? change : -change) >= need.amount - 1e-6 { isMet[other] = true }
      }
    }
    return outcome
  }

  /// How far a hidden count can move while the shown ones stay, or others are hidden at the least cost; nil when it is not
  /// worth its beginning.
  private func movement(
    for need: Need, hidden: Set<Int>, within budget: inout WorkBudget, cost: (Int) -> Double
  ) -> (amount: Double, cells: [Int], kinds: [Double])? {
    guard budget.isEnough(forProgramOf: 2 * kinds.count * (sizes.count + kinds.count)) else { return nil }
    // Rises and falls of the kinds, then of the cells that could be hidden, then the amount.
    var limits = sizes.flatMap { [Double.infinity, $0] }
    var objective = [Double](repeating: 0, count: limits.count)
    var rows: [[(variable: Int, factor: Double)]] = []
    var candidates: [(cell: Int, variable: Int)] = []
    var seen: Set<[Int]> = []
    var costs = 0.0
    func sum(_ cell: Int) -> [(variable: Int, factor: Double)] {
      kinds[cell].flatMap { [(variable: 2 * $0, factor: 1.0), (variable: 2 * $0 + 1, factor: -1.0)] }
    }
    for cell in kinds.indices where !hidden.contains(cell) && seen.insert(kinds[cell]).inserted {
      var row = sum(cell)
      let price = cost(cell)
      if price < .infinity {
        candidates.append((cell, limits.count))
        row.append((limits.count, -1))
        row.append((limits.count + 1, 1))
        limits += [.infinity, .infinity]
        objective += [-price, -price]
        costs += price
      }
      rows.append(row)
    }
    let amount = limits.count
    limits.append(need.amount)
    objective.append(1 + 10 * costs)
    rows.append(sum(need.cell) + [(amount, need.isRising ? -1 : 1)])
    var program = BoundedProgram(rows: rows, limits: limits, objective: objective)
    guard let x = program.solve(within: &budget) else { return (0, [], sizes.map { _ in 0 }) }
    return (
      x[amount], candidates.filter { abs(x[$0.variable] - x[$0.variable + 1]) > 1e-7 }.map(\.cell),
      sizes.indices.map { x[2 * $0] - x[2 * $0 + 1] }
    )
  }
}

/// The finaliser of SplitMix64.
func scrambled(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
