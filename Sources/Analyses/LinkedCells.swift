import Disclosure

/// The counts that a study publishes of one dataset, as a reader sees them: each a set of rows, with the sums between them.
///
/// A set of rows is the same cell wherever it is counted, in a cross-table, under the head of a description and in an
/// attrition table, so what one table hides no other one gives back. Sets that no table shows, such as all the rows of a
/// table's arms together, are cells too: they carry the sums from table to table.
struct LinkedCells {
  private struct Key: Hashable {
    var first: UInt64
    var second: UInt64
    var count: Int
  }

  private let thresholds: Thresholds
  private var counts: [Int] = []
  private var isPublished: [Bool] = []
  private var isKnown: [Bool] = []
  private var numbers: [Key: Int] = [:]
  private var relations: [CellTable.Relation] = []
  private var seen: Set<[Int]> = []
  /// The rows of each cell, while all of them are few enough to be kept.
  private var rowSets: [[Int32]] = []
  private var keptRows = 0
  private static let mostKeptRows = 20_000_000
  /// Known once ``protect()`` has run.
  private(set) var hidden: Set<Int> = []
  /// Small counts that stay too certain whatever is hidden.
  private(set) var unprotected: Set<Int> = []
  /// Small counts of tables too large for the search of the least to hide: more was hidden for them than need be.
  private(set) var coarse: Set<Int> = []
  /// Whether all counts were put together, over the tables, as a reader can do.
  private(set) var isComparedAcrossTables = true
  /// The counts, which a reader sees, of each set of tables that was too large.
  private var largeTables: [[Int]] = []
  private var budget: WorkBudget
  private let acrossBudget: WorkBudget
  private let exchanges: WorkBudget

  /// - Parameters:
  ///   - budget: For the searches within tables and, as much again, for those across them.
  ///   - exchanges: For those of exchanges of persons, where the others did not reach.
  init(_ thresholds: Thresholds, within budget: WorkBudget = .ofATable, exchanges: WorkBudget = .ofATable) {
    self.exchanges = exchanges
    self.thresholds = thresholds
    self.budget = budget
    acrossBudget = budget
  }

  /// The cell of a set of rows; nil for the empty set, which is nobody's secret and is always shown.
  ///
  /// - Parameters:
  ///   - isPublished: Whether a reader sees the count here; once seen, a cell stays so.
  ///   - isKnown: Whether it is seen where it cannot be hidden: the sample of an estimate.
  mutating func cell(_ rows: [Int], isPublished shows: Bool = true, isKnown knows: Bool = false) -> Int? {
    guard !rows.isEmpty else { return nil }
    var key = Key(first: 0, second: 0, count: rows.count)
    // The sums of two scrambled numbers of the rows: equal sets have equal sums, whatever their order.
    for row in rows {
      key.first &+= scrambled(UInt64(row) &+ 0x9E37_79B9_7F4A_7C15)
      key.second &+= scrambled(UInt64(row) &* 0xD134_2543_DE82_EF95 &+ 1)
    }
    let number = numbers[key] ?? counts.count
    if number == counts.count {
      numbers[key] = number
      counts.append(rows.count)
      isPublished.append(false)
      isKnown.append(false)
      keptRows += rows.count
      rowSets.append(keptRows <= Self.mostKeptRows ? rows.map(Int32.init(truncatingIfNeeded:)) : [])
    }
    if shows { isPublished[number] = true }
    if knows { isKnown[number] = true }
    return number
  }

  /// Says that a set is made of disjoint ones.
  mutating func relate(_ total: Int?, _ parts: [Int?]) {
    guard let total else { return }
    let parts = parts.compactMap { $0 }.sorted()
    guard parts != [total], seen.insert([total] + parts).inserted else { return }
    relations.append(CellTable.Relation(total: total, parts: parts))
  }

