import CSV
import Testing

@testable import Tables

/// What is read block by block is what is read at once.
@Suite("A table read block by block")
struct StreamedTableTests {
  /// A text as a file that is opened anew for each reading.
  final class Text: BlockReader {
    private let bytes: [UInt8]
    private let position = Position()

    /// Reading is done by one task at a time.
    private final class Position: @unchecked Sendable {
      var value = 0
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
      let count = min(buffer.count, bytes.count - position.value)
      for i in 0..<count { buffer[i] = bytes[position.value + i] }
      position.value += count
      return count
    }
  }

  static func opening(_ bytes: [UInt8]) -> DelimitedStream.Opening {
    { () throws(DelimitedStream.Unreadable) in Text(bytes) }
  }

  static let fields: [Field] = [
    field("id", .integer), field("nom", .string), field("montant", .number), field("jour", .date),
    field("ok", .boolean), field("note", .string),
  ]

  /// A seeded text with quotes, line breaks in cells, missing values and every line end.
  static func text(_ delimiter: String, _ end: String, rows: Int, decimal: String = ".") -> String {
    var lines = ["id", "nom", "montant", "jour", "ok", "note"].joined(separator: delimiter) + end
    var draws = HostileInputTests.Draws(state: 7)
    for row in 1...rows {
      let note = [
        "", "\"a\(delimiter) b\"", "\"deux\(end)lignes\"", "\"il dit \"\"oui\"\"\"", "texte assez long pour la mémoire",
        " x ",
      ]
      let cells = [
        "\(row)", "n\(draws.next(below: 40))",
        draws.next(below: 9) == 0 ? "" : "\(draws.next(below: 900))\(decimal)\(10 + draws.next(below: 90))",
        draws.next(below: 9) == 0 ? "" : "2021-0\(1 + draws.next(below: 9))-1\(draws.next(below: 9))",
        ["oui", "non", ""][draws.next(below: 3)], note[draws.next(below: note.count)],
      ]
      lines += cells.joined(separator: delimiter) + end
      if draws.next(below: 30) == 0 { lines += end }
      if draws.next(below: 30) == 0 { lines += String(repeating: delimiter, count: 5) + end }
    }
    return lines
  }

  @Test(
    "is the table, the understanding and the warnings of one reading, wherever blocks end", arguments: [1, 50, 4000])
  func same(blockSize: Int) throws {
    let texts = [
      Self.text(",", "\n", rows: 60), Self.text(";", "\r\n", rows: 60, decimal: ","), Self.text("\t", "\r", rows: 30),
      "\u{FEFF}" + Self.text(";", "\n", rows: 20), "sep=;\r\n" + Self.text(";", "\r\n", rows: 20, decimal: ","),
      Self.text(",", "\n", rows: 20) + "21,Total,9.50,2021-01-01,oui,\n",
      Self.text(";", "\n", rows: 20).replacing("n3", with: "3,56E+13"),
    ]
    for text in texts {
      for encoding in [nil, TextEncoding.utf16] where encoding == nil || !text.hasPrefix("\u{FEFF}") {
        let bytes =
          encoding == nil
          ? Array(text.utf8) : [0xFF, 0xFE] + Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        var schema = Schema(fields: Self.fields, primaryKey: ["id"])
        schema.fields[0].constraints.unique = true
        let whole = readTable(bytes, schema: schema)
        let table = try #require(whole.table, "\(whole.issues.map(\.message))")
        let streamed = try #require(
          try streamTable(schema: schema, jobs: 2, blockSize: blockSize, opening: Self.opening(bytes)))
        #expect(streamed.understanding == whole.understanding)
        let blocks = try #require(streamed.table, "\(streamed.issues.map(\.message))")
        #expect(blocks.lines == table.lines)
        #expect(blocks.columns.map(\.field) == table.columns.map(\.field))
        #expect(canonicalCSV(blocks) == canonicalCSV(table))
      }
    }
  }

  @Test("leaves to the reader of the whole what is wrong anywhere, or what only the whole tells")
  func refusals() throws {
    let good = Self.text(",", "\n", rows: 60)
    let schema = Schema(fields: Self.fields, primaryKey: ["id"])
    let wrong = [
      good + "x,n,1.50,2021-01-01,oui,\n", good + "61,n\n", good + "60,n,1.50,2021-01-01,oui,\n",
      good + "61,n,\"1,50\",2021-01-01,oui,\n", good + "61,n,1.50,2021-01-01,oui,\"\n",
      good.replacing("montant", with: "Montant"), "a\n1\n",
    ]
    for text in wrong {
      let streamed = try streamTable(schema: schema, blockSize: 300, opening: Self.opening(Array(text.utf8)))
      #expect(streamed?.table == nil)
      let whole = readTable(Array(text.utf8), schema: schema).issues
      #expect(!whole.isEmpty)
      for issue in streamed?.issues ?? [] {
        #expect(whole.contains { $0.line == issue.line && $0.rule == issue.rule }, "\(issue)")
      }
    }
  }

  @Test("is drafted from its beginning, and what comes later counts", arguments: [400, 1 << 20])
  func draft(blockSize: Int) throws {
    var text = "id,code,groupe,montant,jour\n"
    for row in 1...400 {
      let code = row == 390 ? "x" : "\(row % 7)"
      text +=
        "\(row),\(code),\(row > 380 ? "c" : "ab".map(String.init)[row % 2]),\(row == 399 ? "" : "1.5"),2021-01-02\n"
    }
    let bytes = Array(text.utf8)
    let draft = try #require(
      try streamDraft(sampleSize: 600, blockSize: blockSize, opening: Self.opening(bytes)))
    #expect(draft.rowCount == 400)
    #expect(draft.sampleRows < 40)
    #expect(draft.columns.map(\.field.kind) == [.integer, .string, .string, .number, .date])
    #expect(draft.columns[1].doubt == "‘x’ is no whole number (line 391)")
    #expect(draft.columns[0].isKey)
    #expect(draft.columns[2].levels.map(\.value) == ["a", "b", "c"])
    #expect(draft.columns[2].levels.map(\.count).reduce(0, +) == 400)
    #expect(draft.columns[3].empty == 1)
    let repeated = try #require(
      try streamDraft(
        sampleSize: 600, blockSize: blockSize, opening: Self.opening(bytes + Array("7,1,a,1.5,2021-01-02\n".utf8))))
    #expect(!repeated.columns[0].isKey)
    let (whole, issues) = draftColumns(bytes)
    #expect(issues.isEmpty)
    #expect(whole.map(\.field) == draft.columns.map(\.field))
  }
}
