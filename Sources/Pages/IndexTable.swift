import Analyses
import Content

extension PageMaker {
  /// What an index is made of: its outcomes, which side is better, how much each counts.
  func indexTable(_ index: IndexOfOutcomes) -> TableModel {
    let format = language.format
    func number(_ text: String) -> TableModel.Cell { TableModel.Cell(text: text, isNumber: true) }
    func shown(_ value: Double) -> String { value.isNaN ? language["cell-hidden"] : format.number(value) }
    let isWeighted = index.plan.kind == .anderson
    return TableModel(
      title: language.prose(index.plan.title, in: site),
      caption: language.say(
        "index-" + index.plan.kind.rawValue,
        ["treated": format.integer(index.treated), "control": format.integer(index.control)])
        + (index.components.contains(where: \.isHidden) ? " " + language["cells-hidden"] : ""),
      header: [
        TableModel.Cell(text: language["head-outcome"]), TableModel.Cell(text: language["head-favourable"]),
        number(language["head-weight"]), number(language["head-control-mean"]),
        number(language["head-control-deviation"]),
      ],
      rows: index.components.map { component in
        TableModel.Row(
          heading: language.prose(component.title, in: site),
          note: component.missing.map { $0 == 0 ? "" : language.count("missing-count", $0) }
            ?? language["missing-hidden"],
          cells: [
            TableModel.Cell(text: language["index-" + component.favourable.rawValue]),
            number(format.percent(component.weight, decimals: isWeighted ? 1 : 0)),
            number(shown(component.controlMean)), number(shown(component.controlDeviation)),
          ])
      })
  }
}
