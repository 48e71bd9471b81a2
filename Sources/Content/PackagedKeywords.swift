import Diagnostics
import Tables
import YAML

/// What is done with each keyword of the Data Package standard, versions 1 and 2, that stands in a schema, in a field or in
/// a dialect. A keyword of the standard that would change what is read and is not applied is pointed out; keywords of
/// others, which the standard lets anybody add, are left.
enum PackagedKeywords {
  enum Use: Equatable {
    /// Applied.
    case read
    /// Describes, and changes nothing in what is read.
    case descriptive
    /// Not applied, with what an editor can do.
    case unread(String)
  }

  static let schema: [String: Use] = [
    "fields": .read, "fieldsMatch": .read, "primaryKey": .read, "uniqueKeys": .read, "foreignKeys": .read,
    "missingValues": .read, "$schema": .descriptive,
  ]

  static let field: [String: Use] = [
    "name": .read, "type": .read, "format": .read, "title": .read, "description": .read, "constraints": .read,
    "missingValues": .read, "trueValues": .read, "falseValues": .read, "bareNumber": .read, "decimalChar": .read,
    "groupChar": .read, "categories": .read, "categoriesOrdered": .read, "example": .descriptive,
    "rdfType": .descriptive,
    "delimiter": .unread("lists in cells stay texts: make a column of each item, or a dataset of its own"),
    "itemType": .unread("lists in cells stay texts: make a column of each item, or a dataset of its own"),
  ]

  static let constraints: [String: Use] = [
    "required": .read, "unique": .read, "enum": .read, "minimum": .read, "maximum": .read, "exclusiveMinimum": .read,
    "exclusiveMaximum": .read, "minLength": .read, "maxLength": .read, "pattern": .read,
    "jsonSchema": .unread("JSON in cells is a text here: verify it before, or make columns of its members"),
  ]

  static let dialect: [String: Use] = [
    "delimiter": .read, "header": .read, "headerRows": .read, "quoteChar": .read, "doubleQuote": .read,
    "nullSequence": .read, "sheetName": .read, "lineTerminator": .descriptive, "csvddfVersion": .descriptive,
    "$schema": .descriptive,
    "caseSensitiveHeader": .descriptive,
    "escapeChar": .unread("export the file with quotes doubled inside quotes"),
    "skipInitialSpace": .unread("export the file without spaces behind its delimiters"),
    "commentChar": .unread("take the comments out of the file"),
    "commentRows": .unread(
      "take the comments out of the file, or say where names and rows stand in the dictionary ‘.yml’: "
        + "dialect: {header-row: 3, data-row: 5}"),
    "headerJoin": .unread("write the names of the columns in one line"),
    "sheetNumber": .unread("name the sheet in the dictionary ‘.yml’: sheet: Feuil2"),
    "property": .unread("export the table as CSV"), "itemType": .unread("export the table as CSV"),
    "itemKeys": .unread("export the table as CSV"), "table": .unread("export the table as CSV"),
  ]

  /// The types of fields whose values are read as texts and not verified, with what they are.
  static let textTypes: [String: String] = [
    "array": "a list in JSON", "list": "a list", "object": "an object in JSON", "geojson": "a shape in GeoJSON",
    "geopoint": "a point", "duration": "a duration",
  ]

  /// The keywords of a mapping that are not applied.
  static func findings(_ node: Node, _ uses: [String: Use], of what: String) -> [Diagnostic] {
    guard case .mapping(let pairs) = node.kind else { return [] }
    return pairs.compactMap { pair in
      guard case .unread(let hint)? = uses[pair.key.value], !pair.value.isNull, !pair.value.isFalse else { return nil }
      return unread(pair.key.value, of: what, at: pair.key.place, hint)
    }
  }

  static func unread(_ keyword: String, of what: String, at place: Place, _ hint: String) -> Diagnostic {
    Diagnostic(
      .warning, id: "unread-keyword", at: place, message: "‘\(keyword)’ of \(what) is not applied", hint: hint)
  }
}

extension Node {
  fileprivate var isFalse: Bool {
    if case .scalar(let text, isPlain: true) = kind { text == "false" } else { false }
  }
}
