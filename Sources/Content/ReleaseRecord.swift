import Diagnostics
import YAML

/// A line of `releases.yml`: a version of a study that was frozen, and stays published for ever.
///
/// The file stands beside `site.yml`, away from the studies: a release whose folder is removed, with or without its
/// study, is still known there. `tank release` writes it; nobody else does.
package struct RecordedRelease: Sendable {
  package var study: Located<String>
  package var version: Located<String>
  package var date: CalendarDate
  /// Of the release's `release.yml`, which holds the digest of every frozen file.
  package var sha256: Located<String>
  package var place: Place

  package static let fileName = "releases.yml"

  package init(
    study: Located<String>, version: Located<String>, date: CalendarDate, sha256: Located<String>, place: Place
  ) {
    self.study = study
    self.version = version
    self.date = date
    self.sha256 = sha256
    self.place = place
  }

  /// What `tank release` adds for a version.
  package static func line(study: String, version: String, date: CalendarDate, sha256: String) -> String {
    "{study: \(study), version: \(version), date: \(date), sha256: \(sha256)}"
  }

  /// The text of `releases.yml`, by study and version.
  package static func yaml(_ releases: [RecordedRelease]) -> [UInt8] {
    let sorted = releases.sorted {
      $0.study.value == $1.study.value
        ? isOlder($0.version.value, than: $1.version.value) : $0.study.value < $1.study.value
    }
    let lines = sorted.map {
      "  - "
        + line(study: $0.study.value, version: $0.version.value, date: $0.date, sha256: $0.sha256.value) + "\n"
    }
    return Array(
      ("# Made by ‘tank release’: the versions that stay published for ever. No line is changed or taken out.\nreleases:\n"
        + lines.joined()).utf8)
  }
}

/// Reads `releases.yml`.
func readReleaseRecord(_ root: Node, file: String) -> ([RecordedRelease], [Diagnostic]) {
  var reader = MappingReader(root, what: "the list of releases", place: Place(file: file, line: 1, column: 1))
  var seen: Set<String> = []
  var releases: [RecordedRelease] = []
  for node in reader.list("releases") {
    var item = MappingReader(node, what: "a release", place: node.place)
    let study = item.text("study")
    let version = item.version("version")
    let date = item.requiredDate("date")
    let digest = item.text("sha256")
    reader.add(item.finish())
    guard let date, !study.value.isEmpty, !version.value.isEmpty else { continue }
    guard seen.insert(study.value + " " + version.value).inserted else {
      reader.report(
        .error, "repeated-release", at: node.place,
        "version \(version.value) of ‘\(study.value)’ stands twice in this list",
        hint: "take the file back from the version control: ‘tank release’ writes it")
      continue
    }
    releases.append(
      RecordedRelease(study: study, version: version, date: date.value, sha256: digest, place: node.place))
  }
  return (releases, reader.finish())
}
