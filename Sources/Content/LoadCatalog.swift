import Diagnostics
import YAML

/// Reads a content folder.
///
/// Everything that can be read is read, and everything that is wrong is said: a file with an error still gives a value
/// with neutral entries, so that the checks that follow can speak of the rest.
///
/// - Parameters:
///   - folder: The path of `content/`; the files' names in messages begin with it.
///   - jobs: How many cores to use.
package func loadCatalog(folder: String, jobs: Int) -> (Catalog, [Diagnostic]) {
  let root = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
  let siteFile = root + "/site.yml"
  let folderPlace = Place(file: root)
  guard isFolder(root) else {
    let found = Diagnostic(
      .error, id: "no-content", at: folderPlace, message: "there is no content folder ‘\(root)’",
      hint: "run the command in the folder that holds ‘content’, or name it with --content")
    return (Catalog(folder: root, site: Site(place: folderPlace)), [found])
  }
  guard fileKind(siteFile) != .absent else {
    let found = Diagnostic(
      .error, id: "no-site", at: folderPlace, message: "the content folder ‘\(root)’ has no ‘site.yml’",
      hint: "‘site.yml’ holds the title, the languages and the base-url of the site; the guide shows one")
    return (Catalog(folder: root, site: Site(place: folderPlace)), [found])
  }

  var loader = Loader(root: root)
  let site = loader.site(siteFile)
  var catalog = Catalog(folder: root, site: site)
  loader.languages = site.languages
  catalog.people = loader.directory(root + "/people.yml", readPeople)
  catalog.organisations = loader.directory(root + "/organisations.yml", readOrganisations)
  catalog.recordedReleases = loader.directory(root + "/" + RecordedRelease.fileName) { node, file, _ in
    readReleaseRecord(node, file: file)
  }
  catalog.unreadableFiles = loader.unreadableFiles
  var known: Set = [
    "site.yml", "people.yml", "organisations.yml", "pages", "notes", "studies", "syntheses", RecordedRelease.fileName,
  ]
  if let logo = site.identity.logo { known.insert(String(logo.value.prefix { $0 != "/" })) }
  loader.reportStrangers(in: root, known: known)

  let languages = site.languages
  let pages = parallelMap(loader.pageSlugs(), jobs: jobs) { loadPage($0, root: root, languages: languages) }
  let notes = parallelMap(loader.folders("notes", what: "the note"), jobs: jobs) {
    loadNote($0, root: root, languages: languages)
  }
  let studies = parallelMap(loader.folders("studies", what: "the study"), jobs: jobs) {
    loadStudy($0, root: root, languages: languages)
  }
  catalog.pages = pages.compactMap(\.0)
  catalog.notes = notes.compactMap(\.0)
  catalog.studies = studies.compactMap(\.0)
  loader.diagnostics += pages.flatMap(\.1) + notes.flatMap(\.1) + studies.flatMap(\.1)
  catalog.buildDate = catalog.newestDate
  return (catalog, loader.diagnostics)
}

/// The reading of files with their findings.
struct Loader {
  let root: String
  var languages = ["fr"]
  var diagnostics: [Diagnostic] = []
  var unreadableFiles: Set<String> = []

  init(root: String, languages: [String] = ["fr"]) {
    self.root = root
    self.languages = languages
  }

  /// Whether a file stands at a path; anything else is reported.
  mutating func isFile(_ path: String) -> Bool {
    if fileKind(path) == .file { return true }
    unreadableFiles.insert(path)
    diagnostics.append(
      Diagnostic(
        .error, id: "not-a-file", at: Place(file: path),
        message: "a file is expected here, and this is a folder, a symbolic link or a device",
        hint: "put the file itself here: nothing outside the content folder is read"))
    return false
  }

  mutating func bytes(_ path: String) -> [UInt8]? {
    do {
      return try readFile(path)
    } catch {
      // The usual file costs one opening and no other question to the machine.
      guard fileKind(path) == .absent || isFile(path) else { return nil }
      unreadableFiles.insert(path)
      diagnostics.append(
        Diagnostic(
          .error, id: "unreadable-file", at: Place(file: path), message: error.description,
          hint: "look at the file's name and permissions"))
      return nil
    }
  }

  mutating func site(_ path: String) -> Site {
    guard let root = yaml(path) else {
      var site = Site(place: Place(file: path))
      site.languages = knownLanguages
      return site
    }
    let (site, found) = readSite(root, file: path)
    diagnostics += found
    if let logo = site.identity.logo { diagnostics += logoFindings(logo) }
    return site
  }

  /// The logo is a file of the content folder and nothing else than a drawing.
  private func logoFindings(_ logo: Located<String>) -> [Diagnostic] {
    let isPlain = !logo.value.hasPrefix("/") && !logo.value.split(separator: "/").contains("..")
    guard isPlain, logo.value.hasSuffix(".svg"), fileKind(root + "/" + logo.value) == .file else {
      return [
        Diagnostic(
          .error, id: "bad-logo", at: logo.place, message: "there is no SVG file ‘\(logo.value)’ in ‘\(root)’",
          hint: "put the drawing beside ‘site.yml’, and write its name: ‘logo: logo.svg’")
      ]
    }
    do {
      return try logoFinding(readFile(root + "/" + logo.value), at: logo.place).map { [$0] } ?? []
    } catch {
      return [Diagnostic(.error, id: "unreadable-file", at: logo.place, message: error.description)]
    }
  }

