import Content
import Tables

/// Writes the statements that make the column of a summary index.
struct IndexScript {
  let plan: PlannedIndex
  let table: Table?
  let data: String
  var writer: ScriptWriter
  private(set) var columns: Set<String> = []

  init(_ plan: PlannedIndex, table: Table?, data: String, writer: ScriptWriter) {
    self.plan = plan
    self.table = table
    self.data = data
    self.writer = writer
  }

  mutating func write() {
    guard let table else { return }
    let language = writer.language
    writer.comment("\(plan.id.value): \(plan.kind.rawValue)")
    writer.assign("rows", writer.call("all_rows", data))
    if let filter = plan.filter, let expression = try? Expression.parse(filter.value),
      let form = try? expression.form(in: table)
    {
      columns.formUnion(expression.columnNames)
      writer.comment("where \(filter.value)")
      writer.assign("rows", writer.call("keep_true", "rows", ConditionScript(table: data).code(form, &writer)))
    }
    let treatment = plan.treatment
    let name = treatment.column.value
    columns.insert(name)
    let (treated, control) = (
      language.level(treatment.treated.value, of: name, in: table),
      language.level(treatment.control.value, of: name, in: table)
    )
    let arm = language.column(data, name)
    writer.assign("rows", writer.call("keep_either", "rows", arm, language.vector([treated, control])))
    var outcomes: [String] = []
    for component in plan.components {
      columns.insert(component.column.value)
      let sign = component.favourable == .higher ? "" : "-"
      outcomes.append(sign + language.column(data, component.column.value) + "[rows]")
    }
    let list = outcomes.joined(separator: ", ")
    let value = writer.call(
      plan.kind == .anderson ? "anderson_index" : "kling_index",
      language == .python ? "[\(list)]" : "list(\(list))", writer.call("holds", arm, treated) + "[rows]")
    writer.assign(language.column(data, plan.id.value), writer.call("in_rows", data, "rows", value))
  }
}

extension ScriptLanguage {
  /// A level as the values of its column are in the script.
  func level(_ level: String, of name: String, in table: Table) -> String {
    guard let column = table.column(named: name) else { return quoted(level) }
    switch column.values {
    case .texts: return quoted(level)
    case .numbers:
      if column.field.kind == .boolean { return column.field.trueValues.contains(level) ? "1" : "0" }
      return number(Double(level) ?? .nan)
    }
  }
}
