import Analyses
import Content

/// The catalogue in DCAT-AP 3, as graphs from which every form is written.
///
/// Each table is a `dcat:Dataset` with one distribution for each form; each study is a `dcat:Dataset` too, whose
/// distributions are its results and its bundle, and of which the tables are parts. Identifiers are the addresses of
/// the files without their endings: they come from the base URL and the slugs alone, and never change. Licences are
/// addresses, on the dataset and on every distribution. What a profile checks the class of carries its class here, so
/// that nothing must be fetched.
///
/// A catalogue of more than ``pageLimit`` datasets is paged: see ``pages(_:file:)``.
struct DcatCatalog {
  /// Datasets up to which a catalogue is one file.
  static let pageLimit = 200
  /// Datasets of one page.
  static let pageSize = 100

  var catalog: Catalog
  var addresses: Addresses
  /// Whether it is the form for the harvester of data.gouv.fr.
  ///
  /// That harvester drops a dataset for a checksum of the type that the shapes of DCAT-AP want, and knows a licence by the
  /// address of its text; data.europa.eu knows it by the European list.
  var isForDataGouv: Bool

  private var site: Site { catalog.site }

  /// The pages of the catalogue, at least one.
  ///
  /// - Parameter file: The address of a page's file, by its number from 1.
  func pages(_ entries: [StudyEntry], file: (Int) -> String) -> [Graph] {
    let datasets: [(entry: StudyEntry, table: Dataset?)] = entries.flatMap { entry in
      [(entry, nil)] + publishedTables(entry).map { (entry, $0) }
    }
    let isPaged = datasets.count > Self.pageLimit
    let size = isPaged ? Self.pageSize : max(datasets.count, 1)
    let count = max((datasets.count + size - 1) / size, 1)
    return (1...count).map { number in
      let part = datasets[min((number - 1) * size, datasets.count)..<min(number * size, datasets.count)]
      var graph = Graph()
      if isPaged { graph.add(page(number, of: count, total: datasets.count, file: file)) }
      add(Array(part), entries: entries, to: &graph)
      return graph
    }
  }

  /// One page of a collection, in the words of Hydra that harvesters follow.
  private func page(_ number: Int, of count: Int, total: Int, file: (Int) -> String) -> Graph.Node {
    var page = Graph.Node(file(number), "hydra:PagedCollection")
    page.say("hydra:totalItems", .typed(String(total), as: "xsd:integer"))
    page.say("hydra:itemsPerPage", .typed(String(Self.pageSize), as: "xsd:integer"))
    page.say("hydra:firstPage", .address(file(1)))
    page.say("hydra:lastPage", .address(file(count)))
    page.say("hydra:nextPage", number < count ? .address(file(number + 1)) : nil)
    page.say("hydra:previousPage", number > 1 ? .address(file(number - 1)) : nil)
    return page
  }

  private func add(_ part: [(entry: StudyEntry, table: Dataset?)], entries: [StudyEntry], to graph: inout Graph) {
    var node = Graph.Node(site.baseURL, "dcat:Catalog")
    node.say("dct:identifier", .plain(site.baseURL))
    node.say("dct:title", texts(site.title.texts))
    node.say("dct:description", texts(site.description.texts))
    node.say("dct:publisher", .address(publisherId))
    node.say("dcat:contactPoint", siteContact.map { .address($0.id) })
    node.say("dct:language", site.languages.map { .address(languageNode($0).id) })
    node.say("dct:license", .address(licenseDocument(site.licenses.data).id))
    node.say("foaf:homepage", .address(site.baseURL + "#site"))
    node.say("dct:issued", entries.map(\.study.date.value).min().map(Self.date))
    node.say("dct:modified", entries.map(\.study.modifiedDate).max().map(Self.date))
    node.say("dcat:themeTaxonomy", [.address(europeanThemes.id), .address(site.baseURL + "#themes")])
    node.say("dcat:dataset", part.map { .address(identifier(of: $0.entry.study, $0.table)) })
    graph.add(node)
    for (entry, table) in part {
      if let table { add(table, of: entry, to: &graph) } else { add(entry, to: &graph) }
    }
    addCommon(to: &graph)
  }

  private func publishedTables(_ entry: StudyEntry) -> [Dataset] {
    entry.study.datasets.filter { !entry.downloads.facts(ofDataset: $0.name).isEmpty }
  }

  // MARK: Datasets

