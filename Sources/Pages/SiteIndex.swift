import Analyses
import Content

/// The catalogue with what pages ask of it ready at hand, so that no page walks through all the others.
struct SiteIndex: Sendable {
  let catalog: Catalog
  let results: [String: StudyResults]
  /// Newest first, then by slug.
  let studies: [Study]
  /// Numbers in `catalog.notes`, newest first, then by slug: notes can be many, and a copy of one is not free.
  let notes: [Int]
  private let people: [String: Person]
  private let organisations: [String: Organisation]
  private let studiesBySlug: [String: Study]
  private let pagesBySlug: [String: Page]
  let studiesByTheme: [String: [Study]]
  let studiesByDesign: [Study.Design: [Study]]
  let studiesByStatus: [Study.Status: [Study]]
  let notesByTheme: [String: [Int]]
  /// As author or reviewer.
  let studiesByPerson: [String: [Study]]
  let notesByPerson: [String: [Int]]
  /// As partner or funder.
  let studiesByOrganisation: [String: [Study]]

  init(catalog: Catalog, results: [StudyResults]) {
    self.catalog = catalog
    self.results = Dictionary(results.map { ($0.study, $0) }) { first, _ in first }
    studies = catalog.studies.sorted { ($1.date.value, $0.slug) < ($0.date.value, $1.slug) }
    // The catalogue has its notes by slug, and the sort is stable.
    let dates = catalog.notes.map(\.date.value)
    notes = catalog.notes.indices.sorted { dates[$1] < dates[$0] }
    people = Dictionary(catalog.people.map { ($0.id.value, $0) }) { first, _ in first }
    organisations = Dictionary(catalog.organisations.map { ($0.id.value, $0) }) { first, _ in first }
    studiesBySlug = Dictionary(catalog.studies.map { ($0.slug, $0) }) { first, _ in first }
    pagesBySlug = Dictionary(catalog.pages.map { ($0.slug, $0) }) { first, _ in first }
    studiesByTheme = grouped(studies) { $0.themes.map(\.value) }
    studiesByDesign = grouped(studies) { [$0.design] }
    studiesByStatus = grouped(studies) { [$0.status] }
    notesByTheme = grouped(notes) { catalog.notes[$0].themes.map(\.value) }
    studiesByPerson = grouped(studies) { $0.authors.map(\.value) + $0.reviews.map(\.by.value) }
    notesByPerson = grouped(notes) { catalog.notes[$0].authors.map(\.value) }
    studiesByOrganisation = grouped(studies) { $0.partners.map(\.value) + $0.funding.map(\.by.value) }
  }

  var site: Site { catalog.site }

  func person(_ id: String) -> Person? { people[id] }
  func organisation(_ id: String) -> Organisation? { organisations[id] }
  func study(_ slug: String) -> Study? { studiesBySlug[slug] }
  func note(_ number: Int) -> Note { catalog.notes[number] }
  func page(_ slug: String) -> Page? { pagesBySlug[slug] }
}

/// Values under each of their keys, in their order, each once under a key.
private func grouped<Value, Key: Hashable>(_ values: [Value], by keys: (Value) -> [Key]) -> [Key: [Value]] {
  var groups: [Key: [Value]] = [:]
  for value in values {
    var seen: Set<Key> = []
    for key in keys(value) where seen.insert(key).inserted { groups[key, default: []].append(value) }
  }
  return groups
}
