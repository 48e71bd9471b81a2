import Diagnostics
import YAML

func readPlan(_ bytes: [UInt8], file: String, languages: [String]) -> (Plan, [Diagnostic]) {
  var plan = Plan()
  plan.file = file
  plan.source = bytes
  let (root, syntax) = parseYAML(bytes, file: file)
  guard root != nil || syntax.isEmpty else {
    plan.isReadable = false
    return (plan, syntax)
  }
  var reader = MappingReader(root, what: "the plan", place: Place(file: file, line: 1, column: 1))
  reader.add(syntax)
  plan.derived = reader.groups("derive", what: "a derived column") { item in
    DerivedColumn(
      data: item.text("data"), name: item.text("name"), expression: item.text("expression", example: "revenu / 1000"),
      title: item.localised("title", languages: languages), unit: item.localised("unit", languages: languages))
  }
  plan.descriptions = reader.groups("describe", what: "a description") {
    readDescription(&$0, languages: languages)
  }
  plan.crossTables = reader.groups("cross-tables", what: "a cross-table") {
    readCrossTable(&$0, languages: languages)
  }
  plan.balances = reader.groups("balance", what: "a balance table") { item in
    PlannedBalance(
      id: item.slug("id", what: "the balance table"), title: item.localised("title", languages: languages),
      data: item.text("data"), treatment: item.requiredTreatment(), covariates: item.requiredTexts("covariates"),
      cluster: item.optionalText("cluster"), filter: item.optionalText("where"))
  }
  plan.estimates = reader.groups("estimates", what: "an estimate") { readEstimate(&$0, languages: languages) }
  plan.families = reader.groups("families", what: "a family") { readFamily(&$0, languages: languages) }
  plan.indices = reader.groups("indices", what: "an index") { readIndex(&$0, languages: languages) }
  plan.attritions = reader.groups("attrition", what: "an attrition table") {
    readAttrition(&$0, languages: languages)
  }
  plan.powers = reader.groups("power", what: "a calculation of power") {
    readPower(&$0, languages: languages)
  }
  reader.add(duplicateIds(in: plan))
  return (plan, reader.finish())
}

private func readEstimate(_ item: inout MappingReader, languages: [String]) -> PlannedEstimate {
  var estimate = PlannedEstimate(
    id: item.slug("id", what: "the estimate"), method: item.text("method", example: "difference-in-means"),
    data: item.text("data"))
  estimate.title = item.localised("title", languages: languages, required: true)
  estimate.outcome = item.optionalText("outcome")
  estimate.treatment = item.treatment()
  estimate.term = item.optionalText("term")
  estimate.blocks = item.optionalText("blocks")
  readClusters(&item, into: &estimate)
  estimate.covariates = item.texts("covariates")
  estimate.fixedEffects = item.texts("fixed-effects")
  estimate.absorbed = item.texts("absorb")
  estimate.weights = item.optionalText("weights")
  estimate.attritionWeights = item.attritionWeights()
  estimate.standardErrors = item.optionalText("standard-errors")
  estimate.unitColumn = item.optionalText("unit-column")
  if let confidence = item.confidence() { estimate.confidence = confidence }
  estimate.filter = item.optionalText("where")
  estimate.isPrimary = item.flag("primary")
  estimate.isPlacebo = item.flag("placebo")
  if estimate.isPlacebo, estimate.isPrimary {
    item.report(
      .error, "primary-placebo", at: item.place(of: "placebo"),
      "an estimate cannot be the primary one and a placebo at once",
      hint: "a placebo checks the others: remove ‘primary’ or ‘placebo’")
  }
  estimate.scale = item.choice("scale", of: PlannedEstimate.Scale.self)?.value ?? .natural
  estimate.unit = item.localised("unit", languages: languages)
  estimate.outcomeDomain = item.localised("outcome-domain", languages: languages)
  estimate.favourable = item.choice("favourable", of: PlannedEstimate.Direction.self)?.value
  estimate.smallestEffect = item.smallestEffect(estimate.scale)
  estimate.model = item.optionalText("model")
  estimate.betweenVariance = item.optionalText("tau2")
  estimate.interval = item.optionalText("interval")
  estimate.measure = item.optionalText("measure")
  estimate.label = item.optionalText("label")
  estimate.pair = item.optionalText("pair")
  estimate.tighten = item.optionalText("tighten")
  estimate.subgroups = item.optionalText("subgroups")
  estimate.quantile = item.number("quantile")
  if let quantile = estimate.quantile, !(quantile.value > 0 && quantile.value < 1) {
    item.report(
      .error, "bad-quantile", at: quantile.place, "a quantile lies strictly between 0 and 1",
      hint: "write a share and not a percentage: 0.5 is the median")
    estimate.quantile = nil
  }
  estimate.randomisation = item.draws("randomisation", usual: 10_000)
  estimate.bootstrap = item.draws("bootstrap", usual: 2_000, kind: "kind")
  estimate.wildBootstrap = item.draws("wild-bootstrap", usual: 9_999, kind: "weights")
  estimate.periods = item.group("time", what: "the time") { time in
    PlannedEstimate.Periods(
      column: time.text("column"), before: time.oneOrMore("before"), after: time.oneOrMore("after"))
  }
  estimate.counts = item.group("counts", what: "the counts") { counts in
    PlannedEstimate.Counts(
      treatedEvents: counts.text("treated-events"), treatedNonEvents: counts.text("treated-non-events"),
      controlEvents: counts.text("control-events"), controlNonEvents: counts.text("control-non-events"))
  }
  estimate.effect = item.group("effect", what: "the effect") { effect in
    PlannedEstimate.EffectColumns(
      estimate: effect.text("estimate"), standardError: effect.text("standard-error"))
  }
  estimate.givenKeys = item.keys
  return estimate
}

