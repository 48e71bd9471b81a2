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

  init(_ thresholds: Thresholds) {
    self.thresholds = thresholds
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
    for relation in relations {
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

  /// Sums that no table declares give counts back as well: sets of rows that overlap, the complement of a filter, the
  /// margins of two tables together. All of them are audited by the rows themselves, where these are not too many.
  private mutating func protectAcrossTables() {
    let seen = counts.indices.filter { isPublished[$0] || isKnown[$0] }
    let small = seen.indices.filter {
      hidden.contains(seen[$0]) && !isKnown[seen[$0]] && verdict(seen[$0]) == .refused
    }
    guard !small.isEmpty, keptRows <= Self.mostKeptRows else { return }
    let rows = seen.map { rowSets[$0] }
    let rowCount = (rows.lazy.compactMap { $0.max() }.max()).map { Int($0) + 1 } ?? 0
    guard let audit = RowAudit(rows: rows, rowCount: rowCount) else { return }
    let needs = small.flatMap { place -> [RowAudit.Need] in
      let count = Double(counts[seen[place]])
      return [(true, Double(thresholds.minimumCount) - count), (false, count - 1)].filter { $0.1 > 0 }
        .map { RowAudit.Need(cell: place, isRising: $0.0, amount: $0.1) }
    }
    let largest = Double(counts.max() ?? 1)
    var places = Set(seen.indices.filter { hidden.contains(seen[$0]) && !isKnown[seen[$0]] })
    let unmet = audit.protect(needs, hidden: &places) { place in
      isKnown[seen[place]] ? .infinity : 1 + Double(counts[seen[place]]) / largest
    }
    hidden.formUnion(places.map { seen[$0] })
    unprotected.formUnion(unmet.map { seen[$0] })
  }

  private mutating func protect(_ members: [Int], _ relations: [CellTable.Relation]) {
    var place = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let parts = Set(relations.flatMap(\.parts))
    var table = CellTable(
      cells: members.map { cell in
        // A cell that is no part of a larger one is a total: dearer to hide.
        CellTable.Cell(key: parts.contains(cell) ? ["\(cell)"] : [nil], value: Double(counts[cell]))
      }, relations: [])
    for relation in relations {
      // Each relation has its own copy of a known count: constants make no cell stand in many relations.
      for cell in [relation.total] + relation.parts where isKnown[cell] {
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
    primary += members.indices.filter { !isPublished[members[$0]] && !small.contains($0) }
      .map { PrimaryCell(cell: $0, reason: .smallCount, below: 0, above: 0) }
    let result = suppress(table, primary: primary)
    hidden.formUnion(result.hidden.map { members[$0] }.filter { isPublished[$0] })
    unprotected.formUnion(result.unprotected.map { members[$0] })
  }

  /// Whether a count may be shown; one that is not a cell may.
  func shows(_ cell: Int?) -> Bool { cell.map { !hidden.contains($0) } ?? true }

  func count(_ cell: Int) -> Int { counts[cell] }

  func verdict(_ cell: Int) -> Verdict { thresholds.verdict(count: counts[cell]) }
}
