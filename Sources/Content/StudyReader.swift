import Diagnostics
import YAML

/// The keys of a study's `index.md`.
func readStudyKeys(
  _ reader: inout MappingReader, into study: inout Study, _ edition: inout Edition, languages: [String]
) {
  edition.study.question = reader.text("question").value
  edition.study.population = reader.text("population").value
  edition.study.territory = reader.text("territory").value
  edition.study.conflictsOfInterest = reader.text("conflicts-of-interest", example: "none, or which").value
  edition.study.ethics = reader.text("ethics").value
  edition.study.keywords = reader.texts("keywords").map(\.value)

  study.authors = reader.requiredTexts("authors", example: "[an-id-of-people.yml]")
  if let date = reader.requiredDate("date") { study.date = date }
  study.version = reader.version("version")
  study.status = reader.requiredChoice("status", of: Study.Status.self, otherwise: .ongoing).value
  study.isDraft = reader.flag("draft")
  study.themes = reader.texts("themes")
  study.intervention = reader.localised("intervention", languages: languages)
  study.design = reader.requiredChoice("design", of: Study.Design.self, otherwise: .descriptive).value
  study.headline = reader.optionalText("headline")
  study.partners = reader.texts("partners")
  study.licenses = reader.licenses("license")
  study.funding = readFunding(&reader, languages: languages)
  study.reviews = readReviews(&reader, languages: languages)
  study.corrections = readCorrections(&reader, languages: languages)
  study.preregistration = readPreregistration(&reader, &edition)
  study.registered = readProtocol(&reader, languages: languages)
  study.deviations = readDeviations(&reader, languages: languages)
  study.limits = reader.localisedList("limits", languages: languages)
  study.simulation = readSimulation(&reader)
  study.depositions = reader.depositions("doi", version: study.version.value)
  study.doi = study.depositions.doi(of: study.version.value)
  study.evidence = readEvidence(&reader, languages: languages)
  study.cost = readCost(&reader, languages: languages)
  if let node = reader.node("source") {
    var source = MappingReader(node, what: "the source", place: node.place)
    study.source = Study.Source(text: source.text("text").value, url: source.webAddress("url"))
    reader.add(source.finish())
  }
}

/// The keys of a translation of a study: only what is said in words.
func readStudyTranslationKeys(_ reader: inout MappingReader, _ edition: inout Edition, master: Edition) {
  func text(_ key: String, _ path: WritableKeyPath<Edition.StudyTexts, String>) {
    edition.study[keyPath: path] = reader.optionalText(key)?.value ?? master.study[keyPath: path]
  }
  edition.study.question = reader.text("question").value
  text("population", \.population)
  text("territory", \.territory)
  text("conflicts-of-interest", \.conflictsOfInterest)
  text("ethics", \.ethics)
  text("preregistration", \.preregistration)
  let keywords = reader.texts("keywords").map(\.value)
  edition.study.keywords = keywords.isEmpty ? master.study.keywords : keywords
  if reader.contains("translates") { edition.study.translates = reader.version("translates") }
}

/// Three whole numbers without leading zeros, joined by points.
package func isVersion(_ text: String) -> Bool {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  return parts.count == 3
    && parts.allSatisfy {
      !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } && ($0.count == 1 || $0.first != "0")
    }
}

extension MappingReader {
  mutating func version(_ key: String) -> Located<String> {
    let version = text(key, example: "1.0.0")
    if !version.value.isEmpty, !isVersion(version.value) {
      report(
        .error, "bad-version", at: version.place, "‘\(version.value)’ is not a version",
        hint: "write three whole numbers with points, as in 1.0.0")
    }
    return version
  }
}

private func readFunding(_ reader: inout MappingReader, languages: [String]) -> [Study.Funding] {
  reader.list("funding").map { node in
    var item = MappingReader(node, what: "a funding", place: node.place)
    let funding = Study.Funding(
      by: item.text("by", example: "an id of organisations.yml"), amount: item.number("amount")?.value,
      note: item.localised("note", languages: languages))
    reader.add(item.finish())
    return funding
  }
}

private func readReviews(_ reader: inout MappingReader, languages: [String]) -> [Study.Review] {
  reader.list("reviews").compactMap { node in
    var item = MappingReader(node, what: "a review", place: node.place)
    let by = item.text("by", example: "an id of people.yml")
    let date = item.requiredDate("date")
    let said = item.localised("said", languages: languages, required: true)
    let changed = item.localised("changed", languages: languages, required: true)
    reader.add(item.finish())
    return date.map { Study.Review(by: by, date: $0.value, said: said, changed: changed) }
  }
}

func readCorrections(_ reader: inout MappingReader, languages: [String]) -> [Study.Correction] {
  reader.list("corrections").compactMap { node in
    var item = MappingReader(node, what: "a correction", place: node.place)
    let version = item.version("version").value
    let date = item.requiredDate("date")
    let what = item.localised("what", languages: languages, required: true)
    let why = item.localised("why", languages: languages, required: true)
    let was = item.localised("was", languages: languages)
    let became = item.localised("became", languages: languages)
    let result = item.optionalText("result")
    for (given, other) in [("was", "became"), ("became", "was")] where item.contains(given) && !item.contains(other) {
      item.missing(other)
    }
    reader.add(item.finish())
    return date.map {
      Study.Correction(
        version: version, date: $0.value, what: what, why: why, was: was, became: became, result: result,
        place: node.place)
    }
  }
}

private func readPreregistration(_ reader: inout MappingReader, _ edition: inout Edition) -> Study.Preregistration? {
  guard let node = reader.node("preregistration") else {
    reader.missing("preregistration", example: "{registry: …, id: …, date: …}, or why there is none")
    return nil
  }
  guard case .mapping = node.kind else {
    edition.study.preregistration = reader.text("preregistration").value
    return nil
  }
  var item = MappingReader(node, what: "the preregistration", place: node.place)
  let preregistration = Study.Preregistration(
    registry: item.text("registry").value, id: item.text("id").value, date: item.optionalDate("date")?.value,
    url: item.webAddress("url"))
  reader.add(item.finish())
  return preregistration
}

private func readSimulation(_ reader: inout MappingReader) -> Study.Simulation? {
  guard let node = reader.node("simulated") else { return nil }
  var item = MappingReader(node, what: "the simulation", place: node.place)
  var effects: [Study.Simulation.TrueEffect] = []
  for node in item.list("effects") {
    var effect = MappingReader(node, what: "a true effect", place: node.place)
    let estimate = effect.text("estimate")
    let value = effect.number("true-value")
    if value == nil, !effect.contains("true-value") { effect.missing("true-value", example: "0.08") }
    effects.append(Study.Simulation.TrueEffect(estimate: estimate, value: value?.value ?? 0))
    item.add(effect.finish())
  }
  let seed = item.integer("seed")
  if seed == nil, !item.contains("seed") { item.missing("seed", example: "20200909") }
  let simulation = Study.Simulation(script: item.text("script"), seed: seed?.value ?? 0, effects: effects)
  reader.add(item.finish())
  return simulation
}
