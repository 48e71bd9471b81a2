import CSV
import Diagnostics
import Tables
import YAML

/// Reads a dictionary.
///
/// - Parameter packaged: What a `datapackage.json` beside the data says of the same file; it fills what the dictionary
///   does not say.
func readDictionary(
  _ bytes: [UInt8], file: String, languages: [String], packaged: Dataset.Dictionary? = nil
) -> (Dataset.Dictionary, [Diagnostic]) {
  let place = Place(file: file, line: 1, column: 1)
  var dictionary = Dataset.Dictionary(file: file)
  let (root, syntax) = parseYAML(bytes, file: file)
  guard root != nil || syntax.isEmpty else { return (dictionary, syntax) }
  var reader = MappingReader(root, what: "the dictionary", place: place)
  reader.add(syntax)
  dictionary.title = reader.localised("title", languages: languages, required: packaged == nil)
  dictionary.description = reader.localised("description", languages: languages)
  dictionary.license = reader.license("license")
  dictionary.source = reader.optionalText("source")?.value ?? ""
  dictionary.sources = reader.dataSources("sources")
  dictionary.created = reader.optionalDate("created")?.value
  dictionary.frequency = reader.choice("frequency", of: Frequency.self)?.value
  dictionary.temporal = reader.period("temporal")
  dictionary.spatial = reader.territory("spatial", languages: languages)
  dictionary.contact = reader.contactPoint("contact")
  dictionary.unitOfObservation = reader.localised("unit-of-observation", languages: languages)
  dictionary.sheet = reader.optionalText("sheet")?.value
  dictionary.dialect = readDialect(&reader)
  dictionary.dialectPlace = reader.place(of: reader.contains("dialect") ? "dialect" : "encoding")
  if reader.contains("missing-values") {
    dictionary.schema.missingValues = reader.missingTexts("missing-values")
  }
  let primaryKey = reader.texts("primary-key")
  dictionary.schema.conformsTo = reader.webAddress("conforms-to")
  if reader.contains("conforms-to") { dictionary.conformsToPlace = reader.place(of: "conforms-to") }
  let uniqueKeys = reader.keyLists("unique-keys")
  let foreignKeys = readForeignKeys(&reader, into: &dictionary)
  let fields =
    packaged == nil ? reader.requiredList("fields", example: "[{name: …, type: …}]") : reader.list("fields")
  var seen: [String: Place] = [:]
  var marked: Set<String> = []
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
    if item.contains("privacy") { marked.insert(name.value) }
    let before = item.diagnostics.count
    let known = packaged?.schema.fields.first { $0.name == name.value }
    let type: FieldType
    if let known, !item.contains("type") {
      type = FieldType(rawValue: known.kind.rawValue) ?? .string
    } else {
      type = item.requiredChoice("type", of: FieldType.self, otherwise: .string).value
    }
    if item.diagnostics.count > before { dictionary.hasUnknownType = true }
    if let known, let file = packaged?.schemaFile, type.kind != known.kind, item.diagnostics.count == before {
      item.report(
        .error, "contradicts-schema", at: item.place(of: "type"),
        "‘\(name.value)’ has the type \(type.kind) here, and \(known.kind) in the schema ‘\(file)’",
        hint: "write ‘type: \(known.kind)’, or take the copy of the schema away")
    }
    dictionary.schema.fields.append(readField(&item, name: name.value, type: type, languages: languages))
    dictionary.fieldPlaces.append(node.place)
    reader.add(item.finish())
  }
  if let packaged {
    dictionary.fill(from: packaged)
    for field in packaged.schema.fields where seen[field.name] == nil { seen[field.name] = reader.place }
  }
  dictionary.disclosure = readDisclosure(
    &reader, columns: dictionary.schema.fields.map(\.name), languages: languages)
  dictionary.disclosure.markedColumns = marked
  let keyColumns = primaryKey + uniqueKeys.flatMap { $0 } + foreignKeys.flatMap { $0 }
  for key in keyColumns where seen[key.value] == nil {
    reader.report(
      .error, "unknown-column", at: key.place, "the dictionary describes no column ‘\(key.value)’",
      hint: hint(for: key.value, among: dictionary.schema.fields.map(\.name), what: "column"))
  }
  if !primaryKey.isEmpty { dictionary.schema.primaryKey = primaryKey.map(\.value).filter { seen[$0] != nil } }
  if !uniqueKeys.isEmpty {
    dictionary.schema.uniqueKeys = uniqueKeys.map { $0.map(\.value) }.filter { $0.allSatisfy { seen[$0] != nil } }
  }
  return (dictionary, reader.finish())
}

/// The types of a dictionary: those of a column, and `percentage`, a number that is written with its sign.
private enum FieldType: String, CaseIterable {
  case string, integer, number, boolean, date, year, time, datetime, percentage

  var kind: Field.Kind { Field.Kind(rawValue: rawValue) ?? .number }
}

