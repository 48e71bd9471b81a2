import Content
import Tables

/// A study's files as a Data Package of version 2: its canonical tables with their schemas, then its other files.
///
/// The other forms of a table (for French spreadsheets, as JSON) hold nothing new, and are left out. So is
/// `results.json`, which frictionless 5 takes for the description of a resource.
/// - Returns: nil for a study with neither data nor plan: a Data Package holds one resource at least.
func dataPackage(_ study: Study, files: [DownloadFile], in catalog: Catalog, addresses: Addresses) -> JSON? {
  let languages = catalog.site.languages
  let resources = files.compactMap { file -> JSON? in
    switch (file.facts.format, file.facts.dataset) {
    case (.csv, let name?):
      guard let dataset = study.dataset(named: name), !dataset.table.columns.isEmpty else { return nil }
      return packageTable(
        file.facts, name: name, schema: tableSchema(dataset, languages: languages),
        about: packageDescription(of: dataset, license: dataset.dictionary.license, languages: languages))
    case (.csv, nil) where file.facts.name == crossTablesName:
      return packageTable(
        file.facts, name: "cross-tables", schema: tableSchema(crossTableColumns, primaryKey: "cell"),
        about: [("title", "Cross-tables"), ("description", "The cells of the plan's cross-tables, one a line")])
    case (.csv, nil):
      return packageTable(
        file.facts, name: "results", schema: tableSchema(resultColumns, primaryKey: "term"),
        about: [("title", "Results"), ("description", "The estimates of the plan, one a line")])
    case (.yaml, nil): return other(file.facts, name: "plan", format: "yml")
    case (.python, nil): return other(file.facts, name: "simulation", format: "py")
    case (.replicationPython, nil): return other(file.facts, name: "replication-python", format: "py")
    case (.replicationR, nil): return other(file.facts, name: "replication-r", format: "r")
    case (.text, nil): return other(file.facts, name: "simulation", format: "txt")
    default: return nil
    }
  }
  guard !resources.isEmpty else { return nil }
  let edition = study.editions.master
  return .members([
    ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
    ("name", .string(study.slug)),
    ("id", .string(addresses.absolute(Addresses.folder(of: study.slug) + "datapackage.json"))),
    ("title", .text(edition.title)),
    ("description", .text(edition.summary)),
    ("homepage", .string(addresses.url(of: study))),
    ("doi", study.doi.map { .string($0.address) }),
    ("version", .string(study.version.value)),
    ("created", .string("\(study.versionDate)T00:00:00Z")),
    ("licenses", licenses(catalog.licenses(of: study))),
    ("contributors", packageContributors(of: study, in: catalog)),
    ("sources", sources(of: study)),
    ("keywords", edition.study.keywords.isEmpty ? nil : .texts(edition.study.keywords)),
    ("simulated", study.simulation == nil ? nil : .bool(true)),
    ("resources", .array(resources)),
  ])
}

extension JSON {
  /// The files that a Data Package names.
  var resourcePaths: [String] {
    guard case .object(let members) = self,
      case .array(let resources)? = members.first(where: { $0.key == "resources" })?.value
    else { return [] }
    return resources.compactMap { resource in
      guard case .object(let members) = resource,
        case .string(let path)? = members.first(where: { $0.key == "path" })?.value
      else { return nil }
      return path
    }
  }
}

/// The whole site as a Data Package: the list of studies, then every study's tables, whose schemas are files.
func siteDataPackage(_ catalog: Catalog, studyList: FileFacts, studies: [StudyDownloads], addresses: Addresses) -> JSON
{
  let site = catalog.site
  var resources = [
    packageTable(
      studyList, path: studyList.path, name: "studies",
      schema: tableSchema(studyListColumns(languages: site.languages), primaryKey: "slug"),
      about: [("title", "Studies"), ("description", "The published studies, one a line")])
  ]
  for (study, downloads) in zip(catalog.studies, studies) {
    for facts in downloads.facts where facts.format == .csv {
      if let name = facts.dataset {
        guard let dataset = study.dataset(named: name), !dataset.table.columns.isEmpty else { continue }
        resources.append(
          packageTable(
            facts, path: facts.path, name: "\(study.slug).\(name)",
            schema: .string(Addresses.folder(of: study.slug) + name + ".schema.json"),
            about: packageDescription(
              of: dataset, license: dataset.dictionary.license ?? catalog.licenses(of: study).data,
              languages: site.languages)))
      } else {
        let isCrossTables = facts.name == crossTablesName
        resources.append(
          packageTable(
            facts, path: facts.path, name: "\(study.slug).\(isCrossTables ? "cross-tables" : "results")",
            schema: isCrossTables
              ? tableSchema(crossTableColumns, primaryKey: "cell") : tableSchema(resultColumns, primaryKey: "term"),
            about: [
              ("title", .string(study.editions.master.title)),
              ("licenses", packageLicenses([catalog.licenses(of: study).data])),
            ]))
      }
    }
  }
  let language = site.masterLanguage
  return .members([
    ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
    ("name", .string(packageName(of: site))),
    ("id", .string(addresses.absolute("datapackage.json"))),
    ("title", .text(site.title.text(language, otherwise: site.languages))),
    ("description", .text(site.description.text(language, otherwise: site.languages))),
    ("homepage", .string(site.baseURL)),
    ("created", catalog.buildDate.map { .string("\($0)T00:00:00Z") }),
    ("licenses", licenses(site.licenses)),
    ("contributors", [["title": .string(catalog.publisherName), "roles": ["publisher"]]]),
    ("resources", .array(resources)),
  ])
}

