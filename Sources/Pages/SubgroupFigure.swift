import Analyses
import Charts
import Content

extension PageMaker {
  /// The effect in each subgroup with its interval, over the effect of all together; the test of their difference is the caption.
  func subgroupFigure(_ result: Result, in study: Study, identifier: String) -> FigureModel? {
    guard let subgroups = result.subgroups else { return nil }
    let words = words(for: result, in: study)
    var all = result
    all.plan.isPrimary = true
    all.plan.title = LocalisedText(["": language["all-rows"].capitalisedFirst])
    let parts = subgroups.effects.filter { !$0.isHidden }.map { effect in
      var part = result
      part.plan.isPrimary = false
      part.plan.title = effect.label
      (part.estimate, part.standardError, part.low, part.high) = (
        effect.estimate, effect.standardError, effect.low, effect.high
      )
      return part
    }
    let caption =
      language.say("chart-subgroups", ["level": words.level]) + " "
      + (words.partFacts.last { $0.label == language["fact-subgroups"] }?.values.first?.label ?? "")
      + (subgroups.effects.contains(where: \.isHidden) ? " " + language["cells-hidden"] : "")
    let chart = estimatesChart(
      parts + [all], in: study, title: language.say("subgroups-title", ["title": words.title]), description: caption,
      identifier: identifier)
    return figure(chart, name: "subgroups-" + result.id, title: chart.title, caption: caption)
      .marked(mark(result.id, in: study))
  }
}
