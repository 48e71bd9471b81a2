import Diagnostics
import Testing

@testable import Analyses
@testable import Content
@testable import Pages

/// The sentence that answers, word for word in both languages. The numbers are chosen, not computed.
@Suite("The sentence that answers")
struct AnswerWordsTests {
  private struct Given {
    var method = Method.differenceInMeans
    var scale = PlannedEstimate.Scale.points
    var estimate = 0.044
    var low = 0.01
    var high = 0.078
    var favourable: PlannedEstimate.Direction?
    var unit: [String: String] = [:]
    var measure: String?
    var relevant: StudyResults.RelevantEffect?
    var meanControl: Double?
    var design = Study.Design.individualRandomised
    var adjusted: Double?
    var bounds: Result.Bounds?
    var prediction: (low: Double, high: Double)?
  }

  private func answer(_ code: String, _ given: Given) -> AnswerWords {
    let place = Place(file: "analysis.yml")
    func located(_ text: String) -> Located<String> { Located(text, at: place) }
    var plan = PlannedEstimate(
      id: located("emploi"), title: LocalisedText(["fr": "Emploi", "en": "Work"]),
      method: located(given.method.rawValue), data: located("gens"))
    plan.scale = given.scale
    plan.favourable = given.favourable
    plan.measure = given.measure.map(located)
    plan.unit = LocalisedText(given.unit)
    plan.isPrimary = true
    var result = Result(
      plan: plan, method: given.method, estimate: given.estimate, standardError: 0.01, degreesOfFreedom: 10,
      statistic: 2, pValue: 0.04, low: given.low, high: given.high, standardErrorType: "welch",
      standardErrorFormula: "f",
      sample: Result.Sample(observations: 1200, treated: 600, control: 600, clusters: nil, blocks: nil, dropped: []),
      meanTreated: nil, meanControl: given.meanControl, dataSHA256: "00")
    result.adjusted = given.adjusted.map {
      Result.Adjusted(pValue: $0, family: "f", method: .holm, size: 3)
    }
    result.bounds = given.bounds
    result.pooled = given.prediction.map {
      Result.Pooled(
        studies: [], heterogeneity: 152, heterogeneityDegrees: 12, heterogeneityPValue: 0, inconsistency: 0.92,
        betweenVariance: 0.3, prediction: $0, model: "random-effects", betweenVarianceMethod: "REML",
        measure: "risk-ratio")
    }
    var study = Study(
      slug: "s", folder: "studies/s", place: place, editions: Editions(master: Edition(language: "fr", file: "")),
      date: Located(CalendarDate.undated, at: place), version: located("1"))
    study.design = given.design
    let (languages, _) = loadTemplates(folder: SmallSite.templates).0.languages([code])
    let site = Site(place: Place(file: "site.yml"))
    return AnswerWords(
      words: ResultWords(result: result, study: study, language: languages[0], site: site), relevant: given.relevant)
  }

  /// Spaces as they are typed: their kinds are tested with the formatters.
  private func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  private func expect(
    _ given: Given, _ french: String, _ english: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(plain(answer("fr", given).text) == french, sourceLocation: sourceLocation)
    #expect(plain(answer("en", given).text) == english, sourceLocation: sourceLocation)
  }

  @Test("says that a clear effect is favourable, and between which bounds")
  func favourable() {
    expect(
      Given(favourable: .higher),
      "Emploi : un effet favorable est mesuré, +4,4 points. Les données sont compatibles avec des effets de +1,0 à +7,8 points (confiance à 95 %).",
      "Work: a favourable effect was measured, +4.4 points. The data are compatible with effects from +1.0 to +7.8 points (95% confidence)."
    )
    expect(
      Given(estimate: -0.044, low: -0.078, high: -0.01, favourable: .lower),
      "Emploi : un effet favorable est mesuré, −4,4 points. Les données sont compatibles avec des effets de −7,8 à −1,0 point (confiance à 95 %).",
      "Work: a favourable effect was measured, −4.4 points. The data are compatible with effects from −7.8 to −1.0 points (95% confidence)."
    )
  }

