import Analyses
import Content

extension PageMaker {
  /// How many took part at each step: what the report counts, or else what the main estimate used and left out; beside it
  /// who could not be observed.
  func flowSection(_ study: Study, _ edition: Edition, _ results: StudyResults?) -> ResultSection {
    var section = ResultSection(introduction: "")
    section.pictures = results.map { flowPictures(study, edition, $0) } ?? []
    for block in edition.blocks where block.kind == .flow && !block.steps.contains(where: { !$0.arm.isEmpty }) {
      guard case .flow(let counts)? = results?.displays[block.place] else { continue }
      section.lists.append(flowList(block, counts, in: study))
    }
    if section.pictures.isEmpty, section.lists.isEmpty, let main = headline(of: study) {
      section.lists.append(sampleFlow(main, in: study))
    }
    section.tables =
      results?.attritions.flatMap { attrition in
        results.map { otherTables(attrition.plan.id.value, results: $0, in: study) } ?? []
      } ?? []
    if !section.pictures.isEmpty || !section.lists.isEmpty, section.tables.isEmpty,
      headline(of: study)?.pooled == nil
    {
      section.notes.append(language["attrition-not-planned"])
    }
    return section
  }

  /// The pictures of the report's flows with arms.
  func flowPictures(_ study: Study, _ edition: Edition, _ results: StudyResults) -> [FigureModel] {
    edition.blocks.enumerated().compactMap { number, block in
      guard block.kind == .flow, block.steps.contains(where: { !$0.arm.isEmpty }),
        case .flow(let counts)? = results.displays[block.place]
      else { return nil }
      return flowFigure(block, counts, in: study, identifier: "flow-\(number + 1)")
    }
  }

  /// The rows of the data, those left out with the reason, and those that the estimate uses.
  private func sampleFlow(_ result: Result, in study: Study) -> FlowModel {
    let format = language.format
    let words = words(for: result, in: study)
    var steps = [
      Count(
        label: language["flow-rows"], value: format.integer(result.sample.observations + result.sample.droppedCount))
    ]
    if result.sample.droppedCount > 0 {
      steps.append(
        Count(
          label: language.say("flow-left-out", ["reasons": format.list(words.dropped)]),
          value: "\u{2212}" + format.integer(result.sample.droppedCount)))
    }
    steps.append(Count(label: language["flow-analysed"], value: format.integer(result.sample.observations)))
    if let treated = result.sample.treated, let control = result.sample.control, let arms = result.plan.treatment {
      steps.append(
        Count(
          label: language.say("flow-of-which", ["arm": words.armLabel(arms.treated.value)]),
          value: format.integer(treated)))
      steps.append(
        Count(
          label: language.say("flow-of-which", ["arm": words.armLabel(arms.control.value)]),
          value: format.integer(control)))
    }
    return FlowModel(
      title: language.say("flow-of", ["title": words.title]),
      caption: result.isRestricted
        ? withRestriction(language["flow-from-estimate"]) : language["flow-from-estimate"], steps: steps,
      mark: mark(result.id, in: study))
  }
}
