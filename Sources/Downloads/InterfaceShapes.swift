import Analyses
import Content
import Tables

/// What the JSON interface says of a study, a dataset, a result and a person.
struct InterfaceShapes {
  var catalog: Catalog
  var addresses: Addresses

  struct Table {
    var dataset: Dataset
    var entry: StudyEntry
  }

  struct Estimate {
    var result: Result
    var entry: StudyEntry
  }

  private var languages: [String] { catalog.site.languages }

  /// Every language that has a text.
  private func texts(_ texts: LocalisedText) -> JSON { .translations(texts.texts) ?? .object([]) }

  private func texts(_ study: Study, _ text: (Edition) -> String) -> JSON {
    .object(
      study.editions.all.filter { !text($0).isEmpty }.sorted { $0.language < $1.language }.map {
        (key: $0.language, value: .string(text($0)))
      })
  }

  private func address(_ path: String) -> JSON { .string(addresses.absolute(path)) }

  var license: Shape<License> {
    Shape(
      name: "License", description: "A licence.",
      members: [
        .init("id", .word(License.allCases.map(\.rawValue)), "SPDX identifier") { .string($0.rawValue) },
        .init("title", .text, "name") { .string($0.title) }, .init("url", .address, "address") { .string($0.address) },
        .init("text", .address, "full text at this site") { address("licenses/\($0.rawValue).txt") },
      ])
  }

  var file: Shape<FileFacts> {
    Shape(
      name: "File", description: "A published file.",
      members: [
        .init("url", .address, "where it is") { address($0.path) },
        .init("format", .text, "name of the format") { .string($0.format.label) },
        .init("media_type", .text, "as registered with IANA where it is") { .string($0.mediaType) },
        .init("bytes", .integer, "size") { .integer($0.byteCount) },
        .init("sha256", .text, "checksum in lower-case hexadecimal digits") { .string($0.sha256) },
      ])
  }

  var study: Shape<StudyEntry> {
    let license = license
    return Shape(
      name: "Study", description: "A study with its question, its licences and the addresses of its files.",
      members: [
        .init("slug", .text, "name in addresses") { .string($0.study.slug) },
        .init("url", .address, "this object") { address(Interface.path(ofStudy: $0.study.slug)) },
        .init("pages", .list(.address), "its pages, one for each language") { entry in
          .array(entry.study.editions.all.map { .string(addresses.url(of: entry.study, language: $0.language)) })
        },
        .init("title", .texts, "title by language") { texts($0.study) { $0.title } },
        .init("question", .texts, "question by language") { texts($0.study) { $0.study.question } },
        .init("summary", .texts, "summary by language") { texts($0.study) { $0.summary } },
        .init("population", .texts, "who was studied") { texts($0.study) { $0.study.population } },
        .init("territory", .texts, "where") { texts($0.study) { $0.study.territory } },
        .init("keywords", .list(.text), "in the first language") { .texts($0.study.editions.master.study.keywords) },
        .init("design", .word(Study.Design.allCases.map(\.rawValue)), "how the effect is identified") {
          .string($0.study.design.rawValue)
        },
        .init("status", .word(Study.Status.allCases.map(\.rawValue)), "how far it is") {
          .string($0.study.status.rawValue)
        },
        .init("date", .day, "first publication") { .string("\($0.study.date.value)") },
        .init("modified", .day, "last correction, or first publication") { .string("\($0.study.modifiedDate)") },
        .init("version", .text, "semantic version") { .string($0.study.version.value) },
        .init("doi", .text, "DOI of this version, from 10. on", isOptional: true) { entry in
          entry.study.doi.map { .string($0.name) }
        },
        .init("themes", .list(.text), "ids of themes") { .texts($0.study.themes.map(\.value)) },
        .init("authors", .list(.text), "ids of people") { .texts($0.study.authors.map(\.value)) },
        .init("simulated", .truth, "whether the data are simulated") { .bool($0.study.simulation != nil) },
        .init("license_data", .object(license.schema), "licence of the data") { license.json($0.licenses.data) },
        .init("license_text", .object(license.schema), "licence of the texts") { license.json($0.licenses.text) },
        .init("headline", .text, "term of the main result", isOptional: true) { $0.headline.map { .string($0.id) } },
        .init("datasets", .list(.text), "names of its datasets") { .texts($0.study.datasets.map(\.name)) },
        .init("files", .list(.object(file.schema)), "files of the whole study") { entry in
          .array(entry.downloads.facts.filter { $0.dataset == nil }.map(file.json))
        },
      ])
  }