/// A column of clusters, or two that cross.
private func readClusters(_ item: inout MappingReader, into estimate: inout PlannedEstimate) {
  guard let node = item.node("cluster") else { return }
  guard case .sequence(let items) = node.kind else {
    estimate.cluster = item.optionalText("cluster")
    return
  }
  let columns = item.texts("cluster")
  if items.count > 2 || items.isEmpty {
    item.report(
      .error, "bad-clusters", at: node.place,
      "‘cluster’ names one column, or two that cross, and \(items.count) stand here",
      hint: "write ‘cluster: site’ or ‘cluster: [site, year]’")
  }
  estimate.cluster = columns.first
  estimate.secondCluster = columns.dropFirst().first
}

/// Tables, estimates and families share one space of ids, since prose and blocks name them.
private func duplicateIds(in plan: Plan) -> [Diagnostic] {
  let ids =
    plan.descriptions.map(\.id) + plan.balances.map(\.id) + plan.estimates.map(\.id) + plan.families.map(\.id)
    + plan.attritions.map(\.id) + plan.powers.map(\.id) + plan.crossTables.map(\.id) + plan.indices.map(\.id)
  var first: [String: Place] = [:]
  var found: [Diagnostic] = []
  for id in ids where !id.value.isEmpty {
    if let place = first[id.value] {
      found.append(
        Diagnostic(
          .error, id: "duplicate-id", at: id.place, message: "the id ‘\(id.value)’ is taken",
          hint: "line \(place.line) of this plan uses it; choose another"))
    } else {
      first[id.value] = id.place
    }
  }
  return found
}

extension MappingReader {
  mutating func groups<Item>(_ key: String, what: String, read: (inout MappingReader) -> Item) -> [Item] {
    list(key).map { node in
      var item = MappingReader(node, what: what, place: node.place)
      let value = read(&item)
      add(item.finish())
      return value
    }
  }

  mutating func group<Item>(_ key: String, what: String, read: (inout MappingReader) -> Item) -> Item? {
    guard let node = node(key) else { return nil }
    var item = MappingReader(node, what: what, place: node.place)
    let value = read(&item)
    add(item.finish())
    return value
  }

  mutating func requiredTexts(_ key: String, example: String = "[one, two]") -> [Located<String>] {
    requiredList(key, example: example).isEmpty ? [] : texts(key)
  }

  /// A list with an item at least.
  mutating func requiredList(_ key: String, example: String) -> [Node] {
    guard let node = node(key) else {
      missing(key, example: example)
      return []
    }
    if case .sequence(let items) = node.kind, items.isEmpty {
      report(.error, "empty-list", at: node.place, "‘\(key)’ is an empty list", hint: "write ‘\(key): \(example)’")
    }
    return list(key)
  }

  /// A text or a list of texts.
  mutating func oneOrMore(_ key: String) -> [Located<String>] {
    guard let node = node(key) else {
      missing(key)
      return []
    }
    if case .sequence = node.kind { return texts(key) }
    return [text(key)]
  }

  mutating func treatment() -> Treatment? {
    group("treatment", what: "the treatment") { item in
      Treatment(column: item.text("column"), treated: item.text("treated"), control: item.text("control"))
    }
  }

  mutating func requiredTreatment() -> Treatment {
    if let treatment = treatment() { return treatment }
    missing("treatment", example: "{column: bras, treated: accompagnement, control: temoin}")
    let nothing = Located("", at: place)
    return Treatment(column: nothing, treated: nothing, control: nothing)
  }

  /// The smallest effect that would matter: a positive number, or for a ratio one that is not 1.
  fileprivate mutating func smallestEffect(_ scale: PlannedEstimate.Scale) -> Located<Double>? {
    guard let effect = number("smallest-effect-of-interest") else { return nil }
    if scale == .logRatio {
      guard effect.value > 0, effect.value != 1 else {
        report(
          .error, "out-of-range", at: effect.place,
          "the smallest effect of interest of a ratio is a ratio other than 1, and ‘\(effect.value)’ stands here",
          hint: "write for instance 0.8 or 1.25")
        return nil
      }
      return effect
    }
    guard effect.value > 0 else {
      report(
        .error, "out-of-range", at: effect.place,
        "the smallest effect of interest is a size, above zero, and ‘\(effect.value)’ stands here",
        hint: "write it without a sign, in the unit of the outcome; four points are 0.04")
      return nil
    }
    if scale == .points, effect.value >= 1 {
      report(
        .error, "out-of-range", at: effect.place,
        "an effect in points is a difference of shares, under 1, and ‘\(effect.value)’ stands here",
        hint: "write a share and not a number of points: 0.04")
      return nil
    }
    return effect
  }
}
