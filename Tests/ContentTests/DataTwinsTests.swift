import Foundation
import TestSites
import Testing

@testable import Content
@testable import Tables

/// One dataset in each kind of file, made by Tests/SpreadsheetsTests/Files/Twins/make.py.
@Suite("Twins of a CSV file")
struct DataTwinsTests {
  static let data = "studies/jardin/data/parcelles."

  static func bytes(_ name: String) throws -> [UInt8] {
    let room = name.hasSuffix("dta") || name.hasSuffix("sav") ? "StatisticalFilesTests" : "SpreadsheetsTests"
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: tests.appending(path: "\(room)/Files/Twins/\(name)")))
  }

  /// The small site with the richer dataset in a file of this kind; `sheet` is read for workbooks only.
  static func site(_ ending: String, file: String = "parcelles", dictionary change: String = "") throws -> TestSite {
    TestSite.small.removing(TestSite.data).writing(try bytes("\(file).\(ending)"), to: data + ending).writing(
      """
      title: {fr: Parcelles, en: Plots}
      primary-key: [id]
      \(change)
      fields:
        - {name: id, type: integer}
        - {name: bras, type: string, levels: [jardin, temoin]}
        - {name: ecole, type: string}
        - {name: age, type: integer}
        - {name: note, type: integer, unit: {fr: points, en: points}}
        - {name: mesure, type: number}
        - {name: jour, type: date, format: "%d/%m/%Y"}
        - {name: accord, type: boolean, true-values: [oui], false-values: [non]}

      """, to: TestSite.dictionary)
  }

  @Test(
    "give the same table and the same estimates as the CSV file",
    arguments: ["csv.gz", "xlsx", "ods", "dta", "sav"])
  func twins(ending: String) throws {
    let twin = try Self.site("csv").outcome()
    let sheet = ["xlsx", "ods"].contains(ending) ? "sheet: Données" : ""
    // The day is stored as one, and not as a text in some form, in each kind of file.
    let outcome = try Self.site(ending, dictionary: sheet).outcome()
    #expect(outcome.diagnostics.map(\.description) == twin.diagnostics.map(\.description))
    let table = outcome.catalog.studies[0].datasets[0].table
    #expect(table.rowCount == 12)
    #expect(canonicalCSV(table) == canonicalCSV(twin.catalog.studies[0].datasets[0].table))
    let effect = try #require(outcome.result("effet"))
    #expect(effect.estimate == twin.result("effet")?.estimate)
    #expect(effect.standardError == twin.result("effet")?.standardError)
    let first = ["dta", "sav"].contains(ending) ? 1 : 2
    #expect(table.lines == (first..<(first + 12)).map { Int32($0) })
  }

  @Test("say how they were read")
  func readAs() throws {
    func note(_ ending: String, _ change: String = "") throws -> String? {
      try Self.site(ending, dictionary: change).load().catalog.studies[0].datasets[0].understood.map {
        "\($0.message) | \($0.hint)"
      }
    }
    let dictionary = "in ‘\(TestSite.dictionary)’"
    #expect(
      try note("csv.gz")?.hasPrefix(
        "read as gzip, utf-8, semicolon, CRLF, decimal comma; 8 columns, 12 records | if that is wrong, say ‘dialect’ or ‘encoding’ in"
      ) == true)
    #expect(
      try note("xlsx", "sheet: Données")?.hasPrefix(
        "read as XLSX, sheet ‘Données’ (of 2); 8 columns, 13 rows | if that is wrong, say ‘sheet’ in") == true)
    #expect(try note("dta")?.hasPrefix("read as Stata 119, utf-8; 8 variables, 12 rows | ") == true)
    #expect(try note("sav")?.hasPrefix("read as SPSS 2, utf-8; 8 variables, 12 rows | ") == true)
    #expect(dictionary.contains("parcelles.yml"))
  }

  @Test("faults in a workbook name the sheet and the cell")
  func faults() throws {
    let findings = try Self.site("xlsx", file: "fautes", dictionary: "dialect: {header-row: 2}").findings()
    let file = Self.data + "xlsx"
    let expected = [
      "1:1: warning: sheet ‘Données’ has hidden rows (6) and has hidden columns (F): what is hidden is read and"
        + " published too. Hint: delete what must not be published; show the rest in the spreadsheet. [hidden-cells]",
      "3:3: error: sheet ‘Données’: the cells C3:C4 are merged: ‘a’ can be the value of C3 only, or of all of them."
        + " Hint: unmerge them in the spreadsheet, and write the value in each cell that has it. [merged-cells]",
      "5:4: error: sheet ‘Données’, cell D5: ‘neuf’ is no whole number."
        + " Hint: a word for a missing value belongs in missing-values. [type-error]",
      "7:5: error: sheet ‘Données’, cell E7: the cell shows the error #N/A. Hint: correct the formula, or empty the"
        + " cell; if it means a missing value, add ‘#N/A’ to missing-values. [bad-cell]",
      "9:1: error: sheet ‘Données’, cell A9: the key ‘1’ (id) stands already on row 3."
        + " Hint: each row needs a key of its own; correct the row, or primary-key in the dictionary. [duplicate-key]",
    ]
    #expect(findings == expected.map { "\(file):\($0)" })
  }

  @Test("a sheet that the workbook has not is refused with those that it has")
  func unknownSheet() throws {
    let findings = try Self.site("xlsx", dictionary: "sheet: Feuil1").findings()
    #expect(
      findings.first
        == "\(Self.data)xlsx:1:1: error: the workbook has no sheet ‘Feuil1’. Hint: its sheets are: Notice, Données."
        + " [unknown-sheet]")
  }

  @Test("files that cannot be read say why")
  func refusals() throws {
    func finding(_ bytes: [UInt8], _ ending: String) throws -> String? {
      try Self.site("csv").removing(Self.data + "csv").writing(bytes, to: Self.data + ending).findings().first
    }
    #expect(
      try finding(Array(try Self.bytes("parcelles.csv.gz").prefix(60)), "csv.gz")
        == "\(Self.data)csv.gz:1:1: error: the compressed file cannot be read: its compressed data is cut short or damaged."
        + " Hint: compress the CSV file again: gzip -k name.csv. [bad-gzip]")
    #expect(
      try finding([0xD0, 0xCF, 0x11, 0xE0], "xlsx")
        == "\(Self.data)xlsx:1:1: error: the file is an old Excel workbook (.xls)."
        + " Hint: open it in the spreadsheet and save it as .xlsx or .ods. [bad-workbook]")
    #expect(
      try finding(Array("a;b".utf8), "dta")
        == "\(Self.data)dta:1:1: error: the file is none of Stata, whatever its name says."
        + " Hint: give it the ending of what it is: .csv, .xlsx, .ods, .dta or .sav. [bad-data-file]")
  }
}
