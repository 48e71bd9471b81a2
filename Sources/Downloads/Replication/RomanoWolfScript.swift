import Analyses
import Content
import Tables

/// Writes the function that adjusts a family by resampling: all its estimates from the same draws.
struct RomanoWolfScript {
  let family: PlannedFamily
  let members: [Result]
  let tables: ReplicationTables
  var writer: ScriptWriter
  /// The columns that are named, by dataset.
  private(set) var columns: [String: Set<String>] = [:]

  var function: String { "adjust_" + String(family.id.value.map { $0 == "-" ? "_" : $0 }) }

  init(_ family: PlannedFamily, results: [Result], tables: ReplicationTables, writer: ScriptWriter) {
    self.family = family
    members = family.estimates.compactMap { member in results.first { $0.id == member.value } }
    self.tables = tables
    self.writer = writer
  }

  mutating func write() {
    guard let first = members.first, let treatment = first.plan.treatment else { return }
    let language = writer.language
    let data = first.plan.data.value
    let table = tables.table(data)
    var names: [String] = []
    writer.blank()
    writer.blank()
    writer.comment("family \(family.id.value): romano-wolf")
    for member in members {
      var script = EstimateScript(member, table: table, writer: ScriptWriter(language))
      let name = "member_" + String(member.id.map { $0 == "-" ? "_" : $0 })
      let value = script.member()
      columns[data, default: []].formUnion(script.columns)
      writer.function(name) { outer in
        outer.include(script.writer)
        return value
      }
      writer.blank()
      names.append(name + "()")
    }
    columns[data, default: []].insert(treatment.column.value)
    var named: [(String, String)] = []
    let variable = ReplicationTables.variable(data)
    for (name, column) in [
      ("clusters", first.plan.cluster?.value), ("blocks", members.lazy.compactMap(\.plan.blocks?.value).first),
    ] {
      guard let column else { continue }
      columns[data, default: []].insert(column)
      named.append((name, language.column(variable, column)))
    }
    let list = language == .python ? "[\(names.joined(separator: ", "))]" : "list(\(names.joined(separator: ", ")))"
    let call = writer.call(
      "romano_wolf",
      [
        list, language.column(variable, treatment.column.value),
        language.number(Double(family.resamples?.draws ?? 2000)),
      ],
      named: named)
    writer.run(language == .python ? "def \(function)(found):" : "\(function) <- function(found) {")
    writer.run(language == .python ? "    return \(call)" : "  \(call)")
    if language == .r { writer.run("}") }
  }
}

extension EstimateScript {
  /// The rows, outcome, arms and columns of an estimate, to be computed again in resamples.
  mutating func member() -> String {
    let answering = responseWeights()
    let names: [String?] = plan.covariates.map(\.value) + plan.fixedEffects.map(\.value)
    rows(
      complete: names + [plan.blocks?.value, plan.cluster?.value, plan.subgroups?.value] + answering, weights: true)
    var design = covariates()
    if result.method == .differenceInMeans {
      design = plan.blocks.map { [covariate($0.value, asLevels: true)] } ?? []
    }
    let isInteracted = result.method == .lin || result.method == .differenceInMeans && plan.blocks != nil
    let weights =
      [plan.weights.map { used($0.value) }].compactMap { $0 }
      + (plan.attritionWeights == nil ? [] : ["answering[rows]"])
    let parts = [
      ("rows", "rows"), ("y", "y"), ("treated", language == .python ? "treated.astype(float)" : "as.numeric(treated)"),
      (
        "Z",
        design.isEmpty
          ? (language == .python ? "np.zeros((len(rows), 0))" : "matrix(0, length(rows), 0)")
          : writer.call("side_by_side", design)
      ),
      ("interacted", isInteracted ? language.truth.yes : language.truth.no),
      ("clusters", plan.cluster == nil ? language.truth.no : language.truth.yes),
      ("weights", weights.isEmpty ? ones() : weights.joined(separator: " * ")),
    ]
    return language == .python
      ? "{" + parts.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
      : "list(" + parts.map { "\($0.0) = \($0.1)" }.joined(separator: ", ") + ")"
  }
}
