import CSV
import Diagnostics
import Tables
import YAML

/// The dictionaries of a `datapackage.json` that came with the data, by the stem of each resource's file.
///
/// A national schema may lie beside the data too: `<name>.schema.json`, a copy of the Table Schema that the file follows
/// (those of schema.data.gouv.fr). It fills the dictionary alike, so that its types and constraints are verified, and a
/// type of the dictionary that contradicts it is an error. Columns that it does not require may be absent. Nothing is
/// fetched from an address.
///
/// A Data Package of version 1 or 2 is read. Where a dataset has no `<name>.yml`, the schema of its resource is the
/// dictionary; where it has one, the package fills what that does not say. What we cannot use (a type such as
/// `geopoint`, a schema at a web address) is pointed out and left.
struct PackagedDictionaries: Sendable {
  static let fileName = "datapackage.json"
  static let schemaEnding = ".schema.json"

  var dictionaries: [String: Dataset.Dictionary] = [:]
  /// Files that the package names as schemas.
  var schemaFiles: Set<String> = []
}

extension Loader {
  mutating func packagedDictionaries(in folder: String, names: [String]) -> PackagedDictionaries {
    var packaged = PackagedDictionaries()
    readSchemaCopies(in: folder, names: names, into: &packaged)
    let file = folder + "/" + PackagedDictionaries.fileName
    guard names.contains(PackagedDictionaries.fileName), let root = json(file) else { return packaged }
    for resource in root["resources"]?.items ?? [] {
      guard let path = resource["path"]?.text ?? resource["path"]?.items.first?.text,
        let name = path.split(separator: "/").last.map(String.init)
      else { continue }
      var schema = resource["schema"]
      if let address = schema?.text {
        schema = nil
        if address.contains("://") {
          diagnostics.append(
            Diagnostic(
              .warning, id: "schema-elsewhere", at: resource["schema"]?.place ?? root.place,
              message: "the schema is at a web address, which is not read",
              hint: "save it beside the data, and name the file here"))
        } else if names.contains(address) {
          packaged.schemaFiles.insert(address)
          schema = json(folder + "/" + address)
        } else {
          diagnostics.append(
            Diagnostic(
              .error, id: "missing-file", at: resource["schema"]?.place ?? root.place,
              message: "there is no file ‘\(address)’ beside the data",
              hint: hint(for: address, among: names.filter { $0.hasSuffix(".json") }, what: "file")))
        }
      }
      guard let schema else { continue }
      let stem = name.split(separator: ".", maxSplits: 1).first.map(String.init) ?? name
      var reader = PackagedSchemaReader(languages: languages)
      let copy = packaged.dictionaries[stem]
      packaged.dictionaries[stem] = reader.dictionary(resource, schema, package: root, file: file)
      if let copy { packaged.dictionaries[stem]?.fill(from: copy) }
      diagnostics += reader.diagnostics
    }
    return packaged
  }

  /// The copies of schemas, `<name>.schema.json`, each the beginning of the dictionary of `<name>`.
  private mutating func readSchemaCopies(in folder: String, names: [String], into packaged: inout PackagedDictionaries)
  {
    for name in names where name.hasSuffix(PackagedDictionaries.schemaEnding) {
      packaged.schemaFiles.insert(name)
      let stem = String(name.dropLast(PackagedDictionaries.schemaEnding.count))
      guard names.contains(where: { DataFileKind.of($0)?.dataset == stem }) else {
        diagnostics.append(
          Diagnostic(
            .warning, id: "schema-without-data", at: Place(file: folder + "/" + name),
            message: "this schema has no data file ‘\(stem)’ beside it", hint: "give it the name of the data file"))
        continue
      }
      guard let schema = json(folder + "/" + name) else { continue }
      var reader = PackagedSchemaReader(languages: languages)
      var dictionary = reader.dictionary(schema, schema, package: schema, file: folder + "/" + name)
      // The title and the description are those of the schema, and not of these data.
      dictionary.title = LocalisedText([languages.first ?? "fr": stem])
      dictionary.description = LocalisedText()
      if dictionary.schema.conformsTo.isEmpty { dictionary.schema.conformsTo = schema["path"]?.text ?? "" }
      dictionary.schemaFile = name
      packaged.dictionaries[stem] = dictionary
      diagnostics += reader.diagnostics
    }
  }

