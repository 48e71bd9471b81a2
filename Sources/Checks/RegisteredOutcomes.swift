import Content
import Diagnostics

/// What was registered and is not reported, and what is reported as primary and was not registered so.
///
/// Both are warnings: the page says them to every reader, whether or not the editor mends them. What is not reported for a
/// reason that is given is a note.
enum RegisteredOutcomes: Check {
  static let id = "registered-outcomes"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.flatMap { study -> [Diagnostic] in
      guard let registered = study.registered else { return [] }
      var found: [Diagnostic] = []
      if study.status == .final {
        found += registered.outcomes.filter { $0.estimate == nil }.map { outcome in
          Diagnostic(
            outcome.why.isEmpty ? .warning : .note, id: id, at: outcome.place,
            message: "the outcome ‘\(title(outcome.title, catalog))’ was registered and is not reported",
            hint: outcome.why.isEmpty
              ? "name its estimate with ‘estimate:’, or say with ‘why:’ why there is none; the page shows it as not reported"
              : "the page shows it as not reported, with the reason")
        }
      }
      guard study.plan.isReadable else { return found }
      let primary = Set(registered.outcomes.filter(\.isPrimary).compactMap { $0.estimate?.value })
      let others = Set(registered.outcomes.filter { !$0.isPrimary }.compactMap { $0.estimate?.value })
      for estimate in study.plan.estimates where estimate.isPrimary && !primary.contains(estimate.id.value) {
        let what =
          others.contains(estimate.id.value) ? "was registered as secondary" : "is not among the registered outcomes"
        found.append(
          Diagnostic(
            .warning, id: id, at: estimate.id.place,
            message: "the estimate ‘\(estimate.id.value)’ is primary in the plan and \(what)",
            hint: "the page says so; correct the protocol if it is wrong, or explain it under ‘deviations’"))
      }
      return found
    }
  }

  private static func title(_ text: LocalisedText, _ catalog: Catalog) -> String {
    text.text(catalog.site.masterLanguage, otherwise: catalog.site.languages)
  }
}
