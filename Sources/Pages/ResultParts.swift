import Analyses
import Content

extension Result {
  /// The string that names the standard error: the same letters mean another formula for a likelihood or for two-way clusters.
  var standardErrorKey: String {
    let name = standardErrorType.lowercased()
    switch method {
    case .logit, .probit, .poisson: return "error-likelihood-" + name
    case .standardisedDifference: return "error-standardised-" + name
    default: return plan.secondCluster == nil ? "error-" + name : "error-two-way-" + name
    }
  }
}

extension Result {
  /// Whether the estimate is not in the unit of the outcome.
  var hasOwnUnit: Bool {
    method == .hedgesG || method == .standardisedDifference || method == .kolmogorovSmirnov
      || plan.measure?.value == "coefficient"
  }
}

extension ResultWords {
  /// What the method gives beside the estimate: bounds, tests that follow the assignment, bootstraps, numbers needed to treat.
  var partFacts: [Fact] {
    let format = language.format
    let natural = result.plan.scale.format
    var facts: [Fact] = []
    if result.method == .quantileEffect {
      facts.append(Fact(language["fact-quantile"], format.level(result.plan.quantile?.value ?? 0.5)))
    }
    if let means = result.predictedMeans {
      func text(_ mean: Result.PredictedMeans.Mean) -> String {
        language.say(
          "adjusted-mean",
          ["mean": self.mean(mean.mean), "error": spread(mean.standardError)])
      }
      facts.append(
        Fact(
          language["fact-adjusted"],
          language.say(
            "adjusted-text",
            [
              "treated": armLabel(result.plan.treatment?.treated.value ?? ""),
              "control": armLabel(result.plan.treatment?.control.value ?? ""), "meanTreated": text(means.treated),
              "meanControl": text(means.control),
            ])))
    }
    if let bounds = result.bounds {
      facts.append(
        Fact(
          language["fact-bounds"],
          language.say(
            "bounds-text",
            [
              "bounds": language.interval(bounds.lower, bounds.upper, as: natural),
              "treated": format.percent(bounds.observedTreated), "control": format.percent(bounds.observedControl),
              "trimmed": format.percent(bounds.trimmedShare),
            ])))
    }
    if let weights = result.attritionWeights {
      facts.append(
        Fact(language["fact-attrition-weights"], text(of: weights)))
    }
    if let test = result.randomisation {
      facts.append(
        Fact(
          language["fact-randomisation"],
          language.say(
            test.isExact ? "randomisation-exact" : "randomisation-drawn",
            [
              "p": format.pValue(test.pValue), "count": format.integer(test.assignments),
              "interval": language.interval(test.low, test.high, as: .number(decimals: 4)),
              "seed": test.seed.map { String($0) } ?? "",
            ])))
    }
    if let resampling = result.resampling {
      facts.append(
        Fact(
          language["fact-bootstrap"],
          language.say(
            resampling.pValue == nil ? "bootstrap-text" : "bootstrap-wild",
            [
              "kind": language["bootstrap-" + resampling.kind.rawValue],
              "interval": language.interval(resampling.low, resampling.high, as: natural),
              "p": resampling.pValue.map(format.pValue) ?? "", "count": format.integer(resampling.draws),
              "seed": String(resampling.seed),
            ])))
    }
    if let needed = result.neededToTreat { facts.append(Fact(language["fact-needed"], text(of: needed))) }
    if let subgroups = result.subgroups {
      facts.append(
        Fact(
          language["fact-subgroups"],
          language.say(
            "subgroup-test",
            [
              "statistic": format.number(subgroups.statistic, decimals: 2),
              "numerator": format.number(subgroups.numeratorDegrees, decimals: 0),
              "denominator": format.number(
                subgroups.denominatorDegrees,
                decimals: subgroups.denominatorDegrees == subgroups.denominatorDegrees.rounded() ? 0 : 1),
              "p": format.pValue(subgroups.pValue),
            ])))
    }
    return facts
  }

  /// The standard error of a mean: in points where the mean is a share.
  private func spread(_ value: Double) -> String {
    switch result.plan.scale {
    case .points, .percent: language.text(of: .number(value, .points))
    case .natural, .logRatio: language.format.number(value)
    }
  }

  private func text(of weights: Result.AttritionWeights) -> String {
    let format = language.format
    let most = max(1 / weights.treated.smallestProbability, 1 / weights.control.smallestProbability)
    let least = min(1 / weights.treated.largestProbability, 1 / weights.control.largestProbability)
    return language.say(
      "attrition-weights-text",
      [
        "model": language["attrition-weights-" + weights.model.rawValue],
        "covariates": weights.covariates.joined(separator: ", "),
        "range": language.interval(least, most, as: .number(decimals: 2)),
        "observed": format.integer(weights.treated.observed + weights.control.observed),
        "effective": format.integer(
          Int((weights.treated.effectiveSize + weights.control.effectiveSize).rounded())),
      ])
  }

  private func text(of needed: Result.NeededToTreat) -> String {
    let format = language.format
    var text = language.say(
      needed.isForOneMore ? "needed-one-more" : "needed-one-fewer",
      ["number": format.number(needed.number, decimals: 1)])
    if let interval = needed.interval {
      text += " " + language.interval(interval.low, interval.high, as: .number(decimals: 1))
    } else if let more = needed.fewestForOneMore, let fewer = needed.fewestForOneFewer {
      text +=
        " "
        + language.say(
          "needed-rays", ["more": format.number(more, decimals: 1), "fewer": format.number(fewer, decimals: 1)])
    }
    return text
  }

  var warnings: [String] {
    (result.isRestricted ? [language["restricted-data"]] : [])
      + result.warnings.map { warning in
        language.say("warning-" + warning.id, ["number": warning.number.map { language.format.number($0) } ?? ""])
      }
  }
}

extension PageMaker {
  /// The effect in each subgroup.
  func subgroupTable(_ result: Result, in study: Study) -> TableModel? {
    guard let subgroups = result.subgroups else { return nil }
    let words = words(for: result, in: study)
    func number(_ text: String) -> TableModel.Cell { TableModel.Cell(text: text, isNumber: true) }
    let rows = subgroups.effects.map { effect in
      if effect.isHidden {
        return TableModel.Row(
          heading: language.prose(effect.label, in: site), note: "",
          cells: (0..<5).map { _ in number(language["cell-hidden"]) }, isPrimary: false)
      }
      var part = result
      (part.estimate, part.standardError, part.low, part.high) = (
        effect.estimate, effect.standardError, effect.low, effect.high
      )
      let own = self.words(for: part, in: study)
      return TableModel.Row(
        heading: language.prose(effect.label, in: site), note: "",
        cells: [
          number(own.effect), number(own.interval), number(language.format.pValueCell(effect.pValue)),
          number(own.standardError),
          number(shown(effect.treated.flatMap { treated in effect.control.map { treated + $0 } })),
        ], isPrimary: false)
    }
    return TableModel(
      title: language.say("subgroups-title", ["title": words.title]),
      caption: (words.partFacts.last?.values.first?.label ?? "")
        + (subgroups.effects.contains(where: \.isHidden) ? " " + language["cells-hidden"] : ""),
      header: [
        TableModel.Cell(text: language["head-subgroup"], isNumber: false), number(language["head-effect"]),
        number(language.say("confidence", ["level": words.level]).capitalisedFirst), number(language["head-p"]),
        number(language["head-standard-error"]), number(language["head-n"]),
      ], rows: rows, mark: mark(result.id, in: study))
  }
}