  private mutating func json(_ file: String) -> Node? {
    guard let bytes = bytes(file) else { return nil }
    let (root, found) = parseJSON(bytes, file: file)
    diagnostics += found
    return root
  }
}

extension Node {
  /// The first value of a key, unless it is null.
  fileprivate subscript(_ key: String) -> Node? {
    guard case .mapping(let pairs) = kind, let value = pairs.first(where: { $0.key.value == key })?.value else {
      return nil
    }
    return value.isNull ? nil : value
  }

  fileprivate var text: String? {
    if case .scalar(let text, _) = kind { text } else { nil }
  }

  fileprivate var items: [Node] {
    if case .sequence(let items) = kind { items } else { [] }
  }

  /// A text, or a list of texts.
  fileprivate var texts: [String] { text.map { [$0] } ?? items.compactMap(\.text) }
  fileprivate var number: Double? { text.flatMap(Double.init) }
  fileprivate var isTrue: Bool { text == "true" }
}

/// Turns a resource and its Table Schema into a dictionary.
private struct PackagedSchemaReader {
  let languages: [String]
  var diagnostics: [Diagnostic] = []

  init(languages: [String]) {
    self.languages = languages
  }

  mutating func dictionary(_ resource: Node, _ schema: Node, package: Node, file: String) -> Dataset.Dictionary {
    var dictionary = Dataset.Dictionary(file: file)
    dictionary.title = texts(resource, "title")
    if dictionary.title.isEmpty, let name = resource["name"]?.text {
      dictionary.title = LocalisedText([language: name])
    }
    dictionary.description = texts(resource, "description")
    let sources = (resource["sources"] ?? package["sources"])?.items ?? []
    dictionary.source = sources.compactMap { $0["title"]?.text ?? $0["path"]?.text }.joined(separator: "; ")
    for license in (resource["licenses"] ?? package["licenses"])?.items ?? [] {
      let name = license["name"]?.text?.lowercased()
      dictionary.license = dictionary.license ?? License.allCases.first { $0.rawValue.lowercased() == name }
    }
    if let encoding = resource["encoding"], let name = encoding.text {
      dictionary.dialect.encoding = TextEncoding(rawValue: name.lowercased())
      if dictionary.dialect.encoding == nil {
        let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        leave(
          "encoding", of: "the resource", at: encoding.place, "it is found in the file, or said as one of: \(known)")
      }
    }
    if let missing = schema["missingValues"] { dictionary.schema.missingValues = missingTexts(missing) }
    if let dialect = resource["dialect"] { read(dialect, into: &dictionary) }
    diagnostics += PackagedKeywords.findings(schema, PackagedKeywords.schema, of: "the schema")
    if let match = schema["fieldsMatch"], let word = match.texts.first {
      switch word {
      case "equal", "exact": break
      case "superset": dictionary.allowsAbsentColumns = true
      default:
        leave("fieldsMatch: \(word)", of: "the schema", at: match.place, "describe every column of the file")
      }
    }
    dictionary.schema.primaryKey = schema["primaryKey"]?.texts ?? []
    dictionary.schema.uniqueKeys = (schema["uniqueKeys"]?.items ?? []).map(\.texts)
    dictionary.schema.conformsTo = (schema["conformsTo"] ?? resource["conformsTo"])?.text ?? ""
    for key in schema["foreignKeys"]?.items ?? [] {
      guard let reference = key["reference"] else { continue }
      dictionary.schema.foreignKeys.append(
        Schema.ForeignKey(
          fields: key["fields"]?.texts ?? [], dataset: reference["resource"]?.text ?? "",
          keys: reference["fields"]?.texts ?? []))
      dictionary.foreignKeyPlaces.append(key.place)
    }
    for node in schema["fields"]?.items ?? [] {
      guard let name = node["name"]?.text, !dictionary.schema.fields.contains(where: { $0.name == name }) else {
        continue
      }
      dictionary.schema.fields.append(field(node, name: name))
      dictionary.fieldPlaces.append(node.place)
      readForm(of: node, name, into: &dictionary)
    }
    return dictionary
  }

