import Archives
import Content

/// A release with its bytes, as they stand in the content folder.
package struct FrozenRelease: Sendable {
  package var release: Release
  package var bundle: [UInt8]
  /// The files in the bundle, without its folder.
  package var entries: [(path: String, bytes: [UInt8])]
  package var results: [UInt8]
  /// Language to the frozen page of the study.
  package var pages: [String: [UInt8]]
  /// The signature of the bundle; nil when it was frozen without a key.
  package var signature: [UInt8]?
  /// `release.yml`, which has the digest of every frozen file.
  package var list: [UInt8]

  package var version: String { release.version }

  package init(
    release: Release, bundle: [UInt8], entries: [(path: String, bytes: [UInt8])], results: [UInt8],
    pages: [String: [UInt8]], signature: [UInt8]?, list: [UInt8]
  ) {
    self.release = release
    self.bundle = bundle
    self.entries = bundleContent(entries)
    self.results = results
    self.pages = pages
    self.signature = signature
    self.list = list
  }
}

/// The files of an unpacked bundle without the folder around them.
package func payload(_ entries: [(path: String, bytes: [UInt8])]) -> [(path: String, bytes: [UInt8])] {
  guard let first = entries.first?.path.prefix(while: { $0 != "/" }),
    entries.allSatisfy({ $0.path.hasPrefix(first + "/") })
  else { return entries }
  return entries.map { (path: String($0.path.dropFirst(first.count + 1)), bytes: $0.bytes) }
}

/// What a bundle holds of the study: of a BagIt its payload, of an older bundle everything.
package func bundleContent(_ entries: [(path: String, bytes: [UInt8])]) -> [(path: String, bytes: [UInt8])] {
  let files = payload(entries)
  guard files.contains(where: { $0.path == "bagit.txt" }) else { return files }
  return files.filter { $0.path.hasPrefix("data/") }.map { (path: String($0.path.dropFirst(5)), bytes: $0.bytes) }
}

extension Addresses {
  /// The folder of a released version's files, from the root of the site.
  package static func folder(of study: String, version: String) -> String { "data/\(study)/\(version)/" }

  package static func bundle(of study: String, version: String) -> String { "bundles/\(study)-\(version).zip" }

  package static func changes(of study: String, from old: String, to new: String) -> String {
    "data/\(study)/changes/\(old)-\(new).json"
  }
}

/// The files that stay of a study's releases: each bundle at its address with its signature, its files unpacked beside
/// the newest ones with the frozen pages, and what changed from each version to the next.
///
/// The bundle of the present version is among the study's own files.
package func releaseFiles(
  _ study: Study, releases: [FrozenRelease], changes: [VersionChanges], site: Site
) -> [(path: String, bytes: [UInt8])] {
  var files: [(path: String, bytes: [UInt8])] = []
  for release in releases {
    let path = Addresses.bundle(of: study.slug, version: release.version)
    if release.version != study.version.value {
      let file = DownloadFile(path, .zip, release.bundle)
      files += [(path, file.bytes), (path + ".meta4", metalink(file.facts, site: site))]
    }
    if let signature = release.signature { files.append((path + ".minisig", signature)) }
    let folder = Addresses.folder(of: study.slug, version: release.version)
    var kept = release.entries.filter { $0.path != "SHA256SUMS" }
    kept += release.pages.sorted { $0.key < $1.key }.map { (Release.pageName($0.key), $0.value) }
    kept.append((Release.fileName, release.list))
    kept.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    files += kept.map { (folder + $0.path, $0.bytes) }
    files.append((folder + "SHA256SUMS", checksumList(kept.map { (path: $0.path, sha256: sha256($0.bytes)) })))
  }
  return files
    + changes.map {
      (Addresses.changes(of: study.slug, from: $0.old, to: $0.new), versionChangesJSON($0, of: study).bytes)
    }
}
