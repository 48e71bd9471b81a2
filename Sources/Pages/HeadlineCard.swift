import Analyses
import Content

extension PageMaker {
  /// The answer and the three fields: effect, cost, strength of evidence.
  func headlineModel(of study: Study, on page: Address) -> HeadlineModel {
    HeadlineModel(
      answers: answers(of: study, on: page), effect: effectField(of: study, on: page),
      cost: costField(of: study, on: page), strength: strength(of: study, on: page),
      simulated: study.simulation == nil ? "" : language["simulated-short"])
  }

  private func effectField(of study: Study, on page: Address) -> HeadlineModel.EffectField {
    guard let result = headline(of: study) else {
      return HeadlineModel.EffectField(
        unknown: language[study.status == .final ? "effect-none" : "effect-unknown"])
    }
    let words = words(for: result, in: study)
    let tone = words.tone
    let relevant = index.results[study.slug]?.smallestRelevant(for: result)
    return HeadlineModel.EffectField(
      outcome: words.title, value: words.effect, interval: result.low.isNaN ? "" : words.interval,
      level: certainty(of: result, words), tone: tone,
      sign: sign(of: words), verdict: language["evidence-" + tone],
      picture: intervalSketch(result, relevant: relevant),
      pictureNote: relevant.map { language["sketch-" + $0.source.rawValue] } ?? "",
      result: "\(study.slug)/\(result.id)", address: resultAddress(result.id, of: study, on: page))
  }

  /// `intervalle de confiance à 95 %, p = 0,001`, and the p value adjusted for several outcomes.
  private func certainty(of result: Result, _ words: ResultWords) -> String {
    var parts: [String] = []
    if !result.low.isNaN { parts.append(language.say("confidence", ["level": words.level])) }
    if !result.pValue.isNaN { parts.append(language.format.pValue(result.pValue)) }
    if let adjusted = result.adjusted {
      parts.append(language.say("p-adjusted", ["p": language.format.pValue(adjusted.pValue)]))
    }
    return parts.joined(separator: ", ")
  }

  // MARK: Cost

  private func costField(of study: Study, on page: Address) -> HeadlineModel.CostField {
    guard let cost = study.cost else { return HeadlineModel.CostField(unknown: language["cost-unknown"]) }
    let per = language.prose(cost.per, in: site)
    return HeadlineModel.CostField(
      value: money(cost.amount, cost.currency), short: language.say("cost-per", ["per": per]),
      year: cost.year.map { language.say("cost-year", ["year": String($0)]) } ?? "",
      outcomes: outcomeCost(cost, of: study, on: page).map { [$0] } ?? [],
      source: language.say("cost-source", ["source": language.prose(cost.source, in: site)]),
      note: language.prose(cost.note, in: site))
  }

  func money(_ amount: Double, _ currency: String) -> String {
    let number = language.format.number(amount, decimals: amount >= 100 || amount == amount.rounded() ? 0 : 2)
    return currency == "EUR" ? language.format.euros(number) : number + noBreakSpace + currency
  }

  /// What one unit of the main outcome costs: the amount for each of those whose outcome is measured, divided by the
  /// effect on them. Where the interval holds no effect the cost has a floor and no ceiling.
  private func outcomeCost(_ cost: DeclaredCost, of study: Study, on page: Address) -> AnswerLine? {
    guard !cost.outcome.isEmpty, let result = headline(of: study), result.plan.scale != .logRatio,
      let favourable = result.plan.favourable, result.low.isFinite, result.high.isFinite
    else { return nil }
    let (least, gain, most) =
      favourable == .higher
      ? (result.low, result.estimate, result.high) : (-result.high, -result.estimate, -result.low)
    var values = ["outcome": language.prose(cost.outcome, in: site)]
    let key: String
    if least > 0 {
      key = "cost-outcome"
      values["amount"] = money(threeFigures(cost.amount / gain), cost.currency)
      values["low"] = money(threeFigures(cost.amount / most), cost.currency)
      values["high"] = money(threeFigures(cost.amount / least), cost.currency)
    } else if most > 0 {
      key = "cost-outcome-open"
      values["low"] = money(threeFigures(cost.amount / most), cost.currency)
    } else {
      key = "cost-outcome-none"
    }
    return AnswerLine(
      text: language.say(key, values), result: "\(study.slug)/\(result.id)",
      address: resultAddress(result.id, of: study, on: page))
  }

