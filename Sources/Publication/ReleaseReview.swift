import Archives
import Content
import Diagnostics
import Downloads

/// Holds what a build would publish against what was released: a released version stays as it is, a newer one tells
/// what it corrects.
struct ReleaseReview {
  let study: Study
  let releases: [FrozenRelease]
  /// The study's files of this build.
  let downloads: [DownloadFile]
  /// Of the site.
  let languages: [String]

  var findings: [Diagnostic] {
    guard let last = releases.last else { return [] }
    if let released = releases.first(where: { $0.version == study.version.value }) {
      return remade(released) + contradictions
    }
    guard isOlder(last.version, than: study.version.value) else {
      return [
        Diagnostic(
          .error, id: "old-version", at: study.version.place,
          message: "version \(last.version) is released, and the study is version \(study.version.value)",
          hint: "write a version after \(last.version), for instance \(next(after: last.version))")
      ]
    }
    return uncorrected(since: last) + removedCorrections(since: last) + contradictions + staleIdentifier
  }

  /// What the corrections say was and became, against what was published and is computed.
  private var contradictions: [Diagnostic] {
    CorrectionReview(study: study, releases: releases, results: results, languages: languages).findings
  }

  /// The identifier of an older version, left in the front matter as that of this one.
  private var staleIdentifier: [Diagnostic] {
    guard let present = study.depositions.versions.first(where: { $0.version == study.version.value }) else {
      return []
    }
    let owner = releases.first { release in
      guard let report = release.entries.first(where: { $0.path == "report/index.md" }) else { return false }
      return publishedDepositions(report.bytes, version: release.version).doi(of: release.version) == present.doi
    }
    return owner.map { release in
      [
        Diagnostic(
          .error, id: "doi-of-other-version", at: present.place,
          message:
            "‘\(present.doi.name)’ is the DOI of version \(release.version), and the study is version \(study.version.value)",
          hint:
            "write ‘doi: {\(release.version): \(present.doi.name)}’, and add that of version \(study.version.value) once it has one"
        )
      ]
    } ?? []
  }

  /// Corrections that were published and stand in the front matter no longer.
  private func removedCorrections(since last: FrozenRelease) -> [Diagnostic] {
    guard let report = last.entries.first(where: { $0.path == "report/index.md" }) else { return [] }
    let kept = Set(study.corrections.map(\.identity))
    return publishedCorrections(report.bytes, languages: languages).filter { !kept.contains($0.identity) }.map {
      Diagnostic(
        .error, id: "correction-removed", at: study.version.place,
        message:
          "the correction of version \($0.version) of \($0.date)\($0.result.map { " of ‘\($0.value)’" } ?? "") was published with version \(last.version), and is gone",
        hint: "take it back into ‘corrections’: what was corrected stays told; its words may change")
    }
  }

  /// What the build makes otherwise of a released version.
  ///
  /// A text, a datum, its dictionary, the plan, a licence or a number of another value is an error: the study's page would
  /// say one thing of the version and its bundle another. What the program writes around them (the description of the
  /// folder, how to cite) may be written otherwise by a newer program, for another address of the site, or once the
  /// version has a DOI: the frozen bytes are published in every case, and a note says that.
  private func remade(_ released: FrozenRelease) -> [Diagnostic] {
    guard let remade = downloads.last(where: { $0.facts.format == .zip })?.remade else { return [] }
    let new: [(path: String, bytes: [UInt8])]
    do { new = bundleContent(try unzip(remade)) } catch { return [] }
    // The identifier comes after the release, from the archive that was given the bundle.
    func content(_ file: (path: String, bytes: [UInt8])) -> (String, [UInt8]) {
      (
        file.path,
        file.path == "report/index.md" ? settingIdentifiers(in: file.bytes, to: nil) ?? file.bytes : file.bytes
      )
    }
    let before = Dictionary(released.entries.map(content)) { first, _ in first }
    let after = Dictionary(new.map(content)) { first, _ in first }
    let differing = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
    let isSameResults = resultChanges(old: released.results, new: results).map(\.isEmpty) ?? false
    func isContent(_ path: String) -> Bool {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      if name.hasPrefix("results.") || name == "cross-tables.csv" { return !isSameResults }
      if path.contains("report/") || path.contains("LICENSES/") || ["plan.yml", "LICENSE.txt"].contains(name) {
        return true
      }
      if name.hasSuffix(".schema.json") { return !isSameDictionary(before[path] ?? [], after[path] ?? []) }
      // Only what both versions hold can be told from a format that a newer program adds.
      return name.hasSuffix(".csv") || ((name.hasSuffix(".py") || name.hasSuffix(".txt")) && name == script)
    }
    let changed = differing.filter(isContent)
    guard changed.isEmpty else {
      return [
        Diagnostic(
          .error, id: "released-version-changed", at: study.version.place,
          message:
            "version \(released.version) is released, and the build would change its bundle: \(list(changed, before, after))",
          hint:
            "raise ‘version’, for instance to \(next(after: released.version)), and tell the correction in ‘corrections’; "
            + "or take the files back as they were")
      ]
    }
    return [
      Diagnostic(
        .note, id: "released-bundle-kept", at: study.version.place,
        message:
          "the bundle of version \(released.version) is published as it was frozen, byte for byte; only what the program writes around data, texts and results would be other today: \(list(differing, before, after))",
        hint: "nothing is to be done; the next version will have them")
    ]
  }

