import Content
import Diagnostics

/// An image that each reader would fetch from another site, which could then follow them.
enum OutsideImage: Check {
  static let id = "outside-image"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.editions.flatMap { edition in
      edition.documents.flatMap(\.outsideLinks).compactMap { link in
        guard link.isImage, !link.destination.hasPrefix("data:") else { return nil }
        return Diagnostic(
          .error, id: id, at: Place(file: edition.file, line: link.line, column: link.column),
          message: "the image ‘\(link.destination)’ stands on another site",
          hint: "put a copy in the folder ‘images’ beside this file, if its licence allows it")
      }
    }
  }
}
