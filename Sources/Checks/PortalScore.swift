import Content
import Diagnostics

/// What two portals would think of a dataset's description once they have harvested it.
///
/// data.gouv.fr counts nine points (`udata`, `Dataset.compute_quality_score`): licence, time, place, frequency, up to
/// date, a description of more than 100 characters, an open format, reachable and documented files. A published site has
/// four of them by construction. Of a place it takes only a shape, so `box` is needed. Up to date is judged on the date
/// of the build: no clock is read.
///
/// data.europa.eu counts 405 points (*Metadata Quality Assessment*, 23 measures). A published site has 315 of them by
/// construction, once its address can be reached; those that depend on what an editor writes are looked for here.
package struct PortalScore: Sendable {
  /// What a point is given for, with the key that earns it.
  package struct Missing: Sendable, Equatable {
    package var what: String
    /// Empty when no key does.
    package var key: String
  }

  package static let most = 9
  package static let europeanMost = 405

  package var missing: [Missing] = []
  /// What data.europa.eu misses, with its points.
  package var europeanLosses: [(what: String, points: Int)] = []

  package var points: Int { Self.most - missing.count }
  package var europeanPoints: Int { Self.europeanMost - europeanLosses.reduce(0) { $0 + $1.points } }

  package init(_ dataset: Dataset, of study: Study, in catalog: Catalog) {
    let dictionary = dataset.dictionary
    if dictionary.temporal == nil {
      missing.append(Missing(what: "the time it is about", key: "temporal: {from: 2019-09-01, to: 2020-06-30}"))
      europeanLosses.append(("time", 20))
    }
    if dictionary.spatial?.box == nil {
      missing.append(
        Missing(what: "the place as a shape", key: "spatial: {name: …, box: [west, south, east, north]}"))
    }
    if dictionary.spatial == nil { europeanLosses.append(("place", 20)) }
    if let frequency = dictionary.frequency {
      if let days = frequency.days, let today = catalog.buildDate, today.dayNumber > newest(study).dayNumber + days + 1
      {
        missing.append(Missing(what: "an update within \(days) days", key: "frequency: irregular"))
      }
    } else {
      missing.append(Missing(what: "the frequency", key: "frequency: never"))
      missing.append(Missing(what: "whether it is up to date", key: ""))
    }
    let language = catalog.site.masterLanguage
    let own = dictionary.description.text(language, otherwise: catalog.site.languages)
    let description = own.isEmpty ? study.editions.master.summary : own
    if description.unicodeScalars.count <= 100 {
      missing.append(
        Missing(
          what: "a description of more than 100 characters (\(description.unicodeScalars.count))", key: "description: …"
        ))
    }
    if study.editions.all.allSatisfy({ $0.study.keywords.isEmpty }) { europeanLosses.append(("keywords", 30)) }
    if catalog.site.contact.isEmpty, dictionary.contact == nil { europeanLosses.append(("a contact", 20)) }
  }

  private func newest(_ study: Study) -> CalendarDate {
    max(study.date.value, study.corrections.map(\.date).max() ?? study.date.value)
  }
}

/// One note for each dataset; none is a fault.
package func portalScores(_ catalog: Catalog) -> [Diagnostic] {
  catalog.studies.flatMap { study in
    study.datasets.map { dataset in
      let score = PortalScore(dataset, of: study, in: catalog)
      var message = "data.gouv.fr would give \(score.points) of \(PortalScore.most) points"
      if !score.missing.isEmpty { message += "; missing: " + score.missing.map(\.what).joined(separator: ", ") }
      message += "; data.europa.eu would give \(score.europeanPoints) of \(PortalScore.europeanMost)"
      if !score.europeanLosses.isEmpty {
        message += "; missing: " + score.europeanLosses.map { "\($0.what) (\($0.points))" }.joined(separator: ", ")
      }
      let keys = score.missing.map(\.key).filter { !$0.isEmpty }
      return Diagnostic(
        .note, id: "portal-score", at: Place(file: dataset.dictionary.file, line: 1, column: 1), message: message,
        hint: keys.isEmpty ? "" : "the dictionary may say " + keys.map { "‘\($0)’" }.joined(separator: ", "))
    }
  }
}
