import Templates

/// What `templates/study-planned.mustache` shows: what was registered beside what was done.
struct PlannedModel: TemplateModel {
  /// How the study was registered, or why it was not.
  var statement: String
  var address: String
  /// Of what the table below holds.
  var introduction: String
  var outcomes: [Outcome]
  /// Sample sizes: planned, done.
  var quantities: [Quantity]
  var note: String
  /// What differs between the protocol and the plan, each a sentence.
  var alerts: [String]
  var hasProtocol: Bool
  var deviations: [Deviation]

  /// An outcome, registered or added.
  struct Outcome: TemplateModel {
    var title: String
    /// `Principal`, `Secondaire`, `Ajouté`.
    var role: String
    var isPrimary: Bool
    /// Empty, with what follows, for an outcome that is not reported.
    var effect: String
    var interval: String
    var pValue: String
    var verdict: String
    /// `favourable`, `unfavourable`, `measured` or `unclear`.
    var tone: String
    var mark: ResultMark
    /// What is said of one that is not reported.
    var missing: String
    var why: String
    /// A word beside one whose role differs from the registered one.
    var alert: String

    static let shape = Shape<Outcome>([
      .text("title") { $0.title }, .text("role") { $0.role }, .flag("isPrimary") { $0.isPrimary },
      .flag("isReported") { $0.missing.isEmpty }, .text("effect") { $0.effect }, .text("interval") { $0.interval },
      .text("pValue") { $0.pValue }, .text("verdict") { $0.verdict }, .text("tone") { $0.tone },
      .model("mark") { $0.mark }, .text("missing") { $0.missing }, .text("why") { $0.why }, .text("alert") { $0.alert },
    ])
  }

  struct Quantity: TemplateModel {
    var label: String
    var planned: String
    var done: String
    var mark: ResultMark

    static let shape = Shape<Quantity>([
      .text("label") { $0.label }, .text("planned") { $0.planned }, .text("done") { $0.done },
      .model("mark") { $0.mark },
    ])
  }

  struct Deviation: TemplateModel {
    var planned: String
    var done: String
    var why: String
    /// Empty when it is not known, as its code is.
    var date: String
    var dateCode: String

    static let shape = Shape<Deviation>([
      .text("planned") { $0.planned }, .text("done") { $0.done }, .text("why") { $0.why }, .text("date") { $0.date },
      .text("dateCode") { $0.dateCode },
    ])
  }
  /// Of the statement, where it is not the page's.
  var statementLanguage: String

  static let shape = Shape<PlannedModel>([
    .text("statement") { $0.statement }, .text("statementLanguage") { $0.statementLanguage },
    .text("address") { $0.address }, .text("introduction") { $0.introduction },
    .flag("hasOutcomes") { !$0.outcomes.isEmpty }, .list("outcomes") { $0.outcomes },
    .flag("hasQuantities") { !$0.quantities.isEmpty }, .list("quantities") { $0.quantities }, .text("note") { $0.note },
    .flag("hasAlerts") { !$0.alerts.isEmpty }, .list("alerts") { $0.alerts }, .flag("hasProtocol") { $0.hasProtocol },
    .flag("hasDeviations") { !$0.deviations.isEmpty }, .list("deviations") { $0.deviations },
  ])
}

/// Pictures, then tables, with what introduces them; the same for every section of results.
struct ResultSection: TemplateModel {
  var introduction: String
  var pictures: [FigureModel] = []
  var lists: [FlowModel] = []
  var tables: [TableModel] = []
  /// Sentences after them.
  var notes: [String] = []

  var isEmpty: Bool { pictures.isEmpty && lists.isEmpty && tables.isEmpty && notes.isEmpty && introduction.isEmpty }

  static let shape = Shape<ResultSection>([
    .text("introduction") { $0.introduction }, .list("pictures") { $0.pictures }, .list("lists") { $0.lists },
    .list("tables") { $0.tables }, .list("notes") { $0.notes },
  ])
}

