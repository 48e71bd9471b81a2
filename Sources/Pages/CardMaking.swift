import Analyses
import Content
import Diagnostics

extension PageMaker {
  func studyCard(_ study: Study, on page: Address) -> StudyCard {
    let edition = study.editions[code]
    let result = headline(of: study)
    let words = result.map { self.words(for: $0, in: study) }
    return StudyCard(
      title: language.prose(edition.title), question: language.prose(edition.study.question),
      address: addresses.study(study.slug, code).link(from: page), contentLanguage: foreign(edition),
      design: language["design-" + study.design.rawValue], status: language["status-" + study.status.rawValue],
      date: language.format.date(study.date.value), isSimulated: study.simulation != nil,
      outcome: words?.markedTitle ?? "", effect: words?.effect ?? "", interval: words?.interval ?? "",
      verdict: words?.verdict ?? "", headline: headlineModel(of: study, on: page))
  }

  func noteItem(_ note: Note, on page: Address) -> NoteItem {
    let edition = note.editions[code]
    return NoteItem(
      title: language.prose(edition.title), summary: language.prose(edition.summary),
      address: addresses.note(note.slug, code).link(from: page), contentLanguage: foreign(edition),
      date: language.format.date(note.date.value),
      authors: language.format.list(note.authors.compactMap { index.person($0.value)?.name }))
  }

  func themeCard(_ theme: Site.Theme, on page: Address) -> ThemeCard {
    let studies = index.studiesByTheme[theme.id.value]?.count ?? 0
    let notes = index.notesByTheme[theme.id.value]?.count ?? 0
    var counts = [language.count("total-studies", studies)]
    if notes > 0 { counts.append(language.count("total-notes", notes)) }
    return ThemeCard(
      title: language.prose(theme.title, in: site), description: language.prose(theme.description, in: site),
      address: addresses.theme(theme.id.value, code).link(from: page), count: counts.joined(separator: ", "))
  }

  func datasetCard(_ dataset: Dataset, of study: Study, on page: Address) -> DatasetCard {
    DatasetCard(
      title: language.prose(dataset.dictionary.title, in: site),
      description: language.prose(dataset.dictionary.description, in: site),
      address: addresses.dataset(study.slug, dataset.name, code).link(from: page),
      size: language.say(
        "dataset-size",
        [
          "rows": language.format.integer(dataset.table.rowCount),
          "columns": language.format.integer(dataset.dictionary.schema.fields.count),
        ]), license: license(of: dataset, in: study).title, isSimulated: study.simulation != nil)
  }

  func license(of dataset: Dataset, in study: Study) -> License {
    dataset.dictionary.license ?? index.catalog.licenses(of: study).data
  }

  /// The language of a text that is not in the page's; empty when it is.
  func foreign(_ edition: Edition) -> String { edition.language == code ? "" : edition.language }

  /// What a page says of its study's text: that it is not translated, or that the translation follows an earlier version.
  func translationNotice(of study: Study) -> String {
    let edition = study.editions[code]
    if !foreign(edition).isEmpty { return language["untranslated-page"] }
    guard let version = edition.study.translates?.value, version != study.version.value else { return "" }
    return language.say("old-translation", ["old": version, "new": study.version.value])
  }

  /// The result that a study is announced by.
  func headline(of study: Study) -> Result? {
    guard let results = index.results[study.slug] else { return nil }
    return study.headline.flatMap { results.result($0.value) } ?? results.headline
  }

  func words(for result: Result, in study: Study) -> ResultWords {
    ResultWords(result: result, study: study, language: language, site: site)
  }

  func personLink(_ id: String, on page: Address) -> Link {
    guard let person = index.person(id) else { return Link(label: id) }
    return Link(label: person.name, address: addresses.person(id, code).link(from: page))
  }

  func organisationLink(_ id: String, on page: Address) -> Link {
    guard let organisation = index.organisation(id) else { return Link(label: id) }
    return Link(label: organisation.name, address: addresses.partner(id, code).link(from: page))
  }

  func themeLinks(_ ids: [Located<String>], on page: Address) -> [Link] {
    ids.compactMap { id in
      index.catalog.theme(id.value).map {
        Link(label: language.prose($0.title, in: site), address: addresses.theme(id.value, code).link(from: page))
      }
    }
  }
}