  @Test("says that a clear effect does harm")
  func harmful() {
    expect(
      Given(estimate: -0.044, low: -0.078, high: -0.01, favourable: .higher),
      "Emploi : un effet défavorable est mesuré, −4,4 points. Les données sont compatibles avec des effets de −7,8 à −1,0 point (confiance à 95 %).",
      "Work: an unfavourable effect was measured, −4.4 points. The data are compatible with effects from −7.8 to −1.0 points (95% confidence)."
    )
  }

  @Test("stays neutral when the plan does not say which direction is good")
  func neutral() {
    expect(
      Given(),
      "Emploi : une hausse est mesurée, +4,4 points. Les données sont compatibles avec des effets de +1,0 à +7,8 points (confiance à 95 %).",
      "Work: an increase was measured, +4.4 points. The data are compatible with effects from +1.0 to +7.8 points (95% confidence)."
    )
    expect(
      Given(estimate: -0.044, low: -0.078, high: -0.01),
      "Emploi : une baisse est mesurée, −4,4 points. Les données sont compatibles avec des effets de −7,8 à −1,0 point (confiance à 95 %).",
      "Work: a decrease was measured, −4.4 points. The data are compatible with effects from −7.8 to −1.0 points (95% confidence)."
    )
  }

  @Test("says of a clear effect that it is too small to matter when the plan says what matters")
  func small() {
    expect(
      Given(favourable: .higher, relevant: StudyResults.RelevantEffect(size: 0.1, source: .declared)),
      "Emploi : un effet favorable est mesuré, +4,4 points. Les données sont compatibles avec des effets de +1,0 à +7,8 points (confiance à 95 %). Même le plus grand de ces effets est plus petit que celui qui compterait (10,0 points).",
      "Work: a favourable effect was measured, +4.4 points. The data are compatible with effects from +1.0 to +7.8 points (95% confidence). Even the largest of these effects is smaller than the one that would matter (10.0 points)."
    )
  }

  @Test("says of a narrow interval about nothing how large an effect it rules out")
  func informativeNull() {
    expect(
      Given(
        estimate: 0.004, low: -0.012, high: 0.02, favourable: .higher,
        relevant: StudyResults.RelevantEffect(size: 0.03, source: .declared)),
      "Emploi : s’il y a un effet, il est trop petit pour compter. Il est estimé à +0,4 point, et les données excluent tout effet de 3,0 points ou plus, dans un sens comme dans l’autre (de −1,2 à +2,0 points, confiance à 95 %).",
      "Work: if there is any effect, it is too small to matter. It is estimated at +0.4 points, and the data rule out any effect of 3.0 points or more in either direction (from −1.2 to +2.0 points, 95% confidence)."
    )
    expect(
      Given(
        estimate: 0.004, low: -0.012, high: 0.02,
        relevant: StudyResults.RelevantEffect(size: 0.03, source: .planned)),
      "Emploi : s’il y a un effet, il est plus petit que celui que l’étude cherchait. Il est estimé à +0,4 point, et les données excluent tout effet de 3,0 points ou plus, dans un sens comme dans l’autre (de −1,2 à +2,0 points, confiance à 95 %).",
      "Work: if there is any effect, it is smaller than the one that the study looked for. It is estimated at +0.4 points, and the data rule out any effect of 3.0 points or more in either direction (from −1.2 to +2.0 points, 95% confidence)."
    )
    // A fifth of the standard deviation of a share of a half: 0.1.
    expect(
      Given(estimate: 0.004, low: -0.012, high: 0.02, meanControl: 0.5),
      "Emploi : s’il y a un effet, il est très petit. Il est estimé à +0,4 point, et les données excluent, dans un sens comme dans l’autre, ce que l’usage appelle déjà un petit effet, 10,0 points (de −1,2 à +2,0 points, confiance à 95 %).",
      "Work: if there is any effect, it is very small. It is estimated at +0.4 points, and the data rule out, in either direction, what is by convention already called a small effect, 10.0 points (from −1.2 to +2.0 points, 95% confidence)."
    )
  }

