import Analyses
import Content

extension PageMaker {
  /// What was registered beside what was done: every outcome, the primary first, those that show nothing too.
  func planned(_ study: Study, _ edition: Edition) -> PlannedModel {
    let results = index.results[study.slug]
    let (statement, address) = preregistration(of: study, edition)
    var model = PlannedModel(
      statement: statement, address: address, introduction: "", outcomes: [], quantities: [], note: "", alerts: [],
      hasProtocol: study.registered != nil, deviations: [],
      statementLanguage: study.preregistration == nil ? foreign(edition) : "")
    model.deviations = study.deviations.map { deviation in
      PlannedModel.Deviation(
        planned: language.prose(deviation.planned, in: site), done: language.prose(deviation.done, in: site),
        why: language.prose(deviation.why, in: site), date: deviation.date.map(language.format.date) ?? "",
        dateCode: deviation.date.map(\.iso8601) ?? "")
    }
    guard let registered = study.registered else {
      // Without a protocol, the plan is all that a reader can compare with.
      let shown = results?.results.filter { !$0.plan.isPlacebo } ?? []
      model.outcomes =
        (shown.filter(\.plan.isPrimary) + shown.filter { !$0.plan.isPrimary }).map {
          outcome($0, in: study, role: language[$0.plan.isPrimary ? "role-primary" : "role-other"])
        }
      if !model.outcomes.isEmpty { model.introduction = language["planned-no-protocol"] }
      return model
    }
    model.introduction = language["planned-introduction"]
    model.note = language.prose(registered.note, in: site)
    let ordered = registered.outcomes.filter(\.isPrimary) + registered.outcomes.filter { !$0.isPrimary }
    for entry in ordered {
      let role = language[entry.isPrimary ? "role-primary" : "role-secondary"]
      if let result = entry.estimate.flatMap({ results?.result($0.value) }) {
        var row = outcome(result, in: study, role: role, title: entry.title, isPrimary: entry.isPrimary)
        if result.plan.isPrimary, !entry.isPrimary { row.alert = language["alert-raised"] }
        if !result.plan.isPrimary, entry.isPrimary { row.alert = language["alert-lowered"] }
        model.outcomes.append(row)
      } else {
        model.outcomes.append(
          PlannedModel.Outcome(
            title: language.prose(entry.title, in: site), role: role, isPrimary: entry.isPrimary, effect: "",
            interval: "", pValue: "", verdict: "", tone: "", mark: ResultMark(),
            missing: language[study.status == .final ? "registered-not-reported" : "registered-not-yet"],
            why: language.prose(entry.why, in: site), alert: ""))
      }
    }
    let named = Set(registered.outcomes.compactMap { $0.estimate?.value })
    let added = results?.results.filter { !named.contains($0.id) && !$0.plan.isPlacebo } ?? []
    for result in added.filter(\.plan.isPrimary) {
      var row = outcome(result, in: study, role: language["role-primary"], isPrimary: true)
      row.alert = language["alert-unregistered"]
      model.outcomes.append(row)
    }
    let others = added.count { !$0.plan.isPrimary }
    if others > 0 { model.alerts.append(language.count("planned-added", others)) }
    let missing = model.outcomes.count { !$0.missing.isEmpty }
    if missing > 0, study.status == .final { model.alerts.append(language.count("planned-missing", missing)) }
    model.quantities = quantities(registered, study, results)
    return model
  }

  private func quantities(
    _ registered: Study.RegisteredProtocol, _ study: Study, _ results: StudyResults?
  ) -> [PlannedModel.Quantity] {
    let format = language.format
    let main = headline(of: study)
    let mark = main.map { self.mark($0.id, in: study) } ?? ResultMark()
    var quantities: [PlannedModel.Quantity] = []
    if let planned = registered.sample {
      quantities.append(
        PlannedModel.Quantity(
          label: language["planned-sample"], planned: format.integer(planned),
          done: main.map { format.integer($0.sample.observations) } ?? language["not-known"], mark: mark))
    }
    if let planned = registered.clusters {
      quantities.append(
        PlannedModel.Quantity(
          label: language["planned-clusters"], planned: format.integer(planned),
          done: main?.sample.clusters.map(format.integer) ?? language["not-known"], mark: mark))
    }
    return quantities
  }

  private func outcome(
    _ result: Result, in study: Study, role: String, title: LocalisedText? = nil, isPrimary: Bool? = nil
  ) -> PlannedModel.Outcome {
    let words = words(for: result, in: study)
    return PlannedModel.Outcome(
      title: title.map { language.prose($0, in: site) } ?? words.title, role: role,
      isPrimary: isPrimary ?? result.plan.isPrimary, effect: words.effect, interval: words.interval,
      pValue: result.pValue.isNaN
        ? "–"
        : language.format.pValueCell(result.adjusted?.pValue ?? result.pValue)
          + (result.adjusted == nil ? "" : language["adjusted-sign"]),
      verdict: words.verdict, tone: words.tone, mark: mark(result.id, in: study), missing: "", why: "", alert: "")
  }

  private func preregistration(of study: Study, _ edition: Edition) -> (text: String, address: String) {
    guard let registered = study.preregistration else { return (language.prose(edition.study.preregistration), "") }
    var values = ["registry": registered.registry, "id": registered.id]
    guard let date = registered.date else { return (language.say("preregistration-text", values), registered.url) }
    values["date"] = language.format.date(date)
    return (language.say("preregistration-dated", values), registered.url)
  }
}
