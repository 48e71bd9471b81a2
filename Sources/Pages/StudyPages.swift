import Analyses
import Content
import Downloads
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
    let cards = results.map { resultCards($0, in: study, on: address) } ?? []
    let flow = shared(flowSection(study, edition, results), of: study, on: address)
    let shown = shared(
      results.map { resultSection($0, in: study) } ?? ResultSection(introduction: ""), of: study, on: address)
    return StudyPage(
      site: frame(identity), title: title, question: language.prose(edition.study.question),
      summary: language.prose(edition.summary), contentLanguage: foreign(edition),
      untranslated: translationNotice(of: study),
      status: language["status-" + study.status.rawValue], themes: themeLinks(study.themes, on: address),
      authors: study.authors.map { personLink($0.value, on: address) }, date: language.format.date(study.date.value),
      dateCode: study.date.value.description,
      versionText: language.say("version", ["version": study.version.value]),
      headline: headline(of: study).map { [estimateCard($0, in: study, identifier: "headline")] } ?? [],
      summaryCard: headlineModel(of: study, on: address), grade: gradeModel(of: study, on: address),
      isSimulated: study.simulation != nil, simulation: simulation(of: study),
      facts: facts(of: study, edition, on: address),
      contents: sections(
        hasFlow: !flow.isEmpty, hasResults: !shown.tables.isEmpty, hasCards: !cards.isEmpty,
        hasData: !study.datasets.isEmpty, report: contents(of: edition)),
      body: body(of: edition, study: study, on: address), planned: planned(study, edition), flow: flow,
      results: shown, subgroups: shared(subgroupSection(study, results), of: study, on: address),
      cost: shared(costSection(study, results), of: study, on: address),
      limits: limits(study, results), cards: cards,
      datasets: study.datasets.map { datasetCard($0, of: study, on: address) },
      files: files(context.files[study.slug] ?? [], on: address), bundle: bundle(of: study, on: address),
      reviews: study.reviews.map { review in
        StudyPage.Review(
          by: personLink(review.by.value, on: address), date: language.format.date(review.date),
          said: language.prose(review.said, in: site), changed: language.prose(review.changed, in: site))
      },
      versions: versions(of: study, on: address),
      funding: study.funding.map { funding in
        StudyPage.Funding(
          by: organisationLink(funding.by.value, on: address),
          amount: funding.amount.map { language.format.euros(language.format.number($0)) } ?? "",
          note: language.prose(funding.note, in: site))
      },
      statements: statements(of: study, edition), citation: citation(of: study),
      commands: cards.isEmpty ? "" : commands(for: study))
  }

  /// The entries of the page's table of contents, in the order of its sections; the report's headings stand below its own.
  private func sections(
    hasFlow: Bool, hasResults: Bool, hasCards: Bool, hasData: Bool, report: [ContentsEntry]
  ) -> [ContentsEntry] {
    func entry(_ id: String, _ key: String) -> ContentsEntry {
      var label: [UInt8] = []
      appendEscaped(language[key], to: &label)
      return ContentsEntry(level: "2", id: "part_" + id, label: Markup(bytes: label))
    }
    var entries = [entry("planned", "planned-title")]
    if hasFlow { entries.append(entry("flow", "flow-title")) }
    if hasResults { entries.append(entry("results", "results")) }
    entries += [
      entry("subgroups", "subgroups-heading"), entry("cost", "cost-title"), entry("limits", "limits-title"),
      entry("report", "report-title"),
    ]
    entries += report.filter { $0.level == "2" }.map {
      ContentsEntry(level: "3", id: $0.id, label: $0.label, language: $0.language)
    }
    if hasData { entries.append(entry("data", "data-and-downloads")) }
    entries += [
      entry("independence", "independence"), entry("corrections", "versions-title"), entry("cite", "cite"),
    ]
    if hasCards { entries.append(entry("again", "compute-again")) }
    return entries
  }

  /// The archive with everything, where there is one.
  private func bundle(of study: Study, on page: Address) -> [Link] {
    let file = context.files[study.slug]?.first { $0.path.hasPrefix("bundles/") && $0.path.hasSuffix(".zip") }
    guard let file else { return [] }
    let size = row(Address(path: file.path), size: file.byteCount, checksum: "", on: page).size
    return [
      Link(label: language.say("bundle-download", ["size": size]), address: Address(path: file.path).link(from: page))
    ]
  }

  private func facts(of study: Study, _ edition: Edition, on page: Address) -> [Fact] {
    let licenses = index.catalog.licenses(of: study)
    func fact(_ key: String, _ text: String) -> Fact {
      Fact(language["fact-" + key], [Link(label: language.prose(text), language: foreign(edition))])
    }
    var facts = [
      Fact(
        language["fact-design"],
        [
          Link(
            label: language["design-" + study.design.rawValue],
            address: addresses.studies(design: study.design.rawValue, code).link(from: page))
        ]),
      fact("population", edition.study.population), fact("territory", edition.study.territory),
      Fact(language["fact-date"], language.format.date(study.date.value)),
      Fact(language["fact-version"], study.version.value),
      Fact(language["fact-partners"], study.partners.map { organisationLink($0.value, on: page) }),
      Fact(
        language["fact-license-data"], [Link(label: licenses.data.title, address: licenses.data.address)]),
      Fact(
        language["fact-license-text"], [Link(label: licenses.text.title, address: licenses.text.address)]),
      fact("keywords", edition.study.keywords.joined(separator: ", ")),
    ]
    if let source = study.source {
      facts.append(Fact(language["fact-source"], [Link(label: language.prose(source.text), address: source.url)]))
    }
    if !study.datasets.isEmpty { facts.append(Fact(language["fact-attribution"], attribution(of: study)).wide) }
    return facts.filter { $0.values.contains { !$0.label.isEmpty } }
  }

  private func statements(of study: Study, _ edition: Edition) -> [StudyPage.Statement] {
    let statements = [
      StudyPage.Statement(
        title: language["conflicts"], text: language.prose(edition.study.conflictsOfInterest), address: "",
        language: foreign(edition)),
      StudyPage.Statement(
        title: language["ethics"], text: language.prose(edition.study.ethics), address: "", language: foreign(edition)),
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
    let files = context.files[study.slug] ?? []
    let programs = [(Format.replicationPython, "python3"), (.replicationR, "Rscript")].compactMap { format, command in
      files.first { $0.format == format }.map { "\(command) \($0.name)" }
    }
    let lines = [
      "unzip \(bundle).zip", "tank verify \(bundle).zip", "cd \(bundle) && sha256sum -c manifest-sha256.txt",
    ]
    return (lines + (programs.isEmpty ? [] : ["cd data"] + programs)).joined(separator: "\n")
  }
}