  /// Whether two dictionaries say the same wherever both speak: a newer program, or a later translation, may say more.
  private func isSameDictionary(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    guard let old = JSONValue(old), let new = JSONValue(new) else { return false }
    func agree(_ old: JSONValue, _ new: JSONValue) -> Bool {
      switch (old, new) {
      case (.object(let old), .object(let new)):
        return old.allSatisfy { key, value in new[key].map { agree(value, $0) } ?? false }
      case (.array(let old), .array(let new)):
        return old.count == new.count && zip(old, new).allSatisfy { agree($0, $1) }
      default: return old == new
      }
    }
    return agree(old, new)
  }

  private var script: String { study.simulation?.script.value ?? "" }

  private var results: [UInt8] {
    downloads.first { $0.facts.path == Addresses.folder(of: study.slug) + Release.resultsName }?.bytes ?? []
  }

  private func list(_ paths: [String], _ before: [String: [UInt8]], _ after: [String: [UInt8]]) -> String {
    let shown = paths.prefix(5).map { path in
      let what = before[path] == nil ? "added" : after[path] == nil ? "removed" : "changed"
      return "‘\(path)’ \(what)"
    }
    let rest = paths.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// The numbers that changed since the last release without a word about it: the first of each result.
  private func uncorrected(since last: FrozenRelease) -> [Diagnostic] {
    let corrections = study.corrections.filter { isOlder(last.version, than: $0.version) }
    // One that names no result speaks of the whole study.
    if corrections.contains(where: { $0.result == nil }) { return [] }
    let told = Set(corrections.compactMap { $0.result?.value })
    let planned = study.plan.ids
    var seen: Set<String> = []
    return (resultChanges(old: last.results, new: results) ?? []).filter {
      // A planned result that is not there could not be computed, which is reported.
      $0.isNumber && !told.contains($0.id) && !($0.field.isEmpty && planned.contains($0.id))
    }.sorted { rank($0) < rank($1) }.compactMap { change in
      guard seen.insert(change.section + " " + change.id).inserted else { return nil }
      let what =
        change.field.isEmpty
        ? "‘\(change.id)’ is published in version \(last.version) and is no longer there"
        : "‘\(change.id)’ changed since version \(last.version): \(change.field) was \(change.was?.short ?? "absent") and became \(change.became?.short ?? "absent")"
      return Diagnostic(
        .error, id: "missing-correction", at: study.version.place, message: what,
        hint:
          "add to ‘corrections’: {version: \(study.version.value), date: …, result: \(change.id), what: …, why: …}; "
          + "an entry without ‘result’ speaks of all of them")
    }
  }

  /// The figure that pages show comes first.
  private func rank(_ change: ResultChange) -> Int {
    ["estimate": 0, "conf_low": 1, "conf_high": 2, "p_value": 3][change.field] ?? 4
  }

  private func next(after version: String) -> String {
    var numbers = version.split(separator: ".").compactMap { Int($0) }
    if let last = numbers.popLast() { numbers.append(last + 1) }
    return numbers.map(String.init).joined(separator: ".")
  }
}

extension Study.Correction {
  /// What makes it the same correction in another version of the report.
  fileprivate var identity: String { "\(version) \(date) \(result?.value ?? "")" }
}

extension Plan {
  /// The identifiers of all that it calculates.
  fileprivate var ids: Set<String> {
    Set(
      (estimates.map(\.id) + descriptions.map(\.id) + crossTables.map(\.id) + balances.map(\.id)
        + attritions.map(\.id) + indices.map(\.id) + powers.map(\.id)).map(\.value))
  }
}