/// `[{fields: [site], dataset: sites, keys: [id]}]`; the fields are returned with their places.
private func readForeignKeys(
  _ reader: inout MappingReader, into dictionary: inout Dataset.Dictionary
) -> [[Located<String>]] {
  reader.list("foreign-keys").compactMap { node in
    var item = MappingReader(node, what: "a foreign key", place: node.place)
    let fields = item.requiredTexts("fields", example: "[site]")
    let dataset = item.optionalText("dataset")?.value ?? ""
    let keys = item.requiredTexts("keys", example: "[id]")
    if !fields.isEmpty, !keys.isEmpty, fields.count != keys.count {
      item.report(
        .error, "uneven-key", at: node.place,
        "the foreign key has \(fields.count) \(fields.count == 1 ? "field" : "fields") and \(keys.count) "
          + (keys.count == 1 ? "key" : "keys"), hint: "each of the fields stands for one of the keys")
    } else if !fields.isEmpty, !keys.isEmpty {
      dictionary.schema.foreignKeys.append(
        Schema.ForeignKey(fields: fields.map(\.value), dataset: dataset, keys: keys.map(\.value)))
      dictionary.foreignKeyPlaces.append(node.place)
    }
    reader.add(item.finish())
    return fields
  }
}

private func readField(
  _ item: inout MappingReader, name: String, type: FieldType, languages: [String]
) -> Field {
  var field = Field(name: name, kind: type.kind)
  field.title = item.localised("title", languages: languages).texts
  field.description = item.localised("description", languages: languages).texts
  field.unit = item.localised("unit", languages: languages).texts
  field.format = item.optionalText("format")?.value ?? ""
  if type == .percentage { field.format = "percent" }
  field.meaning = readMeaning(&item, of: field)
  if item.contains("bare-number") {
    field.isBareNumber = item.flag("bare-number")
    let isNumber = (field.kind == .number || field.kind == .integer) && !field.isPercentage
    if !field.isBareNumber, !isNumber, let place = item.node("bare-number")?.place {
      item.report(
        .error, "bad-format", at: place, "‘bare-number’ is for numbers, and ‘\(name)’ has the type \(type.rawValue)",
        hint: "write ‘type: number’, or remove ‘bare-number’")
    }
  }
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
    for bound in Bound.allCases { reader.read(bound, into: &field) }
    field.constraints.enumeration = reader.texts("enum").map(\.value)
    field.constraints.minLength = reader.integer("min-length")?.value
    field.constraints.maxLength = reader.integer("max-length")?.value
    field.constraints.pattern = reader.optionalText("pattern")?.value
    item.add(reader.finish())
  }
  field.privacy = item.choice("privacy", of: Field.Privacy.self)?.value ?? .none
  return field
}

/// Codes are texts, so that no zero is lost; degrees are numbers.
private func readMeaning(_ item: inout MappingReader, of field: Field) -> Meaning? {
  guard let meaning = item.choice("means", of: Meaning.self) else { return nil }
  let name = meaning.value.name
  if meaning.value.isNumber {
    guard field.kind == .number || field.kind == .integer else {
      item.report(
        .error, "bad-meaning", at: meaning.place, "\(name) is a number, and ‘\(field.name)’ has the type \(field.kind)",
        hint: "write ‘type: number’")
      return nil
    }
  } else if field.kind != .string {
    item.report(
      .error, "bad-meaning", at: meaning.place, "\(name) is a text, and ‘\(field.name)’ has the type \(field.kind)",
      hint: "write ‘type: string’: a number would lose its zeros, as 01001 read as 1001")
    return nil
  }
  return meaning.value
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
  if let dataRow = item.integer("data-row") {
    if dataRow.value > dialect.headerRow ?? 1 {
      dialect.dataRow = dataRow.value
    } else {
      item.report(
        .error, "bad-dialect", at: dataRow.place, "the rows begin on line \(dataRow.value), not below the names",
        hint: "‘data-row’ is the line of the first row of values, and ‘header-row’ that of the names above it")
    }
  }
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

  /// A list of lists of columns, `[[site, annee], [numero]]`.
  fileprivate mutating func keyLists(_ key: String) -> [[Located<String>]] {
    list(key).compactMap { node in
      guard case .sequence(let items) = node.kind else {
        wrongType(key, node, expected: "a list of lists", hint: "write ‘\(key): [[one, two]]’")
        return nil
      }
      return items.compactMap { item in
        if case .scalar(let text, _) = item.kind { Located(text, at: item.place) } else { nil }
      }
    }
  }

  fileprivate mutating func read(_ bound: Bound, into field: inout Field) {
    guard let node = node(bound.rawValue) else { return }
    if field.kind.isMoment {
      guard case .scalar(let text, _) = node.kind, field.set(bound, text) else {
        let example =
          field.kind == .date ? "2026-01-31" : field.kind == .time ? "06:30:00" : "2026-01-31T06:30:00"
        wrongType(
          bound.rawValue, node, expected: "a \(field.kind)", hint: "write it as ‘\(bound.rawValue): \(example)’")
        return
      }
    } else if let number = number(bound.rawValue), case .scalar(let text, _) = node.kind {
      _ = (number, field.set(bound, text))
    }
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
