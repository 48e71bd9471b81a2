import Analyses
import Charts
import Content
import Diagnostics

/// The pictures that `kind:` of a `{chart}` asks for, beside estimates, distributions and trends.
extension PageMaker {
  private var plain: NumberFormat {
    let language = language
    return { language.format.number($0) }
  }

  private var ticks: NumberFormat {
    let language = language
    return { language.format.tick($0, shift: 0) }
  }

  private var counts: @Sendable (Int) -> String {
    let language = language
    return { language.format.integer($0) }
  }

  private func axis(_ title: LocalisedText, _ unit: LocalisedText) -> String {
    let (title, unit) = (language.prose(title, in: site), language.prose(unit, in: site))
    return unit.isEmpty ? title : "\(title) (\(unit))"
  }

  private func title(of block: Block, otherwise: LocalisedText) -> String {
    block.title.isEmpty ? language.prose(otherwise, in: site) : language.prose(block.title)
  }

  /// Bars, densities and boxes by arm, bins along another column, or a map of départements.
  func summaryFigure(
    _ display: Display.Summary, block: Block, study: Study, identifier: String
  ) -> FigureModel {
    let language = language
    let name = language.prose(display.title, in: site)
    let title = title(of: block, otherwise: display.title)
    var caption = language.say(
      "chart-" + block.chart.rawValue,
      [
        "title": name, "level": language.format.level(0.95), "against": language.prose(display.againstTitle, in: site),
      ])
    if display.groups.contains(where: { $0.count == nil }) { caption += " " + language["cells-hidden"] }
    let shown = display.groups.filter { $0.count != nil && $0.mean != nil }
    let axisTitle = axis(display.title, display.unit)
    let field = study.dataset(named: block.data?.value ?? "")?.dictionary.schema.fields.first {
      $0.name == block.column?.value
    }
    let isShare = field?.kind == .boolean
    let share: NumberFormat = { language.format.percent($0, decimals: 0) }
    let chart: any ChartRendering
    switch block.chart {
    case .density:
      chart = DensityChart(
        identifier: identifier, title: title, description: caption,
        curves: DensityChart.curves(groups: shown.map { (label: label($0.label), values: $0.values) }),
        axisTitle: axisTitle, words: chartWords, format: plain, tickFormat: ticks,
        densityFormat: { language.format.number($0, decimals: 4) })
    case .box:
      chart = BoxChart(
        identifier: identifier, title: title, description: caption,
        rows: shown.map {
          BoxChart.Row(
            label: label($0.label), lowWhisker: $0.percentiles[0], firstQuartile: $0.percentiles[1],
            median: $0.percentiles[2], thirdQuartile: $0.percentiles[3], highWhisker: $0.percentiles[4])
        }, axisTitle: axisTitle, note: language["box-note"], words: chartWords, format: plain, tickFormat: ticks)
    case .tileMap:
      let values = Dictionary(shown.map { ($0.code, $0.mean ?? .nan) }) { first, _ in first }
      chart = TileMapChart(
        identifier: identifier, title: title, description: caption, values: values,
        breaks: TileMapChart.quantileBreaks(shown.compactMap(\.mean)), valueTitle: axisTitle, words: chartWords,
        format: isShare ? share : plain)
    case .binnedScatter:
      let cutAt = block.cutoff ?? .nan
      chart = BinnedScatterChart(
        identifier: identifier, title: title, description: caption,
        series: display.series.enumerated().map { number, series in
          let isAbove = number % 2 == 1
          return BinnedScatterChart.Series(
            label: block.cutoff == nil
              ? language.prose(series, in: site)
              : [language.prose(series, in: site), language[isAbove ? "cutoff-above" : "cutoff-below"]]
                .filter { !$0.isEmpty }.joined(separator: ", "),
            bins: shown.filter { $0.series == number }.map {
              BinnedScatterChart.Bin(x: $0.x, y: $0.mean ?? .nan, count: $0.count ?? 0)
            },
            line: line(display, number, among: shown))
        }, cutoff: cutAt.isNaN ? nil : cutAt, cutoffLabel: language.prose(block.eventLabel),
        horizontalTitle: axis(display.againstTitle, display.againstUnit), verticalTitle: axisTitle,
        note: language["bins-note"], words: chartWords, horizontalFormat: ticks,
        verticalFormat: isShare ? share : plain, countFormat: counts)
    default:
      let percent: NumberFormat = { language.format.percent($0) }
      let bars = shown.map { group in
        BarsChart.Row(
          label: label(group.label), bars: [BarsChart.Bar(group.mean ?? .nan, low: group.low, high: group.high)])
      }
      chart = BarsChart(
        identifier: identifier, title: title, description: caption, series: [name], rows: bars, axisTitle: axisTitle,
        words: chartWords, format: isShare ? percent : plain)
    }
    return figure(chart, name: figureName(of: block), title: title, caption: caption).marked(
      mark(dataset: block.data?.value ?? "", in: study))
  }

