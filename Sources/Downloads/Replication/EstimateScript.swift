import Analyses
import Content
import Tables

/// Writes the statements that compute one estimate again.
struct EstimateScript: RowScript {
  let result: Result
  let table: Table
  var writer: ScriptWriter
  /// The columns of the dataset that the statements name.
  var columns: Set<String> = []

  var plan: PlannedEstimate { result.plan }
  var data: String { ReplicationTables.variable(plan.data.value) }
  var level: String { language.number(plan.confidence) }

  init(_ result: Result, table: Table, writer: ScriptWriter) {
    self.result = result
    self.table = table
    self.writer = writer
  }

  /// The function of the estimate; nil when its statements cannot be written, which no method leads to.
  mutating func write() {
    let name = Self.function(result.id)
    var script = self
    script.writer = ScriptWriter(language)
    let value = script.body()
    columns = script.columns
    writer.blank()
    writer.blank()
    let title = plan.title.texts.sorted { $0.key < $1.key }.map(\.value).first ?? result.id
    writer.comment("\(result.id): \(title)")
    writer.comment("method \(result.method.rawValue), standard error \(result.standardErrorType)")
    writer.comment(result.standardErrorFormula)
    writer.function(name) { outer in
      outer.include(script.writer)
      return value
    }
  }

  static func function(_ id: String) -> String { "recompute_" + String(id.map { $0 == "-" ? "_" : $0 }) }

  private mutating func body() -> String {
    switch result.method {
    case .differenceInMeans: differenceInMeans()
    case .leastSquares: leastSquares()
    case .lin: lin()
    case .differenceInDifferences: differenceInDifferences()
    case .hedgesG: onArms("hedges_g")
    case .logit, .probit, .poisson: likelihood()
    case .proportions: proportions()
    case .matchedPairs: matchedPairs()
    case .mannWhitney: onArms("mann_whitney")
    case .quantileEffect: onArms("quantile_effect", language.number(plan.quantile?.value ?? 0.5))
    case .kolmogorovSmirnov: kolmogorovSmirnov()
    case .standardisedDifference:
      onArms(
        "standardised_difference", language.quoted(plan.measure?.value ?? "hedges-g"),
        language.quoted(plan.interval?.value ?? "noncentral"))
    case .leeBounds: leeBounds()
    case .pooled: pooled()
    }
  }

  // MARK: Rows and columns

  /// The rows of the two arms, or of the term, complete in what the estimate needs; then `y`, and `treated` or `term`.
  mutating func rows(
    complete others: [String?], weights: Bool = false, between: (inout EstimateScript) -> Void = { _ in }
  ) {
    keepFilter(plan.filter?.value)
    if plan.term == nil { keepArms(plan.treatment) }
    between(&self)
    let weight = weights ? plan.weights?.value : nil
    keepComplete(
      [plan.outcome?.value, plan.term?.value].compactMap { $0 } + others.compactMap { $0 } + [weight].compactMap { $0 })
    if let weight { writer.assign("rows", writer.call("keep_nonzero", "rows", whole(weight))) }
    outcome()
  }

  mutating func outcome() {
    writer.assign("y", used(plan.outcome?.value ?? ""))
    if let term = plan.term {
      writer.assign("term", used(term.value))
    } else {
      writer.assign("treated", treatedEverywhere(plan.treatment) + "[rows]")
    }
  }

  /// The first column of a design: treatment, or the term.
  var first: String { plan.term == nil ? "treated" : "term" }

  mutating func covariates(besides other: String? = nil) -> [String] {
    plan.covariates.filter { $0.value != other }.map { covariate($0.value) }
      + plan.fixedEffects.filter { $0.value != other }.map { covariate($0.value, asLevels: true) }
  }

  /// An estimator that takes the two arms and the level alone.
  mutating func onArms(_ routine: String, _ more: String...) -> String {
    rows(complete: [])
    return writer.call(routine, ["y", "treated"] + more + [level])
  }
}

extension ScriptWriter {
  /// The statements of another writer, at the depth of this one.
  mutating func include(_ other: ScriptWriter) {
    called.formUnion(other.called)
    for line in other.lines { appendIndented(line) }
  }
}