  var dataset: Shape<Table> {
    let license = license
    let file = file
    return Shape(
      name: "Dataset", description: "A table with its dictionary and its files.",
      members: [
        .init("study", .text, "slug of its study") { .string($0.entry.study.slug) },
        .init("name", .text, "name in addresses, once in a study") { .string($0.dataset.name) },
        .init("title", .texts, "title by language") { texts($0.dataset.dictionary.title) },
        .init("description", .texts, "description by language") { texts($0.dataset.dictionary.description) },
        .init("license", .object(license.schema), "licence of the data") {
          license.json($0.dataset.dictionary.license ?? $0.entry.licenses.data)
        },
        .init("rows", .integer, "number of rows") { .integer($0.dataset.table.rowCount) },
        .init("fields", .list(.object(field.schema)), "columns in their order") {
          .array($0.dataset.table.columns.map(\.field).map(field.json))
        },
        .init("frequency", .word(Frequency.allCases.map(\.rawValue)), "how often it changes", isOptional: true) {
          $0.dataset.dictionary.frequency.map { .string($0.rawValue) }
        },
        .init("from", .day, "first day that it is about", isOptional: true) {
          $0.dataset.dictionary.temporal?.first.map { .string("\($0)") }
        },
        .init("to", .day, "last day that it is about", isOptional: true) {
          $0.dataset.dictionary.temporal?.last.map { .string("\($0)") }
        },
        .init("territory", .texts, "where", isOptional: true) { $0.dataset.dictionary.spatial.map { texts($0.name) } },
        .init("box", .list(.number), "west, south, east, north in degrees", isOptional: true) {
          $0.dataset.dictionary.spatial?.box.map { .array([$0.west, $0.south, $0.east, $0.north].map(JSON.number)) }
        },
        .init("fingerprint", .text, "UNF of what it holds, in whatever format", isOptional: true) { table in
          table.entry.downloads.facts(ofDataset: table.dataset.name).lazy.compactMap(\.content).first.map {
            .string($0.fingerprint.table)
          }
        },
        .init("files", .list(.object(file.schema)), "the table in each format, and its descriptions") { table in
          .array(table.entry.downloads.facts(ofDataset: table.dataset.name).map(file.json))
        },
      ])
  }

  private var field: Shape<Field> {
    Shape(
      name: "Field", description: "A column.",
      members: [
        .init("name", .text, "header of the CSV") { .string($0.name) },
        .init("type", .word(Field.Kind.allCases.map(\.rawValue)), "type of Table Schema") { .string($0.kind.rawValue) },
        .init("title", .texts, "title by language") { texts(LocalisedText($0.title)) },
      ])
  }

  var result: Shape<Estimate> {
    func number(_ value: Double) -> JSON { value.isFinite ? .number(value) : .null }
    return Shape(
      name: "Result", description: "An estimate that was planned, with what is needed to judge it.",
      members: [
        .init("study", .text, "slug of its study") { .string($0.entry.study.slug) },
        .init("term", .text, "id, once in a study") { .string($0.result.id) },
        .init("version", .text, "version of the study") { .string($0.entry.study.version.value) },
        .init("title", .texts, "title by language") { texts($0.result.plan.title) },
        .init("primary", .truth, "whether it was planned as a main result") { .bool($0.result.plan.isPrimary) },
        .init("placebo", .truth, "whether the treatment cannot have changed the outcome") {
          .bool($0.result.plan.isPlacebo)
        },
        .init("method", .text, "how it was estimated") { .string($0.result.method.rawValue) },
        .init("scale", .word(PlannedEstimate.Scale.allCases.map(\.rawValue)), "how it is to be read") {
          .string($0.result.plan.scale.rawValue)
        },
        .init("unit", .texts, "unit by language") { texts($0.result.plan.unit) },
        .init("estimate", .number, "the estimate") { number($0.result.estimate) },
        .init("std_error", .number, "standard error") { number($0.result.standardError) },
        .init("statistic", .number, "test statistic") { number($0.result.statistic) },
        .init("df", .number, "degrees of freedom; null for a normal distribution") {
          number($0.result.degreesOfFreedom)
        },
        .init("p_value", .number, "two-sided p value") { number($0.result.pValue) },
        .init("conf_level", .number, "level of the interval") { number($0.result.plan.confidence) },
        .init("conf_low", .number, "lower bound") { number($0.result.low) },
        .init("conf_high", .number, "upper bound") { number($0.result.high) },
        .init("n_obs", .integer, "rows used") { .integer($0.result.sample.observations) },
        .init("data", .text, "name of its dataset") { .string($0.result.plan.data.value) },
        .init("data_sha256", .text, "checksum of the CSV that gives it again", isOptional: true) {
          publishedChecksum($0.result.dataSHA256)
        },
        .init("simulated", .truth, "whether the data are simulated") { .bool($0.entry.study.simulation != nil) },
        .init("details", .address, "all that was computed for the study") {
          address(Addresses.folder(of: $0.entry.study.slug) + "results.json")
        },
      ])
  }

  var person: Shape<Person> {
    Shape(
      name: "Person", description: "Somebody who wrote, reviewed or directs.",
      members: [
        .init("id", .text, "name in addresses") { .string($0.id.value) },
        .init("name", .text, "as it is published") { .string($0.name) },
        .init("role", .texts, "role by language") { texts($0.role) },
        .init("group", .word(Person.Group.allCases.map(\.rawValue)), "where the person stands") {
          .string($0.group.rawValue)
        },
        .init("affiliation", .text, "name of an organisation", isOptional: true) { person in
          person.affiliation.flatMap { catalog.organisation($0.value) }.map { .string($0.name) }
        },
        .init("orcid", .address, "", isOptional: true) {
          $0.orcid.isEmpty ? nil : .string("https://orcid.org/" + $0.orcid)
        },
        .init("simulated", .truth, "a fictitious person of a demonstration") { .bool($0.isSimulated) },
        .init("studies", .list(.text), "slugs of the studies that the person wrote") { person in
          .texts(catalog.studies.filter { $0.authors.contains { $0.value == person.id.value } }.map(\.slug))
        },
      ])
  }
}
