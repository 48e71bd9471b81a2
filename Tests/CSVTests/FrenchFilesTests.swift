import Foundation
import TestReferences
import Testing

@testable import CSV

@Suite("French open-data files, as found", .enabled(if: ReferenceFolder.isPresent))
struct FrenchFilesTests {
  struct Reference: Decodable {
    struct File: Decodable {
      struct Numbers: Decodable {
        var numbers: Int
        var sum: String
        var mean: Double
      }
      struct Cell: Decodable {
        var record: Int
        var column: String
        var value: String
      }
      var file: String
      var encoding: String
      var byteOrderMark: Bool
      var delimiter: String
      var columns: [String]
      var records: Int
      var blankRecordsAtEndOrInside: Int
      var emptyCells: Int
      var duplicateColumnNames: [String]
      var numeric: [String: Numbers]
      var cells: [Cell]
    }
    var files: [File]
  }

  static func reference() throws -> [Reference.File] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let data = Data(try ReferenceFolder.bytes("french-csv/reference.json"))
    return try decoder.decode(Reference.self, from: data).files
  }

  @Test("encoding, delimiter, names, records and cells are those of the reference")
  func cells() throws {
    let files = try Self.reference()
    #expect(files.count == 7)
    for expected in files {
      let file = DelimitedFile(try ReferenceFolder.bytes("french-csv/\(expected.file)"))
      let understanding = file.understanding
      let lies = expected.encoding.contains("the mark lies")
      #expect(understanding.encoding.rawValue == (lies ? "windows-1252" : expected.encoding), "\(expected.file)")
      #expect(understanding.byteOrderMarkLies == lies)
      #expect(understanding.hasByteOrderMark == expected.byteOrderMark)
      #expect(understanding.delimiter?.rawValue == expected.delimiter, "\(expected.file)")
      #expect(file.header == expected.columns)
      #expect(file.recordCount == expected.records, "\(expected.file)")
      #expect(understanding.blankRecordCount == expected.blankRecordsAtEndOrInside)
      #expect(file.errors.map(\.id) == expected.duplicateColumnNames.map { _ in "duplicate-header" })
      #expect(file.rows.joined().count(where: \.isEmpty) == expected.emptyCells, "\(expected.file)")
      for cell in expected.cells {
        let column = try #require(file.header.firstIndex(of: cell.column))
        #expect(file.text(record: cell.record - 1, column: column) == cell.value)
      }
    }
  }

  @Test("numeric columns are read in the form that the file shows, and have the sums of the reference")
  func numbers() throws {
    for expected in try Self.reference() {
      let file = DelimitedFile(try ReferenceFolder.bytes("french-csv/\(expected.file)"))
      let columns = expected.numeric.keys.compactMap { name in file.header.firstIndex(of: name) }
      file.withCells { cells in
        var clues = NumberClues()
        for column in columns {
          for record in 0..<cells.recordCount { clues.add(cells[record, column].bytes, record: record, column: column) }
        }
        let conclusion = clues.conclusion
        #expect(conclusion.ambiguousCount == 0, "\(expected.file)")
        for column in columns {
          guard let numbers = expected.numeric[file.header[column]] else { continue }
          let values = (0..<cells.recordCount).compactMap { conclusion.form.number(cells[$0, column].bytes) }
          #expect(values.count == numbers.numbers, "\(expected.file) \(file.header[column])")
          let sum = values.reduce(0, +)
          let wanted = Double(numbers.sum) ?? .nan
          #expect(abs(sum - wanted) <= 1e-12 * abs(wanted), "\(expected.file) \(file.header[column])")
        }
      }
    }
  }
}
