import Content
import Diagnostics

/// An entry of the navigation or of the footer that is neither a section of the site nor a page.
enum UnknownNavigation: Check {
  static let id = "unknown-navigation"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    unknown(
      catalog.site.navigation + catalog.site.footer,
      among: sectionNames + trustPageNames + catalog.pages.map(\.slug).filter { !trustPageNames.contains($0) }, id: id,
      what: "section or page", file: "the site")
  }
}
