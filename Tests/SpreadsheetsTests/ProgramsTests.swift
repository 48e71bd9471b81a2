import Foundation
import Testing

@testable import Spreadsheets

/// Workbooks of other programs, against what openpyxl and pandas read: Files/make.py.
@Suite("Workbooks of other programs")
struct ProgramsTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Files")

  static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

  @Test(
    "read cell by cell as openpyxl and pandas read them",
    arguments: [
      "openpyxl.xlsx", "xlsxwriter.xlsx", "xlsxwriter-1904.xlsx", "xlsxwriter-inline.xlsx", "odfpy.ods",
      "libreoffice.ods", "libreoffice.xlsx",
    ])
  func cells(name: String) throws {
    let file = try Data(contentsOf: Self.folder.appending(path: "expected.json"))
    let expected = try #require(try JSONDecoder().decode([String: [String: String]].self, from: file)[name])
    let sheet = try readWorkbook(try Self.bytes(name))
    #expect(sheet.problems.isEmpty)
    #expect(sheet.texts.count > 60)
    for (reference, text) in expected.sorted(by: { $0.key < $1.key }) {
      // LibreOffice gives a date without a form that of a date with an hour, and pandas cuts the half second.
      let shown = sheet.texts[reference].map { shown in
        name.hasPrefix("libreoffice") && shown.hasSuffix("T00:00:00") ? String(shown.dropLast(9)) : shown
      }
      if name == "libreoffice.ods", ["B4", "G8"].contains(reference) {
        #expect(shown == (reference == "B4" ? " espaces  doubles" : "01:02:03.5"))
      } else {
        #expect(shown == text, "\(reference)")
      }
    }
    for (reference, text) in sheet.texts where expected[reference] == nil { Issue.record("\(reference): \(text)") }
  }

  @Test("say what an editor must know of them")
  func summaries() throws {
    let openpyxl = try readWorkbook(try Self.bytes("openpyxl.xlsx"))
    #expect(openpyxl.summary == "XLSX, sheet ‘Données’ (the first shown of 3); 10 columns, 7 rows")
    #expect(openpyxl.hiddenRows == [4])
    #expect(openpyxl.hiddenColumns == [4])
    #expect(openpyxl.sheetNames == ["Données", "Codes", "Vide"])
    let xlsxwriter = try readWorkbook(try Self.bytes("xlsxwriter-1904.xlsx"))
    #expect(
      xlsxwriter.summary
        == "XLSX, sheet ‘Résultats’; 10 columns, 9 rows; dates count from 1904; 5 formulas as last saved")
    #expect(xlsxwriter.merged.map(\.description) == ["A13:B14"])
    let odfpy = try readWorkbook(try Self.bytes("odfpy.ods"))
    #expect(odfpy.summary == "ODS, sheet ‘Données’; 10 columns, 10 rows")
    #expect(odfpy.merged.map(\.description) == ["A11:B11"])
    #expect(odfpy.hiddenColumns == [4])
  }

  @Test("give the sheet that is named")
  func named() throws {
    let sheet = try readWorkbook(try Self.bytes("openpyxl.xlsx"), sheet: "Codes")
    #expect(sheet.texts == ["A1": "code", "B1": "libellé", "A2": "01", "B2": "un"])
    #expect(try readWorkbook(try Self.bytes("openpyxl.xlsx"), sheet: "Vide").rows.isEmpty)
    let error = #expect(throws: WorkbookError.self) {
      try readWorkbook(try Self.bytes("openpyxl.xlsx"), sheet: "Feuil1")
    }
    #expect(error?.description == "the workbook has no sheet ‘Feuil1’")
    #expect(error?.hint == "its sheets are: Données, Codes, Vide")
  }
}

extension Sheet {
  /// The text of each cell by its reference.
  var texts: [String: String] {
    var texts: [String: String] = [:]
    for row in rows {
      for cell in row.cells { texts[CellReference(row: row.number, column: cell.column).description] = cell.text }
    }
    return texts
  }
}