  /// Decides which cells are hidden: the small ones, and those that would give one back.
  ///
  /// Counts that hang together by sums are protected together, by ``Disclosure/suppress(_:primary:)``, in the order in
  /// which they came. Known counts are constants, through which nothing hangs together.
  mutating func protect() {
    hidden = []
    unprotected = []
    var leader = Array(counts.indices)
    func root(_ cell: Int) -> Int {
      var cell = cell
      while leader[cell] != cell {
        leader[cell] = leader[leader[cell]]
        cell = leader[cell]
      }
      return cell
    }
    var open: [(first: Int, relation: CellTable.Relation)] = []
    for relation in bindingRelations {
      let members = ([relation.total] + relation.parts).filter { !isKnown[$0] }
      guard let first = members.first else { continue }
      for member in members.dropFirst() {
        let (left, right) = (root(first), root(member))
        leader[max(left, right)] = min(left, right)
      }
      open.append((first, relation))
    }
    var groups: [Int: [Int]] = [:]
    for cell in counts.indices {
      if !isKnown[cell] {
        groups[root(cell), default: []].append(cell)
      } else if isPublished[cell], verdict(cell) == .refused {
        hidden.insert(cell)
        unprotected.insert(cell)
      }
    }
    let relationsByRoot = Dictionary(grouping: open) { root($0.first) }
    for (first, members) in groups.sorted(by: { $0.key < $1.key })
    where members.contains(where: { isPublished[$0] && verdict($0) == .refused }) {
      protect(members, (relationsByRoot[first] ?? []).map(\.relation))
    }
    protectAcrossTables()
  }

  /// The relations that tell something: a total that no reader sees and that is in no other sum is free to be anything.
  private var bindingRelations: [CellTable.Relation] {
    var uses = [Int](repeating: 0, count: counts.count)
    for relation in relations { for cell in [relation.total] + relation.parts { uses[cell] += 1 } }
    var kept = relations
    while true {
      let binding = kept.filter { isPublished[$0.total] || isKnown[$0.total] || uses[$0.total] > 1 }
      if binding.count == kept.count { return kept }
      for relation in kept where !isPublished[relation.total] && !isKnown[relation.total] && uses[relation.total] == 1 {
        for cell in [relation.total] + relation.parts { uses[cell] -= 1 }
      }
      kept = binding
    }
  }

  /// Sums that no table declares give counts back as well: sets of rows that overlap, the complement of a filter, the
  /// margins of two tables together. All of them are audited by the rows themselves, where these are not too many.
  ///
  /// What the search within a table did not reach is protected here too, by exchanges of persons.
  private mutating func protectAcrossTables() {
    let seen = counts.indices.filter { isPublished[$0] || isKnown[$0] }
    let small = seen.indices.filter {
      hidden.contains(seen[$0]) && !isKnown[seen[$0]] && verdict(seen[$0]) == .refused
    }
    guard !small.isEmpty else { return }
    guard keptRows <= Self.mostKeptRows else {
      isComparedAcrossTables = false
      return hideAll(coarse)
    }
    let rows = seen.map { rowSets[$0] }
    let rowCount = (rows.lazy.compactMap { $0.max() }.max()).map { Int($0) + 1 } ?? 0
    let audit = RowAudit(rows: rows, rowCount: rowCount)
    let needs = small.flatMap { place -> [RowAudit.Need] in
      let count = Double(counts[seen[place]])
      return [(true, Double(thresholds.minimumCount) - count), (false, count - 1)].filter { $0.1 > 0 }
        .map { RowAudit.Need(cell: place, isRising: $0.0, amount: $0.1) }
    }
    let largest = Double(counts.max() ?? 1)
    var places = Set(seen.indices.filter { hidden.contains(seen[$0]) && !isKnown[seen[$0]] })
    func cost(_ place: Int) -> Double {
      isKnown[seen[place]] ? .infinity : 1 + Double(counts[seen[place]]) / largest
    }
    var budget = acrossBudget
    let before = places
    let outcome = audit.protect(needs, hidden: &places, within: &budget, cost: cost)
    var unmet = outcome.unmet
    if !outcome.unexamined.isEmpty {
      let left = outcome.unexamined.filter { coarse.contains(seen[$0.cell]) }
      var work = exchanges
      let exchanged = audit.exchange(left, hidden: &places, within: &work, cost: cost)
      unmet.formUnion(exchanged.unmet)
      // An exchange holds against all shown counts, those of other tables too.
      isComparedAcrossTables = left.count == outcome.unexamined.count && exchanged.unexamined.isEmpty
      hideAll(Set(exchanged.unexamined.map { seen[$0.cell] }))
    } else {
      // The audit by the rows has found the least for these after all.
      coarse = []
      // The programs move many counts by little; in large tables exchanges of few persons may hide fewer.
      if places.count > before.count + 20 {
        var exchangedPlaces = before
        var work = exchanges
        let exchanged = audit.exchange(needs, hidden: &exchangedPlaces, within: &work, cost: cost)
        if exchanged.unexamined.isEmpty, exchanged.unmet.isSubset(of: unmet), exchangedPlaces.count < places.count {
          places = exchangedPlaces
        }
      }
    }
    hidden.formUnion(places.map { seen[$0] })
    unprotected.formUnion(unmet.map { seen[$0] })
  }

