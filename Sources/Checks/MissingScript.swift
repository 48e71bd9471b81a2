import Content
import Diagnostics

/// A simulation whose script is not in the study's folder.
enum MissingScript: Check {
  static let id = "missing-script"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.compactMap { study in
      guard let script = study.simulation?.script, !script.value.isEmpty else { return nil }
      let isName = !script.value.contains("/") && !script.value.hasPrefix(".")
      if isName, fileKind(study.folder + "/" + script.value) == .file { return nil }
      return Diagnostic(
        .error, id: id, at: script.place, message: "the study's folder has no script ‘\(script.value)’",
        hint: "commit the script that made the data beside ‘index.md’, so that anyone can run it again")
    }
  }
}
