import Content

/// What changed from one version of a study to the next, in what both published.
package struct VersionChanges: Sendable {
  package var old: String
  package var new: String
  /// The datasets that changed, by name.
  package var data: [DataChanges]
  package var results: [ResultChange]

  package var isEmpty: Bool { data.isEmpty && results.isEmpty }
}

/// The versions of a study that stay, the oldest first, and what changed from each to the next.
package struct StudyHistory: Sendable {
  package var releases: [FrozenRelease]
  package var changes: [VersionChanges]

  package init(releases: [FrozenRelease], changes: [VersionChanges]) {
    self.releases = releases
    self.changes = changes
  }
}

/// The published files of a version, as far as changes are told of them.
struct PublishedVersion {
  var version: String
  var results: [UInt8]
  /// Dataset to its canonical CSV and its dictionary.
  var data: [String: (csv: [UInt8], schema: [UInt8])] = [:]

  init(_ release: FrozenRelease) {
    version = release.version
    results = release.results
    for entry in release.entries { add(entry.path, entry.bytes) }
    keepDescribed()
  }

  /// - Parameter files: Those of the build.
  init(_ study: Study, files: [DownloadFile]) {
    version = study.version.value
    let folder = Addresses.folder(of: study.slug)
    results = files.first { $0.path == folder + Release.resultsName }?.bytes ?? []
    for file in files where file.path.hasPrefix(folder) { add(String(file.path.dropFirst(folder.count)), file.bytes) }
    keepDescribed()
  }

  /// The last part counts: a bundle may hold its data in a folder.
  private mutating func add(_ path: String, _ bytes: [UInt8]) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if name.hasSuffix(".schema.json") {
      data[String(name.dropLast(12)), default: ([], [])].schema = bytes
    } else if name.hasSuffix(".csv"), !name.hasSuffix(".fr.csv") {
      data[String(name.dropLast(4)), default: ([], [])].csv = bytes
    }
  }

  /// A table with a dictionary is a dataset; the others repeat results.
  private mutating func keepDescribed() { data = data.filter { !$0.value.schema.isEmpty } }

  func key(of dataset: String) -> [String] {
    guard let schema = data[dataset]?.schema, let key = JSONValue(schema)?["primaryKey"] else { return [] }
    return key.text.map { [$0] } ?? key.items.compactMap(\.text)
  }
}

/// From each released version to the next, and from the last to the present one.
package func versionChanges(_ study: Study, releases: [FrozenRelease], files: [DownloadFile]) -> [VersionChanges] {
  var versions = releases.filter { !isOlder(study.version.value, than: $0.version) }.map(PublishedVersion.init)
  if versions.last?.version != study.version.value { versions.append(PublishedVersion(study, files: files)) }
  return zip(versions, versions.dropFirst()).map { old, new in
    let names = Set(old.data.keys).union(new.data.keys).sorted()
    let data = names.map { name in
      let key = old.key(of: name)
      return DataChanges(
        dataset: name, old: old.data[name]?.csv ?? [], new: new.data[name]?.csv ?? [],
        key: key == new.key(of: name) ? key : [])
    }
    return VersionChanges(
      old: old.version, new: new.version, data: data.filter { !$0.isEmpty },
      results: resultChanges(old: old.results, new: new.results) ?? [])
  }
}

/// How many rows or cells of a kind are listed; their number is always told.
private let listedChanges = 10_000

/// `changes/<old>-<new>.json`.
func versionChangesJSON(_ changes: VersionChanges, of study: Study) -> JSON {
  func list(_ rows: [[String]]) -> JSON { .array(rows.prefix(listedChanges).map(JSON.texts)) }
  return [
    "study": .string(study.slug), "from": .string(changes.old), "to": .string(changes.new),
    "data": .array(
      changes.data.map { data in
        [
          "dataset": .string(data.dataset), "key": .texts(data.key), "rows_before": .integer(data.rowsBefore),
          "rows_after": .integer(data.rowsAfter), "columns_added": .texts(data.columnsAdded),
          "columns_removed": .texts(data.columnsRemoved), "n_rows_added": .integer(data.rowsAdded.count),
          "n_rows_removed": .integer(data.rowsRemoved.count), "n_cells_changed": .integer(data.cellsChanged.count),
          "rows_added": list(data.rowsAdded), "rows_removed": list(data.rowsRemoved),
          "cells_changed": .array(
            data.cellsChanged.prefix(listedChanges).map { cell in
              [
                "key": .texts(cell.key), "column": .string(cell.column), "was": .string(cell.was),
                "became": .string(cell.became),
              ]
            }),
        ]
      }),
    "results": .array(
      changes.results.map { change in
        [
          "section": .string(change.section), "id": .string(change.id), "field": .string(change.field),
          "was": change.was ?? .null, "became": change.became ?? .null,
        ]
      }),
  ]
}