  /// The last resort of a table that is too large for anything else: none of its counts is shown.
  private mutating func hideAll(_ cells: Set<Int>) {
    for group in largeTables where !cells.isDisjoint(with: group) { hidden.formUnion(group) }
  }

  private mutating func protect(_ members: [Int], _ relations: [CellTable.Relation]) {
    var place = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let parts = Set(relations.flatMap(\.parts))
    let frozen = frozenCells(members, relations)
    var table = CellTable(
      cells: members.map { cell in
        // A cell that is no part of a larger one is a total: dearer to hide.
        CellTable.Cell(key: parts.contains(cell) ? ["\(cell)"] : [nil], value: Double(counts[cell]))
      }, relations: [])
    for relation in relations {
      // Each relation has its own copy of a known count: constants make no cell stand in many relations.
      for cell in [relation.total] + relation.parts where isKnown[cell] || frozen.contains(cell) {
        place[cell] = table.cells.count
        table.cells.append(CellTable.Cell(key: [nil], value: Double(counts[cell]), isStructuralZero: true))
      }
      table.relations.append(
        CellTable.Relation(total: place[relation.total] ?? 0, parts: relation.parts.compactMap { place[$0] }))
    }
    var primary = primaryCells(counts: table, thresholds).filter {
      $0.cell < members.count && isPublished[members[$0.cell]]
    }
    let small = Set(primary.map(\.cell))
    // What no table shows is hidden already, and need not stay uncertain.
    primary += members.indices.filter {
      !isPublished[members[$0]] && !small.contains($0) && !frozen.contains(members[$0])
    }
    .map { PrimaryCell(cell: $0, reason: .smallCount, below: 0, above: 0) }
    budget = budget.renewed
    let result = suppress(table, primary: primary, within: &budget)
    if result.isComplete {
      hidden.formUnion(result.hidden.map { members[$0] }.filter { isPublished[$0] })
      unprotected.formUnion(result.unprotected.map { members[$0] })
    } else {
      // What it would have hidden so far protects some only: the audit by the rows begins anew.
      hidden.formUnion(result.primary.map { members[$0.cell] }.filter { isPublished[$0] })
      coarse.formUnion(small.map { members[$0] }.filter { isPublished[$0] })
      largeTables.append(members.filter { isPublished[$0] })
    }
  }

  /// In tables too large for a linear program, the counts that stand in more than two sums, such as the totals of layers:
  /// taken to be known, which gives the reader more than he has, they leave a network, where the search is fast.
  private func frozenCells(_ members: [Int], _ relations: [CellTable.Relation]) -> Set<Int> {
    var budget = budget
    let small = members.count { verdict($0) == .refused || !isPublished[$0] }
    guard !budget.isEnough(forProgramOf: 2 * members.count * relations.count * small / 4) else { return [] }
    var uses: [Int: Int] = [:]
    for relation in relations { for cell in [relation.total] + relation.parts { uses[cell, default: 0] += 1 } }
    return Set(members.filter { uses[$0, default: 0] > 2 && verdict($0) != .refused })
  }

  /// Whether a count may be shown; one that is not a cell may.
  func shows(_ cell: Int?) -> Bool { cell.map { !hidden.contains($0) } ?? true }

  func count(_ cell: Int) -> Int { counts[cell] }

  func verdict(_ cell: Int) -> Verdict { thresholds.verdict(count: counts[cell]) }
}
