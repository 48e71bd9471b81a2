import Content

/// A study's metadata as DataCite has them: what an archive that gives it a DOI must be told.
///
/// One value makes the JSON of DataCite's interface and the XML of its schema, version 4.5. A study with data is a
/// dataset with its report; one without is a report. Titles and abstracts come in every language of the study.
///
/// - SeeAlso: DataCite Metadata Working Group (2024), *DataCite Metadata Schema* 4.5, doi:10.14454/g8e5-6293.
struct DataCite {
  private let citation: Citation
  private let study: Study
  private let catalog: Catalog
  private let files: [DownloadFile]

  /// - Parameters:
  ///   - citation: In the study's first language.
  ///   - files: Those that are deposited, for their formats.
  init(_ study: Study, citation: Citation, files: [DownloadFile], in catalog: Catalog) {
    self.study = study
    self.citation = citation
    self.catalog = catalog
    self.files = files
  }

  private struct Organization {
    var name: String
    /// Empty when unknown.
    var ror: String
  }

  private func organization(_ id: String) -> Organization {
    let known = catalog.organisation(id)
    return Organization(name: known?.name ?? id, ror: known?.ror ?? "")
  }

  private var publisher: Organization {
    Organization(name: citation.publisher, ror: catalog.organisation(catalog.site.publisher.value)?.ror ?? "")
  }

  private var kind: (general: String, own: String) {
    study.datasets.isEmpty ? ("Report", "Impact study") : ("Dataset", "Impact study with its data")
  }

  /// Each once, in the order of the languages.
  private var subjects: [(text: String, language: String)] {
    var seen: Set<String> = []
    var list: [(text: String, language: String)] = []
    for edition in study.editions.all {
      for theme in study.themes {
        if let title = catalog.theme(theme.value)?.title.texts[edition.language] {
          list.append((title, edition.language))
        }
      }
      list += edition.study.keywords.map { ($0, edition.language) }
    }
    return list.filter { !$0.text.isEmpty && seen.insert($0.text).inserted }
  }

  private var dates: [(kind: String, date: String)] {
    var dates = [("Issued", study.date.value.description)]
    dates += study.corrections.map(\.date).sorted().last.map { [("Updated", $0.description)] } ?? []
    return dates
  }

  private var formats: [String] {
    var seen: Set<String> = []
    return files.filter { !$0.facts.format.isRepetition }.map(\.facts.format.mediaType)
      .filter { seen.insert($0).inserted }.sorted()
  }

  private var rights: [License] {
    let licenses = catalog.licenses(of: study)
    return licenses.data == licenses.text ? [licenses.data] : [licenses.data, licenses.text]
  }

  /// The abstracts, and that the data are simulated where they are.
  private var descriptions: [(kind: String, text: String, language: String)] {
    study.editions.all.flatMap { edition in
      let isFrench = edition.language == "fr"
      let notice = isFrench ? "Les données de cette étude sont simulées." : "The data of this study are simulated."
      return [
        ("Abstract", edition.summary, edition.language),
        ("Other", study.simulation == nil ? "" : notice, edition.language),
      ].filter { !$0.1.isEmpty }
    }
  }

  /// With the other versions as DataCite wants them told: the one before, and all together.
  private var related: [(relation: String, kind: String, identifier: String)] {
    [
      ("IsVersionOf", "DOI", study.depositions.all?.value.name ?? ""),
      ("IsNewVersionOf", "DOI", study.depositions.former(before: study.version.value)?.doi.name ?? ""),
      ("IsDerivedFrom", "URL", study.source?.url ?? ""), ("References", "URL", study.preregistration?.url ?? ""),
    ].filter { !$0.2.isEmpty }
  }

