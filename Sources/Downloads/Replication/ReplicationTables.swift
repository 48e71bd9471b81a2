import Analyses
import Content
import Tables

/// The tables of a study as its calculations saw them, with the columns that the plan derives.
struct ReplicationTables {
  private(set) var tables: [String: Table] = [:]
  /// The form of each derived column, by dataset and name.
  private(set) var forms: [String: [String: ExpressionForm]] = [:]

  init(_ study: Study) {
    for dataset in study.datasets {
      tables[dataset.name] = dataset.calculated
    }
    for column in study.plan.derived {
      let data = column.data.value
      guard let table = tables[data], let expression = try? Expression.parse(column.expression.value),
        let form = try? expression.form(in: table),
        let values = try? expression.column(named: column.name.value, in: table)
      else { continue }
      forms[data, default: [:]][column.name.value] = form
      tables[data]?.columns.append(values)
    }
    for index in study.plan.indices {
      guard let table = tables[index.data.value] else { continue }
      let values = [Double](repeating: .nan, count: table.rowCount)
      tables[index.data.value]?.columns.append(
        Column(field: Field(name: index.id.value, kind: .number), values: .numbers(values)))
    }
  }

  func table(_ data: String) -> Table { tables[data] ?? Table(columns: [], rowCount: 0, lines: []) }

  static func variable(_ data: String) -> String {
    "data_" + String(data.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }
}
