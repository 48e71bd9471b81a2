import Foundation
import Testing

@testable import StatisticalFiles

/// Files of haven, pyreadstat and pandas, against what pyreadstat reads: Files/make.R, Files/make.py.
@Suite("Files of Stata and SPSS")
struct ReadStatisticalFileTests {
  struct Expected: Decodable {
    var columns: [String: [String]]
    var labels: [String: String]
    var values: [String: [String: String]]
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Files")

  static func read(_ name: String, encoding: String? = nil) throws -> StatisticalFile {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
    return try readStatisticalFile(bytes, name.hasSuffix("dta") ? .stata : .spss, encoding: encoding)
  }

  static let names = [
    "haven-8.dta", "haven-12.dta", "haven-13.dta", "haven-14.dta", "haven-15.dta", "haven.sav", "haven-zsav.sav",
    "pandas-114.dta", "pandas-117.dta", "pandas-118.dta", "pyreadstat.dta", "pyreadstat.sav",
  ]

  @Test("read value by value and label by label as pyreadstat reads them", arguments: names)
  func values(name: String) throws {
    let json = try Data(contentsOf: Self.folder.appending(path: "expected.json"))
    let expected = try #require(try JSONDecoder().decode([String: Expected].self, from: json)[name])
    // haven and pyreadstat write UTF-8 into formats that do not say so, and pyreadstat does not read it as such.
    let isTold = ["haven-8.dta", "haven-12.dta", "haven-13.dta", "pyreadstat.dta"].contains(name)
    let file = try Self.read(name, encoding: isTold ? "WINDOWS-1252" : nil)
    #expect(file.variables.count == expected.columns.count)
    for variable in file.variables where variable.name != "mois" && variable.name != "trimestre" {
      #expect(variable.values == expected.columns[variable.name], "\(variable.name)")
      #expect(variable.values.count == file.rowCount)
      #expect(variable.label == expected.labels[variable.name] ?? "")
      #expect(variable.unreadable.isEmpty)
      let labels = Dictionary(
        variable.valueLabels.map { ($0.value.hasPrefix(".") ? String($0.value.dropFirst()) : $0.value, $0.label) },
        uniquingKeysWith: { first, _ in first })
      #expect(labels == expected.values[variable.name] ?? [:], "\(variable.name)")
    }
  }

  @Test("UTF-8 in an old format is found, and the rest is windows-1252")
  func encodings() throws {
    for name in ["haven-8.dta", "haven-12.dta", "haven-13.dta", "haven-15.dta"] {
      #expect(try Self.read(name).variables[0].values == ["a1", "a2", "", "éœ€", "a5"])
    }
    #expect(try Self.read("pandas-114.dta").variables.last?.values == ["a", "é", "court"])
    #expect(try Self.read("pandas-114.dta").encoding == "windows-1252, as is usual")
    #expect(try Self.read("pandas-114.dta", encoding: "MACINTOSH").variables.last?.values == ["a", "È", "court"])
  }

  @Test("months and quarters of Stata, long texts, missing values with a name")
  func details() throws {
    let pandas = try Self.read("pandas-118.dta")
    #expect(pandas.variables[5].values == ["2021-03", "1959-12", "1960-01"])
    #expect(pandas.variables[6].values == ["2021q2", "1959q4", "1960q1"])
    #expect(pandas.variables[7].values[2].utf8.count == 2500)
    #expect(pandas.label == "essai")
    let haven = try Self.read("haven-15.dta")
    #expect(haven.variables.map(\.kind) == [.text, .number, .number, .date, .dateTime, .number])
    #expect(haven.summary == "Stata 119, utf-8; 6 variables, 5 rows; read as missing: revenu .a (1), .z (1)")
    #expect(haven.variables[2].valueLabels == [StatisticalFile.ValueLabel(value: ".a", label: "refus")])
    let spss = try Self.read("haven.sav")
    #expect(
      spss.summary == "SPSS 2, utf-8; 8 variables, 5 rows; read as missing: revenu -8 (1), -9 (1); sexe x (1)")
    #expect(spss.variables[7].values[0].utf8.count == 600)
  }

  /// Stata's help datetime: 1 January 1960 is 0 in each unit. SPSS counts seconds from 14 October 1582.
  @Test("days and hours by the formats of both programs")
  func formats() {
    func stata(_ format: String, _ number: Double) -> String? {
      DisplayFormat(stata: format).text(of: number, .stata)
    }
    #expect(stata("%td", 0) == "1960-01-01")
    #expect(stata("%-tdDD/NN/CCYY", -1) == "1959-12-31")
    #expect(stata("%d", 22_343) == "2021-03-04")
    #expect(stata("%td", 0.5) == nil)
    #expect(stata("%td", 1e9) == nil)
    #expect(stata("%tc", 1_930_473_015_250) == "2021-03-04T10:30:15.25")
    #expect(stata("%tw", 0) == "1960w1")
    #expect(stata("%th", -1) == "1959h2")
    #expect(stata("%ty", 2021) == "2021")
    #expect(stata("%9.0g", 0.1) == "0.1")
    func spss(_ format: String, _ number: Double) -> String? { DisplayFormat(spss: format).text(of: number, .spss) }
    #expect(spss("DATE11", 0) == "1582-10-14")
    #expect(spss("EDATE10", 13_834_195_200) == "2021-03-04")
    #expect(spss("DATETIME20", 13_834_195_200 + 37_815) == "2021-03-04T10:30:15")
    #expect(spss("TIME8", 37_815.5) == "10:30:15.5")
    #expect(spss("DTIME12", 91_800) == "25:30:00")
    #expect(spss("MONTH9", 3) == "3")
    #expect(spss("DATE11", 43_200) == nil)
  }

  @Test("what is cut short, damaged or something else is refused word for word")
  func refusals() throws {
    func refusal(_ bytes: [UInt8], _ format: StatisticalFormat) -> String? {
      #expect(throws: StatisticalFileError.self) { try readStatisticalFile(bytes, format) }?.description
    }
    #expect(refusal([], .stata) == "the file is empty")
    #expect(refusal(Array("a;b\n1;2\n".utf8), .stata) == "the file is none of Stata, whatever its name says")
    #expect(refusal(Array("a;b\n1;2\n".utf8), .spss) == "the file is none of SPSS, whatever its name says")
    let long = #expect(throws: StatisticalFileError.self) { try Self.read("pandas-119.dta") }
    #expect(
      long?.description
        == "the file is of Stata format 119 and has texts of any length (strL), which nothing here reads")
    for name in ["haven-12.dta", "haven-15.dta", "haven.sav", "pyreadstat.sav"] {
      let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
      let format: StatisticalFormat = name.hasSuffix("dta") ? .stata : .spss
      let half = refusal(Array(bytes.prefix(bytes.count / 2)), format)
      #expect(half?.hasPrefix("the file is cut short or damaged (") == true, "\(name): \(half ?? "")")
    }
  }

  @Test("a damaged byte anywhere gives a file or an error, and never stops the program")
  func damage() throws {
    for name in ["haven-15.dta", "pandas-114.dta", "pyreadstat.sav", "haven-zsav.sav"] {
      let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
      let format: StatisticalFormat = name.hasSuffix("dta") ? .stata : .spss
      for offset in stride(from: 0, to: bytes.count, by: 7) {
        var damaged = bytes
        damaged[offset] ^= 0x55
        _ = try? readStatisticalFile(damaged, format)
      }
    }
  }
}
