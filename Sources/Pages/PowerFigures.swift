import Analyses
import Charts
import Content
import Templates

extension PageMaker {
  /// Power against the number of people, then against the effect; a vertical line marks what is planned.
  func powerFigures(_ calculation: PowerCalculation, in study: Study, identifier: String) -> [FigureModel] {
    let language = language
    let isProportion = calculation.plan.outcome == .proportion
    let effectFormat: NumberFormat = {
      isProportion ? language.format.number($0, decimals: 1, shift: 2) : language.format.number($0)
    }
    let effectText = language.text(of: .number(calculation.effect, isProportion ? .points : .number(decimals: nil)))
    let sizeText = language.format.integer(calculation.size)
    return [
      figure(
        calculation, calculation.bySize, at: Double(calculation.size), "size", axis: language["power-n"],
        values: ["effect": effectText, "size": sizeText], identifier: identifier + "-size",
        format: { language.format.integer(Int($0.rounded())) },
        tick: { language.format.tick($0, shift: 0) }),
      figure(
        calculation, calculation.byEffect, at: calculation.effect, "effect",
        axis: language[isProportion ? "power-effect-points" : "power-effect"],
        values: ["effect": effectText, "size": sizeText], identifier: identifier + "-effect", format: effectFormat,
        tick: { language.format.tick($0, shift: isProportion ? 2 : 0) }),
    ].compactMap { $0?.marked(mark(calculation.plan.id.value, in: study)) }
  }

  private func figure(
    _ calculation: PowerCalculation, _ points: [PowerPoint], at planned: Double, _ kind: String, axis: String,
    values: [String: String], identifier: String, format: @escaping NumberFormat, tick: @escaping NumberFormat
  ) -> FigureModel? {
    guard points.count > 1 else { return nil }
    let language = language
    let title = language.prose(calculation.plan.title, in: site)
    let caption = language.say("chart-power-" + kind, values)
    let share: NumberFormat = { language.format.percent($0, decimals: 0) }
    let chart = TrendChart(
      identifier: identifier, title: title, description: caption,
      series: [
        TrendChart.Series(label: "", points: points.map { TrendChart.Point(time: $0.value, estimate: $0.power) })
      ],
      event: TrendChart.Event(time: planned, label: language["power-planned"]), valueTitle: language["power-power"],
      timeTitle: axis, startsAtZero: true, words: chartWords, format: share, tickFormat: share, timeFormat: tick)
    return figure(
      chart, name: "power-\(calculation.plan.id.value)-\(kind)", title: title, caption: caption,
      table: TableModel(
        title: title, caption: "",
        header: [TableModel.Cell(text: axis), TableModel.Cell(text: language["power-power"], isNumber: true)],
        rows: points.map { point in
          TableModel.Row(
            heading: format(point.value),
            cells: [TableModel.Cell(text: language.format.percent(point.power), isNumber: true)],
            isPrimary: point.value == planned)
        }))
  }
}
