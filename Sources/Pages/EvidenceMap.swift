import Analyses
import Content

/// Kinds of design in the columns of the evidence map, the strongest first.
enum EvidenceColumn: String, CaseIterable {
  case synthesis, randomised, comparison, description

  init(_ design: Study.Design) {
    switch design {
    case .metaAnalysis: self = .synthesis
    case .individualRandomised, .clusterRandomised: self = .randomised
    case .differenceInDifferences, .matching, .regressionDiscontinuity, .instrumentalVariable, .syntheticControl:
      self = .comparison
    case .beforeAfter, .descriptive: self = .description
    }
  }
}

extension PageMaker {
  /// Every published effect by intervention and outcome, those that are not demonstrated or unfavourable included.
  ///
  /// The intervention is what the study's `intervention` says, or its first theme; the outcome is what the estimate's
  /// `outcome-domain` says, or its title; with more interventions than a map can hold, themes stand for them. Placebos are no outcomes, and a study of which nothing is computed has none.
  func evidencePage() -> EvidencePage {
    let address = addresses.evidence(code)
    let identity = PageIdentity(
      address: address, title: language["evidence"], description: language["evidence-introduction"],
      section: "evidence", crumbs: [homeCrumb, (language["studies"], addresses.studies(code))],
      counterpart: { addresses.evidence($0) })
    let interventions = Set(index.studies.map { intervention(of: $0) })
    var groups: [String: [String: [EvidenceColumn: [EvidencePage.Mark]]]] = [:]
    for study in index.studies {
      let strength = strength(of: study, on: address)
      let grade = index.results[study.slug]?.grade?.level.map(language.format.integer) ?? ""
      for result in index.results[study.slug]?.results ?? [] where !result.plan.isPlacebo {
        let words = self.words(for: result, in: study)
        let outcome = language.prose(result.plan.outcomeDomain, in: site)
        let group = interventions.count > mostInterventions ? theme(of: study) : intervention(of: study)
        groups[group, default: [:]][outcome.isEmpty ? words.title : outcome, default: [:]][
          EvidenceColumn(study.design), default: []
        ].append(
          EvidencePage.Mark(
            tone: words.tone, sign: sign(of: words),
            text: language.say(
              "evidence-mark",
              [
                "study": language.prose(study.editions[code].title), "outcome": words.markedTitle,
                "effect": words.effect,
                "interval": words.interval, "verdict": words.verdict,
              ])
              + (strength.short.isEmpty
                ? "" : " " + language.say("evidence-grade", ["strength": "\(strength.short), \(strength.words)"])),
            address: resultAddress(result.id, of: study, on: address), grade: grade,
            result: "\(study.slug)/\(result.id)"))
      }
    }
    func sorted<Value>(_ values: [String: Value]) -> [(title: String, cells: Value)] {
      values.map { (SearchWords.folded($0.key), $0.key, $0.value) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map {
        ($0.1, $0.2)
      }
    }
    // Columns without a result show where evidence lacks, but nobody misses the weakest.
    let isDescribed = groups.values.contains { $0.values.contains { $0[.description] != nil } }
    let columns = EvidenceColumn.allCases.filter { isDescribed || $0 != .description }
    return EvidencePage(
      site: frame(identity), title: language["evidence"], introduction: language["evidence-introduction"],
      legend: tones.map { EvidencePage.Mark(tone: $0.tone, sign: $0.sign, text: language["evidence-" + $0.tone]) },
      columns: columns.map { language["evidence-" + $0.rawValue] },
      groups: sorted(groups).map { title, outcomes in
        EvidencePage.Group(title: title, span: String(columns.count + 1), rows: rows(sorted(outcomes), in: columns))
      })
  }

  /// The outcomes in their order; of too many, those with the most results, and the rest together.
  private func rows(
    _ outcomes: [(title: String, cells: [EvidenceColumn: [EvidencePage.Mark]])], in columns: [EvidenceColumn]
  ) -> [EvidencePage.Row] {
    func count(_ cells: [EvidenceColumn: [EvidencePage.Mark]]) -> Int { cells.values.reduce(0) { $0 + $1.count } }
    func row(_ title: String, _ cells: [EvidenceColumn: [EvidencePage.Mark]]) -> EvidencePage.Row {
      EvidencePage.Row(outcome: title, cells: columns.map { cell(cells[$0] ?? []) })
    }
    guard outcomes.count > mostRows else { return outcomes.map { row($0.title, $0.cells) } }
    let bySize = outcomes.indices.sorted { (count(outcomes[$1].cells), $0) < (count(outcomes[$0].cells), $1) }
    let kept = Set(bySize.prefix(mostRows - 1))
    var others: [EvidenceColumn: [EvidencePage.Mark]] = [:]
    for number in outcomes.indices where !kept.contains(number) {
      others.merge(outcomes[number].cells) { $0 + $1 }
    }
    return kept.sorted().map { row(outcomes[$0].title, outcomes[$0].cells) } + [
      row(language["evidence-others"], others)
    ]
  }

  /// Each result by itself; of too many, how many of each sign.
  private func cell(_ marks: [EvidencePage.Mark]) -> EvidencePage.Cell {
    guard marks.count > mostMarks else { return EvidencePage.Cell(marks: marks) }
    return EvidencePage.Cell(
      marks: tones.compactMap { tone, sign in
        let count = marks.count { $0.tone == tone }
        guard count > 0 else { return nil }
        let number = language.format.integer(count)
        return EvidencePage.Mark(
          tone: tone, sign: sign + noBreakSpace + number, text: "\(number) × \(language["evidence-" + tone])")
      })
  }

  private func intervention(of study: Study) -> String {
    let said = language.prose(study.intervention, in: site)
    return said.isEmpty ? theme(of: study) : said
  }

  private func theme(of study: Study) -> String {
    study.themes.first.flatMap { id in
      index.catalog.theme(id.value).map { language.prose($0.title, in: site) }
    } ?? language["evidence-other"]
  }

  /// A result that says nothing of what is good points where it points.
  func sign(of words: ResultWords) -> String {
    if words.tone == "measured", words.direction == .down { return "↓" }
    return tones.first { $0.tone == words.tone }?.sign ?? ""
  }
}

private let tones = [
  (tone: "favourable", sign: "▲"), (tone: "unfavourable", sign: "▼"), (tone: "measured", sign: "↑"),
  (tone: "unclear", sign: "○"),
]
/// How many outcomes an intervention shows, results a cell shows, and interventions the map shows: with more it would
/// be no map, and its page of many megabytes.
private let mostRows = 30
private let mostMarks = 12
private let mostInterventions = 40
