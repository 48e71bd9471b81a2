@testable import Content
import Glibc
import Tables
import Testing

@testable import Downloads

/// Beside the reference data, where there is one: the JSON Schemas of Data Package.
private let profiles = getenv("TANK_REFERENCE").map { String(cString: $0) + "/../schemas/datapackage" } ?? ""
private let hasProfiles = run("test -f '\(profiles)/2.0/tableschema.json' && python3 -c 'import jsonschema'") == 0

/// What others make of our Table Schemas.
@Suite("Table Schemas read by others")
struct TableSchemaClientsTests {
  /// A field of every kind with the constraints that it can have, keys within and out of the table, a national schema.
  static func dataset() -> Dataset {
    func field(_ name: String, _ kind: Field.Kind, _ change: (inout Field) -> Void = { _ in }) -> Field {
      var field = Field(name: name, kind: kind)
      field.title = ["fr": name, "en": name]
      change(&field)
      return field
    }
    var schema = Schema(fields: [
      field("id", .integer) { $0.constraints.required = true },
      field("site", .string) {
        $0.constraints.minLength = 1
        $0.constraints.pattern = "[a-z]+"
      },
      field("annee", .year) { $0.constraints.minimum = 2000 },
      field("sexe", .string) {
        $0.levels = [Field.Level(value: "F", labels: ["fr": "Femme", "en": "Woman"]), Field.Level(value: "H")]
      },
      field("note", .number) {
        $0.constraints.exclusiveMinimum = 0
        $0.constraints.exclusiveMaximum = 20
      },
      field("vague", .integer) { $0.constraints.enumeration = ["1", "2"] },
      field("jour", .date) {
        $0.constraints.exclusiveEarliest = "2020-12-31"
        $0.constraints.latest = "2021-12-31"
      },
      field("heure", .time), field("quand", .datetime), field("accord", .boolean),
      field("commune", .string) { $0.meaning = .commune },
    ])
    schema.primaryKey = ["id"]
    schema.uniqueKeys = [["site", "annee"]]
    schema.foreignKeys = [
      Schema.ForeignKey(fields: ["site"], dataset: "sites", keys: ["id"]),
      Schema.ForeignKey(fields: ["vague"], dataset: "", keys: ["id"]),
    ]
    schema.conformsTo = "https://schema.example/1.0.0/schema.json"
    return Dataset(
      name: "d", file: "d.csv", dictionary: Dataset.Dictionary(file: "d.yml", schema: schema),
      table: Table(columns: [], rowCount: 0, lines: []))
  }

  static let rows = """
    id,site,annee,sexe,note,vague,jour,heure,quand,accord,commune
    1,nord,2020,F,12.5,1,2021-01-31,06:30:00,2021-01-31T06:30:00,true,01004
    2,nord,2021,H,,2,2021-12-31,,,false,2A004

    """

  private func schema() -> String {
    String(decoding: tableSchema(Self.dataset(), languages: ["fr", "en"]).bytes, as: UTF8.self)
  }

  @Test("say keys, bounds, categories and the national schema")
  func words() {
    let text = schema().split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    for part in [
      #""primaryKey": ["id"]"#, #""uniqueKeys": [["site","annee"]]"#,
      #"{"fields": ["site"],"reference": {"resource": "sites","fields": ["id"]}}"#,
      #"{"fields": ["vague"],"reference": {"fields": ["id"]}}"#,
      #""conformsTo": "https://schema.example/1.0.0/schema.json""#,
      #""constraints": {"exclusiveMinimum": 0,"exclusiveMaximum": 20}"#,
      #""constraints": {"maximum": "2021-12-31","exclusiveMinimum": "2020-12-31"}"#,
      #""constraints": {"enum": [1,2]}"#,
      #""categories": [{"value": "F","label": "Femme"},{"value": "H","label": "H"}]"#,
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  @Test("are valid for the JSON Schema of version 2", .enabled(if: hasProfiles))
  func profile() throws {
    let folder = try TemporaryFolder()
    let script = """
      import json, sys, jsonschema
      jsonschema.Draft7Validator(json.load(open(sys.argv[1]))).validate(json.load(open(sys.argv[2])))
      """
    try folder.write("validate.py", Array(script.utf8))
    try folder.write("schema.json", Array(schema().utf8))
    try folder.write("wrong.json", Array("{\"fields\": []}".utf8))
    let command = "cd '\(folder.path)' && python3 validate.py '\(profiles)/2.0/tableschema.json'"
    #expect(run(command + " schema.json") == 0)
    #expect(run(command + " wrong.json") != 0)
  }

  @Test("are valid for frictionless, which finds what breaks them", .enabled(if: hasFrictionless))
  func frictionless() throws {
    // Keys out of the table need the package: they are tried with that of the small site.
    var dataset = Self.dataset()
    dataset.dictionary.schema.foreignKeys = []
    let folder = try TemporaryFolder()
    try folder.write("schema.json", tableSchema(dataset, languages: ["fr"]).bytes)
    func isValid(_ rows: String) throws -> Bool {
      try folder.write("d.csv", Array(rows.utf8))
      return run("cd '\(folder.path)' && frictionless validate d.csv --schema schema.json") == 0
    }
    #expect(try isValid(Self.rows))
    for (right, wrong) in [
      ("1,nord", "2,nord"), ("nord,2020", "Nord,2020"), ("nord,2020", "nord,1999"), ("2020,F", "2020,X"),
      (",1,2021", ",3,2021"), ("06:30:00,", "25:30:00,"), ("true", "peut-etre"), ("2021-12-31", "2022-01-01"),
    ] {
      #expect(try !isValid(Self.rows.replacing(right, with: wrong, maxReplacements: 1)), "\(wrong)")
    }
  }
}
