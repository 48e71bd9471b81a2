import Analyses
import Content
import Downloads
import Diagnostics
import Templates

/// All that people read of a site: pages, feeds, sitemap, pictures and stylesheet.
///
/// - Parameters:
///   - results: What was computed, one for each study that has a plan.
///   - files: The files for programs; pages link to them with their sizes and checksums.
///   - histories: The released versions of each study; each has a page of its own.
///   - otherFiles: The paths of the files for programs: what a kept page may lead to.
///   - templates: The folder of templates, interface strings and stylesheet.
/// - Returns: The files, each rendered when it is asked for, and what is left out of them; no files when something is wrong with the templates, of which
///   all mistakes are reported at once.
package func pages(
  _ catalog: Catalog, results: [StudyResults], files: [FileFacts] = [], histories: [String: StudyHistory] = [:],
  otherFiles: Set<String> = [], templates: String
) -> (files: [PageFile], diagnostics: [Diagnostic]) {
  let (folder, found) = loadTemplates(folder: templates)
  guard found.isEmpty else { return ([], found) }
  return pages(
    catalog, results: results, files: files, histories: histories, otherFiles: otherFiles, templates: folder)
}

/// The word that stands for studies in the addresses of each language's pages, for the files that name pages.
///
/// A language whose strings cannot be read has none; `pages` reports why.
package func studyWords(of catalog: Catalog, templates: String) -> [String: String] {
  let (languages, _) = loadTemplates(folder: templates).0.languages(catalog.site.languages)
  return Dictionary(languages.map { ($0.code, $0["path-studies"]) }) { first, _ in first }
}

/// As above, from templates that were read already.
package func pages(
  _ catalog: Catalog, results: [StudyResults], files: [FileFacts], histories: [String: StudyHistory] = [:],
  otherFiles: Set<String> = [], templates: TemplateFolder
) -> (files: [PageFile], diagnostics: [Diagnostic]) {
  let (languages, found) = templates.languages(catalog.site.languages)
  var diagnostics = found
  var compiled: [PageTemplates] = []
  for language in languages {
    let (pageTemplates, found) = PageTemplates.compile(templates.library(language), folder: templates.path)
    diagnostics += found
    if let pageTemplates { compiled.append(pageTemplates) }
  }
  diagnostics = Array(Set(diagnostics)).sorted()
  guard diagnostics.isEmpty, compiled.count == languages.count else { return ([], diagnostics) }

  let (fonts, warnings) = sharingFonts(site: catalog.site.place)
  let context = SiteContext(
    index: SiteIndex(catalog: catalog, results: results), languages: languages, files: files, sharingFonts: fonts,
    histories: histories)
  var list = PageList(base: catalog.site.baseURL)
  let makers = zip(languages, compiled).map { PageMaker(context: context, language: $0, templates: $1) }
  for maker in makers { maker.add(to: &list) }
  list.addSitemap(makers: makers)
  list.addAssets(templates, context: context)
  if !histories.isEmpty {
    let known = otherFiles.union(list.files.map(\.path))
    for maker in makers { maker.addReleases(to: &list, known: known) }
  }
  return (list.files, warnings)
}

/// The files of a site, as they are found.
struct PageList {
  let base: String
  var files: [PageFile] = []

  init(base: String) {
    self.base = base
  }

  mutating func add<Model: TemplateModel>(
    _ address: Address, _ template: Template<Model>, size: Int = 16_384, _ model: @escaping @Sendable () -> Model
  ) {
    files.append(
      PageFile(path: address.path) {
        var html: [UInt8] = []
        html.reserveCapacity(size)
        template.render(model(), into: &html)
        return html
      })
  }

  /// Each page once, with the languages that it is written in.
  mutating func addSitemap(makers: [PageMaker]) {
    guard let maker = makers.first else { return }
    let addresses = maker.addresses
    let codes = makers.map(\.code)
    let base = base
    func entry(
      _ date: CalendarDate?, _ isThere: (String) -> Bool = { _ in true }, _ address: (String) -> Address
    ) -> SitemapEntry {
      SitemapEntry(
        addresses: codes.filter(isThere).map { ($0, address($0).absolute(base: base)) }, date: date)
    }
    let index = maker.index
    var entries = [
      entry(nil) { addresses.home($0) }, entry(nil) { addresses.studies($0) }, entry(nil) { addresses.notes($0) },
      entry(nil) { addresses.data($0) }, entry(nil) { addresses.people($0) }, entry(nil) { addresses.partners($0) },
      entry(nil) { addresses.themes($0) }, entry(nil) { addresses.search($0) }, entry(nil) { addresses.studyTable($0) },
      entry(nil) { addresses.evidence($0) }, entry(nil) { addresses.glossary($0) },
    ]
    for study in index.studies {
      entries.append(
        entry(max(study.date.value, study.corrections.map(\.date).max() ?? study.date.value), study.editions.has) {
          addresses.study(study.slug, $0)
        })
      entries += study.datasets.map { dataset in entry(nil) { addresses.dataset(study.slug, dataset.name, $0) } }
    }
    entries += index.notes.map { number in
      let note = index.note(number)
      return entry(note.date.value, note.editions.has) { addresses.note(note.slug, $0) }
    }
    entries += maker.madePages.map { name in entry(nil) { addresses.page(name, $0) } }
    entries += index.catalog.pages.map { page in entry(page.date, page.editions.has) { addresses.page(page.slug, $0) } }
    entries += maker.site.themes.map { theme in entry(nil) { addresses.theme(theme.id.value, $0) } }
    entries += index.catalog.people.map { person in entry(nil) { addresses.person(person.id.value, $0) } }
    entries += index.catalog.organisations.map { partner in entry(nil) { addresses.partner(partner.id.value, $0) } }
    files += sitemapFiles(entries, base: base)
    files.append(
      PageFile(path: "robots.txt") { Array("User-agent: *\nAllow: /\n\nSitemap: \(base)sitemap.xml\n".utf8) })
  }