  // MARK: Strength

  func strength(of study: Study, on page: Address) -> StrengthModel {
    guard let grade = index.results[study.slug]?.grade else {
      return StrengthModel(words: language[study.status == .final ? "strength-no-effect" : "strength-unfinished"])
    }
    guard let level = grade.level else {
      return StrengthModel(words: language["strength-" + (grade.ungraded ?? .noEffect).rawValue])
    }
    let number = language.format.integer(level)
    let address = addresses.study(study.slug, code)
    return StrengthModel(
      short: language.say("strength-of", ["level": number]), label: language.say("strength-label", ["level": number]),
      words: language["strength-" + String(level)],
      steps: EvidenceGrade.levels.map { StrengthModel.Step(isFull: $0 <= level) },
      address: (address.path == page.path ? "" : address.link(from: page)) + "#part_grade")
  }

  /// At most one: nothing for a study without a grade.
  func gradeModel(of study: Study, on page: Address) -> [GradeModel] {
    guard let grade = index.results[study.slug]?.grade, let level = grade.level, let start = grade.start else {
      return []
    }
    let groups: [(verdict: EvidenceGrade.Verdict, key: String, sign: String)] = [
      (.notMet, "grade-against", "✗"), (.unknown, "grade-open", "?"), (.met, "grade-for", "✓"),
    ]
    func count(_ verdict: EvidenceGrade.Verdict) -> Int { grade.criteria.count { $0.verdict == verdict } }
    let format = language.format
    return [
      GradeModel(
        strength: strength(of: study, on: page),
        start: language.say(
          start > level ? "grade-start" : "grade-start-kept",
          ["start": format.integer(start), "level": format.integer(level)]),
        standard: language.say(
          "grade-standard",
          ["standard": format.integer(grade.standard), "words": language["grade-standard-" + String(grade.standard)]]),
        counts: language.say(
          "grade-counts",
          [
            "met": format.integer(count(.met)), "notMet": format.integer(count(.notMet)),
            "unknown": format.integer(count(.unknown)),
          ]), simulated: study.simulation == nil ? "" : language["grade-simulated"],
        rule: Link(
          label: language["grade-rule"],
          address: index.page("method-evidence") == nil
            ? "" : addresses.page("method-evidence", code).link(from: page)),
        groups: groups.map { verdict, key, sign in
          GradeModel.Group(
            verdict: verdict.rawValue, title: language[key], sign: sign,
            criteria: grade.criteria.filter { $0.verdict == verdict }.map { criterion($0, of: study, on: page) },
            isFolded: verdict == .met)
        }.filter { !$0.criteria.isEmpty })
    ]
  }

  private func criterion(_ criterion: EvidenceGrade.Criterion, of study: Study, on page: Address)
    -> GradeModel.Criterion
  {
    let consequence =
      switch criterion.consequence {
      case .none: ""
      case .step: language["grade-step"]
      case .cap(let level): language.say("grade-cap", ["level": language.format.integer(level)])
      }
    let said = language.prose(criterion.declared, in: site)
    return GradeModel.Criterion(
      title: language["grade-" + criterion.id.rawValue],
      sentence: language.say(
        "grade-\(criterion.id.rawValue)-\(criterion.reason)", criterion.figures.mapValues(language.gradeText)),
      consequence: consequence, declared: said.isEmpty ? "" : language.say("grade-declared", ["text": said]),
      result: criterion.result.isEmpty ? "" : "\(study.slug)/\(criterion.result)",
      address: criterion.result.isEmpty ? "" : resultAddress(criterion.result, of: study, on: page))
  }
}

extension Language {
  /// A number of a criterion. Effects keep their sign, so that a reader sees which way.
  func gradeText(_ value: EvidenceGrade.Value) -> String {
    switch value {
    case .number(let number, let format): text(of: .number(number, format))
    case .interval(let low, let high, let format): text(of: .interval(low, high, format))
    case .date(let date): format.date(date)
    case .text(let text): text
    }
  }
}

/// A quotient of an amount and an estimate is not known to the cent.
private func threeFigures(_ value: Double) -> Double {
  var unit = 1.0
  while value / unit >= 1_000 { unit *= 10 }
  return value < 100 ? value : (value / unit).rounded() * unit
}
