import Content
import Diagnostics

/// An author or a reviewer who is not in `people.yml`.
enum UnknownPerson: Check {
  static let id = "unknown-person"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    guard catalog.isReadable("people.yml") else { return [] }
    let named =
      catalog.studies.flatMap { $0.authors + $0.reviews.map(\.by) } + catalog.notes.flatMap(\.authors)
    return unknown(named, among: catalog.people.map(\.id.value), id: id, what: "person", file: "‘people.yml’")
  }
}
