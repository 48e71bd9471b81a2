import Templates

/// What `templates/page.mustache` shows.
struct TextPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var summary: String
  var date: String
  /// Set when the text is not in the page's language.
  var contentLanguage: String
  var untranslated: String
  var contents: [ContentsEntry]
  var body: Markup
  /// What follows the text on a page of trust.
  var parts: [MadePart] = []

  static let shape = Shape<TextPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("summary") { $0.summary }, .text("date") { $0.date },
    .text("contentLanguage") { $0.contentLanguage }, .text("untranslated") { $0.untranslated },
    .flag("hasContents") { $0.contents.count > 2 }, .list("contents") { $0.contents }, .markup("body") { $0.body },
    .flag("hasBody") { !$0.body.bytes.isEmpty }, .list("parts") { $0.parts },
  ])
}

/// What `templates/not-found.mustache` shows.
struct NotFoundPage: TemplateModel {
  var site: SiteFrame
  var links: [Link]

  static let shape = Shape<NotFoundPage>([.model("site") { $0.site }, .list("links") { $0.links }])
}
