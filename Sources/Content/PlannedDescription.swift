import Diagnostics
import YAML

/// A table of counts, means and quantiles, under the key `describe`.
package struct PlannedDescription: Sendable {
  /// A statistic that the page may show, by its name in the plan.
  package enum Statistic: String, Sendable, CaseIterable {
    case count = "n"
    case missing, mean
    case standardDeviation = "sd"
    case variance, skewness, median, quartiles, quantiles
    case minimum = "min"
    case maximum = "max"
    /// Of a share.
    case interval
  }

  /// The confidence interval of one share.
  package enum Interval: String, Sendable, CaseIterable {
    case wilson
    case clopperPearson = "clopper-pearson"
  }

  package var id: Located<String>
  package var title: LocalisedText
  package var data: Located<String>
  package var by: Located<String>?
  package var columns: [Located<String>]
  package var filter: Located<String>?
  package var weights: Located<String>?
  /// Each between 0 and 1, in the order of the plan.
  package var quantiles: [Double] = []
  /// The rows that the page shows for each column; empty for the usual ones.
  package var statistics: [Statistic] = []
  package var interval: Located<Interval>?
  package var confidence = 0.95
}

func readDescription(_ item: inout MappingReader, languages: [String]) -> PlannedDescription {
  var description = PlannedDescription(
    id: item.slug("id", what: "the description"), title: item.localised("title", languages: languages),
    data: item.text("data"), by: item.optionalText("by"), columns: item.requiredTexts("columns"),
    filter: item.optionalText("where"))
  description.weights = item.optionalText("weights")
  description.interval = item.choice("interval", of: PlannedDescription.Interval.self)
  description.confidence = item.confidence() ?? 0.95
  readQuantiles(&description, &item)
  readStatistics(&description, &item)
  if let interval = description.interval, description.weights != nil {
    item.report(
      .error, "unfit-interval", at: interval.place,
      "the interval of a share is computed from counts, and takes no weights",
      hint: "remove ‘interval’ or ‘weights’")
  }
  if item.contains("confidence"), description.interval == nil {
    item.report(
      .error, "unused-key", at: item.place(of: "confidence"),
      "a description without ‘interval’ does not use ‘confidence’",
      hint: "add ‘interval: wilson’, or remove ‘confidence’")
  }
  return description
}

private func readQuantiles(_ description: inout PlannedDescription, _ item: inout MappingReader) {
  for text in item.texts("quantiles") {
    if let value = Double(text.value), value >= 0, value <= 1 {
      if !description.quantiles.contains(value) { description.quantiles.append(value) }
    } else {
      item.report(
        .error, "bad-quantile", at: text.place, "a quantile lies between 0 and 1, and ‘\(text.value)’ does not",
        hint: "write shares and not percentages: ‘quantiles: [0.1, 0.9]’")
    }
  }
}

private func readStatistics(_ description: inout PlannedDescription, _ item: inout MappingReader) {
  let names = PlannedDescription.Statistic.allCases.map(\.rawValue)
  for text in item.texts("statistics") {
    guard let statistic = PlannedDescription.Statistic(rawValue: text.value) else {
      item.report(
        .error, "unknown-value", at: text.place, "there is no statistic ‘\(text.value)’",
        hint: hint(for: text.value, among: names, what: "statistic"))
      continue
    }
    if statistic == .quantiles, !item.contains("quantiles") {
      item.report(
        .error, "missing-key", at: text.place, "‘quantiles’ are asked for, and the plan does not say which",
        hint: "add a line ‘quantiles: [0.1, 0.9]’")
    }
    if statistic == .interval, !item.contains("interval") {
      item.report(
        .error, "missing-key", at: text.place, "an interval is asked for, and the plan does not say which",
        hint: "add a line ‘interval: wilson’, or ‘interval: clopper-pearson’")
    }
    if !description.statistics.contains(statistic) { description.statistics.append(statistic) }
  }
}

extension MappingReader {
  /// The level of an interval; nil when it is absent or out of range, which is then reported.
  mutating func confidence() -> Double? {
    guard let confidence = number("confidence") else { return nil }
    if confidence.value > 0.5, confidence.value < 1 { return confidence.value }
    report(
      .error, "bad-confidence", at: confidence.place,
      "a confidence level lies between 0.5 and 1, and ‘\(optionalText("confidence")?.value ?? "")’ does not",
      hint: "write a share and not a percentage: 0.95")
    return nil
  }
}
