import Archives
import Content
import Diagnostics
import Downloads

/// Holds what a build would publish of released versions against the site that stands: the history of the site knows the
/// digest of every file, also when both the release and `releases.yml` were changed or taken out of the content.
struct PublishedReleases {
  let catalog: Catalog
  /// Of the site that is replaced.
  let history: SiteHistory
  let output: String

  private struct Version: Hashable {
    var study: String
    var version: String
  }

  /// - Parameter files: At least the bundles and the files of the releases of this build.
  func findings(_ files: [(path: String, bytes: [UInt8])]) -> [Diagnostic] {
    let published = published
    guard !published.isEmpty else { return [] }
    let made = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    return published.sorted { ($0.key.study, $0.key.version) < ($1.key.study, $1.key.version) }.compactMap {
      version, entries in
      let wrong = entries.sorted { $0.path < $1.path }.compactMap { path, digest -> String? in
        guard let bytes = made[path] else { return "‘\(path)’ would be gone" }
        return sha256(bytes) == digest ? nil : "‘\(path)’ would change"
      }
      guard !wrong.isEmpty else { return nil }
      let more = wrong.count > 3 ? " and \(wrong.count - 3) more" : ""
      return Diagnostic(
        .error, id: "published-release-changed", at: place(of: version),
        message:
          "version \(version.version) of ‘\(version.study)’ is published, and stays for ever: \(wrong.prefix(3).joined(separator: ", "))\(more)",
        hint:
          "take ‘studies/\(version.study)/releases/\(version.version)’ and ‘releases.yml’ back from the version control; "
          + "if ‘\(output)’ was never sent to the public site, remove it and build again")
    }
  }

  /// The digests of the files of each released version: those of its folder, and its bundle.
  private var published: [Version: [(path: String, digest: String)]] {
    var versions: [Version: [(path: String, digest: String)]] = [:]
    for (path, entry) in history.entries where entry.change != .deleted && path.hasPrefix("data/") {
      let parts = path.split(separator: "/", maxSplits: 3)
      guard parts.count == 4, isVersion(String(parts[2])) else { continue }
      versions[Version(study: String(parts[1]), version: String(parts[2])), default: []].append((path, entry.sha256))
    }
    for version in versions.keys {
      let bundle = Addresses.bundle(of: version.study, version: version.version)
      for path in [bundle, bundle + ".minisig"] {
        guard let entry = history.entries[path], entry.change != .deleted else { continue }
        versions[version]?.append((path, entry.sha256))
      }
    }
    return versions
  }

  private func place(of version: Version) -> Place {
    catalog.recordedReleases.first { $0.study.value == version.study && $0.version.value == version.version }?.place
      ?? Place(file: catalog.folder + "/" + RecordedRelease.fileName)
  }
}
