import Content
import Disclosure
import Downloads
import Tables

extension PageMaker {
  /// The disclosure review of a dataset in the words of a data protection officer.
  func disclosure(
    _ record: DisclosureRecord, of dataset: Dataset, _ files: [FileFacts], on page: Address
  ) -> DisclosureModel {
    let report = record.report
    var model = DisclosureModel(isThere: true)
    model.isAccepted = report.isAccepted
    model.verdict = language[report.isAccepted ? "disclosure-accepted" : "disclosure-refused"]
    model.subject = language["subject-" + report.subject.rawValue]
    model.searched = language.say(
      "disclosure-searched-text",
      ["kinds": language.format.list(IdentifierKind.allCases.filter { $0 != .declared }.map(name))])
    model.findings = record.findings.map { finding in
      DisclosureModel.Finding(
        text: language.count(
          finding.severity == .error ? "finding-certain" : "finding-suspected", finding.rowCount,
          ["column": finding.column, "kind": name(finding.kind)]),
        isWaived: record.waivers.contains { $0.covers(finding) })
    }
    model.waivers = record.waivers.map { waiver in
      DisclosureModel.Waiver(
        text: language.say(
          "waiver-text", ["column": waiver.column.value, "kind": name(waiver.finding.value)]),
        why: language.say("reason", ["why": language.prose(waiver.why, in: site)]),
        date: language.format.date(waiver.date))
    }
    model.waivers += dataset.disclosure.differenceWaivers.map { waiver in
      DisclosureModel.Waiver(
        text: language.say(
          "waiver-difference", ["result": waiver.result.value, "version": waiver.version.value]),
        why: language.say("reason", ["why": language.prose(waiver.why, in: site)]),
        date: language.format.date(waiver.date))
    }
    model.columns = [Tables.Field.Privacy.direct, .quasi, .sensitive].compactMap { privacy in
      guard let columns = report.declared[privacy], !columns.isEmpty else { return nil }
      return Fact(language["privacy-" + privacy.rawValue], columns.joined(separator: ", "))
    }
    let declared = dataset.disclosure.remedies.map(\.value)
    model.remedies = report.remedies.map { treatment($0, declared) }
    model.hasQuestions = report.subject != .things
    model.singlingOut = singlingOut(report)
    if report.singlingOut.after.contains(where: { !$0.quasiIdentifiers.isEmpty }) {
      model.singlingOutTable = [riskTable(report)]
    }
    model.linkability = linkability(report.linkability)
    model.inference = inference(report.inference)
    if !report.inference.sensitive.isEmpty { model.inferenceTable = [inferenceTable(report.inference)] }
    if report.subject != .things {
      model.thresholds = thresholds(record.thresholds)
      model.thresholds.append(
        Fact(language["threshold-source"], language["threshold-source-" + report.subject.rawValue]))
      if record.thresholds.minimumCount > 1 {
        model.tables = language.say(
          "disclosure-tables", ["count": language.format.integer(record.thresholds.minimumCount - 1)])
      }
    }
    model.weakened = report.weakened.map { weakening in
      let values = ["from": language.format.integer(weakening.from), "to": language.format.integer(weakening.to)]
      // The report has the reason in one language; who gave it, the dictionary or the site, has it in all.
      let reason =
        [dataset.disclosure.why, site.thresholdReason].first { $0.texts.values.contains(weakening.why) }
        ?? LocalisedText([site.masterLanguage: weakening.why])
      return DisclosureModel.Weakening(
        text: language.say("weakened-" + weakening.rule.rawValue, values),
        why: language.say("reason", ["why": language.prose(reason, in: site)]))
    }
    model.calculation = language["calculates-" + dataset.disclosure.calculatesOn.rawValue]
    model.file = files.first { $0.format == .disclosure }.map { Address(path: $0.path).link(from: page) } ?? ""
    return model
  }

  private func name(_ kind: IdentifierKind) -> String { language["identifier-" + kind.rawValue] }

  // MARK: What was done

  private func treatment(_ applied: Applied, _ declared: [Remedy]) -> DisclosureModel.Treatment {
    let format = language.format
    var effects: [String] = []
    if applied.remedy == "drop" {
      effects.append(language.count("effect-removed", applied.changed))
    } else {
      effects.append(language.count("effect-changed", applied.changed, ["total": format.integer(applied.rowCount)]))
      if applied.blanked > 0 {
        effects.append(
          language.count("effect-blanked", applied.blanked, ["share": format.percent(applied.shareBlanked)]))
      }
    }
    if let before = applied.meanBefore, let after = applied.meanAfter {
      effects.append(
        language.say("effect-mean", ["before": format.number(before), "after": format.number(after)]))
    }
    if let correlation = applied.correlation {
      effects.append(language.say("effect-correlation", ["value": format.number(correlation, decimals: 3)]))
    }
    let remedy = declared.first { $0.name == applied.remedy && $0.columns.contains(applied.column) }
    return DisclosureModel.Treatment(
      column: applied.column, remedy: language["remedy-" + applied.remedy], detail: remedy.map(detail) ?? "",
      effects: effects)
  }

  /// How a remedy was set. The seed of noise is left out: it would take the noise away.
  private func detail(_ remedy: Remedy) -> String {
    let format = language.format
    func say(_ key: String, _ value: String, _ name: String = "") -> String {
      language.say("detail-" + key, ["value": value, "name": name])
    }
    switch remedy {
    case .bands(_, .breaks(let breaks)): return say("breaks", format.list(breaks.map { format.number($0) }))
    case .bands(_, .width(let width)): return say("width", format.number(width))
    case .topCode(_, let limit), .bottomCode(_, let limit): return say("at", format.number(limit))
    case .round(_, let step): return say("to", format.number(step))
    case .recodeRare(_, let limit, let name): return say("below", format.integer(limit), name)
    case .suppressToK(_, let k, _): return say("k", format.integer(k))
    case .microaggregate(_, let size): return say("size", format.integer(size))
    case .noise(_, let deviation, _): return say("deviation", format.number(deviation))
    case .drop, .year, .month, .departement, .pseudonym: return ""
    }
  }

