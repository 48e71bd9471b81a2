import Content
import Diagnostics

/// What `{{ … }}` in prose names: a field of a result, and how to write it.
package struct Figure: Sendable, Equatable {
  /// nil for the study that the text belongs to.
  package var study: String?
  package var id: String
  /// What follows the id: `estimate`, or for a description `age.mean.treated-arm`.
  package var path: [String]
  package var format: Format?

  package enum Format: Sendable, Equatable {
    /// With a number of decimals, or as many as the size of the number asks for.
    case number(decimals: Int?)
    case points, percent, integer, euros, pValue, ratio

    static let names = ["number", "number(1)", "points", "percent", "integer", "euros", "p", "ratio"]

    init?(_ text: String) {
      switch text {
      case "number": self = .number(decimals: nil)
      case "points": self = .points
      case "percent": self = .percent
      case "integer": self = .integer
      case "euros": self = .euros
      case "p": self = .pValue
      case "ratio": self = .ratio
      default:
        guard text.hasPrefix("number("), text.hasSuffix(")"), let decimals = Int(text.dropFirst(7).dropLast()),
          (0...10).contains(decimals)
        else { return nil }
        self = .number(decimals: decimals)
      }
    }
  }

  /// What is to be written, for the language's formatter.
  package enum Value: Sendable, Equatable {
    case number(Double, Format)
    case interval(Double, Double, Format)
    case text(String)
  }
}

/// The figure is there, and is not for readers.
func hiddenFigure(_ id: String, _ path: [String]) -> FigureProblem {
  FigureProblem(
    id: "hidden-figure",
    message: "‘\(([id] + path).joined(separator: "."))’ is hidden: it is a small count, or would give one back",
    hint: "join levels or groups so that each holds more, or write the sentence without it")
}

/// Why a figure cannot be printed.
package struct FigureProblem: Error, Equatable {
  package var id: String
  package var message: String
  package var hint: String
}

extension Figure {
  /// Reads `study/id.field | format`; the study and the format may be left out.
  package init(_ expression: String) throws(FigureProblem) {
    let halves = expression.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
    var name = halves[0]
    if let slash = name.firstIndex(of: "/") {
      study = String(name[..<slash])
      name = String(name[name.index(after: slash)...])
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw FigureProblem(
        id: "bad-figure", message: "‘{{ \(expression) }}’ names no figure",
        hint: "write an id, a point and a field, as in {{ emploi-12-mois.estimate }}")
    }
    id = parts[0]
    path = Array(parts[1...])
    if halves.count == 2 {
      guard let format = Format(halves[1]) else {
        throw FigureProblem(
          id: "unknown-format", message: "there is no format ‘\(halves[1])’",
          hint: Diagnostics.hint(for: halves[1], among: Format.names, what: "format"))
      }
      self.format = format
    }
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first == " " { text.removeFirst() }
  while text.last == " " { text.removeLast() }
  return String(text)
}

extension StudyResults {
  /// What a figure of this study is.
  package func value(of figure: Figure) throws(FigureProblem) -> Figure.Value {
    if let result = result(figure.id) { return try result.value(at: figure.path, format: figure.format) }
    if let description = description(figure.id) {
      return try description.value(at: figure.path, format: figure.format)
    }
    if let table = crossTable(figure.id) { return try table.value(at: figure.path, format: figure.format) }
    if let balance = balance(figure.id) { return try balance.value(at: figure.path, format: figure.format) }
    if let table = attrition(figure.id) { return try table.value(at: figure.path, format: figure.format) }
    if let table = index(figure.id) { return try table.value(at: figure.path, format: figure.format) }
    if let table = power(figure.id) { return try table.value(at: figure.path, format: figure.format) }
    let ids =
      results.map(\.id) + descriptions.map(\.plan.id.value) + crossTables.map(\.plan.id.value)
      + balances.map(\.plan.id.value)
      + attritions.map(\.plan.id.value) + powers.map(\.plan.id.value) + indices.map(\.plan.id.value)
    throw FigureProblem(
      id: "unknown-figure", message: "the study ‘\(study)’ has no result ‘\(figure.id)’",
      hint: hint(for: figure.id, among: ids, what: "result"))
  }
}

extension StudyResults {
  /// Whether a result was computed on data before their remedies, so that readers cannot compute it again.
  package func isRestricted(_ id: String) -> Bool {
    let checksum =
      result(id)?.dataSHA256 ?? description(id)?.dataSHA256 ?? crossTable(id)?.dataSHA256 ?? balance(id)?.dataSHA256
      ?? attrition(id)?.dataSHA256 ?? index(id)?.dataSHA256
    return checksum?.isEmpty ?? false
  }
}

extension Result {
  static let fieldNames = [
    "estimate", "std_error", "statistic", "df", "p_value", "conf_low", "conf_high", "interval", "n_obs", "n_treated",
    "n_control", "n_clusters", "n_dropped", "mean_treated", "mean_control", "p_adjusted", "method", "std_error_type",
    "q", "q_p", "i2", "tau2", "k", "prediction_low", "prediction_high", "prediction", "bound_low", "bound_high",
    "bounds",
    "trimmed_share", "p_randomisation", "p_bootstrap", "bootstrap_low", "bootstrap_high", "bootstrap", "subgroup_p",
    "nnt", "nnt_low", "nnt_high", "adjusted_treated", "adjusted_control", "adjusted_treated_error",
    "adjusted_control_error", "n_effective",
  ]

