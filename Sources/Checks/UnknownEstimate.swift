import Content
import Diagnostics

/// A headline or a true effect that names no planned estimate, and a study with estimates but without a headline.
enum UnknownEstimate: Check {
  static let id = "unknown-estimate"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.flatMap { study in
      let planned = study.plan.estimates.map(\.id.value)
      let named = [study.headline].compactMap { $0 } + (study.simulation?.effects.map(\.estimate) ?? [])
      var found = unknown(named, among: planned, id: id, what: "estimate", file: "the plan of ‘\(study.slug)’")
      if study.headline == nil, let first = planned.first {
        found.append(
          Diagnostic(
            .error, id: "missing-headline", at: study.place,
            message: "the study plans estimates and does not say which answers its question",
            hint: "add a line ‘headline: \(first)’ to the front matter"))
      }
      return found
    }
  }
}
