import Content
import Diagnostics

/// A correction or a cost that names no calculation of the plan.
enum UnknownResult: Check {
  static let id = "unknown-result"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.filter(\.plan.isReadable).flatMap { study in
      unknown(
        study.corrections.compactMap(\.result) + (study.cost?.results ?? []), among: study.plan.allIds, id: id,
        what: "result", file: "the plan of ‘\(study.slug)’")
    }
  }
}

extension Plan {
  /// Whatever a result can be called.
  fileprivate var allIds: [String] {
    estimates.map(\.id.value) + descriptions.map(\.id.value) + crossTables.map(\.id.value)
      + balances.map(\.id.value) + attritions.map(\.id.value) + powers.map(\.id.value) + indices.map(\.id.value)
  }
}
