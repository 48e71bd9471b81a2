import Content

extension EvidenceGrade.ID {
  /// The names of the sentences that say why, for every verdict: pages have a string `grade-<id>-<reason>` for each.
  package var reasons: [String] {
    switch self {
    case .design:
      Study.Design.allCases.filter { ($0.startLevel ?? 0) > 1 }.map(\.rawValue) + [
        "adjusted", "unadjusted", "pooled", "undeclared",
      ]
    case .attrition: ["none", "hidden", "low", "high", "beyond"]
    case .balance: ["none", "untested", "joint", "joint-rejected", "alike", "unlike"]
    case .preTrends: ["none", "alike", "differ", "imprecise"]
    case .manipulation, .firstStage, .hiddenBias, .smallStudies: ["none"]
    case .consistency: ["none", "agree", "differ"]
    case .trials: ["none", "enough", "few"]
    case .inference: ["unclustered", "single", "few", "clustered", "by-unit"]
    case .placebo: ["quiet", "moved", "adjusted"]
    case .precision:
      ["none"]
        + (StudyResults.RelevantEffect.Source.allCases.map(\.rawValue) + ["found"]).flatMap {
          [$0 + "-enough", $0 + "-short"]
        }
    case .outcomes: ["none", "one", "adjusted", "several"]
    case .concealment, .blinding, .interference: ["none", "yes", "no"]
    case .registration: ["none", "undated", "no-start", "before", "late"]
    case .independence: ["none", "affiliated", "yes", "no"]
    case .review: ["none", "inside", "outside"]
    case .openness: ["published", "restricted"]
    }
  }
}
