import Content
import Glibc

/// A field of a result that is not the same in two versions.
package struct ResultChange: Sendable, Equatable {
  /// As in `results.json`: `estimates`, `descriptions`, `balances`.
  package var section: String
  package var id: String
  /// `estimate`, `subgroups.effects[2].conf_low`; empty when the whole result came or went.
  package var field: String
  /// nil when it was not there.
  package var was: JSON?
  /// nil when it is not there any more.
  package var became: JSON?

  /// Whether it is a number that was published and is so no longer, rather than a word or a new result.
  package var isNumber: Bool {
    switch was {
    case .number, .integer: true
    default: field.isEmpty && was != nil && became == nil
    }
  }
}

extension JSON: Equatable {
  package static func == (left: JSON, right: JSON) -> Bool { left.bytes == right.bytes }

  /// On one line, for a message or a cell of a table.
  package var short: String {
    switch self {
    case .string(let text): text
    case .array(let items): "[" + items.map(\.short).joined(separator: ", ") + "]"
    case .object: "{…}"
    case .null, .bool, .integer, .number: String(decoding: bytes.dropLast(), as: UTF8.self)
    }
  }
}

/// The sections of `results.json` that hold results, each with the key of its identifiers.
let resultSections: [(key: String, id: String)] = [
  ("estimates", "term"), ("descriptions", "id"), ("cross_tables", "id"), ("balances", "id"), ("attrition", "id"),
  ("indices", "id"), ("power", "id"),
]

/// What describes a result without being one.
private let ignoredFields: Set<String> = [
  "title", "titles", "unit", "label", "labels", "description", "data_sha256", "warnings", "recomputable", "true_value",
]

/// What is not the same in two `results.json` of a study.
///
/// Numbers are the same within a relative difference of 1e-9: the last digits of an iteration may depend on the machine.
/// Words of titles and units are not compared.
///
/// - Returns: Nil when one of the two is no such file.
package func resultChanges(old: [UInt8], new: [UInt8], tolerance: Double = 1e-9) -> [ResultChange]? {
  guard let old = JSONValue(old), let new = JSONValue(new), old["study"] != nil, new["study"] != nil else { return nil }
  return resultSections.flatMap { section in
    let before = results(of: old, section)
    let after = results(of: new, section)
    let known = Dictionary(after.map { ($0.id, $0.fields) }) { first, _ in first }
    let former = Set(before.map(\.id))
    var changes: [ResultChange] = []
    for (id, fields) in before {
      guard let now = known[id] else {
        changes.append(ResultChange(section: section.key, id: id, field: "", was: "published", became: nil))
        continue
      }
      let values = Dictionary(now.map { ($0.field, $0.value) }) { first, _ in first }
      let names = Set(fields.map(\.field))
      for (field, was) in fields {
        let became = values[field]
        if let became, equal(was, became, tolerance: tolerance) { continue }
        changes.append(ResultChange(section: section.key, id: id, field: field, was: was, became: became))
      }
      changes += now.filter { !names.contains($0.field) }.map {
        ResultChange(section: section.key, id: id, field: $0.field, was: nil, became: $0.value)
      }
    }
    changes += after.filter { !former.contains($0.id) }.map {
      ResultChange(section: section.key, id: $0.id, field: "", was: nil, became: "published")
    }
    return changes
  }
}

/// How many single values each result of a `results.json` has.
package func resultValues(_ bytes: [UInt8]) -> [(section: String, id: String, values: Int)] {
  guard let root = JSONValue(bytes) else { return [] }
  return resultSections.flatMap { section in
    results(of: root, section).map { (section.key, $0.id, $0.fields.count) }
  }
}

/// The results that say of themselves that the published data do not give them.
package func restrictedResults(_ root: JSONValue) -> [(section: String, id: String)] {
  resultSections.flatMap { section in
    (root[section.key]?.items ?? []).compactMap { item in
      item["recomputable"] == .bool(false) ? item[section.id]?.text.map { (section.key, $0) } : nil
    }
  }
}

private func results(
  of root: JSONValue, _ section: (key: String, id: String)
) -> [(id: String, fields: [(field: String, value: JSON)])] {
  (root[section.key]?.items ?? []).compactMap { item in
    guard let id = item[section.id]?.text else { return nil }
    var fields: [(field: String, value: JSON)] = []
    flatten(item, at: "", into: &fields)
    return (id, fields)
  }
}

/// The single values of a result, by their path.
private func flatten(_ value: JSONValue, at path: String, into fields: inout [(field: String, value: JSON)]) {
  switch value {
  case .null: fields.append((path, .null))
  case .bool(let flag): fields.append((path, .bool(flag)))
  case .number(let number): fields.append((path, Int(exactly: number).map(JSON.integer) ?? .number(number)))
  case .text(let text): fields.append((path, .string(text)))
  case .array(let items):
    for (index, item) in items.enumerated() { flatten(item, at: "\(path)[\(index + 1)]", into: &fields) }
  case .object(let members):
    for (key, value) in members.sorted(by: { $0.key < $1.key }) where !ignoredFields.contains(key) {
      flatten(value, at: path.isEmpty ? key : "\(path).\(key)", into: &fields)
    }
  }
}

private func equal(_ first: JSON, _ second: JSON, tolerance: Double) -> Bool {
  func number(_ value: JSON) -> Double? {
    switch value {
    case .integer(let whole): Double(whole)
    case .number(let number): number
    default: nil
    }
  }
  guard let a = number(first), let b = number(second) else { return first == second }
  return a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}

/// The numbers of one result in a `results.json`, by their path: of an estimate its own, without those of its curves and
/// lists; of a table all of them. A ratio on the scale of logarithms is there as the ratio too.
///
/// - Returns: Nil when there is no such result.
package func resultNumbers(_ bytes: [UInt8], of id: String) -> [(field: String, value: Double)]? {
  guard let root = JSONValue(bytes) else { return nil }
  for section in resultSections {
    guard let result = results(of: root, section).first(where: { $0.id == id }) else { continue }
    let item = (root[section.key]?.items ?? []).first { $0[section.id]?.text == id }
    let isRatio = item?["scale"]?.text?.contains("ratio") ?? false
    return result.fields.flatMap { field, value -> [(field: String, value: Double)] in
      let isInList = field.contains("[")
      guard section.key != "estimates" || !isInList || field.hasPrefix("subgroups") else { return [] }
      switch value {
      case .integer(let whole): return [(field, Double(whole))]
      case .number(let number): return [(field, number)] + (isRatio ? [(field, exp(number))] : [])
      default: return []
      }
    }
  }
  return nil
}
