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
  var isSimulated: Bool
  var simulation: SimulationModel
  var facts: [Fact]
  var contents: [ContentsEntry]
  var body: Markup
  var pictures: [FigureModel]
  var tables: [TableModel]
  var methods: [MethodEntry]
  var datasets: [DatasetCard]
  var files: FilesModel
  var reviews: [Review]
  var corrections: [Correction]
  var funding: [Funding]
  var statements: [Statement]
  var citation: CitationModel
  var commands: String

  /// How one estimate was made.
  struct MethodEntry: TemplateModel {
    var id: String
    var title: String
    var method: Link
    /// The method in a sentence; empty when it has no page.
    var definition: String
    var facts: [Fact]
    var data: Link
    /// Empty for a figure computed on data that are not published.
    var checksum: String
    var warnings: [String]

    static let shape = Shape<MethodEntry>([
      .text("id") { $0.id }, .text("title") { $0.title }, .model("method") { $0.method },
      .text("definition") { $0.definition }, .list("facts") { $0.facts },
      .model("data") { $0.data }, .text("checksum") { $0.checksum }, .list("warnings") { $0.warnings },
    ])
  }

  struct Review: TemplateModel {
    var by: Link
    var date: String
    var said: String
    var changed: String

    static let shape = Shape<Review>([
      .model("by") { $0.by }, .text("date") { $0.date }, .text("said") { $0.said }, .text("changed") { $0.changed },
    ])
  }

  struct Correction: TemplateModel {
    var version: String
    var date: String
    var what: String
    var why: String

    static let shape = Shape<Correction>([
      .text("version") { $0.version }, .text("date") { $0.date }, .text("what") { $0.what }, .text("why") { $0.why },
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

    static let shape = Shape<Statement>([
      .text("title") { $0.title }, .text("text") { $0.text }, .text("address") { $0.address },
    ])
  }

  static let shape = Shape<StudyPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("question") { $0.question },
    .text("summary") { $0.summary }, .text("contentLanguage") { $0.contentLanguage },
    .text("untranslated") { $0.untranslated }, .text("status") { $0.status }, .list("themes") { $0.themes },
    .list("authors") { $0.authors }, .text("date") { $0.date }, .text("dateCode") { $0.dateCode },
    .text("versionText") { $0.versionText }, .flag("hasHeadline") { !$0.headline.isEmpty },
    .list("headline") { $0.headline }, .flag("isSimulated") { $0.isSimulated }, .model("simulation") { $0.simulation },
    .list("facts") { $0.facts }, .list("contents") { $0.contents }, .markup("body") { $0.body },
    .flag("hasResults") { !$0.tables.isEmpty }, .list("pictures") { $0.pictures }, .list("tables") { $0.tables },
    .flag("hasMethods") { !$0.methods.isEmpty }, .list("methods") { $0.methods },
    .flag("hasData") { !$0.datasets.isEmpty }, .list("datasets") { $0.datasets }, .model("files") { $0.files },
    .list("reviews") { $0.reviews }, .list("corrections") { $0.corrections }, .list("funding") { $0.funding },
    .flag("hasFunding") { !$0.funding.isEmpty }, .list("statements") { $0.statements },
    .model("citation") { $0.citation }, .text("commands") { $0.commands },
  ])
}
