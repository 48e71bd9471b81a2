import Analyses
import Content

/// The sentence that answers a study's question: what one result says, with its uncertainty in words.
///
/// It follows the interval, the direction that is good (`favourable`) and the smallest effect that would matter. “No
/// effect” is never claimed: an interval that holds no effect is either narrow, and says how large an effect it rules
/// out, or wide, and leaves the question open.
struct AnswerWords {
  let words: ResultWords
  /// As the plan says; nil when it says none.
  let relevant: StudyResults.RelevantEffect?

  enum Finding: Equatable {
    case favourable, unfavourable, up, down
    /// Too small to matter, by what was declared, planned, or is the custom.
    case null(String)
    case open
    /// One end of the interval is infinite.
    case atLeast, atMost
    case noBound
    case distribution(isMeasured: Bool)

    var isNull: Bool { if case .null = self { true } else { false } }

    var isMeasured: Bool { [.favourable, .unfavourable, .up, .down].contains(self) }
  }

  private var result: Result { words.result }
  private var language: Language { words.language }

  var finding: Finding {
    if result.method == .kolmogorovSmirnov { return .distribution(isMeasured: words.direction == .up) }
    switch (result.low.isFinite, result.high.isFinite) {
    case (true, true): break
    case (true, false): return result.low.isNaN || result.high.isNaN ? .noBound : .atLeast
    case (false, true): return result.low.isNaN ? .noBound : .atMost
    case (false, false): return .noBound
    }
    guard words.direction == .unclear || isUncorrected else {
      switch words.tone {
      case "favourable": return .favourable
      case "unfavourable": return .unfavourable
      default: return words.direction == .up ? .up : .down
      }
    }
    if let limit, result.low > -limit.size, result.high < limit.size, !isUncorrected { return .null(limit.source) }
    return .open
  }

  /// Whether the result would be announced but for the correction for the number of outcomes.
  private var isUncorrected: Bool {
    guard words.direction != .unclear, result.plan.isPrimary, let adjusted = result.adjusted else { return false }
    return adjusted.pValue > 1 - result.plan.confidence
  }

  /// What an effect must reach to matter: as the plan says, or by the custom of a fifth of a standard deviation (Cohen
  /// 1988) and of four fifths or five quarters for a ratio.
  private var limit: (size: Double, source: String)? {
    if let relevant { return (relevant.size, relevant.source.rawValue) }
    let size: Double? =
      switch result.plan.scale {
      case .logRatio: 0.22314355131420976
      case .points, .percent:
        result.meanControl.flatMap { $0 > 0 && $0 < 1 ? 0.2 * ($0 * (1 - $0)).squareRoot() : nil }
      case .natural: isStandardised ? 0.2 : nil
      }
    return size.map { ($0, "conventional") }
  }

  private var isStandardised: Bool { result.method == .hedgesG || result.method == .standardisedDifference }

  /// Designs without a comparison that tells the cause measure a difference, and no effect.
  private var noun: String { words.study.design.isCausal ? "effect" : "difference" }

  /// A signed amount on the result's scale, with its unit: `+4,4 points`, `−51 %`, `+0,22 écart-type`.
  func amount(_ value: Double) -> String {
    if words.isRatio {
      if isOdds {
        return language.say("answer-odds", ["ratio": words.amount(value)])
      }
      return language.format.percent(exponential(value) - 1, decimals: 0, isSigned: true)
    }
    let plain = words.amount(value, isSigned: true)
    guard isStandardised, words.unit.isEmpty else { return plain }
    let isOne = language.format.isSingular(RoundedDecimal(value.magnitude, decimals: 2))
    return language.say(isOne ? "answer-deviation" : "answer-deviations", ["amount": plain])
  }

  private var isOdds: Bool { result.plan.measure?.value == "odds-ratio" || result.method == .logit }

  /// A signed amount without its noun, for the first end of a range.
  private func bare(_ value: Double) -> String {
    if words.isRatio { return isOdds ? words.amount(value) : amount(value) }
    return words.bareAmount(value)
  }

  /// How large an effect is, whatever its direction; of a ratio, both, since they do not read alike.
  private func size(_ size: Double) -> String {
    guard words.isRatio else {
      let plain = words.sizeText(size)
      guard isStandardised, words.unit.isEmpty else { return plain }
      let isOne = language.format.isSingular(RoundedDecimal(size, decimals: 2))
      return language.say(isOne ? "answer-deviation" : "answer-deviations", ["amount": plain])
    }
    return language.say("answer-either", ["low": amount(-size), "high": isOdds ? bare(size) : amount(size)])
  }