  private func add(_ entry: StudyEntry, to graph: inout Graph) {
    let study = entry.study
    let tables = publishedTables(entry)
    let titles = study.editions.all.map { ($0.language, $0.title) }
    let whole = ["results.csv", "results.json"].compactMap(entry.downloads.facts(named:))
    let files = whole + [entry.downloads.bundle].compactMap { $0 }
    var node = Graph.Node(identifier(of: study), "dcat:Dataset")
    node.say("dct:title", texts(titles))
    node.say("dct:description", texts(study.editions.all.map { ($0.language, $0.summary) }))
    let territory = study.editions.all.map { ($0.language, $0.study.territory) }
    let coverage = Coverage(of: tables, named: territory)
    describe(&node, study, license: entry.licenses.data, coverage, contact: nil, in: &graph)
    node.say("adms:identifier", study.doi.map { .nameless(otherIdentifier($0)) })
    node.say("dct:provenance", provenance(of: study))
    node.say("dct:hasPart", tables.map { .address(identifier(of: study, $0)) })
    node.say("dcat:distribution", files.map { .address(addresses.absolute($0.path)) })
    graph.add(node)
    for file in files { add(file, of: study, titles: titles, license: entry.licenses.data, to: &graph) }
  }

  private func add(_ dataset: Dataset, of entry: StudyEntry, to graph: inout Graph) {
    let study = entry.study
    let dictionary = dataset.dictionary
    let license = dictionary.license ?? entry.licenses.data
    let facts = entry.downloads.facts(ofDataset: dataset.name)
    let forms = facts.filter { !$0.format.isDescription }
    let titles = dictionary.title.texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    var node = Graph.Node(identifier(of: study, dataset), "dcat:Dataset")
    node.say("dct:title", texts(titles))
    node.say("dct:description", texts(describedTexts(of: dataset, in: study)))
    describe(&node, study, license: license, Coverage(of: dataset), contact: dictionary.contact, in: &graph)
    node.say("dct:created", dictionary.created.map(Self.date))
    node.say("dct:provenance", provenance(of: study, dictionary.sources))
    node.say("dct:isPartOf", .address(identifier(of: study)))
    let schema = facts.first { $0.format == .tableSchema }.map { addresses.absolute($0.path) }
    let standards = [schema, dictionary.schema.conformsTo].compactMap { $0 }.filter { !$0.isEmpty }
    for standard in standards { graph.add(Graph.Node(standard, "dct:Standard")) }
    node.say("dct:conformsTo", standards.map { .address($0) })
    node.say("dcat:distribution", forms.map { .address(addresses.absolute($0.path)) })
    graph.add(node)
    for form in forms { add(form, of: study, titles: titles, license: license, standards: standards, to: &graph) }
  }

  /// The identifier that an archive gave, beside the catalogue's own.
  private func otherIdentifier(_ doi: DOI) -> Graph.Node {
    var node = Graph.Node("", "adms:Identifier")
    node.say("skos:notation", .typed(doi.address, as: "xsd:anyURI"))
    node.say("adms:schemaAgency", .plain("DOI"))
    return node
  }

  /// What a study and its tables have in common.
  private func describe(
    _ node: inout Graph.Node, _ study: Study, license: License, _ coverage: Coverage, contact: ContactPoint?,
    in graph: inout Graph
  ) {
    node.say("dct:identifier", .plain(node.id))
    node.say("dct:publisher", .address(publisherId))
    node.say("dct:creator", study.authors.map { graph.object(person($0.value)) })
    let contactNode = contact.map { contactPoint($0, id: node.id + "#contact") } ?? siteContact
    node.say("dcat:contactPoint", contactNode.map { graph.object($0) })
    let languages = study.editions.all.map(\.language)
    node.say("dct:language", languages.map { .address(languageNode($0).id) })
    node.say("dct:license", graph.object(licenseDocument(license)))
    node.say("dct:accessRights", .address(publicAccess.id))
    node.say("dct:issued", Self.date(study.date.value))
    node.say("dct:modified", Self.date(study.modifiedDate))
    node.say("dcat:version", .plain(study.version.value))
    node.say(
      "dcat:keyword",
      study.editions.all.flatMap { edition in edition.study.keywords.map { .text($0, language: edition.language) } })
    // The site's own themes are subjects: a theme of DCAT-AP is one of the European list.
    node.say("dcat:theme", .address(europeanTheme.id))
    node.say("dct:subject", study.themes.compactMap { theme($0.value) }.map { graph.object($0) })
    let pages = languages.map { Graph.Node(addresses.url(of: study, language: $0), "foaf:Document") }
    node.say("dcat:landingPage", pages.map { graph.object($0) })
    if let frequency = coverage.frequency {
      node.say(
        "dct:accrualPeriodicity", graph.object(european("frequency", frequency.europeanName, "dct:Frequency")))
    }
    node.say("dct:temporal", coverage.temporal.map { .nameless(period($0)) })
    node.say("dct:spatial", coverage.spatial.map { graph.object(place($0, of: node.id)) })
  }

