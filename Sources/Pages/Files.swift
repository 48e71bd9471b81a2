extension PageMaker {
  /// Files to download, with what each is.
  func files(_ files: [PublishedFile], on page: Address) -> FilesModel {
    FilesModel(
      rows: files.map { file in
        FilesModel.Row(
          name: String(file.path.split(separator: "/").last ?? ""),
          address: Address(path: file.path).link(from: page), format: language[formatKey(of: file.path)],
          size: file.size > 0 ? language.format.size(file.size) : "", checksum: file.sha256)
      })
  }

  /// The files of one dataset among those of its study.
  func files(of dataset: String, study: String) -> [PublishedFile] {
    let stem = "data/\(study)/\(dataset)."
    return (context.files[study] ?? []).filter { $0.path.hasPrefix(stem) }
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
  case "SHA256SUMS": return "format-checksums"
  default: break
  }
  let endings: [(String, String)] = [
    (".fr.csv", "format-csv-fr"), (".csv", "format-csv"), (".schema.json", "format-schema"), (".json", "format-json"),
    (".zip", "format-bundle"), (".py", "format-script"), (".R", "format-script"),
  ]
  return endings.first { name.hasSuffix($0.0) }?.1 ?? "format-other"
}
