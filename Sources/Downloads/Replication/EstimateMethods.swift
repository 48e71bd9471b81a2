import Analyses
import Content
import Tables

/// The statements of each method.
extension EstimateScript {
  mutating func differenceInMeans() -> String {
    let (blocks, cluster, subgroups) = (plan.blocks?.value, plan.cluster?.value, plan.subgroups?.value)
    let answering = responseWeights()
    rows(complete: [blocks, cluster, subgroups] + answering)
    var weighted = false
    if plan.attritionWeights != nil {
      weighted = true
      writer.assign("weights", "answering[rows]")
    }
    if let cluster { writer.assign("clusters", used(cluster)) }
    if let blocks { writer.assign("blocks", used(blocks)) }
    let found =
      switch (weighted, blocks, cluster) {
      case (true, let blocks?, _):
        writer.call(
          "weighted_blocked_difference_in_means", whole(plan.outcome?.value ?? ""), treatedEverywhere(plan.treatment),
          "answering",
          whole(blocks), level)
      case (true, nil, nil): writer.call("weighted_difference_in_means", "y", "treated", "weights", level)
      case (true, nil, _):
        writer.call(
          "regression_effect", ["y", writer.call("side_by_side", "treated", ones()), language.quoted("CR2"), level],
          named: [("clusters", "clusters"), ("weights", "weights")])
      case (false, nil, nil): writer.call("difference_in_means", "y", "treated", level)
      case (false, _?, nil): writer.call("blocked_difference_in_means", "y", "treated", "blocks", level)
      case (false, nil, _?): writer.call("clustered_difference_in_means", "y", "treated", "clusters", level)
      case (false, _?, _?):
        writer.call("clustered_difference_in_means", "y", "treated", "clusters", level, "blocks")
      }
    writer.assign("found", found)
    if let planned = plan.randomisation, result.randomisation != nil {
      addRandomisation(planned, clusters: cluster == nil ? nil : "clusters", blocks: blocks == nil ? nil : "blocks")
    }
    if let planned = plan.bootstrap, let resampling = result.resampling {
      add(
        writer.call(
          "bootstrap_difference",
          [
            "y", "treated", level, language.number(Double(planned.draws)),
            language.quoted(resampling.kind.rawValue),
          ],
          named: (cluster == nil ? [] : [("clusters", "clusters")]) + (blocks == nil ? [] : [("blocks", "blocks")])))
    }
    if subgroups != nil {
      addSubgroups(design: language.nothing, standardError: cluster == nil ? "HC2" : "CR2", weights: weighted)
    }
    return "found"
  }

  mutating func add(_ value: String) { writer.assign("found", writer.call("together", "found", value)) }

  mutating func addRandomisation(_ planned: PlannedDraws, clusters: String?, blocks: String?) {
    let named = [("clusters", clusters), ("blocks", blocks)].compactMap { name, value in value.map { (name, $0) } }
    add(writer.call("randomisation_test", ["y", "treated", language.number(Double(planned.draws))], named: named))
  }

  mutating func addSubgroups(design: String, standardError: String, weights: Bool) {
    guard let name = plan.subgroups?.value, result.subgroups != nil else { return }
    let named =
      (plan.cluster == nil ? [] : [("clusters", "clusters")]) + (weights ? [("weights", "weights")] : [])
    add(
      writer.call(
        "subgroup_effects", ["y", "treated", used(name), design, language.quoted(standardError), level], named: named))
  }

  /// Weights of the plan, of the model of who answered, or both; whether there are any.
  private mutating func weights() -> Bool {
    let parts =
      [plan.weights.map { used($0.value) }].compactMap { $0 }
      + (plan.attritionWeights == nil ? [] : ["answering[rows]"])
    guard !parts.isEmpty else { return false }
    writer.assign("weights", parts.joined(separator: " * "))
    return true
  }

