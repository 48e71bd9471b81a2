import Content
import Diagnostics

/// A heading that skips a level: who reads with a screen reader looks for the part that is left out.
enum HeadingOrder: Check {
  static let id = "heading-order"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.editions.flatMap { edition in
      // The page's title is the first level.
      var last = 1
      return edition.document.headings.compactMap { heading -> Diagnostic? in
        defer { last = heading.level }
        guard heading.level > last + 1 else { return nil }
        return Diagnostic(
          .warning, id: id, at: Place(file: edition.file, line: heading.line, column: 1),
          message: "a heading of level \(heading.level) follows one of level \(last)",
          hint: "begin it with \(String(repeating: "#", count: last + 1)), or write the heading between them")
      }
    }
  }
}
