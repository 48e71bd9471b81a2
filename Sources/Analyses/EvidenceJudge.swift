import Content

/// Judges one study by the criteria of ``EvidenceGrade``, each a function of its own.
struct EvidenceJudge {
  let study: Study
  let results: StudyResults
  let people: [Person]

  typealias Criterion = EvidenceGrade.Criterion

  /// The level at which the design starts; nil when nobody is compared.
  func start(_ headline: Result) -> Int? {
    switch study.design {
    case .metaAnalysis:
      // What is not said of the pooled studies does not count for them.
      return study.evidence.pooledDesigns?.designs.map(\.startLevel).min() ?? 1
    case .descriptive:
      guard headline.plan.treatment != nil || headline.plan.term != nil else { return nil }
      return isAdjusted(headline) ? 2 : 1
    case .beforeAfter: return isAdjusted(headline) ? 2 : 1
    default: return study.design.startLevel
    }
  }

  private func isAdjusted(_ result: Result) -> Bool {
    !(result.plan.covariates + result.plan.fixedEffects + result.plan.absorbed).isEmpty
  }

  func criteria(_ headline: Result, start: Int) -> [Criterion] {
    let design = study.design
    let isSynthesis = design == .metaAnalysis
    var criteria = [self.design(headline, start: start)]
    if design.isRandomised { criteria.append(attrition(headline)) }
    if design.isRandomised { criteria.append(jointBalance(headline)) }
    if design == .matching { criteria += [matchedBalance(headline), uncomputed(.hiddenBias)] }
    if design == .differenceInDifferences { criteria.append(preTrends(headline)) }
    if design == .syntheticControl { criteria.append(uncomputed(.preTrends)) }
    if design == .regressionDiscontinuity { criteria.append(uncomputed(.manipulation)) }
    if design == .instrumentalVariable { criteria.append(uncomputed(.firstStage)) }
    if isSynthesis { criteria += pooled(headline) }
    if design == .clusterRandomised || design == .differenceInDifferences { criteria.append(inference(headline)) }
    if let placebo = placebo(headline) { criteria.append(placebo) }
    criteria.append(precision(headline))
    criteria.append(outcomes(headline))
    if design.isRandomised { criteria.append(declared(.concealment, .allocationConcealed)) }
    if !isSynthesis {
      criteria.append(declared(.blinding, .blindedAssessment))
      criteria.append(declared(.interference, .spillOvers, good: false))
    }
    return criteria + [registration(), independence(), review(), openness(headline)]
  }

  /// The level of Nesta's standards: an account of impact, a change measured, a comparison that tells the cause, the same
  /// found by others, and what was tried written down so that it can be done elsewhere.
  func standard(_ headline: Result, level: Int) -> Int {
    guard level >= 3 else { return 2 }
    let isReplicated =
      study.evidence.facts[.replicated]?.answer == true || (headline.pooled?.studies.count ?? 0) >= 2
    guard isReplicated else { return 3 }
    return study.evidence.facts[.manual]?.answer == true ? 5 : 4
  }

  // MARK: Making a criterion

  func criterion(
    _ id: EvidenceGrade.ID, _ verdict: EvidenceGrade.Verdict, _ reason: String,
    _ figures: [String: EvidenceGrade.Value] = [:], result: String = "", declared: LocalisedText = LocalisedText()
  ) -> Criterion {
    let consequence: EvidenceGrade.Consequence =
      switch verdict {
      case .met: .none
      case .notMet: id.consequences.notMet
      case .unknown: id.consequences.unknown
      }
    return Criterion(
      id: id, verdict: verdict, consequence: consequence, reason: reason, figures: figures, result: result,
      declared: declared)
  }

  /// A test that the design needs and that no plan computes.
  private func uncomputed(_ id: EvidenceGrade.ID) -> Criterion { criterion(id, .unknown, "none") }

  /// A fact that only the editor knows.
  private func declared(
    _ id: EvidenceGrade.ID, _ fact: DeclaredEvidence.Fact, good: Bool = true
  ) -> Criterion {
    guard let said = study.evidence.facts[fact] else { return criterion(id, .unknown, "none") }
    return criterion(id, said.answer == good ? .met : .notMet, said.answer ? "yes" : "no", declared: said.why)
  }

  private func design(_ headline: Result, start: Int) -> Criterion {
    let level: [String: EvidenceGrade.Value] = ["level": .number(Double(start), .integer)]
    switch study.design {
    case .metaAnalysis:
      guard let pooled = study.evidence.pooledDesigns else { return criterion(.design, .unknown, "undeclared", level) }
      return criterion(.design, start >= 3 ? .met : .notMet, "pooled", level, declared: pooled.why)
    case .beforeAfter, .descriptive:
      return criterion(.design, .notMet, isAdjusted(headline) ? "adjusted" : "unadjusted", level)
    default: return criterion(.design, .met, study.design.rawValue, level)
    }
  }

  // MARK: What the front matter says

  private func registration() -> Criterion {
    guard let registered = study.preregistration else { return criterion(.registration, .notMet, "none") }
    guard let date = registered.date else { return criterion(.registration, .unknown, "undated") }
    let figures: [String: EvidenceGrade.Value] = ["registry": .text(registered.registry), "date": .date(date)]
    guard let collection = study.evidence.dataCollection else {
      return criterion(.registration, .unknown, "no-start", figures)
    }
    return criterion(
      .registration, date < collection.start ? .met : .notMet, date < collection.start ? "before" : "late",
      figures.merging(["start": .date(collection.start)]) { first, _ in first }, declared: collection.why)
  }

  /// Those who ran or paid for what is evaluated.
  private var interested: Set<String> { Set(study.partners.map(\.value) + study.funding.map(\.by.value)) }

  private func affiliation(_ id: String) -> String? { people.first { $0.id.value == id }?.affiliation?.value }

  /// An author who belongs to a partner or a funder is not independent, whatever is declared.
  private func independence() -> Criterion {
    let said = study.evidence.facts[.independentEvaluation]
    let tied = study.authors.filter { affiliation($0.value).map(interested.contains) ?? false }
    if !tied.isEmpty {
      let names = tied.map { author in people.first { $0.id.value == author.value }?.name ?? author.value }
      return criterion(
        .independence, .notMet, "affiliated", ["names": .text(names.joined(separator: ", "))],
        declared: said?.why ?? LocalisedText())
    }
    guard let said else { return criterion(.independence, .unknown, "none") }
    return criterion(.independence, said.answer ? .met : .notMet, said.answer ? "yes" : "no", declared: said.why)
  }

  /// A published review by someone who neither wrote, ran nor paid for the study.
  private func review() -> Criterion {
    let authors = Set(study.authors.map(\.value))
    let outside = study.reviews.filter { review in
      !authors.contains(review.by.value) && !(affiliation(review.by.value).map(interested.contains) ?? false)
    }
    let count: [String: EvidenceGrade.Value] = ["count": .number(Double(outside.count), .integer)]
    if outside.isEmpty { return criterion(.review, .notMet, study.reviews.isEmpty ? "none" : "inside") }
    return criterion(.review, .met, "outside", count)
  }

  private func openness(_ headline: Result) -> Criterion {
    headline.isRestricted
      ? criterion(.openness, .notMet, "restricted", result: headline.id)
      : criterion(.openness, .met, "published", result: headline.id)
  }
}