  var text: String {
    let finding = finding
    var values = [
      "outcome": words.title, "noun": language["answer-noun-" + noun],
      "nouns": language["answer-nouns-" + noun], "effect": amount(result.estimate), "level": words.level,
      "p": language.format.pValue(result.pValue),
    ]
    // Of a range only the end has its unit.
    if result.low.isFinite { values["low"] = result.high.isFinite ? bare(result.low) : amount(result.low) }
    if result.high.isFinite {
      values["high"] = result.low.isFinite && isOdds ? bare(result.high) : amount(result.high)
    }
    if let bounds = result.bounds {
      values["effect"] = language.say("answer-between", ["low": amount(bounds.lower), "high": amount(bounds.upper)])
    }
    if let limit { values["relevant"] = size(limit.size) }
    func say(_ key: String) -> String { language.say("answer-" + key, values) }
    switch finding {
    case .favourable, .unfavourable, .up, .down:
      let name =
        finding == .favourable
        ? "favourable" : finding == .unfavourable ? "unfavourable" : finding == .up ? "up" : "down"
      return say(name) + (isSmall ? " " + say("small") : "") + prediction
    case .null(let source): return say("null-" + source)
    case .open:
      guard let favourable = result.plan.favourable, result.low < 0, result.high > 0 else {
        return say("inconclusive") + correction
      }
      values["worst"] = amount(favourable == .higher ? result.low : result.high)
      values["best"] = amount(favourable == .higher ? result.high : result.low)
      return say("inconclusive-sided") + correction
    case .atLeast: return say("at-least")
    case .atMost: return say("at-most")
    case .noBound: return say("no-bound")
    case .distribution(let isMeasured): return say(isMeasured ? "distribution" : "distribution-unclear")
    }
  }

  /// Measured, and even at its largest under what was declared to matter.
  private var isSmall: Bool {
    guard let relevant, relevant.source == .declared else { return false }
    return result.low > -relevant.size && result.high < relevant.size
  }

  /// Where the effect of a new study would lie, when that is another answer than the interval's.
  private var prediction: String {
    guard let prediction = result.pooled?.prediction, prediction.low.isFinite, prediction.high.isFinite,
      prediction.low < 0, prediction.high > 0
    else { return "" }
    return " "
      + language.say(
        "answer-prediction",
        [
          "noun": language["answer-noun-" + noun], "low": bare(prediction.low),
          "high": isOdds ? bare(prediction.high) : amount(prediction.high),
        ])
  }

  private var correction: String {
    guard isUncorrected, let adjusted = result.adjusted else { return "" }
    return " " + language.say("answer-corrected", ["p": language.format.pValue(adjusted.pValue)])
  }
}

extension PageMaker {
  /// What answers the study's question: one sentence, or with several primary outcomes a summary and one for each.
  func answers(of study: Study, on page: Address) -> [AnswerLine] {
    let results = index.results[study.slug]
    guard let results, let headline = headline(of: study) else {
      let key =
        switch study.status {
        case .protocolOnly: "answer-protocol"
        case .ongoing: "answer-ongoing"
        case .final: "answer-none"
        }
      return [AnswerLine(text: language[key])]
    }
    let primary = results.results.filter { $0.plan.isPrimary && !$0.plan.isPlacebo }
    let chosen = primary.contains { $0.id == headline.id } ? primary : [headline] + primary
    let answers = chosen.map { result in
      (result, AnswerWords(words: words(for: result, in: study), relevant: results.smallestRelevant(for: result)))
    }
    var lines = answers.map { result, answer in
      AnswerLine(
        text: answer.text, result: "\(study.slug)/\(result.id)", address: resultAddress(result.id, of: study, on: page))
    }
    if answers.count > 1 { lines.insert(AnswerLine(text: summary(answers.map(\.1), of: study)), at: 0) }
    if study.status != .final { lines.insert(AnswerLine(text: language["answer-interim"]), at: 0) }
    return lines
  }

  private func summary(_ answers: [AnswerWords], of study: Study) -> String {
    let noun = language["answer-noun-" + (study.design.isCausal ? "effect" : "difference")]
    let findings = answers.map(\.finding)
    let isSided = findings.allSatisfy { $0 != .up && $0 != .down }
    let kinds: [(key: String, isOf: (AnswerWords.Finding) -> Bool)] = [
      ("answer-several-favourable", { isSided && $0 == .favourable }),
      ("answer-several-unfavourable", { isSided && $0 == .unfavourable }),
      ("answer-several-measured", { !isSided && $0.isMeasured }), ("answer-several-null", \.isNull),
      ("answer-several-open", { !$0.isMeasured && !$0.isNull }),
    ]
    let parts = kinds.compactMap { kind -> String? in
      let count = findings.count(where: kind.isOf)
      return count == 0 ? nil : language.say(kind.key, ["count": language.format.integer(count), "noun": noun])
    }
    return language.say(
      "answer-several",
      ["count": language.format.integer(findings.count), "parts": language.format.list(parts)])
  }

  /// Where a reader finds how a number was made. The one place that knows where results stand on a study's page.
  func resultAddress(_ id: String, of study: Study, on page: Address) -> String {
    let anchor = "#" + ResultMark.anchor(id)
    let address = addresses.study(study.slug, code)
    return address.path == page.path ? anchor : address.link(from: page) + anchor
  }
}

extension Study.Design {
  /// Whether what is measured may be called an effect: there is a comparison made to tell the cause.
  fileprivate var isCausal: Bool { self != .beforeAfter && self != .descriptive }
}
