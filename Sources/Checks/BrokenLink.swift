import Content
import Diagnostics

/// An address inside the site where nothing stands.
enum BrokenLink: Check {
  static let id = "broken-link"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    let resolver = LinkResolver(catalog)
    return catalog.editions.flatMap { edition in
      edition.documents.flatMap(\.links).compactMap { link in
        guard !link.isImage, resolver.target(of: link.destination, from: edition.file) == nil else { return nil }
        let draft = resolver.draft(of: link.destination, from: edition.file)
        return Diagnostic(
          .error, id: id, at: Place(file: edition.file, line: link.line, column: link.column),
          message: draft.map { "the link ‘\(link.destination)’ leads to a draft, ‘\($0)’, which is not published" }
            ?? "the link ‘\(link.destination)’ leads nowhere",
          hint: draft == nil
            ? "write the path from this file to the other one, as in ‘../../studies/emploi/index.md’"
            : "take the line ‘draft: true’ out of it, or build with --draft")
      }
    }
  }
}
