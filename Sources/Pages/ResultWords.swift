import Analyses
import Content

/// What is said of one result, in one language.
///
/// The wording follows the interval and nothing else: an effect is said to be measured when the interval excludes no
/// effect, and not demonstrated when it holds it, whatever the size of the estimate. “No effect” is never claimed.
struct ResultWords {
  let result: Result
  let study: Study
  let language: Language
  let site: Site

  enum Direction { case up, down, unclear }

  var direction: Direction {
    // A distance between distributions has no interval: its test tells.
    if result.method == .kolmogorovSmirnov { return result.pValue <= 1 - result.plan.confidence ? .up : .unclear }
    return result.low > 0 ? .up : result.high < 0 ? .down : .unclear
  }

  var isRatio: Bool { result.plan.scale == .logRatio }

  /// The decimals that the estimate and its bounds share.
  private var decimals: Int {
    decimalsForSize(max(result.estimate.magnitude, result.low.magnitude, result.high.magnitude))
  }

  var title: String { language.prose(result.plan.title, in: site) }

  /// With the mark of a figure that readers cannot compute again, where there is no room for the sentence.
  var markedTitle: String { result.isRestricted ? "\(title) (\(language["restricted"]))" : title }

  /// The outcome's unit: the plan's, or the dictionary's or the derived column's.
  var unit: String {
    if !result.plan.unit.isEmpty { return language.prose(result.plan.unit, in: site) }
    guard !result.hasOwnUnit, let outcome = result.plan.outcome else { return "" }
    let data = result.plan.data.value
    if let derived = study.plan.derived.first(where: { $0.name.value == outcome.value && $0.data.value == data }) {
      return language.prose(derived.unit, in: site)
    }
    let field = study.dataset(named: data)?.dictionary.schema.fields.first {
      $0.name == outcome.value
    }
    return language.prose(LocalisedText(field?.unit ?? [:]), in: site)
  }

  // MARK: Numbers

  /// `+8,1 points`, `×0,49`.
  var effect: String {
    isRatio
      ? "×\(noBreakSpace)" + amount(result.estimate)
      : amount(result.estimate, isSigned: result.method != .kolmogorovSmirnov)
  }

  /// An effect on the result's scale, with its unit.
  func amount(_ value: Double, isSigned: Bool = false) -> String {
    let format = language.format
    switch result.plan.scale {
    case .points:
      let rounded = RoundedDecimal(value, shift: 2, decimals: 1)
      return format.text(rounded, isSigned: isSigned) + noBreakSpace
        + language[format.isSingular(rounded) ? "points-one" : "points"]
    case .percent: return format.percent(value, isSigned: isSigned)
    case .logRatio: return format.number(exponential(value), decimals: 2)
    case .natural: return withUnit(format.number(value, decimals: decimals, isSigned: isSigned))
    }
  }

  /// A signed amount without its unit's noun: `−0,5`.
  func bareAmount(_ value: Double) -> String {
    let format = language.format
    switch result.plan.scale {
    case .points: return format.number(value, decimals: 1, shift: 2, isSigned: true)
    case .percent: return format.percent(value, isSigned: true)
    case .logRatio: return amount(value)
    case .natural:
      let number = format.number(value, decimals: decimals, isSigned: true)
      switch unit {
      case "€": return format.euros(number)
      case "%": return number + format.percentSign
      default: return number
      }
    }
  }

  /// A size that stands alone, with as many decimals as it needs: `5 points`.
  func sizeText(_ value: Double) -> String {
    result.plan.scale == .natural ? withUnit(language.format.number(value)) : amount(value)
  }

  private func withUnit(_ number: String) -> String {
    switch unit {
    case "": number
    case "€": language.format.euros(number)
    case "%": number + language.format.percentSign
    case let unit: number + noBreakSpace + unit
    }
  }

  /// A dash where the method has none.
  var interval: String {
    if result.low.isNaN { return "–" }
    return language.interval(result.low, result.high, as: result.plan.scale.format, decimals: decimals)
  }

  var level: String { language.format.level(result.plan.confidence) }

  /// `intervalle de confiance à 95 % [3,2 ; 13,0], p = 0,001`.
  var intervalText: String {
    if result.low.isNaN { return language.format.pValue(result.pValue).capitalisedFirst }
    return "\(language.say("confidence", ["level": level]).capitalisedFirst) \(interval)"
      + (result.pValue.isNaN ? "" : ", " + language.format.pValue(result.pValue))
      + (result.adjusted.map {
        ", " + language.say("p-adjusted", ["p": language.format.pValue($0.pValue)])
      } ?? "")
  }

