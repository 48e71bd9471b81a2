import Content
import Downloads
import Templates

extension PageMaker {
  /// The page of each released version of each study, in this language.
  ///
  /// - Parameter known: The paths of all other files of the site.
  func addReleases(to list: inout PageList, known: Set<String>) {
    let maker = self
    for study in index.studies {
      for release in context.histories[study.slug]?.releases ?? [] where release.pages[code] != nil {
        list.add(addresses.release(study.slug, release.version, code), templates.release, size: 131_072) {
          maker.releasePage(release, of: study, known: known)
        }
      }
    }
  }

  func releasePage(_ release: FrozenRelease, of study: Study, known: Set<String>) -> ReleasePage {
    let address = addresses.release(study.slug, release.version, code)
    let living = addresses.study(study.slug, code)
    let edition = study.editions[code]
    let label = language.say("version", ["version": release.version]).capitalisedFirst
    let identity = PageIdentity(
      address: address, title: "\(language.prose(edition.title)) (\(release.version))",
      description: language.prose(edition.summary), section: "studies",
      crumbs: [
        homeCrumb, (language["studies"], addresses.studies(code)), (language.prose(edition.title), living),
      ],
      counterpart: { addresses.release(study.slug, release.version, $0) },
      isTranslated: { release.pages[$0] != nil })
    let isOld = isOlder(release.version, than: study.version.value)
    let later = study.corrections.filter { isOlder(release.version, than: $0.version) }
    var files = [
      Link(
        label: language["frozen-page"],
        address: Address(
          path: Addresses.folder(of: study.slug, version: release.version) + Release.pageName(code)
        ).link(from: address)),
      Link(
        label: language["version-bundle"],
        address: Address.bundle(study.slug, version: release.version).link(from: address)),
      Link(
        label: language["results-file"],
        address: Address(path: Addresses.folder(of: study.slug, version: release.version) + Release.resultsName)
          .link(from: address)),
    ]
    if let doi = study.depositions.doi(of: release.version) {
      files.append(Link(label: "DOI \(doi.name)", address: doi.address))
    }
    files += (context.histories[study.slug]?.changes ?? []).filter { $0.old == release.version }.map {
      Link(
        label: language.say("changes-to", ["version": $0.new]),
        address: Address(path: Addresses.changes(of: study.slug, from: $0.old, to: $0.new)).link(from: address))
    }
    return ReleasePage(
      site: frame(identity), label: "\(label), \(language.format.date(release.release.date))",
      notice: language[isOld ? "release-old" : "release-newest"], isOld: isOld,
      newest: Link(
        label: language.say("release-link", ["version": study.version.value]), address: living.link(from: address)),
      corrections: later.map { correction in
        language.say(
          "release-correction",
          [
            "version": correction.version, "date": language.format.date(correction.date),
            "what": sentence(of: correction, in: study),
          ])
      }, files: files,
      body: Markup(
        bytes: FrozenPage.thaw(release.pages[code] ?? [], known: known.contains, prefix: address.rootPrefix)))
  }

  /// What a correction changed, with the figure before and after, and why.
  func sentence(of correction: Study.Correction, in study: Study) -> String {
    func text(_ texts: LocalisedText) -> String { language.prose(texts, in: site) }
    var parts = [text(correction.what)]
    let was = figureText(correction.was)
    let became = figureText(correction.became)
    if !was.isEmpty || !became.isEmpty {
      parts.append(language.say("correction-change", ["was": was, "became": became]))
    }
    parts.append(text(correction.why))
    return parts.map { part in
      part.hasSuffix(".") || part.hasSuffix("!") || part.hasSuffix("?") || part.isEmpty ? part : part + "."
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What changed between the versions of a study, the last change first.
  func changes(of study: Study, on page: Address) -> [VersionChangesModel] {
    (context.histories[study.slug]?.changes ?? []).reversed().map { changes in
      let shown = changes.results.filter { $0.isNumber || $0.field.isEmpty }.prefix(shownChanges)
      return VersionChangesModel(
        title: language.say("changes-title", ["old": changes.old, "new": changes.new]),
        summary: changes.isEmpty
          ? language["changes-none"]
          : language.say(
            "changes-summary",
            [
              "results": language.format.integer(changes.results.count),
              "data": language.format.integer(changes.data.count),
            ]),
        results: shown.map { change in
          let isHere = study.plan.titles[change.id] != nil
          return VersionChangesModel.Row(
            result: Link(
              label: title(ofResult: change.id, in: study), address: isHere ? "#" + ResultMark.anchor(change.id) : ""),
            field: change.field, was: words(for: change.was), became: words(for: change.became))
        },
        data: changes.data.map { data in
          language.say(
            "changes-data",
            [
              "name": dataTitle(data.dataset, of: study),
              "added": language.format.integer(data.rowsAdded.count),
              "removed": language.format.integer(data.rowsRemoved.count),
              "cells": language.format.integer(data.cellsChanged.count),
              "columns": language.format.integer(data.columnsAdded.count + data.columnsRemoved.count),
            ])
        },
        file: Link(
          label: language["changes-file"],
          address: Address(path: Addresses.changes(of: study.slug, from: changes.old, to: changes.new)).link(from: page)
        ))
    }
  }

  private func dataTitle(_ name: String, of study: Study) -> String {
    let title = study.dataset(named: name).map { language.prose($0.dictionary.title, in: site) } ?? ""
    return title.isEmpty ? name : title
  }

  private func words(for value: JSON?) -> String {
    switch value {
    case nil: language["changes-absent"]
    case .number(let number): language.format.number(number, decimals: decimals(number))
    case .integer(let whole): language.format.integer(whole)
    case .null: language["cell-hidden"]
    case .string("published"): language["changes-present"]
    case .some(let other): other.short
    }
  }

  /// Enough decimals for four significant figures.
  private func decimals(_ number: Double) -> Int {
    var size = abs(number)
    var decimals = 3
    while size < 1, size > 0, decimals < 9 {
      size *= 10
      decimals += 1
    }
    return decimals
  }
}

/// How many changed values a page lists; the file has all.
private let shownChanges = 60
