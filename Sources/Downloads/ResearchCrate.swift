import Analyses
import Content

/// A study's files as an RO-Crate 1.1 with provenance: which file, which version of the program, which plan and which
/// parameters made which number.
///
/// Each calculation is a `CreateAction` of the profile *Process Run Crate*: its objects are the data, the plan and its
/// parameters, its instrument is the program with its version, its results are the file that holds the number and the
/// number itself. Simulated data have the action of their script and seed. No moment is given: a build has no clock.
///
/// - Parameter files: The files of the crate, by their path in it.
/// - SeeAlso: https://w3id.org/ro/crate/1.1; https://w3id.org/ro/wfrun/process/0.5.
func researchCrate(
  _ study: Study, results: StudyResults, files: [(path: String, facts: FileFacts)], in catalog: Catalog,
  addresses: Addresses
) -> JSON {
  ResearchCrate(study: study, results: results, files: files, catalog: catalog, addresses: addresses).json
}

private struct ResearchCrate {
  var study: Study
  var results: StudyResults
  var files: [(path: String, facts: FileFacts)]
  var catalog: Catalog
  var addresses: Addresses

  private var language: String { catalog.site.masterLanguage }
  private func text(_ texts: LocalisedText) -> String { texts.text(language, otherwise: catalog.site.languages) }

  var json: JSON {
    let actions = simulation + calculations
    let licenses = catalog.publishedLicenses(of: study)
    let license = catalog.licenses(of: study).data
    let mentions = actions.filter(\.isAction).map { reference($0.id) }
    var entities: [Entity] = [
      Entity(
        "ro-crate-metadata.json", "CreativeWork",
        [("conformsTo", reference("https://w3id.org/ro/crate/1.1")), ("about", reference("./"))]),
      Entity(
        "./", "Dataset",
        [
          ("conformsTo", reference(processProfile)),
          ("name", .string(study.editions.master.title)), ("description", .text(study.editions.master.summary)),
          ("datePublished", .string("\(study.date.value)")), ("dateModified", .string("\(study.modifiedDate)")),
          ("version", .string(study.version.value)), ("license", reference(license.address)),
          ("identifier", study.doi.map { .string($0.address) }),
          ("url", .string(addresses.url(of: study))),
          ("author", study.authors.isEmpty ? nil : .array(study.authors.map { reference(person($0.value).id) })),
          ("publisher", reference(publisher.id)),
          (
            "keywords",
            study.editions.master.study.keywords.isEmpty
              ? nil : .string(study.editions.master.study.keywords.joined(separator: ", "))
          ),
          ("hasPart", .array(files.map { reference($0.path) })),
          ("mentions", mentions.isEmpty ? nil : .array(mentions)),
        ]),
      Entity(
        processProfile, "CreativeWork", [("name", "Process Run Crate"), ("version", "0.5")]),
    ]
    entities += files.map { path, facts in
      let dataset = facts.dataset.flatMap(study.dataset(named:))
      let isReplication = facts.format == .replicationPython || facts.format == .replicationR
      return Entity(
        path, isReplication ? ["File", "SoftwareSourceCode"] : ["File"],
        [
          ("name", .string(dataset.map { "\(text($0.dictionary.title)) – \(facts.format.label)" } ?? facts.name)),
          ("description", .string(facts.format.description(in: language))),
          ("encodingFormat", .string(facts.mediaType)), ("contentSize", .string(String(facts.byteCount))),
          ("sha256", .string(facts.sha256)),
          (
            "license",
            dataset?.dictionary.license.flatMap { $0 == license ? nil : reference($0.address) }
          ),
        ])
    }
    if !actions.isEmpty {
      entities.append(
        Entity(
          software, "SoftwareApplication",
          [
            ("name", .string(Program.name)), ("softwareVersion", .string(Program.version)),
          ]))
    }
    entities += actions
    entities += study.authors.map { person($0.value) }
    entities.append(publisher)
    entities += licenses.map {
      Entity($0.address, "CreativeWork", [("name", .string($0.title)), ("identifier", .string($0.rawValue))])
    }
    var seen: Set<String> = []
    return [
      "@context": [
        "https://w3id.org/ro/crate/1.1/context", ["sha256": "https://w3id.org/ro/terms/workflow-run#sha256"],
      ],
      "@graph": .array(entities.filter { seen.insert($0.id).inserted }.map(\.json)),
    ]
  }

  // MARK: What made what

  /// The script and seed of simulated data, which made every table.
  private var simulation: [Entity] {
    guard let simulation = study.simulation, has(simulation.script.value) else { return [] }
    let tables = study.datasets.map { $0.name + ".csv" }.filter(has)
    guard !tables.isEmpty else { return [] }
    let seed = parameter("#simulation-seed", "seed", .string(String(simulation.seed)))
    let script = Entity(
      "#simulation-script", "SoftwareApplication",
      [
        ("name", .string(simulation.script.value)), ("softwareVersion", .string(study.version.value)),
        ("url", .string(addresses.absolute(Addresses.folder(of: study.slug) + simulation.script.value))),
      ])
    return [
      Entity(
        "#simulation", "CreateAction",
        [
          ("name", .string("Simulation")), ("instrument", reference(script.id)),
          ("object", .array([reference(simulation.script.value), reference(seed.id)])),
          ("result", .array(tables.map(reference))),
        ]),
      script, seed,
    ]
  }