  mutating func leastSquares() -> String {
    let answering = responseWeights()
    let names: [String?] =
      plan.covariates.map(\.value) + plan.fixedEffects.map(\.value) + plan.absorbed.map(\.value)
    rows(
      complete: names + [plan.cluster?.value, plan.secondCluster?.value, plan.subgroups?.value] + answering,
      weights: true)
    let isWeighted = weights()
    let constant = plan.absorbed.isEmpty ? [ones()] : []
    writer.assign("X", writer.call("side_by_side", [first] + constant + covariates()))
    var named: [(String, String)] = []
    if let cluster = plan.cluster {
      writer.assign("clusters", used(cluster.value))
      named.append(("clusters", "clusters"))
    }
    if isWeighted { named.append(("weights", "weights")) }
    if !plan.absorbed.isEmpty {
      let values = plan.absorbed.map { used($0.value) }.joined(separator: ", ")
      named.append(("absorbed", language == .python ? "[\(values)]" : "list(\(values))"))
    }
    let start = ["y", "X", language.quoted(result.standardErrorType), level]
    if let second = plan.secondCluster {
      let other = [("other", used(second.value))]
      writer.assign("found", writer.call("two_way_effect", start, named: named + other))
    } else {
      writer.assign("found", writer.call("regression_effect", start, named: named))
    }
    if let planned = plan.wildBootstrap, let resampling = result.resampling {
      add(
        writer.call(
          "wild_bootstrap",
          [
            "y", "X", "clusters", language.quoted(resampling.kind.rawValue), language.number(Double(planned.draws)),
            level,
          ],
          named: named.filter { $0.0 != "clusters" }))
    }
    if let subgroups = plan.subgroups {
      let others = covariates(besides: subgroups.value)
      addSubgroups(
        design: others.isEmpty ? language.nothing : writer.call("side_by_side", others),
        standardError: result.standardErrorType, weights: isWeighted)
    }
    return "found"
  }

  mutating func lin() -> String {
    rows(
      complete: plan.covariates.map(\.value) + [plan.cluster?.value, plan.subgroups?.value], weights: true)
    let isWeighted = weights()
    let named = isWeighted ? [("weights", "weights")] : []
    writer.assign("Z", writer.call("centered", [writer.call("side_by_side", covariates())], named: named))
    writer.assign(
      "X", writer.call("side_by_side", "treated", ones(), "Z", writer.call("times_treated", "Z", "treated")))
    var more = named
    if let cluster = plan.cluster {
      writer.assign("clusters", used(cluster.value))
      more.insert(("clusters", "clusters"), at: 0)
    }
    writer.assign(
      "found",
      writer.call("regression_effect", ["y", "X", language.quoted(result.standardErrorType), level], named: more))
    if let subgroups = plan.subgroups {
      let others = covariates(besides: subgroups.value)
      var design = language.nothing
      if !others.isEmpty {
        writer.assign(
          "Z",
          writer.call("centered_within", [writer.call("side_by_side", others), used(subgroups.value)], named: named))
        design = writer.call("side_by_side", "Z", writer.call("times_treated", "Z", "treated"))
      }
      addSubgroups(design: design, standardError: result.standardErrorType, weights: isWeighted)
    }
    return "found"
  }

  mutating func differenceInDifferences() -> String {
    guard let periods = plan.periods else { return language.nothing }
    let time = periods.column.value
    func levels(_ values: [String]) -> String { language.vector(values.map { level($0, of: time) }) }
    let after = levels(periods.after.map(\.value))
    let both = levels((periods.before + periods.after).map(\.value))
    rows(complete: [plan.unitColumn?.value, plan.cluster?.value]) { script in
      script.writer.assign("rows", script.writer.call("keep_either", "rows", script.whole(time), both))
    }
    writer.assign("after", writer.call("is_one_of", used(time), after) + " == 1")
    var named: [(String, String)] = []
    if let cluster = plan.cluster { named.append(("clusters", used(cluster.value))) }
    if let unit = plan.unitColumn {
      return writer.call(
        "panel_difference_in_differences", ["y", "treated", "after", used(unit.value), level], named: named)
    }
    writer.assign(
      "X", writer.call("side_by_side", "treated & after", ones(), "treated", "after"))
    return writer.call(
      "regression_effect", ["y", "X", language.quoted(result.standardErrorType), level], named: named)
  }

