import Content
import Diagnostics
import Disclosure
import Downloads

/// Compares what a build would publish with what stands in the output folder: a reader who kept the old files must not
/// learn of a small group by subtraction.
///
/// For each estimate and table of the `results.json` of a study, counts are compared by ``Disclosure/differencing``; a
/// result that changes by fewer than the minimum count is an error, unless the dictionary waives it for this version. The
/// folder gives findings only, never bytes, and without one there is nothing to say. Results on rows about things are
/// nobody's secret.
struct DifferenceReview {
  let site: Site
  let output: String

  /// - Parameter results: The `results.json` that the build would publish.
  func findings(_ study: Study, results bytes: [UInt8], path: String) -> [Diagnostic] {
    guard let former = try? readFile(output + "/" + path) else { return [] }
    return findings(study, results: bytes, former: former)
  }

  /// As above, against results that stay published: those of a released version.
  func findings(_ study: Study, results bytes: [UInt8], former: [UInt8]) -> [Diagnostic] {
    guard former != bytes, let old = PublishedResults(former), let new = PublishedResults(bytes) else { return [] }
    var before: [String: PublishedCounts] = [:]
    for table in old.tables { before["\(table.kind) \(table.id)"] = table }
    var diagnostics: [Diagnostic] = []
    for table in new.tables {
      guard let former = before["\(table.kind) \(table.id)"],
        let dataset = study.datasets.first(where: { $0.name == table.data }),
        !dataset.disclosure.differenceWaivers.contains(where: {
          $0.result.value == table.id && $0.version.value == study.version.value
        })
      else { continue }
      let thresholds = dataset.thresholds(site: site.thresholdChange)
      let found = differencing(
        old: former.cells.map { ([$0.name], $0.count) }, new: table.cells.map { ([$0.name], $0.count) }, thresholds)
      diagnostics += [
        change(found.filter { $0.kind == .smallChange }, table, dataset, old.version, study),
        revelation(found.filter { $0.kind == .revealed }, table, dataset, old.version, study),
      ].compactMap { $0 }
    }
    return diagnostics + uselessWaivers(study, new)
  }

  private func change(
    _ findings: [DifferencingFinding], _ table: PublishedCounts, _ dataset: Dataset, _ version: String, _ study: Study
  ) -> Diagnostic? {
    guard let first = findings.first, let name = first.key.first ?? nil else { return nil }
    let count = Int(abs(first.difference))
    let unit = dataset.disclosure.subject.unit(count)
    let others = findings.count - 1
    let more = others == 0 ? "" : ", and \(others == 1 ? "1 other count" : "\(others) other counts") by as few"
    return Diagnostic(
      .error, id: "small-difference", at: place(of: table, study),
      message:
        "‘\(table.id)’ has \(count) \(unit) \(first.difference > 0 ? "more" : "fewer") in \(name) than in \(published(version))\(more): who keeps both learns of \(count == 1 ? "this one" : "these \(count)") by subtraction",
      hint: hint(
        table, dataset, study,
        "let at least \(minimum(dataset)) \(dataset.disclosure.subject.unit(2)) come or go at a time"))
  }

  private func revelation(
    _ findings: [DifferencingFinding], _ table: PublishedCounts, _ dataset: Dataset, _ version: String, _ study: Study
  ) -> Diagnostic? {
    guard let first = findings.first, let name = first.key.first ?? nil else { return nil }
    let isShownNow = table.cells.first { $0.name == name }?.count != nil
    let others = findings.count - 1
    let more = others == 0 ? "" : " and \(others == 1 ? "1 other count" : "\(others) other counts")"
    return Diagnostic(
      .error, id: "small-difference", at: place(of: table, study),
      message:
        "‘\(table.id)’ \(isShownNow ? "shows" : "hides") \(name)\(more), which \(published(version)) \(isShownNow ? "hides" : "shows"), and hardly anything else has changed: who keeps both has what is hidden",
      hint: hint(table, dataset, study, "keep the levels, the groups and the filter that were published"))
  }

  private func published(_ version: String) -> String {
    version.isEmpty ? "what is published" : "what is published of version \(version)"
  }

  private func minimum(_ dataset: Dataset) -> Int { dataset.thresholds(site: site.thresholdChange).minimumCount }

  private func hint(_ table: PublishedCounts, _ dataset: Dataset, _ study: Study, _ first: String) -> String {
    "\(first), or, if nobody can be recognised, waive it in the dictionary of ‘\(dataset.name)’: "
      + "{finding: small-difference, result: \(table.id), version: \(study.version.value), why: …, date: …}"
  }

  /// A waiver for this version that names no result: a misspelt one would seem to hold.
  private func uselessWaivers(_ study: Study, _ new: PublishedResults) -> [Diagnostic] {
    study.datasets.flatMap { dataset in
      dataset.disclosure.differenceWaivers.filter { waiver in
        waiver.version.value == study.version.value
          && !new.tables.contains { $0.id == waiver.result.value && $0.data == dataset.name }
      }.map { waiver in
        Diagnostic(
          .warning, id: "unused-waiver", at: waiver.result.place,
          message: "no result on ‘\(dataset.name)’ is called ‘\(waiver.result.value)’",
          hint: "name an estimate or a table of the plan, or remove the waiver")
      }
    }
  }

  /// Where the plan declares a result.
  private func place(of table: PublishedCounts, _ study: Study) -> Place {
    let plan = study.plan
    let ids: [Located<String>] =
      switch table.kind {
      case .estimate: plan.estimates.map(\.id)
      case .description: plan.descriptions.map(\.id)
      case .crossTable: plan.crossTables.map(\.id)
      case .balance: plan.balances.map(\.id)
      case .attrition: plan.attritions.map(\.id)
      case .index: plan.indices.map(\.id)
      }
    return ids.first { $0.value == table.id }?.place ?? Place(file: plan.file, line: 1, column: 1)
  }
}