/// What the authors say that a study cannot show, and what the build knows.
struct LimitsModel: TemplateModel {
  var stated: [String]
  var known: [KnownLimit]

  struct KnownLimit: TemplateModel {
    var text: String
    var mark: ResultMark

    static let shape = Shape<KnownLimit>([.text("text") { $0.text }, .model("mark") { $0.mark }])
  }

  static let shape = Shape<LimitsModel>([
    .flag("hasStated") { !$0.stated.isEmpty }, .list("stated") { $0.stated },
    .flag("hasKnown") { !$0.known.isEmpty }, .list("known") { $0.known },
  ])
}

/// What `templates/study-versions.mustache` shows.
struct VersionsModel: TemplateModel {
  var versions: [Version]
  var corrections: [Correction]
  /// The last first.
  var changes: [VersionChangesModel]

  struct Version: TemplateModel {
    var label: String
    var date: String
    var dateCode: String
    /// `Première publication`, or what was corrected.
    var what: String
    var bundle: Link
    /// Its page as it was; without a label for a version that was not released.
    var page: Link

    static let shape = Shape<Version>([
      .text("label") { $0.label }, .text("date") { $0.date }, .text("dateCode") { $0.dateCode },
      .text("what") { $0.what }, .model("bundle") { $0.bundle },
      .model("page") { $0.page },
    ])
  }

  struct Correction: TemplateModel {
    var version: String
    var date: String
    var what: String
    var why: String
    var was: String
    var became: String
    /// The result whose figure changed; without a name when no single one did.
    var result: Link
    var mark: ResultMark

    static let shape = Shape<Correction>([
      .text("version") { $0.version }, .text("date") { $0.date }, .text("what") { $0.what }, .text("why") { $0.why },
      .flag("hasChange") { !$0.was.isEmpty || !$0.became.isEmpty }, .text("was") { $0.was },
      .text("became") { $0.became }, .model("result") { $0.result }, .model("mark") { $0.mark },
    ])
  }

  static let shape = Shape<VersionsModel>([
    .list("versions") { $0.versions }, .flag("hasCorrections") { !$0.corrections.isEmpty },
    .list("corrections") { $0.corrections }, .flag("hasChanges") { !$0.changes.isEmpty },
    .list("changes") { $0.changes },
  ])
}

/// What `templates/result-card.mustache` shows of one result: all that is needed to judge it and to compute it again.
struct ResultCard: TemplateModel {
  /// The `id` of the element.
  var anchor: String
  var title: String
  /// `Estimation`, `Tableau d’équilibre`.
  var kind: String
  var mark: ResultMark
  /// Empty, with the interval, for a table.
  var effect: String
  var interval: String
  var pValue: String
  var method: Link
  /// The method in a sentence; empty when it has no page.
  var definition: String
  var facts: [Fact]
  /// Of what was assumed, no data.
  var data: Link
  var file: Link
  /// Empty for a figure computed on data that are not published.
  var checksum: String
  /// What computes it again, each a line for a terminal.
  var commands: [String]
  var scripts: [Link]
  var warnings: [String]

  static let shape = Shape<ResultCard>([
    .text("anchor") { $0.anchor }, .text("title") { $0.title }, .text("kind") { $0.kind }, .model("mark") { $0.mark },
    .flag("isEstimate") { !$0.effect.isEmpty }, .text("effect") { $0.effect }, .text("interval") { $0.interval },
    .text("pValue") { $0.pValue }, .model("method") { $0.method }, .flag("hasMethod") { !$0.method.label.isEmpty },
    .text("definition") { $0.definition }, .list("facts") { $0.facts }, .flag("hasData") { !$0.data.label.isEmpty },
    .model("data") { $0.data }, .model("file") { $0.file }, .text("checksum") { $0.checksum },
    .list("commands") { $0.commands }, .flag("hasScripts") { !$0.scripts.isEmpty }, .list("scripts") { $0.scripts },
    .list("warnings") { $0.warnings },
  ])
}