  private func add(
    _ facts: FileFacts, of study: Study, titles: [(String, String)], license: License, standards: [String] = [],
    to graph: inout Graph
  ) {
    let address = addresses.absolute(facts.path)
    let form =
      switch facts.format {
      case .frenchCSV: "CSV (fr)"
      case .jsonColumns: "JSON (columns)"
      default: facts.format.label
      }
    var node = Graph.Node(address, "dcat:Distribution")
    node.say("dct:title", titles.map { .text("\($0.1) – \(form)", language: $0.0) })
    node.say("dct:description", site.languages.map { .text(facts.format.description(in: $0), language: $0) })
    node.say("dcat:accessURL", .address(address))
    node.say("dcat:downloadURL", .address(address))
    node.say("dct:license", .address(licenseDocument(license).id))
    node.say("dct:rights", .address(publicAccess.id))
    node.say(
      "dct:format", graph.object(european("file-type", facts.format.europeanFileType, "dct:MediaTypeOrExtent")))
    node.say(
      "dcat:mediaType",
      graph.object(
        Graph.Node("https://www.iana.org/assignments/media-types/\(facts.format.registeredMediaType)", "dct:MediaType"))
    )
    node.say("dct:conformsTo", facts.format == .csv ? standards.map { .address($0) } : [])
    node.say("dcat:byteSize", .typed(String(facts.byteCount), as: "xsd:nonNegativeInteger"))
    node.say("dct:issued", Self.date(study.date.value))
    node.say("dct:modified", Self.date(study.modifiedDate))
    node.say("dcatap:availability", .address(stable.id))
    if !isForDataGouv {
      var checksum = Graph.Node("", "spdx:Checksum")
      checksum.say("spdx:algorithm", .address(checksumAlgorithm))
      checksum.say("spdx:checksumValue", .typed(facts.sha256, as: "xsd:hexBinary"))
      node.say("spdx:checksum", .nameless(checksum))
    }
    graph.add(node)
  }

  private func identifier(of study: Study, _ dataset: Dataset? = nil) -> String {
    addresses.absolute("data/" + study.slug + (dataset.map { "/" + $0.name } ?? ""))
  }

  // MARK: Coverage

  /// Without an address: the harvester of data.gouv.fr would fetch it.
  private func period(_ period: Period) -> Graph.Node {
    var node = Graph.Node("", "dct:PeriodOfTime")
    node.say("dcat:startDate", period.first.map(Self.date))
    node.say("dcat:endDate", period.last.map(Self.date))
    return node
  }

  /// The box stands as GeoJSON and as WKT: harvesters read the one or the other.
  private func place(_ territory: Territory, of dataset: String) -> Graph.Node {
    var node = Graph.Node(territory.address.isEmpty ? dataset + "#place" : territory.address, "dct:Location")
    node.say("skos:prefLabel", texts(territory.name.texts))
    guard let box = territory.box else { return node }
    let corners = [
      (box.west, box.south), (box.east, box.south), (box.east, box.north), (box.west, box.north),
      (box.west, box.south),
    ]
    let pairs = corners.map { "[\($0.0.shortest),\($0.1.shortest)]" }.joined(separator: ",")
    let points = corners.map { "\($0.0.shortest) \($0.1.shortest)" }.joined(separator: ", ")
    node.say("dcat:bbox", .typed("POLYGON((\(points)))", as: "geo:wktLiteral"))
    node.say("locn:geometry", .typed("{\"type\":\"Polygon\",\"coordinates\":[[\(pairs)]]}", as: "geo:geoJSONLiteral"))
    return node
  }

  // MARK: Who, what and where

  private func addCommon(to graph: inout Graph) {
    let organisation = catalog.organisation(site.publisher.value)
    var publisher = Graph.Node(publisherId, "foaf:Agent", "foaf:Organization")
    publisher.say("foaf:name", .plain(catalog.publisherName))
    let homepage = organisation.map { $0.url.isEmpty ? site.baseURL : $0.url } ?? site.baseURL
    // The catalogue has the same address as the site's first page.
    publisher.say(
      "foaf:homepage", .address(homepage == site.baseURL ? site.baseURL + "#site" : homepage))
    graph.add(publisher)
    if homepage != site.baseURL { graph.add(Graph.Node(homepage, "foaf:Document")) }
    graph.add(Graph.Node(site.baseURL + "#site", "foaf:Document"))
    if let siteContact { graph.add(siteContact) }
    for code in site.languages { graph.add(languageNode(code)) }
    graph.add(licenseDocument(site.licenses.data))
    graph.add(publicAccess)
    var themes = Graph.Node(site.baseURL + "#themes", "skos:ConceptScheme")
    themes.say("dct:title", texts(site.title.texts))
    graph.add([themes, europeanThemes, europeanTheme, stable])
    if !isForDataGouv { graph.add(Graph.Node(checksumAlgorithm, "spdx:ChecksumAlgorithm")) }
  }