  /// The entries of `people.yml` or `organisations.yml`; none when there is no such file.
  mutating func directory<Entry>(
    _ path: String, _ read: (Node, String, [String]) -> ([Entry], [Diagnostic])
  ) -> [Entry] {
    guard fileKind(path) != .absent, let root = yaml(path) else { return [] }
    let (entries, found) = read(root, path, languages)
    diagnostics += found
    if entries.isEmpty, !found.isEmpty { unreadableFiles.insert(path) }
    return entries
  }

  /// The value of a file; an empty one is an empty text.
  private mutating func yaml(_ path: String) -> Node? {
    guard let bytes = bytes(path) else { return nil }
    let (root, found) = parseYAML(bytes, file: path)
    diagnostics += found
    if root == nil, !found.isEmpty {
      unreadableFiles.insert(path)
      return nil
    }
    return root ?? Node(.scalar("", isPlain: true), at: Place(file: path, line: 1, column: 1))
  }

  /// The names in a folder; none when there is no such folder.
  mutating func list(_ path: String) -> [String] {
    // The slash follows a link: the content folder itself may be one.
    switch fileKind(path == root ? path + "/" : path) {
    case .folder: break
    case .absent: return []
    case .file, .other:
      diagnostics.append(
        Diagnostic(
          .error, id: "not-a-folder", at: Place(file: path),
          message: "a folder is expected here, and this is a file or a symbolic link",
          hint: "put the folder itself here: nothing outside the content folder is read"))
      return []
    }
    do {
      return try listFolder(path)
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, id: "unreadable-file", at: Place(file: path), message: error.description,
          hint: "look at the folder's permissions"))
      return []
    }
  }

  /// The names of the files in a folder of pictures.
  mutating func images(in folder: String) -> [String] {
    list(folder).filter { isFile(folder + "/" + $0) }
  }

  /// Files that no reader takes are pointed out: a report in `study/` would otherwise be silently left out.
  ///
  /// - Returns: The names in the folder.
  @discardableResult
  mutating func reportStrangers(in folder: String, known: Set<String>) -> [String] {
    let names = list(folder)
    for name in names where !known.contains(name) {
      diagnostics.append(
        Diagnostic(
          .warning, id: "stray-file", at: Place(file: folder + "/" + name), message: "nothing reads ‘\(name)’ here",
          hint: hint(for: name, among: known.sorted(), what: "name")))
    }
    return names
  }

  /// The folders of `section/`, each with a slug for a name.
  mutating func folders(_ section: String, what: String) -> [String] {
    let path = root + "/" + section
    var slugs: [String] = []
    for name in list(path) {
      let place = Place(file: path + "/" + name)
      guard fileKind(place.file) == .folder else {
        diagnostics.append(
          Diagnostic(
            .warning, id: "stray-file", at: place, message: "‘\(section)’ holds folders, and ‘\(name)’ is none",
            hint: "move it to ‘\(section)/<slug>/index.md’"))
        continue
      }
      if let finding = slugFinding(name, what: what, at: place) { diagnostics.append(finding) }
      slugs.append(name)
    }
    return slugs
  }

  /// The slugs of `pages/<slug>.md`.
  mutating func pageSlugs() -> [String] {
    var slugs: [String] = []
    for name in list(root + "/pages") {
      let place = Place(file: root + "/pages/" + name)
      guard name.hasSuffix(".md") else {
        diagnostics.append(
          Diagnostic(
            .warning, id: "stray-file", at: place, message: "‘pages’ holds Markdown files, and ‘\(name)’ is none",
            hint: "its name should end in ‘.md’"))
        continue
      }
      let stem = String(name.dropLast(3))
      if let dot = stem.lastIndex(of: "."), languages.dropFirst().contains(String(stem[stem.index(after: dot)...])) {
        let master = String(stem[..<dot])
        if fileKind(root + "/pages/" + master + ".md") == .absent {
          diagnostics.append(
            Diagnostic(
              .error, id: "translation-without-original", at: place,
              message: "this translates ‘\(master).md’, which is not there",
              hint: "write ‘pages/\(master).md’ in the site's first language"))
        }
        continue
      }
      let parts = stem.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count == 2, isSlug(String(parts[0])), parts[1].utf8.count == 2 {
        diagnostics.append(
          Diagnostic(
            .error, id: "unknown-language", at: place, message: "‘\(parts[1])’ is not a language of the site",
            hint: hint(for: String(parts[1]), among: Array(languages.dropFirst()), what: "language of translations")))
        continue
      }
      if let finding = slugFinding(stem, what: "the page", at: place) { diagnostics.append(finding) }
      slugs.append(stem)
    }
    return slugs
  }
}
