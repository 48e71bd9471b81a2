import Archives
import Content
import Diagnostics
import Downloads
import Glibc
import Pages

/// Why a version cannot be released, in the words of the command.
package enum FreezeRefusal: Error, Equatable, CustomStringConvertible {
  /// With the names of the studies that there are.
  case noStudy(String, among: [String])
  case draft(String)
  case errors(String)
  case noPage

  package var description: String {
    switch self {
    case .noStudy(let name, let names):
      "there is no study ‘\(name)’: \(hint(for: name, among: names, what: "study"))"
    case .draft(let name):
      "‘\(name)’ is a draft, and nothing was released. Take ‘draft: true’ out of its front matter first"
    case .errors(let name): "‘\(name)’ cannot be released before its errors are mended"
    case .noPage:
      "the page of the version cannot be kept: the template ‘study.mustache’ holds no <article>, or ‘frozen.mustache’ cannot be read"
    }
  }
}

/// What `tank release` did.
package struct Freezing: Sendable {
  package var version: String
  package var folder: String
  /// None when this version was released before, with the same bytes.
  package var files: [(path: String, bytes: [UInt8])]
  package var isSigned: Bool
  package var diagnostics: [Diagnostic]
}

extension Publication {
  /// Freezes the present version of a study: its bundle, its results and its page in every language.
  ///
  /// Everything is checked as a build checks it; an error in another study does not matter.
  package func freeze(_ slug: String, diagnose: ([Diagnostic]) -> Void) throws -> Freezing {
    var with = self
    with.settings.includesDrafts = true
    let edition = with.prepare()
    guard let study = edition.catalog.study(slug) else {
      let found = edition.diagnostics.filter { $0.id == "no-content" || $0.id == "no-site" }
      diagnose(found)
      if !found.isEmpty { throw FreezeRefusal.errors(slug) }
      throw FreezeRefusal.noStudy(slug, among: edition.catalog.studies.map(\.slug))
    }
    let others = ["studies", "notes"].map { edition.catalog.folder + "/\($0)/" }
    let diagnostics = edition.diagnostics.filter { finding in
      finding.place.file.hasPrefix(study.folder + "/") || !others.contains { finding.place.file.hasPrefix($0) }
    }.filter { finding in
      // A release that was cut short between the folder and the list is completed here.
      finding.id != "unrecorded-release" || finding.place.file != study.presentRelease?.place.file
    }
    diagnose(diagnostics)
    guard !study.isDraft else { throw FreezeRefusal.draft(slug) }
    guard !diagnostics.contains(where: { $0.severity == .error }) else { throw FreezeRefusal.errors(slug) }

    let version = study.version.value
    let folder = "\(study.folder)/releases/\(version)"
    if let release = study.presentRelease {
      try record(try readFile(release.place.file), of: study, in: edition.catalog)
      return Freezing(version: version, folder: folder, files: [], isSigned: false, diagnostics: diagnostics)
    }
    var files = try frozenFiles(study, in: edition)
    if let key = edition.signingKey {
      let name = Release.bundleName(slug, version: version)
      let bundle = files.first { $0.path == name }?.bytes ?? []
      let seconds = SiteHistory.seconds(of: study.versionDate)
      let text = key.signature(of: bundle, comment: "timestamp:\(seconds)\tfile:\(name)\thashed")
      files.append((name + ".minisig", Array(text.utf8)))
    }
    let list = Release.yaml(
      version: version, date: study.versionDate, files: files.map { (path: $0.path, sha256: sha256($0.bytes)) })
    files.append((Release.fileName, list))
    try write(files, in: folder)
    try record(list, of: study, in: edition.catalog)
    return Freezing(
      version: version, folder: folder, files: files, isSigned: edition.signingKey != nil, diagnostics: diagnostics)
  }

  private func frozenFiles(_ study: Study, in edition: Edition) throws -> [(path: String, bytes: [UInt8])] {
    let made = Dictionary(edition.files.map { ($0.path, $0) }) { first, _ in first }
    var files: [(path: String, bytes: [UInt8])] = []
    var entries: Set<String> = []
    if let bundle = try made[Addresses.bundle(of: study)]?.make() {
      files.append((Release.bundleName(study.slug, version: study.version.value), bundle))
      entries = Set(bundleContent(try unzip(bundle)).map(\.path))
    }
    let results = try made[Addresses.folder(of: study.slug) + Release.resultsName]?.make()
    // A study without a plan has no results, and none is what it keeps.
    files.append((Release.resultsName, results ?? Array("{}\n".utf8)))
    let addresses = Addresses(
      site: edition.catalog.site, studyWords: studyWords(of: edition.catalog, templates: settings.templates))
    let site = FrozenPage.Site(style: try made["assets/style.css"]?.make() ?? [], files: entries) { path in
      guard let type = pictureTypes[path.split(separator: ".").last.map(String.init) ?? ""] else { return nil }
      do { return try made[path].map { "data:\(type);base64,\(base64(try $0.make()))" } } catch { return nil }
    }
    guard let frozen = FrozenPage(study, of: edition.catalog, templates: settings.templates, site: site) else {
      throw FreezeRefusal.noPage
    }
    for language in edition.catalog.site.languages {
      let path = addresses.page(of: study.slug, language: language) + "index.html"
      guard let page = try made[path]?.make() else { continue }
      guard let kept = frozen.freeze(page, path: path, language: language) else { throw FreezeRefusal.noPage }
      files.append((Release.pageName(language), kept))
    }
    return files
  }

  /// Adds a version to the list of releases, unless it stands there.
  ///
  /// - Parameter list: The bytes of its `release.yml`.
  private func record(_ list: [UInt8], of study: Study, in catalog: Catalog) throws(FileError) {
    let version = study.version.value
    var releases = catalog.recordedReleases
    guard !releases.contains(where: { $0.study.value == study.slug && $0.version.value == version }) else { return }
    func located(_ text: String) -> Located<String> { Located(text, at: study.place) }
    releases.append(
      RecordedRelease(
        study: located(study.slug), version: located(version), date: study.versionDate, sha256: located(sha256(list)),
        place: study.place))
    let path = catalog.folder + "/" + RecordedRelease.fileName
    try writeFile(path + ".next", RecordedRelease.yaml(releases))
    guard rename(path + ".next", path) == 0 else { throw FileError(path: path, code: errno, doing: "put in place") }
  }

  /// Writes a folder beside, then gives it its name: a release is there whole or not at all.
  private func write(_ files: [(path: String, bytes: [UInt8])], in folder: String) throws(FileError) {
    let slash = folder.lastIndex(of: "/") ?? folder.startIndex
    let parent = String(folder[..<slash])
    let next = "\(parent)/.\(folder[folder.index(after: slash)...]).next"
    try makeFolders(parent)
    removeTree(next)
    try makeFolders(next)
    do throws(FileError) {
      for file in files { try writeFile(next + "/" + file.path, file.bytes) }
      guard rename(next, folder) == 0 else { throw FileError(path: folder, code: errno, doing: "put in place") }
    } catch {
      removeTree(next)
      throw error
    }
  }
}

/// The pictures that a page may hold in itself, by the end of their names.
private let pictureTypes = [
  "avif": "image/avif", "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png",
  "svg": "image/svg+xml", "webp": "image/webp",
]
