import Analyses
import Charts
import Content
import Templates

extension PageMaker {
  var chartWords: ChartWords { ChartWords(language) }

  private func chartWords(level: String) -> ChartWords {
    var words = chartWords
    words.interval = language.say("confidence", ["level": level]).capitalisedFirst
    return words
  }

  // MARK: Estimates

  /// One figure for the estimates of each scale and unit: effects in different units share no axis.
  func estimatesFigures(_ results: [Result], in study: Study, identifier: String) -> [FigureModel] {
    var groups: [(key: String, results: [Result])] = []
    for result in results where !result.low.isNaN {
      let words = words(for: result, in: study)
      let key = "\(result.plan.scale.rawValue) \(words.unit) \(result.hasOwnUnit)"
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].results.append(result)
      } else {
        groups.append((key, [result]))
      }
    }
    return groups.enumerated().map { number, group in
      estimatesFigure(group.results, in: study, identifier: "\(identifier)-\(number + 1)")
    }
  }

  /// One or more estimates on the same scale. Its title is the estimate's, or what they measure together.
  func estimatesFigure(_ results: [Result], in study: Study, identifier: String) -> FigureModel {
    let first = results.first.map { words(for: $0, in: study) }
    let title = results.count == 1 ? first?.title : first.map(axisTitle)
    let level = results.first.map { words(for: $0, in: study).level } ?? ""
    let caption = language.say("chart-estimates", ["level": level])
    let chart = estimatesChart(results, in: study, title: title ?? "", description: caption, identifier: identifier)
    return figure(
      chart, name: [stem(of: identifier), results.first?.id ?? ""].filter { !$0.isEmpty }.joined(separator: "-"),
      title: chart.title, caption: caption
    ).marked(rows: results.map { mark($0.id, in: study) })
  }

  /// What the identifier of a figure of the results says before its number; empty for one of the report's blocks.
  private func stem(of identifier: String) -> String {
    let words = identifier.split(separator: "-").prefix { $0.first?.isNumber != true }
    return words.first == "chart" ? "" : words.joined(separator: "-")
  }

  /// The picture of a single estimate, for its card; empty for one without an interval.
  func headlineChart(_ result: Result, in study: Study, identifier: String) -> String {
    if result.low.isNaN { return "" }
    let words = words(for: result, in: study)
    var chart = estimatesChart(
      [result], in: study, title: words.title, description: words.sentence, identifier: identifier)
    chart.rows = chart.rows.map { row in
      var row = row
      row.text = words.effect
      return row
    }
    return chart.render().svg
  }

  func estimatesChart(
    _ results: [Result], in study: Study, title: String, description: String, identifier: String
  ) -> EstimatesChart {
    let first = results.first.map { words(for: $0, in: study) }
    let rows = results.map { result in
      let words = words(for: result, in: study)
      return EstimatesChart.Row(
        label: result.plan.isPlacebo ? language.say("placebo-label", ["title": words.title]) : words.title,
        estimate: drawn(result.estimate, result), low: drawn(result.low, result),
        high: drawn(result.high, result), text: words.effect + " " + words.interval,
        isPrimary: result.plan.isPrimary || results.count == 1)
    }
    let scale = results.first?.plan.scale ?? .natural
    return EstimatesChart(
      identifier: identifier, title: title, description: description, rows: rows,
      scale: scale == .logRatio ? .logarithmic : .linear, axisTitle: first.map(axisTitle) ?? "",
      directions: directions(results), words: chartWords(level: first?.level ?? ""),
      format: numberFormat(scale), tickFormat: tickFormat(scale))
  }

  /// Ratios are drawn as ratios on a logarithmic axis.
  func drawn(_ value: Double, _ result: Result) -> Double {
    result.plan.scale == .logRatio ? exponential(value) : value
  }

  func axisTitle(_ words: ResultWords) -> String {
    switch words.result.plan.scale {
    case .points: language["axis-points"]
    case .percent: language["axis-percent"]
    case .logRatio: language["axis-ratio"]
    case .natural: words.unit.isEmpty ? language["axis-effect"] : language.say("axis-unit", ["unit": words.unit])
    }
  }

  /// What the sides of the line of no effect mean, when it is the same for all.
  private func directions(_ results: [Result]) -> ChartDirections {
    guard let favourable = results.first?.plan.favourable,
      results.allSatisfy({ $0.plan.favourable == favourable })
    else { return ChartDirections() }
    let (good, bad) = (language["favourable"], language["unfavourable"])
    return favourable == .higher ? ChartDirections(lower: bad, higher: good) : ChartDirections(lower: good, higher: bad)
  }

  func numberFormat(_ scale: PlannedEstimate.Scale) -> NumberFormat {
    let language = language
    return switch scale {
    case .points: { language.format.number($0, decimals: 1, shift: 2) }
    case .percent: { language.format.percent($0) }
    case .logRatio: { language.format.number($0, decimals: 2) }
    case .natural: { language.format.number($0) }
    }
  }

  func tickFormat(_ scale: PlannedEstimate.Scale) -> NumberFormat {
    let language = language
    let shift = scale == .points || scale == .percent ? 2 : 0
    let sign = scale == .percent ? language.format.percentSign : ""
    return { language.format.tick($0, shift: shift) + sign }
  }

  // MARK: Pooled studies

  func forestFigure(_ result: Result, in study: Study, identifier: String) -> FigureModel {
    guard let pooled = result.pooled else {
      return estimatesFigure([result], in: study, identifier: identifier)
    }
    let language = language
    let words = words(for: result, in: study)
    let format = numberFormat(result.plan.scale)
    func text(_ estimate: Double, _ low: Double, _ high: Double) -> String {
      format(drawn(estimate, result)) + " " + language.interval(low, high, as: result.plan.scale.format)
    }
    let hasCounts = pooled.studies.contains { !$0.treatedCounts.isEmpty }
    var rows = pooled.studies.map { study in
      ForestChart.Row(
        label: study.label, estimate: drawn(study.estimate, result), low: drawn(study.low, result),
        high: drawn(study.high, result), weight: study.weight,
        columns: hasCounts ? [study.treatedCounts, study.controlCounts] : [],
        text: text(study.estimate, study.low, study.high))
    }
    rows.append(
      ForestChart.Row(
        kind: .pooled, label: language["pooled"], estimate: drawn(result.estimate, result),
        low: drawn(result.low, result), high: drawn(result.high, result), columns: hasCounts ? ["", ""] : [],
        text: text(result.estimate, result.low, result.high),
        prediction: pooled.prediction.map {
          ForestChart.Prediction(
            low: drawn($0.low, result), high: drawn($0.high, result),
            text: language.interval($0.low, $0.high, as: result.plan.scale.format))
        }))
    let chart = ForestChart(
      identifier: identifier, title: words.title, description: language["chart-forest"], rows: rows,
      columnHeads: hasCounts ? [language["head-treated"], language["head-control"]] : [],
      textHead: language["head-effect"], scale: result.plan.scale == .logRatio ? .logarithmic : .linear,
      axisTitle: axisTitle(words), directions: directions([result]), words: chartWords(level: words.level),
      format: format, weightFormat: { language.format.percent($0) }, tickFormat: tickFormat(result.plan.scale))
    return figure(chart, name: "pooled-" + result.id, title: chart.title, caption: language["chart-forest"])
      .marked(mark(result.id, in: study))
  }

  // MARK: Distributions and trends

  func distributionFigure(
    _ display: Display.Distribution, block: Block, study: Study, identifier: String
  ) -> FigureModel {
    let language = language
    let title = language.prose(display.title, in: site)
    let unit = language.prose(display.unit, in: site)
    let field = study.dataset(named: block.data?.value ?? "")?.dictionary.schema.fields.first {
      $0.name == display.column
    }
    let content: DistributionChart.Content
    if !display.levels.isEmpty {
      content = .shares(
        DistributionChart.Shares(
          levels: display.levels.map { label($0) },
          arms: display.arms.map { arm in
            DistributionChart.Shares.Arm(
              label: label(arm.label),
              shares: arm.counts.map { count in
                .init(count.flatMap { count in arm.count.map { Double(count) / Double(max(1, $0)) } } ?? .nan)
              })
          }))
    } else if field?.kind == .boolean {
      content = .shares(
        DistributionChart.Shares(
          levels: [title],
          arms: display.arms.map { .init(label: label($0.label), shares: [.init($0.mean ?? .nan)]) }))
    } else {
      content = .histogram(
        DistributionChart.Histogram(
          edges: display.edges,
          arms: display.arms.map {
            .init(label: label($0.label), counts: $0.counts.map { $0 ?? 0 }, mean: $0.mean ?? .nan)
          }))
    }
    let hasHiddenCounts = display.arms.contains { $0.count == nil || $0.counts.contains(nil) }
    var caption = language.say(
      display.arms.count > 1 ? "chart-distribution" : "chart-distribution-all", ["title": title])
    if hasHiddenCounts { caption += " " + language["bars-hidden"] }
    let chart = DistributionChart(
      identifier: identifier, title: language.prose(block.title.isEmpty ? title : block.title), description: caption,
      content: content, axisTitle: unit.isEmpty ? title : "\(title) (\(unit))", words: chartWords,
      format: { language.format.number($0) }, shareFormat: { language.format.percent($0, decimals: 0) })
    var figure = figure(chart, name: figureName(of: block), title: chart.title, caption: caption)
    // The chart draws a hidden bar as none; its table says which.
    for (column, arm) in display.arms.enumerated() where display.levels.isEmpty && field?.kind != .boolean {
      for (bin, count) in arm.counts.enumerated()
      where count == nil && figure.table.rows.indices.contains(bin)
        && figure.table.rows[bin].cells.indices.contains(column)
      {
        figure.table.rows[bin].cells[column].text = language["cell-hidden"]
      }
    }
    return figure.marked(mark(dataset: block.data?.value ?? "", in: study))
  }

  func trendFigure(_ display: Display.Trend, block: Block, study: Study, identifier: String) -> FigureModel {
    let language = language
    let title = language.prose(display.title, in: site)
    let unit = language.prose(display.unit, in: site)
    let periods = display.periods
    var caption = language.say("chart-trend", ["title": title, "level": language.format.level(0.95)])
    if display.series.contains(where: { !$0.hidden.isEmpty }) { caption += " " + language["points-hidden"] }
    let chart = TrendChart(
      identifier: identifier, title: language.prose(block.title.isEmpty ? title : block.title), description: caption,
      series: display.series.map { series in
        TrendChart.Series(
          label: label(series.label),
          points: series.points.enumerated().compactMap { index, point in
            point.map {
              TrendChart.Point(time: Double(index), estimate: $0.mean, low: $0.low, high: $0.high)
            }
          })
      },
      event: display.eventIndex.map { .init(time: Double($0) - 0.5, label: language.prose(block.eventLabel)) },
      valueTitle: unit.isEmpty ? title : "\(title) (\(unit))", words: chartWords,
      format: { language.format.number($0) }, tickFormat: { language.format.tick($0, shift: 0) },
      timeFormat: { time in
        let index = Int(time.rounded())
        return Double(index) == time && periods.indices.contains(index) ? periods[index] : ""
      })
    return figure(chart, name: figureName(of: block), title: chart.title, caption: caption)
      .marked(mark(dataset: block.data?.value ?? "", in: study))
  }

  func label(_ text: LocalisedText) -> String {
    let label = language.prose(text, in: site)
    return label.isEmpty ? language["all-rows"] : label
  }

  // MARK: Every figure

  /// A chart with its title, its caption and its table.
  ///
  /// - Parameters:
  ///   - name: What it is called in addresses: made of ids of the plan, so that it lasts as long as they do.
  ///   - table: In the place of the chart's own; nil for that one.
  func figure(
    _ chart: any ChartRendering, name: String, title: String, caption: String, table: TableModel? = nil
  ) -> FigureModel {
    FigureModel(
      name: name, title: title, caption: caption, chart: chart, table: table,
      hasCommas: language.format.decimalMark == ",")
  }

  /// The name of a chart of a dataset's rows: its kind, and the columns that it shows.
  func figureName(of block: Block) -> String {
    ([block.chart.rawValue] + [block.data, block.column, block.against, block.by].compactMap { $0?.value })
      .joined(separator: "-")
  }
}

extension LanguageFormat {
  /// A number of an axis: as few decimals as it needs, at most six.
  func tick(_ value: Double, shift: Int) -> String {
    var rounded = RoundedDecimal(value, shift: shift, decimals: 6)
    while rounded.fraction.last == 0 { rounded.fraction.removeLast() }
    return text(rounded)
  }
}