  func value(at path: [String], format: Figure.Format?) throws(FigureProblem) -> Figure.Value {
    if path.first == "subgroup", path.count >= 3 { return try subgroupValue(at: path, format: format) }
    let field = path.joined(separator: ".")
    let natural = format ?? plan.scale.format
    let count = format ?? .integer
    let value: Figure.Value? =
      switch field {
      case "estimate": .number(estimate, natural)
      case "std_error": Self.present(standardError).map { .number($0, format ?? plan.scale.spreadFormat) }
      case "statistic": Self.present(statistic).map { .number($0, format ?? .number(decimals: 2)) }
      case "df": .number(degreesOfFreedom, format ?? .number(decimals: 1))
      case "p_value": Self.present(pValue).map { .number($0, format ?? .pValue) }
      case "conf_low": Self.present(low).map { .number($0, natural) }
      case "conf_high": Self.present(high).map { .number($0, natural) }
      case "interval": Self.present(low).map { .interval($0, high, natural) }
      case "n_obs": .number(Double(sample.observations), count)
      case "n_treated": sample.treated.map { .number(Double($0), count) }
      case "n_control": sample.control.map { .number(Double($0), count) }
      case "n_clusters": sample.clusters.map { .number(Double($0), count) }
      case "n_dropped": .number(Double(sample.droppedCount), count)
      case "mean_treated": meanTreated.map { .number($0, format ?? plan.scale.levelFormat) }
      case "mean_control": meanControl.map { .number($0, format ?? plan.scale.levelFormat) }
      case "p_adjusted": adjusted.map { .number($0.pValue, format ?? .pValue) }
      case "method": .text(method.rawValue)
      case "std_error_type": .text(standardErrorType)
      case "q": pooled.map { .number($0.heterogeneity, format ?? .number(decimals: 1)) }
      case "q_p": pooled.map { .number($0.heterogeneityPValue, format ?? .pValue) }
      case "i2": pooled.map { .number($0.inconsistency, format ?? .percent) }
      case "tau2": pooled.map { .number($0.betweenVariance, format ?? .number(decimals: 3)) }
      case "k": pooled.map { .number(Double($0.studies.count), count) }
      case "prediction_low": pooled?.prediction.map { .number($0.low, natural) }
      case "prediction_high": pooled?.prediction.map { .number($0.high, natural) }
      case "prediction": pooled?.prediction.map { .interval($0.low, $0.high, natural) }
      case "bound_low": bounds.map { .number($0.lower, natural) }
      case "bound_high": bounds.map { .number($0.upper, natural) }
      case "bounds": bounds.map { .interval($0.lower, $0.upper, natural) }
      case "trimmed_share": bounds.map { .number($0.trimmedShare, format ?? .percent) }
      case "p_randomisation": randomisation.map { .number($0.pValue, format ?? .pValue) }
      case "p_bootstrap": resampling?.pValue.map { .number($0, format ?? .pValue) }
      case "bootstrap_low": resampling.map { .number($0.low, natural) }
      case "bootstrap_high": resampling.map { .number($0.high, natural) }
      case "bootstrap": resampling.map { .interval($0.low, $0.high, natural) }
      case "subgroup_p": subgroups.map { .number($0.pValue, format ?? .pValue) }
      case "adjusted_treated": predictedMeans.map { .number($0.treated.mean, format ?? plan.scale.levelFormat) }
      case "adjusted_control": predictedMeans.map { .number($0.control.mean, format ?? plan.scale.levelFormat) }
      case "adjusted_treated_error":
        predictedMeans.map { .number($0.treated.standardError, format ?? plan.scale.spreadFormat) }
      case "adjusted_control_error":
        predictedMeans.map { .number($0.control.standardError, format ?? plan.scale.spreadFormat) }
      case "n_effective":
        attritionWeights.map { .number($0.treated.effectiveSize + $0.control.effectiveSize, format ?? .integer) }
      case "nnt": neededToTreat.map { .number($0.number, format ?? .number(decimals: 1)) }
      case "nnt_low": neededToTreat?.interval.map { .number($0.low, format ?? .number(decimals: 1)) }
      case "nnt_high": neededToTreat?.interval.map { .number($0.high, format ?? .number(decimals: 1)) }
      default:
        throw FigureProblem(
          id: "unknown-field", message: "a result has no field ‘\(field)’",
          hint: hint(for: field, among: Self.fieldNames, what: "field"))
      }
    guard let value else {
      throw FigureProblem(
        id: "empty-field", message: "the result ‘\(id)’ has no ‘\(field)’: its method (\(method.rawValue)) gives none",
        hint: "print another field, or plan what gives it")
    }
    return value
  }
}

extension Result {
  static let subgroupFieldNames = ["estimate", "std_error", "p_value", "conf_low", "conf_high", "interval", "n_obs"]