  var standardError: String {
    let format = language.format
    guard !result.standardError.isNaN else { return "–" }
    return switch result.plan.scale {
    case .points: format.number(result.standardError, decimals: 1, shift: 2)
    case .percent: format.percent(result.standardError)
    case .logRatio: format.number(result.standardError, decimals: 3)
    case .natural: format.number(result.standardError, decimals: decimals)
    }
  }

  /// The standard error's name, formula and degrees of freedom, in the language where its strings have them.
  var standardErrorName: String {
    language.strings[result.standardErrorKey]
      ?? "\(result.standardErrorType): \(result.standardErrorFormula)"
  }

  /// The standard error's name alone, as it stands before the colon.
  var standardErrorLabel: String {
    String(standardErrorName.prefix { $0 != ":" && $0 != "\u{A0}" })
  }

  // MARK: Sentences

  /// The class of the card: `favourable`, `unfavourable`, `measured` or `unclear`.
  var tone: String {
    guard direction != .unclear else { return "unclear" }
    if result.method == .kolmogorovSmirnov { return "measured" }
    guard let favourable = result.plan.favourable, !result.plan.isPlacebo else { return "measured" }
    return (favourable == .higher) == (direction == .up) ? "favourable" : "unfavourable"
  }

  var verdict: String {
    if result.plan.isPlacebo { return placeboVerdict }
    if result.method == .kolmogorovSmirnov {
      return language[direction == .up ? "verdict-distribution" : "verdict-distribution-unclear"]
    }
    let words = language[direction == .up ? "verdict-up" : direction == .down ? "verdict-down" : "verdict-unclear"]
    return tone == "favourable" || tone == "unfavourable" ? words + " " + language["verdict-" + tone] : words
  }

  var sentence: String {
    let suffix = direction == .up ? "up" : direction == .down ? "down" : "unclear"
    var values = [
      "effect": amount(result.estimate, isSigned: true), "low": amount(result.low, isSigned: true),
      "high": amount(result.high, isSigned: true), "amount": amount(result.estimate.magnitude),
      "treated": armLabel(result.plan.treatment?.treated.value ?? ""),
      "control": armLabel(result.plan.treatment?.control.value ?? ""), "term": termTitle,
    ]
    if isRatio {
      values["measure"] = language["measure-" + measure]
      values["ratio"] = amount(result.estimate)
      values["percent"] = language.format.percent((exponential(result.estimate) - 1).magnitude, decimals: 0)
      values["low"] = amount(result.low)
      values["high"] = amount(result.high)
      return language.say((result.plan.term == nil ? "sentence-ratio-" : "sentence-term-ratio-") + suffix, values)
    }
    if result.plan.term != nil { return language.say("sentence-term-" + suffix, values) }
    switch result.method {
    case .kolmogorovSmirnov:
      return language.say(direction == .up ? "sentence-distribution" : "sentence-distribution-unclear", values)
    case .pooled: return language.say("sentence-pooled-" + suffix, values)
    case .differenceInDifferences where direction != .unclear:
      return language.say("sentence-change-" + suffix, values)
    case .hedgesG where direction != .unclear, .standardisedDifference where direction != .unclear:
      values["amount"] = language.format.number(result.estimate.magnitude, decimals: 2)
      return language.say("sentence-standardised-" + suffix, values)
    case .leeBounds:
      values["lower"] = amount(result.bounds?.lower ?? .nan, isSigned: true)
      values["upper"] = amount(result.bounds?.upper ?? .nan, isSigned: true)
      return language.say("sentence-bounds", values)
    case .mannWhitney where direction != .unclear:
      return language.say("sentence-shift-" + suffix, values)
    case .quantileEffect where direction != .unclear:
      values["quantile"] = language.format.level(result.plan.quantile?.value ?? 0.5)
      return language.say("sentence-quantile-" + suffix, values)
    case .differenceInMeans, .leastSquares, .differenceInDifferences, .hedgesG, .lin, .logit, .probit, .poisson,
      .proportions, .matchedPairs, .mannWhitney, .quantileEffect, .standardisedDifference:
      return language.say("sentence-" + suffix, values)
    }
  }