  private var language: String { languages.first ?? "fr" }

  private mutating func leave(_ keyword: String, of what: String, at place: Place, _ hint: String) {
    diagnostics.append(PackagedKeywords.unread(keyword, of: what, at: place, hint))
  }

  /// A Table Dialect, or a CSV Dialect of version 1.
  private mutating func read(_ dialect: Node, into dictionary: inout Dataset.Dictionary) {
    diagnostics += PackagedKeywords.findings(dialect, PackagedKeywords.dialect, of: "the dialect")
    if let delimiter = dialect["delimiter"], let sign = delimiter.text {
      dictionary.dialect.delimiter = Delimiter(rawValue: sign)
      if dictionary.dialect.delimiter == nil {
        leave(
          "delimiter: \(sign)", of: "the dialect", at: delimiter.place,
          "export the file with commas, semicolons, tabs or vertical bars")
      }
    }
    if let rows = dialect["headerRows"] {
      let numbers = rows.texts.compactMap { Int($0) }
      dictionary.dialect.headerRow = numbers.first
      if numbers.count > 1 {
        leave("headerRows", of: "the dialect", at: rows.place, "write the names of the columns in one line")
      }
    }
    if dialect["header"]?.text == "false" { dictionary.dialect.headerRow = 0 }
    if let quote = dialect["quoteChar"], let sign = quote.text, sign != "\"" {
      leave("quoteChar: \(sign)", of: "the dialect", at: quote.place, "export the file with quotes \"")
    }
    if let double = dialect["doubleQuote"], double.text == "false" {
      leave("doubleQuote", of: "the dialect", at: double.place, "export the file with quotes doubled inside quotes")
    }
    if let null = dialect["nullSequence"]?.text, !dictionary.schema.missingValues.contains(null) {
      dictionary.schema.missingValues.append(null)
    }
    dictionary.sheet = dialect["sheetName"]?.text
  }

  /// The marks of a field's numbers, which are those of the whole file.
  private mutating func readForm(of node: Node, _ name: String, into dictionary: inout Dataset.Dictionary) {
    if let decimal = node["decimalChar"], let sign = decimal.text {
      if let mark = DecimalMark(rawValue: sign), dictionary.dialect.decimalMark ?? mark == mark {
        dictionary.dialect.decimalMark = mark
      } else {
        leave(
          "decimalChar: \(sign)", of: "‘\(name)’", at: decimal.place,
          "all numbers of a file have one decimal mark, a point or a comma")
      }
    }
    if let group = node["groupChar"], let sign = group.text {
      let before = dictionary.dialect.thousandsSeparator
      if let separator = ThousandsSeparator(rawValue: sign), before ?? separator == separator {
        dictionary.dialect.thousandsSeparator = separator
      } else {
        leave(
          "groupChar: \(sign)", of: "‘\(name)’", at: group.place,
          "all numbers of a file have one thousands separator: a space, a point, a comma or an apostrophe")
      }
    }
  }

  /// `title`, and our own `titles` by language.
  private func texts(_ node: Node, _ key: String) -> LocalisedText {
    var texts: [String: String] = [:]
    for language in languages { texts[language] = node[key + "s"]?[language]?.text }
    if texts[language] == nil { texts[language] = node[key]?.text }
    return LocalisedText(texts.filter { !$0.value.isEmpty }, at: node[key]?.place ?? node.place)
  }

  /// Texts, or groups `{value, label}` of version 2.
  private mutating func missingTexts(_ node: Node) -> [String] {
    if let label = node.items.lazy.compactMap({ $0["label"] }).first {
      leave("label", of: "a missing value", at: label.place, "say why values are missing in the column's description")
    }
    return node.items.compactMap { $0.text ?? $0["value"]?.text }
  }

