import Archives
import Content
import Diagnostics
import Disclosure
import Tables

/// Runs every study's plan.
///
/// - Returns: The results of each study in the order of `catalog.studies`, and all that is wrong with the plans, with
///   the blocks, and with the figures bound in prose.
package func calculate(_ catalog: Catalog, jobs: Int) -> (results: [StudyResults], diagnostics: [Diagnostic]) {
  let computed = parallelMap(catalog.studies, jobs: jobs) { study in
    var computed = calculate(study, site: catalog.site.thresholdChange)
    computed.results.grade = evidenceGrade(of: study, computed.results, people: catalog.people)
    return computed
  }
  let results = computed.map(\.results)
  var diagnostics = computed.flatMap(\.diagnostics)
  diagnostics += bindingFindings(in: catalog, results: results)
  return (results, diagnostics)
}

/// Runs one study's plan, and hides what may not be published of its results (``SmallCounts``).
///
/// - Parameter site: What the site sets in place of the rules of disclosure.
package func calculate(
  _ study: Study, site: Thresholds.Change = Thresholds.Change()
) -> (results: StudyResults, diagnostics: [Diagnostic]) {
  var results = StudyResults(study: study.slug)
  var diagnostics: [Diagnostic] = []
  let frames = frames(of: study, &results, &diagnostics)
  func run<Plan, Output>(
    _ plans: [Plan], data: (Plan) -> Located<String>, _ compute: (Plan, Frame) -> (Output?, [Diagnostic])
  ) -> [Output] {
    plans.compactMap { plan in
      let (found, missing) = frame(data(plan), among: frames, study: study)
      diagnostics += missing
      guard let frame = found, !frame.isUnreadable else { return nil }
      let (output, wrong) = compute(plan, frame)
      diagnostics += wrong
      return output
    }
  }
  results.descriptions = run(study.plan.descriptions, data: \.data, describe)
  results.crossTables = run(study.plan.crossTables, data: \.data, crossTabulate)
  results.balances = run(study.plan.balances, data: \.data, balance)
  results.attritions = run(study.plan.attritions, data: \.data, attrition)
  for plan in study.plan.powers where !plan.isFaulty {
    let (computed, wrong) = power(plan)
    if let computed { results.powers.append(computed) }
    diagnostics += wrong
  }
  results.results = run(study.plan.estimates, data: \.data, estimate)
  let (families, wrong) = adjust(study.plan, &results.results, frames: frames)
  results.families = families
  diagnostics += wrong
  if let headline = study.headline, results.result(headline.value)?.plan.isPlacebo == true {
    diagnostics.append(
      Diagnostic(
        .error, id: "placebo-headline", at: headline.place,
        message: "the headline ‘\(headline.value)’ is a placebo, which the treatment cannot have changed",
        hint: "name the estimate that answers the question"))
  }
  for edition in study.editions.all {
    let (shown, wrong) = displays(of: edition, study: study, frames: frames)
    results.displays.merge(shown) { first, _ in first }
    diagnostics += wrong
  }
  var small = SmallCounts(study, frames: frames, site: site)
  small.apply(to: &results, study)
  return (results, diagnostics + small.diagnostics)
}

/// The datasets of a study by name, with their derived columns and indices.
func frames(of study: Study, _ results: inout StudyResults, _ diagnostics: inout [Diagnostic]) -> [String: Frame] {
  var frames: [String: Frame] = [:]
  for dataset in study.datasets {
    let bytes = canonicalCSV(dataset.table)
    let checksum = sha256(bytes)
    results.data.append(PublishedData(name: dataset.name, canonicalCSV: bytes, sha256: checksum))
    // What is computed on more than readers have names no checksum.
    frames[dataset.name] = Frame(
      name: dataset.name, table: dataset.calculated, sha256: dataset.restricted == nil ? checksum : "")
  }
  for column in study.plan.derived {
    let (found, missing) = frame(column.data, among: frames, study: study)
    diagnostics += missing
    guard let frame = found, !frame.isUnreadable else { continue }
    let (extended, wrong) = derive(column, in: frame)
    frames[column.data.value] = extended
    diagnostics += wrong
  }
  for plan in study.plan.indices {
    let (found, missing) = frame(plan.data, among: frames, study: study)
    diagnostics += missing
    guard let frame = found, !frame.isUnreadable else { continue }
    let (extended, made, wrong) = addIndex(plan, to: frame)
    frames[plan.data.value] = extended
    if let made { results.indices.append(made) }
    diagnostics += wrong
  }
  return frames
}

/// Adds a derived column.
private func derive(_ plan: DerivedColumn, in frame: Frame) -> (Frame, [Diagnostic]) {
  var frame = frame
  var lookup = Lookup(frame)
  if frame.table.column(named: plan.name.value) != nil {
    lookup.report(
      "duplicate-column", at: plan.name.place, "the dataset ‘\(frame.name)’ has a column ‘\(plan.name.value)’ already",
      hint: "choose another name for the derived column")
    return (frame, lookup.diagnostics)
  }
  do {
    let expression = try Expression.parse(plan.expression.value)
    var column = try expression.column(named: plan.name.value, in: frame.table)
    column.field.title = plan.title.texts
    column.field.unit = plan.unit.texts
    frame.table.columns.append(column)
  } catch {
    lookup.report(error, in: plan.expression)
    frame.uncomputedColumns.insert(plan.name.value)
  }
  return (frame, lookup.diagnostics)
}
