import Analyses
import Content
import Downloads

extension PageMaker {
  /// One card for each result of a study, in the order of its tables: estimates, then what is no estimate.
  func resultCards(_ results: StudyResults, in study: Study, on page: Address) -> [ResultCard] {
    let ids =
      results.descriptions.map(\.plan.id.value) + results.crossTables.map(\.plan.id.value)
      + results.balances.map(\.plan.id.value) + results.attritions.map(\.plan.id.value)
      + results.indices.map(\.plan.id.value) + results.powers.map(\.plan.id.value)
    return results.results.map { card($0, in: study, on: page) }
      + ids.compactMap { card(ofTable: $0, results, in: study, on: page) }
  }

  /// What a result is called, whatever it is.
  func title(ofResult id: String, in study: Study) -> String {
    let titles = study.plan.titles
    return titles[id].map { language.prose($0, in: site) } ?? id
  }

  private func card(_ result: Result, in study: Study, on page: Address) -> ResultCard {
    let words = words(for: result, in: study)
    let slug = result.method.pageSlug
    var card = emptyCard(result.id, kind: "kind-of-estimate", in: study)
    card.title = words.title
    card.effect = words.effect
    card.interval = result.low.isNaN ? "" : "\(language.say("confidence", ["level": words.level])) \(words.interval)"
    card.pValue = result.pValue.isNaN ? "" : language.format.pValue(result.pValue)
    card.method = Link(
      label: language["method-" + result.method.rawValue],
      address: index.page(slug) == nil ? "" : addresses.page(slug, code).link(from: page))
    card.definition = index.page(slug).map { language.prose($0.editions[code].summary) } ?? ""
    card.facts = facts(of: result, words, in: study)
    card.warnings = words.warnings
    addData(result.plan.data.value, checksum: result.dataSHA256, to: &card, in: study, on: page)
    addReplication(of: result.id, isRestricted: result.isRestricted, to: &card, in: study, on: page)
    return card
  }

  private func card(
    ofTable id: String, _ results: StudyResults, in study: Study, on page: Address
  ) -> ResultCard? {
    let (kind, data, checksum, method, dropped, formula) = origin(of: id, results)
    guard !kind.isEmpty else { return nil }
    var card = emptyCard(id, kind: kind, in: study)
    card.title = title(ofResult: id, in: study)
    let slug = "method-" + method
    if let found = index.page(slug) {
      card.method = Link(
        label: language.prose(found.editions[code].title), address: addresses.page(slug, code).link(from: page))
      card.definition = language.prose(found.editions[code].summary)
    }
    if let formula, !formula.isEmpty { card.facts.append(Fact(language["fact-test"], formula)) }
    if let dropped {
      let reasons = words(for: dropped)
      card.facts.append(
        Fact(
          language["fact-dropped"],
          reasons.isEmpty ? [Link(label: language["dropped-none"])] : reasons.map { Link(label: $0) }))
    }
    if data.isEmpty {
      card.facts.append(Fact(language["data"], language["computed-from-assumptions"]))
    } else {
      addData(data, checksum: checksum, to: &card, in: study, on: page)
      if kind != "kind-of-index" {
        addReplication(of: id, isRestricted: checksum.isEmpty, to: &card, in: study, on: page)
      }
      if checksum.isEmpty { card.warnings.append(language["restricted-data"]) }
    }
    return card
  }

  /// Kind, dataset, checksum, page of the method, rows left out and formula of what is no estimate.
  private func origin(
    of id: String, _ results: StudyResults
  ) -> (kind: String, data: String, checksum: String, method: String, dropped: [Result.Dropped]?, formula: String?) {
    if let found = results.description(id) {
      return ("kind-of-description", found.plan.data.value, found.dataSHA256, "describe", found.dropped, nil)
    }
    if let found = results.crossTable(id) {
      return ("kind-of-cross-table", found.plan.data.value, found.dataSHA256, "cross-table", found.dropped, nil)
    }
    if let found = results.balance(id) {
      return (
        "kind-of-balance", found.plan.data.value, found.dataSHA256, "balance", found.dropped, found.joint?.formula
      )
    }
    if let found = results.attrition(id) {
      return (
        "kind-of-attrition", found.plan.data.value, found.dataSHA256, "attrition", found.dropped, found.formula
      )
    }
    if let found = results.index(id) {
      return ("kind-of-index", found.plan.data.value, found.dataSHA256, "summary-index", found.dropped, nil)
    }
    return results.power(id) == nil ? ("", "", "", "", nil, nil) : ("kind-of-power", "", "", "power", nil, nil)
  }

  private func words(for dropped: [Result.Dropped]) -> [String] {
    dropped.filter { $0.count > 0 }.map(language.words(for:))
  }

  private func emptyCard(_ id: String, kind: String, in study: Study) -> ResultCard {
    ResultCard(
      anchor: ResultMark.anchor(id), title: id, kind: language[kind], mark: mark(id, in: study), effect: "",
      interval: "", pValue: "", method: Link(label: ""), definition: "", facts: [], data: Link(label: ""),
      file: Link(label: ""), checksum: "", commands: ["tank calculate \(study.slug) --format json"], scripts: [],
      warnings: [])
  }

  private func addData(
    _ name: String, checksum: String, to card: inout ResultCard, in study: Study, on page: Address
  ) {
    let dataset = study.dataset(named: name)
    card.data = Link(
      label: dataset.map { language.prose($0.dictionary.title, in: site) } ?? name,
      address: addresses.dataset(study.slug, name, code).link(from: page))
    card.file = Link(label: name + ".csv", address: Address.data(study.slug, name + ".csv").link(from: page))
    card.checksum = checksum
    card.scripts = (context.files[study.slug] ?? []).filter { file in
      file.name == study.simulation?.script.value
    }.map { Link(label: $0.name, address: Address(path: $0.path).link(from: page)) }
  }

