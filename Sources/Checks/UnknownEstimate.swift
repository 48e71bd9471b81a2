import Content
import Diagnostics

/// A headline, a true effect or a registered outcome that names no planned estimate.
enum UnknownEstimate: Check {
  static let id = "unknown-estimate"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.filter(\.plan.isReadable).flatMap { study in
      unknown(
        [study.headline].compactMap { $0 } + (study.simulation?.effects.map(\.estimate) ?? [])
          + (study.registered?.outcomes.compactMap(\.estimate) ?? []),
        among: study.plan.estimates.map(\.id.value), id: id, what: "estimate", file: "the plan of ‘\(study.slug)’")
    }
  }
}