  /// What `templates/` publishes as it is, and the pictures that stand beside texts.
  mutating func addAssets(_ templates: TemplateFolder, context: SiteContext) {
    let catalog = context.index.catalog
    for asset in templates.assets(of: catalog.site) {
      files.append(PageFile(path: "assets/" + asset.name) { asset.bytes })
    }
    if let logo = catalog.site.identity.logo {
      let path = catalog.folder + "/" + logo.value
      files.append(PageFile(path: SiteFrame.logoPath) { try readFile(path) })
    }
    var pictures: Set<String> = []
    for study in catalog.studies {
      for edition in study.editions.all { edition.addPictures(to: &pictures, catalog.folder) }
    }
    for page in catalog.pages {
      for edition in page.editions.all { edition.addPictures(to: &pictures, catalog.folder) }
    }
    // Notes can be many: they are looked at where they stand, since a copy of each costs more than the look.
    for number in catalog.notes.indices {
      catalog.notes[number].editions.master.addPictures(to: &pictures, catalog.folder)
      for edition in catalog.notes[number].editions.translations { edition.addPictures(to: &pictures, catalog.folder) }
    }
    let folder = catalog.folder
    for path in pictures.sorted() {
      files.append(PageFile(path: Address.asset(contentPath: path).path) { try readFile(folder + "/" + path) })
    }
  }
}

extension Edition {
  /// The pictures that the text shows, as paths below `content/`.
  fileprivate func addPictures(to pictures: inout Set<String>, _ folder: String) {
    for link in document.links where link.isImage {
      if let path = contentPath(link.destination, in: file, folder: folder) { pictures.insert(path) }
    }
    for block in blocks where block.kind == .note {
      for link in block.aside.links where link.isImage {
        if let path = contentPath(link.destination, in: file, folder: folder) { pictures.insert(path) }
      }
    }
  }
}

extension PageMaker {
  /// The pages of this language.
  func add(to list: inout PageList) {
    let maker = self
    list.add(addresses.home(code), templates.home) { maker.homePage() }
    let selections = [StudySelection.all] + filters.flatMap(\.options)
    for selection in selections {
      for page in 1...pageCount(studies(in: selection).count) {
        list.add(address(of: selection, code).continued(word: language["path-page"], number: page), templates.studies) {
          maker.studiesPage(selection, page: page)
        }
      }
    }
    for study in index.studies {
      var maker = maker
      maker.figureNames = addEmbeds(of: study, to: &list)
      list.add(addresses.study(study.slug, code), templates.study, size: 131_072) { [maker] in maker.studyPage(study) }
      for dataset in study.datasets {
        list.add(addresses.dataset(study.slug, dataset.name, code), templates.dataset) { [maker] in
          maker.datasetPage(dataset, of: study)
        }
      }
    }
    list.add(addresses.data(code), templates.data) { maker.dataPage() }
    for number in index.notes {
      list.add(addresses.note(index.catalog.notes[number].slug, code), templates.note) {
        maker.notePage(maker.index.note(number))
      }
    }
    for page in 1...pageCount(index.notes.count) {
      list.add(
        addresses.notes(code).continued(word: language["path-page"], number: page), templates.notes, size: 65_536
      ) { maker.notesPage(page: page) }
    }
    for theme in site.themes {
      let id = theme.id.value
      let count = max(index.studiesByTheme[id]?.count ?? 0, index.notesByTheme[id]?.count ?? 0)
      for page in 1...pageCount(count) {
        list.add(
          addresses.theme(id, code).continued(word: language["path-page"], number: page), templates.theme, size: 65_536
        ) { maker.themePage(theme, page: page) }
      }
    }
    list.add(addresses.themes(code), templates.themes) { maker.themesPage() }
    for person in index.catalog.people {
      list.add(addresses.person(person.id.value, code), templates.person) { maker.personPage(person) }
    }
    list.add(addresses.people(code), templates.people) { maker.peoplePage() }
    for partner in index.catalog.organisations {
      list.add(addresses.partner(partner.id.value, code), templates.partner) { maker.partnerPage(partner) }
    }
    list.add(addresses.partners(code), templates.partners) { maker.partnersPage() }
    for page in index.catalog.pages {
      list.add(addresses.page(page.slug, code), templates.page) { maker.textPage(page) }
    }
    addSharingPictures(to: &list)
    for name in madePages { list.add(addresses.page(name, code), templates.page) { maker.trustPage(name) } }
    addSearch(to: &list)
    addStudyTable(to: &list)
    list.add(addresses.evidence(code), templates.evidence, size: 65_536) { maker.evidencePage() }
    list.add(addresses.glossary(code), templates.glossary) { maker.glossaryPage() }
    list.files.append(PageFile(path: addresses.feed(code).path) { maker.feed() })
    if code == site.masterLanguage {
      list.add(Address(path: "404.html"), templates.notFound) { maker.notFoundPage() }
    }
  }
}