  private var places: [String] {
    var seen: Set<String> = []
    return study.editions.all.map(\.study.territory).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  // MARK: JSON

  /// The attributes of a DOI as DataCite's interface takes them.
  var json: JSON {
    .members([
      ("doi", citation.doi.map { .string($0.name) }),
      ("url", catalog.site.hasBaseURL ? .string(citation.url) : nil),
      ("types", ["resourceTypeGeneral": .string(kind.general), "resourceType": .string(kind.own)]),
      ("creators", .array(creators)),
      (
        "titles",
        .array(
          study.editions.all.enumerated().map { index, edition in
            .members([
              ("title", .string(edition.title)), ("titleType", index == 0 ? nil : "TranslatedTitle"),
              ("lang", .string(edition.language)),
            ])
          })
      ),
      ("publisher", organizationJSON(publisher, "publisher")),
      ("publicationYear", .string(String(citation.date.year))),
      (
        "subjects",
        subjects.isEmpty
          ? nil : .array(subjects.map { ["subject": .string($0.text), "lang": .string($0.language)] })
      ),
      (
        "contributors",
        study.partners.isEmpty
          ? nil
          : .array(
            study.partners.map { partner in
              .members([
                ("contributorType", "Other"), ("nameType", "Organizational"),
                ("name", .string(organization(partner.value).name)),
                ("nameIdentifiers", rorIdentifiers(organization(partner.value))),
              ])
            })
      ),
      ("dates", .array(dates.map { ["date": .string($0.date), "dateType": .string($0.kind)] })),
      ("language", .string(citation.language)),
      (
        "alternateIdentifiers",
        catalog.site.hasBaseURL
          ? [["alternateIdentifier": .string(citation.url), "alternateIdentifierType": "URL"]] : nil
      ),
      (
        "relatedIdentifiers",
        related.isEmpty
          ? nil
          : .array(
            related.map {
              [
                "relatedIdentifier": .string($0.identifier), "relatedIdentifierType": .string($0.kind),
                "relationType": .string($0.relation),
              ]
            })
      ),
      ("formats", formats.isEmpty ? nil : .texts(formats)),
      ("version", .string(citation.version)),
      (
        "rightsList",
        .array(
          rights.map {
            [
              "rights": .string($0.title), "rightsUri": .string($0.address), "rightsIdentifier": .string($0.rawValue),
              "rightsIdentifierScheme": "SPDX", "schemeUri": "https://spdx.org/licenses/",
            ]
          })
      ),
      (
        "descriptions",
        .array(
          descriptions.map {
            ["description": .string($0.text), "descriptionType": .string($0.kind), "lang": .string($0.language)]
          })
      ),
      ("geoLocations", places.isEmpty ? nil : .array(places.map { ["geoLocationPlace": .string($0)] })),
      (
        "fundingReferences",
        study.funding.isEmpty
          ? nil
          : .array(study.funding.map { organizationJSON(organization($0.by.value), "funder") })
      ),
      ("schemaVersion", "http://datacite.org/schema/kernel-4"),
    ])
  }

  private var creators: [JSON] {
    guard !citation.authors.isEmpty else {
      return [["name": .string(citation.publisher), "nameType": "Organizational"]]
    }
    return citation.authors.map { author in
      .members([
        ("name", .string(author.parts.inverted)), ("nameType", "Personal"),
        ("givenName", .text(author.parts.given)), ("familyName", .text(author.parts.family)),
        (
          "nameIdentifiers",
          author.orcid.isEmpty
            ? nil
            : [
              [
                "nameIdentifier": .string("https://orcid.org/" + author.orcid), "nameIdentifierScheme": "ORCID",
                "schemeUri": "https://orcid.org/",
              ]
            ]
        ),
        ("affiliation", author.affiliation.isEmpty ? nil : [["name": .string(author.affiliation)]]),
      ])
    }
  }

  private func rorIdentifiers(_ organization: Organization) -> JSON? {
    organization.ror.isEmpty
      ? nil
      : [
        [
          "nameIdentifier": .string(organization.ror), "nameIdentifierScheme": "ROR", "schemeUri": "https://ror.org/",
        ]
      ]
  }

  /// A publisher or a funder, whose members the schema names alike.
  private func organizationJSON(_ organization: Organization, _ role: String) -> JSON {
    let hasROR = !organization.ror.isEmpty
    return .members([
      (role == "publisher" ? "name" : "funderName", .string(organization.name)),
      (role + "Identifier", hasROR ? .string(organization.ror) : nil),
      (role + "Identifier" + (role == "publisher" ? "Scheme" : "Type"), hasROR ? "ROR" : nil),
      ("schemeUri", hasROR && role == "publisher" ? "https://ror.org/" : nil),
    ])
  }

  // MARK: XML

  /// The same in XML. Before there is a DOI its place is taken by the schema's word for “to be assigned”.
  var xml: [UInt8] {
    var xml = XMLText()
    xml.open(
      "resource",
      [
        ("xmlns", "http://datacite.org/schema/kernel-4"), ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
          "xsi:schemaLocation",
          "http://datacite.org/schema/kernel-4 https://schema.datacite.org/meta/kernel-4.5/metadata.xsd"
        ),
      ])
    xml.add("identifier", [("identifierType", "DOI")], citation.doi?.name ?? "(:tba)")
    addCreators(to: &xml)
    xml.list("titles") { xml in
      for (index, edition) in study.editions.all.enumerated() {
        xml.add(
          "title", (index == 0 ? [] : [("titleType", "TranslatedTitle")]) + [("xml:lang", edition.language)],
          edition.title)
      }
    }
    let ror = [
      ("publisherIdentifier", publisher.ror), ("publisherIdentifierScheme", "ROR"), ("schemeURI", "https://ror.org/"),
    ]
    xml.add("publisher", publisher.ror.isEmpty ? [] : ror, publisher.name)
    xml.add("publicationYear", [], String(citation.date.year))
    xml.add("resourceType", [("resourceTypeGeneral", kind.general)], kind.own)
    xml.list("subjects") { xml in
      for subject in subjects { xml.add("subject", [("xml:lang", subject.language)], subject.text) }
    }
    xml.list("contributors") { xml in
      for partner in study.partners.map({ organization($0.value) }) {
        xml.open("contributor", [("contributorType", "Other")])
        xml.add("contributorName", [("nameType", "Organizational")], partner.name)
        if !partner.ror.isEmpty {
          xml.add(
            "nameIdentifier", [("nameIdentifierScheme", "ROR"), ("schemeURI", "https://ror.org/")], partner.ror)
        }
        xml.close("contributor")
      }
    }
    xml.list("dates") { xml in
      for date in dates { xml.add("date", [("dateType", date.kind)], date.date) }
    }
    xml.add("language", [], citation.language)
    if catalog.site.hasBaseURL {
      xml.list("alternateIdentifiers") { xml in
        xml.add("alternateIdentifier", [("alternateIdentifierType", "URL")], citation.url)
      }
    }
    xml.list("relatedIdentifiers") { xml in
      for item in related {
        xml.add(
          "relatedIdentifier", [("relatedIdentifierType", item.kind), ("relationType", item.relation)], item.identifier)
      }
    }
    xml.list("formats") { xml in
      for format in formats { xml.add("format", [], format) }
    }
    xml.add("version", [], citation.version)
    xml.list("rightsList") { xml in
      for license in rights {
        xml.add(
          "rights",
          [
            ("rightsURI", license.address), ("rightsIdentifier", license.rawValue), ("rightsIdentifierScheme", "SPDX"),
            ("schemeURI", "https://spdx.org/licenses/"),
          ], license.title)
      }
    }
    xml.list("descriptions") { xml in
      for item in descriptions {
        xml.add("description", [("descriptionType", item.kind), ("xml:lang", item.language)], item.text)
      }
    }
    xml.list("geoLocations") { xml in
      for place in places {
        xml.open("geoLocation")
        xml.add("geoLocationPlace", [], place)
        xml.close("geoLocation")
      }
    }
    xml.list("fundingReferences") { xml in
      for funder in study.funding.map({ organization($0.by.value) }) {
        xml.open("fundingReference")
        xml.add("funderName", [], funder.name)
        if !funder.ror.isEmpty { xml.add("funderIdentifier", [("funderIdentifierType", "ROR")], funder.ror) }
        xml.close("fundingReference")
      }
    }
    xml.close("resource")
    return xml.bytes
  }

  private func addCreators(to xml: inout XMLText) {
    xml.open("creators")
    if citation.authors.isEmpty {
      xml.open("creator")
      xml.add("creatorName", [("nameType", "Organizational")], citation.publisher)
      xml.close("creator")
    }
    for author in citation.authors {
      xml.open("creator")
      xml.add("creatorName", [("nameType", "Personal")], author.parts.inverted)
      if !author.parts.given.isEmpty { xml.add("givenName", [], author.parts.given) }
      if !author.parts.family.isEmpty { xml.add("familyName", [], author.parts.family) }
      if !author.orcid.isEmpty {
        xml.add(
          "nameIdentifier", [("nameIdentifierScheme", "ORCID"), ("schemeURI", "https://orcid.org/")],
          "https://orcid.org/" + author.orcid)
      }
      if !author.affiliation.isEmpty { xml.add("affiliation", [], author.affiliation) }
      xml.close("creator")
    }
    xml.close("creators")
  }
}
