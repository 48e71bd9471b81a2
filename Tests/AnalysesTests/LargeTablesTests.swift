import Disclosure
import Testing

@testable import Analyses

@Suite("Small counts in large tables")
struct LargeTablesTests {
  /// Persons drawn by lot over levels, the first levels the likeliest.
  private func persons(_ count: Int, levels: [Int], seed: UInt64) -> [[Int]] {
    var state = seed
    return (0..<count).map { _ in
      levels.map { level in
        state &+= 0x9E37_79B9_7F4A_7C15
        let draw = Double(scrambled(state) >> 11) / 9_007_199_254_740_992
        return Int(draw * draw * Double(level))
      }
    }
  }

  /// The cells of a cross-table by layers, and of its sums over them where a second table shows these.
  private func cells(
    _ persons: [[Int]], levels: [Int], showsSums: Bool, budget: WorkBudget
  ) -> (linked: LinkedCells, sets: [[Int]]) {
    var linked = LinkedCells(
      Thresholds(for: .persons), within: budget, exchanges: WorkBudget(200_000_000))
    var sets: [[Int]] = []
    func keep(_ rows: [Int]) {
      if !rows.isEmpty { sets.append(rows) }
    }
    let all = Array(persons.indices)
    let whole = linked.cell(all, isPublished: false, isKnown: true)
    func table(_ rows: [Int], shows: Bool) -> (cells: [[Int?]], rows: [Int?], columns: [Int?], total: Int?) {
      var inner = [[[Int]]](repeating: Array(repeating: [], count: levels[1]), count: levels[0])
      for row in rows { inner[persons[row][0]][persons[row][1]].append(row) }
      let rowSets = inner.map { $0.flatMap { $0 }.sorted() }
      let columnSets = (0..<levels[1]).map { column in inner.flatMap { $0[column] }.sorted() }
      if shows { (inner.flatMap { $0 } + rowSets + columnSets + [rows]).forEach(keep) }
      let innerCells = inner.map { $0.map { linked.cell($0, isPublished: shows) } }
      let rowCells = rowSets.map { linked.cell($0, isPublished: shows) }
      let columnCells = columnSets.map { linked.cell($0, isPublished: shows) }
      let total = linked.cell(rows, isPublished: shows)
      linked.relate(total, rowCells)
      linked.relate(total, columnCells)
      for (place, cell) in rowCells.enumerated() { linked.relate(cell, innerCells[place]) }
      for (place, cell) in columnCells.enumerated() { linked.relate(cell, innerCells.map { $0[place] }) }
      return (innerCells, rowCells, columnCells, total)
    }
    let layers = (0..<levels[2]).map { layer in table(all.filter { persons[$0][2] == layer }, shows: true) }
    linked.relate(whole, layers.map(\.total))
    if !showsSums {
      linked.protect()
      return (linked, sets)
    }
    let sums = table(all, shows: true)
    for row in 0..<levels[0] {
      linked.relate(sums.rows[row], layers.map { $0.rows[row] })
      for column in 0..<levels[1] { linked.relate(sums.cells[row][column], layers.map { $0.cells[row][column] }) }
    }
    for column in 0..<levels[1] { linked.relate(sums.columns[column], layers.map { $0.columns[column] }) }
    linked.protect()
    return (linked, sets)
  }

  @Test("without any budget the exchange of persons protects every count", arguments: 1...8, [false, true])
  func exchange(_ seed: UInt64, showsSums: Bool) throws {
    let levels = [4, 3, 2]
    let persons = persons(90, levels: levels, seed: seed)
    var (linked, sets) = cells(persons, levels: levels, showsSums: showsSums, budget: WorkBudget(0))
    // Each combination of levels is a kind of persons that a reader counts with.
    func coefficients(_ rows: [Int]) -> [Double] {
      let kinds = Set(rows.map { persons[$0] })
      return (0..<24).map { kinds.contains([$0 / 6, $0 / 2 % 3, $0 % 2]) ? 1 : 0 }
    }
    var facts = [(coefficients: [Double](repeating: 1, count: 24), value: 90.0)]
    var secrets: [[Int]] = []
    for set in sets {
      let cell = linked.cell(set, isPublished: false)
      if linked.shows(cell) {
        facts.append((coefficients(set), Double(set.count)))
      } else if set.count < 5 {
        secrets.append(set)
      }
    }
    #expect(linked.unprotected.isEmpty)
    #expect(!secrets.isEmpty)
    var reader = try #require(FeasibleCounts(facts: facts, count: 24))
    for secret in secrets {
      let bounds = reader.bounds(of: coefficients(secret))
      #expect(bounds.lower <= 1 + 1e-6 && bounds.upper >= 5 - 1e-6, "\(secret.count) in \(bounds)")
    }
  }

  @Test("30 × 30 × 6 by layers is protected as a network, with few counts more than the small ones")
  func layers() {
    let levels = [30, 30, 6]
    let (linked, sets) = cells(
      persons(8000, levels: levels, seed: 3), levels: levels, showsSums: false, budget: .ofATable)
    #expect(linked.coarse.isEmpty && linked.unprotected.isEmpty)
    let small = Set(sets.filter { $0.count < 5 }).count
    #expect(small > 2000)
    #expect(linked.hidden.count < small * 6 / 5)
  }

  @Test("30 × 30 × 6 with all sums ends, and says that it hides more than need be")
  func large() {
    let levels = [30, 30, 6]
    let (linked, _) = cells(
      persons(8000, levels: levels, seed: 3), levels: levels, showsSums: true, budget: WorkBudget(60_000_000))
    #expect(!linked.coarse.isEmpty)
    #expect(!linked.isComparedAcrossTables)
    #expect(linked.unprotected.isEmpty)
  }
}
