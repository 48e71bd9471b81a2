import Content
import Tables

/// What the statements of every calculation have in common: rows that are chosen, and columns that are named.
protocol RowScript {
  /// As the calculations saw it, derived columns included.
  var table: Table { get }
  /// The name of the table in the script.
  var data: String { get }
  var writer: ScriptWriter { get set }
  /// The columns of the dataset that the statements name.
  var columns: Set<String> { get set }
}

extension RowScript {
  var language: ScriptLanguage { writer.language }

  func column(_ name: String) -> Column? { table.column(named: name) }

  /// A column of the dataset, for all rows.
  mutating func whole(_ name: String) -> String {
    columns.insert(name)
    return language.column(data, name)
  }

  /// A column in the rows that are kept.
  mutating func used(_ name: String) -> String { whole(name) + "[rows]" }

  /// A level as the column's values are in the script.
  func level(_ level: String, of name: String) -> String {
    guard let column = column(name) else { return language.quoted(level) }
    switch column.values {
    case .texts: return language.quoted(level)
    case .numbers:
      if column.field.kind == .boolean { return column.field.trueValues.contains(level) ? "1" : "0" }
      return language.number(Double(level) ?? .nan)
    }
  }

  /// The levels that the dictionary lists, in its order; nil where it lists none.
  func levels(of name: String) -> String? {
    guard let levels = column(name)?.field.levels, !levels.isEmpty else { return nil }
    return language.vector(levels.map { level($0.value, of: name) })
  }

  /// Starts `rows` with those where the filter is true.
  mutating func keepFilter(_ filter: String?) {
    writer.assign("rows", writer.call("all_rows", data))
    guard let filter, !filter.isEmpty, let expression = try? Expression.parse(filter),
      let form = try? expression.form(in: table)
    else { return }
    columns.formUnion(expression.columnNames)
    writer.comment("where \(filter)")
    let condition = ConditionScript(table: data).code(form, &writer)
    writer.assign("rows", writer.call("keep_true", "rows", condition))
  }

  mutating func keepArms(_ treatment: Treatment?) {
    guard let treatment else { return }
    let name = treatment.column.value
    let levels = [treatment.treated.value, treatment.control.value].map { level($0, of: name) }
    writer.assign("rows", writer.call("keep_either", "rows", whole(name), language.vector(levels)))
  }

  mutating func keepComplete(_ names: [String]) {
    guard !names.isEmpty else { return }
    columns.formUnion(names)
    var seen: Set<String> = []
    let once = names.filter { seen.insert($0).inserted }
    writer.assign("rows", writer.call("keep_complete", "rows", data, language.texts(once)))
  }

  /// Where the table has the treated level.
  mutating func treatedEverywhere(_ treatment: Treatment?) -> String {
    guard let treatment else { return "" }
    let name = treatment.column.value
    return writer.call("holds", whole(name), level(treatment.treated.value, of: name))
  }

  /// A covariate as columns of a design.
  mutating func covariate(_ name: String, asLevels: Bool = false) -> String {
    guard let column = column(name), asLevels || column.isFactor else { return used(name) }
    let values = used(name)
    return writer.call("dummies", [values] + [levels(of: name)].compactMap { $0 })
  }

  mutating func ones() -> String { writer.call("ones", "rows") }
}
