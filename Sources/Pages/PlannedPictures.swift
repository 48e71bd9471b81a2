import Analyses
import Charts
import Content

extension PageMaker {
  /// Standardised differences before treatment, the “love plot”; nil when none may be shown.
  func balanceFigure(_ balance: Balance, in study: Study, identifier: String) -> FigureModel? {
    let language = language
    let rows = balance.rows.filter { !$0.isHidden && $0.standardisedDifference.isFinite }
    guard rows.count > 1 else { return nil }
    let format: NumberFormat = { language.format.number($0, decimals: 2) }
    var caption = language["chart-balance"]
    if balance.rows.contains(where: \.isHidden) { caption += " " + language["cells-hidden"] }
    let chart = BalanceChart(
      identifier: identifier, title: language.prose(balance.plan.title, in: site), description: caption,
      rows: rows.map {
        BalanceChart.Row(label: heading($0.title, $0.level), before: $0.standardisedDifference)
      }, axisTitle: language["head-difference"], words: chartWords, format: format,
      tickFormat: { language.format.tick($0, shift: 0) })
    var figure = figure(chart, name: "balance-" + balance.plan.id.value, title: chart.title, caption: caption)
    // Without weights there is no difference after them.
    figure.table.header[1].text = language["head-difference"]
    figure.table.header.removeLast()
    for row in figure.table.rows.indices { figure.table.rows[row].cells.removeLast() }
    return figure.marked(mark(balance.plan.id.value, in: study))
  }

  /// Studies by their precision; nil for fewer than ten, where the eye finds patterns in chance.
  ///
  /// - SeeAlso: Sterne et al. (2011), doi:10.1136/bmj.d4002, for ten.
  func funnelFigure(
    _ result: Result, in study: Study, identifier: String, fewest: Int = 10
  ) -> FigureModel? {
    guard let pooled = result.pooled, pooled.studies.count >= fewest else { return nil }
    let language = language
    let words = words(for: result, in: study)
    let scale = result.plan.scale
    let chart = FunnelChart(
      identifier: identifier, title: language.say("funnel-title", ["title": words.title]),
      description: language["chart-funnel"],
      studies: pooled.studies.map {
        FunnelChart.Study(label: $0.label, estimate: drawn($0.estimate, result), standardError: $0.standardError)
      }, pooled: drawn(result.estimate, result),
      limits: [FunnelChart.Limit(multiplier: 1.959964, label: language.format.level(0.95))],
      scale: scale == .logRatio ? .logarithmic : .linear, axisTitle: axisTitle(words), words: chartWords,
      format: numberFormat(scale), tickFormat: tickFormat(scale),
      errorFormat: { language.format.number($0, decimals: 2) })
    return figure(chart, name: "funnel-" + result.id, title: chart.title, caption: language["chart-funnel"])
      .marked(mark(result.id, in: study))
  }
}
