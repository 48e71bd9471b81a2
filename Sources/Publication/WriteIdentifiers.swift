import Content
import Diagnostics
import Glibc

/// Why an identifier is not written into a study's front matter.
package enum IdentifierRefusal: Error, Equatable, CustomStringConvertible {
  case noStudy(String, among: [String])
  case notDOI(String)
  case taken(String, by: String)
  /// The version has another DOI already.
  case known(version: String, doi: String, file: String)
  case noFrontMatter(String)

  package var description: String {
    switch self {
    case .noStudy(let name, let names):
      "there is no study ‘\(name)’: \(hint(for: name, among: names, what: "study"))"
    case .notDOI(let text): "‘\(text)’ is not a DOI: write it from 10. on, as in 10.5281/zenodo.1234567"
    case .taken(let doi, let owner): "‘\(doi)’ is the DOI of \(owner), and nothing was written"
    case .known(let version, let doi, let file):
      "\(version) has the DOI ‘\(doi)’ already, and nothing was written. If that one is wrong, change it in ‘\(file)’"
    case .noFrontMatter(let file): "‘\(file)’ has no front matter to write the DOI into"
    }
  }
}

/// Writes the DOIs that an archive gave into a study's front matter; every other byte of the report stays.
///
/// - Parameters:
///   - doi: Of the present version.
///   - allVersions: Of all versions together.
/// - Returns: The file, and the line that stands there now.
/// - Throws: ``IdentifierRefusal`` when there is nothing right to write, `FileError` when the file cannot be written.
package func writeIdentifiers(
  doi: String?, allVersions: String?, of slug: String, catalog: Catalog
) throws -> (file: String, line: String) {
  guard let study = catalog.study(slug) else {
    throw IdentifierRefusal.noStudy(slug, among: catalog.studies.map(\.slug))
  }
  let version = study.version.value
  var depositions = study.depositions
  var owners: [String: String] = [:]
  for study in catalog.studies {
    for item in study.depositions.versions {
      owners[item.doi.name.lowercased()] = "version \(item.version) of ‘\(study.slug)’"
    }
    if let all = study.depositions.all { owners[all.value.name.lowercased()] = "all versions of ‘\(study.slug)’" }
  }
  func checked(_ text: String, known: DOI?, what: String, owner: String) throws(IdentifierRefusal) -> DOI {
    guard let doi = DOI(text) else { throw .notDOI(text) }
    if let other = owners.updateValue(owner, forKey: doi.name.lowercased()), other != owner {
      throw .taken(doi.name, by: other)
    }
    if let known, known != doi { throw .known(version: what, doi: known.name, file: study.place.file) }
    return doi
  }
  if let doi {
    let doi = try checked(
      doi, known: study.doi, what: "version \(version)", owner: "version \(version) of ‘\(slug)’")
    depositions.versions.removeAll { $0.version == version }
    depositions.versions.append(Depositions.Deposition(version: version, doi: doi, place: study.place))
  }
  if let allVersions {
    let doi = try checked(
      allVersions, known: depositions.all?.value, what: "‘\(slug)’", owner: "all versions of ‘\(slug)’")
    depositions.all = Located(doi, at: study.place)
  }
  let file = study.place.file
  guard let report = settingIdentifiers(in: try readFile(file), to: depositions) else {
    throw IdentifierRefusal.noFrontMatter(file)
  }
  if try readFile(file) != report {
    try writeFile(file + ".next", report)
    guard rename(file + ".next", file) == 0 else { throw FileError(path: file, code: errno, doing: "put in place") }
  }
  return (file, "doi: \(depositions.yaml)")
}
