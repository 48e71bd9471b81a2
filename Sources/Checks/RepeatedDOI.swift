import Content
import Diagnostics

/// One DOI for two studies, two versions, or a version and all versions together.
enum RepeatedDOI: Check {
  static let id = "repeated-doi"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    var owners: [String: String] = [:]
    return catalog.studies.flatMap { study in
      let versions = study.depositions.versions.map { ($0.doi, $0.place, "version \($0.version) of ‘\(study.slug)’") }
      let all = study.depositions.all.map { [($0.value, $0.place, "all versions of ‘\(study.slug)’")] } ?? []
      return (versions + all).compactMap { doi, place, owner -> Diagnostic? in
        // A DOI is the same in capitals and small letters: ISO 26324.
        guard let other = owners.updateValue(owner, forKey: doi.name.lowercased()) else { return nil }
        return Diagnostic(
          .error, id: id, at: place, message: "‘\(doi.name)’ is given as the DOI of \(owner), and of \(other)",
          hint: "a DOI is of one version of one study: look at \(doi.address) which of them it leads to")
      }
    }
  }
}
