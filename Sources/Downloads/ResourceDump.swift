/// The site in zip packages, by which a mirror begins with a few requests (ResourceSync, ANSI/NISO Z39.99-2017, part 13).
///
/// A study's files, with its bundles, stand in packages of their own, and all else in those of the site: when a text
/// changes, the packages of the data stay as they are. Unpacked into one folder, the packages hold the site below
/// `resources/`, its `SHA256SUMS` included. They repeat what is published, so `SHA256SUMS` and the resource list leave
/// them out.
package struct ResourceDump: Sendable {
  package struct Package: Sendable {
    /// From the root of the site, without its ending.
    package var stem: String
    /// In the order of their paths.
    package var members: [(path: String, entry: SiteHistory.Entry)]

    package var path: String { stem + ".zip" }
    package var manifestPath: String { stem + ".xml" }
    /// That of the newest file.
    package var time: Int { members.map(\.entry.time).max() ?? 0 }
  }

  /// A package with what is known of it once it is written.
  package struct Written: Sendable {
    package var package: Package
    package var byteCount: Int
    package var sha256: String

    package init(package: Package, byteCount: Int, sha256: String) {
      self.package = package
      self.byteCount = byteCount
      self.sha256 = sha256
    }
  }

  /// Where the list of packages stands.
  package static let list = "resourcedump.xml"
  /// In a package, the folder of the site's files: a file of the site may have the name of the manifest.
  package static let folder = "resources/"
  package static let manifestName = "manifest.xml"
  /// What a package holds at most, in bytes before packing; a file that is larger by itself has a package of its own.
  package static let partSize = 100_000_000
  /// How many files it holds at most.
  package static let partCount = 50_000

  package var written: [Written]

  package init(_ written: [Written]) { self.written = written }

  /// The packages of a site, in the order of their paths.
  package static func packages(
    of history: SiteHistory, partSize: Int = partSize, partCount: Int = partCount
  ) -> [Package] {
    var groups: [String: [(path: String, entry: SiteHistory.Entry)]] = [:]
    for row in history.present { groups[group(of: row.path), default: []].append(row) }
    var packages: [Package] = []
    for (stem, rows) in groups {
      var part: [(path: String, entry: SiteHistory.Entry)] = []
      var size = 0
      var number = 1
      func close() {
        packages.append(Package(stem: "\(stem)-\(number)", members: part))
        number += 1
        part = []
        size = 0
      }
      for row in rows {
        if !part.isEmpty, size + row.entry.byteCount > partSize || part.count == partCount { close() }
        part.append(row)
        size += row.entry.byteCount
      }
      close()
    }
    return packages.sorted { $0.stem.utf8.lexicographicallyPrecedes($1.stem.utf8) }
  }

  /// What a line of the dump's list says of a package; nil for another line.
  package static func row(_ line: String) -> (path: String, sha256: String)? {
    guard let address = line.text(between: "<loc>", and: "</loc>"),
      let sum = line.text(between: "hash=\"sha-256:", and: "\"")
    else { return nil }
    // The base may have a part of the same name.
    let parts = address.split(separator: "/")
    guard let start = parts.lastIndex(of: "dumps") else { return nil }
    return (parts[start...].joined(separator: "/"), String(sum))
  }

  /// `dumps/data/<study>` for what stands in a study's folder of data, and for its bundles; `dumps/site` for the rest.
  private static func group(of path: String) -> String {
    let parts = path.split(separator: "/")
    if parts.count > 2, parts[0] == "data" { return "dumps/data/\(parts[1])" }
    // `<study>-<version>.zip`, and what signs and describes it.
    if parts.count == 2, parts[0] == "bundles", let hyphen = parts[1].lastIndex(of: "-") {
      return "dumps/data/\(parts[1][..<hyphen])"
    }
    return "dumps/site"
  }
}

extension String {
  /// The text between two marks, the first of each.
  fileprivate func text(between first: String, and last: String) -> Substring? {
    guard let start = firstRange(of: first), let end = self[start.upperBound...].firstRange(of: last) else {
      return nil
    }
    return self[start.upperBound..<end.lowerBound]
  }
}
