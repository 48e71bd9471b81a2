import Analyses
import Content

extension PageMaker {
  /// Who could not be observed, by arm, with the test under the title.
  func attritionTable(_ attrition: AttritionByArm) -> TableModel {
    let format = language.format
    func row(_ name: String, _ arm: AttritionByArm.Arm) -> TableModel.Row {
      TableModel.Row(
        heading: name,
        cells: [
          number(shown(arm.assigned)), number(shown(arm.missing)),
          number(arm.share.map { format.percent($0) } ?? language["cell-hidden"]),
        ])
    }
    if attrition.hasHiddenCounts { return table(language["cells-hidden"]) }
    let difference = language.text(of: .number(attrition.difference, .points))
    let caption =
      attrition.error.map { error in
        language.say(
          "attrition-caption",
          [
            "difference": difference, "level": format.level(0.95),
            "interval": language.interval(error.low, error.high, as: .points), "p": format.pValue(attrition.pValue),
          ])
      } ?? language.say("attrition-equal", ["difference": difference])
    return table(caption)

    func table(_ caption: String) -> TableModel {
      TableModel(
        title: language.prose(attrition.plan.title, in: site), caption: caption,
        header: [
          TableModel.Cell(text: language["head-arm"]), number(language["head-assigned"]),
          number(language["head-missing"]), number(language["head-missing-share"]),
        ],
        rows: [
          row(language.prose(attrition.treatedLabel, in: site), attrition.treated),
          row(language.prose(attrition.controlLabel, in: site), attrition.control),
          row(language["all-rows"], attrition.both),
        ])
    }
  }

  /// A count, or the word that it is hidden.
  func shown(_ count: Int?) -> String { count.map(language.format.integer) ?? language["cell-hidden"] }

  private func number(_ text: String) -> TableModel.Cell { TableModel.Cell(text: text, isNumber: true) }
}
