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
  private let memberships: Int

  init(_ audit: RowAudit, hidden: Set<Int>, costs: [Double]) {
    self.audit = audit
    self.costs = costs
    self.hidden = hidden
    isShown = audit.kinds.indices.map { !hidden.contains($0) }
    isInside = Array(repeating: false, count: audit.sizes.count)
    memberships = audit.cellsOfKind.reduce(0) { $0 + $1.count }
  }

  mutating func enter(_ need: RowAudit.Need) {
    for kind in audit.kinds[self.need.cell] { isInside[kind] = false }
    self.need = need
    for kind in audit.kinds[need.cell] { isInside[kind] = true }
  }

  /// What one call of ``hideCheapest()`` visits.
  var work: Int { (audit.kinds[need.cell].count + 1) * memberships }

  /// How many persons could be exchanged.
  var room: Double {
    func mark(_ kind: Int) -> UInt64 {
      var mark: UInt64 = 0
      for cell in audit.cellsOfKind[kind] where isShown[cell] {
        mark = scrambled(mark ^ ((UInt64(cell) &+ 1) &* 0x9E37_79B9_7F4A_7C15))
      }
      return mark
    }
    var inside: [UInt64: Double] = [:]
    for kind in audit.kinds[need.cell] { inside[mark(kind), default: 0] += audit.sizes[kind] }
    var outside: [UInt64: Double] = [:]
    for kind in audit.sizes.indices where !isInside[kind] {
      let mark = mark(kind)
      if inside[mark] != nil { outside[mark, default: 0] += audit.sizes[kind] }
    }
    if need.isRising { return outside.values.reduce(0, +) }
    return inside.reduce(0) { $0 + (outside[$1.key] == nil ? 0 : $1.value) }
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
      isShown[cell] = false
      hidden.insert(cell)
    }
    return true
  }
}
