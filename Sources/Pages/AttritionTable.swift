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
          number(format.integer(arm.assigned)),
          number(format.integer(arm.missing)), number(format.percent(arm.share)),
        ])
    }
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
    return TableModel(
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

  private func number(_ text: String) -> TableModel.Cell { TableModel.Cell(text: text, isNumber: true) }
}
