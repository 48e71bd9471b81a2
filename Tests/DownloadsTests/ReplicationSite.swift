import Analyses
import Content
import Glibc
import Testing

@testable import Downloads

/// A study written for one test: its datasets with their dictionaries, and its plan.
struct ReplicationStudy {
  var plan: String
  /// For each dataset its file and its dictionary.
  var datasets: [(name: String, csv: String, dictionary: String)]

  /// Writes the study as the one of a site, loads and calculates it.
  func loaded(in folder: TemporaryFolder) throws -> (study: Study, results: StudyResults, catalog: Catalog) {
    func write(_ path: String, _ text: String) throws { try folder.write("content/" + path, Array(text.utf8)) }
    try write(
      "site.yml",
      """
      title: Banc
      tagline: Un banc
      description: Pour un test.
      languages: [fr]
      base-url: https://example.org/banc/
      publisher: maison
      contact: contact@example.org
      license: {data: etalab-2.0, text: CC-BY-4.0}
      navigation: [studies]
      footer: []
      themes: []

      """)
    try write("people.yml", "- {id: ana-modele, name: Ana Modèle, group: author}\n")
    try write("organisations.yml", "- {id: maison, name: Maison d'essai, kind: publisher}\n")
    let first = plan.split(separator: "\n").first { $0.contains("- id: r-") }.map { $0.drop { $0 != "r" } } ?? "r-none"
    try write(
      "studies/essai/index.md",
      """
      ---
      title: "Un essai \\"cité\\" \\\\ à 50 %"
      question: Que change-t-on ?
      summary: Des données tirées pour un test.
      authors: [ana-modele]
      date: 2021-06-15
      version: 1.0.0
      status: final
      themes: []
      population: Personne
      territory: Nulle part
      design: individual-randomised
      headline: \(first)
      partners: []
      funding: []
      conflicts-of-interest: Aucun
      ethics: Données tirées
      preregistration: Aucune
      reviews: []
      corrections: []
      ---

      Rien.

      """)
    try write("studies/essai/analysis.yml", plan)
    for dataset in datasets {
      try write("studies/essai/data/\(dataset.name).csv", dataset.csv)
      try write("studies/essai/data/\(dataset.name).yml", dataset.dictionary)
    }
    let (catalog, loading) = loadCatalog(folder: folder.path + "/content", jobs: 1)
    let study = try #require(catalog.studies.first, "\(loading.map(\.description))")
    let (results, calculating) = calculate(study)
    let errors = (loading + calculating).filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map(\.description).joined(separator: "\n"))")
    return (study, results, catalog)
  }
}

/// The folder of a study as it is published, and what its scripts say of it.
struct PublishedFolder {
  let path: String

  init(_ study: Study, _ results: StudyResults, in folder: TemporaryFolder) throws {
    path = folder.path + "/published"
    for data in results.data { try writeFile("\(path)/\(data.name).csv", data.canonicalCSV) }
    try writeFile(path + "/results.csv", resultsCSV(results))
    for file in replicationScripts(study, results, in: "") { try writeFile("\(path)/\(file.path)", file.bytes) }
  }

  /// Runs a script; nil without its interpreter, or without what it needs.
  func run(_ language: ScriptLanguage, _ arguments: String = "") throws -> (status: Int32, said: String)? {
    guard let interpreter = language.interpreter else { return nil }
    let output = try TemporaryFolder()
    // A locale that is not ours: the scripts say themselves how texts are read.
    let line = "cd '\(path)' && LC_ALL=C \(interpreter) \(language.fileName) \(arguments) >'\(output.path)/said' 2>&1"
    let status = system(line)
    return (status >> 8 & 0xFF, String(decoding: try readFile(output.path + "/said"), as: UTF8.self))
  }

  /// Replaces the first occurrence of a text in a file; the test fails when it is not there.
  func replace(_ old: String, by new: String, in name: String) throws {
    let text = String(decoding: try readFile("\(path)/\(name)"), as: UTF8.self)
    let range = try #require(text.firstRange(of: old), "\(old) in \(name)")
    try writeFile("\(path)/\(name)", Array((text[..<range.lowerBound] + new + text[range.upperBound...]).utf8))
  }
}

private let pythonPath = getenv("TANK_PYTHON").map { String(cString: $0) } ?? "python3"
private let hasNumbers = run("'\(pythonPath)' -c 'import numpy, scipy'") == 0
private let hasR = run("Rscript --version") == 0

extension ScriptLanguage {
  /// The command that runs its scripts; nil when the machine has none.
  var interpreter: String? {
    switch self {
    case .python: hasNumbers ? "'\(pythonPath)'" : nil
    case .r: hasR ? "Rscript" : nil
    }
  }
}

/// Numbers that look random and are the same everywhere (Knuth's multiplier and increment).
struct TestNumbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }

  /// About normal, from twelve uniform numbers.
  mutating func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + uniform() } }
}

/// The lines of a script's table that do not agree, and its last words: what a failing test shows.
func complaints(_ said: String) -> String {
  let lines = said.split(separator: "\n")
  return (lines.filter { $0.contains("DIFFERS") || $0.contains("Error") || $0.contains("NOT THE") } + lines.suffix(4))
    .joined(separator: "\n")
}
