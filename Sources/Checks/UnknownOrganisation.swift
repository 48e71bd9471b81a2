import Content
import Diagnostics

/// A publisher, partner, funder or affiliation that is not in `organisations.yml`.
enum UnknownOrganisation: Check {
  static let id = "unknown-organisation"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    guard catalog.isReadable("organisations.yml") else { return [] }
    let named =
      [catalog.site.publisher] + catalog.people.compactMap(\.affiliation)
      + catalog.studies.flatMap { $0.partners + $0.funding.map(\.by) }
    return unknown(
      named, among: catalog.organisations.map(\.id.value), id: id, what: "organisation", file: "‘organisations.yml’")
  }
}
