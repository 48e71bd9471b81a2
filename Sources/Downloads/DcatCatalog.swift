import Analyses
import Content

/// The catalogue in DCAT-AP 3, as JSON-LD with its context inside.
///
/// Each table is a `dcat:Dataset` with one distribution for each form; each study is a `dcat:Dataset` too, whose
/// distributions are its results and its bundle, and of which the tables are parts. Identifiers are the addresses of
/// the files without their endings: they come from the base URL and the slugs alone, and never change. Licences are
/// addresses, on the dataset and on every distribution. What a profile checks the class of carries its class here, so
/// that nothing must be fetched.
func dcatCatalog(_ entries: [StudyEntry], catalog: Catalog, addresses: Addresses) -> JSON {
  let site = catalog.site
  let writer = DcatWriter(catalog: catalog, addresses: addresses)
  let issued = entries.map(\.study.date.value).min()
  let modified = entries.map(\.study.modifiedDate).max()
  return .members([
    ("@context", context),
    ("@id", .string(site.baseURL)),
    ("@type", "dcat:Catalog"),
    ("dct:identifier", .string(site.baseURL)),
    ("dct:title", writer.text(site.title.texts)),
    ("dct:description", writer.text(site.description.texts)),
    ("dct:publisher", writer.publisher),
    ("dcat:contactPoint", writer.contact),
    ("dct:language", .array(site.languages.map(writer.language))),
    ("dct:license", licenseNode(site.licenses.data)),
    ("foaf:homepage", node(site.baseURL, "foaf:Document")),
    ("dct:issued", issued.map(date)),
    ("dct:modified", modified.map(date)),
    ("dcat:themeTaxonomy", [europeanThemes, writer.themeScheme]),
    ("dcat:dataset", .array(entries.flatMap(writer.datasets))),
  ])
}

private struct DcatWriter {
  var catalog: Catalog
  var addresses: Addresses

  private var site: Site { catalog.site }

  /// A study, then its tables.
  func datasets(_ entry: StudyEntry) -> [JSON] {
    let study = entry.study
    let tables = study.datasets.filter { !entry.downloads.facts(ofDataset: $0.name).isEmpty }
    let parts = tables.map { identifier(of: study, $0) }
    let whole = ["results.csv", "results.json"].compactMap(entry.downloads.facts(named:))
    let files = whole + [entry.downloads.bundle].compactMap { $0 }
    let titles = study.editions.all.map { ($0.language, $0.title) }
    let resource = JSON.members(
      about(study, id: identifier(of: study), license: entry.licenses.data) + [
        ("dct:title", text(titles)),
        ("dct:description", text(study.editions.all.map { ($0.language, $0.summary) })),
        ("dct:hasPart", parts.isEmpty ? nil : .array(parts.map { node($0) })),
        (
          "dcat:distribution",
          .array(files.map { distribution($0, titles: titles, license: entry.licenses.data) })
        ),
      ])
    return [resource] + tables.map { table(entry, $0) }
  }

  private func table(_ entry: StudyEntry, _ dataset: Dataset) -> JSON {
    let dictionary = dataset.dictionary
    let license = dictionary.license ?? entry.licenses.data
    let facts = entry.downloads.facts(ofDataset: dataset.name)
    let titles = dictionary.title.texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    // DCAT-AP asks for a description; the study's summary says what the table is for.
    let described =
      dictionary.description.isEmpty
      ? text(entry.study.editions.all.map { ($0.language, $0.summary) }) : text(dictionary.description.texts)
    let forms = facts.filter { $0.format != .tableSchema }
    return .members(
      about(entry.study, id: identifier(of: entry.study, dataset), license: license, created: dictionary.created) + [
        ("dct:title", text(titles)),
        ("dct:description", described),
        ("dct:isPartOf", node(identifier(of: entry.study))),
        (
          "dct:conformsTo",
          facts.first { $0.format == .tableSchema }.map { node(addresses.absolute($0.path), "dct:Standard") }
        ),
        ("dcat:distribution", .array(forms.map { distribution($0, titles: titles, license: license) })),
      ])
  }

