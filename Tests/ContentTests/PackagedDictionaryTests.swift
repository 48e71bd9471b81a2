import Diagnostics
import Tables
import TestSites
import Testing
import YAML

@testable import Content

@Suite("A datapackage.json that comes with the data")
struct PackagedDictionaryTests {
  static let package = "studies/jardin/data/datapackage.json"

  static let copy = "studies/jardin/data/parcelles.schema.json"

  /// As those of schema.data.gouv.fr are made: a Table Schema with an address and a title of its own.
  static let schema = """
    {
      "name": "parcelles", "title": "Parcelles de jardins", "path": "https://schema.example/parcelles/1.0.0/schema.json",
      "fields": [
        {"name": "id", "type": "integer", "constraints": {"required": true}},
        {"name": "bras", "type": "string", "constraints": {"enum": ["jardin", "temoin"]}},
        {"name": "ecole", "type": "string", "constraints": {"pattern": "[a-e]"}},
        {"name": "age", "type": "integer"},
        {"name": "note", "type": "number", "bareNumber": false, "constraints": {"maximum": 20}}
      ]
    }

    """

  @Test("a copy of a national schema beside the data is verified, and its address kept")
  func schemaCopy() throws {
    let site = TestSite.small.writing(Self.schema, to: Self.copy)
    let outcome = try site.outcome()
    #expect(
      outcome.diagnostics.filter { $0.severity == .error }.map(\.description).contains {
        $0.hasPrefix("studies/jardin/data/parcelles.yml:")
          && $0.contains(
            "‘note’ has the type integer here, and number in the schema ‘parcelles.schema.json’. Hint: write ‘type: number’, or take the copy of the schema away. [contradicts-schema]"
          )
      })
    #expect(
      outcome.diagnostics.map(\.description).contains {
        $0.hasPrefix("studies/jardin/data/parcelles.csv:12:") && $0.contains("‘f’")
      }, "\(outcome.diagnostics.map(\.description))")
    let alone = try site.removing(TestSite.dictionary).replacing("[a-e]", by: "[a-f]", in: Self.copy)
      .replacing("1,jardin,a,8,14", by: "1,jardin,a,8,14 pts", in: TestSite.data).outcome()
    let dataset = alone.catalog.studies[0].datasets[0]
    #expect(dataset.dictionary.schema.conformsTo == "https://schema.example/parcelles/1.0.0/schema.json")
    #expect(dataset.table.column(named: "note")?.text(at: 0) == "14")
    let stray = try TestSite.small.writing(Self.schema, to: "studies/jardin/data/autre.schema.json").findings()
    #expect(
      stray == [
        "studies/jardin/data/autre.schema.json:1:1: warning: this schema has no data file ‘autre’ beside it. Hint: give it the name of the data file. [schema-without-data]"
      ], "\(stray)")
  }

  @Test("columns that a schema does not require may be absent; those that it requires may not")
  func optionalColumns() throws {
    let column = "\"fields\": [\n    {\"name\": \"surface\", \"type\": \"number\"},"
    let optional = Self.schema.replacing("\"fields\": [", with: column).replacing("[a-e]", with: "[a-f]")
    let site = try TestSite.small.removing(TestSite.dictionary).writing(optional, to: Self.copy).outcome()
    let found = site.diagnostics.filter { $0.id == "optional-columns" || $0.id == "missing-column" }
    #expect(
      found.map(\.description) == [
        "studies/jardin/data/parcelles.csv:1:1: note: the file has no column ‘surface’, which the schema ‘parcelles.schema.json’ does not require. [optional-columns]"
      ])
    #expect(site.catalog.studies[0].datasets[0].table.columns.count == 5)
    let required = optional.replacing(
      "\"type\": \"number\"},", with: "\"type\": \"number\", \"constraints\": {\"required\": true}},")
    let refused = try TestSite.small.removing(TestSite.dictionary).writing(required, to: Self.copy).outcome()
    #expect(
      refused.diagnostics.filter { $0.severity == .error }.map(\.message)
        == ["the file has no column ‘surface’, which the dictionary describes"])
  }

  @Test("a schema of which no copy lies beside the data was compared with nothing, and it is said")
  func noCopy() throws {
    let site = TestSite.small.appending("conforms-to: https://schema.example/parcelles\n", to: TestSite.dictionary)
    let found = try site.outcome().diagnostics.filter { $0.id == "schema-not-compared" }
    #expect(
      found.map(\.message) == [
        "the data are said to conform to ‘https://schema.example/parcelles’, and nothing was compared: no copy of this schema lies beside them"
      ])
    #expect(
      found.map(\.hint) == [
        "save the schema as ‘studies/jardin/data/parcelles.schema.json’: its columns, types and constraints are verified then"
      ])
  }

  static let text = """
    {
      "profile": "tabular-data-package",
      "licenses": [{"name": "CC-BY-4.0"}],
      "resources": [{
        "name": "parcelles", "path": "parcelles.csv", "title": "Parcelles \\u00e9tudi\\u00e9es",
        "sources": [{"title": "Enquête"}],
        "schema": {
          "primaryKey": "id",
          "uniqueKeys": [["ecole", "id"]],
          "fields": [
            {"name": "id", "type": "integer", "title": "Numéro"},
            {"name": "bras", "type": "string", "categories": ["jardin", {"value": "temoin", "label": "Témoin"}]},
            {"name": "ecole", "type": "string", "constraints": {"pattern": "[a-f]"}},
            {"name": "age", "type": "integer", "constraints": {"minimum": 6, "exclusiveMaximum": 18}},
            {"name": "note", "type": "integer"}
          ]
        }
      }]
    }
    """

  @Test("its schema is the dictionary when there is no .yml")
  func alone() throws {
    let site = TestSite.small.removing(TestSite.dictionary).writing(Self.text, to: Self.package)
    let outcome = try site.outcome()
    // A Table Schema has no word for what is known of persons.
    #expect(
      outcome.diagnostics.map(\.id) == [
        "small-count", "small-count", "undeclared-quasi-identifiers", "headline-unit",
      ])
    let dataset = try #require(outcome.catalog.studies.first?.datasets.first)
    #expect(dataset.dictionary.title.text("fr") == "Parcelles étudiées")
    #expect(dataset.dictionary.license == .ccBy4)
    #expect(dataset.dictionary.source == "Enquête")
    #expect(dataset.dictionary.schema.primaryKey == ["id"])
    #expect(dataset.dictionary.schema.uniqueKeys == [["ecole", "id"]])
    #expect(dataset.dictionary.schema.fields[1].levels.map(\.value) == ["jardin", "temoin"])
    #expect(dataset.dictionary.schema.fields[1].levels[1].labels == ["fr": "Témoin"])
    #expect(dataset.dictionary.schema.fields[2].constraints.pattern == "[a-f]")
    #expect(dataset.dictionary.schema.fields[3].constraints.exclusiveMaximum == 18)
    #expect(dataset.table.rowCount == 12)
  }

  @Test("it fills what the .yml does not say, and the .yml wins")
  func beside() throws {
    let site = TestSite.small.writing(Self.text, to: Self.package).writing(
      "title: Nos parcelles\nfields: [{name: age, privacy: none, constraints: {minimum: 8}}, {name: note, type: number, unit: points}]\n",
      to: TestSite.dictionary)
    let outcome = try site.outcome()
    #expect(outcome.diagnostics.map(\.description) == [])
    let dictionary = try #require(outcome.catalog.studies.first?.datasets.first?.dictionary)
    #expect(dictionary.title.text("fr") == "Nos parcelles")
    #expect(dictionary.schema.fields.map(\.name) == ["age", "note", "id", "bras", "ecole"])
    #expect(dictionary.schema.fields[0].kind == .integer)
    #expect(dictionary.schema.fields[0].constraints.minimum == 8)
    #expect(dictionary.schema.fields[0].constraints.exclusiveMaximum == nil)
    #expect(dictionary.schema.fields[1].kind == .number)
    #expect(dictionary.schema.primaryKey == ["id"])
  }

  @Test("a schema in a file of its own, and one that is not there")
  func schemaFile() throws {
    let package = "{\"resources\": [{\"path\": \"parcelles.csv\", \"schema\": \"forme.json\"}]}"
    let site = TestSite.small.writing(package, to: Self.package)
    #expect(
      try site.findings() == [
        "studies/jardin/data/datapackage.json:1:52: error: there is no file ‘forme.json’ beside the data."
          + " Hint: the files are: datapackage.json. [missing-file]"
      ])
    let whole = site.writing(
      "{\"fields\": [{\"name\": \"id\", \"type\": \"integer\"}]}", to: "studies/jardin/data/forme.json")
    #expect(try whole.findings() == [])
  }

  @Test("faults of the data are found by it, and its own faults have their place")
  func faults() throws {
    let site = TestSite.small.removing(TestSite.dictionary).writing(Self.text, to: Self.package)
    #expect(
      try site.replacing("\"minimum\": 6", by: "\"minimum\": 9", in: Self.package)
        .replacing(
          "{\"name\": \"note\", \"type\": \"integer\"}", by: "{\"name\": \"note\", \"type\": \"geopoint\"}",
          in: Self.package
        )
        .load().diagnostics.map(\.description).prefix(2) == [
          "studies/jardin/data/datapackage.json:15:34: warning: the type ‘geopoint’ (a point) of ‘note’ is read as text."
            + " Hint: describe the column in a dictionary ‘.yml’ to say more. [unknown-type]",
          "studies/jardin/data/parcelles.csv:2:12: error: ‘8’ is below the minimum 9."
            + " Hint: correct the value, or minimum in the dictionary. [below-minimum]",
        ])
  }

  @Test(
    "JSON that is none is refused with its place",
    arguments: [
      ("{\"a\": 1,}", "1:9: error: a name in double quotes is expected, and ‘}’ stands here"),
      ("{\"a\": 01}", "1:7: error: a JSON value is expected, and ‘01’ stands here"),
      ("{'a': 1}", "1:2: error: a name in double quotes is expected, and ‘'’ stands here"),
      ("[1\n 2]", "2:2: error: ‘,’ or ‘]’ is expected, and ‘2’ stands here"),
      ("[\"a", "1:2: error: the text that begins here is never closed"),
      ("[\"\\x\"]", "1:4: error: a backslash is followed by one of \" \\ / b f n r t u"),
      ("[\"\\ud83d\"]", "1:9: error: half of a surrogate pair"),
      ("1 2", "1:3: error: something follows the end of the JSON value"),
      ("", "1:1: error: a JSON value is expected, and the end of the file stands here"),
    ])
  func badJSON(_ text: String, _ says: String) {
    let (root, found) = parseJSON(Array(text.utf8), file: "d.json")
    #expect(root == nil)
    #expect(found.map(\.description).first?.hasPrefix("d.json:\(says)") == true, "\(found)")
  }

  @Test("escapes, surrogate pairs and depth")
  func goodJSON() {
    let (root, _) = parseJSON(Array("\u{FEFF}[\"\\ud83d\\ude00\\/\\n\", -1.5e-3]".utf8), file: "d.json")
    guard case .sequence(let items)? = root?.kind else { return #expect(Bool(false)) }
    guard case .scalar("😀/\n", isPlain: false) = items[0].kind, case .scalar("-1.5e-3", isPlain: true) = items[1].kind
    else { return #expect(Bool(false)) }
    let deep = String(repeating: "[", count: 100_000)
    #expect(parseJSON(Array(deep.utf8), file: "d.json").root == nil)
  }
}
