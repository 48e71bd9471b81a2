import CommonMark
import Content
import Diagnostics

/// Whatever is wrong with the figures and blocks of reports and notes: names that do not exist, and numbers typed by
/// hand where a computed one could stand.
func bindingFindings(in catalog: Catalog, results: [StudyResults]) -> [Diagnostic] {
  let binder = Binder(catalog: catalog, results: results)
  var diagnostics: [Diagnostic] = []
  for (study, computed) in zip(catalog.studies, results) {
    for edition in study.editions.all {
      diagnostics += binder.findings(in: edition, study: study)
      diagnostics += typedNumberFindings(in: edition, limits: study.limits, results: computed)
    }
  }
  for note in catalog.notes {
    for edition in note.editions.all { diagnostics += binder.findings(in: edition, study: nil) }
  }
  for page in catalog.pages {
    for edition in page.editions.all { diagnostics += binder.findings(in: edition, study: nil) }
  }
  return diagnostics
}

/// Finds what a figure or a block names.
package struct Binder: Sendable {
  private let catalog: Catalog
  private let resultsByStudy: [String: StudyResults]
  private let studies: [String: Study]

  package init(catalog: Catalog, results: [StudyResults]) {
    self.catalog = catalog
    studies = Dictionary(catalog.studies.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    resultsByStudy = Dictionary(results.map { ($0.study, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func results(of study: String) -> StudyResults? { resultsByStudy[study] }

  /// The value of a figure written in the text of `study`, or of no study.
  package func value(of expression: String, in study: String?) throws(FigureProblem) -> Figure.Value {
    let figure = try Figure(expression)
    return try results(for: figure.study ?? study, id: figure.id).value(of: figure)
  }

  private func results(for study: String?, id: String) throws(FigureProblem) -> StudyResults {
    guard let study else {
      throw FigureProblem(
        id: "unknown-figure", message: "‘\(id)’ does not say of which study it is",
        hint: "write the study before it, as in {{ the-study/\(id).estimate }}")
    }
    guard let results = resultsByStudy[study] else {
      throw FigureProblem(
        id: "unknown-study", message: "there is no study ‘\(study)’",
        hint: hint(for: study, among: catalog.studies.map(\.slug), what: "study"))
    }
    return results
  }

  func findings(in edition: Edition, study: Study?) -> [Diagnostic] {
    var found = problems(in: edition.document, file: edition.file, study: study)
    for block in edition.blocks {
      found += problems(in: block.aside, file: edition.file, study: study)
      found += problems(of: block, study: study)
    }
    return found
  }

  private func problems(in document: Document, file: String, study: Study?) -> [Diagnostic] {
    document.figures.compactMap { figure -> Diagnostic? in
      do throws(FigureProblem) {
        let parsed = try Figure(figure.expression)
        // An estimate that is planned but has an error of its own is reported there.
        let owner = parsed.study ?? study?.slug
        if let owner, let plan = studies[owner]?.plan, !plan.isReadable || plan.hasId(parsed.id),
          resultsByStudy[owner]?.has(parsed.id) == false
        {
          return nil
        }
        // So is the estimate for whose sake its family could not be adjusted.
        if let owner, parsed.path == ["p_adjusted"],
          let family = studies[owner]?.plan.families.first(where: { $0.estimates.contains { $0.value == parsed.id } }),
          resultsByStudy[owner]?.families.contains(where: { $0.id.value == family.id.value }) == false
        {
          return nil
        }
        if let owner, let plan = studies[owner]?.plan, !plan.hasId(parsed.id) {
          throw FigureProblem(
            id: "unknown-figure", message: "the study ‘\(owner)’ has no result ‘\(parsed.id)’",
            hint: hint(for: parsed.id, among: plan.ids, what: "result"))
        }
        _ = try results(for: owner, id: parsed.id).value(of: parsed)
        return nil
      } catch {
        return Diagnostic(
          .error, id: error.id, at: Place(file: file, line: figure.line, column: figure.column),
          message: error.message, hint: error.hint)
      }
    }
  }

  private func problems(of block: Block, study: Study?) -> [Diagnostic] {
    block.arguments.compactMap { argument -> Diagnostic? in
      let parts = argument.value.split(separator: "/", maxSplits: 1).map(String.init)
      let owner = parts.count == 2 ? studies[parts[0]] : study
      let id = parts.last ?? ""
      guard let owner else {
        return Diagnostic(
          .error, id: "unknown-study", at: argument.place,
          message: parts.count == 2
            ? "there is no study ‘\(parts[0])’" : "‘\(id)’ does not say of which study it is",
          hint: parts.count == 2
            ? hint(for: parts[0], among: catalog.studies.map(\.slug), what: "study")
            : "write the study before it, as in ‘the-study/\(id)’")
      }
      let plan = owner.plan
      let (names, what): ([String], String) =
        switch block.kind {
        case .dataset: (owner.datasets.map(\.name), "dataset")
        case .balance: (plan.balances.map(\.id.value), "balance table")
        case .table: (plan.estimates.map(\.id.value) + plan.tables, "table")
        case .forest:
          (plan.estimates.filter { $0.method.value == Method.pooled.rawValue }.map(\.id.value), "pooled estimate")
        case .chart where block.chart == .subgroups:
          (plan.estimates.filter { $0.subgroups != nil }.map(\.id.value), "estimate by subgroups")
        case .chart where block.chart == .balance: (plan.balances.map(\.id.value), "balance table")
        case .chart where block.chart == .funnel:
          (plan.estimates.filter { $0.method.value == Method.pooled.rawValue }.map(\.id.value), "pooled estimate")
        case .chart: (plan.estimates.map(\.id.value) + plan.powers.map(\.id.value), "estimate")
        case .estimate, .note, .flow: (plan.estimates.map(\.id.value), "estimate")
        }
      guard !names.contains(id), plan.isReadable || block.kind == .dataset else { return nil }
      return Diagnostic(
        .error, id: "unknown-result", at: argument.place, message: "the study ‘\(owner.slug)’ has no \(what) ‘\(id)’",
        hint: hint(for: id, among: names, what: what))
    }
  }
}

extension Plan {
  /// What `{table}` shows that is not an estimate.
  var tables: [String] {
    descriptions.map(\.id.value) + crossTables.map(\.id.value) + balances.map(\.id.value) + attritions.map(\.id.value)
      + powers.map(\.id.value) + indices.map(\.id.value)
  }

  /// What a figure can name.
  var ids: [String] { estimates.map(\.id.value) + tables }

  func hasId(_ id: String) -> Bool { estimates.contains { $0.id.value == id } || tables.contains(id) }
}

extension StudyResults {
  func has(_ id: String) -> Bool {
    result(id) != nil || description(id) != nil || crossTable(id) != nil || balance(id) != nil
      || attrition(id) != nil || power(id) != nil || index(id) != nil
  }
}
