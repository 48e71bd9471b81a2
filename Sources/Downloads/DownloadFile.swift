import Archives

/// A file that a program reads, with what is said of it elsewhere: size and checksum.
package struct DownloadFile: Sendable {
  package var facts: FileFacts
  package var bytes: [UInt8]
  /// What this build makes in place of a released bundle; nil for the same bytes.
  package var remade: [UInt8]?

  /// From the root of the site, without a slash at the start.
  package var path: String { facts.path }

  /// - Parameter sha256: The checksum when it is known already.
  init(_ path: String, _ format: Format, _ bytes: [UInt8], dataset: String? = nil, sha256 known: String? = nil) {
    self.bytes = bytes
    facts = FileFacts(
      path: path, format: format, dataset: dataset, byteCount: bytes.count, sha256: known ?? sha256(bytes))
  }
}

/// What a page and a catalogue say of a file.
package struct FileFacts: Sendable, Equatable {
  /// From the root of the site, without a slash at the start.
  package var path: String
  package var format: Format
  /// The dataset that the file holds or describes; nil for a file of the whole study or site.
  package var dataset: String?
  package var byteCount: Int
  /// In lower-case hexadecimal digits.
  package var sha256: String
  /// What the dataset holds, beside its canonical CSV; nil for every other file.
  package var content: DatasetContent?

  package var mediaType: String {
    guard format == .image else { return format.mediaType }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let types = [
      "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp",
      "gif": "image/gif", "avif": "image/avif",
    ]
    return types[ending] ?? format.mediaType
  }

  /// The last part of the path.
  package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// The files of one study.
package struct StudyDownloads: Sendable {
  /// The study's slug.
  package var study: String
  /// The bundle comes last.
  package var files: [DownloadFile]

  /// What pages show, in the order of the files.
  package var facts: [FileFacts] { files.map(\.facts) }

  package func facts(ofDataset name: String) -> [FileFacts] { facts.filter { $0.dataset == name } }

  func facts(named name: String) -> FileFacts? { files.first { $0.facts.name == name }?.facts }
  package var bundle: FileFacts? { files.last { $0.facts.format == .zip }?.facts }
}
