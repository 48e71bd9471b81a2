import Templates

/// What `templates/note.mustache` shows.
struct NotePage: TemplateModel {
  var site: SiteFrame
  var title: String
  var summary: String
  /// Set when the note is not in the page's language.
  var contentLanguage: String
  var untranslated: String
  var themes: [Link]
  var authors: [Link]
  var date: String
  var dateCode: String
  /// Whether a study that it cites rests on simulated data.
  var isSimulated: Bool
  var contents: [ContentsEntry]
  var body: Markup
  var studies: [StudyCard]

  static let shape = Shape<NotePage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("summary") { $0.summary },
    .text("contentLanguage") { $0.contentLanguage }, .text("untranslated") { $0.untranslated },
    .list("themes") { $0.themes }, .list("authors") { $0.authors }, .text("date") { $0.date },
    .text("dateCode") { $0.dateCode }, .flag("isSimulated") { $0.isSimulated },
    .flag("hasContents") { $0.contents.count > 2 }, .list("contents") { $0.contents }, .markup("body") { $0.body },
    .flag("hasStudies") { !$0.studies.isEmpty }, .list("studies") { $0.studies },
  ])
}
