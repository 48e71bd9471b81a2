import Diagnostics
import YAML

/// A text of the institution: mission, methods, legal notice.
package struct Page: Sendable {
  package var slug: String
  package var editions: Editions
  package var date: CalendarDate?
}

/// A short text that may cite studies and their figures.
package struct Note: Sendable {
  package var slug: String
  package var place: Place
  package var editions: Editions
  package var authors: [Located<String>] = []
  package var date: Located<CalendarDate>
  package var themes: [Located<String>] = []
  package var studies: [Located<String>] = []
  /// Published only when drafts are asked for.
  package var isDraft = false
  /// Names of the files in `images/`.
  package var images: [String] = []
}

/// A study: its report, its plan, its data, and all that says how far it can be trusted.
package struct Study: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case protocolOnly = "protocol", ongoing, final
  }

  package enum Design: String, Sendable, CaseIterable {
    case individualRandomised = "individual-randomised"
    case clusterRandomised = "cluster-randomised"
    case differenceInDifferences = "difference-in-differences"
    case beforeAfter = "before-after"
    case matching
    case regressionDiscontinuity = "regression-discontinuity"
    case instrumentalVariable = "instrumental-variable"
    case syntheticControl = "synthetic-control"
    case metaAnalysis = "meta-analysis"
    case descriptive
  }

  package struct Funding: Sendable {
    package var by: Located<String>
    /// In euros.
    package var amount: Double?
    package var note: LocalisedText
  }

  package struct Preregistration: Sendable {
    package var registry: String
    package var id: String
    package var date: CalendarDate?
    package var url: String
  }

  package struct Review: Sendable {
    package var by: Located<String>
    package var date: CalendarDate
    package var said: LocalisedText
    package var changed: LocalisedText
  }

  package struct Correction: Sendable {
    package var version: String
    package var date: CalendarDate
    package var what: LocalisedText
    package var why: LocalisedText
    /// As it stood before; empty when the correction changed no single text or figure.
    package var was = LocalisedText()
    /// As it stands since; empty like ``was``.
    package var became = LocalisedText()
    /// The result whose figure changed.
    package var result: Located<String>?
    package var place: Place
  }

  package struct Simulation: Sendable {
    package var script: Located<String>
    package var seed: Int
    package var effects: [TrueEffect]

    package struct TrueEffect: Sendable {
      package var estimate: Located<String>
      package var value: Double
    }
  }

  package struct Source: Sendable {
    package var text: String
    package var url: String
  }

  package var slug: String
  /// The study's folder, as in messages.
  package var folder: String
  package var place: Place
  package var editions: Editions
  package var authors: [Located<String>] = []
  package var date: Located<CalendarDate>
  package var version: Located<String>
  package var status = Status.final
  package var themes: [Located<String>] = []
  /// What was tried, as the evidence map calls it; empty for the first theme.
  package var intervention = LocalisedText()
  package var design = Design.descriptive
  package var headline: Located<String>?
  package var partners: [Located<String>] = []
  package var funding: [Funding] = []
  /// nil when the front matter says in words why there is none, or how it was done.
  package var preregistration: Preregistration?
  package var reviews: [Review] = []
  package var corrections: [Correction] = []
  /// What was frozen, the oldest first.
  package var releases: [Release] = []
  /// What was registered before the data were seen; nil when the front matter does not list it.
  package var registered: RegisteredProtocol?
  package var deviations: [Deviation] = []
  /// What the authors say that the study cannot show.
  package var limits: [LocalisedText] = []
  package var licenses: Licenses?
  package var simulation: Simulation?
  package var source: Source?
  /// Of the present version; nil before it is deposited.
  package var doi: DOI?
  /// Of every deposited version.
  package var depositions = Depositions()
  package var evidence = DeclaredEvidence()
  /// What is known of the cost; nil when nothing is said.
  package var cost: DeclaredCost?
  package var plan = Plan()
  package var datasets: [Dataset] = []
  /// Published only when drafts are asked for.
  package var isDraft = false
  /// Names of the files in `images/`.
  package var images: [String] = []

  package func dataset(named name: String) -> Dataset? {
    datasets.first { $0.name == name }
  }
}
