import Analyses
import Content
import Tables

/// Writes the statements that compute a table again: a description, a balance, an attrition or a cross-table.
struct TableScript: RowScript {
  let id: String
  let title: LocalisedText
  let dataset: String
  let table: Table
  var writer: ScriptWriter
  var columns: Set<String> = []

  var data: String { ReplicationTables.variable(dataset) }

  init(_ id: String, title: LocalisedText, dataset: String, tables: ReplicationTables, language: ScriptLanguage) {
    self.id = id
    self.title = title
    self.dataset = dataset
    table = tables.table(dataset)
    writer = ScriptWriter(language)
  }

  /// The function of the table.
  mutating func write(_ kind: String, _ body: (inout TableScript) -> [String]) {
    var script = self
    let parts = body(&script)
    let value = script.writer.call("figures", parts)
    columns = script.columns
    writer.blank()
    writer.blank()
    writer.comment("\(id): \(title.texts.sorted { $0.key < $1.key }.map(\.value).first ?? id)")
    writer.comment(kind)
    writer.function(EstimateScript.function(id)) { outer in
      outer.include(script.writer)
      return value
    }
  }

  /// The levels of a column, as an argument: those of the dictionary, or all that occur, sorted.
  private mutating func levelList(_ name: String) -> String {
    let occurring = column(name).map { column in
      Set((0..<column.count).compactMap { column.text(at: $0) })
    }
    let values = column(name)?.field.levels.map(\.value) ?? []
    let levels = (values.isEmpty ? (occurring ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } : values)
    return language.vector(levels.map { level($0, of: name) })
  }

  private func isFactor(_ name: String) -> Bool { column(name)?.isFactor ?? false }

  mutating func description(_ plan: PlannedDescription) -> [String] {
    keepFilter(plan.filter?.value)
    if let weights = plan.weights?.value {
      keepComplete([weights])
      writer.assign("rows", writer.call("keep_nonzero", "rows", whole(weights)))
    }
    if let by = plan.by?.value { keepComplete([by]) }
    return plan.columns.map { name in
      var named: [(String, String)] = []
      if let by = plan.by?.value { named.append(("by", whole(by))) }
      if isFactor(name.value) {
        named.append(("levels", levelList(name.value)))
      } else if !plan.quantiles.isEmpty {
        named.append(("quantiles", language.vector(plan.quantiles.map(language.number))))
      }
      if let weights = plan.weights?.value { named.append(("weights", whole(weights))) }
      return writer.call("described", [language.quoted(name.value), whole(name.value), "rows"], named: named)
    }
  }

  mutating func balance(_ plan: PlannedBalance, hasJointTest: Bool) -> [String] {
    keepFilter(plan.filter?.value)
    keepArms(plan.treatment)
    writer.assign("treated", treatedEverywhere(plan.treatment))
    var parts: [String] = []
    for (number, covariate) in plan.covariates.enumerated() {
      let name = covariate.value
      let named = isFactor(name) ? [("levels", levelList(name))] : []
      writer.assign(
        "part\(number + 1)",
        writer.call("balanced", [language.quoted(name), whole(name), "rows", "treated"], named: named))
      parts.append("part\(number + 1)")
    }
    guard hasJointTest else { return parts }
    keepComplete(plan.covariates.map(\.value) + [plan.cluster?.value].compactMap { $0 })
    writer.assign("X", writer.call("side_by_side", [ones()] + plan.covariates.map { covariate($0.value) }))
    let named = plan.cluster.map { [("clusters", used($0.value))] } ?? []
    return parts + [writer.call("joint_balance", ["treated[rows]", "X"], named: named)]
  }

  mutating func attrition(_ plan: PlannedAttrition) -> [String] {
    keepFilter(plan.filter?.value)
    keepArms(plan.treatment)
    keepComplete([plan.cluster?.value, plan.blocks?.value].compactMap { $0 })
    var named: [(String, String)] = []
    if let cluster = plan.cluster?.value { named.append(("clusters", used(cluster))) }
    if let blocks = plan.blocks?.value { named.append(("blocks", used(blocks))) }
    let treated = treatedEverywhere(plan.treatment) + "[rows]"
    return [writer.call("attrition", [used(plan.outcome.value), treated], named: named)]
  }

  mutating func crossTable(_ plan: PlannedCrossTable, layers: [String]) -> [String] {
    keepFilter(plan.filter?.value)
    keepComplete([plan.rows.value, plan.columns.value] + [plan.by?.value].compactMap { $0 })
    guard let by = plan.by?.value else {
      return [writer.call("cross_table", language.quoted(""), used(plan.rows.value), used(plan.columns.value))]
    }
    return layers.map { layer in
      let value = level(layer, of: by)
      let rows = writer.call("keep_either", "rows", whole(by), language.vector([value]))
      let label = PublishedFigures.text(layer, of: column(by))
      return writer.call(
        "cross_table", language.quoted("\(label) | "), "\(whole(plan.rows.value))[\(rows)]",
        "\(whole(plan.columns.value))[\(rows)]")
    }
  }
}
