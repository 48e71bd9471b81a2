import Archives
import Content
import Diagnostics
import Downloads

/// The frozen bytes of every study's releases, each found to be what `release.yml` says.
func readReleases(_ catalog: Catalog) -> (releases: [String: [FrozenRelease]], diagnostics: [Diagnostic]) {
  var releases: [String: [FrozenRelease]] = [:]
  var diagnostics: [Diagnostic] = []
  for study in catalog.studies {
    for release in study.releases {
      let (frozen, found) = read(release, of: study.slug)
      if let frozen { releases[study.slug, default: []].append(frozen) }
      diagnostics += found
    }
  }
  return (releases, diagnostics)
}

private func read(_ release: Release, of study: String) -> (FrozenRelease?, [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  var files: [String: [UInt8]] = [:]
  let hint =
    "take it back from the version control: a released version never changes; to publish something else, "
    + "raise ‘version’ in the front matter"
  for file in release.files {
    let path = release.folder + "/" + file.path
    guard !file.path.contains("/"), fileKind(path) == .file else {
      diagnostics.append(
        Diagnostic(
          .error, id: "released-file-missing", at: file.sha256.place,
          message: "there is no file ‘\(file.path)’ of the release \(release.version)", hint: hint))
      continue
    }
    do {
      let bytes = try readFile(path)
      files[file.path] = bytes
      guard sha256(bytes) != file.sha256.value else { continue }
      diagnostics.append(
        Diagnostic(
          .error, id: "released-file-changed", at: Place(file: path),
          message: "this file is not the one that was released as version \(release.version)", hint: hint))
    } catch {
      diagnostics.append(
        Diagnostic(.error, id: "unreadable-file", at: Place(file: path), message: error.description))
    }
  }
  let name = Release.bundleName(study, version: release.version)
  guard diagnostics.isEmpty, let bundle = files[name], let results = files[Release.resultsName] else {
    return (nil, diagnostics)
  }
  do {
    var pages: [String: [UInt8]] = [:]
    for (path, bytes) in files where path.hasPrefix("page.") && path.hasSuffix(".html") {
      pages[String(path.dropFirst(5).dropLast(5))] = bytes
    }
    return (
      FrozenRelease(
        release: release, bundle: bundle, entries: try unzip(bundle), results: results, pages: pages,
        signature: files[name + ".minisig"], list: try readFile(release.place.file)), []
    )
  } catch {
    let found = Diagnostic(
      .error, id: "released-file-changed", at: Place(file: release.folder + "/" + name),
      message: "this bundle cannot be read: \(error)", hint: hint)
    return (nil, [found])
  }
}
