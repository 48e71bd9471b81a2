import Archives
import Content
import Diagnostics
import Downloads

/// Holds the releases in the studies' folders against `releases.yml`: what is listed there is published for ever.
///
/// - Parameter catalog: With the drafts.
func recordFindings(_ catalog: Catalog, includesDrafts: Bool) -> [Diagnostic] {
  let file = catalog.folder + "/" + RecordedRelease.fileName
  guard !catalog.unreadableFiles.contains(file) else { return [] }
  let lines = catalog.recordedReleases.compactMap { finding(of: $0, in: catalog) }
  let recorded = Set(catalog.recordedReleases.map { $0.study.value + " " + $0.version.value })
  return lines
    + catalog.studies.flatMap { study in
      study.releases.filter { !recorded.contains(study.slug + " " + $0.version) }.compactMap { release in
        unrecorded(release, of: study.slug, file: file)
      } + (includesDrafts ? [] : draftFindings(study))
    }
}

private func finding(of line: RecordedRelease, in catalog: Catalog) -> Diagnostic? {
  let (slug, version) = (line.study.value, line.version.value)
  let folder = "\(catalog.folder)/studies/\(slug)"
  guard fileKind(folder) != .absent else {
    return Diagnostic(
      .error, id: "released-study-missing", at: line.study.place,
      message: "the folder ‘studies/\(slug)’ is gone, and version \(version) of this study is published for ever",
      hint: "take the folder back from the version control, or give it its name again; \(neverPublished)")
  }
  guard let release = catalog.study(slug)?.releases.first(where: { $0.version == version }) else {
    // A folder that is there and cannot be read is reported where it stands.
    guard fileKind("\(folder)/releases/\(version)") == .absent else { return nil }
    return Diagnostic(
      .error, id: "released-version-missing", at: line.version.place,
      message:
        "‘studies/\(slug)/releases/\(version)’ is gone, and version \(version) of ‘\(slug)’ is published for ever",
      hint: "take the folder back from the version control; \(neverPublished)")
  }
  do {
    guard sha256(try readFile(release.place.file)) != line.sha256.value else { return nil }
  } catch {
    // Reported by the reader of the release.
    return nil
  }
  return Diagnostic(
    .error, id: "released-file-changed", at: Place(file: release.place.file),
    message: "this is not the list of files that was released as version \(version)",
    hint:
      "take the folder ‘releases/\(version)’ back from the version control, and ‘releases.yml’ too if it was changed: "
      + "a released version never changes; to publish something else, raise ‘version’ in the front matter")
}

/// What to do with a release that was a mistake and nobody has seen.
private let neverPublished = "if this version was never published, remove this line too"

private func unrecorded(_ release: Release, of study: String, file: String) -> Diagnostic? {
  let digest: String
  do { digest = sha256(try readFile(release.place.file)) } catch { return nil }
  let line = RecordedRelease.line(study: study, version: release.version, date: release.date, sha256: digest)
  return Diagnostic(
    .error, id: "unrecorded-release", at: release.place,
    message: "version \(release.version) of ‘\(study)’ is frozen, and ‘releases.yml’ does not list it",
    hint: "take ‘releases.yml’ back from the version control, or add to it the line ‘- \(line)’")
}

private func draftFindings(_ study: Study) -> [Diagnostic] {
  guard study.isDraft, let last = study.releases.last else { return [] }
  return [
    Diagnostic(
      .error, id: "released-draft", at: study.place,
      message: "‘\(study.slug)’ is a draft, and version \(last.version) of it is published for ever",
      hint: "take ‘draft: true’ out of the front matter; keep what is not ready in a copy, or on a branch")
  ]
}
