import Foundation
import TestReferences
import Testing

@testable import Tables

@Suite("Columns drafted from a file")
struct ColumnDraftTests {
  func types(_ csv: String) -> [String] {
    draftColumns(Array(csv.utf8)).columns.map {
      "\($0.field.kind.rawValue) \($0.field.format)".trimmingCharacters(in: .whitespaces)
    }
  }

  @Test("types as a person would give them")
  func types() {
    #expect(types("a,b,c\n1,1.5,oui\n2,2,non\n") == ["integer", "number", "boolean"])
    #expect(types("a;b\n31/01/2020;1er mai 2020\n") == ["date %d/%m/%Y", "date %d %B %Y"])
    #expect(types("a,b\n01,12345678901234567\n") == ["string", "string"])
    #expect(types("annee,n\n2020,2020\n") == ["year", "integer"])
    #expect(types("t,x\n6h30,2026-01-31 06:30\n") == ["time %Hh%M", "datetime"])
    #expect(types("m\n12/31/2020\n") == ["date %m/%d/%Y"])
  }

  @Test("a number that reads in two ways stays a text, with both readings")
  func ambiguous() {
    let (columns, issues) = draftColumns(Array("a;b\n1.234;x\n12;y\n".utf8))
    #expect(issues.isEmpty)
    #expect(columns[0].field.kind == .string)
    #expect(
      columns[0].doubt
        == "‘1.234’ is 1.234 (decimal point) or 1234 (thousands), and nothing else in the file tells which")
  }

  @Test("999 among ages is proposed as missing, and among incomes is not")
  func outlying() {
    #expect(draftColumns(Array("a\n20\n65\n999\n".utf8)).columns[0].missingCodes.map(\.value) == ["999"])
    #expect(draftColumns(Array("a\n900\n1500\n999\n".utf8)).columns[0].missingCodes.isEmpty)
    #expect(draftColumns(Array("a\n-5\n3\n-9\n".utf8)).columns[0].missingCodes.isEmpty)
  }

  @Test("every CSV of the reference data that can be read", .enabled(if: ReferenceFolder.isPresent))
  func references() throws {
    var drafted = 0
    for path in try ReferenceFolder.paths(ending: ".csv") {
      let bytes = try ReferenceFolder.bytes(path)
      guard bytes.count < 5_000_000 else { continue }
      let (columns, issues) = draftColumns(bytes)
      guard issues.isEmpty else { continue }
      let read = readTable(bytes, schema: Schema(fields: columns.map(\.field)))
      #expect(read.issues.map(\.message) == [], "\(path)")
      drafted += 1
    }
    #expect(drafted >= 60)
  }
}
