import Content
import Diagnostics

/// A final study that computes nothing, or that has no data.
enum EmptyStudy: Check {
  static let id = "empty-study"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.filter { $0.status == .final && $0.editions.master.isReadable }.compactMap { study in
      if study.datasets.isEmpty {
        return Diagnostic(
          .warning, id: id, at: study.place, message: "the study is final and publishes no data",
          hint: "put its datasets in the folder ‘data’, or say ‘status: ongoing’")
      }
      if study.plan.isReadable, study.plan.estimates.isEmpty, study.plan.descriptions.isEmpty {
        return Diagnostic(
          .warning, id: id, at: study.place, message: "the study is final and computes nothing",
          hint: "plan its calculations in ‘analysis.yml’")
      }
      return nil
    }
  }
}
