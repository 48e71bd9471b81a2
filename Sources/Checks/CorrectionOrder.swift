import Content
import Diagnostics

/// A correction of a version that is not out yet.
enum CorrectionOrder: Check {
  static let id = "correction-order"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.flatMap { study in
      study.corrections.compactMap { correction in
        if let wanted = numbers(correction.version), let current = numbers(study.version.value),
          current.lexicographicallyPrecedes(wanted)
        {
          return Diagnostic(
            .error, id: id, at: correction.place,
            message: "a correction made version \(correction.version), and the study is version \(study.version.value)",
            hint: "raise ‘version’ in the front matter to \(correction.version)")
        }
        return nil
      }
    }
  }

  private static func numbers(_ version: String) -> [Int]? {
    let parts = version.split(separator: ".").map { Int($0) }
    return parts.count != 3 || parts.contains(nil) ? nil : parts.compactMap { $0 }
  }
}
