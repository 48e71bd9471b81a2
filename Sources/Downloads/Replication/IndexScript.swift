import Content
import Tables

/// Writes the statements that make the column of a summary index.
struct IndexScript: RowScript {
  let plan: PlannedIndex
  let table: Table
  let data: String
  var writer: ScriptWriter
  var columns: Set<String> = []

  init(_ plan: PlannedIndex, table: Table, data: String, writer: ScriptWriter) {
    self.plan = plan
    self.table = table
    self.data = data
    self.writer = writer
  }

  mutating func write() {
    writer.comment("\(plan.id.value): \(plan.kind.rawValue)")
    keepFilter(plan.filter?.value)
    keepArms(plan.treatment)
    var outcomes: [String] = []
    for component in plan.components {
      outcomes.append((component.favourable == .higher ? "" : "-") + used(component.column.value))
    }
    let list = outcomes.joined(separator: ", ")
    let value = writer.call(
      plan.kind == .anderson ? "anderson_index" : "kling_index",
      language == .python ? "[\(list)]" : "list(\(list))", treatedEverywhere(plan.treatment) + "[rows]")
    writer.assign(language.column(data, plan.id.value), writer.call("in_rows", data, "rows", value))
  }
}
