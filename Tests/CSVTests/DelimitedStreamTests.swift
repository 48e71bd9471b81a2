import Foundation
import Synchronization
import TestReferences
import Testing

@testable import CSV

/// What a stream read, to compare with a ``DelimitedFile``.
struct StreamedRows: Equatable {
  var header: [String]
  var rows: [[String]]
  var errors: [ReadError]
  var understanding: Understanding

  init(_ stream: DelimitedStream, jobs: Int, pieceSize: Int) throws {
    let rows = Mutex<[[String]]>([])
    let reading = try stream.readPieces(jobs: jobs, pieceSize: pieceSize) { piece in
      var part: [[String]] = []
      for record in 0..<piece.recordCount {
        part.append((0..<piece.columnCount).map { piece.text(record: record, column: $0) })
      }
      return part
    } merge: { part in
      rows.withLock { $0 += part }
    }
    header = stream.header
    self.rows = rows.withLock { $0 }
    errors = reading.errors
    understanding = reading.understanding
  }

  init(_ file: DelimitedFile) {
    header = file.header
    rows = file.rows
    errors = file.errors
    understanding = file.understanding
  }
}

/// Small texts made of what gives a file its shape; the seed is the text's number.
func shapedText(_ seed: Int, length: ClosedRange<Int> = 0...40) -> String {
  var generator = SmallGenerator(state: UInt64(seed) &* 2_654_435_761 &+ 17)
  let parts = ["a", "bc", ",", ",", "\"", "\"", "\"\"", "\n", "\r", "\r\n", "é", "€", ";", " ", "1", "\",\"", "\"\n"]
  var text = seed.isMultiple(of: 3) ? "x,y\n" : ""
  for _ in 0..<generator.next(length) { text += parts[generator.next(0...(parts.count - 1))] }
  return text
}

/// The 64-bit linear congruential generator of Knuth's MMIX.
struct SmallGenerator {
  var state: UInt64

  mutating func next(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int(state >> 33) % range.count
  }
}

@Suite("Delimited stream")
struct DelimitedStreamTests {
  @Test("reads the same cells and finds the same errors as the reader of whole files, wherever pieces end")
  func everyCut() throws {
    let texts = [
      "a,b\n1,2\n\"3\n4\",\"5\"\"6\"\r\n7,8\r9,\n,\n\n10,11", "a,b\r\n\"x\r\ny\",2\r\n\r\n\"\",\"\"\"\"\r\n",
      "a,b\r1,\"2\r3\"\r4,5\r", "a,b\n5\" pipe,\"x\"\n\"q\"\"\",\"\"\"\"\n1,2,3\n1\n6,7\n",
      "\u{FEFF}a,b\n\"x\"y,2\n3,\"\n4,5\n6,7", "a\n1\n2\n\n3", "a,b\n", "", "\n\n", "\"a\nb\",c\n1,2\n3,4\n",
      "a,a,,d\n1,2,3,4\n", "a,b\n1,\"2\"\"\n", "a,b\n\"1\"\"\",2\n\"\"\"\"\"\",3\n",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let dialect = Dialect(delimiter: .comma)
      let expected = StreamedRows(DelimitedFile(bytes, dialect: dialect))
      for pieceSize in 1...(bytes.count + 2) {
        let streamed = try StreamedRows(DelimitedStream(bytes, dialect: dialect), jobs: 2, pieceSize: pieceSize)
        #expect(streamed == expected, "\(text.debugDescription) in pieces of \(pieceSize)")
      }
    }
  }

  @Test("reads thousands of texts of quotes and line ends like the reader of whole files", arguments: [1, 3])
  func generated(jobs: Int) throws {
    for seed in 0..<3_000 {
      let bytes = Array(shapedText(seed).utf8)
      let dialect = Dialect(delimiter: .comma, headerRow: seed.isMultiple(of: 5) ? 0 : nil)
      let expected = StreamedRows(DelimitedFile(bytes, dialect: dialect))
      let streamed = try StreamedRows(
        DelimitedStream(bytes, dialect: dialect), jobs: jobs, pieceSize: 1 + seed % 23)
      #expect(streamed == expected, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("errors beyond fifty of a kind are counted over all pieces")
  func manyErrors() throws {
    let text = "a,b\n" + String(repeating: "1\n2,\"x\"y\n", count: 300) + "1,2\n"
    let expected = StreamedRows(read(text))
    #expect(expected.errors.count == 102)
    for pieceSize in [7, 100, 1 << 20] {
      #expect(try StreamedRows(DelimitedStream(Array(text.utf8)), jobs: 2, pieceSize: pieceSize) == expected)
    }
  }

  @Test("a header lower in the file, other delimiters and other encodings")
  func dialects() throws {
    let lower = Array("Enquête 2020\n\"x\"y\n\nnom;note\nZoé;5\nAnaïs;6\n".utf8)
    let dialect = Dialect(headerRow: 4)
    #expect(
      try StreamedRows(DelimitedStream(lower, dialect: dialect), jobs: 2, pieceSize: 8)
        == StreamedRows(DelimitedFile(lower, dialect: dialect)))
    let windows: [UInt8] = Array("nom;montant\r\n".utf8) + [0xC9] + Array("lise;\"1 234,5\"\r\n;\r\nx;2\r\n".utf8)
    #expect(
      try StreamedRows(DelimitedStream(windows), jobs: 2, pieceSize: 8) == StreamedRows(DelimitedFile(windows)))
    let damaged: [UInt8] = Array("a\né\nè\nx".utf8) + [0xE9, 0x0A, 0x00, 0x0A]
    #expect(
      try StreamedRows(DelimitedStream(damaged), jobs: 2, pieceSize: 3) == StreamedRows(DelimitedFile(damaged)))
    for fatal in [Array("PK\u{3}\u{4}".utf8), Array("a;b,c\n1;2,3\n".utf8)] {
      let streamed = try StreamedRows(DelimitedStream(fatal), jobs: 2, pieceSize: 3)
      #expect(streamed.errors == DelimitedFile(fatal).errors)
      #expect(streamed.rows.isEmpty)
    }
  }
}

