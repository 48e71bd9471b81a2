import Diagnostics
import Foundation
import TestSites
import Testing

@testable import Content

@Suite("Keywords of Table Schema and Table Dialect")
struct PackagedKeywordTests {
  /// The keywords of the JSON Schemas of versions 1 and 2 at https://datapackage.org/profiles/.
  static let keywords: [(of: String, words: [String])] = [
    (
      "schema",
      ["$schema", "fields", "fieldsMatch", "foreignKeys", "missingValues", "primaryKey", "uniqueKeys"]
    ),
    (
      "field",
      [
        "bareNumber", "categories", "categoriesOrdered", "constraints", "decimalChar", "description", "example",
        "falseValues", "format", "groupChar", "missingValues", "name", "rdfType", "title", "trueValues", "type",
      ]
    ),
    (
      "constraints",
      [
        "enum", "exclusiveMaximum", "exclusiveMinimum", "jsonSchema", "maxLength", "maximum", "minLength", "minimum",
        "pattern", "required", "unique",
      ]
    ),
    (
      "dialect",
      [
        "$schema", "caseSensitiveHeader", "commentChar", "commentRows", "csvddfVersion", "delimiter", "doubleQuote",
        "escapeChar", "header", "headerJoin", "headerRows", "itemKeys", "itemType", "lineTerminator", "nullSequence",
        "property", "quoteChar", "sheetName", "sheetNumber", "skipInitialSpace", "table",
      ]
    ),
  ]

  static func uses(_ what: String) -> [String: PackagedKeywords.Use] {
    switch what {
    case "schema": PackagedKeywords.schema
    case "field": PackagedKeywords.field
    case "constraints": PackagedKeywords.constraints
    default: PackagedKeywords.dialect
    }
  }

  @Test("each is applied, describes only, or is left with a word; none is forgotten")
  func complete() {
    for (what, words) in Self.keywords {
      for word in words { #expect(Self.uses(what)[word] != nil, "\(word) of the \(what)") }
    }
  }

  /// Beside the reference data, when it is there.
  private static let profiles =
    ProcessInfo.processInfo.environment["TANK_REFERENCE"].map { $0 + "/../schemas/datapackage" } ?? ""

  @Test(
    "and the list is that of the standard's own schemas",
    .enabled(if: FileManager.default.fileExists(atPath: profiles)),
    arguments: ["1.0", "2.0"])
  func standard(version: String) throws {
    func read(_ name: String) throws -> Any {
      let data = try Data(contentsOf: URL(filePath: "\(Self.profiles)/\(version)/\(name).json"))
      return try JSONSerialization.jsonObject(with: data)
    }
    /// The keys below every `properties`, by the name of the key that holds them.
    func collect(_ value: Any, _ holder: String, _ found: inout [String: Set<String>]) {
      if let list = value as? [Any] { for item in list { collect(item, holder, &found) } }
      guard let object = value as? [String: Any] else { return }
      if let properties = object["properties"] as? [String: Any] {
        found[holder, default: []].formUnion(properties.keys)
        for (key, value) in properties { collect(value, key, &found) }
      }
      for (key, value) in object where key != "properties" { collect(value, holder, &found) }
    }
    var found: [String: Set<String>] = [:]
    collect(try read("tableschema"), "schema", &found)
    collect(try read("tabledialect"), "dialect", &found)
    for (holder, what) in [
      ("schema", "schema"), ("fields", "field"), ("constraints", "constraints"), ("dialect", "dialect"),
    ] {
      let words = try #require(found[holder], "\(found.keys)")
      #expect(words.count > 3)
      for word in words { #expect(Self.uses(what)[word] != nil, "\(word) of the \(what), version \(version)") }
    }
  }

  /// The findings of a dataset whose schema is the package's.
  private func findings(_ field: String, schema: String = "", resource: String = "") throws -> [String] {
    let package = """
      {"name": "p", "resources": [{"name": "parcelles", "path": "parcelles.csv"\(resource),
        "schema": {\(schema) "fields": [
        {"name": "id", "type": "integer"}, {"name": "bras"}, {"name": "ecole"}, {"name": "age", "type": "integer"},
        {"name": "note"\(field)}]}}]}

      """
    return try TestSite.small.removing(TestSite.dictionary).writing(package, to: PackagedDictionaryTests.package)
      .load().diagnostics.filter { ["unread-keyword", "unknown-type"].contains($0.id) }.map { finding in
        guard let words = finding.description.range(of: "warning: ") else { return finding.description }
        return String(finding.description[words.upperBound...])
      }
  }

  @Test(
    "what is not applied is pointed out",
    arguments: [
      (
        ", \"type\": \"integer\", \"constraints\": {\"jsonSchema\": {}}", "", "",
        "‘jsonSchema’ of ‘note’ is not applied. Hint: JSON in cells is a text here: verify it before, or make columns of its members. [unread-keyword]"
      ),
      (
        ", \"type\": \"duration\"", "", "",
        "the type ‘duration’ (a duration) of ‘note’ is read as text. Hint: describe the column in a dictionary ‘.yml’ to say more. [unknown-type]"
      ),
      (
        ", \"type\": \"string\", \"constraints\": {\"minimum\": 3}", "", "",
        "‘minimum: 3’ of ‘note’ is not applied. Hint: a bound is a value of the column's type, and ‘note’ is read as string. [unread-keyword]"
      ),
      (
        ", \"type\": \"integer\", \"groupChar\": \"_\"", "", "",
        "‘groupChar: _’ of ‘note’ is not applied. Hint: all numbers of a file have one thousands separator: a space, a point, a comma or an apostrophe. [unread-keyword]"
      ),
      (
        "", "\"missingValues\": [{\"value\": \"\", \"label\": \"absent\"}],", "",
        "‘label’ of a missing value is not applied. Hint: say why values are missing in the column's description. [unread-keyword]"
      ),
      (
        "", "\"fieldsMatch\": [\"subset\"],", "",
        "‘fieldsMatch: subset’ of the schema is not applied. Hint: describe every column of the file. [unread-keyword]"
      ),
      (
        "", "", ", \"dialect\": {\"commentChar\": \"#\"}",
        "‘commentChar’ of the dialect is not applied. Hint: take the comments out of the file. [unread-keyword]"
      ),
      (
        "", "", ", \"dialect\": {\"quoteChar\": \"'\"}",
        "‘quoteChar: '’ of the dialect is not applied. Hint: export the file with quotes \". [unread-keyword]"
      ),
      (
        "", "", ", \"encoding\": \"koi8-r\"",
        "‘encoding’ of the resource is not applied. Hint: it is found in the file, or said as one of: utf-8, utf-16, windows-1252, iso-8859-1, iso-8859-15, mac-roman. [unread-keyword]"
      ),
    ])
  func unread(_ field: String, _ schema: String, _ resource: String, _ says: String) throws {
    #expect(try findings(field, schema: schema, resource: resource) == [says])
  }

  @Test("what describes or is applied is not")
  func applied() throws {
    #expect(
      try findings(
        ", \"type\": \"integer\", \"example\": 3, \"rdfType\": \"http://schema.org/Rating\", \"constraints\": {\"minimum\": 0}",
        schema: "\"$schema\": \"https://datapackage.org/profiles/2.0/tableschema.json\", \"fieldsMatch\": [\"equal\"],",
        resource: ", \"dialect\": {\"header\": true, \"lineTerminator\": \"\\n\", \"skipInitialSpace\": false}") == [])
    #expect(try findings(", \"type\": \"integer\"", schema: "\"fieldsMatch\": [\"superset\"],") == [])
  }
}