  @Test("leaves the question open when the interval is wide, and never says that there is no effect")
  func inconclusive() {
    let wide = Given(
      estimate: 0.02, low: -0.05, high: 0.09, favourable: .higher,
      relevant: StudyResults.RelevantEffect(size: 0.03, source: .declared))
    expect(
      wide,
      "Emploi : on ne peut pas conclure. L’effet est estimé à +2,0 points, mais les données restent compatibles avec un effet défavorable (−5,0 points) comme avec un effet favorable (+9,0 points), confiance à 95 %.",
      "Work: the question stays open. The effect is estimated at +2.0 points, but the data remain compatible with an unfavourable effect (−5.0 points) as well as a favourable one (+9.0 points), 95% confidence."
    )
    var neutral = wide
    neutral.favourable = nil
    expect(
      neutral,
      "Emploi : on ne peut pas conclure. L’effet est estimé à +2,0 points, mais les données restent compatibles avec des effets de −5,0 à +9,0 points (confiance à 95 %).",
      "Work: the question stays open. The effect is estimated at +2.0 points, but the data remain compatible with effects from −5.0 to +9.0 points (95% confidence)."
    )
    // Nothing says what would matter: the interval cannot be called narrow.
    var unknown = Given(estimate: 0, low: -0.001, high: 0.001)
    unknown.scale = .natural
    #expect(answer("en", unknown).finding == .open)
  }

