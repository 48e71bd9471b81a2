import Archives
import Content
import Diagnostics
import Downloads
import Pages

/// What an archive is given of a released version.
package struct DepositPackage: Sendable {
  package var version: String
  package var files: [(path: String, bytes: [UInt8])]
}

/// Why there is nothing to deposit.
package enum DepositRefusal: Error, Equatable, CustomStringConvertible {
  case noStudy(String, among: [String])
  case notReleased(String, version: String)
  /// The findings, in a line each.
  case damaged(String, [String])

  package var description: String {
    switch self {
    case .noStudy(let name, let names):
      "there is no study ‘\(name)’: \(hint(for: name, among: names, what: "study"))"
    case .notReleased(let name, let version):
      "version \(version) of ‘\(name)’ is not released, and an archive keeps what it is given: run ‘tank release \(name)’ first"
    case .damaged(let name, let findings):
      "the release of ‘\(name)’ is not whole: \(findings.joined(separator: "; "))"
    }
  }
}

/// The frozen bundle of the present version, with its description for each kind of archive.
package func depositPackage(of slug: String, catalog: Catalog, templates: String) throws(DepositRefusal)
  -> DepositPackage
{
  guard let study = catalog.study(slug) else { throw .noStudy(slug, among: catalog.studies.map(\.slug)) }
  let version = study.version.value
  guard study.presentRelease != nil else { throw .notReleased(slug, version: version) }
  var alone = catalog
  alone.studies = [study]
  let (releases, findings) = readReleases(alone)
  guard let release = releases[slug]?.first(where: { $0.version == version }) else {
    throw .damaged(slug, findings.map(\.message))
  }
  let addresses = Addresses(site: catalog.site, studyWords: studyWords(of: catalog, templates: templates))
  let deposit = Deposit(study, in: catalog, addresses: addresses, sha256: sha256(release.bundle))
  let name = Release.bundleName(slug, version: version)
  var files: [(path: String, bytes: [UInt8])] = [
    ("README.md", deposit.readMe), ("dataverse.json", deposit.dataverse.bytes), ("files/" + name, release.bundle),
  ]
  if let signature = release.signature { files.append(("files/" + name + ".minisig", signature)) }
  files += [("invenio.json", deposit.invenio.bytes), ("zenodo.json", deposit.zenodo.bytes)]
  return DepositPackage(version: version, files: files)
}
