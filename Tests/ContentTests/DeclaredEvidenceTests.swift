import Testing
import TestSites

@testable import Content

@Suite("Declared facts and costs")
struct DeclaredEvidenceTests {
  private static func with(_ keys: String) -> TestSite {
    TestSite.small.replacing("reviews: []", by: "reviews: []\n" + keys, in: TestSite.report)
  }

  @Test("are all that the front matter says")
  func everyKey() throws {
    let (catalog, found) = try Self.with(
      """
      evidence:
        allocation-concealed: {answer: true, why: {fr: Une enveloppe., en: An envelope.}}
        blinded-assessment: {answer: false, why: Déclaré.}
        spill-overs: {answer: false, why: Loin.}
        independent-evaluation: {answer: true, why: Aucun lien.}
        replicated: {answer: true, why: À Lyon.}
        manual: {answer: true, why: Publié.}
        data-collection: {from: 2025-02-01, why: Le carnet.}
        pooled-designs: {designs: [individual-randomised, quasi-randomised], why: Les articles.}
      cost:
        amount: 1540.5
        currency: EUR
        per: {fr: élève, en: pupil}
        year: 2021
        source: Les comptes.
        note: Sans l'enquête.
        outcome: {fr: point, en: point}
      """
    ).load()
    #expect(found == [])
    let study = try #require(catalog.study("jardin"))
    let evidence = study.evidence
    #expect(evidence.facts[.allocationConcealed]?.answer == true)
    #expect(evidence.facts[.allocationConcealed]?.why.text("en") == "An envelope.")
    #expect(evidence.facts[.blindedAssessment]?.answer == false)
    #expect(evidence.facts.count == DeclaredEvidence.Fact.allCases.count)
    #expect(evidence.dataCollection?.start.description == "2025-02-01")
    #expect(evidence.pooledDesigns?.designs == [.individualRandomised, .quasiRandomised])
    let cost = try #require(study.cost)
    #expect(cost.amount == 1540.5)
    #expect(cost.currency == "EUR")
    #expect(cost.per.text("en") == "pupil")
    #expect(cost.year == 2021)
    #expect(cost.outcome.text("fr") == "point")
  }

  @Test("are absent where the front matter says nothing")
  func nothing() throws {
    let study = try #require(try TestSite.small.load().catalog.study("jardin"))
    #expect(study.evidence.facts.isEmpty)
    #expect(study.cost == nil)
  }

  @Test("each fault has its message", arguments: cases)
  func message(_ given: SmallCase) throws {
    #expect(try given.site.findings() == given.says)
  }

  static let cases = [
    SmallCase(
      "an unknown fact", { _ in with("evidence: {blinded: {answer: true, why: Oui.}}") },
      says: [
        "studies/jardin/index.md:20:12: error: the evidence has no key ‘blinded’."
          + " Hint: the keys are: allocation-concealed, blinded-assessment, independent-evaluation, replicated,"
          + " spill-overs, manual, data-collection, pooled-designs. [unknown-key]"
      ]),
    SmallCase(
      "a fact without its reason", { _ in with("evidence:\n  manual: {answer: true}") },
      says: [
        "studies/jardin/index.md:21:11: error: a declared fact needs the key ‘why’."
          + " Hint: add a line ‘why: …’. [missing-key]"
      ]),
    SmallCase(
      "a fact without its answer", { _ in with("evidence:\n  manual: {why: Publié.}") },
      says: [
        "studies/jardin/index.md:21:11: error: a declared fact needs the key ‘answer’."
          + " Hint: add a line ‘answer: true’. [missing-key]"
      ]),
    SmallCase(
      "an answer in words", { _ in with("evidence:\n  manual: {answer: yes, why: Publié.}") },
      says: [
        "studies/jardin/index.md:21:20: error: ‘answer’ is ‘true’ or ‘false’, and the text ‘yes’ stands here."
          + " Hint: write ‘answer: true’ or ‘answer: false’, without quotes. [wrong-type]"
      ]),
    SmallCase(
      "a data collection without a date", { _ in with("evidence:\n  data-collection: {why: Carnet.}") },
      says: [
        "studies/jardin/index.md:21:20: error: the data collection needs the key ‘from’."
          + " Hint: add a line ‘from: 2026-11-24’. [missing-key]"
      ]),
    SmallCase(
      "an unknown design of a pooled study",
      { _ in with("evidence:\n  pooled-designs: {designs: [individual-randomized], why: Articles.}") },
      says: [
        "studies/jardin/index.md:21:30: error: ‘individual-randomized’ is not a design of a pooled study."
          + " Hint: did you mean ‘individual-randomised’? The designs are: individual-randomised, cluster-randomised,"
          + " quasi-randomised, regression-discontinuity, instrumental-variable, difference-in-differences,"
          + " synthetic-control, matching, before-after. [unknown-value]"
      ]),
    SmallCase(
      "a cost without most of it", { _ in with("cost: {amount: 12}") },
      says: [
        "studies/jardin/index.md:20:7: error: the cost needs the key ‘currency’."
          + " Hint: add a line ‘currency: EUR’. [missing-key]",
        "studies/jardin/index.md:20:7: error: the cost needs the key ‘per’."
          + " Hint: add a line ‘per: …’. [missing-key]",
        "studies/jardin/index.md:20:7: error: the cost needs the key ‘source’."
          + " Hint: add a line ‘source: …’. [missing-key]",
      ]),
    SmallCase(
      "a cost out of range",
      { _ in with("cost: {amount: -3, currency: euro, per: élève, source: Comptes, year: 21}") },
      says: [
        "studies/jardin/index.md:20:16: error: a cost is not negative, and ‘-3.0’ stands here."
          + " Hint: write what it costs; savings belong to the results. [out-of-range]",
        "studies/jardin/index.md:20:30: error: ‘euro’ is not a currency."
          + " Hint: write the three capital letters of ISO 4217: EUR, GBP, USD. [bad-currency]",
        "studies/jardin/index.md:20:73: error: ‘21’ is not the year of a price."
          + " Hint: write the year with four figures, as in 2021. [out-of-range]",
      ]),
    SmallCase(
      "a smallest effect with a sign",
      {
        $0.replacing("cluster: ecole", by: "cluster: ecole\n    smallest-effect-of-interest: -2", in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:9:34: error: the smallest effect of interest is a size, above zero, and ‘-2.0’ stands here."
          + " Hint: write it without a sign, in the unit of the outcome; four points are 0.04. [out-of-range]"
      ]),
    SmallCase(
      "a smallest effect in points",
      {
        $0.replacing(
          "cluster: ecole", by: "cluster: ecole\n    scale: points\n    smallest-effect-of-interest: 4",
          in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:10:34: error: an effect in points is a difference of shares, under 1, and ‘4.0’ stands here."
          + " Hint: write a share and not a number of points: 0.04. [out-of-range]"
      ]),
    SmallCase(
      "a smallest ratio of one",
      {
        $0.replacing(
          "cluster: ecole", by: "cluster: ecole\n    scale: log-ratio\n    smallest-effect-of-interest: 1",
          in: TestSite.plan)
      },
      says: [
        "studies/jardin/analysis.yml:10:34: error: the smallest effect of interest of a ratio is a ratio other than 1, and ‘1.0’ stands here."
          + " Hint: write for instance 0.8 or 1.25. [out-of-range]"
      ]),
  ]
}
