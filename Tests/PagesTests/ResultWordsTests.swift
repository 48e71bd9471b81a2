import Diagnostics
import Testing

@testable import Analyses
@testable import Content
@testable import Pages

/// One result said in both languages. The numbers are chosen, not computed: what is tested is the wording.
@Suite("Words for results")
struct ResultWordsTests {
  let site = Site(place: Place(file: "site.yml"))

  private func words(
    _ code: String, method: Method = .differenceInMeans, scale: PlannedEstimate.Scale = .points, estimate: Double,
    low: Double, high: Double, favourable: PlannedEstimate.Direction? = nil, measure: String? = nil
  ) -> ResultWords {
    let place = Place(file: "analysis.yml")
    func located(_ text: String) -> Located<String> { Located(text, at: place) }
    var plan = PlannedEstimate(
      id: located("gain"), title: LocalisedText(["fr": "Gain", "en": "Gain"]), method: located(method.rawValue),
      data: located("gens"))
    plan.scale = scale
    plan.favourable = favourable
    plan.measure = measure.map(located)
    plan.treatment = Treatment(column: located("bras"), treated: located("t"), control: located("c"))
    let result = Result(
      plan: plan, method: method, estimate: estimate, standardError: 0.01, degreesOfFreedom: 10, statistic: 2,
      pValue: 0.04, low: low, high: high, standardErrorType: "welch", standardErrorFormula: "f",
      sample: Result.Sample(observations: 1200, treated: 600, control: 600, clusters: nil, blocks: nil, dropped: []),
      meanTreated: 0.414, meanControl: 0.363, dataSHA256: "00")
    let study = Study(
      slug: "s", folder: "studies/s", place: place, editions: Editions(master: Edition(language: "fr", file: "")),
      date: Located(CalendarDate.undated, at: place), version: located("1"))
    let (languages, _) = loadTemplates(folder: SmallSite.templates).0.languages([code])
    return ResultWords(result: result, study: study, language: languages[0], site: site)
  }

