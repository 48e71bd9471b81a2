import Diagnostics
import YAML

/// A digital object identifier: what an archive gave a study, and what leads to it for ever.
package struct DOI: Sendable, Equatable {
  /// From `10.` on, as registries write it: `10.5281/zenodo.1234567`.
  package let name: String

  /// - Parameter text: The name, alone or after `doi:` or the address of the resolver; nil for anything else.
  package init?(_ text: String) {
    var name = text[...]
    for prefix in ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:", "DOI:"]
    where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
      break
    }
    // ISO 26324: a directory indicator, a registrant's code of digits and points, a slash, a suffix.
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix("10."), !parts[1].isEmpty else { return nil }
    let codes = parts[0].dropFirst(3).split(separator: ".", omittingEmptySubsequences: false)
    guard (4...9).contains(codes[0].utf8.count),
      codes.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[1].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>\"\\^`{|}".utf8.contains($0) })
    else { return nil }
    self.name = String(name)
  }

  /// Where the resolver leads from.
  package var address: String {
    var address = "https://doi.org/"
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "%"): address += "%25"
      case UInt8(ascii: "#"): address += "%23"
      case UInt8(ascii: "?"): address += "%3F"
      default: address.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return address
  }
}

extension MappingReader {
  package mutating func doi(_ key: String) -> DOI? {
    guard let text = optionalText(key) else { return nil }
    if let doi = DOI(text.value) { return doi }
    report(
      .error, "bad-doi", at: text.place, "‘\(text.value)’ is not a DOI",
      hint: "write it from 10. on, as in 10.5281/zenodo.1234567")
    return nil
  }
}
