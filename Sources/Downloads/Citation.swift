import Content

/// How a study is to be cited, in one language.
package struct Citation: Sendable {
  package var key: String
  package var authors: [Author]
  package var title: String
  package var version: String
  /// Of the version: a correction has its own.
  package var date: CalendarDate
  package var publisher: String
  package var url: String
  /// Nil before the version is deposited.
  package var doi: DOI?
  package var language: String
  package var keywords: [String]
  package var summary: String

  package struct Author: Sendable {
    package var name: String
    package var parts: AuthorName
    /// Empty when unknown.
    package var orcid: String
    /// Empty when unknown.
    package var affiliation: String
  }

  package init(_ study: Study, in catalog: Catalog, language: String, addresses: Addresses) {
    // The text that is cited has the title, the language and the address that its reader sees.
    let edition = study.editions[language]
    key = "\(study.slug)-\(study.version.value)"
    authors = study.authors.map { author in
      let person = catalog.person(author.value)
      let name = person?.name ?? author.value
      return Author(
        name: name, parts: AuthorName(name, family: person?.familyName ?? ""), orcid: person?.orcid ?? "",
        affiliation: person?.affiliation.flatMap { catalog.organisation($0.value)?.name } ?? "")
    }
    title = edition.title
    version = study.version.value
    date = study.versionDate
    publisher = catalog.publisherName
    url = addresses.url(of: study, language: edition.language)
    doi = study.doi
    self.language = edition.language
    keywords = edition.study.keywords
    summary = edition.summary
  }

  private var isFrench: Bool { language == "fr" }

  /// What leads to the study: its DOI, or its page.
  package var address: String { doi?.address ?? url }

  /// One line for a bibliography, as the seventh edition of the APA's manual has reports of an institution, and as it is
  /// adapted to French: authors (year). Title (version). Publisher. Address.
  package var text: String {
    let names = authors.map(\.parts.initialed)
    // More than twenty are cut to the first nineteen and the last.
    let shown = names.count > 20 ? Array(names.prefix(19)) : names.dropLast()
    let and = names.count > 20 ? ", … " : isFrench ? " et " : ", & "
    var list = names.count > 1 ? shown.joined(separator: ", ") + and + (names.last ?? "") : names.joined()
    if list.isEmpty { list = publisher }
    let version = isFrench ? "version \(version)" : "Version \(version)"
    let by = list == publisher ? "" : " \(publisher)."
    let line = "\(list) (\(date.year)). \(title) (\(version)).\(by) \(address)"
    return line.split { $0.isNewline }.joined(separator: " ")
  }

  /// An entry for BibTeX and BibLaTeX, in UTF-8.
  package var bibTeX: String {
    let names = authors.map { escapedForTeX($0.parts.inverted) }.joined(separator: " and ")
    let fields = [
      ("author", names), ("title", "{" + escapedForTeX(title) + "}"), ("institution", escapedForTeX(publisher)),
      ("year", String(date.year)), ("month", String(date.month)), ("day", String(date.day)),
      ("type", language == "fr" ? "Étude" : "Study"), ("number", "Version \(version)"), ("version", version),
      ("doi", doi.map { escapedForTeX($0.name) } ?? ""), ("url", url),
      ("langid", language == "fr" ? "french" : "english"),
      ("keywords", escapedForTeX(keywords.joined(separator: ", "))),
    ].filter { !$0.1.isEmpty }
    return "@techreport{\(key),\n" + fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n") + "\n}\n"
  }

  /// One item for a reference manager.
  package var cslItem: JSON {
    .members([
      ("id", .string(key)),
      ("type", "report"),
      ("title", .string(title)),
      ("author", authors.isEmpty ? nil : .array(authors.map { cslName($0.parts) })),
      ("issued", ["date-parts": [[.integer(date.year), .integer(date.month), .integer(date.day)]]]),
      ("publisher", .text(publisher)),
      ("version", .string(version)),
      ("language", .string(language)),
      ("keyword", .text(keywords.joined(separator: ", "))),
      ("abstract", .text(summary)),
      ("DOI", doi.map { .string($0.name) }),
      ("URL", .string(url)),
    ])
  }

  private func cslName(_ name: AuthorName) -> JSON {
    name.given.isEmpty
      ? ["literal": .string(name.family)] : ["family": .string(name.family), "given": .string(name.given)]
  }
}

/// The text with the signs that TeX reads as commands made harmless; a line end becomes a space.
private func escapedForTeX(_ text: String) -> String {
  var escaped = ""
  for character in text {
    switch character {
    case "&", "%", "$", "#", "_", "{", "}": escaped += "\\\(character)"
    case "\\": escaped += "\\textbackslash{}"
    case "~": escaped += "\\textasciitilde{}"
    case "^": escaped += "\\textasciicircum{}"
    case _ where character.isNewline: escaped += " "
    default: escaped.append(character)
    }
  }
  return escaped
}

/// BibTeX in the first language of the site.
func bibTeXFile(_ citation: Citation) -> [UInt8] { Array(citation.bibTeX.utf8) }

/// CSL JSON in the first language of the site.
func cslJSONFile(_ citation: Citation) -> [UInt8] { JSON.array([citation.cslItem]).bytes }

extension Study {
  /// The date of the present version: of the correction that made it, or of the study.
  package var versionDate: CalendarDate {
    corrections.filter { $0.version == version.value }.map(\.date).max() ?? date.value
  }

  /// The newest date that anything in the study was changed.
  package var modifiedDate: CalendarDate { max(date.value, corrections.map(\.date).max() ?? date.value) }
}

extension Catalog {
  /// The publisher's name, or the site's title when the organisation is unknown.
  var publisherName: String {
    organisation(site.publisher.value)?.name ?? site.title.text(site.masterLanguage, otherwise: site.languages)
  }
}
