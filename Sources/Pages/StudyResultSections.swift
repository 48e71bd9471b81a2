import Analyses
import Charts
import Content

extension PageMaker {
  /// All results in pictures, then in tables; subgroups and attrition have sections of their own.
  func resultSection(_ results: StudyResults, in study: Study) -> ResultSection {
    var section = ResultSection(introduction: language["results-introduction"])
    section.pictures = resultPictures(results, in: study)
    section.tables = resultTables(results.results, in: study)
    let ids =
      results.descriptions.map(\.plan.id.value) + results.crossTables.map(\.plan.id.value)
      + results.balances.map(\.plan.id.value) + results.indices.map(\.plan.id.value)
      + results.powers.map(\.plan.id.value)
    section.tables += ids.flatMap { otherTables($0, results: results, in: study) }
    return section
  }

  /// The pictures of all results but those that have sections of their own.
  func resultPictures(_ results: StudyResults, in study: Study) -> [FigureModel] {
    let estimates = results.results.filter { !$0.plan.isPlacebo }
    let pooled = estimates.filter { $0.pooled != nil }
    // What was registered stands alone: checks and explorations beside it would draw the eye to the best of many.
    let registered = Set(study.registered?.outcomes.compactMap { $0.estimate?.value } ?? [])
    let single = estimates.filter { $0.pooled == nil }
    let first = single.filter { registered.isEmpty || registered.contains($0.id) || $0.plan.isPrimary }
    let others = single.filter { result in !first.contains { $0.id == result.id } }
    var pictures = estimatesFigures(first, in: study, identifier: "results")
    pictures += estimatesFigures(others, in: study, identifier: "others").map { figure in
      var figure = figure
      figure.title = language.say("others-title", ["title": figure.title])
      return figure
    }
    for (number, result) in pooled.enumerated() where number == 0 || result.plan.isPrimary {
      pictures.append(forestFigure(result, in: study, identifier: "pooled-\(number + 1)"))
    }
    if pooled.count > 1 { pictures += estimatesFigures(pooled, in: study, identifier: "syntheses") }
    pictures += pooled.enumerated().compactMap { number, result in
      result.plan.isPrimary || pooled.count == 1
        ? funnelFigure(result, in: study, identifier: "funnel-\(number + 1)") : nil
    }
    pictures += results.balances.enumerated().compactMap { number, balance in
      balanceFigure(balance, in: study, identifier: "balance-\(number + 1)")
    }
    pictures += placeboFigures(results.results, in: study)
    pictures += results.powers.enumerated().flatMap { number, power in
      powerFigures(power, in: study, identifier: "power-\(number + 1)")
    }
    return pictures
  }

  /// The effect in each subgroup with the test that it is the same in all; a word of warning; or that none was planned.
  func subgroupSection(_ study: Study, _ results: StudyResults?) -> ResultSection {
    let divided = results?.results.filter { $0.subgroups != nil } ?? []
    guard !divided.isEmpty else { return ResultSection(introduction: language["subgroups-none"]) }
    let tests = divided.count
    var section = ResultSection(introduction: language["subgroups-introduction"])
    section.pictures = subgroupPictures(divided, in: study)
    section.tables = divided.compactMap { subgroupTable($0, in: study) }
    let effects = divided.reduce(0) { $0 + ($1.subgroups?.effects.count { !$0.isHidden } ?? 0) }
    section.notes = [
      language.say(
        "subgroups-multiplicity",
        ["count": language.format.integer(effects), "tests": language.count("subgroups-tests", tests)])
    ]
    return section
  }

  func subgroupPictures(_ divided: [Result], in study: Study) -> [FigureModel] {
    divided.enumerated().compactMap { number, result in
      subgroupFigure(result, in: study, identifier: "subgroups-\(number + 1)")
    }
  }

  /// What is known of the cost, or that nothing is.
  func costSection(_ study: Study, _ results: StudyResults?) -> ResultSection {
    guard let cost = study.cost else {
      let amount = study.funding.compactMap(\.amount).reduce(0, +)
      var section = ResultSection(introduction: language["cost-unmeasured"])
      if amount > 0 {
        section.notes = [
          language.say("cost-funding", ["amount": language.format.euros(language.format.number(amount))])
        ]
      }
      return section
    }
    let year = cost.year.map { ", " + language.say("cost-year", ["year": String($0)]) } ?? ""
    let per = language.say("cost-per", ["per": language.prose(cost.per, in: site)])
    var section = ResultSection(introduction: "\(money(cost.amount, cost.currency)) \(per)\(year).")
    section.notes = [
      language.say("cost-source", ["source": language.prose(cost.source, in: site)]),
      language.prose(cost.note, in: site),
    ].filter { !$0.isEmpty }
    if let results {
      let estimates = cost.results.compactMap { results.result($0.value) }
      section.pictures = costPictures(study, results)
      section.tables =
        resultTables(estimates, in: study)
        + cost.results.flatMap { otherTables($0.value, results: results, in: study) }
    }
    return section
  }

  func costPictures(_ study: Study, _ results: StudyResults) -> [FigureModel] {
    let estimates = study.cost?.results.compactMap { results.result($0.value) } ?? []
    return estimates.isEmpty ? [] : estimatesFigures(estimates, in: study, identifier: "cost")
  }

  /// What the authors say that the study cannot show, then what the build knows of its results.
  func limits(_ study: Study, _ results: StudyResults?) -> LimitsModel {
    var known: [LimitsModel.KnownLimit] = []
    for result in results?.results ?? [] {
      let words = words(for: result, in: study)
      for warning in words.warnings {
        known.append(
          LimitsModel.KnownLimit(
            text: language.say("limit-of", ["title": words.title, "warning": warning]),
            mark: mark(result.id, in: study)))
      }
    }
    for attrition in results?.attritions ?? [] {
      guard let share = attrition.both.share, share > 0 else { continue }
      let difference = language.text(of: .number(attrition.difference, .points))
      known.append(
        LimitsModel.KnownLimit(
          text: language.say(
            "limit-attrition",
            [
              "title": language.prose(attrition.plan.title, in: site), "share": language.format.percent(share),
              "difference": difference,
            ]), mark: mark(attrition.plan.id.value, in: study)))
    }
    for dataset in study.datasets where dataset.restricted != nil {
      known.append(
        LimitsModel.KnownLimit(
          text: language.say("limit-restricted", ["title": language.prose(dataset.dictionary.title, in: site)]),
          mark: mark(dataset: dataset.name, in: study)))
    }
    return LimitsModel(stated: study.limits.map { language.prose($0, in: site) }, known: known)
  }
}
