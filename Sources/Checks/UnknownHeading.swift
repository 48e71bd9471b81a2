import Content
import Diagnostics

/// A link to a heading that the other text does not have, in the language of the text that holds the link.
///
/// A warning, since the page around a text can have places of its own.
enum UnknownHeading: Check {
  static let id = "unknown-heading"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    let resolver = LinkResolver(catalog)
    var headings: [String: [String]] = [:]
    for texts in catalog.pages.map(\.editions) + catalog.notes.map(\.editions) + catalog.studies.map(\.editions) {
      for edition in texts.all { headings[edition.file] = edition.document.headings.map(\.id) }
    }
    return catalog.editions.flatMap { edition in
      edition.documents.flatMap(\.links).compactMap { link -> Diagnostic? in
        guard let (file, fragment) = target(of: link.destination, in: edition, catalog.folder, resolver),
          let known = headings[file + ".\(edition.language).md"] ?? headings[file + ".md"], !fragment.isEmpty,
          !known.contains(fragment)
        else { return nil }
        return Diagnostic(
          .warning, id: id, at: Place(file: edition.file, line: link.line, column: link.column),
          message: "the text of ‘\(link.destination)’ has no heading ‘#\(fragment)’",
          hint: hint(for: fragment, among: known, what: "heading"))
      }
    }
  }

  /// The file that a link leads to, without its language and its ending, and the heading that it names.
  private static func target(
    of destination: String, in edition: Edition, _ folder: String, _ resolver: LinkResolver
  ) -> (file: String, fragment: String)? {
    switch resolver.target(of: destination, from: edition.file) {
    case .page(let slug, let fragment): (folder + "/pages/" + slug, fragment)
    case .note(let slug, let fragment): (folder + "/notes/" + slug + "/index", fragment)
    case .study(let slug, let fragment): (folder + "/studies/" + slug + "/index", fragment)
    case .dataset, .image, nil: nil
    }
  }
}