  /// The fitted line between the first and the last shown bin: its own ends would be single units.
  private func line(
    _ display: Display.Summary, _ series: Int, among shown: [Display.Summary.Group]
  ) -> [BinnedScatterChart.Point] {
    let own = shown.filter { $0.series == series }.map(\.x)
    guard let low = own.min(), let high = own.max(), low < high, display.lines.indices.contains(series),
      let first = display.lines[series].first, let last = display.lines[series].last, first.x < last.x
    else { return [] }
    let slope = (last.y - first.y) / (last.x - first.x)
    return [low, high].map { BinnedScatterChart.Point(x: $0, y: first.y + slope * ($0 - first.x)) }
  }

  /// Stacked dots, or two groups mirrored.
  func histogramFigure(
    _ display: Display.Distribution, block: Block, study: Study, identifier: String
  ) -> FigureModel {
    let language = language
    let title = title(of: block, otherwise: display.title)
    var caption = language.say(
      "chart-" + block.chart.rawValue, ["title": language.prose(display.title, in: site)])
    if display.arms.contains(where: { $0.count == nil || $0.counts.contains(nil) }) {
      caption += " " + language["bars-hidden"]
    }
    let histogram = DistributionChart.Histogram(
      edges: display.edges,
      arms: display.arms.map { .init(label: label($0.label), counts: $0.counts.map { $0 ?? 0 }, mean: $0.mean ?? .nan) }
    )
    let axisTitle = axis(display.title, display.unit)
    let chart: any ChartRendering
    if block.chart == .dots {
      chart = DotChart(
        identifier: identifier, title: title, description: caption, histogram: histogram, axisTitle: axisTitle,
        words: chartWords, format: ticks, countFormat: counts)
    } else {
      func group(_ index: Int) -> OverlapChart.Group {
        guard display.arms.indices.contains(index) else { return OverlapChart.Group(label: "", counts: []) }
        return OverlapChart.Group(
          label: label(display.arms[index].label), counts: display.arms[index].counts.map { $0 ?? 0 })
      }
      chart = OverlapChart(
        identifier: identifier, title: title, description: caption, edges: display.edges, upper: group(0),
        lower: group(1), axisTitle: axisTitle, words: chartWords, format: ticks,
        shareFormat: { language.format.percent($0, decimals: 0) })
    }
    var made = figure(chart, name: figureName(of: block), title: title, caption: caption)
    // Asking for the table draws the chart.
    if display.arms.contains(where: { $0.counts.contains(nil) }) { hide(display, in: &made.table) }
    return made.marked(mark(dataset: block.data?.value ?? "", in: study))
  }

  /// Says in the table which counts are hidden, where the picture draws none.
  private func hide(_ display: Display.Distribution, in table: inout TableModel) {
    for (column, arm) in display.arms.enumerated() {
      for (bin, count) in arm.counts.enumerated()
      where count == nil && table.rows.indices.contains(bin) && table.rows[bin].cells.indices.contains(column) {
        table.rows[bin].cells[column].text = language["cell-hidden"]
      }
    }
  }

  func smallMultiplesFigure(
    _ display: Display.Trend, block: Block, study: Study, identifier: String
  ) -> FigureModel {
    var caption = language.say("chart-small-multiples", ["title": language.prose(display.title, in: site)])
    if display.series.contains(where: { !$0.hidden.isEmpty }) { caption += " " + language["points-hidden"] }
    let periods = display.periods
    let chart = SmallMultiplesChart(
      identifier: identifier, title: title(of: block, otherwise: display.title), description: caption,
      panels: display.series.map { series in
        SmallMultiplesChart.Panel(
          label: label(series.label),
          points: series.points.enumerated().compactMap { index, point in
            point.map { TrendChart.Point(time: Double(index), estimate: $0.mean, low: $0.low, high: $0.high) }
          })
      },
      event: display.eventIndex.map { .init(time: Double($0) - 0.5, label: language.prose(block.eventLabel)) },
      valueTitle: axis(display.title, display.unit), words: chartWords, format: plain, tickFormat: ticks,
      timeFormat: named(periods))
    return figure(chart, name: figureName(of: block), title: chart.title, caption: caption).marked(
      mark(dataset: block.data?.value ?? "", in: study))
  }

