import Content
import Diagnostics

/// A note that cites a study which is not there.
enum UnknownStudy: Check {
  static let id = "unknown-study"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    unknown(
      catalog.notes.flatMap(\.studies), among: catalog.studies.map(\.slug), id: id, what: "study",
      file: "the folder ‘studies’")
  }
}