@Suite("Delimited stream: files")
struct DelimitedStreamFileTests {
  @Test("a file of several megabytes is read like a text in memory, and one that turns out not to be UTF-8 is decoded")
  func files() throws {
    var text = "id,texte,note\n"
    for id in 0..<60_000 {
      text += "\(id),\"n° \(id), \"\"dit-il\"\"\n\(id % 7)\",\(id.isMultiple(of: 11) ? "" : "é\(id)")\n"
    }
    let bytes = Array(text.utf8)
    let damaged = bytes + [0xE9, 0x2C, 0x2C, 0x0A]
    for content in [bytes, damaged] {
      let path = FileManager.default.temporaryDirectory.appendingPathComponent("stream-\(UUID().uuidString).csv").path
      try Data(content).write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      let expected = StreamedRows(DelimitedFile(content))
      let stream = try DelimitedStream(path: path)
      #expect(stream.sampleCount > 1_000)
      let reading = try stream.readPieces(jobs: 2) {
        $0.recordCount
      } merge: { _ in
      }
      #expect(reading.needsDecoding == (content != bytes))
      let second = reading.needsDecoding ? try stream.decoded() : stream
      #expect(try StreamedRows(second, jobs: 2, pieceSize: 100_000) == expected)
    }
    #expect(throws: DelimitedStream.Unreadable.self) { try DelimitedStream(path: "/no/such/file.csv") }
  }
}

@Suite("Delimited stream: reference data", .enabled(if: ReferenceFolder.isPresent))
struct DelimitedStreamReferenceTests {
  @Test("csv-spectrum and French open data, in pieces of every small size")
  func references() throws {
    let spectrum = [
      "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
      "quotes_and_newlines",
      "simple", "simple_crlf", "utf8",
    ].map { "csv-spectrum/csv/\($0).csv" }
    let french = [
      "antibes_duplicate_column", "couverture_communes", "culture_catalogue_deps", "joconde", "lot_subventions_2017",
      "poitiers_2017", "somme_2018_03_02",
    ].map { "french-csv/\($0).csv" }
    for path in spectrum + french {
      let bytes = try ReferenceFolder.bytes(path)
      let expected = StreamedRows(DelimitedFile(bytes))
      for pieceSize in bytes.count < 1_000 ? [1, 2, 3, 5, 17, 64, 1_000] : [117, 1_000, 65_536] {
        #expect(try StreamedRows(DelimitedStream(bytes), jobs: 2, pieceSize: pieceSize) == expected, "\(path)")
      }
    }
  }
}

@Suite("Scanning on several cores")
struct ParallelScanTests {
  @Test("gives the cells, lines and errors of one core, wherever pieces end")
  func pieces() {
    for seed in 0..<1_500 {
      let bytes = Array(shapedText(seed, length: 0...60).utf8)
      var expectedLog = ErrorLog()
      let expected = bytes.withUnsafeBufferPointer { scan($0, from: 0, delimiter: 0x2C, log: &expectedLog) }
      for pieceSize in [1, 4, 11] {
        var log = ErrorLog()
        let found = scan(bytes, from: 0, delimiter: 0x2C, jobs: 2, pieceSize: pieceSize, log: &log)
        #expect(found.cells.map(\.start) == expected.cells.map(\.start), "seed \(seed)")
        #expect(found.cells.map(\.packed) == expected.cells.map(\.packed))
        #expect(found.firstCells == expected.firstCells && found.lines == expected.lines)
        #expect(log.errors == expectedLog.errors)
        #expect(found.lineEnd == expected.lineEnd && found.endsInQuote == expected.endsInQuote)
        #expect(found.quotedCells == expected.quotedCells && found.blankRecords == expected.blankRecords)
      }
    }
  }
}
