import Content
import Diagnostics

/// A translation that follows an earlier version of its study: its readers are told so.
enum OldTranslation: Check {
  static let id = "old-translation"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.flatMap { study in
      study.editions.translations.compactMap { edition -> Diagnostic? in
        guard let version = edition.study.translates, version.value != study.version.value else { return nil }
        return Diagnostic(
          .warning, id: id, at: version.place,
          message: "this translation follows version \(version.value), and the study is at \(study.version.value)",
          hint: "bring the text up to date, then write ‘translates: \(study.version.value)’")
      }
    }
  }
}
