import Downloads

extension PageMaker {
  /// Files to download, with what each is.
  func files(_ files: [FileFacts], on page: Address) -> FilesModel {
    FilesModel(
      rows: files.map { row(Address(path: $0.path), size: $0.byteCount, checksum: $0.sha256, on: page) })
  }

  /// One file; without a size and a checksum when they are not known yet.
  func row(_ file: Address, size: Int, checksum: String, on page: Address) -> FilesModel.Row {
    FilesModel.Row(
      name: String(file.path.split(separator: "/").last ?? ""), address: file.link(from: page),
      format: language[formatKey(of: file.path)], size: size > 0 ? language.format.size(size) : "", checksum: checksum)
  }

  /// The files of one dataset among those of its study.
  func files(of dataset: String, study: String) -> [FileFacts] {
    (context.files[study] ?? []).filter { $0.dataset == dataset }
  }
}

/// The key of the string that says what a published file holds.
func formatKey(of path: String) -> String {
  let name = String(path.split(separator: "/").last ?? "")
  switch name {
  case "plan.yml": return "format-plan"
  case "results.csv": return "format-results-csv"
  case "results.json": return "format-results-json"
  case "datapackage.json": return "format-package"
  case "catalog.jsonld": return "format-catalog"
  case "studies.json", "studies.csv": return "format-studies"
  case "datacite.json", "datacite.xml": return "format-datacite"
  case "SHA256SUMS": return "format-checksums"
  default: break
  }
  let endings: [(String, String)] = [
    (".fr.csv", "format-csv-fr"), (".csv", "format-csv"), (".schema.json", "format-schema"),
    (".profile.json", "format-profile"), (".disclosure.json", "format-disclosure"), (".jsonl", "format-jsonl"),
    (".xlsx", "format-xlsx"), (".parquet", "format-parquet"), (".sqlite", "format-sqlite"), (".dta", "format-stata"),
    (".sav", "format-spss"),
    (".csl.json", "format-citation"), (".bib", "format-citation"), (".ris", "format-citation"),
    (".cff", "format-citation"), (".json", "format-json"),
    (".zip", "format-bundle"), (".py", "format-script"), (".R", "format-script"),
  ]
  return endings.first { name.hasSuffix($0.0) }?.1 ?? "format-other"
}