  @Test("an interval above zero is an increase that was measured")
  func increase() {
    let french = words("fr", estimate: 0.081, low: 0.032, high: 0.13, favourable: .higher)
    #expect(french.effect == "+8,1\u{A0}points")
    #expect(french.interval == "[3,2\u{202F};\u{A0}13,0]")
    #expect(
      french.intervalText == "Intervalle de confiance à 95\u{202F}% [3,2\u{202F};\u{A0}13,0], p\u{A0}=\u{A0}0,040")
    #expect(
      french.sentence == "Le groupe «\u{A0}t\u{A0}» se situe 8,1\u{A0}points au-dessus du groupe «\u{A0}c\u{A0}».")
    #expect(french.verdict == "Hausse mesurée\u{A0}: l’intervalle exclut l’absence d’effet (effet favorable)")
    #expect(french.tone == "favourable")
    let english = words("en", estimate: 0.081, low: 0.032, high: 0.13, favourable: .higher)
    #expect(english.effect == "+8.1\u{A0}points")
    #expect(english.sentence == "The “t” group is 8.1\u{A0}points above the “c” group.")
    #expect(english.levels == "Observed means: 41.4% for “t”, 36.3% for “c”.")
    #expect(english.sample == "1,200 observations, 600 treated, 600 control")
  }

  @Test("an interval below zero is a decrease, good or bad as the plan says")
  func decrease() {
    let bad = words("en", estimate: -0.08, low: -0.1, high: -0.01, favourable: .higher)
    #expect(bad.verdict == "Decrease measured: the interval excludes no effect (unfavourable effect)")
    #expect(bad.tone == "unfavourable")
    #expect(words("en", estimate: -0.08, low: -0.1, high: -0.01, favourable: .lower).tone == "favourable")
    #expect(words("en", estimate: -0.08, low: -0.1, high: -0.01).tone == "measured")
  }

  @Test("an interval that touches zero does not exclude it", arguments: [(0.0, 0.1), (-0.1, 0.0), (-0.1, 0.1)])
  func unclear(low: Double, high: Double) {
    let words = words("en", estimate: 0.05, low: low, high: high, favourable: .higher)
    #expect(words.tone == "unclear")
    #expect(words.verdict == "Effect not demonstrated: the interval includes no effect")
  }

  @Test("a logarithm is said as a ratio")
  func ratio() {
    // log 0.49 and log 0.34 … 0.70: the pooled risk ratio of the BCG trials, Colditz et al. (1994).
    let words = words(
      "fr", method: .pooled, scale: .logRatio, estimate: -0.7133, low: -1.0788, high: -0.3567, favourable: .lower,
      measure: "risk-ratio")
    #expect(words.effect == "×\u{A0}0,49")
    #expect(words.interval == "[0,34\u{202F};\u{A0}0,70]")
    #expect(words.sentence == "Le risque est multiplié par 0,49, soit 51\u{202F}% de moins que sans l’intervention.")
    #expect(words.truth(0) == "×\u{A0}1,00")
  }

  @Test("each method has its own sentence")
  func methods() {
    let change = words("en", method: .differenceInDifferences, estimate: -0.0105, low: -0.02, high: -0.001)
    #expect(
      change.sentence
        == "Between the two periods, the change in the “t” group falls short of that in the “c” group by 1.0\u{A0}points."
    )
    #expect(change.levels == "")
    let standardised = words("fr", method: .hedgesG, scale: .natural, estimate: 0.23, low: 0.1, high: 0.35)
    #expect(
      standardised.sentence
        == "La moyenne du groupe «\u{A0}t\u{A0}» dépasse celle du groupe «\u{A0}c\u{A0}» de 0,23 écart-type.")
  }

  @Test("bound figures take their format, or that of the result's scale")
  func figures() throws {
    let (languages, _) = loadTemplates(folder: SmallSite.templates).0.languages(["fr", "en"])
    let cases: [(Figure.Value, String, String)] = [
      (.number(0.0812, .points), "8,1\u{A0}points", "8.1\u{A0}points"),
      (.number(-0.01, .points), "\u{2212}1,0\u{A0}point", "\u{2212}1.0\u{A0}points"),
      (.number(0.414, .percent), "41,4\u{202F}%", "41.4%"),
      (.number(1200, .integer), "1\u{202F}200", "1,200"),
      (.number(38.4, .euros), "38,40\u{A0}€", "€38.40"), (.number(1238.4, .euros), "1\u{202F}238\u{A0}€", "€1,238"),
      (.number(0.0004, .pValue), "p\u{A0}<\u{A0}0,001", "p\u{A0}<\u{A0}0.001"),
      (.number(-0.7133, .ratio), "0,49", "0.49"), (.number(3.14159, .number(decimals: nil)), "3,14", "3.14"),
      (.number(3.14159, .number(decimals: 4)), "3,1416", "3.1416"),
      (.interval(0.12, 0.34, .number(decimals: 2)), "[0,12\u{202F};\u{A0}0,34]", "[0.12,\u{A0}0.34]"),
      (.interval(-0.005, 0.108, .points), "[\u{2212}0,5\u{202F};\u{A0}10,8]", "[\u{2212}0.5,\u{A0}10.8]"),
      (
        .interval(-13.6, 54.87, .euros), "[\u{2212}13,60\u{A0}€\u{202F};\u{A0}54,87\u{A0}€]",
        "[\u{2212}€13.60,\u{A0}€54.87]"
      ),
      (.text("difference-in-means"), "différence de moyennes", "difference in means"), (.text("HC2"), "HC2", "HC2"),
    ]
    for (value, french, english) in cases {
      #expect(languages[0].text(of: value) == french)
      #expect(languages[1].text(of: value) == english)
    }
  }
}
