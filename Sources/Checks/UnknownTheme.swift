import Content
import Diagnostics

/// A theme that `site.yml` does not list.
enum UnknownTheme: Check {
  static let id = "unknown-theme"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    guard catalog.isReadable("site.yml") else { return [] }
    return unknown(
      catalog.studies.flatMap(\.themes) + catalog.notes.flatMap(\.themes),
      among: catalog.site.themes.map(\.id.value), id: id, what: "theme", file: "‘site.yml’")
  }
}
