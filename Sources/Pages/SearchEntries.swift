import CommonMark
import Content
import Diagnostics

extension PageMaker {
  /// The search index of this language's tree.
  func searchIndex() -> SearchIndex {
    var search = SearchIndex()
    for study in index.studies { add(study, to: &search) }
    for number in index.notes { add(index.note(number), to: &search) }
    for study in index.studies {
      for dataset in study.datasets { add(dataset, of: study, to: &search) }
    }
    for page in index.catalog.pages {
      let edition = page.editions[code]
      search.add(
        entry(.page, addresses.page(page.slug, code), edition),
        [
          SearchField(.title, edition.title), SearchField(.summary, edition.summary), headings(edition),
          SearchField(.body, markup: edition.document.markup),
        ])
    }
    for name in madePages {
      let (title, summary) = (language["trust-" + name + "-title"], language["trust-" + name + "-summary"])
      search.add(
        SearchEntry(kind: .page, address: addresses.page(name, code), title: title, summary: summary),
        [SearchField(.title, title), SearchField(.summary, summary)])
    }
    for person in index.catalog.people {
      let affiliation = person.affiliation.flatMap { index.organisation($0.value)?.name } ?? ""
      let role = language.prose(person.role, in: site)
      let note = language.prose(person.note, in: site)
      search.add(
        SearchEntry(
          kind: .person, address: addresses.person(person.id.value, code), title: person.name,
          summary: [role, affiliation, note].filter { !$0.isEmpty }.joined(separator: " · ")),
        [SearchField(.title, person.name), SearchField(.summary, "\(role) \(affiliation)"), SearchField(.body, note)])
    }
    for partner in index.catalog.organisations {
      let kind = language["kind-" + partner.kind.rawValue]
      let note = language.prose(partner.note, in: site)
      search.add(
        SearchEntry(
          kind: .partner, address: addresses.partner(partner.id.value, code), title: partner.name,
          summary: [kind, note].filter { !$0.isEmpty }.joined(separator: " · ")),
        [SearchField(.title, partner.name), SearchField(.fact, kind), SearchField(.body, note)])
    }
    return search
  }

  private func add(_ study: Study, to search: inout SearchIndex) {
    let edition = study.editions[code]
    let texts = edition.study
    search.add(
      entry(.study, addresses.study(study.slug, code), edition),
      [
        SearchField(.title, edition.title), SearchField(.keyword, texts.keywords.joined(separator: " ")),
        SearchField(.summary, "\(texts.question) \(edition.summary)"), headings(edition),
        SearchField(
          .fact, facts(themes: study.themes, authors: study.authors) + " \(texts.population) \(texts.territory)"),
        SearchField(.fact, language["design-" + study.design.rawValue]),
        SearchField(.fact, study.partners.compactMap { index.organisation($0.value)?.name }.joined(separator: " ")),
        SearchField(.body, markup: edition.document.markup),
      ])
  }

  private func add(_ note: Note, to search: inout SearchIndex) {
    let edition = note.editions[code]
    search.add(
      entry(.note, addresses.note(note.slug, code), edition),
      [
        SearchField(.title, edition.title), SearchField(.summary, edition.summary), headings(edition),
        SearchField(.fact, facts(themes: note.themes, authors: note.authors)),
        SearchField(.body, markup: edition.document.markup),
      ])
  }

  private func add(_ dataset: Dataset, of study: Study, to search: inout SearchIndex) {
    let dictionary = dataset.dictionary
    let title = language.prose(dictionary.title, in: site)
    let description = language.prose(dictionary.description, in: site)
    let columns = dictionary.schema.fields.map { field -> (shown: String, said: String) in
      func text(_ texts: [String: String]) -> String {
        texts[code] ?? site.languages.lazy.compactMap { texts[$0] }.first ?? ""
      }
      let title = text(field.title)
      return (title.isEmpty ? field.name : "\(field.name) – \(title)", "\(field.name) \(title) ")
    }
    search.add(
      SearchEntry(
        kind: .dataset, address: addresses.dataset(study.slug, dataset.name, code),
        title: title.isEmpty ? dataset.name : title,
        summary: [description, language.prose(study.editions[code].title)].filter { !$0.isEmpty }.joined(
          separator: " · "), columns: columns.map(\.shown)),
      [
        SearchField(.title, "\(title) \(dataset.name)"), SearchField(.column, columns.map(\.said).joined()),
        SearchField(.summary, description), SearchField(.fact, study.editions[code].title),
      ])
  }

  private func entry(_ kind: SearchEntry.Kind, _ address: Address, _ edition: Edition) -> SearchEntry {
    SearchEntry(
      kind: kind, address: address, title: language.prose(edition.title), summary: language.prose(edition.summary),
      contentLanguage: foreign(edition))
  }

  /// Headings are in the body too: here they count a second time, and more.
  private func headings(_ edition: Edition) -> SearchField {
    SearchField(.fact, markup: edition.document.headings.flatMap { Array($0.html.utf8) + [0x20] })
  }

  private func facts(themes: [Located<String>], authors: [Located<String>]) -> String {
    let themes = themes.compactMap { id in
      index.catalog.theme(id.value).map { language.prose($0.title, in: site) }
    }
    return (themes + authors.compactMap { index.person($0.value)?.name }).joined(separator: " ")
  }
}

extension Document {
  /// The text as HTML, without what a page fills in.
  fileprivate var markup: [UInt8] {
    var markup: [UInt8] = []
    for part in parts {
      if case .html(let bytes) = part {
        markup += bytes
      } else {
        markup.append(0x20)
      }
    }
    return markup
  }
}
