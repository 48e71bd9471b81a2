import Content

/// How strong the evidence of a study is, by a written rule: the page `method-evidence`.
///
/// The level is that of the Maryland Scientific Methods Scale, from 1 to 5: the design says where a study starts
/// (``start``), and each criterion that is not met, or is not known to be, takes a level away or sets the highest level
/// that can be reached. Nothing is written by hand: criteria read the study's front matter and what its plan computed,
/// and what is not known never counts for a study.
///
/// - SeeAlso: Sherman et al. (1998), *Preventing Crime: What Works, What Doesn't, What's Promising*; Madaleno and Waights
///   (2016), *Guide to scoring evidence using the Maryland Scientific Methods Scale*, What Works Centre for Local Economic
///   Growth; Puttick and Ludlow (2013), *Standards of Evidence*, Nesta.
package struct EvidenceGrade: Sendable, Equatable {
  /// Why there is no level.
  package enum Ungraded: String, Sendable, CaseIterable {
    /// A protocol, or a study that goes on.
    case unfinished
    /// No estimate, or one that compares nobody.
    case noEffect = "no-effect"
  }

  /// 1 to 5; nil when there is nothing to grade.
  package var level: Int?
  /// Where the design starts; nil when there is nothing to grade.
  package var start: Int?
  package var ungraded: Ungraded?
  /// Of Nesta's Standards of Evidence, 1 to 5: how far the account of impact has come.
  package var standard: Int
  /// Every reason for and against, in the order of the rule; empty when there is nothing to grade.
  package var criteria: [Criterion]

  package static let levels = 1...5

  package struct Criterion: Sendable, Equatable {
    package var id: ID
    package var verdict: Verdict
    /// What the criterion does to the level, as judged.
    package var consequence: Consequence
    /// Which of the sentences says why: `grade-<id>-<reason>` in the strings of the pages.
    package var reason: String
    /// The numbers of the sentence, by name; each belongs to ``result``.
    package var figures: [String: Value] = [:]
    /// The result or table that the numbers stand in; empty when they come from the front matter.
    package var result = ""
    /// What the editor says, for a declared fact.
    package var declared = LocalisedText()
  }

  /// What a sentence holds, for the language's formatter.
  package enum Value: Sendable, Equatable {
    case number(Double, Figure.Format)
    case interval(Double, Double, Figure.Format)
    case date(CalendarDate)
    case text(String)
  }

  package enum Verdict: String, Sendable, CaseIterable {
    case met
    case notMet = "not-met"
    case unknown = "not-known"
  }

  package enum Consequence: Sendable, Equatable {
    case none
    /// One level less.
    case step
    /// No more than this level.
    case cap(Int)

    /// The stable name, in `results.json`.
    package var id: String {
      switch self {
      case .none: "none"
      case .step: "step"
      case .cap(let level): "cap-\(level)"
      }
    }
  }

  package enum ID: String, Sendable, CaseIterable {
    case design, attrition, balance
    case preTrends = "pre-trends"
    case manipulation
    case firstStage = "first-stage"
    case hiddenBias = "hidden-bias"
    case consistency, trials
    case smallStudies = "small-studies"
    case inference, placebo, precision, outcomes
    case concealment, blinding
    case interference, registration, independence, review, openness

    /// What the criterion does when it is not met, and when it is not known to be.
    package var consequences: (notMet: Consequence, unknown: Consequence) {
      switch self {
      case .design: (.none, .none)
      case .attrition, .balance, .preTrends, .manipulation, .firstStage, .hiddenBias, .inference, .precision:
        (.step, .step)
      case .consistency, .trials, .placebo: (.step, .none)
      case .smallStudies, .concealment, .interference: (.step, .cap(4))
      case .outcomes, .blinding, .registration, .independence, .review, .openness: (.cap(4), .cap(4))
      }
    }
  }
}

extension Study.Design {
  /// Where the scale puts the design at best; nil for a synthesis, which starts where its studies do, and for a
  /// description, which estimates no effect.
  package var startLevel: Int? {
    switch self {
    case .individualRandomised, .clusterRandomised: 5
    case .regressionDiscontinuity, .instrumentalVariable: 4
    case .differenceInDifferences, .syntheticControl, .matching: 3
    case .beforeAfter: 1
    case .metaAnalysis, .descriptive: nil
    }
  }

  package var isRandomised: Bool { self == .individualRandomised || self == .clusterRandomised }
}

extension DeclaredEvidence.PooledDesign {
  package var startLevel: Int {
    switch self {
    case .individualRandomised, .clusterRandomised: 5
    case .quasiRandomised, .regressionDiscontinuity, .instrumentalVariable: 4
    case .differenceInDifferences, .syntheticControl, .matching: 3
    case .beforeAfter: 1
    }
  }
}

/// Applies the rule.
///
/// - Parameters:
///   - results: All that was computed for the study, small counts hidden: a hidden number is not known.
///   - people: Whose affiliations tell the independent from the others.
package func evidenceGrade(of study: Study, _ results: StudyResults, people: [Person]) -> EvidenceGrade {
  let judge = EvidenceJudge(study: study, results: results, people: people)
  guard study.status == .final else {
    return EvidenceGrade(ungraded: .unfinished, standard: results.results.isEmpty ? 1 : 2, criteria: [])
  }
  guard let headline = results.headline(of: study), let start = judge.start(headline) else {
    return EvidenceGrade(ungraded: .noEffect, standard: results.isEmpty ? 1 : 2, criteria: [])
  }
  let criteria = judge.criteria(headline, start: start)
  let steps = criteria.count { $0.consequence == .step }
  let level = criteria.reduce(max(1, start - steps)) { level, criterion in
    if case .cap(let highest) = criterion.consequence { min(level, highest) } else { level }
  }
  return EvidenceGrade(
    level: level, start: start, standard: judge.standard(headline, level: level), criteria: criteria)
}

extension StudyResults {
  /// The result that a study is announced by: the one that its front matter names, or the primary one.
  package func headline(of study: Study) -> Result? {
    study.headline.flatMap { result($0.value) } ?? headline
  }

  fileprivate var isEmpty: Bool { results.isEmpty && tableCount == 0 }
}
