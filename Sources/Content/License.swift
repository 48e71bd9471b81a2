import Diagnostics
import YAML

/// The licences under which data and texts may be published, by their SPDX identifiers.
package enum License: String, Sendable, CaseIterable {
  case etalab2 = "etalab-2.0"
  case ccBy4 = "CC-BY-4.0"
  case ccBySa4 = "CC-BY-SA-4.0"
  case cc0 = "CC0-1.0"
  case odbl1 = "ODbL-1.0"

  package var title: String {
    switch self {
    case .etalab2: "Licence Ouverte 2.0"
    case .ccBy4: "Creative Commons Attribution 4.0"
    case .ccBySa4: "Creative Commons Attribution-ShareAlike 4.0"
    case .cc0: "Creative Commons Zero 1.0"
    case .odbl1: "Open Database License 1.0"
    }
  }

  /// The licence's address, which harvesters compare as a whole.
  package var address: String {
    switch self {
    case .etalab2: "https://spdx.org/licenses/etalab-2.0"
    case .ccBy4: "https://creativecommons.org/licenses/by/4.0/"
    case .ccBySa4: "https://creativecommons.org/licenses/by-sa/4.0/"
    case .cc0: "https://creativecommons.org/publicdomain/zero/1.0/"
    case .odbl1: "https://opendatacommons.org/licenses/odbl/1-0/"
    }
  }
}

extension License {
  /// The last part of its address in the licences of the Publications Office of the European Union.
  package var europeanName: String {
    switch self {
    case .etalab2: "ETALAB_2_0"
    case .ccBy4: "CC_BY_4_0"
    case .ccBySa4: "CC_BYSA_4_0"
    case .cc0: "CC0"
    case .odbl1: "ODC_BL"
    }
  }
}

/// The licences of a study's data and of its texts.
package struct Licenses: Sendable, Equatable {
  package var data: License
  package var text: License

  package init(data: License, text: License) {
    self.data = data
    self.text = text
  }
}

extension MappingReader {
  /// `license: etalab-2.0`, or `license: {data: etalab-2.0, text: CC-BY-4.0}`.
  package mutating func licenses(_ key: String) -> Licenses? {
    guard let node = node(key) else { return nil }
    if case .mapping = node.kind {
      var reader = MappingReader(node, what: "‘\(key)’", place: node.place)
      let data = reader.license("data")
      let text = reader.license("text")
      for (name, value) in [("data", data), ("text", text)] where value == nil && !reader.contains(name) {
        reader.missing(name, example: License.allCases.map(\.rawValue).joined(separator: " | "))
      }
      add(reader.finish())
      guard let data, let text else { return nil }
      return Licenses(data: data, text: text)
    }
    return license(key).map { Licenses(data: $0, text: $0) }
  }

  package mutating func license(_ key: String) -> License? {
    guard let text = optionalText(key) else { return nil }
    if let license = License(rawValue: text.value) { return license }
    report(
      .error, "unknown-license", at: text.place, "‘\(text.value)’ is not a licence that can be published under",
      hint: hint(for: text.value, among: License.allCases.map(\.rawValue), what: "licence"))
    return nil
  }
}
