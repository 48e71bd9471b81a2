import Diagnostics
import YAML

/// The identifiers that archives gave a study: one for each deposited version, and one for all versions together, which
/// some archives give besides (“concept DOI”).
package struct Depositions: Sendable {
  package struct Deposition: Sendable {
    package var version: String
    package var doi: DOI
    package var place: Place

    package init(version: String, doi: DOI, place: Place) {
      self.version = version
      self.doi = doi
      self.place = place
    }
  }

  /// In the order of the front matter.
  package var versions: [Deposition] = []
  /// Of all versions together.
  package var all: Located<DOI>?

  package init() {}

  package func doi(of version: String) -> DOI? { versions.first { $0.version == version }?.doi }

  /// The newest deposited version that is older than another.
  package func former(before version: String) -> Deposition? {
    versions.filter { isOlder($0.version, than: version) }.max { isOlder($0.version, than: $1.version) }
  }

  /// As `doi` of the front matter is written.
  package var yaml: String {
    let sorted = versions.sorted { isOlder($0.version, than: $1.version) }
    let members = (all.map { [("all", $0.value)] } ?? []) + sorted.map { ($0.version, $0.doi) }
    return "{" + members.map { "\($0): \(quoted($1.name))" }.joined(separator: ", ") + "}"
  }

  private func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "("), UInt8(ascii: ")"):
        true
      default: false
      }
    }
    return isPlain ? name : "\"\(name)\""
  }
}

extension MappingReader {
  /// `doi: 10.…` for the present version, or `doi: {all: 10.…, 1.0.0: 10.…}`.
  mutating func depositions(_ key: String, version: String) -> Depositions {
    var depositions = Depositions()
    guard let node = node(key) else { return depositions }
    guard case .mapping(let pairs) = node.kind else {
      if let doi = doi(key) {
        depositions.versions = [Depositions.Deposition(version: version, doi: doi, place: node.place)]
      }
      return depositions
    }
    for pair in pairs {
      guard case .scalar(let text, _) = pair.value.kind, let doi = DOI(text) else {
        report(
          .error, "bad-doi", at: pair.value.place, "what ‘\(pair.key.value)’ has here is not a DOI",
          hint: "write it from 10. on, as in 10.5281/zenodo.1234567")
        continue
      }
      if pair.key.value == "all" {
        depositions.all = Located(doi, at: pair.value.place)
      } else if isVersion(pair.key.value) {
        depositions.versions.append(
          Depositions.Deposition(version: pair.key.value, doi: doi, place: pair.value.place))
      } else {
        report(
          .error, "bad-version", at: pair.key.place, "‘\(pair.key.value)’ is neither a version nor ‘all’",
          hint: "write the version that the DOI is of, as in {1.0.0: \(doi.name)}, or ‘all’ for the DOI of all versions"
        )
      }
    }
    return depositions
  }
}

/// The identifiers in the front matter of a report that was published as a version; none when it cannot be read.
package func publishedDepositions(_ report: [UInt8], version: String) -> Depositions {
  let frontMatter = FrontMatter(report, file: "index.md", what: "a study")
  guard frontMatter.isReadable else { return Depositions() }
  var reader = MappingReader(frontMatter.root, what: "a study", place: Place(file: "index.md", line: 1, column: 1))
  return reader.depositions("doi", version: version)
}

/// A report with other identifiers in its front matter; every other byte stays as it is.
///
/// - Parameter depositions: Nil to leave the key `doi` out.
/// - Returns: Nil when the report has no front matter.
package func settingIdentifiers(in bytes: [UInt8], to depositions: Depositions?) -> [UInt8]? {
  var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
  func isFence(_ line: [UInt8]) -> Bool {
    var text = line[...]
    while let last = text.last, [0x20, 0x09, 0x0D].contains(last) { text.removeLast() }
    return text.elementsEqual("---".utf8)
  }
  func isKey(_ line: [UInt8], _ key: String) -> Bool { line.starts(with: "\(key):".utf8) }
  let first = lines.first.map { $0.starts(with: [0xEF, 0xBB, 0xBF]) ? Array($0.dropFirst(3)) : $0 } ?? []
  guard isFence(first), let end = lines.dropFirst().firstIndex(where: isFence) else { return nil }
  let lineEnd: [UInt8] = first.last == 0x0D ? [0x0D] : []
  let line = depositions.map { Array("doi: \($0.yaml)".utf8) + lineEnd }
  if let start = lines[1..<end].firstIndex(where: { isKey($0, "doi") }) {
    // What is indented below the key belongs to it.
    let next = lines[(start + 1)..<end].firstIndex { !($0.first == 0x20 || $0.first == 0x09) } ?? end
    lines.replaceSubrange(start..<next, with: line.map { [$0] } ?? [])
  } else if let line {
    let version = lines[1..<end].firstIndex { isKey($0, "version") }
    lines.insert(line, at: version.map { $0 + 1 } ?? end)
  }
  return Array(lines.joined(separator: [0x0A]))
}
