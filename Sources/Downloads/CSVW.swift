import Content
import Tables

/// A dataset's canonical CSV described after *Metadata Vocabulary for Tabular Data* (W3C, 2015), for the file
/// `<name>.csv-metadata.json` beside it, where that recommendation looks for it.
func csvwMetadata(_ dataset: Dataset, of study: Study, in catalog: Catalog, addresses: Addresses) -> JSON {
  let languages = catalog.site.languages
  let dictionary = dataset.dictionary
  let license = dictionary.license ?? catalog.licenses(of: study).data
  let schema = dictionary.schema
  var names = VariableNames()
  let columns = dataset.table.columns.map { column in (field: column.field, name: names.name(for: column.field.name)) }
  let nameByTitle = Dictionary(columns.map { ($0.field.name, $0.name) }, uniquingKeysWith: { first, _ in first })
  func named(_ fields: [String]) -> [String]? {
    let found = fields.compactMap { nameByTitle[$0] }
    return found.count == fields.count && !found.isEmpty ? found : nil
  }
  return .members([
    ("@context", ["http://www.w3.org/ns/csvw", ["@language": .string(languages[0])]]),
    ("url", .string(dataset.name + ".csv")),
    ("dc:title", localised(dictionary.title.texts)),
    ("dc:description", localised(dictionary.description.texts)),
    ("dc:identifier", .string(addresses.absolute("data/\(study.slug)/\(dataset.name)"))),
    ("dc:publisher", .string(catalog.publisherName)),
    ("dc:issued", ["@value": .string("\(study.versionDate)"), "@type": "xsd:date"]),
    ("dc:license", ["@id": .string(license.address)]),
    (
      "dialect",
      [
        "delimiter": ",", "quoteChar": "\"", "doubleQuote": .bool(true), "header": .bool(true), "encoding": "utf-8",
        "lineTerminators": ["\n"],
      ]
    ),
    (
      "tableSchema",
      .members([
        ("columns", .array(columns.map { csvwColumn($0.field, name: $0.name, languages: languages) })),
        ("primaryKey", named(schema.primaryKey).map(JSON.texts)),
      ])
    ),
  ])
}

private func csvwColumn(_ field: Field, name: String, languages: [String]) -> JSON {
  .members([
    ("name", .string(name)),
    ("titles", .string(field.name)),
    ("dc:title", localised(field.title)),
    ("dc:description", localised(field.description)),
    ("datatype", csvwType(of: field)),
    ("required", field.constraints.required ? .bool(true) : nil),
    ("null", ""),
  ])
}

private func csvwType(of field: Field) -> JSON {
  let rules = field.constraints
  func bounded(_ base: JSON, _ more: [(String, JSON?)]) -> JSON {
    more.contains { $0.1 != nil } ? .members([("base", base)] + more) : base
  }
  let numbers: [(String, JSON?)] = [
    ("minimum", rules.minimum.map(JSON.number)), ("maximum", rules.maximum.map(JSON.number)),
    ("minExclusive", rules.exclusiveMinimum.map(JSON.number)),
    ("maxExclusive", rules.exclusiveMaximum.map(JSON.number)),
  ]
  let moments: [(String, JSON?)] = [
    ("minimum", rules.earliest.map(JSON.string)), ("maximum", rules.latest.map(JSON.string)),
    ("minExclusive", rules.exclusiveEarliest.map(JSON.string)),
    ("maxExclusive", rules.exclusiveLatest.map(JSON.string)),
  ]
  switch field.kind {
  case .integer: return bounded("integer", numbers)
  case .number: return bounded("double", numbers)
  case .year: return "gYear"
  case .boolean: return "boolean"
  case .date: return bounded("date", moments)
  case .time: return bounded("time", moments)
  case .datetime: return bounded("dateTime", moments)
  case .string:
    return bounded(
      "string",
      [
        ("minLength", rules.minLength.map(JSON.integer)), ("maxLength", rules.maxLength.map(JSON.integer)),
        ("format", rules.pattern.map { .string("^(\($0))$") }),
      ])
  }
}

/// Texts as a list with their languages; nil when there is none.
private func localised(_ texts: [String: String]) -> JSON? {
  let present = texts.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
  guard !present.isEmpty else { return nil }
  let values: [JSON] = present.map { ["@value": .string($0.value), "@language": .string($0.key)] }
  return values.count == 1 ? values[0] : .array(values)
}

/// Names of columns as variables of URI templates: letters, digits and `_`, each once.
struct VariableNames {
  private var used: Set<String> = []

  mutating func name(for title: String) -> String {
    var base = ""
    for byte in title.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
        base.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        base += "%" + String(decoding: [digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
      }
    }
    // A name that begins with `_` is kept for the recommendation itself.
    if base.isEmpty || base.hasPrefix("_") { base = "column" + base }
    var name = base
    var number = 1
    while !used.insert(name).inserted {
      number += 1
      name = "\(base)_\(number)"
    }
    return name
  }
}
