import Content
import Diagnostics

/// An image without a text for those who cannot see it.
enum ImageWithoutAlternative: Check {
  static let id = "image-without-alternative"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.editions.flatMap { edition in
      edition.documents.flatMap(\.images).compactMap { image in
        guard image.alternative.allSatisfy(\.isWhitespace) else { return nil }
        return Diagnostic(
          .error, id: id, at: Place(file: edition.file, line: image.line, column: image.column),
          message: "the image ‘\(image.destination)’ has no alternative text",
          hint: "say between the brackets what the picture shows: ![Two curves that part in 2019](\(image.destination))"
        )
      }
    }
  }
}