private func packageName(of site: Site) -> String {
  let name = suggestedSlug(for: site.title.text(site.masterLanguage, otherwise: site.languages))
  return name.isEmpty ? "site" : name
}

func packageTable(
  _ facts: FileFacts, path: String? = nil, name: String, schema: JSON, about: [(String, JSON?)]
) -> JSON {
  .members(
    [("name", .string(name)), ("path", .string(path ?? facts.name)), ("type", "table")] + about + [
      ("format", "csv"),
      ("mediatype", .string(facts.format.mediaType)),
      ("encoding", "utf-8"),
      ("bytes", .integer(facts.byteCount)),
      ("hash", .string("sha256:" + facts.sha256)),
      ("fingerprint", facts.content.map { .string($0.fingerprint.table) }),
      (
        "dialect",
        [
          "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json", "delimiter": ",",
          "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": .bool(true), "header": .bool(true),
        ]
      ),
      ("schema", schema),
    ])
}

private func other(_ facts: FileFacts, name: String, format: String) -> JSON {
  [
    "name": .string(name), "path": .string(facts.name), "format": .string(format),
    "mediatype": .string(facts.format.mediaType), "encoding": "utf-8", "bytes": .integer(facts.byteCount),
    "hash": .string("sha256:" + facts.sha256),
  ]
}

/// - Parameter license: nil when the package's own licence holds.
func packageDescription(of dataset: Dataset, license: License?, languages: [String]) -> [(String, JSON?)] {
  let dictionary = dataset.dictionary
  func text(_ texts: LocalisedText) -> JSON? { .text(texts.text(languages[0], otherwise: languages)) }
  return [
    ("title", text(dictionary.title)),
    ("description", text(dictionary.description)),
    ("unitOfObservation", text(dictionary.unitOfObservation)),
    ("sources", sources(of: dictionary)),
    ("licenses", license.map { packageLicenses([$0]) }),
  ]
}

func packageLicenses(_ licenses: [License]) -> JSON {
  .array(
    licenses.map { ["name": .string($0.rawValue), "path": .string($0.address), "title": .string($0.title)] })
}

private func licenses(_ pair: Licenses) -> JSON {
  packageLicenses(pair.data == pair.text ? [pair.data] : [pair.data, pair.text])
}

func packageContributors(of study: Study, in catalog: Catalog) -> JSON? {
  var list: [JSON] = []
  for author in study.authors {
    guard let person = catalog.person(author.value) else { continue }
    list.append(
      .members([
        ("title", .string(person.name)),
        ("path", person.orcid.isEmpty ? nil : .string("https://orcid.org/" + person.orcid)),
        ("organization", person.affiliation.flatMap { catalog.organisation($0.value) }.map { .string($0.name) }),
        ("roles", ["author"]),
      ]))
  }
  func add(_ id: String, role: String) {
    guard let organisation = catalog.organisation(id) else { return }
    let address = organisation.ror.isEmpty ? organisation.url : organisation.ror
    list.append(
      .members([("title", .string(organisation.name)), ("path", .text(address)), ("roles", [.string(role)])]))
  }
  add(catalog.site.publisher.value, role: "publisher")
  for partner in study.partners { add(partner.value, role: "partner") }
  for funding in study.funding { add(funding.by.value, role: "funder") }
  return list.isEmpty ? nil : .array(list)
}

/// The source in words, then the data of others with their licences.
private func sources(of dictionary: Dataset.Dictionary) -> JSON? {
  var list: [JSON] = dictionary.source.isEmpty ? [] : [["title": .string(dictionary.source)]]
  for source in dictionary.sources {
    list.append(
      .members([
        ("title", .string(source.title)), ("path", .text(source.url)),
        ("license", source.license.map { .string($0.value.rawValue) }),
      ]))
  }
  return list.isEmpty ? nil : .array(list)
}

private func sources(of study: Study) -> JSON? {
  guard let source = study.source else { return nil }
  return [.members([("title", .string(source.text)), ("path", .text(source.url))])]
}
