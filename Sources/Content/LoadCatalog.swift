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
  guard fileKind(root) == .folder else {
    let found = Diagnostic(
      .error, id: "no-content", at: folderPlace, message: "there is no content folder ‘\(root)’",
      hint: "run the command in the folder that holds ‘content’, or name it with --content")
    return (Catalog(folder: root, site: Site(place: folderPlace)), [found])
  }
  guard fileKind(siteFile) == .file else {
    let found = Diagnostic(
      .error, id: "no-site", at: folderPlace, message: "the content folder ‘\(root)’ has no ‘site.yml’",
      hint: "‘site.yml’ holds the title, the languages and the base-url of the site; the guide shows one")
    return (Catalog(folder: root, site: Site(place: folderPlace)), [found])
  }

  var loader = Loader(root: root)
  let (site, found) = readSite(loader.yaml(siteFile), file: siteFile)
  loader.diagnostics += found
  var catalog = Catalog(folder: root, site: site)
  loader.languages = site.languages
  let peopleFile = root + "/people.yml"
  if fileKind(peopleFile) == .file {
    let (people, found) = readPeople(loader.yaml(peopleFile), file: peopleFile, languages: site.languages)
    catalog.people = people
    loader.diagnostics += found
  }
  let organisationsFile = root + "/organisations.yml"
  if fileKind(organisationsFile) == .file {
    let (organisations, found) = readOrganisations(
      loader.yaml(organisationsFile), file: organisationsFile, languages: site.languages)
    catalog.organisations = organisations
    loader.diagnostics += found
  }
  loader.reportStrangers(
    in: root, known: ["site.yml", "people.yml", "organisations.yml", "pages", "notes", "studies", "syntheses"])

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

  init(root: String) {
    self.root = root
  }

  init(root: String, languages: [String]) {
    self.root = root
    self.languages = languages
  }

  mutating func bytes(_ path: String) -> [UInt8]? {
    do {
      return try readFile(path)
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, id: "unreadable-file", at: Place(file: path), message: error.description,
          hint: "look at the file's permissions"))
      return nil
    }
  }

  mutating func yaml(_ path: String) -> Node? {
    guard let bytes = bytes(path) else { return nil }
    let (root, found) = parseYAML(bytes, file: path)
    diagnostics += found
    return root
  }

  mutating func list(_ path: String) -> [String] {
    guard fileKind(path) == .folder else { return [] }
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

  /// Files that no reader takes are pointed out: a report in `study/` would otherwise be silently left out.
  mutating func reportStrangers(in folder: String, known: Set<String>) {
    for name in list(folder) where !known.contains(name) {
      diagnostics.append(
        Diagnostic(
          .warning, id: "stray-file", at: Place(file: folder + "/" + name), message: "nothing reads ‘\(name)’ here",
          hint: hint(for: name, among: known.sorted(), what: "name")))
    }
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
        if fileKind(root + "/pages/" + master + ".md") != .file {
          diagnostics.append(
            Diagnostic(
              .error, id: "translation-without-original", at: place, message: "this translates ‘\(master).md’, which is not there",
              hint: "write ‘pages/\(master).md’ in the site's first language"))
        }
        continue
      }
      if let finding = slugFinding(stem, what: "the page", at: place) { diagnostics.append(finding) }
      slugs.append(stem)
    }
    return slugs
  }
}
