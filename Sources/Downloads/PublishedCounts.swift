import Content

/// The counts of one estimate or table, as its `results.json` tells them to whoever reads no more than that.
package struct PublishedCounts: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case estimate, description, balance, attrition, index
    case crossTable = "cross-table"
  }

  package var kind: Kind
  package var id: String
  package var data: String
  package var cells: [Cell]

  package struct Cell: Sendable, Equatable {
    /// What is counted, in the words of a message: ‘the sample’, ‘the cell jardin × 8’. No other cell has the same.
    package var name: String
    /// nil when it is not shown.
    package var count: Int?
  }
}

/// What a `results.json` tells of a study.
package struct PublishedResults: Sendable, Equatable {
  package var version: String
  package var tables: [PublishedCounts]

  /// - Parameter bytes: A `results.json` of this program, of whatever version; nil when it is no such file.
  package init?(_ bytes: [UInt8]) {
    guard let root = JSONValue(bytes), root["study"]?.text != nil else { return nil }
    version = root["version"]?.text ?? ""
    tables = []
    let readers: [(String, PublishedCounts.Kind, String, (JSONValue, inout Cells) -> Void)] = [
      ("estimates", .estimate, "term", estimateCounts),
      ("descriptions", .description, "id", descriptionCounts),
      ("cross_tables", .crossTable, "id", crossTableCounts),
      ("balances", .balance, "id", balanceCounts),
      ("attrition", .attrition, "id", attritionCounts),
      ("indices", .index, "id", indexCounts),
    ]
    for (key, kind, idKey, read) in readers {
      for item in root[key]?.items ?? [] {
        guard let id = item[idKey]?.text else { continue }
        var cells = Cells()
        read(item, &cells)
        droppedCounts(item, &cells)
        tables.append(
          PublishedCounts(kind: kind, id: id, data: item["data"]?.text ?? "", cells: cells.all))
      }
    }
  }
}

/// Cells on their way; a name that comes twice stays with its first.
private struct Cells {
  var all: [PublishedCounts.Cell] = []
  private var names: Set<String> = []

  /// A count of the file; null is a hidden one, and an absent key is none.
  mutating func add(_ name: String, _ value: JSONValue?) {
    guard let value, names.insert(name).inserted else { return }
    switch value {
    case .null: all.append(PublishedCounts.Cell(name: name, count: nil))
    default:
      if let count = value.integer { all.append(PublishedCounts.Cell(name: name, count: count)) }
    }
  }
}

private func estimateCounts(_ item: JSONValue, _ cells: inout Cells) {
  cells.add("the sample", item["n_obs"])
  // Methods without arms have null here, and no method hides the sizes of its arms.
  for (name, key) in [("the treated arm", "n_treated"), ("the control arm", "n_control")] where item[key] != .null {
    cells.add(name, item[key])
  }
  for effect in item["subgroups"]?["effects"]?.items ?? [] {
    let level = effect["subgroup"]?.text ?? ""
    cells.add("the treated arm of the subgroup ‘\(level)’", effect["n_treated"])
    cells.add("the control arm of the subgroup ‘\(level)’", effect["n_control"])
  }
  for (name, key) in [("treated", "treated"), ("control", "control")] {
    cells.add("those assigned to the \(name) arm", item["attrition_weights"]?[key]?["n_assigned"])
    cells.add("those observed in the \(name) arm", item["attrition_weights"]?[key]?["n_observed"])
  }
}

private func descriptionCounts(_ item: JSONValue, _ cells: inout Cells) {
  let groups = item["groups"]?.items ?? []
  func of(_ group: Int) -> String {
    let value = groups.indices.contains(group) ? groups[group]["value"]?.text ?? "" : ""
    return value.isEmpty ? "" : " in the group ‘\(value)’"
  }
  for (place, group) in groups.enumerated() { cells.add("the rows" + of(place), group["n"]) }
  for row in item["rows"]?.items ?? [] {
    let column = row["column"]?.text ?? ""
    let level = row["level"]?.text
    for (place, cell) in (row["groups"]?.items ?? []).enumerated() {
      let what = level.map { "the level ‘\($0)’ of ‘\(column)’" } ?? "the values of ‘\(column)’"
      cells.add(what + of(place), cell["n"])
      cells.add("the missing values of ‘\(column)’" + of(place), cell["missing"])
    }
  }
}

private func crossTableCounts(_ item: JSONValue, _ cells: inout Cells) {
  let rows = (item["rows"]?.items ?? []).map { $0["value"]?.text ?? "" }
  let columns = (item["columns"]?.items ?? []).map { $0["value"]?.text ?? "" }
  for layer in item["tables"]?.items ?? [] {
    let group = layer["group"]?.text ?? ""
    let place = group.isEmpty ? "" : " in the group ‘\(group)’"
    for (row, counts) in zip(rows, layer["counts"]?.items ?? []) {
      for (column, count) in zip(columns, counts.items) { cells.add("the cell \(row) × \(column)" + place, count) }
    }
    for (row, count) in zip(rows, layer["row_totals"]?.items ?? []) { cells.add("the row \(row)" + place, count) }
    for (column, count) in zip(columns, layer["column_totals"]?.items ?? []) {
      cells.add("the column \(column)" + place, count)
    }
    cells.add("the total" + place, layer["n"])
  }
}

private func balanceCounts(_ item: JSONValue, _ cells: inout Cells) {
  cells.add("the treated arm", item["n_treated"])
  cells.add("the control arm", item["n_control"])
  for row in item["rows"]?.items ?? [] {
    cells.add("the missing values of ‘\(row["column"]?.text ?? "")’", row["missing"])
  }
}

private func attritionCounts(_ item: JSONValue, _ cells: inout Cells) {
  for arm in ["treated", "control"] {
    cells.add("the \(arm) arm", item["n_\(arm)"])
    cells.add("those lost of the \(arm) arm", item["missing_\(arm)"])
  }
}

private func indexCounts(_ item: JSONValue, _ cells: inout Cells) {
  cells.add("the treated arm", item["n_treated"])
  cells.add("the control arm", item["n_control"])
  for component in item["components"]?.items ?? [] {
    cells.add("the missing values of ‘\(component["column"]?.text ?? "")’", component["n_missing"])
  }
}

/// The rows left out, by reason.
private func droppedCounts(_ item: JSONValue, _ cells: inout Cells) {
  for dropped in item["dropped"]?.items ?? [] {
    let reason = dropped["reason"]?.text ?? ""
    let detail = (dropped["where"] ?? dropped["column"])?.text.map { " (\($0))" } ?? ""
    cells.add("the rows left out: \(reason)\(detail)", dropped["count"])
  }
}
