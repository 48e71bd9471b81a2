import Content
import Diagnostics

/// Which studies a list page shows.
enum StudySelection: Hashable {
  case all
  case theme(String)
  case design(Study.Design)
  case status(Study.Status)
}

extension PageMaker {
  func address(of selection: StudySelection, _ language: String) -> Address {
    switch selection {
    case .all: addresses.studies(language)
    case .theme(let id): addresses.studies(theme: id, language)
    case .design(let design): addresses.studies(design: design.rawValue, language)
    case .status(let status): addresses.studies(status: status.rawValue, language)
    }
  }

  func studies(in selection: StudySelection) -> [Study] {
    switch selection {
    case .all: index.studies
    case .theme(let id): index.studiesByTheme[id] ?? []
    case .design(let design): index.studiesByDesign[design] ?? []
    case .status(let status): index.studiesByStatus[status] ?? []
    }
  }

  /// The selections that hold a study, as groups of filters.
  var filters: [(key: String, options: [StudySelection])] {
    let groups: [(String, [StudySelection])] = [
      ("filter-theme", site.themes.map { .theme($0.id.value) }),
      ("filter-design", Study.Design.allCases.map { .design($0) }),
      ("filter-status", Study.Status.allCases.map { .status($0) }),
    ]
    return groups.map { key, options in (key, options.filter { !studies(in: $0).isEmpty }) }.filter { !$0.1.isEmpty }
  }

  private func label(_ selection: StudySelection) -> String {
    switch selection {
    case .all: language["filter-all"]
    case .theme(let id): index.catalog.theme(id).map { language.prose($0.title, in: site) } ?? id
    case .design(let design): language["design-" + design.rawValue]
    case .status(let status): language["status-" + status.rawValue]
    }
  }

  /// The pages that show some of the studies: the filters of those who have no scripts, or more studies than a page.
  ///
  /// - Parameter current: What the page itself shows; nil for a page that is none of these.
  func filterLinks(on page: Address, current: StudySelection?) -> [StudiesPage.Filter] {
    filters.map { key, options in
      StudiesPage.Filter(
        title: language[key],
        options: ([.all] + options).map { option in
          StudiesPage.Option(
            label: label(option), address: address(of: option, code).link(from: page),
            count: language.format.integer(studies(in: option).count), isCurrent: option == current)
        })
    }
  }

  func studiesPage(_ selection: StudySelection, page: Int) -> StudiesPage {
    let list = self.address(of: selection, code)
    let here = continued({ self.address(of: selection, $0) }, page: page)
    let address = here(code)
    let chosen = studies(in: selection)
    let name = selection == .all ? language["studies"] : "\(language["studies"]) · \(label(selection))"
    let title = numbered(name, page: page)
    let identity = PageIdentity(
      address: address, title: title, description: language["studies-introduction"], section: "studies",
      crumbs: selection == .all ? [homeCrumb] : [homeCrumb, (language["studies"], addresses.studies(code))],
      counterpart: here)
    return StudiesPage(
      site: frame(identity), title: title, introduction: language["studies-introduction"],
      views: [
        Link(label: language["table-view"], address: addresses.studyTable(code).link(from: address)),
        Link(label: language["evidence"], address: addresses.evidence(code).link(from: address)),
        Link(label: language["glossary"], address: addresses.glossary(code).link(from: address)),
      ],
      filters: filterLinks(on: address, current: selection), total: language.count("total-studies", chosen.count),
      studies: entries(chosen, page: page).map { studyCard($0, on: address) },
      pagination: pagination(of: list, page: page, count: pageCount(chosen.count), word: language["path-page"]))
  }

  func notesPage(page: Int) -> NotesPage {
    let here = continued({ addresses.notes($0) }, page: page)
    let address = here(code)
    let title = numbered(language["notes"], page: page)
    let identity = PageIdentity(
      address: address, title: title, description: language["notes-introduction"], section: "notes",
      crumbs: [homeCrumb], counterpart: here)
    return NotesPage(
      site: frame(identity), title: title, introduction: language["notes-introduction"],
      total: language.count("total-notes", index.notes.count),
      notes: entries(index.notes, page: page).map { noteItem(index.note($0), on: address) },
      pagination: pagination(
        of: addresses.notes(code), page: page, count: pageCount(index.notes.count), word: language["path-page"]))
  }

  func themePage(_ theme: Site.Theme, page: Int) -> ThemePage {
    let id = theme.id.value
    let here = continued({ addresses.theme(id, $0) }, page: page)
    let address = here(code)
    let title = numbered(language.prose(theme.title, in: site), page: page)
    let description = language.prose(theme.description, in: site)
    let identity = PageIdentity(
      address: address, title: title, description: description, section: "themes",
      crumbs: [homeCrumb, (language["themes"], addresses.themes(code))], counterpart: here)
    let studies = index.studiesByTheme[id] ?? []
    let notes = index.notesByTheme[id] ?? []
    return ThemePage(
      site: frame(identity), title: title, description: description,
      studies: entries(studies, page: page).map { studyCard($0, on: address) },
      notes: entries(notes, page: page).map { noteItem(index.note($0), on: address) },
      pagination: pagination(
        of: addresses.theme(id, code), page: page, count: max(pageCount(studies.count), pageCount(notes.count)),
        word: language["path-page"]))
  }

  func themesPage() -> ThemesPage {
    let address = addresses.themes(code)
    let identity = PageIdentity(
      address: address, title: language["themes"], description: language["themes"], section: "themes",
      crumbs: [homeCrumb], counterpart: { addresses.themes($0) })
    return ThemesPage(
      site: frame(identity), title: language["themes"], themes: site.themes.map { themeCard($0, on: address) })
  }
}
