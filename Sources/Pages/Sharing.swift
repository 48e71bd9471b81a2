import Content
import Downloads
import Templates

/// What a page is about, for those who share or cite it.
enum PageSubject {
  case page
  case home
  case study(Study)
  case dataset(Dataset, of: Study)
  case note(Note)
  case person(Person)
  case organisation(Organisation)
  /// The list of all datasets.
  case catalogue
  /// Found by nobody: a page for an address that does not exist.
  case none
}

extension PageMaker {
  /// Open Graph, cards, tags of reference managers and linked data of a page.
  ///
  /// Where the norms want an absolute address and `site.yml` gives no base URL, the entry is left out.
  ///
  /// - Parameter canonical: The absolute address of the page, or of the one that it repeats in another language.
  func sharing(_ page: PageIdentity, canonical: String) -> SharingModel {
    if case .none = page.subject { return SharingModel() }
    var sharing = SharingModel()
    sharing.properties = openGraph(page, canonical: canonical).filter { !$0.1.isEmpty }
      .map { SharingModel.Entry(name: $0.0, content: $0.1) }
    sharing.names = names(page).filter { !$0.1.isEmpty }.map { SharingModel.Entry(name: $0.0, content: $0.1) }
    sharing.linkedData = Markup(bytes: linkedData(page, canonical: canonical).scriptBytes)
    return sharing
  }

  /// The absolute address of something at the site; empty without a base URL.
  func absolute(_ address: Address) -> String { site.hasBaseURL ? address.absolute(base: site.baseURL) : "" }

  // MARK: Open Graph

  /// - SeeAlso: The Open Graph protocol, https://ogp.me.
  private func openGraph(_ page: PageIdentity, canonical: String) -> [(String, String)] {
    var entries = [
      ("og:type", isArticle(page.subject) ? "article" : "website"), ("og:title", page.title),
      ("og:description", page.description.isEmpty ? language.prose(site.description, in: site) : page.description),
      ("og:site_name", language.prose(site.title, in: site)),
      ("og:locale", language["locale"]),
    ]
    entries += context.languages.filter { $0.code != code && page.isTranslated(code) && page.isTranslated($0.code) }
      .map { ("og:locale:alternate", $0["locale"]) }
    if site.hasBaseURL { entries.append(("og:url", canonical)) }
    if let image = sharingImage(page.subject) {
      entries += [
        ("og:image", absolute(image.address)), ("og:image:type", "image/png"),
        ("og:image:width", String(SharingCard.width)), ("og:image:height", String(SharingCard.height)),
        ("og:image:alt", image.alternative),
      ]
    }
    switch page.subject {
    case .study(let study):
      entries += [
        ("article:published_time", study.date.value.description),
        ("article:modified_time", study.modifiedDate.description),
        ("article:section", study.themes.first.flatMap { themeTitle($0.value) } ?? ""),
      ]
      entries += study.editions[code].study.keywords.map { ("article:tag", language.prose($0)) }
      entries += study.authors.filter { index.person($0.value) != nil }
        .map { ("article:author", absolute(addresses.person($0.value, code))) }
    case .note(let note):
      entries += [
        ("article:published_time", note.date.value.description),
        ("article:section", note.themes.first.flatMap { themeTitle($0.value) } ?? ""),
      ]
      entries += note.authors.filter { index.person($0.value) != nil }
        .map { ("article:author", absolute(addresses.person($0.value, code))) }
    case .page, .home, .dataset, .person, .organisation, .catalogue, .none: break
    }
    return entries
  }

  private func isArticle(_ subject: PageSubject) -> Bool {
    switch subject {
    case .study, .note: true
    case .page, .home, .dataset, .person, .organisation, .catalogue, .none: false
    }
  }

  func themeTitle(_ id: String) -> String? {
    index.catalog.theme(id).map { language.prose($0.title, in: site) }
  }

  /// The picture of a page and what it shows in words; nil when there are no pictures, or no address to give.
  func sharingImage(_ subject: PageSubject) -> (address: Address, alternative: String)? {
    guard site.hasBaseURL, context.sharingFonts != nil else { return nil }
    switch subject {
    case .study(let study), .dataset(_, let study):
      let card = sharingCard(of: study)
      var alternative = card.headline
      if !card.notice.isEmpty { alternative += " \(card.notice)." }
      if let effect = card.effect, let result = headline(of: study) {
        let interval = words(for: result, in: study).intervalText.lowercasedFirst
        alternative += " \(effect.outcome)\(language["colon"])\(effect.value), \(interval)."
      }
      return (Address.sharingPicture(study.slug, code), alternative)
    case .page, .home, .note, .person, .organisation, .catalogue, .none:
      let card = sharingCard()
      return (
        Address.sharingPicture(nil, code),
        card.institution == card.headline ? card.headline : card.institution + language["colon"] + card.headline
      )
    }
  }

  // MARK: Names

  /// The kind of card, then what reference managers read: Highwire Press and Dublin Core.
  private func names(_ page: PageIdentity) -> [(String, String)] {
    let card = [("twitter:card", sharingImage(page.subject) == nil ? "summary" : "summary_large_image")]
    switch page.subject {
    case .study(let study): return card + names(of: study, page)
    case .note(let note): return card + names(of: note, page)
    case .dataset(let dataset, let study): return card + names(of: dataset, study, page)
    case .page, .home, .person, .organisation, .catalogue, .none: return card
    }
  }

