import Glibc
import Tables
import Testing

@testable import Content
@testable import Downloads

/// What R makes of a dataset in every format: base, jsonlite, readxl, RSQLite, haven, and nanoparquet or arrow.
@Suite("A dataset read by R")
struct RClientTests {
  /// Every kind of column, with accents, quotes, line ends, days that spreadsheets and Stata have no number for, numbers
  /// that need 17 digits, whole numbers past 2³², levels with labels, and a missing value in each.
  private static func table(rows: Int) -> Table {
    func texts(_ make: (Int) -> String?) -> Column.Values { .texts((0..<rows).map(make)) }
    func numbers(_ make: (Int) -> Double) -> Column.Values { .numbers((0..<rows).map(make)) }
    func column(
      _ name: String, _ kind: Field.Kind, _ values: Column.Values, levels: [(value: String, label: String)] = []
    ) -> Column {
      var field = Field(name: name, kind: kind)
      field.levels = levels.map { Field.Level(value: $0.value, labels: ["fr": $0.label, "en": $0.label]) }
      return Column(field: field, values: values)
    }
    return Table(
      columns: [
        column("id", .string, texts { "n°\($0)" }),
        column(
          "région", .string,
          texts { $0 % 7 == 3 ? nil : ["Île-de-France", "Corse, \"2A\"", "=1+1", "a\nb", "NA", " x"][$0 % 6] }),
        column("code", .string, texts { $0 % 9 == 8 ? nil : "0\(100 + $0 % 90)" }),
        column(
          "bras", .string, texts { $0 % 13 == 7 ? nil : $0 % 2 == 0 ? "temoin" : "aide" },
          levels: [("temoin", "Témoin"), ("aide", "Aidé")]),
        column(
          "vague", .integer, numbers { $0 % 5 == 4 ? .nan : Double($0 % 3 + 1) },
          levels: [("1", "À l'entrée"), ("2", "À six mois"), ("3", "À douze mois")]),
        column("n", .integer, numbers { $0 % 5 == 0 ? .nan : Double($0 - 3) * 1e12 }),
        column("x", .number, numbers { $0 % 11 == 2 ? .nan : Double($0) / 7 - 1e-9 }),
        column("annee", .year, numbers { $0 % 6 == 5 ? .nan : Double(1990 + $0 % 40) }),
        column("ok", .boolean, numbers { $0 % 3 == 2 ? .nan : Double($0 % 2) }),
        column(
          "jour", .date, texts { $0 % 4 == 1 ? nil : "\(1850 + $0 % 200)-02-\($0 % 28 < 9 ? "0" : "")\($0 % 28 + 1)" }),
        column("heure", .time, texts { $0 % 4 == 2 ? nil : "0\($0 % 10):30:00" }),
        column("rien", .number, numbers { _ in .nan }),
        column("vide", .string, texts { _ in nil }),
      ],
      rowCount: rows, lines: (0..<rows).map { Int32($0 + 2) })
  }

  @Test("has equal values, labels and missing values in each", arguments: [1, 2, 9, 700])
  func equal(rows: Int) throws {
    let said = try read(Self.table(rows: rows))
    guard !said.isEmpty else { return }
    for form in ["csv", "fr.csv", "json", "columns.json", "jsonl"] {
      #expect(said.contains("equal \(form) with R"), "\(said)")
    }
    for form in ["xlsx", "sqlite", "dta", "sav"] {
      #expect(said.contains("equal \(form) with R") || said.contains("absent"), "\(form): \(said)")
    }
  }

  @Test("of which a value was changed is told")
  func changed() throws {
    let folder = try TemporaryFolder()
    let name = try write(Self.table(rows: 9), in: folder)
    guard try rscript(folder, name).status == 0 else { return }
    let lines = folder.path + "/\(name).jsonl"
    run("sed -i 's/n°4/n°5/' '\(lines)'")
    let (status, said) = try rscript(folder, name)
    #expect(status == 1 && said.contains("different jsonl: id"), "\(said)")
  }

  private func write(_ table: Table, in folder: TemporaryFolder) throws -> String {
    var site = try SmallSite("two-studies")
    site.catalog.studies[0].datasets[0].table = table
    let study = site.catalog.studies[0]
    let files = try datasetFiles(
      study.datasets[0], published: nil, in: "",
      notes: DatasetNotes(
        study.datasets[0], of: study, in: site.catalog, addresses: Addresses(site: site.catalog.site)),
      languages: ["fr", "en"])
    for file in files { try folder.write(file.path, file.bytes) }
    return study.datasets[0].name
  }

  /// What R said; empty when it is not installed.
  private func read(_ table: Table) throws -> String {
    let folder = try TemporaryFolder()
    let (status, said) = try rscript(folder, write(table, in: folder))
    if status == 77 { return "" }
    #expect(status == 0, "\(said)")
    return said
  }

  private func rscript(_ folder: TemporaryFolder, _ name: String) throws -> (status: Int32, said: String) {
    try client("read_formats.R", [folder.path, name], with: "Rscript")
  }
}
