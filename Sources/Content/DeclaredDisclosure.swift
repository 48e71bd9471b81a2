import Diagnostics
import Disclosure
import Tables

/// What a dictionary says, under `disclosure:`, of the persons or enterprises behind its rows.
package struct DeclaredDisclosure: Sendable {
  /// What the rows are about; persons when the dictionary does not say.
  package var subject = Subject.persons
  /// Stricter than the site's, or weaker with a reason.
  package var change = Thresholds.Change()
  /// Why its thresholds are weaker; `change` has the text in the site's first language.
  package var why = LocalisedText()
  /// The diversity and the closeness wanted of the sensitive columns.
  package var diversity: Int?
  package var closeness: Double?
  /// In the order in which they are applied.
  package var remedies: [Located<Remedy>] = []
  package var calculatesOn = Calculation.published
  package var waivers: [Waiver] = []
  package var differenceWaivers: [DifferenceWaiver] = []
  /// Where `disclosure` stands; nil when the dictionary does not say it.
  package var place: Place?
  /// The columns whose `privacy` the dictionary says, `none` included: nobody need ask about them.
  package var markedColumns: Set<String> = []

  package enum Calculation: String, Sendable, CaseIterable {
    /// On what readers have: they can compute every figure again.
    case published
    /// On the data before the remedies: the figures bear a mark that readers cannot compute them again.
    case restricted
  }

  /// A finding that may pass, with who will be told why: it is published.
  package struct Waiver: Sendable, Equatable {
    package var finding: Located<IdentifierKind>
    package var column: Located<String>
    package var why: LocalisedText
    package var date: CalendarDate

    package init(
      finding: Located<IdentifierKind>, column: Located<String>, why: LocalisedText, date: CalendarDate
    ) {
      self.finding = finding
      self.column = column
      self.why = why
      self.date = date
    }
  }

  /// A small difference between a result and what was published of it before, which may be published.
  ///
  /// It holds for one version of the study: the next difference is another group of persons, and needs its own reason.
  package struct DifferenceWaiver: Sendable, Equatable {
    /// The word of its finding.
    package static let finding = "small-difference"

    /// The estimate or the table that changes.
    package var result: Located<String>
    /// The version of the study that brings the change.
    package var version: Located<String>
    package var why: LocalisedText
    package var date: CalendarDate
  }

  package init() {}
}

/// What was looked for before a dataset was published, what was found, and what was done.
package struct DisclosureRecord: Sendable {
  package var report: DisclosureReport
  /// Identifiers in the published table that are suspected or waived; certain ones without a waiver stop the build.
  package var findings: [Finding]
  /// The thresholds that hold for every figure made from the data.
  package var thresholds: Thresholds
  package var waivers: [DeclaredDisclosure.Waiver]

  package init(
    report: DisclosureReport, findings: [Finding], thresholds: Thresholds, waivers: [DeclaredDisclosure.Waiver]
  ) {
    self.report = report
    self.findings = findings
    self.thresholds = thresholds
    self.waivers = waivers
  }
}
