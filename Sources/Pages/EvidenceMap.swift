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
  /// `outcome-domain` says, or its title. Placebos are no outcomes, and a study of which nothing is computed has none.
  func evidencePage() -> EvidencePage {
    let address = addresses.evidence(code)
    let identity = PageIdentity(
      address: address, title: language["evidence"], description: language["evidence-introduction"],
      section: "evidence", crumbs: [homeCrumb, (language["studies"], addresses.studies(code))],
      counterpart: { addresses.evidence($0) })
    var groups: [String: [String: [EvidenceColumn: [EvidencePage.Mark]]]] = [:]
    for study in index.studies {
      for result in index.results[study.slug]?.results ?? [] where !result.plan.isPlacebo {
        let words = self.words(for: result, in: study)
        let outcome = language.prose(result.plan.outcomeDomain, in: site)
        groups[intervention(of: study), default: [:]][outcome.isEmpty ? words.title : outcome, default: [:]][
          EvidenceColumn(study.design), default: []
        ].append(
          EvidencePage.Mark(
            tone: words.tone, sign: sign(of: words),
            text: language.say(
              "evidence-mark",
              [
                "study": language.prose(study.editions[code].title), "outcome": words.title, "effect": words.effect,
                "interval": words.interval, "verdict": words.verdict,
              ]), address: addresses.study(study.slug, code).link(from: address)))
      }
    }
    func sorted<Value>(_ values: [String: Value]) -> [(String, Value)] {
      values.map { (SearchWords.folded($0.key), $0.key, $0.value) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map {
        ($0.1, $0.2)
      }
    }
    return EvidencePage(
      site: frame(identity), title: language["evidence"], introduction: language["evidence-introduction"],
      legend: ["favourable", "unfavourable", "measured", "unclear"].map { tone in
        EvidencePage.Mark(tone: tone, sign: signs[tone] ?? "", text: language["evidence-" + tone])
      }, columns: EvidenceColumn.allCases.map { language["evidence-" + $0.rawValue] },
      groups: sorted(groups).map { title, outcomes in
        EvidencePage.Group(
          title: title,
          rows: sorted(outcomes).map { outcome, cells in
            EvidencePage.Row(
              outcome: outcome, cells: EvidenceColumn.allCases.map { EvidencePage.Cell(marks: cells[$0] ?? []) })
          })
      })
  }

  private func intervention(of study: Study) -> String {
    let said = language.prose(study.intervention, in: site)
    if !said.isEmpty { return said }
    return study.themes.first.flatMap { id in
      index.catalog.theme(id.value).map { language.prose($0.title, in: site) }
    } ?? language["evidence-other"]
  }

  /// A result that says nothing of what is good points where it points.
  private func sign(of words: ResultWords) -> String {
    if words.tone == "measured", words.direction == .down { return "↓" }
    return signs[words.tone] ?? ""
  }

  private var signs: [String: String] { ["favourable": "▲", "unfavourable": "▼", "measured": "↑", "unclear": "○"] }
}