  private func licenseDocument(_ license: License) -> Graph.Node {
    guard !isForDataGouv else { return Graph.Node(license.address, "dct:LicenseDocument") }
    var node = european("licence", license.europeanName, "dct:LicenseDocument")
    node.say("dct:identifier", .plain(license.rawValue))
    node.say("dct:title", .text(license.title, language: license == .etalab2 ? "fr" : "en"))
    node.say("skos:exactMatch", .address(license.address))
    return node
  }

  private var publisherId: String {
    catalog.organisation(site.publisher.value).map { $0.ror.isEmpty ? site.baseURL + "#publisher" : $0.ror }
      ?? site.baseURL + "#publisher"
  }

  private var siteContact: Graph.Node? {
    site.contact.isEmpty
      ? nil : contactPoint(ContactPoint(name: "", email: site.contact), id: site.baseURL + "#contact")
  }

  private func contactPoint(_ contact: ContactPoint, id: String) -> Graph.Node {
    var node = Graph.Node(id, "vcard:Kind", "vcard:Organization")
    node.say("vcard:fn", .plain(contact.name.isEmpty ? catalog.publisherName : contact.name))
    node.say("vcard:hasEmail", .address("mailto:" + contact.email))
    return node
  }

  private func person(_ id: String) -> Graph.Node {
    let person = catalog.person(id)
    let orcid = person?.orcid ?? ""
    var node = Graph.Node(
      orcid.isEmpty ? site.baseURL + "#person-" + id : "https://orcid.org/" + orcid, "foaf:Agent", "foaf:Person")
    node.say("foaf:name", .plain(person?.name ?? id))
    return node
  }

  private func theme(_ id: String) -> Graph.Node? {
    catalog.theme(id).map { theme in
      var node = Graph.Node(site.baseURL + "#theme-" + id, "skos:Concept")
      node.say("skos:prefLabel", theme.title.isEmpty ? [.plain(id)] : texts(theme.title.texts))
      node.say("skos:inScheme", .address(site.baseURL + "#themes"))
      return node
    }
  }

  /// Where the data come from, when they are not an experiment's own.
  private func provenance(of study: Study, _ sources: [DataSource] = []) -> Graph.Object? {
    var said: [(String, String)] = []
    if let simulation = study.simulation {
      said = [
        ("en", "Simulated data: made by \(simulation.script.value) with the seed \(simulation.seed)"),
        ("fr", "Données simulées par \(simulation.script.value) avec la graine \(simulation.seed)"),
      ].filter { site.languages.contains($0.0) }
    }
    if let source = study.source {
      said.append((site.masterLanguage, source.url.isEmpty ? source.text : "\(source.text) \(source.url)"))
    }
    for source in sources {
      let license = source.license.map { " (\($0.value.rawValue))" } ?? ""
      said.append(
        (site.masterLanguage, [source.title + license, source.url].filter { !$0.isEmpty }.joined(separator: " ")))
    }
    guard !said.isEmpty else { return nil }
    var node = Graph.Node("", "dct:ProvenanceStatement")
    node.say("rdfs:label", texts(said))
    return .nameless(node)
  }

  private func languageNode(_ code: String) -> Graph.Node {
    let names = ["fr": "FRA", "en": "ENG"]
    return european("language", names[code] ?? code.uppercased(), "dct:LinguisticSystem")
  }

  private func texts(_ texts: [String: String]) -> [Graph.Object] {
    self.texts(texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  private func texts(_ texts: [(String, String)]) -> [Graph.Object] {
    texts.filter { !$0.1.isEmpty }.map { .text($0.1, language: $0.0) }
  }

  private static func date(_ date: CalendarDate) -> Graph.Object { .typed(date.description, as: "xsd:date") }
}

/// DCAT-AP asks for a description; the study's summary says what a table is for.
func describedTexts(of dataset: Dataset, in study: Study) -> [(String, String)] {
  let own = dataset.dictionary.description
  return own.isEmpty
    ? study.editions.all.map { ($0.language, $0.summary) }
    : own.texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
}