  /// - SeeAlso: Google Scholar, *Inclusion guidelines for webmasters*, for the tags of Highwire Press; DCMI, *Expressing
  ///   Dublin Core in HTML/XHTML meta and link elements* (2003).
  private func names(of study: Study, _ page: PageIdentity) -> [(String, String)] {
    let edition = study.editions[code]
    let people = study.authors.map { index.person($0.value)?.name ?? $0.value }
    let date = study.versionDate
    var entries = [("author", people.joined(separator: ", "))]
    let keywords = edition.study.keywords.joined(separator: ", ")
    entries += [("keywords", keywords), ("citation_title", edition.title)]
    for author in study.authors {
      let person = index.person(author.value)
      entries += [
        ("citation_author", person?.name ?? author.value),
        (
          "citation_author_institution",
          person?.affiliation.flatMap { index.organisation($0.value)?.name } ?? ""
        ), ("citation_author_orcid", person.map { $0.orcid.isEmpty ? "" : "https://orcid.org/" + $0.orcid } ?? ""),
      ]
    }
    let doi = study.doi
    entries += [
      ("citation_publication_date", slashed(date)), ("citation_online_date", slashed(study.date.value)),
      ("citation_technical_report_institution", publisherName),
      ("citation_technical_report_number", language.say("version", ["version": study.version.value]).capitalisedFirst),
      ("citation_publisher", publisherName), ("citation_language", edition.language),
      ("citation_keywords", keywords.split(separator: ",").joined(separator: ";")),
      ("citation_doi", doi?.name ?? ""), ("citation_abstract", edition.summary),
    ]
    entries += publicURLs(page, isTranslated: study.editions.has(code))
    return entries
      + dublinCore(
        title: edition.title, authors: people, date: date.description, kind: "Text", language: edition.language,
        description: edition.summary, subjects: edition.study.keywords,
        license: index.catalog.licenses(of: study).text,
        identifiers: [doi?.address ?? "", page.isTranslated(code) ? absolute(page.address) : ""])
  }

  private func names(of note: Note, _ page: PageIdentity) -> [(String, String)] {
    let edition = note.editions[code]
    let people = note.authors.map { index.person($0.value)?.name ?? $0.value }
    var entries = [("author", people.joined(separator: ", ")), ("citation_title", edition.title)]
    entries += people.map { ("citation_author", $0) }
    entries += [
      ("citation_publication_date", slashed(note.date.value)), ("citation_publisher", publisherName),
      ("citation_language", edition.language), ("citation_abstract", edition.summary),
    ]
    entries += publicURLs(page, isTranslated: note.editions.has(code))
    return entries
      + dublinCore(
        title: edition.title, authors: people, date: note.date.value.description, kind: "Text",
        language: edition.language, description: edition.summary,
        subjects: note.themes.compactMap { themeTitle($0.value) },
        license: site.licenses.text, identifiers: [page.isTranslated(code) ? absolute(page.address) : ""])
  }

  private func names(of dataset: Dataset, _ study: Study, _ page: PageIdentity) -> [(String, String)] {
    let people = study.authors.map { index.person($0.value)?.name ?? $0.value }
    var entries = [("author", people.joined(separator: ", ")), ("citation_title", page.title)]
    entries += people.map { ("citation_author", $0) }
    entries += [
      ("citation_publication_date", slashed(study.versionDate)), ("citation_publisher", publisherName),
      ("citation_language", code), ("citation_doi", study.doi?.name ?? ""),
    ]
    entries += publicURLs(page, isTranslated: true)
    return entries
      + dublinCore(
        title: page.title, authors: people, date: study.versionDate.description, kind: "Dataset", language: code,
        description: page.description, subjects: study.editions[code].study.keywords,
        license: license(of: dataset, in: study), identifiers: [study.doi?.address ?? "", absolute(page.address)])
  }

  /// Where the text itself stands.
  private func publicURLs(_ page: PageIdentity, isTranslated: Bool) -> [(String, String)] {
    let address = absolute(isTranslated ? page.address : page.counterpart(site.masterLanguage))
    return [("citation_public_url", address), ("citation_abstract_html_url", address)]
  }

  private func dublinCore(
    title: String, authors: [String], date: String, kind: String, language: String, description: String,
    subjects: [String], license: License, identifiers: [String]
  ) -> [(String, String)] {
    [("DC.title", title)] + authors.map { ("DC.creator", $0) } + [
      ("DC.publisher", publisherName), ("DC.date", date), ("DC.type", kind), ("DC.language", language),
      ("DC.description", description),
    ] + subjects.map { ("DC.subject", $0) } + identifiers.map { ("DC.identifier", $0) }
      + [("DC.rights", license.address)]
  }

  var publisherName: String {
    index.organisation(site.publisher.value)?.name ?? language.prose(site.title, in: site)
  }

  private func slashed(_ date: CalendarDate) -> String {
    date.description.split(separator: "-").joined(separator: "/")
  }
}
