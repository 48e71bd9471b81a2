import Analyses
import Content

extension PageMaker {
  /// Each version with its date, and each correction: as it was, as it became, and why.
  func versions(of study: Study, on page: Address) -> VersionsModel {
    let newest = Address.bundle(study.slug, version: study.version.value)
    let hasBundle = context.files[study.slug]?.contains { $0.path == newest.path } ?? false
    let releases = context.histories[study.slug]?.releases ?? []
    func version(_ number: String, _ date: CalendarDate, _ what: String) -> VersionsModel.Version {
      let release = releases.first { $0.version == number }
      let isHere = release != nil || number == study.version.value && hasBundle
      return VersionsModel.Version(
        label: number.isEmpty
          ? language["version-first"] : language.say("version", ["version": number]).capitalisedFirst,
        date: language.format.date(date), dateCode: date.description, what: what,
        bundle: isHere
          ? Link(
            label: language["version-bundle"],
            address: Address.bundle(study.slug, version: number).link(from: page)) : Link(label: ""),
        page: release?.pages[code] == nil
          ? Link(label: "")
          : Link(
            label: language["version-page"], address: addresses.release(study.slug, number, code).link(from: page)),
        doi: study.depositions.doi(of: number).map { Link(label: "DOI \($0.name)", address: $0.address) }
          ?? Link(label: ""))
    }
    var known = study.corrections.map { (number: $0.version, date: $0.date, what: language.prose($0.what, in: site)) }
    // The first version has a number when it was released, or is the present one.
    let oldest = known.map(\.number).min { isOlder($0, than: $1) } ?? ""
    let first =
      known.isEmpty && releases.isEmpty
      ? study.version.value
      : releases.first.map { oldest.isEmpty || isOlder($0.version, than: oldest) ? $0.version : "" } ?? ""
    for release in releases where release.version != first && !known.contains(where: { $0.number == release.version }) {
      let place = known.firstIndex { isOlder(release.version, than: $0.number) } ?? known.endIndex
      known.insert((release.version, release.release.date, ""), at: place)
    }
    if first != study.version.value, !known.contains(where: { $0.number == study.version.value }) {
      known.append((study.version.value, study.corrections.map(\.date).max() ?? study.date.value, ""))
    }
    known = merged(known)
    known.insert((first, study.date.value, language["version-published"]), at: 0)
    let versions = known.map { version($0.number, $0.date, $0.what) }
    return VersionsModel(
      versions: versions,
      corrections: study.corrections.map { correction in
        let result = correction.result?.value ?? ""
        return VersionsModel.Correction(
          version: language.say("version", ["version": correction.version]).capitalisedFirst,
          date: language.format.date(correction.date), what: language.prose(correction.what, in: site),
          why: language.prose(correction.why, in: site), was: figureText(correction.was),
          became: figureText(correction.became),
          result: Link(
            label: result.isEmpty ? "" : title(ofResult: result, in: study),
            address: result.isEmpty ? "" : "#" + ResultMark.anchor(result)),
          mark: result.isEmpty ? ResultMark() : mark(result, in: study))
      }, changes: changes(of: study, on: page))
  }

  /// What a figure was or became, in words; a number alone (`was: 3.38`) is written as this language writes numbers.
  func figureText(_ texts: LocalisedText) -> String {
    let text = texts.text(code, otherwise: site.languages)
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), digits.utf8.count <= 15,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let value = Double(text)
    else { return language.prose(text) }
    return language.format.number(value, decimals: parts.count == 2 ? parts[1].count : 0)
  }

  /// The oldest first, each version once with all that was corrected in it.
  private func merged(
    _ versions: [(number: String, date: CalendarDate, what: String)]
  ) -> [(number: String, date: CalendarDate, what: String)] {
    var merged: [(number: String, date: CalendarDate, what: String)] = []
    for version in versions {
      if let place = merged.firstIndex(where: { $0.number == version.number }) {
        merged[place].date = max(merged[place].date, version.date)
        let isKnown = version.what.isEmpty || merged[place].what.contains(version.what)
        if !isKnown { merged[place].what += (merged[place].what.isEmpty ? "" : "; ") + version.what }
      } else {
        merged.insert(version, at: merged.firstIndex { isOlder(version.number, than: $0.number) } ?? merged.endIndex)
      }
    }
    return merged
  }
}