  /// The effect in each period, the one before the event being the reference.
  func eventStudyFigure(
    _ display: Display.EventStudy, _ result: Result, block: Block, study: Study, identifier: String
  ) -> FigureModel {
    let words = words(for: result, in: study)
    let periods = display.periods
    let caption = language.say(
      "chart-event-study", ["reference": periods[display.referenceIndex], "level": words.level])
    let chart = EventStudyChart(
      identifier: identifier, title: block.title.isEmpty ? words.title : language.prose(block.title),
      description: caption,
      series: [
        EventStudyChart.Series(
          label: words.title,
          points: display.points.enumerated().compactMap { index, point in
            point.map {
              EventStudyChart.Point(
                time: Double(index), estimate: drawn($0.estimate, result), low: drawn($0.low, result),
                high: drawn($0.high, result))
            }
          })
      ], referenceTime: Double(display.referenceIndex), eventTime: Double(display.eventIndex) - 0.5,
      eventLabel: language.prose(block.eventLabel), valueTitle: axisTitle(words), words: chartWords,
      format: numberFormat(result.plan.scale), tickFormat: tickFormat(result.plan.scale), timeFormat: named(periods))
    // Its points are estimates of the same method, and not the result itself: the rows name the dataset.
    return figure(chart, name: "event-study-" + result.id, title: chart.title, caption: caption).marked(
      mark(dataset: result.plan.data.value, in: study))
  }

  /// Amounts that add up, inputs that move a result, or probabilities along a threshold.
  func rowsFigure(_ rows: [Display.Row], block: Block, study: Study, identifier: String) -> FigureModel {
    let language = language
    let dataset = study.dataset(named: block.data?.value ?? "")
    func axis(_ name: Located<String>?) -> String {
      guard let field = dataset?.dictionary.schema.fields.first(where: { $0.name == name?.value }) else { return "" }
      return self.axis(LocalisedText(field.title), LocalisedText(field.unit))
    }
    let title = title(of: block, otherwise: dataset?.dictionary.title ?? LocalisedText())
    let caption = language["chart-" + block.chart.rawValue]
    let chart: any ChartRendering
    switch block.chart {
    case .tornado:
      chart = TornadoChart(
        identifier: identifier, title: title, description: caption,
        rows: rows.map {
          TornadoChart.Row(label: label($0.label), lowText: "", highText: "", low: $0.first, high: $0.second)
        }, base: block.base ?? .nan, axisTitle: axis(block.low), words: chartWords, format: plain, tickFormat: ticks)
    case .acceptability:
      var options: [AcceptabilityChart.Option] = []
      for row in rows where row.second.isFinite {
        let name = language.prose(row.group, in: site)
        let point = AcceptabilityChart.Point(threshold: row.second, probability: row.first)
        if let index = options.firstIndex(where: { $0.label == name }) {
          options[index].points.append(point)
        } else {
          options.append(AcceptabilityChart.Option(label: name, points: [point]))
        }
      }
      for index in options.indices { options[index].points.sort { $0.threshold < $1.threshold } }
      chart = AcceptabilityChart(
        identifier: identifier, title: title, description: caption, options: options,
        thresholdTitle: axis(block.against), words: chartWords, format: plain,
        shareFormat: { language.format.percent($0, decimals: 0) })
    default:
      chart = WaterfallChart(
        identifier: identifier, title: title, description: caption,
        steps: rows.map { WaterfallChart.Step(label: label($0.label), amount: $0.first) }
          + [.total(language["waterfall-total"])], axisTitle: axis(block.column), words: chartWords,
        format: { language.format.number($0, decimals: decimalsForSize($0.magnitude), isSigned: true) },
        tickFormat: ticks)
    }
    return figure(chart, name: figureName(of: block), title: title, caption: caption).marked(
      mark(dataset: block.data?.value ?? "", in: study))
  }

  private func named(_ periods: [String]) -> NumberFormat {
    { time in
      let index = Int(time.rounded())
      return Double(index) == time && periods.indices.contains(index) ? periods[index] : ""
    }
  }
}
