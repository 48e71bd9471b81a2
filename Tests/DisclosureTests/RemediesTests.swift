import Tables
import Testing

@testable import Disclosure

@Suite("Remedies") struct RemediesTests {
  private func texts(_ table: Table, _ column: Int = 0) -> [String?] {
    (0..<table.rowCount).map { table.columns[column].text(at: $0) }
  }

  @Test("numbers become bands with levels in order, the privacy mark stays") func bands() throws {
    var source = table([("age", .integer, .numbers([17, 18, 24, 25, 61, .nan]))])
    source.columns[0].field.privacy = .quasi
    source.columns[0].field.constraints.maximum = 120
    let (after, applied) = try apply(
      [.bands(columns: ["age"], .breaks([0, 18, 25, 40, 60]))], to: source)
    #expect(texts(after) == ["0–17", "18–24", "18–24", "25–39", "60+", nil])
    #expect(after.columns[0].field.levels.map(\.value) == ["0–17", "18–24", "25–39", "40–59", "60+"])
    #expect(after.columns[0].field.kind == .string)
    #expect(after.columns[0].field.privacy == .quasi)
    #expect(after.columns[0].field.constraints.maximum == nil)
    #expect(applied.first?.changed == 5)
    let wide = try apply([.bands(columns: ["age"], .width(10))], to: source).table
    #expect(texts(wide) == ["10–19", "10–19", "20–29", "20–29", "60–69", nil])
  }

  @Test("what a column's codes mean follows its values") func meanings() throws {
    var source = table([("c", ["2A004", "75056"]), ("n", ["185057800608491", "269054958815780"])])
    source.columns[0].field.meaning = .commune
    source.columns[1].field.meaning = .nir
    let key = PseudonymKey(bytes: Array(repeating: 7, count: 32), sha256: sha256)
    let (after, _) = try apply([.departement(columns: ["c"]), .pseudonym(columns: ["n"])], to: source, key: key)
    #expect(after.columns.map(\.field.meaning) == [.departement, nil])
    #expect(identifiers(in: after) == [])
  }

  @Test("dates become years or months") func dates() throws {
    let source = table([("d", .date, .texts(["1980-05-17", nil]))])
    #expect(texts(try apply([.year(columns: ["d"])], to: source).table) == ["1980", nil])
    #expect(texts(try apply([.month(columns: ["d"])], to: source).table) == ["1980-05", nil])
  }

