import Analyses
import Content

extension PageMaker {
  /// Means or shares of each column by group, with the median and the quartiles of quantities; or the statistics that the plan
  /// asks for, one a row.
  func descriptionTable(_ description: Description, in study: Study) -> TableModel {
    let header =
      [TableModel.Cell(text: language["head-variable"])]
      + description.groups.map { group in
        let name = language.prose(group.label, in: site)
        return TableModel.Cell(
          text: language.say(
            "arm-head",
            ["name": name.isEmpty ? language["all-rows"] : name, "count": shown(group.count)]),
          isNumber: true)
      }
    let rows = description.rows.flatMap { row in
      let isShare = row.level != nil || isBoolean(row.column, description.plan.data, study)
      let writer = DescriptionRow(language: language, site: site, description: description, row: row, isShare: isShare)
      let title = heading(row.title, row.level)
      let unit = language.prose(row.unit, in: site)
      let heading = unit.isEmpty || row.level != nil ? title : "\(title) (\(unit))"
      return description.plan.statistics.isEmpty
        ? usualRows(writer, heading: heading)
        : description.plan.statistics.flatMap { writer.rows(of: $0, heading: heading) }
    }
    var caption = [language["mean-and-spread"].capitalisedFirst + "."]
    if !description.plan.statistics.isEmpty { caption = [] }
    let asked = description.plan.statistics
    let hasQuantiles = asked.isEmpty || asked.contains { [.median, .quartiles, .quantiles].contains($0) }
    if hasQuantiles, description.rows.contains(where: { $0.cells.contains { $0.median != nil } }) {
      caption.append(language[description.plan.weights == nil ? "quantiles-plain" : "quantiles-weighted"])
    }
    if let weights = description.plan.weights {
      caption.append(language.say("described-weighted", ["column": weights.value]))
    }
    if description.hasHiddenCounts { caption.append(language["cells-hidden"]) }
    return TableModel(
      title: language.prose(description.plan.title, in: site), caption: caption.joined(separator: " "), header: header,
      rows: rows)
  }

  /// The mean with its spread; then the median and quartiles of a quantity, the interval of a share, and the missing by group.
  private func usualRows(_ writer: DescriptionRow, heading: String) -> [TableModel.Row] {
    let row = writer.row
    // A hidden number of missing values is some: its row says so.
    let total = row.cells.reduce(0) { $0 + ($1.missing ?? 1) }
    let hidesMissing = row.cells.contains { $0.missing == nil }
    let isSeveral = writer.description.groups.count > 1
    var first = writer.meanRow(heading: heading)
    if !isSeveral || row.level != nil { first.note = hidesMissing ? language["missing-hidden"] : missing(total) }
    var rows = [first]
    if !writer.isShare { rows.append(writer.quartileRow(heading: heading)) }
    if writer.description.plan.interval != nil, writer.row.isShare {
      rows += writer.rows(of: .interval, heading: heading)
    }
    if !writer.description.plan.quantiles.isEmpty { rows += writer.rows(of: .quantiles, heading: heading) }
    if isSeveral, total > 0, row.level == nil { rows += writer.rows(of: .missing, heading: heading) }
    return rows
  }
}

/// Writes the rows of one column or level.
private struct DescriptionRow {
  var language: Language
  var site: Site
  var description: Description
  var row: Description.Row
  /// Whether the mean is written as a share.
  var isShare: Bool

  private var decimals: Int { decimalsForSize(row.cells.compactMap(\.mean).map(\.magnitude).max() ?? 0) }

  func meanRow(heading: String) -> TableModel.Row {
    make(heading, note: "") { cell in
      cell.mean.map { mean in
        if isShare { return language.format.percent(mean) }
        let spread = cell.standardDeviation.map { " (\(number($0)))" } ?? ""
        return number(mean) + spread
      }
    }
  }

  func quartileRow(heading: String) -> TableModel.Row {
    make(heading, note: language["stat-median-quartiles"]) { cell in
      guard let median = cell.median, let low = cell.lowerQuartile, let high = cell.upperQuartile else { return nil }
      return number(median) + " " + language.interval(low, high, as: .number(decimals: nil), decimals: decimals)
    }
  }

  /// The rows of one statistic: several for quantiles, none where it has no meaning.
  func rows(of statistic: PlannedDescription.Statistic, heading: String) -> [TableModel.Row] {
    let note = language["stat-" + statistic.rawValue]
    switch statistic {
    case .count: return [make(heading, note: note) { $0.count.map(language.format.integer) ?? hidden }]
    case .missing: return [make(heading, note: note) { $0.missing.map(language.format.integer) ?? hidden }]
    case .mean:
      return [
        make(heading, note: isShare ? language["stat-share"] : note) { cell in
          cell.mean.map { isShare ? language.format.percent($0) : number($0) }
        }
      ]
    case .interval:
      guard row.isShare, let kind = description.plan.interval?.value else { return [] }
      let name = language.say(
        "interval-" + kind.rawValue, ["level": language.format.level(description.plan.confidence)])
      return [
        make(heading, note: name) { cell in
          cell.interval.map { language.interval($0.low, $0.high, as: .percent) }
        }
      ]
    case _ where row.level != nil: return []
    case .standardDeviation: return [make(heading, note: note) { $0.standardDeviation.map(number) }]
    case .variance: return [make(heading, note: note) { $0.variance.map { language.format.number($0) } }]
    case .skewness: return [make(heading, note: note) { $0.skewness.map { language.format.number($0, decimals: 2) } }]
    case .median: return [make(heading, note: note) { $0.median.map(number) }]
    case .minimum: return [make(heading, note: note) { $0.minimum.map(number) }]
    case .maximum: return [make(heading, note: note) { $0.maximum.map(number) }]
    case .quartiles:
      return [
        make(heading, note: language["stat-quartile-1"]) { $0.lowerQuartile.map(number) },
        make(heading, note: language["stat-quartile-3"]) { $0.upperQuartile.map(number) },
      ]
    case .quantiles:
      return description.plan.quantiles.enumerated().map { place, share in
        make(heading, note: language.say("stat-quantiles", ["share": language.format.level(share)])) { cell in
          cell.quantiles.indices.contains(place) ? number(cell.quantiles[place]) : nil
        }
      }
    }
  }

  private var hidden: String { language["cell-hidden"] }

  private func number(_ value: Double) -> String { language.format.number(value, decimals: decimals) }

  private func make(
    _ heading: String, note: String, _ text: (Description.Cell) -> String?
  ) -> TableModel.Row {
    TableModel.Row(
      heading: heading, note: note,
      cells: row.cells.map { TableModel.Cell(text: text($0) ?? ($0.isHidden ? hidden : "–"), isNumber: true) })
  }
}
