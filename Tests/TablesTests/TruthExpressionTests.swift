import Testing

@testable import Tables

/// Every operator over all combinations of true, false and missing, or of lesser, equal, greater and missing, against a
/// definition written here.
@Suite("Truth tables of expressions")
struct TruthExpressionTests {
  /// All triples of 1, 0 and nothing, in the columns p, q and r; of 1, 2, 3 and nothing in a, b and c.
  func triples(_ values: [String], _ names: [String], _ kind: Field.Kind) throws -> Table {
    var text = names.joined(separator: ",") + ",id\n"
    var id = 0
    for a in values {
      for b in values {
        for c in values {
          id += 1
          text += "\(a),\(b),\(c),\(id)\n"
        }
      }
    }
    let fields = names.map { field($0, kind) } + [field("id", .integer)]
    return try table(text, fields)
  }

  private func table(_ text: String, _ fields: [Field]) throws -> Table {
    try #require(readTable(Array(text.utf8), schema: Schema(fields: fields)).table)
  }

  func truths(_ text: String, _ table: Table) throws -> [Bool?] {
    guard case .numbers(let values) = try Expression.parse(text).column(named: "x", in: table).values else { return [] }
    return values.map { $0.isNaN ? nil : $0 == 1 }
  }

  /// Kleene's strong logic by its definition: what every way to fill the blanks agrees on.
  func agreed(_ values: [Bool?], _ result: ([Bool]) -> Bool) -> Bool? {
    var found: Set<Bool> = []
    for filling in 0..<(1 << values.count) {
      found.insert(result(values.enumerated().map { i, value in value ?? (filling & (1 << i) != 0) }))
    }
    return found.count == 1 ? found.first : nil
  }

  @Test("and, or, not, == and != of true, false and missing")
  func logic() throws {
    let table = try triples(["1", "0", ""], ["p", "q", "r"], .boolean)
    let columns = try ["p", "q", "r"].map { try truths($0, table) }
    for (text, result) in [
      ("not p", { !$0[0] }), ("p and q", { $0[0] && $0[1] }), ("p or q", { $0[0] || $0[1] }),
      ("p == q", { $0[0] == $0[1] }), ("p != q", { $0[0] != $0[1] }),
      ("p and q and r", { $0[0] && $0[1] && $0[2] }), ("p or q or r", { $0[0] || $0[1] || $0[2] }),
      ("p or q and r", { $0[0] || ($0[1] && $0[2]) }), ("p and q or r", { ($0[0] && $0[1]) || $0[2] }),
      ("(p or q) and r", { ($0[0] || $0[1]) && $0[2] }), ("not p and q", { !$0[0] && $0[1] }),
      ("not (p and q)", { !($0[0] && $0[1]) }),
    ] as [(String, ([Bool]) -> Bool)] {
      let expected = (0..<table.rowCount).map { row in agreed(columns.map { $0[row] }, result) }
      #expect(try truths(text, table) == expected, "\(text)")
    }
    #expect(
      try truths("p is missing", table) == columns[0].map { $0 == nil }
        && truths("p is not missing", table)
          == columns[0].map { $0 != nil }
    )
    let chosen = (0..<table.rowCount).map { row in columns[0][row].flatMap { $0 ? columns[1][row] : columns[2][row] } }
    #expect(try truths("if(p, q, r)", table) == chosen)
    let first = (0..<table.rowCount).map { row in columns[0][row] ?? columns[1][row] ?? columns[2][row] }
    #expect(try truths("coalesce(p, q, r)", table) == first)
  }

  @Test("comparisons, in and between of numbers, texts and dates with missing", arguments: ["1 2 3", "x y z", "d"])
  func comparisons(_ words: String) throws {
    let isDate = words == "d"
    let values = isDate ? ["2021-01-01", "2021-01-02", "2021-02-01"] : words.split(separator: " ").map(String.init)
    let kind: Field.Kind = isDate ? .date : words.hasPrefix("1") ? .integer : .string
    let table = try triples(values + [""], ["a", "b", "c"], kind)
    let columns: [[Int?]] = try ["a", "b", "c"].map { name in
      let column = try #require(table.column(named: name))
      return (0..<table.rowCount).map { column.text(at: $0).flatMap { values.firstIndex(of: $0) } }
    }
    func expected(_ result: (Int, Int) -> Bool) -> [Bool?] {
      zip(columns[0], columns[1]).map { a, b in
        guard let a, let b else { return nil }
        return result(a, b)
      }
    }
    #expect(try truths("a == b", table) == expected(==))
    #expect(try truths("a != b", table) == expected(!=))
    #expect(try truths("a < b", table) == expected(<))
    #expect(try truths("a <= b", table) == expected(<=))
    #expect(try truths("a > b", table) == expected(>))
    #expect(try truths("a >= b", table) == expected(>=))
    let between = try truths("between(a, b, c)", table)
    #expect(try between == truths("a >= b and a <= c", table))
    #expect(try between == truths("between(a, high: c, low: b)", table))
    let quote = kind == .integer ? "" : "\""
    let list = "[\(quote)\(values[0])\(quote), \(quote)\(values[2])\(quote)]"
    #expect(try truths("a in \(list)", table) == columns[0].map { $0.map { $0 != 1 } })
    #expect(try truths("a not in \(list)", table) == columns[0].map { $0.map { $0 == 1 } })
  }

  @Test("arithmetic with a missing side is missing")
  func arithmetic() throws {
    let table = try triples(["1", "2", ""], ["a", "b", "c"], .number)
    for operation in ["+", "-", "*", "/", "^"] {
      let missing = try truths("(a \(operation) b) is missing", table)
      #expect(try missing == truths("a is missing or b is missing", table), "\(operation)")
    }
  }
}