  private var measure: String {
    switch result.plan.measure?.value ?? "" {
    case let name where name == "risk-ratio" || name == "odds-ratio": name
    case "coefficient" where result.method == .logit: "odds-ratio"
    default: "ratio"
    }
  }

  /// `Moyennes observées : 52,3 % pour « accompagnement », 44,2 % pour « témoin ».` Empty where a method has no means by
  /// arm that a reader could subtract.
  var levels: String {
    let methods: [Method] = [
      .differenceInMeans, .leastSquares, .lin, .logit, .probit, .poisson, .proportions, .matchedPairs,
    ]
    guard methods.contains(result.method), let treated = result.meanTreated,
      let control = result.meanControl, let treatment = result.plan.treatment
    else { return "" }
    return language.say(
      "levels",
      [
        "meanTreated": mean(treated), "meanControl": mean(control), "treated": armLabel(treatment.treated.value),
        "control": armLabel(treatment.control.value),
      ])
  }

  /// The means that the model predicts for both arms; empty when they are the observed ones, without covariates.
  var adjustedLevels: String {
    guard let means = result.predictedMeans, !(result.plan.covariates + result.plan.fixedEffects).isEmpty,
      let treatment = result.plan.treatment
    else { return "" }
    return language.say(
      "levels-adjusted",
      [
        "meanTreated": mean(means.treated.mean), "meanControl": mean(means.control.mean),
        "treated": armLabel(treatment.treated.value), "control": armLabel(treatment.control.value),
      ])
  }

  /// The column in the place of treatment, as readers know it.
  var termTitle: String {
    guard let term = result.plan.term else { return "" }
    let field = study.dataset(named: result.plan.data.value)?.dictionary.schema.fields.first { $0.name == term.value }
    let title = language.prose(LocalisedText(field?.title ?? [:]), in: site)
    return title.isEmpty ? term.value : title
  }

  /// A mean of the outcome.
  func mean(_ value: Double) -> String {
    switch result.plan.scale {
    case _ where result.method == .proportions: language.format.percent(value)
    case .points, .percent: language.format.percent(value)
    case .natural, .logRatio: withUnit(language.format.number(value))
    }
  }

  var sample: String {
    let sample = result.sample
    var parts: [String] = []
    if let pooled = result.pooled {
      parts.append(language.count("sample-studies", pooled.studies.count))
    } else {
      parts.append(language.count("sample", sample.observations))
    }
    if let treated = sample.treated, let control = sample.control {
      parts.append(
        language.say(
          "sample-arms",
          ["treated": language.format.integer(treated), "control": language.format.integer(control)]))
    }
    if let clusters = sample.clusters, let second = sample.secondClusters {
      parts.append(
        language.say(
          "sample-two-way", ["first": language.format.integer(clusters), "second": language.format.integer(second)]))
    } else if let clusters = sample.clusters {
      parts.append(language.count("sample-clusters", clusters))
    }
    if let blocks = sample.blocks {
      parts.append(language.count(result.method == .matchedPairs ? "sample-pairs" : "sample-blocks", blocks))
    }
    if result.isRestricted { parts.append(language["restricted"]) }
    return parts.joined(separator: ", ")
  }

  var dropped: [String] { result.sample.dropped.filter { $0.count > 0 }.map(language.words(for:)) }

  /// A level of the treatment column as readers know it.
  func armLabel(_ level: String) -> String {
    guard let column = result.plan.treatment?.column.value else { return level }
    return levelLabel(level, column: column, data: result.plan.data.value)
  }

  private func levelLabel(_ level: String, column: String, data: String) -> String {
    let field = study.dataset(named: data)?.dictionary.schema.fields.first { $0.name == column }
    let labels = field?.levels.first { $0.value == level }?.labels ?? [:]
    let label = language.prose(LocalisedText(labels), in: site)
    return label.isEmpty ? level : label
  }
}

extension Language {
  /// How many rows were left out, and why.
  func words(for dropped: Result.Dropped) -> String {
    switch dropped.reason {
    case .filter(let filter): count("dropped-filter", dropped.count, ["filter": filter])
    case .otherArm: count("dropped-other-arm", dropped.count)
    case .otherPeriod: count("dropped-other-period", dropped.count)
    case .missing(let column): count("dropped-missing", dropped.count, ["column": column])
    case .singlePeriod: count("dropped-single-period", dropped.count)
    case .zeroWeight: count("dropped-zero-weight", dropped.count)
    case .incompletePair: count("dropped-incomplete-pair", dropped.count)
    }
  }
}
