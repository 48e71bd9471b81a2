import CommonMark
import Content
import Diagnostics

/// An address inside the site where nothing stands, or an image whose file is missing.
enum BrokenLink: Check {
  static let id = "broken-link"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    let resolver = LinkResolver(catalog)
    return catalog.editions.flatMap { edition in
      ([edition.document] + edition.blocks.map(\.aside)).flatMap(\.links).compactMap { link in
        finding(for: link, in: edition, resolver)
      }
    }
  }

  private static func finding(
    for link: Document.Link, in edition: Edition, _ resolver: LinkResolver
  ) -> Diagnostic? {
    let target = resolver.target(of: link.destination, from: edition.file)
    let place = Place(file: edition.file, line: link.line, column: link.column)
    if link.isImage {
      if case .image = target { return nil }
      return Diagnostic(
        .error, id: "missing-image", at: place, message: "there is no image ‘\(link.destination)’",
        hint: "put the picture in the folder ‘images’ beside this file, and write ‘images/name.svg’")
    }
    guard target == nil else { return nil }
    return Diagnostic(
      .error, id: id, at: place, message: "the link ‘\(link.destination)’ leads nowhere",
      hint: "write the path from this file to the other one, as in ‘../../studies/emploi/index.md’")
  }
}

extension Catalog {
  /// Every text of the site, in every language.
  var editions: [Edition] {
    pages.flatMap(\.editions.all) + notes.flatMap(\.editions.all) + studies.flatMap(\.editions.all)
  }
}
