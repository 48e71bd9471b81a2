import Diagnostics
import YAML

/// A version of a study that was frozen: its bytes stand in `releases/<version>/` of the study's folder, and are
/// published as they are for ever.
///
/// `release.yml` lists every frozen file with its digest, so that a changed byte is found.
package struct Release: Sendable {
  package var version: String
  /// The date of the version, not of the freezing: the same content freezes to the same bytes.
  package var date: CalendarDate
  package var files: [File]
  /// The release's folder, as in messages.
  package var folder: String
  package var place: Place

  package struct File: Sendable {
    /// Below the release's folder.
    package var path: String
    package var sha256: Located<String>
  }

  package static let fileName = "release.yml"
  package static let resultsName = "results.json"

  /// The frozen page of the study in a language, below the release's folder.
  package static func pageName(_ language: String) -> String { "page.\(language).html" }

  package static func bundleName(_ study: String, version: String) -> String { "\(study)-\(version).zip" }

  /// The files in the bytes of a `release.yml`; none when it cannot be read.
  package static func listed(_ bytes: [UInt8]) -> [(path: String, sha256: String)] {
    guard let root = parseYAML(bytes, file: fileName).0 else { return [] }
    var reader = MappingReader(root, what: "a release", place: Place(file: fileName, line: 1, column: 1))
    return reader.list("files").map { node in
      var item = MappingReader(node, what: "a frozen file", place: node.place)
      return (item.text("path").value, item.text("sha256").value)
    }
  }

  /// The text of `release.yml`.
  package static func yaml(version: String, date: CalendarDate, files: [(path: String, sha256: String)]) -> [UInt8] {
    let lines = files.sorted { $0.path < $1.path }.map { "  - {path: \($0.path), sha256: \($0.sha256)}\n" }
    return Array(
      ("# Made by ‘tank release’; these files never change again.\nversion: \(version)\ndate: \(date)\nfiles:\n"
        + lines.joined()).utf8)
  }
}

extension Study {
  /// The frozen present version; nil when it was not released yet.
  package var presentRelease: Release? { releases.first { $0.version == version.value } }

  /// The newest release that is older than the present version.
  package var formerRelease: Release? { releases.last { isOlder($0.version, than: version.value) } }
}

/// Whether a version is older than another, by its three numbers; false when one of them is no version.
package func isOlder(_ version: String, than other: String) -> Bool {
  guard isVersion(version), isVersion(other) else { return false }
  func numbers(_ text: String) -> [Int] { text.split(separator: ".").compactMap { Int($0) } }
  return numbers(version).lexicographicallyPrecedes(numbers(other))
}

extension Loader {
  /// The folders of `releases/`, the oldest first.
  mutating func releases(in folder: String, study: String) -> [Release] {
    guard fileKind(folder) != .absent else { return [] }
    var releases: [Release] = []
    for name in list(folder) {
      let path = folder + "/" + name
      guard isVersion(name), fileKind(path) == .folder else {
        diagnostics.append(
          Diagnostic(
            .warning, id: "stray-file", at: Place(file: path), message: "nothing reads ‘\(name)’ here",
            hint: "‘releases’ holds one folder a version, which ‘tank release \(study)’ makes"))
        continue
      }
      if let release = release(name, in: path, study: study) { releases.append(release) }
    }
    return releases.sorted { isOlder($0.version, than: $1.version) }
  }

  private mutating func release(_ version: String, in folder: String, study: String) -> Release? {
    let file = folder + "/" + Release.fileName
    guard fileKind(file) != .absent else {
      diagnostics.append(
        Diagnostic(
          .error, id: "missing-release", at: Place(file: file),
          message: "the release \(version) needs the file ‘\(file)’",
          hint: "take the folder back from the version control, or remove it if this version was never published"))
      return nil
    }
    guard let bytes = bytes(file) else { return nil }
    let (root, found) = parseYAML(bytes, file: file)
    diagnostics += found
    guard let root else { return nil }
    let place = Place(file: file, line: 1, column: 1)
    var reader = MappingReader(root, what: "a release", place: place)
    let written = reader.version("version")
    if !written.value.isEmpty, written.value != version {
      reader.report(
        .error, "other-version", at: written.place, "this is the release \(written.value), in the folder of \(version)",
        hint: "take the folder back from the version control: ‘tank release’ names it")
    }
    let date = reader.requiredDate("date")
    let files = reader.list("files").map { node in
      var item = MappingReader(node, what: "a frozen file", place: node.place)
      let file = Release.File(path: item.text("path").value, sha256: item.text("sha256"))
      reader.add(item.finish())
      return file
    }
    let names = Set(files.map(\.path))
    for needed in [Release.bundleName(study, version: version), Release.resultsName] where !names.contains(needed) {
      reader.report(
        .error, "missing-release", at: place, "this release does not list ‘\(needed)’",
        hint: "take the file back from the version control")
    }
    diagnostics += reader.finish()
    reportStrangers(in: folder, known: names.union([Release.fileName]))
    return date.map { Release(version: version, date: $0.value, files: files, folder: folder, place: place) }
  }
}
