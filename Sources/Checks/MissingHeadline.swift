import Content
import Diagnostics

/// A study that plans estimates and does not say which one answers its question.
enum MissingHeadline: Check {
  static let id = "missing-headline"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.compactMap { study in
      guard study.editions.master.isReadable, study.headline == nil, let first = study.plan.estimates.first?.id.value
      else { return nil }
      return Diagnostic(
        .error, id: id, at: study.place,
        message: "the study plans estimates and does not say which answers its question",
        hint: "add a line ‘headline: \(first)’ to the front matter")
    }
  }
}
