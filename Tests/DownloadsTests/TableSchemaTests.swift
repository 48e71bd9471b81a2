@testable import Content
import Tables
import Testing

@testable import Downloads

@Suite("Table Schema")
struct TableSchemaTests {
  private func schema(_ field: Field) -> String {
    let dataset = Dataset(
      name: "d", file: "d.csv", dictionary: Dataset.Dictionary(file: "d.yml", schema: Schema(fields: [field])),
      table: Table(columns: [], rowCount: 0, lines: []))
    return String(decoding: tableSchema(dataset, languages: ["fr"]).bytes, as: UTF8.self)
      .split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
  }

  @Test("leaves out the constraints that the type does not have")
  func constraints() {
    var field = Field(name: "x", kind: .string)
    field.constraints.minimum = 1
    field.constraints.maxLength = 5
    #expect(schema(field).contains(#""constraints": {"maxLength": 5}"#))
    field.kind = .integer
    #expect(schema(field).contains(#""constraints": {"minimum": 1}"#))
    field.kind = .date
    #expect(!schema(field).contains("constraints"))
  }

  @Test("writes levels in the type of the field, as they are published")
  func levels() {
    var field = Field(name: "x", kind: .boolean)
    field.levels = [Field.Level(value: "oui", labels: ["fr": "Oui"]), Field.Level(value: "non")]
    #expect(schema(field).contains(#""enum": [true,false]"#))
    #expect(!schema(field).contains("categories"))
    field.kind = .integer
    field.levels = [Field.Level(value: "1", labels: ["fr": "Oui"]), Field.Level(value: "2")]
    #expect(schema(field).contains(#""enum": [1,2]"#))
    #expect(schema(field).contains(#""categories": [{"value": 1,"label": "Oui"},{"value": 2,"label": "2"}]"#))
  }

  @Test("says that the published missing value is the empty cell, whatever the editor's was")
  func missingValues() {
    var field = Field(name: "x", kind: .string)
    field.missingValues = ["NA", "-9"]
    #expect(schema(field).contains(#""missingValues": [""]"#))
    #expect(!schema(field).contains("NA"))
  }
}
