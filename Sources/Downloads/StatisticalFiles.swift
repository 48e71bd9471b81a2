import StatisticalFiles
import Tables

/// A dataset as the programs of statistics hold it: titles as labels of variables, labels of levels as value labels.
func statisticalTable(_ table: Table, notes: DatasetNotes) -> StatisticalTable {
  StatisticalTable(
    label: notes.about.first { $0.name == "title" }?.value ?? "", rowCount: table.rowCount,
    columns: zip(table.columns, notes.columns).map { column, notes in
      let kind: StatisticalTable.Kind =
        switch column.field.kind {
        case .string, .time: .text
        case .integer, .year: .integer
        case .number: .number
        case .boolean: .boolean
        case .date: .date
        case .datetime: .dateTime
        }
      let values: StatisticalTable.Values =
        switch column.values {
        case .numbers(let numbers): .numbers(numbers)
        case .texts(let texts): .texts(texts)
        }
      let unit = notes.unit.isEmpty || notes.title.isEmpty ? "" : " (\(notes.unit))"
      return StatisticalTable.Column(
        name: column.field.name, label: notes.title + unit, kind: kind, values: values,
        levels: notes.levels.map { StatisticalFile.ValueLabel(value: $0.value, label: $0.label) })
    })
}
