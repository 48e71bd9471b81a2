import Content
import Diagnostics

/// A text that the site's other languages lack: readers get the first language's, and are told so.
enum MissingTranslation: Check {
  static let id = "missing-translation"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    guard catalog.isReadable("site.yml") else { return [] }
    let texts = catalog.pages.map(\.editions) + catalog.studies.map(\.editions) + catalog.notes.map(\.editions)
    return catalog.site.languages.dropFirst().flatMap { language in
      texts.filter { !$0.has(language) }.map { editions in
        let file = String(editions.master.file.dropLast(3)) + ".\(language).md"
        return Diagnostic(
          .warning, id: id, at: Place(file: editions.master.file),
          message: "there is no translation of this text into ‘\(language)’", hint: "write ‘\(file)’")
      }
    }
  }
}
