import Content
import Diagnostics

extension Description {
  static let statistics = [
    "mean", "sd", "variance", "skewness", "median", "q1", "q3", "min", "max", "n", "missing", "conf_low", "conf_high",
    "interval",
  ]

  /// `q` and the percentage: `q10`, `q2.5`, as quantiles are named in prose.
  private var quantileNames: [String] {
    plan.quantiles.map { share in
      let percentage = (share * 1e8).rounded() / 1e6
      return "q" + (percentage == percentage.rounded() ? String(Int(percentage)) : String(percentage))
    }
  }

  /// `column.statistic`, `column.statistic.group`, or for one level `column.level.mean.group`.
  func value(at path: [String], format: Figure.Format?) throws(FigureProblem) -> Figure.Value {
    let columns = rows.map(\.column)
    guard let column = path.first, columns.contains(column) else {
      throw FigureProblem(
        id: "unknown-field", message: "the description ‘\(plan.id.value)’ has no column ‘\(path.first ?? "")’",
        hint: hint(for: path.first ?? "", among: columns, what: "column"))
    }
    var rest = Array(path.dropFirst())
    let names = Self.statistics + quantileNames
    // Intervals are offered where the plan has one.
    let offered = names.filter { plan.interval != nil || !["conf_low", "conf_high", "interval"].contains($0) }
    // A point in the name of a quantile, `q2.5`, is no end of a part.
    if rest.count >= 2, names.contains(rest[0] + "." + rest[1]) {
      rest.replaceSubrange(0...1, with: [rest[0] + "." + rest[1]])
    }
    var row = rows.first { $0.column == column }
    if let levelName = rest.first, !names.contains(levelName) {
      row = rows.first { $0.column == column && $0.levelValue == levelName }
      rest.removeFirst()
    }
    guard let row, let statistic = rest.first, names.contains(statistic) else {
      throw FigureProblem(
        id: "unknown-field", message: "‘\(path.joined(separator: "."))’ names no statistic",
        hint: hint(for: rest.first ?? "", among: offered, what: "statistic"))
    }
    let groupNames = groups.map(\.value)
    let group = rest.count > 1 ? rest[1] : groupNames.first ?? ""
    guard let index = groupNames.firstIndex(of: group), rest.count > 1 || groupNames.count == 1 else {
      throw FigureProblem(
        id: "unknown-field", message: "‘\(path.joined(separator: "."))’ does not say of which group",
        hint: "end it with one of: \(groupNames.joined(separator: ", "))")
    }
    guard let value = value(of: statistic, row.cells[index], isLevel: row.level != nil, format) else {
      let cell = row.cells[index]
      let hidesCount = statistic == "n" ? cell.count == nil : statistic == "missing" && cell.missing == nil
      if cell.isHidden || hidesCount { throw hiddenFigure(plan.id.value, path) }
      let isInterval = ["conf_low", "conf_high", "interval"].contains(statistic)
      throw FigureProblem(
        id: "empty-field", message: "‘\(path.joined(separator: "."))’ has no value",
        hint: isInterval
          ? "an interval is that of a share, and is asked for with ‘interval: wilson’" : "the group may be empty")
    }
    return value
  }

  private func value(of statistic: String, _ cell: Cell, isLevel: Bool, _ format: Figure.Format?) -> Figure.Value? {
    let natural = format ?? .number(decimals: nil)
    let share = format ?? .percent
    return switch statistic {
    case "n": cell.count.map { .number(Double($0), format ?? .integer) }
    case "missing": cell.missing.map { .number(Double($0), format ?? .integer) }
    case "mean": cell.mean.map { .number($0, isLevel ? share : natural) }
    case "sd": cell.standardDeviation.map { .number($0, natural) }
    case "variance": cell.variance.map { .number($0, natural) }
    case "skewness": cell.skewness.map { .number($0, format ?? .number(decimals: 2)) }
    case "median": cell.median.map { .number($0, natural) }
    case "q1": cell.lowerQuartile.map { .number($0, natural) }
    case "q3": cell.upperQuartile.map { .number($0, natural) }
    case "min": cell.minimum.map { .number($0, natural) }
    case "max": cell.maximum.map { .number($0, natural) }
    case "conf_low": cell.interval.map { .number($0.low, share) }
    case "conf_high": cell.interval.map { .number($0.high, share) }
    case "interval": cell.interval.map { .interval($0.low, $0.high, share) }
    default:
      quantileNames.firstIndex(of: statistic).flatMap { place in
        cell.quantiles.indices.contains(place) ? .number(cell.quantiles[place], natural) : nil
      }
    }
  }
}
