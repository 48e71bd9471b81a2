import Analyses
import Content

extension PageMaker {
  /// Each version with its date, and each correction: as it was, as it became, and why.
  func versions(of study: Study, on page: Address) -> VersionsModel {
    let path = Address.bundle(study.slug, version: study.version.value)
    let hasBundle = context.files[study.slug]?.contains { $0.path == path.path } ?? false
    func version(_ number: String, _ date: CalendarDate, _ what: String) -> VersionsModel.Version {
      VersionsModel.Version(
        label: language.say("version", ["version": number]).capitalisedFirst, date: language.format.date(date),
        dateCode: date.description, what: what,
        bundle: number == study.version.value && hasBundle
          ? Link(label: language["version-bundle"], address: path.link(from: page)) : Link(label: ""))
    }
    var versions = study.corrections.map { version($0.version, $0.date, language.prose($0.what, in: site)) }
    let numbers = Set(study.corrections.map(\.version))
    let first = study.corrections.isEmpty ? study.version.value : ""
    if !numbers.contains(study.version.value), first.isEmpty {
      versions.append(version(study.version.value, study.corrections.map(\.date).max() ?? study.date.value, ""))
    }
    versions.insert(
      VersionsModel.Version(
        label: first.isEmpty
          ? language["version-first"] : language.say("version", ["version": first]).capitalisedFirst,
        date: language.format.date(study.date.value), dateCode: study.date.value.description,
        what: language["version-published"],
        bundle: first.isEmpty || !hasBundle
          ? Link(label: "") : Link(label: language["version-bundle"], address: path.link(from: page))), at: 0)
    return VersionsModel(
      versions: versions,
      corrections: study.corrections.map { correction in
        let result = correction.result?.value ?? ""
        return VersionsModel.Correction(
          version: language.say("version", ["version": correction.version]).capitalisedFirst,
          date: language.format.date(correction.date), what: language.prose(correction.what, in: site),
          why: language.prose(correction.why, in: site), was: language.prose(correction.was, in: site),
          became: language.prose(correction.became, in: site),
          result: Link(
            label: result.isEmpty ? "" : title(ofResult: result, in: study),
            address: result.isEmpty ? "" : "#" + ResultMark.anchor(result)),
          mark: result.isEmpty ? ResultMark() : mark(result, in: study))
      })
  }
}
