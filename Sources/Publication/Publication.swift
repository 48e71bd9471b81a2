import Analyses
import Archives
import Checks
import Content
import Diagnostics
import Disclosure
import Downloads
import Pages

/// From content to public, in one direction.
///
///     load → protect → check → calculate → render → publish
///
/// Each step takes a value and gives a value; only `publish` writes.
package struct Publication: Sendable {
  package var settings: Settings

  package init(_ settings: Settings) {
    self.settings = settings
  }

  /// What all steps but the last make of the content.
  package struct Edition: Sendable {
    package var catalog: Catalog
    package var results: [StudyResults]
    package var files: [OutputFile]
    package var signingKey: SigningKey?
    /// Sorted by place.
    package var diagnostics: [Diagnostic]

    /// What portals would think of each dataset's description: notes for `tank check`.
    package var portalScores: [Diagnostic] { Checks.portalScores(catalog) }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    package var counts: Counts {
      Counts(
        studies: catalog.studies.count, datasets: catalog.studies.reduce(0) { $0 + $1.datasets.count },
        results: results.reduce(0) { $0 + $1.results.count + $1.tableCount },
        pages: files.count { $0.path.hasSuffix(".html") }, files: files.count)
    }
  }

  package struct Counts: Sendable, Equatable {
    package var studies: Int
    package var datasets: Int
    package var results: Int
    package var pages: Int
    package var files: Int
  }

  /// Everything but the writing: what `tank check` does, and what `tank build` does before it writes.
  package func prepare() -> Edition {
    let (loaded, loading) = loadProtected()
    let checking = check(loaded, jobs: settings.jobs)
    let (results, calculating) = calculate(loaded, jobs: settings.jobs)
    let (files, rendering) = render(loaded, results)
    let (key, signing) = signingKey(for: loaded.site)
    return Edition(
      catalog: loaded, results: results, files: files, signingKey: key,
      diagnostics: settled(loading + checking + calculating + rendering + signing))
  }

  /// Writes the site and puts it in the place of the old one.
  ///
  /// - Returns: How many files there are, and how many had to be written.
  package func publish(_ edition: Edition) throws -> (files: Int, written: Int) {
    precondition(!edition.hasErrors, "content with an error is not published")
    let folder = try SiteFolder(output: settings.output)
    do {
      let count = edition.files.count
      let records = try records(of: edition)
      let writer = SiteWriter(
        root: folder.next, jobs: settings.jobs, records: records, published: folder.output
      ) { done in
        settings.progress(.writing(done, count))
      }
      let summary = try writer.write(edition.files)
      try folder.exchange()
      folder.close()
      return (summary.files, summary.written)
    } catch {
      folder.discard()
      throw error
    }
  }

  /// The history of the site that is replaced, or of another copy of it; empty when there is none that can be read, which
  /// ``publish(_:)`` says.
  private var formerHistory: SiteHistory {
    let path = settings.history ?? settings.output + "/" + SiteRecords.history
    guard fileKind(path) == .file else { return SiteHistory() }
    do { return try SiteHistory(readFile(path)) } catch { return SiteHistory() }
  }

  /// What the site that is replaced, or another copy of it, tells of its files.
  private func records(of edition: Edition) throws -> SiteRecords {
    let path = settings.history ?? settings.output + "/" + SiteRecords.history
    var history = SiteHistory()
    if settings.history != nil || fileKind(path) == .file {
      do {
        history = try SiteHistory(try readFile(path))
      } catch let error as SiteHistoryError {
        throw HistoryError(path: path, line: error.line)
      }
    }
    let old = settings.output + "/" + SiteRecords.signature
    let date = edition.catalog.buildDate.map { SiteHistory.seconds(of: $0) }
    return SiteRecords(
      site: edition.catalog.site, history: history,
      now: history.time(ofBuild: settings.buildTime ?? date ?? 0), signingKey: edition.signingKey,
      oldSignature: fileKind(old) == .file ? String(decoding: try readFile(old), as: UTF8.self) : nil)
  }

  /// The content as it may be published: read, and taken through the privacy gate.
  package func loadProtected() -> (Catalog, [Diagnostic]) {
    let (loaded, loading) = load()
    let key = settings.pseudonymKey
    let (protected, protecting) = protect(
      loaded, key: key.map { PseudonymKey(bytes: keyBytes($0)) { keyBytes(Archives.sha256($0)) } }, jobs: settings.jobs)
    let found = key.map { keyFindings($0, in: settings.content) } ?? []
    return (protected, loading + protecting + found)
  }

  private func load() -> (Catalog, [Diagnostic]) {
    settings.progress(.loading)
    var (catalog, diagnostics) = loadCatalog(folder: settings.content, jobs: settings.jobs)
    diagnostics += recordFindings(catalog, includesDrafts: settings.includesDrafts)
    if !settings.includesDrafts { catalog.removeDrafts() }
    if let date = settings.buildDate { catalog.buildDate = date }
    return (catalog, diagnostics)
  }

  private func render(_ catalog: Catalog, _ results: [StudyResults]) -> ([OutputFile], [Diagnostic]) {
    settings.progress(.rendering)
    // Without a site there is nothing to render, and its absence is reported.
    guard !catalog.site.title.isEmpty else { return ([], []) }
    let addresses = Addresses(
      site: catalog.site, studyWords: studyWords(of: catalog, templates: settings.templates))
    let (releases, reading) = readReleases(catalog)
    let downloads: [DownloadFile]
    do {
      let licenses = try LicenseTexts(folder: settings.templates + "/licenses", for: catalog)
      downloads = try Downloads.downloads(
        catalog, results: results, licenses: licenses, addresses: addresses, releases: releases, jobs: settings.jobs)
    } catch {
      let found = Diagnostic(
        .error, id: "unmade-download", at: Place(file: settings.content), message: "\(error)",
        hint: "look at the file that it names")
      return ([], [found])
    }
    var histories: [String: StudyHistory] = [:]
    var frozen: [(path: String, bytes: [UInt8])] = []
    var reviews: [Diagnostic] = []
    let owners = Dictionary(grouping: downloads) { owner(of: $0.path) }
    for study in catalog.studies {
      guard let kept = releases[study.slug] else { continue }
      let own = (owners[study.slug] ?? []) + (owners[Addresses.bundle(of: study)] ?? [])
      let changes = versionChanges(study, releases: kept, files: own)
      histories[study.slug] = StudyHistory(releases: kept, changes: changes)
      frozen += releaseFiles(study, releases: kept, changes: changes, site: catalog.site)
      reviews +=
        ReleaseReview(
          study: study, releases: kept, downloads: own, languages: catalog.site.languages
        ).findings
    }
    let paths = Set(downloads.map(\.path) + frozen.map(\.path))
    let (pages, diagnostics) = Pages.pages(
      catalog, results: results, files: downloads.map(\.facts), histories: histories, otherFiles: paths,
      templates: settings.templates)
    let files =
      downloads.map { file in OutputFile(path: file.path) { file.bytes } }
      + frozen.map { file in OutputFile(path: file.path) { file.bytes } }
      + pages.map { page in OutputFile(path: page.path, make: page.render) }
    let differences = catalog.studies.flatMap { study -> [Diagnostic] in
      let path = Addresses.folder(of: study.slug) + "results.json"
      guard let file = owners[study.slug]?.first(where: { $0.path == path }) else { return [] }
      let review = DifferenceReview(site: catalog.site, output: settings.output)
      return review.findings(study, results: file.bytes, path: path)
        + (releases[study.slug] ?? []).filter { $0.version != study.version.value }.flatMap {
          review.findings(study, results: file.bytes, former: $0.results)
        }
    }
    let published = PublishedReleases(catalog: catalog, history: formerHistory, output: settings.output)
    reviews += published.findings(
      (downloads.filter { $0.facts.format == .zip }.map { ($0.path, $0.bytes) } + frozen))
    return (files, diagnostics + clashes(files) + differences + reading + reviews)
  }

  /// The slug of the study whose folder a file stands in, or the path of a bundle.
  private func owner(of path: String) -> String {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "data" ? String(parts[1]) : path
  }

  /// Two things that want one address: a page named `index`, a theme named as a section.
  private func clashes(_ files: [OutputFile]) -> [Diagnostic] {
    var seen: Set<String> = []
    return files.filter { !seen.insert($0.path).inserted }.map { file in
      Diagnostic(
        .error, id: "address-clash", at: Place(file: settings.content),
        message: "two texts want the address ‘/\(file.path)’", hint: "rename one of them")
    }
  }

  /// Findings without repeats, by place; with `strict`, warnings are errors.
  private func settled(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }.sorted().map { diagnostic in
      var diagnostic = diagnostic
      if settings.isStrict, diagnostic.severity == .warning { diagnostic.severity = .error }
      return diagnostic
    }
  }
}

/// A history of the site that no build wrote.
package struct HistoryError: Error, CustomStringConvertible {
  var path: String
  var line: Int

  package var description: String {
    "‘\(path)’ is not the history of a site: line \(line) cannot be read. Take it from the published site, or remove it: "
      + "mirrors then copy every file once more"
  }
}
