import Tables
import Testing

@testable import Downloads

/// Expected values: `doc/unf_examples.txt` and the test resources of IQSS/UNF, the implementation of Dataverse; the
/// specification of version 6 in the guides of Dataverse; where said, the tests of the R package UNF 2.0.8 (leeper/UNF)
/// and of python-unf.
@Suite("The fingerprint of a table")
struct FingerprintTests {
  private func of(_ numbers: Double...) -> String { fingerprint(of: .numbers(numbers)) }
  private func of(_ texts: String?...) -> String { fingerprint(of: .texts(texts)) }

  @Test(
    "is that of the official examples for numbers",
    arguments: [
      (0, "YUvj33xEHnzirIHQyZaHow=="), (1, "tv3XYCv524AfmlFyVOhuZg=="), (-300, "ZTXyg54FoMfRDWZl6oWmFQ=="),
      (3.1415, "vOSZmXXXpKfQcqZ0Cuu5/w=="), (0.00073, "qhw3qzg3fEK0NNfoVxk4jQ=="),
      (.infinity, "MdAI70WZdDHnu6qmkpqUQg=="), (-.infinity, "A7orv3pgAhljFnGjQVLCog=="),
      // The specification, note on default parameters.
      (1.23456789, "vcKELUSS4s4k1snF4OTB9A=="),
      // The R package's tests.
      (0.0123456789012345, "tbCwhb/PKbElzXByo6hLAw=="),
      // python-unf's tests: ties, large and tiny numbers.
      (1.2345675, "vcKELUSS4s4k1snF4OTB9A=="), (1.2345685, "vcKELUSS4s4k1snF4OTB9A=="),
      (1.2345635, "auhsR5DIScLiAUb/SA2YVA=="), (1.2345645, "auhsR5DIScLiAUb/SA2YVA=="),
      (12_345_635, "qnKXlm182LZPFz9JzxTiNg=="), (12_345_645, "qnKXlm182LZPFz9JzxTiNg=="),
      (1.234567e150, "qcKO4c5rvHfQ3nHzqrAS/Q=="), (1.234567e-150, "vbTNUOoynDv6UKxOn36WeQ=="),
    ] as [(Double, String)])
  func numbers(number: Double, expected: String) {
    #expect(of(number) == "UNF:6:" + expected)
  }

  @Test("is that of the official examples for texts, dates and missing values")
  func texts() {
    #expect(of("A character String") == "UNF:6:FYqU7uBl885eHMbpco1ooA==")
    #expect(
      of(
        "A quite long character string, so long that the number of characters in it happens to be more than the default "
          + "cutoff limit of 128.") == "UNF:6:/BoSlfcIlsmQ+GHu5gxwEw==")
    #expect(of("på Færøerne") == "UNF:6:KHM6bKVaVaxWDDsmyerfDA==")
    #expect(of("") == "UNF:6:ECtRuXZaVqPomffPDuOOUg==")
    #expect(of("2014-01-13T20:47:18") == "UNF:6:eaMxex5EHi2LunomVc0SDw==")
    #expect(of("2014-01-14T01:47:18Z") == "UNF:6:1Pku/Z/EIRtmpdEepAb1MA==")
    #expect(of(nil as String?) == "UNF:6:cJ6AyISHokEeHuTfufIqhg==")
    #expect(of(Double.nan) == "UNF:6:cJ6AyISHokEeHuTfufIqhg==")
  }

  @Test("is that of published vectors")
  func vectors() {
    // The specification, section Ib.
    #expect(of(1.23456789, .nan, 0) == "UNF:6:Do5dfAoOOFt4FSj0JcByEw==")
    // DoubleTest and StringTest of IQSS/UNF.
    #expect(of(6.6666666666666667, 75.216) == "UNF:6:+kc3wyGwZ6otDkZwpvswDw==")
    // python-unf 0.11.0: [True, False, True].
    #expect(of(1, 0, 1) == "UNF:6:ZNhCrGAEYBJjVxipPl2P6w==")
    #expect(of("Hello World", "Testing 123") == "UNF:6:r+FDbVC6fKdUjRS6ZIzP4w==")
    // DateTimeTest: 21 August 2009 12:34:56.000, and 1 October 2009.
    #expect(of("2009-08-21T12:34:56", "2009-10-01") == "UNF:6:HATxImqk8FFo1ugDZB6IjQ==")
    // The R package's tests: 1:20, −3:3 and c('test', '1', '2', '3').
    #expect(fingerprint(of: .numbers((1...20).map(Double.init))) == "UNF:6:/FIOZM/29oC3TK/IE52m2A==")
    #expect(of(-3, -2, -1, 0, 1, 2, 3) == "UNF:6:7FsSuKWGIp6i7b0NFjckZQ==")
    #expect(of("test", "1", "2", "3") == "UNF:6:fH4NJMYkaAJ16OWMEE+zpQ==")
  }

  private func table(_ columns: [Column.Values]) -> Table {
    Table(
      columns: columns.enumerated().map { Column(field: Field(name: "c\($0)", kind: .number), values: $1) },
      rowCount: columns.first.map { Column(field: Field(name: "", kind: .number), values: $0).count } ?? 0, lines: [])
  }

  @Test("of a table is that of its columns whatever their order, and of one column that column's")
  func tables() throws {
    let columns = [1.0, 4, 7].map { Column.Values.numbers([$0, $0 + 1, $0 + 2]) }
    // The R package's tests, data.frame(1:3, 4:6, 7:9); python-unf 0.11.0 gives the same for a pandas frame.
    #expect(fingerprint(of: table(columns))?.table == "UNF:6:ukDZSJXck7fn4SlPJMPFTQ==")
    #expect(fingerprint(of: table([columns[2], columns[0], columns[1]]))?.table == "UNF:6:ukDZSJXck7fn4SlPJMPFTQ==")
    let single = try #require(fingerprint(of: table([.numbers([1, 0, 1])])))
    #expect(single.table == "UNF:6:ZNhCrGAEYBJjVxipPl2P6w==" && single.columns == [single.table])
    #expect(fingerprint(of: table([])) == nil)
  }

  @Test("tells a missing text from an empty one, rows in another order, and not a negative zero from zero")
  func distinctions() {
    #expect(of("") != of(nil as String?))
    #expect(of(1, 2) != of(2, 1))
    #expect(of(-0.0) == of(0))
    // 9.9999996 rounds up to the next power of ten.
    #expect(of(9.9999996) == of(10))
    #expect(of(999_999_960) == of(1e9))
    // Ten thousand times 😀 is cut after 128 of them.
    #expect(of(String(repeating: "😀", count: 10_000)) == of(String(repeating: "😀", count: 128)))
  }
}
