import Templates

/// What `templates/study.mustache` shows.
struct StudyPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var question: String
  var summary: String
  /// Set when the report is not in the page's language.
  var contentLanguage: String
  /// What to say then; empty otherwise.
  var untranslated: String
  var status: String
  var themes: [Link]
  var authors: [Link]
  var date: String
  /// ISO 8601.
  var dateCode: String
  var versionText: String
  /// At most one.
  var headline: [EstimateCard]
  /// The answer and the three fields that every study has.
  var summaryCard: HeadlineModel
  /// At most one.
  var grade: [GradeModel]
  var isSimulated: Bool
  var simulation: SimulationModel
  var facts: [Fact]
  var contents: [ContentsEntry]
  var body: Markup
  var planned: PlannedModel
  var flow: ResultSection
  var results: ResultSection
  var subgroups: ResultSection
  var cost: ResultSection
  var limits: LimitsModel
  var cards: [ResultCard]
  var datasets: [DatasetCard]
  var files: FilesModel
  /// The archive with everything; none where there is none.
  var bundle: [Link]
  var reviews: [Review]
  var versions: VersionsModel
  var funding: [Funding]
  var statements: [Statement]
  var citation: CitationModel
  var commands: String

  struct Review: TemplateModel {
    var by: Link
    var date: String
    var said: String
    var changed: String

    static let shape = Shape<Review>([
      .model("by") { $0.by }, .text("date") { $0.date }, .text("said") { $0.said }, .text("changed") { $0.changed },
    ])
  }

  struct Funding: TemplateModel {
    var by: Link
    var amount: String
    var note: String

    static let shape = Shape<Funding>([
      .model("by") { $0.by }, .text("amount") { $0.amount }, .text("note") { $0.note },
    ])
  }

  /// A declaration under its title: interests, ethics, preregistration.
  struct Statement: TemplateModel {
    var title: String
    var text: String
    var address: String
    /// Set when the text is not in the page's language.
    var language: String

    static let shape = Shape<Statement>([
      .text("title") { $0.title }, .text("text") { $0.text }, .text("address") { $0.address },
      .text("language") { $0.language },
    ])
  }

  static let shape = Shape<StudyPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("question") { $0.question },
    .text("summary") { $0.summary }, .text("contentLanguage") { $0.contentLanguage },
    .text("untranslated") { $0.untranslated }, .text("status") { $0.status }, .list("themes") { $0.themes },
    .list("authors") { $0.authors }, .text("date") { $0.date }, .text("dateCode") { $0.dateCode },
    .text("versionText") { $0.versionText }, .flag("hasHeadline") { !$0.headline.isEmpty },
    .list("headline") { $0.headline }, .model("summaryCard") { $0.summaryCard }, .list("grade") { $0.grade },
    .flag("isSimulated") { $0.isSimulated }, .model("simulation") { $0.simulation },
    .list("facts") { $0.facts }, .list("contents") { $0.contents }, .markup("body") { $0.body },
    .model("planned") { $0.planned }, .flag("hasFlow") { !$0.flow.isEmpty }, .model("flow") { $0.flow },
    .flag("hasResults") { !$0.results.tables.isEmpty }, .model("results") { $0.results },
    .model("subgroups") { $0.subgroups }, .model("cost") { $0.cost }, .model("limits") { $0.limits },
    .flag("hasCards") { !$0.cards.isEmpty }, .list("cards") { $0.cards },
    .flag("hasData") { !$0.datasets.isEmpty }, .list("datasets") { $0.datasets }, .model("files") { $0.files },
    .list("bundle") { $0.bundle },
    .list("reviews") { $0.reviews }, .model("versions") { $0.versions }, .list("funding") { $0.funding },
    .flag("hasFunding") { !$0.funding.isEmpty }, .list("statements") { $0.statements },
    .model("citation") { $0.citation }, .text("commands") { $0.commands },
  ])
}
