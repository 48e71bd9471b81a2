import Charts
import Content
import Templates

/// In the place of a count that is not shown; no step counts less than nobody.
private let hiddenCount = -1

extension PageMaker {
  /// How many took part at each step, one below the other.
  func flowList(_ block: Block, _ counts: [Int?], in study: Study) -> FlowModel {
    FlowModel(
      title: flowTitle(block),
      caption: [
        language.prose(block.caption), counts.contains(nil) ? language["cells-hidden"] : "",
        restricted(block, in: study) == nil ? "" : language["restricted-data"],
      ].filter { !$0.isEmpty }.joined(separator: " "),
      steps: zip(block.steps, counts).map { step, count in
        Count(label: language.prose(step.label), value: shown(count))
      }, mark: flowMark(block, in: study))
  }

  /// The steps of the arms side by side, after those that come before allocation.
  func flowFigure(_ block: Block, _ counts: [Int?], in study: Study, identifier: String) -> FigureModel {
    let language = language
    let title = flowTitle(block)
    var caption = block.caption.isEmpty ? language["flow-caption"] : language.prose(block.caption)
    if counts.contains(nil) { caption += " " + language["cells-hidden"] }
    var trunk: [FlowChart.Step] = []
    var arms: [FlowChart.Arm] = []
    var rows: [TableModel.Row] = []
    for (step, count) in zip(block.steps, counts) {
      let drawn = FlowChart.Step(label: language.prose(step.label), count: count ?? hiddenCount)
      let name = language.prose(step.arm)
      if step.arm.isEmpty {
        add(drawn, to: &trunk, lost: step.lost)
      } else {
        let index = arms.firstIndex { $0.label == name } ?? arms.count
        if index == arms.count { arms.append(FlowChart.Arm(label: name, steps: [])) }
        add(drawn, to: &arms[index].steps, lost: step.lost)
      }
    }
    func add(_ step: FlowChart.Step, to steps: inout [FlowChart.Step], lost: String) {
      if !lost.isEmpty, let last = steps.indices.last {
        let exit = FlowChart.Exit(
          label: language.prose(lost),
          count: [steps[last].count, step.count].contains(hiddenCount) ? hiddenCount : steps[last].count - step.count)
        steps[last].exits.append(exit)
      }
      steps.append(step)
    }
    func addRows(_ steps: [FlowChart.Step], arm: String) {
      for step in steps {
        rows.append(row(step.label, arm: arm, count: step.count))
        rows += step.exits.map { row($0.label, arm: arm, count: $0.count) }
      }
    }
    func row(_ label: String, arm: String, count: Int) -> TableModel.Row {
      TableModel.Row(
        heading: label, note: arm,
        cells: [TableModel.Cell(text: shown(count == hiddenCount ? nil : count), isNumber: true)])
    }
    addRows(trunk, arm: "")
    for arm in arms { addRows(arm.steps, arm: arm.label) }
    let chart = FlowChart(
      identifier: identifier, title: title, description: caption, steps: trunk, arms: arms, words: chartWords,
      countFormat: {
        $0 == hiddenCount ? language["cell-hidden"] : language.say("flow-count", ["count": language.format.integer($0)])
      })
    return figure(
      chart, name: "flow", title: title, caption: caption,
      table: TableModel(
        title: title, caption: "",
        header: [
          TableModel.Cell(text: language["head-step"]),
          TableModel.Cell(text: language["head-people"], isNumber: true),
        ], rows: rows)
    ).marked(flowMark(block, in: study))
  }

  /// The dataset whose rows the steps count: of several the first, or the first that is restricted.
  private func flowMark(_ block: Block, in study: Study) -> ResultMark {
    let name = restricted(block, in: study) ?? block.steps.lazy.compactMap(\.data).first?.value
    return name.map { mark(dataset: $0, in: study) } ?? ResultMark()
  }

  private func restricted(_ block: Block, in study: Study) -> String? {
    block.steps.lazy.compactMap(\.data?.value).first { study.dataset(named: $0)?.restricted != nil }
  }

  private func flowTitle(_ block: Block) -> String {
    block.title.isEmpty ? language["flow-title"] : language.prose(block.title)
  }
}
