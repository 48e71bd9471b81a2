import Content
import Diagnostics
import Tables

extension Dataset.Dictionary {
  /// Describes what is published: the columns that are left, as the remedies changed them, and the keys that still hold.
  mutating func follow(_ table: Table) {
    let places = Dictionary(
      zip(schema.fields.map(\.name), fieldPlaces), uniquingKeysWith: { first, _ in first })
    schema.fields = table.columns.map(\.field)
    fieldPlaces = schema.fields.map { places[$0.name] ?? Place(file: file) }
    let rules = schema
    schema.uniqueKeys = rules.uniqueKeys.filter { isKey($0, of: table, rules) }
    let primary = rules.primaryKey
    let isWhole = primary.allSatisfy { name in
      table.column(named: name).map { column in !(0..<column.count).contains { column.isMissing($0) } } ?? false
    }
    if !isWhole || !isKey(primary, of: table, rules) { schema.primaryKey = [] }
  }
}

private func isKey(_ columns: [String], of table: Table, _ schema: Schema) -> Bool {
  guard !columns.isEmpty else { return true }
  guard columns.allSatisfy({ table.column(named: $0) != nil }) else { return false }
  var alone = schema
  alone.uniqueKeys = [columns]
  return uniqueKeyIssues(table, schema: alone).isEmpty
}

/// Takes away the foreign keys that the remedies broke: a column is gone, or its values are no longer those of the other
/// table. One that lost its values and not its columns is reported, because readers can no longer join the tables.
func removeBrokenForeignKeys(_ study: inout Study) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let parents = Dictionary(study.datasets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  for index in study.datasets.indices {
    let dataset = study.datasets[index]
    // Without remedies here and there, what is wrong was said when the data were read.
    guard !dataset.table.columns.isEmpty else { continue }
    var kept: [(key: Schema.ForeignKey, place: Place)] = []
    for (key, place) in zip(dataset.dictionary.schema.foreignKeys, dataset.dictionary.foreignKeyPlaces) {
      guard let parent = key.dataset.isEmpty ? dataset : parents[key.dataset], !parent.table.columns.isEmpty else {
        kept.append((key, place))
        continue
      }
      let isChanged = !dataset.disclosure.remedies.isEmpty || !parent.disclosure.remedies.isEmpty
      let isThere =
        key.fields.allSatisfy { dataset.table.column(named: $0) != nil }
        && key.keys.allSatisfy { parent.table.column(named: $0) != nil }
      if !isChanged || isThere && foreignKeyIssues(dataset.table, key, parent: parent.table).isEmpty {
        kept.append((key, place))
      } else if isThere {
        diagnostics.append(
          Diagnostic(
            .warning, id: "broken-key", at: place,
            message: "the remedies of ‘\(dataset.name)’ and ‘\(parent.name)’ leave the foreign key without its rows",
            hint: "apply the same remedy to ‘\(key.fields.joined(separator: ", "))’ and "
              + "‘\(key.keys.joined(separator: ", "))’, or drop one of them"))
      }
    }
    study.datasets[index].dictionary.schema.foreignKeys = kept.map(\.key)
    study.datasets[index].dictionary.foreignKeyPlaces = kept.map(\.place)
  }
  return diagnostics
}
