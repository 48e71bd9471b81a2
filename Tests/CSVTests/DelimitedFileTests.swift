import Foundation
import TestReferences
import Testing

@testable import CSV

func read(_ text: String, _ dialect: Dialect = Dialect()) -> DelimitedFile {
  DelimitedFile(Array(text.utf8), dialect: dialect)
}

extension DelimitedFile {
  var rows: [[String]] { (0..<recordCount).map { self[$0] } }
}

@Suite("Delimited file")
struct DelimitedFileTests {
  @Test("reads the examples of RFC 4180, section 2")
  func standard() {
    let quoted = read("\"aaa\",\"b \r\nbb\",\"ccc\"\r\nzzz,yyy,xxx\r\n", Dialect(headerRow: 0))
    #expect(quoted.errors.isEmpty)
    #expect(quoted.rows == [["aaa", "b \r\nbb", "ccc"], ["zzz", "yyy", "xxx"]])
    let doubled = read("\"aaa\",\"b\"\"bb\",\"ccc\"", Dialect(headerRow: 0))
    #expect(doubled.rows == [["aaa", "b\"bb", "ccc"]])
    let header = read("field_name,field_name2\naaa,bbb\n")
    #expect(header.header == ["field_name", "field_name2"])
    #expect(header.rows == [["aaa", "bbb"]])
  }

  @Test("LF, CRLF and CR end a record and are reported")
  func lineEnds() {
    for (end, expected) in [
      ("\n", LineEnd.lineFeed), ("\r\n", .carriageReturnLineFeed), ("\r", .carriageReturn),
    ] {
      let file = read("a,b\(end)1,2\(end)\(end)3,4")
      #expect(file.rows == [["1", "2"], ["3", "4"]])
      #expect(file.understanding.lineEnd == expected)
      #expect(file.line(of: 1) == 4)
    }
    #expect(read("a,b\n1,2\r\n").understanding.lineEnd == .mixed)
  }

  @Test("a quote opens only at the start of a cell")
  func quoteInside() {
    let file = read("a,b\n5\" pipe,\"x\"\n")
    #expect(file.errors.isEmpty)
    #expect(file.rows == [["5\" pipe", "x"]])
  }

  @Test("a trailing delimiter at the end of the file is an empty cell")
  func trailingDelimiter() {
    #expect(read("a,b\n1,").rows == [["1", ""]])
  }

  @Test("empty lines and records of delimiters only are skipped, an empty quoted cell is a record")
  func blankRecords() {
    let file = read("a;b\n\n;\n1;2\n;\n\"\";\n")
    #expect(file.errors.isEmpty)
    #expect(file.rows == [["1", "2"], ["", ""]])
    #expect(file.understanding.blankRecordCount == 2)
    #expect(file.line(of: 0) == 4)
  }

  @Test("cells of every length around the eight-byte step are whole")
  func lengths() {
    for length in 0...40 {
      let cell = String(repeating: "x", count: length)
      for quote in ["", "\""] {
        let text = "a,b,c\n\(quote)\(cell)\(quote),\(quote)\(cell)\(quote),1\ny,\(quote)\(cell)\(quote),z"
        #expect(read(text).rows == [[cell, cell, "1"], ["y", cell, "z"]])
      }
    }
  }

  @Test("lines are counted through quoted line breaks")
  func quotedLines() {
    let file = read("a,b\n\"1\n2\r\n3\r4\",x\n5,6\n")
    #expect(file.line(of: 1) == 6)
    #expect(file.place(record: 0, column: 1) == (5, 4))
    #expect(file.place(record: 1, column: 1) == (6, 3))
  }

  @Test("the header can stand lower than the first line, or be absent")
  func headerRow() {
    let lower = read("Enquête 2020\n\nnom;note\nZoé;5\n", Dialect(headerRow: 3))
    #expect(lower.errors.isEmpty)
    #expect(lower.header == ["nom", "note"])
    #expect(lower.headerLine == 3)
    #expect(lower.rows == [["Zoé", "5"]])
    #expect(read("1,2\n3,4\n", Dialect(headerRow: 0)).rows == [["1", "2"], ["3", "4"]])
  }

  @Test("says in one line what was understood")
  func description() {
    let bytes: [UInt8] = Array("nom;montant\r\n".utf8) + [0xC9] + Array("lise;\"1 234,5\"\r\n;\r\n".utf8)
    var understanding = DelimitedFile(bytes).understanding
    #expect(
      understanding.description
        == "windows-1252, semicolon, CRLF, quotes; 2 columns, 1 record, 1 blank skipped")
    understanding.decimalMark = .comma
    understanding.thousandsSeparator = .space
    #expect(
      understanding.description
        == "windows-1252, semicolon, CRLF, quotes, decimal comma, thousands by space; 2 columns, 1 record, 1 blank skipped"
    )
  }
}

@Suite("Delimited file: reference data", .enabled(if: ReferenceFolder.isPresent))
struct DelimitedFileReferenceTests {
  struct Spectrum: Decodable {
    struct Case: Decodable {
      var file: String
      var header: [String]
      var records: [[String: String]]
    }
    var values: [Case]
  }

  @Test("csv-spectrum, cell by cell")
  func spectrum() throws {
    let reference = try ReferenceFolder.json("csv-spectrum/reference.json", as: Spectrum.self)
    #expect(reference.values.count == 11)
    for expected in reference.values {
      let file = DelimitedFile(try ReferenceFolder.bytes("csv-spectrum/\(expected.file)"))
      #expect(file.errors.isEmpty, "\(expected.file)")
      #expect(file.header == expected.header, "\(expected.file)")
      #expect(file.rows == expected.records.map { record in expected.header.map { record[$0] ?? "?" } })
    }
  }

  struct Rules: Decodable {
    struct Case: Decodable {
      struct Settings: Decodable {
        var delimiter: String?
      }
      var name: String
      var input: String
      var dialect: Settings
      var rows: [[String]]
      var optional: Bool
    }
    var values: [Case]
  }

  @Test("csv-rules: the records of the csv-core test-suite, those that need no dialect of another program")
  func rules() throws {
    let reference = try ReferenceFolder.json("csv-rules/reference.json", as: Rules.self)
    let cases = reference.values.filter { !$0.optional }
    #expect(cases.count == 25)
    for expected in cases {
      let dialect = Dialect(
        delimiter: expected.dialect.delimiter.flatMap(Delimiter.init(rawValue:)) ?? .comma, headerRow: 0)
      #expect(read(expected.input, dialect).rows == expected.rows, "\(expected.name)")
    }
  }
}
