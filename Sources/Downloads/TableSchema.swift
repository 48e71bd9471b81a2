import Content
import Tables

/// A dataset's dictionary as a Table Schema of Data Package version 2, for the canonical CSV.
///
/// It speaks of the published file, not of the editor's: missing values are empty cells, dates are ISO 8601, booleans
/// are `true` and `false`. Titles and descriptions are in the first language of the site; `titles`, `descriptions` and
/// `units` hold all languages.
func tableSchema(_ dataset: Dataset, languages: [String]) -> JSON {
  let fields = dataset.table.columns.isEmpty ? dataset.dictionary.schema.fields : dataset.table.columns.map(\.field)
  let schema = dataset.dictionary.schema
  let key = schema.primaryKey
  return .members([
    ("$schema", "https://datapackage.org/profiles/2.0/tableschema.json"),
    ("fields", .array(fields.map { field($0, languages: languages) })),
    ("missingValues", [""]),
    ("primaryKey", key.isEmpty ? nil : .texts(key)),
    ("uniqueKeys", schema.uniqueKeys.isEmpty ? nil : .array(schema.uniqueKeys.map(JSON.texts))),
    ("foreignKeys", schema.foreignKeys.isEmpty ? nil : .array(schema.foreignKeys.map(foreignKey))),
    ("conformsTo", .text(schema.conformsTo)),
  ])
}

/// Without a `resource`, the key leads into the same table.
private func foreignKey(_ key: Schema.ForeignKey) -> JSON {
  .members([
    ("fields", .texts(key.fields)),
    (
      "reference",
      .members([("resource", .text(key.dataset)), ("fields", .texts(key.keys))])
    ),
  ])
}

private func field(_ field: Field, languages: [String]) -> JSON {
  func first(_ texts: [String: String]) -> JSON? {
    JSON.text(LocalisedText(texts).text(languages[0], otherwise: languages))
  }
  return .members([
    ("name", .string(field.name)),
    ("type", .string(field.kind.rawValue)),
    ("title", first(field.title)),
    ("description", first(field.description)),
    ("unit", first(field.unit)),
    ("means", field.meaning.map { .string($0.rawValue) }),
    ("constraints", constraints(of: field)),
    ("categories", categories(of: field, languages: languages)),
    ("levels", levels(of: field)),
    ("titles", languages.count > 1 ? .translations(field.title) : nil),
    ("descriptions", languages.count > 1 ? .translations(field.description) : nil),
    ("units", languages.count > 1 ? .translations(field.unit) : nil),
    ("privacy", field.privacy == .none ? nil : .string(field.privacy.rawValue)),
  ])
}

/// Only the constraints that Table Schema has for the type.
private func constraints(of field: Field) -> JSON? {
  let rules = field.constraints
  let allowed = field.levels.isEmpty ? rules.enumeration : field.levels.map(\.value)
  let isText = field.kind == .string
  let isNumber = [.integer, .number, .year].contains(field.kind)
  let members: [(String, JSON?)] = [
    ("required", rules.required ? .bool(true) : nil),
    ("unique", rules.unique ? .bool(true) : nil),
    ("minimum", isNumber ? rules.minimum.map(JSON.number) : rules.earliest.map(JSON.string)),
    ("maximum", isNumber ? rules.maximum.map(JSON.number) : rules.latest.map(JSON.string)),
    (
      "exclusiveMinimum",
      isNumber ? rules.exclusiveMinimum.map(JSON.number) : rules.exclusiveEarliest.map(JSON.string)
    ),
    (
      "exclusiveMaximum",
      isNumber ? rules.exclusiveMaximum.map(JSON.number) : rules.exclusiveLatest.map(JSON.string)
    ),
    ("minLength", isText ? rules.minLength.map(JSON.integer) : nil),
    ("maxLength", isText ? rules.maxLength.map(JSON.integer) : nil),
    ("pattern", isText ? rules.pattern.map(JSON.string) : nil),
    ("enum", allowed.isEmpty ? nil : .array(allowed.map { published($0, of: field) })),
  ]
  return members.contains { $0.1 != nil } ? .members(members) : nil
}

/// Table Schema has categories for texts and whole numbers only.
private func categories(of field: Field, languages: [String]) -> JSON? {
  guard !field.levels.isEmpty, field.kind == .string || field.kind == .integer else { return nil }
  return .array(
    field.levels.map { level in
      let label = LocalisedText(level.labels).text(languages[0], otherwise: languages)
      return .members([
        ("value", published(level.value, of: field)), ("label", .string(label.isEmpty ? level.value : label)),
      ])
    })
}

/// The labels of the levels in every language; nil when `categories` say it all.
private func levels(of field: Field) -> JSON? {
  guard field.levels.contains(where: { $0.labels.count > 1 }) else { return nil }
  return .array(
    field.levels.map { level in
      .members([("value", published(level.value, of: field)), ("labels", .translations(level.labels))])
    })
}

/// A level as it stands in the published file, in the JSON type of the field.
private func published(_ value: String, of field: Field) -> JSON {
  switch field.kind {
  case .string, .date, .time, .datetime: return .string(value)
  case .integer, .number, .year: return Double(value).map(JSON.number) ?? .string(value)
  case .boolean:
    if field.trueValues.contains(value) { return .bool(true) }
    return field.falseValues.contains(value) ? .bool(false) : .string(value)
  }
}
