import Templates

/// What `templates/home.mustache` shows of one thing that happened.
struct NewsItem: TemplateModel {
  var date: String
  var dateCode: String
  /// `Étude`, `Note`, `Correction`.
  var kind: String
  var title: String
  var address: String
  /// Set when the title is not in the page's language.
  var contentLanguage: String
  /// What was corrected.
  var detail: String

  static let shape = Shape<NewsItem>([
    .text("date") { $0.date }, .text("dateCode") { $0.dateCode }, .text("kind") { $0.kind },
    .text("title") { $0.title }, .text("address") { $0.address },
    .text("contentLanguage") { $0.contentLanguage }, .text("detail") { $0.detail },
  ])
}
