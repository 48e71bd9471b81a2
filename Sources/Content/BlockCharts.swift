import Diagnostics
import YAML

extension Block {
  /// What `kind:` of a `{chart}` can be.
  package enum ChartKind: String, Sendable, CaseIterable {
    // From results that the block names.
    case estimates, subgroups, balance, funnel
    case eventStudy = "event-study"
    // From the rows of a dataset.
    case distribution, bars, density, box, dots, overlap, trend
    case smallMultiples = "small-multiples"
    case binnedScatter = "binned-scatter"
    case tileMap = "tile-map"
    // From datasets that hold one row for each mark.
    case waterfall, tornado, acceptability

    /// Whether it shows results, whose ids stand after the braces.
    package var takesIds: Bool {
      switch self {
      case .estimates, .subgroups, .balance, .funnel, .eventStudy: true
      default: false
      }
    }

    /// The keys that it needs.
    var neededKeys: [String] {
      switch self {
      case .estimates, .subgroups, .balance, .funnel: []
      case .eventStudy: ["time"]
      case .distribution, .bars, .density, .box, .dots: ["data", "column"]
      case .overlap: ["data", "column", "by"]
      case .trend: ["data", "column", "time"]
      case .smallMultiples: ["data", "column", "time", "by"]
      case .binnedScatter: ["data", "column", "against"]
      case .tileMap: ["data", "column", "territory"]
      case .waterfall: ["data", "column", "label"]
      case .tornado: ["data", "label", "low", "high", "base"]
      case .acceptability: ["data", "column", "against"]
      }
    }

    /// The keys that it may have beside those.
    var otherKeys: [String] {
      switch self {
      case .estimates, .subgroups, .balance, .funnel: []
      case .eventStudy: ["event", "event-label", "reference"]
      case .distribution, .bars, .density, .box, .dots: ["by", "where"]
      case .overlap, .tileMap, .waterfall, .tornado: ["where"]
      case .trend: ["by", "where", "event", "event-label"]
      case .smallMultiples: ["where", "event", "event-label"]
      case .binnedScatter: ["by", "where", "cutoff", "bins", "event-label"]
      case .acceptability: ["by", "where"]
      }
    }
  }
}

/// Reads what a chart shows.
func readSelection(_ block: inout Block, _ reader: inout MappingReader) {
  let kind = block.chart
  if kind.takesIds, block.arguments.isEmpty {
    reader.report(
      .error, "missing-argument", at: block.place, "the block ‘{chart}’ does not say what to show",
      hint: "write ids of estimates after the braces, or ‘kind: distribution’ with ‘data:’ and ‘column:’")
  }
  if !kind.takesIds, !block.arguments.isEmpty {
    reader.report(
      .error, "unexpected-argument", at: block.place,
      "a chart of kind ‘\(kind.rawValue)’ shows a column, and names of estimates stand after ‘{chart}’",
      hint: "remove ‘\(block.arguments.map(\.value).joined(separator: " "))’, and name the column with ‘column:’")
  }
  for key in kind.neededKeys where !reader.contains(key) { reader.missing(key) }
  // A key that the kind does not take stays unread, and is reported as unknown with those that it takes.
  let keys = Set(kind.neededKeys + kind.otherKeys)
  func text(_ key: String) -> Located<String>? { keys.contains(key) ? reader.optionalText(key) : nil }
  block.data = text("data")
  block.column = text("column")
  block.by = text("by")
  block.filter = text("where")
  block.time = text("time")
  block.event = text("event")
  block.eventLabel = text("event-label")?.value ?? ""
  block.reference = text("reference")
  block.against = text("against")
  block.label = text("label")
  block.low = text("low")
  block.high = text("high")
  block.territory = text("territory")
  if keys.contains("base") { block.base = reader.number("base")?.value }
  if keys.contains("cutoff") { block.cutoff = reader.number("cutoff")?.value }
  if keys.contains("bins"), let bins = reader.integer("bins") {
    if (2...100).contains(bins.value) {
      block.bins = bins.value
    } else {
      reader.report(
        .error, "bad-number", at: bins.place, "‘bins’ is a whole number from 2 to 100, and \(bins.value) is none",
        hint: "write for instance ‘bins: 20’")
    }
  }
}
