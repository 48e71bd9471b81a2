import Analyses
import Content
import Diagnostics
import Templates

extension PageMaker {
  func studyPage(_ study: Study) -> StudyPage {
    let address = addresses.study(study.slug, code)
    let edition = study.editions[code]
    let results = index.results[study.slug]
    let title = language.prose(edition.title)
    let identity = PageIdentity(
      address: address, title: title, description: language.prose(edition.summary), section: "studies",
      crumbs: [homeCrumb, (language["studies"], addresses.studies(code))],
      counterpart: { addresses.study(study.slug, $0) }, isTranslated: { study.editions.has($0) }, subject: .study(study)
    )
    let hasEstimates = !(results?.results.isEmpty ?? true)
    let tables = results.map { self.tables($0, in: study) } ?? []
    return StudyPage(
      site: frame(identity), title: title, question: language.prose(edition.study.question),
      summary: language.prose(edition.summary), contentLanguage: foreign(edition),
      untranslated: foreign(edition).isEmpty ? "" : language["untranslated-page"],
      status: language["status-" + study.status.rawValue], themes: themeLinks(study.themes, on: address),
      authors: study.authors.map { personLink($0.value, on: address) }, date: language.format.date(study.date.value),
      dateCode: study.date.value.description,
      versionText: language.say("version", ["version": study.version.value]),
      headline: headline(of: study).map { [estimateCard($0, in: study, identifier: "headline")] } ?? [],
      isSimulated: study.simulation != nil, simulation: simulation(of: study),
      facts: facts(of: study, edition, on: address),
      contents: contents(of: edition)
        + sections(
          hasTables: !tables.isEmpty, hasEstimates: hasEstimates, hasData: !study.datasets.isEmpty),
      body: body(of: edition, study: study, on: address),
      pictures: (results.map { pictures($0, in: study) } ?? []).map { shared($0, of: study, on: address) },
      tables: tables,
      methods: results?.results.map { method($0, in: study, on: address) } ?? [],
      datasets: study.datasets.map { datasetCard($0, of: study, on: address) },
      files: files(context.files[study.slug] ?? [], on: address),
      reviews: study.reviews.map { review in
        StudyPage.Review(
          by: personLink(review.by.value, on: address), date: language.format.date(review.date),
          said: language.prose(review.said, in: site), changed: language.prose(review.changed, in: site))
      },
      corrections: study.corrections.map { correction in
        StudyPage.Correction(
          version: language.say("version", ["version": correction.version]).capitalisedFirst,
          date: language.format.date(correction.date), what: language.prose(correction.what, in: site),
          why: language.prose(correction.why, in: site))
      },
      funding: study.funding.map { funding in
        StudyPage.Funding(
          by: organisationLink(funding.by.value, on: address),
          amount: funding.amount.map { language.format.euros(language.format.number($0)) } ?? "",
          note: language.prose(funding.note, in: site))
      },
      statements: statements(of: study, edition), citation: citation(of: study),
      commands: hasEstimates ? commands(for: study) : "")
  }

  private func sections(hasTables: Bool, hasEstimates: Bool, hasData: Bool) -> [ContentsEntry] {
    var entries: [(id: String, key: String)] = []
    if hasTables { entries.append(("results", "results")) }
    if hasEstimates { entries.append(("methods", "methods")) }
    if hasData { entries.append(("data", "data-and-downloads")) }
    entries += [
      ("reviews", "reviews"), ("corrections", "corrections"), ("independence", "independence"), ("cite", "cite"),
    ]
    if hasEstimates { entries.append(("again", "compute-again")) }
    return entries.map { entry in
      var label: [UInt8] = []
      appendEscaped(language[entry.key], to: &label)
      return ContentsEntry(level: "2", id: "part_" + entry.id, label: Markup(bytes: label))
    }
  }

  private func facts(of study: Study, _ edition: Edition, on page: Address) -> [Fact] {
    let licenses = index.catalog.licenses(of: study)
    var facts = [
      Fact(
        language["fact-design"],
        [
          Link(
            label: language["design-" + study.design.rawValue],
            address: addresses.studies(design: study.design.rawValue, code).link(from: page))
        ]),
      Fact(language["fact-population"], language.prose(edition.study.population)),
      Fact(language["fact-territory"], language.prose(edition.study.territory)),
      Fact(language["fact-date"], language.format.date(study.date.value)),
      Fact(language["fact-version"], study.version.value),
      Fact(language["fact-partners"], study.partners.map { organisationLink($0.value, on: page) }),
      Fact(
        language["fact-license-data"], [Link(label: licenses.data.title, address: licenses.data.address)]),
      Fact(
        language["fact-license-text"], [Link(label: licenses.text.title, address: licenses.text.address)]),
      Fact(language["fact-keywords"], language.prose(edition.study.keywords.joined(separator: ", "))),
    ]
    if let source = study.source {
      facts.append(Fact(language["fact-source"], [Link(label: language.prose(source.text), address: source.url)]))
    }
    return facts.filter { $0.values.contains { !$0.label.isEmpty } }
  }

