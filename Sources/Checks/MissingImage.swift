import Content
import Diagnostics

/// An image whose file is not there.
enum MissingImage: Check {
  static let id = "missing-image"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    let resolver = LinkResolver(catalog)
    return catalog.editions.flatMap { edition in
      edition.documents.flatMap(\.links).compactMap { link in
        guard link.isImage else { return nil }
        if case .image = resolver.target(of: link.destination, from: edition.file) { return nil }
        return Diagnostic(
          .error, id: id, at: Place(file: edition.file, line: link.line, column: link.column),
          message: "there is no image ‘\(link.destination)’",
          hint: "put the picture in the folder ‘images’ beside this file, and write ‘images/name.svg’")
      }
    }
  }
}
