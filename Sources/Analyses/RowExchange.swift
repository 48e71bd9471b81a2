import Disclosure

extension RowAudit {
  /// Hides cells until every need is met by exchanges of persons.
  ///
  /// - Returns: The cells whose needs no exchange meets, and the needs that the budget did not suffice for.
  func exchange(
    _ needs: [Need], hidden: inout Set<Int>, within budget: inout WorkBudget, cost: (Int) -> Double
  ) -> Outcome {
    var outcome = Outcome()
    var search = ExchangeSearch(self, hidden: hidden, costs: kinds.indices.map(cost))
    for (number, need) in needs.enumerated() where !outcome.unmet.contains(need.cell) {
      search.enter(need)
      while search.room < need.amount - 1e-6 {
        guard budget.spend(search.work) else {
          outcome.unexamined = Array(needs[number...])
          hidden = search.hidden
          return outcome
        }
        guard search.hideCheapest() else {
          outcome.unmet.insert(need.cell)
          break
        }
      }
    }
    hidden = search.hidden
    return outcome
  }
}

/// The search for exchanges: a person of a cell and one outside it who stand in the same shown counts could each be the
/// other, so the cell could hold one more, or one fewer.
private struct ExchangeSearch {
  private let audit: RowAudit
  private let costs: [Double]
  private var isShown: [Bool]
  private(set) var hidden: Set<Int>
  private var need = RowAudit.Need(cell: 0, isRising: true, amount: 0)
  /// For each kind, whether it is of the cell of the need.
  private var isInside: [Bool]
  /// For each kind, a number made of the shown cells that hold it: equal for kinds that nothing tells apart.
  private var marks: [UInt64]
  private var sizeOfMark: [UInt64: Double] = [:]
  private let memberships: Int

  init(_ audit: RowAudit, hidden: Set<Int>, costs: [Double]) {
    self.audit = audit
    self.costs = costs
    self.hidden = hidden
    isShown = audit.kinds.indices.map { !hidden.contains($0) }
    isInside = Array(repeating: false, count: audit.sizes.count)
    memberships = audit.cellsOfKind.reduce(0) { $0 + $1.count }
    let isShown = isShown
    marks = audit.cellsOfKind.map { cells in
      cells.reduce(0) { $0 ^ (isShown[$1] ? scrambled(UInt64($1) &+ 1) : 0) }
    }
    for (kind, mark) in marks.enumerated() { sizeOfMark[mark, default: 0] += audit.sizes[kind] }
  }

  mutating func enter(_ need: RowAudit.Need) {
    for kind in audit.kinds[self.need.cell] { isInside[kind] = false }
    self.need = need
    for kind in audit.kinds[need.cell] { isInside[kind] = true }
  }

  /// What one call of ``hideCheapest()`` costs: its visits jump through memory, those of a pivot do not.
  var work: Int { 8 * (audit.kinds[need.cell].count + 1) * memberships }

  /// How many persons could be exchanged.
  var room: Double {
    var inside: [UInt64: Double] = [:]
    for kind in audit.kinds[need.cell] { inside[marks[kind], default: 0] += audit.sizes[kind] }
    // Of the persons that stand in the same shown counts, those outside.
    return inside.reduce(0) { sum, group in
      let outside = (sizeOfMark[group.key] ?? 0) - group.value
      return sum + (need.isRising ? outside : outside > 0 ? group.value : 0)
    }
  }

  private mutating func hide(_ cell: Int) {
    isShown[cell] = false
    hidden.insert(cell)
    for kind in audit.kinds[cell] {
      sizeOfMark[marks[kind], default: 0] -= audit.sizes[kind]
      marks[kind] ^= scrambled(UInt64(cell) &+ 1)
      sizeOfMark[marks[kind], default: 0] += audit.sizes[kind]
    }
  }

  /// Hides the shown cells that tell one kind of the cell from one outside it, where this costs least; false when every
  /// pair is told apart by what cannot be hidden.
  mutating func hideCheapest() -> Bool {
    var best: (cost: Double, own: Int, other: Int)?
    var isOwn = [Bool](repeating: false, count: audit.kinds.count)
    for own in audit.kinds[need.cell] {
      let shown = audit.cellsOfKind[own].filter { isShown[$0] }
      for cell in shown { isOwn[cell] = true }
      for other in audit.sizes.indices where !isInside[other] {
        var cost = 0.0
        var common = 0
        for cell in audit.cellsOfKind[other] where isShown[cell] {
          if isOwn[cell] { common += 1 } else { cost += costs[cell] }
        }
        guard cost < best?.cost ?? .infinity else { continue }
        if common < shown.count {
          let theirs = Set(audit.cellsOfKind[other])
          for cell in shown where !theirs.contains(cell) { cost += costs[cell] }
        }
        // Without a cost nothing tells these apart: they are exchanged already.
        if cost > 0, cost < best?.cost ?? .infinity { best = (cost, own, other) }
      }
      for cell in shown { isOwn[cell] = false }
    }
    guard let best else { return false }
    let (own, other) = (audit.cellsOfKind[best.own], audit.cellsOfKind[best.other])
    for cell in Set(own).symmetricDifference(other) where isShown[cell] {
      hide(cell)
    }
    return true
  }
}
