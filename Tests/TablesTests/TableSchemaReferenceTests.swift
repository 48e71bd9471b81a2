import CSV
import Foundation
import TestReferences
import Testing

@testable import Tables

@Suite("Table Schema reference data", .enabled(if: ReferenceFolder.isPresent))
struct TableSchemaReferenceTests {
  struct Cells: Decodable {
    struct Options: Decodable {
      var bareNumber: Bool?
      var groupChar: String?
      var decimalChar: String?
      var trueValues: [String]?
      var falseValues: [String]?
    }
    struct Cell: Decodable {
      var type: String
      var format: String
      var options: Options
      var source: String
      var valid: Bool
      var number: String?
      var date: String?
    }
    var values: [Cell]
  }

  /// Left out: types and formats that our dictionary does not have (any, array, duration, geo, object …,
  /// strings as uri, email, binary and wkt), `bareNumber`, and separators other than ours (`#`, `@`). An empty cell is
  /// missing for us, so that its rows are left out too.
  @Test("table-schema-cells, where it applies to our types")
  func cells() throws {
    let reference = try ReferenceFolder.json("table-schema-cells/reference.json", as: Cells.self)
    var checked = 0
    for cell in reference.values {
      guard let kind = Field.Kind(rawValue: cell.type), !cell.source.isEmpty, cell.options.bareNumber == nil,
        kind != .string || cell.format == "default"
      else { continue }
      let decimal = DecimalMark(rawValue: cell.options.decimalChar ?? ".")
      let thousands = ThousandsSeparator(rawValue: cell.options.groupChar ?? "")
      guard let decimal, let thousands else { continue }
      var field = Field(name: "x", kind: kind)
      field.format = cell.format == "default" ? "" : cell.format
      // The defaults of Table Schema, which ours widen with French words.
      field.trueValues = cell.options.trueValues ?? ["true", "True", "TRUE", "1"]
      field.falseValues = cell.options.falseValues ?? ["false", "False", "FALSE", "0"]
      var writer = DelimitedWriter(.french)
      writer.append("x")
      writer.endRecord()
      writer.append(cell.source)
      writer.endRecord()
      let result = readTable(
        writer.bytes, schema: Schema(fields: [field]),
        dialect: CSV.Dialect(delimiter: .semicolon, decimalMark: decimal, thousandsSeparator: thousands))
      #expect((result.table != nil) == cell.valid, "\(cell)")
      if let number = cell.number { #expect(result.table?.numbers("x") == [try #require(Double(number))]) }
      if let date = cell.date { #expect(result.table?.texts("x") == [date]) }
      checked += 1
    }
    #expect(checked == 55)
  }

  /// The cells and columns that frictionless-py 5.21.0 finds at fault, with the same dictionary.
  @Test("table-schema-subventions: the same cells and columns are found")
  func subventions() throws {
    let data = Data(try ReferenceFolder.bytes("table-schema-subventions/schema.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let fields = try #require(object["fields"] as? [[String: Any]])
    let schema = Schema(
      fields: try fields.map { item in
        let type = try #require(item["type"] as? String)
        var field = Field(name: try #require(item["name"] as? String), kind: Field.Kind(rawValue: type) ?? .string)
        if let format = item["format"] as? String, format != "default" { field.format = format }
        let constraints = item["constraints"] as? [String: Any] ?? [:]
        field.constraints.required = constraints["required"] as? Bool ?? false
        field.constraints.minimum = (constraints["minimum"] as? NSNumber)?.doubleValue
        field.constraints.maximum = (constraints["maximum"] as? NSNumber)?.doubleValue
        field.constraints.pattern = constraints["pattern"] as? String
        field.levels = (constraints["enum"] as? [Any] ?? []).map { Field.Level(value: "\($0)") }
        field.trueValues = item["trueValues"] as? [String] ?? field.trueValues
        field.falseValues = item["falseValues"] as? [String] ?? field.falseValues
        return field
      })
    let valid = readTable(
      try ReferenceFolder.bytes("table-schema-subventions/exemple_valide.csv"), schema: schema)
    #expect(valid.issues.map(\.message) == [])

    struct Reference: Decodable {
      struct Fault: Decodable {
        var type: String
        var row: Int?
        var field: String
        var cell: String?
      }
      struct File: Decodable {
        var file: String
        var errors: [Fault]
      }
      var values: [File]
    }
    let reference = try ReferenceFolder.json("table-schema-subventions/reference.json", as: Reference.self)
    let cells = try #require(reference.values.first { $0.file == "exemple_invalide_erreurs_cellules.csv" })
    let found = readTable(
      try ReferenceFolder.bytes("table-schema-subventions/\(cells.file)"), schema: schema,
      dialect: CSV.Dialect(decimalMark: .point))
    let expected = Set(cells.errors.map { "\($0.row ?? 1) \($0.field)" })
    #expect(Set(found.issues.map { "\($0.line) \($0.columnName)" }) == expected)

    let columns = readTable(
      try ReferenceFolder.bytes("table-schema-subventions/exemple_invalide_erreurs_colonnes.csv"), schema: schema)
    #expect(columns.issues.contains { $0.rule == "missing-column" && $0.columnName == "dispositifAide" })
  }
}
