import CSV
import Diagnostics
import Tables
import YAML

/// Reads a dictionary.
func readDictionary(_ bytes: [UInt8], file: String, languages: [String]) -> (Dataset.Dictionary, [Diagnostic]) {
  let place = Place(file: file, line: 1, column: 1)
  var dictionary = Dataset.Dictionary(file: file)
  let (root, syntax) = parseYAML(bytes, file: file)
  guard root != nil || syntax.isEmpty else { return (dictionary, syntax) }
  var reader = MappingReader(root, what: "the dictionary", place: place)
  reader.add(syntax)
  dictionary.title = reader.localised("title", languages: languages, required: true)
  dictionary.description = reader.localised("description", languages: languages)
  dictionary.license = reader.license("license")
  dictionary.source = reader.optionalText("source")?.value ?? ""
  dictionary.created = reader.optionalDate("created")?.value
  dictionary.unitOfObservation = reader.localised("unit-of-observation", languages: languages)
  dictionary.sheet = reader.optionalText("sheet")?.value
  dictionary.dialect = readDialect(&reader)
  dictionary.dialectPlace = reader.place(of: reader.contains("dialect") ? "dialect" : "encoding")
  if reader.contains("missing-values") {
    dictionary.schema.missingValues = reader.missingTexts("missing-values")
  }
  let primaryKey = reader.texts("primary-key")
  let fields = reader.requiredList("fields", example: "[{name: …, type: …}]")
  var seen: [String: Place] = [:]
  for node in fields {
    var item = MappingReader(node, what: "a field", place: node.place)
    let name = item.text("name")
    if let first = seen[name.value] {
      item.report(
        .error, "duplicate-field", at: name.place, "the column ‘\(name.value)’ is described a second time",
        hint: "line \(first.line) describes it; keep one of the two")
      reader.add(item.diagnostics)
      continue
    }
    seen[name.value] = name.place
    let before = item.diagnostics.count
    let kind = item.requiredChoice("type", of: Field.Kind.self, otherwise: .string).value
    if item.diagnostics.count > before { dictionary.hasUnknownType = true }
    dictionary.schema.fields.append(readField(&item, name: name.value, kind: kind, languages: languages))
    dictionary.fieldPlaces.append(node.place)
    reader.add(item.finish())
  }
  for key in primaryKey where seen[key.value] == nil {
    reader.report(
      .error, "unknown-column", at: key.place, "the dictionary describes no column ‘\(key.value)’",
      hint: hint(for: key.value, among: dictionary.schema.fields.map(\.name), what: "column"))
  }
  dictionary.schema.primaryKey = primaryKey.map(\.value).filter { seen[$0] != nil }
  return (dictionary, reader.finish())
}

private func readField(
  _ item: inout MappingReader, name: String, kind: Field.Kind, languages: [String]
) -> Field {
  var field = Field(name: name, kind: kind)
  field.title = item.localised("title", languages: languages).texts
  field.description = item.localised("description", languages: languages).texts
  field.unit = item.localised("unit", languages: languages).texts
  field.format = item.optionalText("format")?.value ?? ""
  if item.contains("missing-values") { field.missingValues = item.missingTexts("missing-values") }
  field.levels = item.list("levels").compactMap { node in
    if case .scalar(let value, _) = node.kind { return Field.Level(value: value) }
    var level = MappingReader(node, what: "a level", place: node.place)
    let value = level.text("value").value
    let labels = level.localised("label", languages: languages).texts
    item.add(level.finish())
    return Field.Level(value: value, labels: labels)
  }
  let trueValues = item.texts("true-values").map(\.value)
  if !trueValues.isEmpty { field.trueValues = trueValues }
  let falseValues = item.texts("false-values").map(\.value)
  if !falseValues.isEmpty { field.falseValues = falseValues }
  if let node = item.node("constraints") {
    var reader = MappingReader(node, what: "the constraints", place: node.place)
    field.constraints.required = reader.flag("required")
    field.constraints.unique = reader.flag("unique")
    field.constraints.minimum = reader.number("minimum")?.value
    field.constraints.maximum = reader.number("maximum")?.value
    field.constraints.minLength = reader.integer("min-length")?.value
    field.constraints.maxLength = reader.integer("max-length")?.value
    field.constraints.pattern = reader.optionalText("pattern")?.value
    item.add(reader.finish())
  }
  field.privacy = item.choice("privacy", of: Field.Privacy.self)?.value ?? .none
  return field
}

private func readDialect(_ reader: inout MappingReader) -> Dialect {
  var dialect = Dialect()
  dialect.encoding = reader.choice("encoding", of: TextEncoding.self)?.value
  guard let node = reader.node("dialect") else { return dialect }
  var item = MappingReader(node, what: "the dialect", place: node.place)
  dialect.delimiter = item.sign("delimiter", of: Delimiter.self)
  dialect.decimalMark = item.sign("decimal", of: DecimalMark.self)
  dialect.thousandsSeparator = item.sign("thousands", of: ThousandsSeparator.self)
  dialect.headerRow = item.integer("header-row")?.value
  reader.add(item.finish())
  return dialect
}

extension MappingReader {
  /// One of a closed list of signs, which a message must show between quotes to be seen.
  fileprivate mutating func sign<Sign: RawRepresentable & CaseIterable>(_ key: String, of type: Sign.Type) -> Sign?
  where Sign.RawValue == String {
    guard let text = optionalText(key) else { return nil }
    if let sign = Sign(rawValue: text.value) { return sign }
    let signs = Sign.allCases.map { $0.rawValue == "\t" ? "\"\\t\"" : "\"\($0.rawValue)\"" }
    report(
      .error, "unknown-value", at: text.place, "‘\(text.value)’ is not a value of ‘\(key)’",
      hint: "the values are: \(signs.joined(separator: " "))")
    return nil
  }

  /// Texts that mean "missing"; an empty text counts, so a null item is one.
  fileprivate mutating func missingTexts(_ key: String) -> [String] {
    var texts: [String] = []
    for item in list(key) {
      if case .scalar(let text, _) = item.kind { texts.append(text) }
    }
    return texts
  }
}