  private var calculations: [Entity] {
    guard has("plan.yml") else { return [] }
    var entities = results.results.flatMap(estimate)
    func add(_ kind: String, _ id: String, _ title: LocalisedText, _ data: String?, file: String = "results.json") {
      guard has(file) else { return }
      entities += action("#\(kind)-\(id)", title: title, id: id, data: data, parameters: [], file: file, value: nil)
    }
    for found in results.descriptions {
      add("description", found.plan.id.value, found.plan.title, found.plan.data.value)
    }
    for found in results.crossTables {
      add("cross-table", found.plan.id.value, found.plan.title, found.plan.data.value, file: crossTablesName)
    }
    for found in results.balances { add("balance", found.plan.id.value, found.plan.title, found.plan.data.value) }
    for found in results.indices { add("index", found.plan.id.value, found.plan.title, found.plan.data.value) }
    for found in results.attritions { add("attrition", found.plan.id.value, found.plan.title, found.plan.data.value) }
    for found in results.powers { add("power", found.plan.id.value, found.plan.title, nil) }
    return entities
  }

  private func estimate(_ result: Result) -> [Entity] {
    let plan = result.plan
    let id = "#estimate-\(result.id)"
    var given: [(String, JSON)] = [("method", .string(result.method.rawValue))]
    func add(_ name: String, _ value: String?) { if let value { given.append((name, .string(value))) } }
    add("outcome", plan.outcome?.value)
    if let treatment = plan.treatment {
      given.append(
        ("treatment", .string("\(treatment.column.value): \(treatment.treated.value) / \(treatment.control.value)")))
    }
    add("blocks", plan.blocks?.value)
    add("cluster", plan.cluster?.value)
    if !plan.covariates.isEmpty { add("covariates", plan.covariates.map(\.value).joined(separator: ", ")) }
    add("weights", plan.weights?.value)
    add("where", plan.filter?.value)
    add("standard-errors", result.standardErrorType.isEmpty ? nil : result.standardErrorType)
    given.append(("confidence", .number(plan.confidence)))
    let parameters = given.map { parameter("\(id)-\($0.0)", $0.0, $0.1) }
    func finite(_ value: Double) -> JSON? { value.isFinite ? .number(value) : nil }
    let value = Entity(
      "#result-\(result.id)", "PropertyValue",
      [
        ("name", .string(plan.title.isEmpty ? result.id : text(plan.title))), ("value", finite(result.estimate)),
        ("minValue", finite(result.low)), ("maxValue", finite(result.high)), ("unitText", .text(text(plan.unit))),
        ("propertyID", .string(result.id)),
      ])
    return action(
      id, title: plan.title, id: result.id, data: result.isRestricted ? nil : plan.data.value, parameters: parameters,
      file: "results.csv", value: value)
  }

  private func action(
    _ id: String, title: LocalisedText, id name: String, data: String?, parameters: [Entity], file: String,
    value: Entity?
  ) -> [Entity] {
    let table = data.map { $0 + ".csv" }.flatMap { has($0) ? $0 : nil }
    let objects = [table, "plan.yml"].compactMap { $0 } + parameters.map(\.id)
    let made = [file] + [value?.id].compactMap { $0 }
    return [
      Entity(
        id, "CreateAction",
        [
          ("name", .string(title.isEmpty ? name : text(title))), ("instrument", reference(software)),
          ("object", .array(objects.map(reference))), ("result", .array(made.map(reference))),
        ])
    ] + [value].compactMap { $0 } + parameters
  }

  private func parameter(_ id: String, _ name: String, _ value: JSON) -> Entity {
    Entity(id, "PropertyValue", [("name", .string(name)), ("value", value)])
  }

  // MARK: Who

  private func person(_ id: String) -> Entity {
    let person = catalog.person(id)
    let orcid = person?.orcid ?? ""
    let affiliation = person?.affiliation.flatMap { catalog.organisation($0.value)?.name }
    return Entity(
      orcid.isEmpty ? "#person-\(id)" : "https://orcid.org/\(orcid)", "Person",
      [("name", .string(person?.name ?? id)), ("affiliation", affiliation.map(JSON.string))])
  }

  private var publisher: Entity {
    let organisation = catalog.organisation(catalog.site.publisher.value)
    let address = organisation.map { $0.ror.isEmpty ? $0.url : $0.ror } ?? ""
    return Entity(
      address.isEmpty ? "#publisher" : address, "Organization",
      [("name", .string(catalog.publisherName)), ("url", .string(catalog.site.baseURL))])
  }

  private func has(_ path: String) -> Bool { files.contains { $0.path == path } }
}

private let software = "#tank"
private let processProfile = "https://w3id.org/ro/wfrun/process/0.5"

private func reference(_ id: String) -> JSON { ["@id": .string(id)] }

/// One thing of the crate's flat list.
private struct Entity {
  var id: String
  var types: [String]
  var properties: [(String, JSON?)]

  init(_ id: String, _ type: String, _ properties: [(String, JSON?)]) {
    self.init(id, [type], properties)
  }

  init(_ id: String, _ types: [String], _ properties: [(String, JSON?)]) {
    self.id = id
    self.types = types
    self.properties = properties
  }

  var isAction: Bool { types == ["CreateAction"] }
  var json: JSON {
    .members([("@id", .string(id)), ("@type", types.count == 1 ? .string(types[0]) : .texts(types))] + properties)
  }
}
