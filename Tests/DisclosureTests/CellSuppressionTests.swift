import Testing

@testable import Disclosure

@Suite("Suppression of small cells") struct CellSuppressionTests {
  let persons = Thresholds(for: .persons)

  /// What the attacker finds: the published cells are known, the hidden ones at least zero.
  private func attack(_ table: CellTable, hidden: [Int], cell: Int) -> (lower: Double, upper: Double)? {
    let place = Dictionary(uniqueKeysWithValues: hidden.enumerated().map { ($1, $0) })
    var rows: [[Double]] = []
    var right: [Double] = []
    for relation in table.relations {
      var row = Array(repeating: 0.0, count: hidden.count)
      var known = 0.0
      for (member, sign) in [(relation.total, -1.0)] + relation.parts.map({ ($0, 1.0) }) {
        if let i = place[member] { row[i] += sign } else { known += sign * table.cells[member].value }
      }
      if row.contains(where: { $0 != 0 }) {
        rows.append(row)
        right.append(-known)
      }
    }
    let c = hidden.map { $0 == cell ? 1.0 : 0.0 }
    guard let upper = AttackProgram.maximum(c, rows: rows, right: right),
      let lower = AttackProgram.maximum(c.map { -$0 }, rows: rows, right: right)
    else { return nil }
    return (-lower, upper)
  }

  private func randomTable(_ seed: Int) -> CellTable {
    var generator = SplitMix64(state: UInt64(seed) &* 7919)
    let dimensionCount = seed % 5 == 0 ? 3 : seed % 7 == 0 ? 1 : 2
    let dimensions = (0..<dimensionCount).map { d in
      (0..<(2 + generator.below(dimensionCount == 3 ? 2 : 4))).map { "\(d)\($0)" }
    }
    let count = dimensions.map(\.count).reduce(1, *)
    let values = (0..<count).map { _ in
      Double(generator.below(3) == 0 ? generator.below(6) : generator.below(40))
    }
    var table = CellTable(dimensions: dimensions, values: values)
    if seed % 3 == 0, dimensions[0].count > 2 {
      table.addSubtotal("r", dimension: 0, of: Array(dimensions[0].prefix(2)))
    }
    return table
  }

  @Test("an attack by linear programming cannot bound a hidden small count", arguments: 1...60)
  func attackFails(_ seed: Int) throws {
    let table = randomTable(seed)
    let result = suppress(table, primary: primaryCells(counts: table, persons))
    #expect(result.unprotected == [])
    let audit = CellAudit(table, hidden: result.hidden)
    for need in result.primary {
      let bounds = try #require(attack(table, hidden: result.hidden, cell: need.cell))
      #expect(bounds.lower <= 1 + 1e-6)
      #expect(bounds.upper >= 5 - 1e-6)
      let own = audit.interval(of: need.cell)
      #expect(abs(own.lower - bounds.lower) < 1e-6)
      #expect(own.upper == bounds.upper || abs(own.upper - bounds.upper) < 1e-6)
    }
  }

  @Test("a single small cell takes three others with it") func rectangle() {
    let table = CellTable(
      rows: ["a", "b", "c"], columns: ["x", "y", "z"], values: [[3, 20, 30], [20, 10, 40], [30, 40, 50]])
    let result = suppress(table, primary: primaryCells(counts: table, persons))
    let keys = result.hidden.map { table.cells[$0].key }
    #expect(keys == [["a", "x"], ["a", "y"], ["b", "x"], ["b", "y"]])
    let audit = CellAudit(table, hidden: result.hidden)
    let interval = audit.interval(of: 0)
    // a–x and a–y are 23 together, and so are a–x and b–x.
    #expect(interval.lower == 0)
    #expect(interval.upper == 23)
  }

  @Test("hiding a single cell beside its margins hides nothing") func margins() {
    let table = CellTable(list: [3, 20, 30], levels: ["a", "b", "c"])
    #expect(CellAudit(table, hidden: [0]).interval(of: 0) == (3, 3))
    let result = suppress(table, primary: primaryCells(counts: table, persons))
    #expect(result.hidden == [0, 1])
    #expect(CellAudit(table, hidden: [0, 1]).interval(of: 0) == (0, 23))
  }

  @Test("a structural zero protects nobody") func structural() {
    var table = CellTable(list: [3, 0, 30], levels: ["a", "b", "c"])
    table.cells[1].isStructuralZero = true
    #expect(suppress(table, primary: primaryCells(counts: table, persons)).hidden == [0, 2])
  }

  @Test("the only cell of a list takes the total with it") func total() {
    let table = CellTable(list: [3], levels: ["a"])
    let result = suppress(table, primary: primaryCells(counts: table, persons))
    #expect(result.hidden == [0, 1])
    #expect(result.unprotected == [])
  }

  @Test("sums of enterprises stay uncertain by p % of the largest") func enterprises() {
    let table = CellTable(
      rows: ["nord", "sud"], columns: ["a", "b"], values: [[1000, 300], [400, 500]])
    let contributions: [[Double]] =
      [[900, 60, 40], [100, 100, 100], [900, 160, 240]] + [[150, 150, 100], [200, 200, 100], [200, 200, 500]]
      + [[900, 200, 200, 100], [300, 300, 200], [900, 700, 600]]
    let primary = primaryCells(sums: table, contributions: contributions, Thresholds(for: .enterprises))
    #expect(primary.map(\.cell) == [0])
    #expect(primary.first?.reason == .dominance)
    let result = suppress(table, primary: primary)
    #expect(result.hidden == [0, 1, 3, 4])
    let interval = CellAudit(table, hidden: result.hidden).interval(of: 0)
    #expect(interval.lower <= 1000 - 90 && interval.upper >= 1000 + 90)
  }

  @Test("a table of a thousand places is protected too") func large() {
    var generator = SplitMix64(state: 5)
    let values = (0..<1000).map { _ in (0..<8).map { _ in Double(generator.below(60)) } }
    let table = CellTable(
      rows: (0..<1000).map { "\($0)" }, columns: (0..<8).map { "c\($0)" }, values: values)
    let result = suppress(table, primary: primaryCells(counts: table, persons))
    #expect(result.unprotected == [])
  }
}
