import Foundation
import Tables
import Testing

@testable import Content
@testable import Downloads

@Suite("A dataset in every format")
struct FormatsTests {
  /// Odd on purpose: an empty text beside a missing one cannot stand in a CSV, so every text has a letter.
  private static func oddTable(rows: Int) -> Table {
    func texts(_ make: (Int) -> String?) -> Column.Values { .texts((0..<rows).map(make)) }
    func numbers(_ make: (Int) -> Double) -> Column.Values { .numbers((0..<rows).map(make)) }
    return Table(
      columns: [
        Column(field: Field(name: "id", kind: .string), values: texts { "n°\($0)" }),
        Column(
          field: Field(name: "région", kind: .string),
          values: texts { $0 % 7 == 3 ? nil : ["Île-de-France", "Corse, \"2A\"", "=1+1", "a\nb"][$0 % 4] }),
        Column(field: Field(name: "code", kind: .string), values: texts { "0\(100 + $0 % 90)" }),
        Column(field: Field(name: "n", kind: .integer), values: numbers { $0 % 5 == 0 ? .nan : Double($0 - 3) * 1e12 }),
        Column(field: Field(name: "x", kind: .number), values: numbers { $0 % 11 == 2 ? .nan : Double($0) / 7 - 1e-9 }),
        Column(field: Field(name: "year", kind: .year), values: numbers { Double(1990 + $0 % 40) }),
        Column(field: Field(name: "ok", kind: .boolean), values: numbers { $0 % 3 == 2 ? .nan : Double($0 % 2) }),
        Column(
          field: Field(name: "day", kind: .date),
          values: texts { $0 % 4 == 1 ? nil : "\(1950 + $0 % 100)-02-\($0 % 28 < 9 ? "0" : "")\($0 % 28 + 1)" }),
        Column(field: Field(name: "Rank", kind: .string), values: texts { "r\($0 % 3)" }),
        Column(field: Field(name: "void", kind: .number), values: numbers { _ in .nan }),
        Column(field: Field(name: "empty", kind: .string), values: texts { _ in nil }),
      ],
      rowCount: rows, lines: (0..<rows).map { Int32($0 + 2) })
  }

  private static func files(of table: Table) throws -> [DownloadFile] {
    var site = try SmallSite("two-studies")
    site.catalog.studies[0].datasets[0].table = table
    let study = site.catalog.studies[0]
    let addresses = Addresses(site: site.catalog.site)
    return try datasetFiles(
      study.datasets[0], published: nil, in: "",
      notes: DatasetNotes(study.datasets[0], of: study, in: site.catalog, addresses: addresses),
      languages: ["fr", "en"]
    )
  }

  @Test("is read back with equal values by software that is not ours", arguments: [0, 1, 2, 9, 5_000])
  func readers(rows: Int) throws {
    let files = try Self.files(of: Self.oddTable(rows: rows))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("formats-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files { try Data(file.bytes).write(to: folder.appendingPathComponent(file.path)) }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Clients/read_formats.py")
    let process = Process()
    let python = ProcessInfo.processInfo.environment["TANK_PYTHON"] ?? "python3"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, script.path, folder.path, try #require(files.first?.facts.dataset)]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // Without Python there is no reader at all; the other tests still hold.
    if process.terminationStatus == 127 { return }
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("equal json with json"), "\(said)")
    #expect(said.contains("equal sqlite"), "\(said)")
  }

  @Test("is the same bytes the second time")
  func determinism() throws {
    let table = Self.oddTable(rows: 300)
    let once = try Self.files(of: table)
    let again = try Self.files(of: table)
    #expect(once.map(\.path) == again.map(\.path))
    for (first, second) in zip(once, again) { #expect(first.bytes == second.bytes, "\(first.path)") }
  }

  @Test("leaves out the workbook when a sheet has no room")
  func largeTable() throws {
    let rows = 1_048_576
    let table = Table(
      columns: [Column(field: Field(name: "x", kind: .boolean), values: .numbers(Array(repeating: 1, count: rows)))],
      rowCount: rows, lines: [])
    #expect(!fitsWorkbook(table))
    #expect(fitsWorkbook(Self.oddTable(rows: 10)))
    let long = Column(
      field: Field(name: "t", kind: .string), values: .texts([String(repeating: "é", count: 32_768)]))
    #expect(!fitsWorkbook(Table(columns: [long], rowCount: 1, lines: [2])))
  }

  @Test("holds columns that differ only by their case, which SQLite takes for one")
  func similarNames() throws {
    let columns = ["Age", "age", "rowid"].map { Column(field: Field(name: $0, kind: .string), values: .texts(["a"])) }
    let files = try Self.files(of: Table(columns: columns, rowCount: 1, lines: [2]))
    let database = try #require(files.first { $0.facts.format == .sqlite })
    #expect(String(decoding: database.bytes, as: UTF8.self).contains(#""Age" TEXT, "age_2" TEXT, "rowid" TEXT"#))
  }

  @Test("counts days from 1970 as the calendar does")
  func days() {
    // `date -u -d … +%s` of GNU coreutils, divided by 86,400.
    #expect(daysSince1970("1970-01-01") == 0)
    #expect(daysSince1970("2026-11-24") == 20_781)
    #expect(daysSince1970("1900-03-01") == -25_508)
    #expect(daysSince1970("0001-01-01") == -719_162)
    #expect(daysSince1970("2026-02-30") == nil)
  }
}