  /// What a study and its tables have in common.
  private func about(
    _ study: Study, id: String, license: License, created: CalendarDate? = nil
  ) -> [(String, JSON?)] {
    let languages = study.editions.all.map(\.language)
    return [
      ("@id", .string(id)),
      ("@type", "dcat:Dataset"),
      ("dct:identifier", .string(id)),
      ("dct:publisher", publisher),
      ("dct:creator", study.authors.isEmpty ? nil : .array(study.authors.map { person($0.value) })),
      ("dcat:contactPoint", contact),
      ("dct:language", .array(languages.map(language))),
      ("dct:license", licenseNode(license)),
      ("dct:accessRights", european("access-right", "PUBLIC", "dct:RightsStatement")),
      ("dct:issued", date(study.date.value)),
      ("dct:modified", date(study.modifiedDate)),
      ("dct:created", created.map(date)),
      ("dcat:version", .string(study.version.value)),
      ("dcat:keyword", keywords(of: study)),
      // The site's own themes are subjects: a theme of DCAT-AP is one of the European list.
      ("dcat:theme", europeanTheme),
      ("dct:subject", study.themes.isEmpty ? nil : .array(study.themes.compactMap { theme($0.value) })),
      (
        "dcat:landingPage",
        .array(languages.map { node(addresses.url(of: study, language: $0), "foaf:Document") })
      ),
      ("dct:provenance", provenance(of: study)),
    ]
  }

  private func distribution(_ facts: FileFacts, titles: [(String, String)], license: License) -> JSON {
    let address = addresses.absolute(facts.path)
    let form = facts.format == .frenchCSV ? "CSV (fr)" : facts.format.label
    return [
      "@id": .string(address),
      "@type": "dcat:Distribution",
      "dct:title": .array(titles.map { tagged("\($0.1) – \(form)", $0.0) }),
      "dct:description": .array(site.languages.map { tagged(facts.format.description(in: $0), $0) }),
      "dcat:accessURL": node(address),
      "dcat:downloadURL": node(address),
      "dct:license": licenseNode(license),
      "dct:format": european("file-type", facts.format.europeanFileType, "dct:MediaTypeOrExtent"),
      "dcatap:availability": stable,
      "dcat:mediaType": node(
        "https://www.iana.org/assignments/media-types/\(facts.format.mediaType)", "dct:MediaType"),
      "dcat:byteSize": ["@value": .string(String(facts.byteCount)), "@type": "xsd:nonNegativeInteger"],
      "spdx:checksum": [
        "@type": "spdx:Checksum",
        "spdx:algorithm": node("http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"),
        "spdx:checksumValue": ["@value": .string(facts.sha256), "@type": "xsd:hexBinary"],
      ],
    ]
  }

  private func identifier(of study: Study, _ dataset: Dataset? = nil) -> String {
    addresses.absolute("data/" + study.slug + (dataset.map { "/" + $0.name } ?? ""))
  }

  var publisher: JSON {
    let organisation = catalog.organisation(site.publisher.value)
    let homepage = organisation.map { $0.url.isEmpty ? site.baseURL : $0.url } ?? site.baseURL
    let id = organisation.map { $0.ror.isEmpty ? site.baseURL + "#publisher" : $0.ror } ?? site.baseURL + "#publisher"
    return [
      "@id": .string(id), "@type": ["foaf:Agent", "foaf:Organization"],
      "foaf:name": .string(catalog.publisherName), "foaf:homepage": node(homepage, "foaf:Document"),
    ]
  }

  var contact: JSON? {
    guard !site.contact.isEmpty else { return nil }
    return [
      "@id": .string(site.baseURL + "#contact"), "@type": ["vcard:Kind", "vcard:Organization"],
      "vcard:fn": .string(catalog.publisherName), "vcard:hasEmail": node("mailto:" + site.contact),
    ]
  }

  private func person(_ id: String) -> JSON {
    let person = catalog.person(id)
    return .members([
      (
        "@id",
        .string(
          person.flatMap { $0.orcid.isEmpty ? nil : "https://orcid.org/" + $0.orcid } ?? site.baseURL + "#person-" + id)
      ),
      ("@type", ["foaf:Agent", "foaf:Person"]),
      ("foaf:name", .string(person?.name ?? id)),
    ])
  }

  private func keywords(of study: Study) -> JSON? {
    let words = study.editions.all.flatMap { edition in edition.study.keywords.map { tagged($0, edition.language) } }
    return words.isEmpty ? nil : .array(words)
  }

