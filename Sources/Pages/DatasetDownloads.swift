import Content
import Downloads

extension PageMaker {
  /// A dataset's files: what each is for, then their checksums and the fingerprint of what they hold.
  func downloads(
    of dataset: Dataset, in study: Study, _ files: [FileFacts], _ content: DatasetContent?, on page: Address
  ) -> DownloadsModel {
    var rows = files.map { download($0.name, Address(path: $0.path), $0.byteCount, $0.sha256, dataset.name, page) }
    if rows.isEmpty, let published = index.results[study.slug]?.data.first(where: { $0.name == dataset.name }) {
      let name = dataset.name + ".csv"
      rows = [
        download(
          name, Address.data(study.slug, name), published.canonicalCSV.count, published.sha256, dataset.name, page)
      ]
    }
    return DownloadsModel(
      data: rows.filter { !$0.isNote }, notes: rows.filter(\.isNote), fingerprint: content?.fingerprint.table ?? "")
  }

  private func download(
    _ name: String, _ file: Address, _ size: Int, _ checksum: String, _ dataset: String, _ page: Address
  ) -> DownloadsModel.Row {
    let ending = String(decoding: name.utf8.dropFirst(dataset.utf8.count), as: UTF8.self)
    let key = "download-" + (downloadKeys.first { $0.ending == ending }?.key ?? "other")
    return DownloadsModel.Row(
      name: name, label: language[key], use: language[key + "-for"], address: file.link(from: page),
      size: size > 0 ? language.format.size(size) : "", checksum: checksum,
      isNote: noteEndings.contains(ending))
  }
}

/// The endings of the files that describe a dataset.
private let noteEndings = [
  ".schema.json", ".profile.json", ".disclosure.json", ".datapackage.json", ".csv-metadata.json", ".croissant.json",
]

/// What follows a dataset's name in its files, with the keys of the strings that say what each is.
let downloadKeys: [(ending: String, key: String)] = [
  (".csv", "csv"), (".fr.csv", "csv-fr"), (".xlsx", "xlsx"), (".json", "json"), (".columns.json", "json-columns"),
  (".jsonl", "jsonl"),
  (".parquet", "parquet"), (".sqlite", "sqlite"), (".dta", "stata"), (".sav", "spss"), (".schema.json", "schema"),
  (".profile.json", "profile"),
  (".disclosure.json", "disclosure"), (".datapackage.json", "package"), (".csv-metadata.json", "csvw"),
  (".croissant.json", "croissant"),
]

/// Names for anchors: each given once, whatever the texts they are made from.
struct UniqueNames {
  private var used: Set<String> = []

  mutating func name(for text: String) -> String {
    let slug = suggestedSlug(for: text)
    let base = slug.isEmpty ? "column" : slug
    var name = base
    var number = 1
    while !used.insert(name).inserted {
      number += 1
      name = "\(base)-\(number)"
    }
    return name
  }
}