  /// The programs that compute a result again from the published data, and how to run them for it alone.
  private func addReplication(
    of id: String, isRestricted: Bool, to card: inout ResultCard, in study: Study, on page: Address
  ) {
    guard !isRestricted else { return }
    let programs = (context.files[study.slug] ?? []).filter {
      $0.format == .replicationPython || $0.format == .replicationR
    }
    card.scripts =
      programs.map { Link(label: $0.name, address: Address(path: $0.path).link(from: page)) } + card.scripts
    card.commands =
      programs.map { "\($0.format == .replicationPython ? "python3" : "Rscript") \($0.name) \(id)" }
      + card.commands
  }

  /// Standard error with its formula, sample, rows left out and why, scale, and what the method gives beside the estimate.
  private func facts(of result: Result, _ words: ResultWords, in study: Study) -> [Fact] {
    let format = language.format
    var facts = [
      Fact(language["fact-standard-error"], words.standardErrorName),
      Fact(language["fact-sample"], words.sample),
      Fact(
        language["fact-dropped"],
        words.dropped.isEmpty ? [Link(label: language["dropped-none"])] : words.dropped.map { Link(label: $0) }),
    ]
    if !result.statistic.isNaN { facts.insert(Fact(language["fact-statistic"], statistic(result)), at: 1) }
    facts.append(Fact(language["fact-scale"], language["scale-" + result.plan.scale.rawValue]))
    facts += words.partFacts
    if let treatment = result.plan.treatment {
      facts.append(
        Fact(
          language["fact-treatment"],
          language.say(
            "comparison",
            ["treated": words.armLabel(treatment.treated.value), "control": words.armLabel(treatment.control.value)])))
    }
    let columns: [(key: String, names: [String])] = [
      ("fact-outcome", [result.plan.outcome?.value].compactMap { $0 }),
      ("fact-covariates", result.plan.covariates.map(\.value) + result.plan.fixedEffects.map(\.value)),
      ("fact-absorbed", result.plan.absorbed.map(\.value)), ("fact-pairs", [result.plan.pair?.value].compactMap { $0 }),
      ("fact-tighten", [result.plan.tighten?.value].compactMap { $0 }),
      ("fact-blocks", [result.plan.blocks?.value].compactMap { $0 }),
      ("fact-cluster", [result.plan.cluster?.value, result.plan.secondCluster?.value].compactMap { $0 }),
      ("fact-filter", [result.plan.filter?.value].compactMap { $0 }),
    ]
    for column in columns where !column.names.isEmpty {
      facts.append(Fact(language[column.key], column.names.joined(separator: ", ")))
    }
    if let adjusted = result.adjusted {
      let family = index.results[study.slug]?.families.first { $0.id.value == adjusted.family }
      facts.append(
        Fact(
          language["fact-family"],
          language.say(
            "family-text",
            [
              "family": family.map { language.prose($0.title, in: site) } ?? adjusted.family,
              "method": language["family-" + adjusted.method.rawValue], "count": format.integer(adjusted.size),
              "p": format.pValue(adjusted.pValue),
            ])))
      if let resamples = family?.resamples {
        facts.append(
          Fact(
            language["fact-resamples"],
            language.say(
              "resamples-text", ["count": format.integer(resamples.draws), "seed": String(resamples.seed)])))
      }
    }
    if let pooled = result.pooled { facts += self.facts(of: pooled, words) }
    return facts
  }

  private func statistic(_ result: Result) -> String {
    let format = language.format
    let key =
      result.method == .mannWhitney
      ? "statistic-rank" : result.degreesOfFreedom.isFinite ? "statistic-text" : "statistic-normal"
    return language.say(
      key,
      [
        "statistic": format.number(result.statistic, decimals: 2), "df": degrees(result.degreesOfFreedom),
        "p": format.pValue(result.pValue),
      ])
  }

  private func facts(of pooled: Result.Pooled, _ words: ResultWords) -> [Fact] {
    let format = language.format
    var facts = [
      Fact(
        language["fact-heterogeneity"],
        language.say(
          "heterogeneity-text",
          [
            "q": format.number(pooled.heterogeneity, decimals: 1), "df": format.integer(pooled.heterogeneityDegrees),
            "p": format.pValue(pooled.heterogeneityPValue), "i2": format.percent(pooled.inconsistency),
            "tau2": "\(format.number(pooled.betweenVariance, decimals: 3)) (\(pooled.betweenVarianceMethod))",
          ]))
    ]
    if let prediction = pooled.prediction {
      facts.append(
        Fact(
          language["fact-prediction"],
          language.interval(prediction.low, prediction.high, as: words.result.plan.scale.format)))
    }
    return facts
  }
}

extension Plan {
  /// The titles of all that it calculates, by id.
  var titles: [String: LocalisedText] {
    var titles: [String: LocalisedText] = [:]
    for plan in estimates { titles[plan.id.value] = plan.title }
    for plan in descriptions { titles[plan.id.value] = plan.title }
    for plan in crossTables { titles[plan.id.value] = plan.title }
    for plan in balances { titles[plan.id.value] = plan.title }
    for plan in attritions { titles[plan.id.value] = plan.title }
    for plan in indices { titles[plan.id.value] = plan.title }
    for plan in powers { titles[plan.id.value] = plan.title }
    return titles
  }
}
