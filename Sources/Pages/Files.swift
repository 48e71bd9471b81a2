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
  case "replicate.py", "replicate.R": return "format-replication"
  case "results.csv": return "format-results-csv"
  case "results.json": return "format-results-json"
  case "datapackage.json": return "format-package"
  case "ro-crate-metadata.json": return "format-crate"
  case "ddi.xml": return "format-ddi"
  case "codebook.html", "codebook.en.html", "codebook.fr.html": return "format-codebook"
  case "studies.json", "studies.csv": return "format-studies"
  case "datacite.json", "datacite.xml": return "format-datacite"
  case "SHA256SUMS": return "format-checksums"
  default: break
  }
  if name.hasPrefix("catalog") {
    return name.hasPrefix("catalog-datagouv") ? "format-catalog-datagouv" : "format-catalog"
  }
  if path.hasPrefix("licenses/") { return "format-license" }
  if path.hasPrefix("api/") { return "format-api" }
  let endings: [(String, String)] = [
    (".csv-metadata.json", "format-csvw"), (".croissant.json", "format-croissant"),
    (".datapackage.json", "format-package"), (".fr.csv", "format-csv-fr"), (".csv", "format-csv"),
    (".schema.json", "format-schema"),
    (".profile.json", "format-profile"), (".disclosure.json", "format-disclosure"), (".jsonl", "format-jsonl"),
    (".xlsx", "format-xlsx"), (".parquet", "format-parquet"), (".sqlite", "format-sqlite"), (".dta", "format-stata"),
    (".sav", "format-spss"),
    (".csl.json", "format-citation"), (".columns.json", "format-json-columns"), (".bib", "format-citation"),
    (".ris", "format-citation"),
    (".cff", "format-citation"), (".json", "format-json"),
    (".zip", "format-bundle"), (".py", "format-script"), (".R", "format-script"),
  ]
  return endings.first { name.hasSuffix($0.0) }?.1 ?? "format-other"
}