  private mutating func field(_ node: Node, name: String) -> Field {
    let type = node["type"]?.text ?? "string"
    let kind = Field.Kind(rawValue: type) ?? .string
    diagnostics += PackagedKeywords.findings(node, PackagedKeywords.field, of: "‘\(name)’")
    if Field.Kind(rawValue: type) == nil, type != "any", type != "yearmonth" {
      let meaning = PackagedKeywords.textTypes[type].map { " (\($0))" } ?? ""
      diagnostics.append(
        Diagnostic(
          .warning, id: "unknown-type", at: node["type"]?.place ?? node.place,
          message: "the type ‘\(type)’\(meaning) of ‘\(name)’ is read as text",
          hint: "describe the column in a dictionary ‘.yml’ to say more"))
    }
    var field = Field(name: name, kind: kind)
    field.title = texts(node, "title").texts
    field.description = texts(node, "description").texts
    field.unit = texts(node, "unit").texts
    let format = node["format"]?.text ?? ""
    if kind.isMoment, format != "default" {
      if format == "any" {
        leave(
          "format: any", of: "‘\(name)’", at: node["format"]?.place ?? node.place,
          "write the days as 2026-01-31, or say their form: %d/%m/%Y")
      } else {
        field.format = format
      }
    } else if kind == .string, ["uri", "binary"].contains(format) {
      leave(
        "format: \(format)", of: "‘\(name)’", at: node["format"]?.place ?? node.place, "its values are not verified")
    }
    field.meaning = node["means"]?.text.flatMap(Meaning.init) ?? (kind == .string && format == "email" ? .email : nil)
    if let missing = node["missingValues"] { field.missingValues = missingTexts(missing) }
    if node["bareNumber"]?.text == "false" { field.isBareNumber = false }
    if let values = node["trueValues"]?.texts, !values.isEmpty { field.trueValues = values }
    if let values = node["falseValues"]?.texts, !values.isEmpty { field.falseValues = values }
    field.privacy = node["privacy"]?.text.flatMap(Field.Privacy.init) ?? .none
    field.levels = (node["categories"]?.items ?? []).compactMap { item in
      guard let value = item.text ?? item["value"]?.text else { return nil }
      return Field.Level(value: value, labels: item["label"]?.text.map { [language: $0] } ?? [:])
    }
    for item in node["levels"]?.items ?? [] {
      guard let index = field.levels.firstIndex(where: { $0.value == item["value"]?.text }) else { continue }
      for language in languages { field.levels[index].labels[language] = item["labels"]?[language]?.text }
    }
    if type == "yearmonth" { field.constraints.pattern = "[0-9]{4}-(0[1-9]|1[0-2])" }
    if type == "string", format == "uuid" {
      field.constraints.pattern = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    }
    if let constraints = node["constraints"] { read(constraints, into: &field) }
    return field
  }

  private mutating func read(_ node: Node, into field: inout Field) {
    diagnostics += PackagedKeywords.findings(node, PackagedKeywords.constraints, of: "‘\(field.name)’")
    field.constraints.required = node["required"]?.isTrue ?? false
    field.constraints.unique = node["unique"]?.isTrue ?? false
    field.constraints.minLength = node["minLength"]?.number.map { Int($0) }
    field.constraints.maxLength = node["maxLength"]?.number.map { Int($0) }
    if let pattern = node["pattern"]?.text { field.constraints.pattern = pattern }
    for bound in Bound.allCases {
      guard let value = node[bound.tableSchemaKey], let text = value.text else { continue }
      guard [.string, .boolean].contains(field.kind) || !field.set(bound, text) else { continue }
      leave(
        "\(bound.tableSchemaKey): \(text)", of: "‘\(field.name)’", at: value.place,
        "a bound is a value of the column's type, and ‘\(field.name)’ is read as \(field.kind)")
    }
    // Version 2's categories, and our own files, say the same list twice.
    if field.levels.isEmpty { field.constraints.enumeration = node["enum"]?.texts ?? [] }
  }
}

/// The dictionary that a published `<name>.schema.json` is; nil for a file that is no JSON.
func publishedDictionary(_ bytes: [UInt8], file: String, languages: [String]) -> Dataset.Dictionary? {
  guard let root = parseJSON(bytes, file: file).root else { return nil }
  var reader = PackagedSchemaReader(languages: languages)
  return reader.dictionary(root, root, package: root, file: file)
}
