import Archives
import Content
import Downloads

/// A published site: every file, the signature, `mirror.json`, each bundle, and each result of each version.
func verifySite(_ root: String, key: PublicKey?, into verification: inout Verification) throws {
  let name = lastPart(root)
  let sumsPath = root + "/" + SiteRecords.sums
  guard fileKind(sumsPath) == .file else {
    verification.differs("\(name): there is no list of checksums (SHA256SUMS)")
    return
  }
  let sums = try readFile(sumsPath)
  func text(_ path: String) throws -> String? {
    fileKind(root + "/" + path) == .file ? String(decoding: try readFile(root + "/" + path), as: UTF8.self) : nil
  }
  verifySignature(
    of: sums, name: SiteRecords.sums, signature: try text(SiteRecords.signature), given: key,
    inside: try text("minisign.pub"), into: &verification)
  if let state = try text(MirrorState.path).flatMap({ JSONValue(Array($0.utf8)) }),
    let digest = state["checksums"]?["sha256"]?.text, digest != sha256(sums)
  {
    verification.differs("\(name): mirror.json speaks of another SHA256SUMS; the copy is not whole")
  }
  let (listed, unread) = ChecksumLine.read(sums)
  var wrong = unread.map { "line \($0) of ‘SHA256SUMS’ is no checksum of a file of this site" }
  for line in listed {
    let path = root + "/" + line.path
    guard fileKind(path) == .file else {
      wrong.append("‘\(line.path)’ is missing")
      continue
    }
    if try sha256(ofFile: path) != line.sha256 { wrong.append("‘\(line.path)’ is not the file that was published") }
  }
  let packages = try verifyDump(root, &wrong)
  let known = Set(listed.map(\.path) + packages)
  let (present, strange) = try filesBelow(root)
  for path in present where !known.contains(path) && !isRecord(path) {
    wrong.append("‘\(path)’ is not in the list of checksums")
  }
  wrong += strange.map { "‘\($0)’ is a link or a device, and not read" }
  report(wrong, name: name, count: listed.count, into: &verification)
  try verifyStudies(root, listed.map(\.path), key: key, into: &verification)
  try verifyReleases(root, listed.map(\.path), into: &verification)
}

/// Each released version against its own list: the bundle, the results and the pages that were frozen with it.
private func verifyReleases(_ root: String, _ paths: [String], into verification: inout Verification) throws {
  for path in paths.sorted() where path.hasPrefix("data/") && lastPart(path) == Release.fileName {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count == 4, fileKind(root + "/" + path) == .file else { continue }
    let (study, version) = (parts[1], parts[2])
    let listed = Release.listed(try readFile(root + "/" + path))
    guard !listed.isEmpty else {
      verification.differs("\(study) \(version): ‘\(path)’ lists no file")
      continue
    }
    var wrong: [String] = []
    for file in listed {
      let isBundle = file.path.hasSuffix(".zip") || file.path.hasSuffix(".zip.minisig")
      let place = (isBundle ? "bundles/" : Addresses.folder(of: study, version: version)) + file.path
      guard !file.path.contains("/"), fileKind(root + "/" + place) == .file else {
        // A study without a plan freezes empty results, and its bundle has none.
        if file.path != Release.resultsName { wrong.append("‘\(place)’ is missing") }
        continue
      }
      if try sha256(ofFile: root + "/" + place) != file.sha256 { wrong.append("‘\(place)’ is not what was frozen") }
    }
    if wrong.isEmpty {
      verification.same("\(study) \(version): the bundle, the results and the pages are those that were frozen")
    }
    for finding in wrong { verification.differs("\(study) \(version): \(finding)") }
  }
}

/// The packages of the site's dump that are there: a copy may be without.
///
/// - Returns: Their paths, and those of their manifests.
private func verifyDump(_ root: String, _ wrong: inout [String]) throws -> [String] {
  let list = root + "/" + ResourceDump.list
  guard fileKind(list) == .file else { return [] }
  var known: [String] = []
  for line in try readFile(list).split(separator: 0x0A) {
    guard let row = ResourceDump.row(String(decoding: line, as: UTF8.self)) else { continue }
    known += [row.path, String(row.path.dropLast(4)) + ".xml"]
    let path = root + "/" + row.path
    if fileKind(path) == .file, sha256(try readFile(path)) != row.sha256 {
      wrong.append("‘\(row.path)’ is not the package that \(ResourceDump.list) lists")
    }
  }
  return known
}

/// What is written after the list and names it, so that the list cannot name it.
private func isRecord(_ path: String) -> Bool {
  [SiteRecords.sums, SiteRecords.signature, SiteRecords.history, MirrorState.path].contains(path)
    || !path.contains("/") && path.hasSuffix(".xml")
      && ["capabilitylist", "resourcelist", "changelist", "resourcedump"].contains { path.hasPrefix($0) }
}

private func verifyStudies(
  _ root: String, _ paths: [String], key: PublicKey?, into verification: inout Verification
) throws {
  func bytes(_ path: String) throws -> [UInt8]? {
    fileKind(root + "/" + path) == .file ? try readFile(root + "/" + path) : nil
  }
  var newest: [String: [UInt8]] = [:]
  for path in paths.sorted() where path.hasPrefix("data/") && lastPart(path) == Release.resultsName {
    let parts = path.split(separator: "/")
    guard parts.count == 3 else { continue }
    let slug = String(parts[1])
    let folder = "data/\(slug)/"
    let files = try paths.filter { $0.hasPrefix(folder) && $0.dropFirst(folder.count).firstIndex(of: "/") == nil }
      .filter { needed($0) }.compactMap { path in try bytes(path).map { (path: path, bytes: $0) } }
    newest[slug] = try bytes(path)
    verifyResults(of: slug, files: files, name: slug, into: &verification)
  }
  for path in paths.sorted() where path.hasPrefix("bundles/") && path.hasSuffix(".zip") {
    guard let archive = try bytes(path) else { continue }
    // The results of the present version were computed above.
    let inside = try? ZipPackage(archive)
    let name = inside?.paths.first { lastPart($0) == Release.resultsName }
    let results = name.flatMap { name in (try? inside?.bytes(of: name)) ?? nil }
    let isNewest = results.map { newest.values.contains($0) } ?? false
    let signature = try bytes(path + ".minisig").map { String(decoding: $0, as: UTF8.self) }
    verifyArchive(
      archive, name: lastPart(path), signature: signature, key: key, isWhole: false, recomputes: !isNewest,
      into: &verification)
  }
}

/// What a recomputation reads.
private func needed(_ path: String) -> Bool {
  path.hasSuffix(".csv") && !path.hasSuffix(".fr.csv") || path.hasSuffix(".schema.json")
    || [Release.resultsName, "plan.yml"].contains(lastPart(path))
}
