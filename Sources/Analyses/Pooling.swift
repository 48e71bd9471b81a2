import Content
import Diagnostics
import Estimators
import Tables

extension Estimation {
  /// Pools the effects of several trials, one row each.
  mutating func pooled() -> Result? {
    var selection = Selection(table)
    lookup.keep(plan.filter, in: &selection)
    let measure = lookup.choice(plan.measure, among: ["risk-ratio", "odds-ratio", "risk-difference", "estimate"])
    let model = lookup.choice(plan.model, among: ["random-effects", "common-effect"])
    let between = lookup.choice(plan.betweenVariance, among: ["REML", "DL", "PM"])
    let interval = lookup.choice(plan.interval, among: ["normal", "hartung-knapp"])
    let label = lookup.column(plan.label)
    guard let measure, let model, let between, let interval else { return nil }
    let trials =
      measure == "estimate" ? effects(&selection) : trials(measure: measure, &selection)
    guard let trials, lookup.isComplete else { return nil }
    do throws(EstimationError) {
      let heterogeneity = HeterogeneityEstimator(rawValue: between) ?? .restrictedMaximumLikelihood
      let pooling =
        model == "common-effect"
        ? try PooledEffect(commonEffect: trials.effects)
        : try PooledEffect(
          randomEffects: trials.effects, heterogeneity: heterogeneity,
          interval: interval == "hartung-knapp" ? .hartungKnapp : .normal)
      var result = result(
        pooling.effect,
        formula: interval == "hartung-knapp"
          ? "√(Σ w (y − μ)² / ((k − 1) Σ w)); t, k − 1" : "1/√Σ w, w = 1/(v + τ²); normal",
        sample: Result.Sample(observations: trials.effects.count, dropped: selection.dropped))
      result.pooled = Result.Pooled(
        studies: zip(zip(selection.rows, trials.effects), zip(pooling.weights, trials.counts)).map { pair, rest in
          let own = Estimate(estimate: pair.1.estimate, standardError: pair.1.variance.squareRoot())
          let interval = own.confidenceInterval(level: plan.confidence)
          return Result.PooledStudy(
            label: label?.text(at: pair.0) ?? "line \(table.lines[pair.0])", estimate: own.estimate,
            standardError: own.standardError, low: interval.low, high: interval.high, weight: rest.0,
            treatedCounts: rest.1.treated, controlCounts: rest.1.control)
        },
        heterogeneity: pooling.q, heterogeneityDegrees: pooling.qDegreesOfFreedom,
        heterogeneityPValue: pooling.qPValue, inconsistency: pooling.iSquared, betweenVariance: pooling.tauSquared,
        prediction: model == "random-effects" && trials.effects.count >= 3
          ? try pooling.predictionInterval(level: plan.confidence) : nil,
        model: model, betweenVarianceMethod: model == "common-effect" ? "" : between, measure: measure)
      if model == "random-effects", trials.effects.count < 5 {
        result.warnings.append(.fewTrials)
      }
      return result
    } catch {
      switch error {
      case .zeroCell(let trial?), .impossibleCounts(let trial?), .varianceNotPositive(let trial?):
        lookup.report(
          error.id, at: plan.id.place,
          "‘\(plan.id.value)’ cannot be computed: \(error) (line \(table.lines[selection.rows[trial - 1]]) of the file of ‘\(lookup.frame.name)’)",
          hint: "look at that row, or leave it out with ‘where’")
      default: refuse(error)
      }
      return nil
    }
  }

  typealias Trials = (effects: [TrialEffect], counts: [(treated: String, control: String)])

  /// Effects and standard errors as the dataset has them.
  private mutating func effects(_ selection: inout Selection) -> Trials? {
    guard let columns = plan.effect else {
      lookup.report(
        "missing-key", at: plan.id.place, "the measure ‘estimate’ needs the key ‘effect’",
        hint: "add a line ‘effect: {estimate: …, standard-error: …}’")
      return nil
    }
    let estimates = lookup.numbers(columns.estimate, as: "the estimate")
    let errors = lookup.numbers(columns.standardError, as: "the standard error")
    guard let estimates, let errors else { return nil }
    selection.keepComplete([estimates.column, errors.column])
    let effects = selection.rows.map { row in
      TrialEffect(estimate: estimates.values[row], variance: errors.values[row] * errors.values[row])
    }
    return (effects, effects.map { _ in ("", "") })
  }

  /// Effects from the four counts of each trial.
  private mutating func trials(measure: String, _ selection: inout Selection) -> Trials? {
    guard let columns = plan.counts else {
      lookup.report(
        "missing-key", at: plan.id.place, "the measure ‘\(measure)’ needs the key ‘counts’",
        hint: "add ‘counts: {treated-events: …, treated-non-events: …, control-events: …, control-non-events: …}’")
      return nil
    }
    let names = [columns.treatedEvents, columns.treatedNonEvents, columns.controlEvents, columns.controlNonEvents]
    let found = names.compactMap { lookup.numbers($0, as: "the count") }
    guard found.count == 4 else { return nil }
    selection.keepComplete(found.map(\.column))
    let kind: EventMeasure =
      switch measure {
      case "odds-ratio": .logOddsRatio
      case "risk-difference": .riskDifference
      default: .logRiskRatio
      }
    var effects: [TrialEffect] = []
    var counts: [(treated: String, control: String)] = []
    for (index, row) in selection.rows.enumerated() {
      let cells = found.map { $0.values[row] }
      guard cells.allSatisfy({ $0 == $0.rounded() && $0 >= 0 && $0 < 9e15 }) else {
        lookup.report(
          "not-a-count", at: names[0].place,
          "line \(table.lines[row]) of the file of ‘\(lookup.frame.name)’ has a count that is not a whole number, or is negative",
          hint: "counts of events are 0, 1, 2 …")
        continue
      }
      let whole = cells.map { Int($0) }
      let treated = EventCount(events: whole[0], participants: whole[0] + whole[1])
      let control = EventCount(events: whole[2], participants: whole[2] + whole[3])
      do throws(EstimationError) {
        effects.append(try TrialEffect(kind, treated: treated, control: control, trial: index + 1))
      } catch {
        lookup.report(
          error.id, at: plan.id.place,
          "‘\(plan.id.value)’ cannot be computed: \(error) (line \(table.lines[row]) of the file of ‘\(lookup.frame.name)’)",
          hint: "look at that row, or leave it out with ‘where’")
        continue
      }
      counts.append(("\(treated.events)/\(treated.participants)", "\(control.events)/\(control.participants)"))
    }
    return (effects, counts)
  }
}

extension Lookup {
  /// A word of a closed list; the first when the plan gives none, nil when it gives another.
  mutating func choice(_ word: Located<String>?, among words: [String]) -> String? {
    guard let word else { return words[0] }
    if words.contains(word.value) { return word.value }
    report(
      "unknown-value", at: word.place, "‘\(word.value)’ is not one of the words that can stand here",
      hint: hint(for: word.value, among: words, what: "word"))
    return nil
  }
}

extension Estimation {
  func hintForLevel(_ level: String, of column: Column) -> String {
    hint(for: level, among: column.levelValues, what: "level")
  }
}
