import Templates

/// What `templates/study-card.mustache` shows of a study in a list.
struct StudyCard: TemplateModel {
  var title: String
  var question: String
  var address: String
  /// Set when the study is not in the page's language.
  var contentLanguage: String
  var design: String
  var status: String
  var date: String
  var isSimulated: Bool
  /// Empty, with the three that follow, for a study without results.
  var outcome: String
  var effect: String
  var interval: String
  var verdict: String
  var headline: HeadlineModel

  static let shape = Shape<StudyCard>([
    .text("title") { $0.title }, .text("question") { $0.question }, .text("address") { $0.address },
    .text("contentLanguage") { $0.contentLanguage }, .text("design") { $0.design }, .text("status") { $0.status },
    .text("date") { $0.date }, .flag("isSimulated") { $0.isSimulated }, .flag("hasEffect") { !$0.effect.isEmpty },
    .text("outcome") { $0.outcome }, .text("effect") { $0.effect }, .text("interval") { $0.interval },
    .text("verdict") { $0.verdict }, .model("headline") { $0.headline },
  ])
}

/// What `templates/note-item.mustache` shows of a note in a list.
struct NoteItem: TemplateModel {
  var title: String
  var summary: String
  var address: String
  /// Set when the note is not in the page's language.
  var contentLanguage: String
  var date: String
  var authors: String

  static let shape = Shape<NoteItem>([
    .text("title") { $0.title }, .text("summary") { $0.summary }, .text("address") { $0.address },
    .text("contentLanguage") { $0.contentLanguage }, .text("date") { $0.date }, .text("authors") { $0.authors },
  ])
}

/// What `templates/theme-card.mustache` shows of a theme in a list.
struct ThemeCard: TemplateModel {
  var title: String
  var description: String
  var address: String
  /// How many studies and notes: `2 études, 5 notes`.
  var count: String

  static let shape = Shape<ThemeCard>([
    .text("title") { $0.title }, .text("description") { $0.description }, .text("address") { $0.address },
    .text("count") { $0.count },
  ])
}

/// What `templates/dataset-card.mustache` and `dataset-link.mustache` show of a dataset.
struct DatasetCard: TemplateModel {
  var title: String
  var description: String
  var address: String
  /// `1 200 lignes, 9 colonnes`.
  var size: String
  var license: String
  var isSimulated: Bool

  static let shape = Shape<DatasetCard>([
    .text("title") { $0.title }, .text("description") { $0.description }, .text("address") { $0.address },
    .text("size") { $0.size }, .text("license") { $0.license }, .flag("isSimulated") { $0.isSimulated },
  ])
}

/// What `templates/people.mustache` and `partners.mustache` show of one of a group.
struct MemberCard: TemplateModel {
  var name: String
  var address: String
  var role: String
  var detail: String
  var isSimulated: Bool

  static let shape = Shape<MemberCard>([
    .text("name") { $0.name }, .text("address") { $0.address }, .text("role") { $0.role },
    .text("detail") { $0.detail }, .flag("isSimulated") { $0.isSimulated },
  ])
}
