import CSV
import Testing

@testable import Tables

@Suite("Hostile input")
struct HostileInputTests {
  /// A linear congruential generator (Knuth, MMIX) with a fixed seed.
  struct Draws {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  @Test("any bytes give a table or issues, never both, and every place is inside the file")
  func anyBytes() {
    let pieces: [[UInt8]] = [
      [0x22], [0x22, 0x22], [0x2C], [0x3B], [0x09], [0x0A], [0x0D], [0x0D, 0x0A], [0], [0xEF, 0xBB, 0xBF], [0xE9],
      [0xC3, 0xA9], [0x9C], [0xA4], [0xFF, 0xFE], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], Array("1.234".utf8),
      Array("1,5".utf8), Array("a".utf8), Array("b".utf8), Array("2020-02-30".utf8), Array(" ".utf8), Array("-".utf8),
      Array("1e999".utf8), Array("oui".utf8), Array("'".utf8),
    ]
    let kinds = Field.Kind.allCases
    var draws = Draws(state: 2020)
    for _ in 0..<3000 {
      var bytes: [UInt8] = draws.next(below: 3) > 0 ? Array("a,b\n".utf8) : []
      for _ in 0..<draws.next(below: 40) { bytes += pieces[draws.next(below: pieces.count)] }
      let schema = Schema(
        fields: ["a", "b"].map { name in
          field(name, kinds[draws.next(below: kinds.count)]) { $0.constraints.unique = draws.next(below: 2) == 0 }
        }, primaryKey: draws.next(below: 2) == 0 ? ["a"] : [])
      let result = readTable(bytes, schema: schema)
      #expect((result.table == nil) == !result.issues.isEmpty)
      let lineCount = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
      for issue in result.issues {
        #expect(issue.line <= lineCount && issue.line >= 0, "\(bytes)")
        #expect(issue.column >= 0 && issue.column <= 3 * bytes.count + 1, "\(bytes)")
      }
      if let table = result.table {
        #expect(table.columns.allSatisfy { $0.count == table.rowCount })
        #expect(
          readTable(canonicalCSV(table), schema: schema, dialect: .canonical).table.map(canonicalCSV)
            == canonicalCSV(table))
      }
    }
  }

  @Test("texts of any kind are expressions or errors, with an offset inside the text")
  func anyExpression() throws {
    let pieces = [
      "a", "b", "é", "(", ")", "[", "]", "`", "\"", "'", "1", ".5", "1e", "+", "-", "^", "*", "/", "<", "<=", "==",
      "!=",
      "and", "or", "not", "in", "is", "missing", "if(", "log(", "max(", ",", " ", "“", "true", "not in", "year(",
    ]
    let table = try table("a,b\n1,x\n2,y\n", field("a", .number), field("b", .string))
    var draws = Draws(state: 9)
    for _ in 0..<20_000 {
      let text = (0..<(1 + draws.next(below: 12))).map { _ in pieces[draws.next(below: pieces.count)] }
        .joined(separator: draws.next(below: 2) == 0 ? " " : "")
      do {
        let column = try Expression.parse(text).column(named: "x", in: table)
        #expect(column.count == 2)
      } catch {
        #expect(error.offset >= 0 && error.offset <= text.utf8.count, "\(text)")
        #expect(!error.message.isEmpty)
      }
    }
  }
}
