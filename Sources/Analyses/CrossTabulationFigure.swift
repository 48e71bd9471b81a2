import Content
import Diagnostics

extension CrossTabulation {
  static let fieldNames = ["n", "count", "share", "chi2", "chi2_df", "chi2_p", "fisher_p", "cramers_v"]

  /// `field`, or `count.row.column` and `share.row.column`; with `by`, the layer's level ends the path.
  func value(at path: [String], format: Figure.Format?) throws(FigureProblem) -> Figure.Value {
    var rest = path
    let field = rest.isEmpty ? "" : rest.removeFirst()
    guard Self.fieldNames.contains(field) else {
      throw FigureProblem(
        id: "unknown-field", message: "a cross-table has no field ‘\(field)’",
        hint: hint(for: field, among: Self.fieldNames, what: "field"))
    }
    var cell: (row: Int, column: Int)?
    if field == "count" || field == "share" {
      let row = try level(rest.first, of: rows, called: "row", path)
      let column = try level(rest.dropFirst().first, of: columns, called: "column", path)
      cell = (row, column)
      rest.removeFirst(2)
    }
    let layer = layers[plan.by == nil ? 0 : try level(rest.first, of: layers.map(\.level), called: "group", path)]
    if plan.by != nil { rest.removeFirst() }
    guard rest.isEmpty else {
      throw FigureProblem(
        id: "unknown-field", message: "‘\(path.joined(separator: "."))’ has more parts than the cross-table",
        hint: "remove ‘\(rest.joined(separator: "."))’")
    }
    guard let value = value(of: field, cell, in: layer, format) else {
      if layer.hasHiddenCounts { throw hiddenFigure(plan.id.value, path) }
      throw FigureProblem(
        id: "empty-field", message: "‘\(plan.id.value).\(path.joined(separator: "."))’ has no value",
        hint: cell != nil
          ? "its row is empty" : "its test could not be computed: look at the table")
    }
    return value
  }

  private func level(
    _ value: String?, of levels: [Level], called what: String, _ path: [String]
  ) throws(FigureProblem) -> Int {
    let names = levels.map(\.value)
    guard let value else {
      throw FigureProblem(
        id: "unknown-field", message: "‘\(path.joined(separator: "."))’ does not say of which \(what)",
        hint: "add one of: \(names.joined(separator: ", "))")
    }
    guard let place = names.firstIndex(of: value) else {
      throw FigureProblem(
        id: "unknown-field", message: "the cross-table ‘\(plan.id.value)’ has no \(what) ‘\(value)’",
        hint: hint(for: value, among: names, what: what))
    }
    return place
  }

  private func value(
    of field: String, _ cell: (row: Int, column: Int)?, in layer: Layer, _ format: Figure.Format?
  ) -> Figure.Value? {
    switch field {
    case "count":
      return cell.flatMap { layer.counts[$0.row][$0.column] }.map { .number(Double($0), format ?? .integer) }
    case "share": return cell.flatMap { share($0.row, $0.column, in: layer) }.map { .number($0, format ?? .percent) }
    case "n": return layer.total.map { .number(Double($0), format ?? .integer) }
    case "chi2": return layer.test.map { .number($0.statistic, format ?? .number(decimals: 2)) }
    case "chi2_df": return layer.test.map { .number(Double($0.degreesOfFreedom), format ?? .integer) }
    case "chi2_p": return layer.test.map { .number($0.pValue, format ?? .pValue) }
    case "fisher_p": return layer.test?.fisher.map { .number($0.pValue, format ?? .pValue) }
    default: return layer.test.map { .number($0.cramersV, format ?? .number(decimals: 2)) }
    }
  }
}