  /// `subgroup.level.field`; the level as it stands in the data, points and all.
  private func subgroupValue(at path: [String], format: Figure.Format?) throws(FigureProblem) -> Figure.Value {
    guard let subgroups else {
      throw FigureProblem(
        id: "empty-field", message: "the result ‘\(id)’ has no subgroups",
        hint: "plan them: add a line ‘subgroups: …’ to the estimate")
    }
    let level = path[1..<(path.count - 1)].joined(separator: ".")
    guard let effect = subgroups.effects.first(where: { $0.level == level }) else {
      throw FigureProblem(
        id: "unknown-field", message: "the result ‘\(id)’ has no subgroup ‘\(level)’",
        hint: hint(for: level, among: subgroups.effects.map(\.level), what: "subgroup"))
    }
    if effect.isHidden, Self.subgroupFieldNames.contains(path[path.count - 1]) { throw hiddenFigure(id, path) }
    let natural = format ?? plan.scale.format
    switch path[path.count - 1] {
    case "estimate": return .number(effect.estimate, natural)
    case "std_error": return .number(effect.standardError, format ?? plan.scale.spreadFormat)
    case "p_value": return .number(effect.pValue, format ?? .pValue)
    case "conf_low": return .number(effect.low, natural)
    case "conf_high": return .number(effect.high, natural)
    case "interval": return .interval(effect.low, effect.high, natural)
    case "n_obs": return .number(Double((effect.treated ?? 0) + (effect.control ?? 0)), format ?? .integer)
    case let field:
      throw FigureProblem(
        id: "unknown-field", message: "a subgroup has no field ‘\(field)’",
        hint: hint(for: field, among: Self.subgroupFieldNames, what: "field"))
    }
  }

  private static func present(_ value: Double) -> Double? { value.isNaN ? nil : value }
}

extension PlannedEstimate.Scale {
  /// How an effect on this scale is written unless the prose says otherwise.
  package var format: Figure.Format {
    switch self {
    case .natural: .number(decimals: nil)
    case .points: .points
    case .percent: .percent
    case .logRatio: .ratio
    }
  }

  /// How a standard error is: a ratio has none, so the logarithm's is shown.
  package var spreadFormat: Figure.Format {
    self == .logRatio ? .number(decimals: 3) : format
  }

  /// How a mean of the outcome is: a share in per cent where effects are in points.
  package var levelFormat: Figure.Format {
    switch self {
    case .points, .percent: .percent
    case .natural, .logRatio: .number(decimals: nil)
    }
  }
}

extension Balance {
  func value(at path: [String], format: Figure.Format?) throws(FigureProblem) -> Figure.Value {
    let names = ["joint_statistic", "joint_p", "n_treated", "n_control", "largest_difference"]
    let field = path.joined(separator: ".")
    let value: Figure.Value? =
      switch field {
      case "joint_statistic": joint.map { .number($0.statistic, format ?? .number(decimals: 2)) }
      case "joint_p": joint.map { .number($0.pValue, format ?? .pValue) }
      case "n_treated": treatedCount.map { .number(Double($0), format ?? .integer) }
      case "n_control": controlCount.map { .number(Double($0), format ?? .integer) }
      case "largest_difference":
        rows.filter { !$0.isHidden }.map { abs($0.standardisedDifference) }.max().map {
          .number($0, format ?? .number(decimals: 2))
        }
      default:
        throw FigureProblem(
          id: "unknown-field", message: "a balance table has no field ‘\(field)’",
          hint: hint(for: field, among: names, what: "field"))
      }
    guard let value else {
      if hasHiddenCounts { throw hiddenFigure(plan.id.value, path) }
      throw FigureProblem(
        id: "empty-field", message: "the balance table ‘\(plan.id.value)’ has no ‘\(field)’",
        hint: "its joint test could not be computed")
    }
    return value
  }
}