  @Test("an interval that touches what would matter does not rule it out")
  func touching() {
    let relevant = StudyResults.RelevantEffect(size: 0.03, source: .declared)
    #expect(answer("fr", Given(estimate: 0.01, low: -0.01, high: 0.03, relevant: relevant)).finding == .open)
    #expect(
      answer("fr", Given(estimate: 0.01, low: -0.01, high: 0.0299, relevant: relevant)).finding == .null("declared"))
  }

  @Test("reads a ratio as a change in per cent, and odds as an odds ratio")
  func ratios() {
    // log 0.49, and log 0.33 … 0.73: the pooled risk ratio of the BCG trials, Colditz et al. (1994).
    let risk = Given(
      method: .pooled, scale: .logRatio, estimate: -0.7133, low: -1.1087, high: -0.3147, favourable: .lower,
      measure: "risk-ratio")
    expect(
      risk,
      "Emploi : un effet favorable est mesuré, −51 %. Les données sont compatibles avec des effets de −67 % à −27 % (confiance à 95 %).",
      "Work: a favourable effect was measured, −51%. The data are compatible with effects from −67% to −27% (95% confidence)."
    )
    var odds = risk
    odds.measure = "odds-ratio"
    expect(
      odds,
      "Emploi : un effet favorable est mesuré, rapport des cotes 0,49. Les données sont compatibles avec des effets de 0,33 à 0,73 (confiance à 95 %).",
      "Work: a favourable effect was measured, odds ratio 0.49. The data are compatible with effects from 0.33 to 0.73 (95% confidence)."
    )
    // Between four fifths and five quarters.
    let null = Given(
      method: .pooled, scale: .logRatio, estimate: 0.01, low: -0.1, high: 0.12, favourable: .lower,
      measure: "risk-ratio")
    expect(
      null,
      "Emploi : s’il y a un effet, il est très petit. Il est estimé à +1 %, et les données excluent, dans un sens comme dans l’autre, ce que l’usage appelle déjà un petit effet, −20 % ou +25 % (de −10 % à +13 %, confiance à 95 %).",
      "Work: if there is any effect, it is very small. It is estimated at +1%, and the data rule out, in either direction, what is by convention already called a small effect, −20% or +25% (from −10% to +13%, 95% confidence)."
    )
  }

  @Test("says where a new study could lie when that is another answer")
  func prediction() {
    var risk = Given(
      method: .pooled, scale: .logRatio, estimate: -0.7133, low: -1.1087, high: -0.3147, favourable: .lower,
      measure: "risk-ratio")
    risk.prediction = (-1.86, 0.44)
    expect(
      risk,
      "Emploi : un effet favorable est mesuré, −51 %. Les données sont compatibles avec des effets de −67 % à −27 % (confiance à 95 %). Les études ne trouvent pas toutes la même chose : dans une nouvelle étude, l’effet pourrait aller de −84 % à +55 %.",
      "Work: a favourable effect was measured, −51%. The data are compatible with effects from −67% to −27% (95% confidence). The studies do not all find the same: in a new study, the effect could lie anywhere from −84% to +55%."
    )
    risk.prediction = (-1.86, -0.1)
    #expect(!answer("fr", risk).text.contains("nouvelle étude"))
  }

  @Test("counts standard deviations, and the unit of the outcome")
  func units() {
    expect(
      Given(method: .hedgesG, scale: .natural, estimate: 0.23, low: 0.1, high: 0.36, favourable: .higher),
      "Emploi : un effet favorable est mesuré, +0,23 écart-type. Les données sont compatibles avec des effets de +0,10 à +0,36 écart-type (confiance à 95 %).",
      "Work: a favourable effect was measured, +0.23 standard deviations. The data are compatible with effects from +0.10 to +0.36 standard deviations (95% confidence)."
    )
    expect(
      Given(
        scale: .natural, estimate: -120, low: -200, high: -40, favourable: .lower, unit: ["fr": "€", "en": "€"]),
      "Emploi : un effet favorable est mesuré, −120 €. Les données sont compatibles avec des effets de −200 € à −40 € (confiance à 95 %).",
      "Work: a favourable effect was measured, −€120. The data are compatible with effects from −€200 to −€40 (95% confidence)."
    )
  }

  @Test("says of an interval with one end where that end is")
  func oneSided() {
    expect(
      Given(high: .infinity),
      "Emploi : on ne connaît qu’une borne. L’effet est d’au moins +1,0 point (confiance à 95 %).",
      "Work: only one bound is known. The effect is at least +1.0 points (95% confidence).")
    expect(
      Given(low: -.infinity),
      "Emploi : on ne connaît qu’une borne. L’effet est d’au plus +7,8 points (confiance à 95 %).",
      "Work: only one bound is known. The effect is at most +7.8 points (95% confidence).")
    expect(
      Given(low: .nan, high: .nan),
      "Emploi : on ne peut pas conclure. L’effet est estimé à +4,4 points, sans intervalle.",
      "Work: the question stays open. The effect is estimated at +4.4 points, without an interval.")
  }

  @Test("gives bounds where those missing leave only bounds")
  func bounds() {
    let bounds = Result.Bounds(
      lower: 0.02, upper: 0.06, lowerStandardError: 0.01, upperStandardError: 0.01, trimmedShare: 0.05,
      observedTreated: 0.9, observedControl: 0.85)
    expect(
      Given(method: .leeBounds, favourable: .higher, bounds: bounds),
      "Emploi : un effet favorable est mesuré, entre +2,0 points et +6,0 points selon les absents. Les données sont compatibles avec des effets de +1,0 à +7,8 points (confiance à 95 %).",
      "Work: a favourable effect was measured, between +2.0 points and +6.0 points depending on those missing. The data are compatible with effects from +1.0 to +7.8 points (95% confidence)."
    )
  }

  @Test("does not announce what the correction for several outcomes takes back")
  func corrected() {
    expect(
      Given(favourable: .higher, adjusted: 0.08),
      "Emploi : on ne peut pas conclure. L’effet est estimé à +4,4 points, mais les données restent compatibles avec des effets de +1,0 à +7,8 points (confiance à 95 %). Une fois corrigé pour le nombre de critères, ce résultat ne suffit pas à conclure (p = 0,080).",
      "Work: the question stays open. The effect is estimated at +4.4 points, but the data remain compatible with effects from +1.0 to +7.8 points (95% confidence). Once corrected for the number of outcomes, this result does not settle the question (p = 0.080)."
    )
    #expect(answer("fr", Given(favourable: .higher, adjusted: 0.03)).finding == .favourable)
  }

  @Test("calls it a difference, and no effect, where the design does not tell the cause")
  func difference() {
    expect(
      Given(favourable: .higher, design: .beforeAfter),
      "Emploi : un écart favorable est mesuré, +4,4 points. Les données sont compatibles avec des écarts de +1,0 à +7,8 points (confiance à 95 %).",
      "Work: a favourable difference was measured, +4.4 points. The data are compatible with differences from +1.0 to +7.8 points (95% confidence)."
    )
  }
}