  // MARK: The three questions

  private func question(
    _ level: DisclosureReport.Level, _ question: String, _ answers: [String]
  ) -> DisclosureModel.Question {
    DisclosureModel.Question(
      level: level.rawValue, label: language["risk-" + level.rawValue], question: question, answers: answers)
  }

  private func singlingOut(_ report: DisclosureReport) -> DisclosureModel.Question {
    let singlingOut = report.singlingOut
    let columns = singlingOut.after.first?.quasiIdentifiers ?? []
    guard !columns.isEmpty else { return question(singlingOut.level, language["singling-out-no-columns"], []) }
    return question(
      singlingOut.level,
      language.say("singling-out-text", ["columns": language.format.list(columns)]),
      [
        language.say(
          "singling-out-reading",
          [
            "k": language.format.integer(report.thresholds.k),
            "reading": language["blanks-" + singlingOut.blanks.rawValue],
          ])
      ])
  }

  private func riskTable(_ report: DisclosureReport) -> TableModel {
    let format = language.format
    func rows(_ risks: [Risk], _ state: String) -> [TableModel.Row] {
      risks.map { risk in
        TableModel.Row(
          heading: language["blanks-" + risk.blanks.rawValue].capitalisedFirst, note: language[state],
          cells: [
            format.integer(risk.k), format.integer(risk.uniques), format.integer(risk.rowsBelowK),
            format.number(risk.expectedReidentifications, decimals: 1), format.percent(risk.maximum),
          ].map { TableModel.Cell(text: $0, isNumber: true) },
          isPrimary: state == "state-after" && risk.blanks == report.singlingOut.blanks)
      }
    }
    let heads = ["risk-k", "risk-uniques", "risk-below", "risk-expected", "risk-maximum"]
    return TableModel(
      title: language["singling-out-caption"], caption: language["singling-out-note"],
      header: [TableModel.Cell(text: language["reading"])]
        + heads.map { TableModel.Cell(text: language[$0], isNumber: true) },
      // Without a remedy the source is what is published.
      rows: (report.remedies.isEmpty ? [] : rows(report.singlingOut.before, "state-before"))
        + rows(report.singlingOut.after, "state-after"))
  }

  private func linkability(_ linkability: DisclosureReport.Linkability) -> DisclosureModel.Question {
    func columns(_ key: String, _ names: [String]) -> String {
      language.say(key, ["columns": language.format.list(names)])
    }
    var answers = [
      linkability.directIdentifiers.isEmpty
        ? language["linkability-direct-none"] : columns("linkability-direct", linkability.directIdentifiers)
    ]
    if !linkability.pseudonyms.isEmpty { answers.append(columns("linkability-pseudonyms", linkability.pseudonyms)) }
    answers.append(
      linkability.uniqueRows == 0
        ? language["linkability-uniques-none"] : language.count("linkability-uniques", linkability.uniqueRows))
    return question(linkability.level, language["linkability-text"], answers)
  }

  private func inference(_ inference: DisclosureReport.Inference) -> DisclosureModel.Question {
    var answers: [String] = []
    if inference.sensitive.isEmpty { answers.append(language["inference-none"]) }
    let wanted = [
      inference.wantedDiversity.map { "l ≥ " + language.format.integer($0) },
      inference.wantedCloseness.map { "t ≤ " + language.format.number($0) },
    ].compactMap { $0 }
    if !wanted.isEmpty {
      answers.append(language.say("inference-wanted", ["wanted": language.format.list(wanted)]))
    }
    return question(inference.level, language["inference-text"], answers)
  }

  private func inferenceTable(_ inference: DisclosureReport.Inference) -> TableModel {
    let format = language.format
    let heads = ["risk-l", "risk-l-entropy", "risk-t", "risk-revealed"]
    return TableModel(
      title: language["inference-caption"], caption: language["inference-note"],
      header: [TableModel.Cell(text: language["column"])]
        + heads.map { TableModel.Cell(text: language[$0], isNumber: true) },
      rows: inference.sensitive.map { risk in
        TableModel.Row(
          heading: risk.column,
          cells: [
            format.integer(risk.distinct), format.number(risk.entropy, decimals: 2),
            format.number(risk.closeness, decimals: 3), format.integer(risk.revealed),
          ].map { TableModel.Cell(text: $0, isNumber: true) })
      })
  }

  // MARK: Thresholds

  private func thresholds(_ thresholds: Thresholds) -> [Fact] {
    let format = language.format
    var facts = [Fact(language["threshold-minimum-count"], format.integer(thresholds.minimumCount))]
    if thresholds.warnedCount >= thresholds.minimumCount {
      facts.append(Fact(language["threshold-warned-count"], format.integer(thresholds.warnedCount)))
    }
    facts.append(Fact(language["threshold-k"], format.integer(thresholds.k)))
    if let dominance = thresholds.dominance {
      facts.append(Fact(language["threshold-dominance"], format.percent(dominance, decimals: 0)))
    }
    if let share = thresholds.priorShare {
      facts.append(Fact(language["threshold-prior-share"], "p = " + format.percent(share, decimals: 0)))
    }
    return facts
  }
}