  private func theme(_ id: String) -> JSON? {
    catalog.theme(id).map { theme in
      [
        "@id": .string(site.baseURL + "#theme-" + id), "@type": "skos:Concept",
        "skos:prefLabel": text(theme.title.texts) ?? .string(id), "skos:inScheme": node(site.baseURL + "#themes"),
      ]
    }
  }

  var themeScheme: JSON {
    .members([
      ("@id", .string(site.baseURL + "#themes")), ("@type", "skos:ConceptScheme"),
      ("dct:title", text(site.title.texts)),
    ])
  }

  /// Where the data come from, when they are not an experiment's own.
  private func provenance(of study: Study) -> JSON? {
    var texts: [(String, String)] = []
    if let simulation = study.simulation {
      texts = [
        ("en", "Simulated data: made by \(simulation.script.value) with the seed \(simulation.seed)"),
        ("fr", "Données simulées par \(simulation.script.value) avec la graine \(simulation.seed)"),
      ].filter { site.languages.contains($0.0) }
    }
    if let source = study.source {
      texts.append((site.masterLanguage, source.url.isEmpty ? source.text : "\(source.text) \(source.url)"))
    }
    return text(texts).map { ["@type": "dct:ProvenanceStatement", "rdfs:label": $0] }
  }

  func language(_ code: String) -> JSON {
    let names = ["fr": "FRA", "en": "ENG"]
    return european("language", names[code] ?? code.uppercased(), "dct:LinguisticSystem")
  }

  func text(_ texts: [String: String]) -> JSON? { text(texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }) }

  private func text(_ texts: [(String, String)]) -> JSON? {
    let values = texts.filter { !$0.1.isEmpty }.map { tagged($0.1, $0.0) }
    return values.isEmpty ? nil : .array(values)
  }

  private func tagged(_ text: String, _ language: String) -> JSON {
    ["@value": .string(text), "@language": .string(language)]
  }
}

private func node(_ address: String, _ type: String? = nil) -> JSON {
  .members([("@id", .string(address)), ("@type", type.map(JSON.string))])
}

/// A name of a controlled vocabulary of the Publications Office of the European Union.
private func european(_ vocabulary: String, _ name: String, _ type: String) -> JSON {
  let scheme = "http://publications.europa.eu/resource/authority/" + vocabulary
  return ["@id": .string("\(scheme)/\(name)"), "@type": .string(type), "skos:inScheme": node(scheme)]
}

private func licenseNode(_ license: License) -> JSON { node(license.address, "dct:LicenseDocument") }

private func date(_ date: CalendarDate) -> JSON { ["@value": .string(date.description), "@type": "xsd:date"] }

private let europeanThemes: JSON = [
  "@id": "http://publications.europa.eu/resource/authority/data-theme", "@type": "skos:ConceptScheme",
  "dct:title": ["@value": "Data theme", "@language": "en"],
]

/// Population and society: the theme of all that the site publishes.
private let europeanTheme: JSON = [
  "@id": "http://publications.europa.eu/resource/authority/data-theme/SOCI", "@type": "skos:Concept",
  "skos:prefLabel": [
    ["@value": "Population and society", "@language": "en"], ["@value": "Population et société", "@language": "fr"],
  ],
  "skos:inScheme": ["@id": "http://publications.europa.eu/resource/authority/data-theme"],
]

/// The address is kept.
private let stable: JSON = [
  "@id": "http://publications.europa.eu/resource/authority/planned-availability/STABLE", "@type": "skos:Concept",
  "skos:prefLabel": ["@value": "stable", "@language": "en"],
  "skos:inScheme": ["@id": "http://publications.europa.eu/resource/authority/planned-availability"],
]

private let context: JSON = [
  "dcat": "http://www.w3.org/ns/dcat#", "dcatap": "http://data.europa.eu/r5r/", "dct": "http://purl.org/dc/terms/",
  "foaf": "http://xmlns.com/foaf/0.1/",
  "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "skos": "http://www.w3.org/2004/02/skos/core#",
  "spdx": "http://spdx.org/rdf/terms#", "vcard": "http://www.w3.org/2006/vcard/ns#",
  "xsd": "http://www.w3.org/2001/XMLSchema#",
]
