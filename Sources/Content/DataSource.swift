import Diagnostics
import YAML

/// Data of others from which a dataset was made.
package struct DataSource: Sendable {
  package var title: String
  /// Empty when there is none.
  package var url: String
  package var license: Located<SourceLicense>?
}

/// The licences under which data of others may be taken into open data, by their SPDX identifiers.
///
/// Those that forbid commercial use or changes are not among them: what is made of such data cannot be published here.
package enum SourceLicense: String, Sendable, CaseIterable {
  case etalab1 = "etalab-1.0"
  case etalab2 = "etalab-2.0"
  case ccBy2 = "CC-BY-2.0"
  case ccBy3 = "CC-BY-3.0"
  case ccBy4 = "CC-BY-4.0"
  case ccBySa3 = "CC-BY-SA-3.0"
  case ccBySa4 = "CC-BY-SA-4.0"
  case cc0 = "CC0-1.0"
  case odcBy1 = "ODC-By-1.0"
  case odbl1 = "ODbL-1.0"
  case pddl1 = "PDDL-1.0"
  case oglUK3 = "OGL-UK-3.0"

  /// The one licence under which data made from the source may be published; nil when any will do.
  ///
  /// ODbL 1.0, section 4.4: a derivative database under the same licence. CC BY-SA 4.0, section 3(b): the same licence;
  /// 3.0, section 4(b): the same or a later version.
  package var keeps: License? {
    switch self {
    case .odbl1: .odbl1
    case .ccBySa3, .ccBySa4: .ccBySa4
    default: nil
    }
  }
}

extension MappingReader {
  /// `sources: [{title: …, url: …, license: ODbL-1.0}]`.
  mutating func dataSources(_ key: String) -> [DataSource] {
    list(key).map { node in
      var reader = MappingReader(node, what: "a source", place: node.place)
      let title = reader.text("title").value
      let url = reader.webAddress("url")
      let license = reader.sourceLicense("license")
      add(reader.finish())
      return DataSource(title: title, url: url, license: license)
    }
  }

  private mutating func sourceLicense(_ key: String) -> Located<SourceLicense>? {
    guard let text = optionalText(key) else { return nil }
    if let license = SourceLicense(rawValue: text.value) { return Located(license, at: text.place) }
    let isClosed = ["-NC", "-ND"].contains { text.value.contains($0) }
    report(
      .error, "unknown-license", at: text.place,
      isClosed
        ? "data under ‘\(text.value)’ cannot be made into open data" : "‘\(text.value)’ is not the licence of a source",
      hint: isClosed
        ? "leave the source out, or ask its authors for another licence"
        : hint(for: text.value, among: SourceLicense.allCases.map(\.rawValue), what: "licence"))
    return nil
  }
}