  @Test(
    "communes and postcodes have a département",
    arguments: [
      ("75056", "75"), ("01001", "01"), ("2A004", "2A"), ("2B033", "2B"), ("20090", "2A"), ("20137", "2A"),
      ("20200", "2B"), ("20600", "2B"), ("97105", "971"), ("97600", "976"), ("98735", "987"),
    ])
  func departements(_ code: String, _ expected: String) { #expect(departement(of: code) == expected) }

  @Test("other texts have no département", arguments: ["1001", "00100", "2C004", "96000", "ABCDE", "750561", ""])
  func noDepartement(_ code: String) { #expect(departement(of: code) == nil) }

  @Test("values are bounded, rounded and rare levels joined") func numbers() throws {
    let source = table([
      ("r", .number, .numbers([120, 5100, 9000, .nan])), ("m", .string, .texts(["a", "a", "b", nil])),
    ])
    let (after, applied) = try apply(
      [
        .topCode(columns: ["r"], at: 5000), .bottomCode(columns: ["r"], at: 200), .round(columns: ["r"], to: 1000),
        .recodeRare(columns: ["m"], below: 2, as: "autre"),
      ], to: source)
    #expect(texts(after) == ["0", "5000", "5000", nil])
    #expect(texts(after, 1) == ["a", "a", "autre", nil])
    #expect(applied.map(\.changed) == [2, 1, 1, 1])
    #expect(applied[0].meanBefore == 4740)
  }

  @Test("local suppression reaches k under each reading", arguments: BlankReading.allCases)
  func suppression(_ blanks: BlankReading) throws {
    let source = generatedTable(seed: 3, rows: 2000, ages: 10, blanks: 5)
    let quasi = ["age", "sex", "schooling", "job"]
    let (after, applied) = try apply([.suppressToK(columns: quasi, k: 5, blanks)], to: source)
    #expect(risk(of: after, quasiIdentifiers: quasi, k: 5, blanks: blanks).isReached)
    let blanked = applied.reduce(0) { $0 + $1.blanked }
    let small = risk(of: source, quasiIdentifiers: quasi, k: 5, blanks: blanks).rowsBelowK
    #expect(blanked <= 2 * small)
    #expect(blanked > 0)
    #expect(try apply([.suppressToK(columns: quasi, k: 5, blanks)], to: source).applied == applied)
  }

  @Test("one column is grouped with the least squared loss") func univariate() throws {
    // By hand: {1, 2, 3} and {10, 11, 12, 13} beat any other groups of three or more.
    let source = table([("x", .number, .numbers([13, 1, 10, 2, 11, 3, 12]))])
    let after = try apply([.microaggregate(columns: ["x"], size: 3)], to: source).table
    guard case .numbers(let values) = after.columns[0].values else { return }
    #expect(values == [11.5, 2, 11.5, 2, 11.5, 2, 11.5])
  }

  @Test("several columns are grouped by size or more, and keep their means") func mdav() throws {
    let source = generatedTable(seed: 9, rows: 500, ages: 60, blanks: 0)
    let (after, applied) = try apply([.microaggregate(columns: ["age", "income"], size: 5)], to: source)
    #expect(risk(of: after, quasiIdentifiers: ["age", "income"], k: 5, blanks: .ownValue).isReached)
    for statement in applied {
      #expect(abs((statement.meanBefore ?? 0) - (statement.meanAfter ?? 1)) < 0.5)
      #expect((statement.correlation ?? 0) > 0.9)
    }
  }

  @Test("noise is the same each time, with the deviation asked for") func noise() throws {
    let source = table([("x", .integer, .numbers(Array(repeating: 100, count: 20_000)))])
    let remedy = Remedy.noise(columns: ["x"], standardDeviation: 50, seed: 1)
    let after = try apply([remedy], to: source).table
    guard case .numbers(let values) = after.columns[0].values else { return }
    let center = try #require(mean(values))
    let deviation = (values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / 20_000).squareRoot()
    // Four standard errors: 50/√20000 and 50/√40000.
    #expect(abs(center - 100) < 1.42)
    #expect(abs(deviation - 50) < 1)
    #expect(values.allSatisfy { $0 == $0.rounded() })
    guard case .numbers(let again) = try apply([remedy], to: source).table.columns[0].values else { return }
    #expect(again == values)
  }

  @Test("a pseudonym is the keyed hash") func pseudonym() throws {
    // RFC 4231, test case 6 has a key above a block, test case 1 one of 20 bytes; the construction is what is tested.
    let key = PseudonymKey(bytes: Array(repeating: 0xAA, count: 131), sha256: sha256)
    let message = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
    #expect(Array(keyedHash(message, key).prefix(8)) == [0x60, 0xE4, 0x31, 0x59, 0x1E, 0xE0, 0xB6, 0x7F])
    let source = table([("id", .integer, .numbers([1, 2, 1, .nan]))])
    let after = texts(try apply([.pseudonym(columns: ["id"])], to: source, key: key).table)
    #expect(after[0] == after[2] && after[0] != after[1] && after[3] == nil)
    #expect(after[0]?.count == 32)
  }

  @Test("refusals are said word for word") func refusals() {
    let source = table([("x", .integer, .numbers([1])), ("c", .string, .texts(["Paris"]))])
    func words(_ remedy: Remedy, key: PseudonymKey? = nil) -> String? {
      do {
        _ = try apply([remedy], to: source, key: key)
        return nil
      } catch { return error.words.message }
    }
    #expect(words(.drop(columns: ["nom"])) == "the remedy drop names a column ‘nom’ that is not there")
    #expect(words(.year(columns: ["x"])) == "the remedy year needs a column of type date, and ‘x’ is none")
    #expect(words(.bands(columns: ["x"], .breaks([5, 1]))) == "the remedy bands cannot work with breaks: 5, 1")
    #expect(
      words(.departement(columns: ["c"]))
        == "‘Paris’ in line 2 of column ‘c’ is no code of a commune and no postcode")
    #expect(words(.pseudonym(columns: ["x"])) == "the remedy pseudonym needs a key")
    #expect(
      words(.pseudonym(columns: ["x"]), key: PseudonymKey(bytes: [1, 2], sha256: { $0 }))
        == "the key of the pseudonyms has 2 bytes, and at least 32 are needed")
    #expect(
      words(.suppressToK(columns: ["x"], k: 5, .ownValue))
        == "the remedy suppress-to-k needs 5 rows, and the table has 1")
  }
}
