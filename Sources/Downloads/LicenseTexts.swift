import Content

/// The full texts of licences, as their authors publish them: CC texts are under CC0, ODbL and Licence Ouverte may be
/// copied verbatim.
package struct LicenseTexts: Sendable {
  private var texts: [License: [UInt8]]

  /// Reads `<folder>/<SPDX identifier>.txt` for each licence that something of the catalogue is under.
  ///
  /// - Throws: For a text that is not there: a bundle without its licence is not published.
  package init(folder: String, for catalog: Catalog) throws(DownloadError) {
    texts = [:]
    for license in catalog.publishedLicenses { texts[license] = try contents(of: "\(folder)/\(license.rawValue).txt") }
  }

  subscript(license: License) -> [UInt8] { texts[license] ?? [] }

  /// `licenses/<SPDX identifier>.txt`.
  func files(for catalog: Catalog) -> [DownloadFile] {
    catalog.publishedLicenses.map { DownloadFile("licenses/\($0.rawValue).txt", .text, self[$0]) }
  }
}

extension Catalog {
  /// What the site, its studies and its datasets are under, in the order of the identifiers.
  var publishedLicenses: [License] {
    let all = [site.licenses.data, site.licenses.text] + studies.flatMap(publishedLicenses)
    return License.allCases.filter(Set(all).contains).sorted { $0.rawValue < $1.rawValue }
  }

  /// What a study and its datasets are under, in the order of the identifiers.
  func publishedLicenses(of study: Study) -> [License] {
    let pair = licenses(of: study)
    let all = Set([pair.data, pair.text] + study.datasets.compactMap(\.dictionary.license))
    return all.sorted { $0.rawValue < $1.rawValue }
  }
}