  mutating func likelihood() -> String {
    rows(complete: plan.covariates.map(\.value) + [plan.cluster?.value])
    writer.assign("X", writer.call("side_by_side", [first, ones()] + covariates()))
    let named = plan.cluster.map { [("clusters", used($0.value))] } ?? []
    return writer.call(
      "likelihood_effect",
      [
        "y", "X", language.quoted(result.method.rawValue), language.quoted(result.standardErrorType),
        language.quoted(plan.measure?.value ?? "marginal-effect"), level,
      ], named: named)
  }

  mutating func proportions() -> String {
    switch plan.measure?.value {
    case "risk-ratio": onArms("risk_ratio")
    case "odds-ratio": onArms("odds_ratio")
    default: onArms("risk_difference", language.quoted(plan.interval?.value ?? "newcombe"))
    }
  }

  mutating func matchedPairs() -> String {
    let pair = plan.pair?.value ?? ""
    keepFilter(plan.filter?.value)
    keepArms(plan.treatment)
    keepComplete([plan.outcome?.value ?? "", pair])
    writer.assign("rows", writer.call("whole_pairs", "rows", whole(pair)))
    outcome()
    writer.assign("pairs", used(pair))
    writer.assign("found", writer.call("matched_pairs", "y", "treated", "pairs", level))
    if let planned = plan.randomisation, result.randomisation != nil {
      addRandomisation(planned, clusters: nil, blocks: "pairs")
    }
    return "found"
  }

  mutating func kolmogorovSmirnov() -> String {
    rows(complete: [])
    return writer.call("kolmogorov_smirnov", "y", "treated")
  }

  mutating func leeBounds() -> String {
    keepFilter(plan.filter?.value)
    keepArms(plan.treatment)
    keepComplete([plan.tighten?.value].compactMap { $0 })
    outcome()
    let named = plan.tighten.map { [("cells", used($0.value))] } ?? []
    return writer.call("lee_bounds", ["y", "treated", level], named: named)
  }

  mutating func pooled() -> String {
    keepFilter(plan.filter?.value)
    let measure = plan.measure?.value ?? "risk-ratio"
    if measure == "estimate" {
      let (estimate, error) = (plan.effect?.estimate.value ?? "", plan.effect?.standardError.value ?? "")
      keepComplete([estimate, error])
      writer.assign("effects", used(estimate))
      writer.assign("variances", used(error) + (language == .python ? " ** 2" : "^2"))
    } else if let counts = plan.counts {
      let names = [counts.treatedEvents, counts.treatedNonEvents, counts.controlEvents, counts.controlNonEvents]
        .map(\.value)
      keepComplete(names)
      writer.assign("trials", writer.call("effects_of_counts", names.map { used($0) } + [language.quoted(measure)]))
      for name in ["effects", "variances"] { writer.assign(name, language.column("trials", name)) }
    }
    let model = plan.model?.value ?? "random-effects"
    return writer.call(
      "pooled_effect", "effects", "variances", language.quoted(model),
      language.quoted(plan.betweenVariance?.value ?? "REML"), language.quoted(plan.interval?.value ?? "normal"), level)
  }
}

/// Weights against attrition.
extension EstimateScript {
  /// Estimates, for every assigned row, one over the probability that its outcome is there; the columns of the model.
  mutating func responseWeights() -> [String] {
    guard let planned = plan.attritionWeights, let outcome = plan.outcome?.value else {
      return []
    }
    let names = planned.covariates.map(\.value)
    keepFilter(plan.filter?.value)
    keepArms(plan.treatment)
    keepComplete(names)
    let design = writer.call("side_by_side", [ones()] + names.map { covariate($0) })
    let model = language == .python ? "lambda rows: \(design)" : "function(rows) \(design)"
    writer.assign(
      "answering",
      writer.call(
        "response_weights", "rows", whole(outcome), treatedEverywhere(plan.treatment), model,
        language.quoted(planned.model.rawValue))
    )
    return names
  }
}