  /// One picture for the estimates of each scale and unit, and a forest for each pooled result.
  func pictures(_ results: StudyResults, in study: Study) -> [FigureModel] {
    let pooled = results.results.filter { $0.pooled != nil && !$0.plan.isPlacebo }
    return estimatesFigures(
      results.results.filter { $0.pooled == nil && !$0.plan.isPlacebo }, in: study, identifier: "results")
      + pooled.enumerated().map { number, result in
        forestFigure(result, in: study, identifier: "pooled-\(number + 1)")
      }
      + results.results.enumerated().compactMap { number, result in
        subgroupFigure(result, in: study, identifier: "subgroups-\(number + 1)")
      }
      + results.powers.enumerated().flatMap { number, power in
        powerFigures(power, identifier: "power-\(number + 1)")
      } + placeboFigures(results.results, in: study)
  }

  private func tables(_ results: StudyResults, in study: Study) -> [TableModel] {
    resultTables(results.results, in: study)
      + results.results.compactMap { subgroupTable($0, in: study) }
      + results.descriptions.map { descriptionTable($0, in: study) }
      + results.crossTables.flatMap { crossTables($0) }
      + results.balances.map { balanceTable($0, in: study) }
      + results.indices.map { indexTable($0) }
      + results.attritions.map { attritionTable($0) } + results.powers.map { powerTable($0) }
  }

  /// How one estimate was made: standard error, sample, rows left out and why, checksum of the data.
  private func method(_ result: Result, in study: Study, on page: Address) -> StudyPage.MethodEntry {
    let words = words(for: result, in: study)
    let format = language.format
    var facts = [
      Fact(language["fact-standard-error"], words.standardErrorName),
      Fact(language["fact-sample"], words.sample),
      Fact(
        language["fact-dropped"],
        words.dropped.isEmpty ? [Link(label: language["dropped-none"])] : words.dropped.map { Link(label: $0) }),
    ]
    if !result.statistic.isNaN { facts.insert(Fact(language["fact-statistic"], statistic(result)), at: 1) }
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
    let slug = result.method.pageSlug
    let dataset = study.dataset(named: result.plan.data.value)
    return StudyPage.MethodEntry(
      id: result.id, title: words.title,
      method: Link(
        label: language["method-" + result.method.rawValue],
        address: index.page(slug) == nil ? "" : addresses.page(slug, code).link(from: page)),
      definition: index.page(slug).map { language.prose($0.editions[code].summary) } ?? "", facts: facts,
      data: Link(
        label: dataset.map { language.prose($0.dictionary.title, in: site) } ?? result.plan.data.value,
        address: addresses.dataset(study.slug, result.plan.data.value, code).link(from: page)),
      checksum: result.dataSHA256, warnings: words.warnings)
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

  private func statements(of study: Study, _ edition: Edition) -> [StudyPage.Statement] {
    let preregistration: (text: String, address: String)
    if let registered = study.preregistration {
      let values = ["registry": registered.registry, "id": registered.id]
      preregistration = (
        registered.date.map {
          language.say(
            "preregistration-dated", values.merging(["date": language.format.date($0)]) { first, _ in first })
        } ?? language.say("preregistration-text", values), registered.url
      )
    } else {
      preregistration = (language.prose(edition.study.preregistration), "")
    }
    let statements = [
      StudyPage.Statement(
        title: language["conflicts"], text: language.prose(edition.study.conflictsOfInterest), address: ""),
      StudyPage.Statement(title: language["ethics"], text: language.prose(edition.study.ethics), address: ""),
      StudyPage.Statement(
        title: language["preregistration"], text: preregistration.text, address: preregistration.address),
    ]
    return statements.filter { !$0.text.isEmpty }
  }

  /// What a page says of a study's simulated data; empty for real data.
  func simulation(of study: Study) -> SimulationModel {
    guard let simulation = study.simulation else { return SimulationModel(explanation: "", main: "", others: []) }
    let results = index.results[study.slug]
    let main = headline(of: study)?.id
    func sentence(_ effect: Study.Simulation.TrueEffect) -> String {
      guard let result = results?.result(effect.estimate.value) else {
        return language.say(
          "simulated-truth", ["title": effect.estimate.value, "truth": language.format.number(effect.value)])
      }
      let words = words(for: result, in: study)
      let isInside = result.low <= effect.value && effect.value <= result.high
      return language.say(
        isInside ? "simulated-inside" : "simulated-outside",
        [
          "title": words.title, "truth": words.truth(effect.value), "estimate": words.effect,
          "interval": words.interval,
        ])
    }
    return SimulationModel(
      explanation: language.say(
        "simulated-explanation", ["script": simulation.script.value, "seed": String(simulation.seed)]),
      main: simulation.effects.first { $0.estimate.value == main }.map(sentence) ?? "",
      others: simulation.effects.filter { $0.estimate.value != main }.map(sentence))
  }

  private func commands(for study: Study) -> String {
    let bundle = "\(study.slug)-\(study.version.value)"
    return """
      unzip \(bundle).zip -d \(bundle)
      cd \(bundle) && sha256sum -c SHA256SUMS
      tank calculate \(study.slug) --format csv
      """
  }
}
