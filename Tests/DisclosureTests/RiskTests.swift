import Glibc
import Tables
import Testing

@testable import Disclosure

@Suite("Risk of a table of persons") struct RiskTests {
  /// pycanon 1.0.1.post2, References/k-l-t.py: seed, rows, ages, share of blanks, classes, k, uniques, distinct l,
  /// whole entropy l, entropy l, t of the illness, distinct l and t of the income.
  static let pycanon: [[Double]] = [
    [1, 40, 3, 0, 6, 2, 0, 2, 1, 1.8898815748423097, 0.75, 2, 0.14726890756302527],
    [2, 300, 4, 0, 8, 27, 0, 5, 3, 3.9477786343442314, 0.19222222222222224, 12, 0.08894736842105264],
    [3, 2000, 10, 0, 387, 1, 102, 1, 1, 1.0, 0.9185, 1, 0.6160263157894736],
    [4, 2000, 10, 20, 471, 1, 116, 1, 1, 1.0, 0.918, 1, 0.6078684210526316],
    [5, 500, 60, 5, 421, 1, 355, 1, 1, 1.0, 0.924, 1, 0.6193684210526317],
    [6, 32561, 20, 3, 1163, 1, 61, 1, 1, 1.0, 0.9148060563250514, 1, 0.6167759622021177],
  ]

  @Test("k, l and t equal those of pycanon", arguments: pycanon)
  func equalsPycanon(_ row: [Double]) throws { try compare(row) }

  /// Where Python has pycanon, on tables that nobody has seen before this version of the test.
  @Test("k, l and t equal those that pycanon computes now")
  func runsPycanon() throws {
    let tables = (0..<10).map { "\(100 + $0) \(60 + 40 * $0) \(3 + $0 % 5) \($0 % 3 * 8)" }
    let script = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/References/k-l-t.py"
    let python = getenv("TANK_PYTHON").map { String(cString: $0) } ?? "python3"
    let pipe = try #require(popen("'\(python)' '\(script)' \(tables.joined(separator: " ")) 2>&1", "r"))
    var said: [UInt8] = []
    while case let byte = fgetc(pipe), byte >= 0 { said.append(UInt8(truncatingIfNeeded: byte)) }
    let status = pclose(pipe) >> 8
    let text = String(decoding: said, as: UTF8.self)
    // A machine without Python or without pycanon compares the recorded figures only.
    if status == 127 || status != 0 && text.contains("No module named") { return }
    #expect(status == 0, "\(text)")
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: " ").compactMap { Double($0) } }
    #expect(rows.count == tables.count, "\(text)")
    for row in rows { try compare(row) }
  }

  private func compare(_ row: [Double]) throws {
    let table = generatedTable(seed: UInt64(row[0]), rows: Int(row[1]), ages: Int(row[2]), blanks: Int(row[3]))
    let names = row[0] > 2 ? ["age", "sex", "schooling", "job"] : ["age", "sex"]
    let risk = risk(of: table, quasiIdentifiers: names, k: 5, blanks: .ownValue)
    #expect([risk.combinations, risk.k, risk.uniques] == [Int(row[4]), Int(row[5]), Int(row[6])])
    let classes = EquivalenceClasses(of: names.compactMap(table.column(named:)), rowCount: table.rowCount)
    let illness = sensitiveRisk(of: try #require(table.column(named: "illness")), within: classes)
    #expect(illness.distinct == Int(row[7]))
    #expect(Int(illness.entropy) == Int(row[8]))
    // Sums of the same terms in another order.
    #expect(abs(illness.entropy - row[9]) < 1e-12)
    #expect(abs(illness.closeness - row[10]) < 1e-12)
    let income = sensitiveRisk(of: try #require(table.column(named: "income")), within: classes)
    #expect(income.distinct == Int(row[11]))
    #expect(abs(income.closeness - row[12]) < 1e-12)
  }

  @Test("a blank matches blanks only, or everything") func blanks() {
    // 1: (a, x), 2: (a, –), 3: (b, x), 4: (–, x), 5: (b, y)
    let table = table([
      ("p", .string, .texts(["a", "a", "b", nil, "b"])), ("q", .string, .texts(["x", nil, "x", "x", "y"])),
    ])
    #expect(matches(of: table.columns, rowCount: 5, blanks: .ownValue) == [1, 1, 1, 1, 1])
    // By hand: 1 with 2, 4; 2 with 1, 4; 3 with 4; 4 with 1, 2, 3.
    #expect(matches(of: table.columns, rowCount: 5, blanks: .anyValue) == [3, 3, 2, 4, 1])
    let risk = risk(of: table, quasiIdentifiers: ["p", "q"], k: 3, blanks: .anyValue)
    #expect(risk.k == 1)
    #expect(risk.uniques == 1)
    #expect(risk.rowsBelowK == 2)
    #expect(abs(risk.expectedReidentifications - (1 / 3.0 + 1 / 3.0 + 1 / 2.0 + 1 / 4.0 + 1)) < 1e-15)
    #expect(risk.maximum == 1)
    #expect(risk.shareAtRisk == 0.4)
  }

  @Test("matches through blanks equal a comparison of each pair of rows", arguments: 1...6)
  func pairs(_ seed: Int) {
    var generator = SplitMix64(state: UInt64(seed))
    let columns = (0..<4).map { c in
      Column(
        field: Field(name: "q\(c)", kind: .string),
        values: .texts((0..<60).map { _ in generator.below(4) == 0 ? nil : "v\(generator.below(3))" }))
    }
    let texts = columns.map { column in (0..<60).map { column.text(at: $0) } }
    let expected = (0..<60).map { i in
      (0..<60).count { j in
        texts.allSatisfy { $0[i] == nil || $0[j] == nil || $0[i] == $0[j] }
      }
    }
    #expect(matches(of: columns, rowCount: 60, blanks: .anyValue) == expected)
  }

  @Test("a table without rows or without quasi-identifiers has no one to single out") func empty() {
    let none = table([("p", .string, .texts([]))])
    #expect(risk(of: none, quasiIdentifiers: ["p"], k: 5, blanks: .ownValue).isReached)
    let some = table([("p", .string, .texts(["a", "b", "c", "d", "e"]))])
    #expect(risk(of: some, quasiIdentifiers: [], k: 5, blanks: .anyValue).k == 5)
  }

  @Test("a blank of the sensitive column adds no diversity") func blankSensitive() throws {
    let table = table([
      ("q", .string, .texts(["a", "a", "b", "b", "b"])), ("s", .string, .texts(["x", nil, "x", "y", nil])),
    ])
    let classes = EquivalenceClasses(of: [table.columns[0]], rowCount: 5)
    let risk = sensitiveRisk(of: table.columns[1], within: classes)
    #expect(risk.distinct == 1)
    #expect(risk.revealed == 1)
  }

  @Test("minus zero is zero") func zero() {
    let column = Column(field: Field(name: "x", kind: .number), values: .numbers([0, -0.0, 1]))
    #expect(matches(of: [column], rowCount: 3, blanks: .ownValue) == [2, 2, 1])
  }
}
