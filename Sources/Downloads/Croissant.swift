import Content
import Tables

/// A dataset in Croissant 1.0, the JSON-LD by which machine learning libraries load tables.
///
/// - Parameter csv: The canonical CSV, from which every field is taken.
/// - SeeAlso: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html.
func croissant(
  _ dataset: Dataset, csv: FileFacts, of study: Study, in catalog: Catalog, citation: Citation, addresses: Addresses
) -> JSON {
  let languages = catalog.site.languages
  let dictionary = dataset.dictionary
  let license = dictionary.license ?? catalog.licenses(of: study).data
  func text(_ texts: LocalisedText) -> String { texts.text(languages[0], otherwise: languages) }
  let described = describedTexts(of: dataset, in: study)
  let description = described.first { $0.0 == languages[0] }?.1 ?? described.first?.1 ?? ""
  let file: JSON = ["@id": .string(csv.name)]
  let fields = dataset.table.columns.map { column -> JSON in
    let field = column.field
    let title = LocalisedText(field.title).text(languages[0], otherwise: languages)
    let note = LocalisedText(field.description).text(languages[0], otherwise: languages)
    let about = [title, note].filter { !$0.isEmpty }.joined(separator: ". ")
    return .members([
      ("@type", "cr:Field"),
      ("@id", .string("\(dataset.name)/\(field.name)")),
      ("name", .string(field.name)),
      ("description", .text(about)),
      ("dataType", .string(croissantType(of: field.kind))),
      ("source", ["fileObject": file, "extract": ["column": .string(field.name)]]),
    ])
  }
  let keys = dictionary.schema.primaryKey
  return .members([
    ("@context", croissantContext(language: languages[0])),
    ("@type", "sc:Dataset"),
    ("conformsTo", "http://mlcommons.org/croissant/1.0"),
    ("name", .string(dictionary.title.isEmpty ? dataset.name : text(dictionary.title))),
    ("description", .text(description)),
    ("url", .string(addresses.absolute("data/\(study.slug)/\(dataset.name)"))),
    ("license", .string(license.address)),
    ("version", .string(study.version.value)),
    ("datePublished", .string("\(study.date.value)")),
    ("dateModified", .string("\(study.modifiedDate)")),
    ("inLanguage", .array(languages.map(JSON.string))),
    ("isAccessibleForFree", .bool(true)),
    ("citeAs", .string(citation.text)),
    (
      "creator",
      study.authors.isEmpty
        ? nil
        : .array(
          study.authors.map { author in
            let person = catalog.person(author.value)
            return .members([
              ("@type", "sc:Person"), ("name", .string(person?.name ?? author.value)),
              (
                "url",
                person.flatMap { $0.orcid.isEmpty ? nil : .string("https://orcid.org/" + $0.orcid) }
              ),
            ])
          })
    ),
    ("publisher", ["@type": "sc:Organization", "name": .string(catalog.publisherName)]),
    ("keywords", study.editions.master.study.keywords.isEmpty ? nil : .texts(study.editions.master.study.keywords)),
    (
      "temporalCoverage",
      dictionary.temporal.map {
        .string("\($0.first.map(\.description) ?? "..")/\($0.last.map(\.description) ?? "..")")
      }
    ),
    ("spatialCoverage", dictionary.spatial.flatMap { .text(text($0.name)) }),
    (
      "distribution",
      [
        [
          "@type": "cr:FileObject", "@id": .string(csv.name), "name": .string(csv.name),
          "contentUrl": .string(addresses.absolute(csv.path)), "encodingFormat": "text/csv",
          "contentSize": .string("\(csv.byteCount) B"), "sha256": .string(csv.sha256),
        ]
      ]
    ),
    (
      "recordSet",
      [
        .members([
          ("@type", "cr:RecordSet"),
          ("@id", .string(dataset.name)),
          ("name", .string(dataset.name)),
          ("description", .text(text(dictionary.unitOfObservation))),
          (
            "key",
            keys.isEmpty
              ? nil : .array(keys.map { ["@id": .string("\(dataset.name)/\($0)")] })
          ),
          ("field", .array(fields)),
        ])
      ]
    ),
  ])
}

private func croissantType(of kind: Field.Kind) -> String {
  switch kind {
  case .integer, .year: "sc:Integer"
  case .number: "sc:Float"
  case .boolean: "sc:Boolean"
  case .date: "sc:Date"
  case .datetime: "sc:DateTime"
  case .time, .string: "sc:Text"
  }
}

/// The context that the specification prescribes: its names, and those of schema.org.
private func croissantContext(language: String) -> JSON {
  let own = [
    "citeAs", "column", "equivalentProperty", "extract", "field", "fileProperty", "fileObject", "fileSet", "format",
    "includes",
    "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated",
    "replace", "samplingRate", "separator", "source", "subField", "transform",
  ]
  let terms: [(String, JSON)] =
    own.map { ($0, .string("cr:" + $0)) } + [
      ("conformsTo", "dct:conformsTo"), ("cr", "http://mlcommons.org/croissant/"),
      ("rai", "http://mlcommons.org/croissant/RAI/"), ("data", ["@id": "cr:data", "@type": "@json"]),
      ("dataType", ["@id": "cr:dataType", "@type": "@vocab"]), ("dct", "http://purl.org/dc/terms/"),
      ("examples", ["@id": "cr:examples", "@type": "@json"]), ("sc", "https://schema.org/"),
    ]
  return .members(
    [("@language", .string(language)), ("@vocab", "https://schema.org/")]
      + terms.sorted { $0.0 < $1.0 }.map { ($0.0, $0.1) }
  )
}
