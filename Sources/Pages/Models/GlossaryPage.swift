import Templates

/// What `templates/glossary.mustache` shows: each method in a sentence.
struct GlossaryPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var introduction: String
  var terms: [Term]

  struct Term: TemplateModel {
    var id: String
    var title: String
    var definition: String
    var address: String
    /// Set when the page is not in the language of the site's tree.
    var contentLanguage: String

    static let shape = Shape<Term>([
      .text("id") { $0.id }, .text("title") { $0.title }, .text("definition") { $0.definition },
      .text("address") { $0.address }, .text("contentLanguage") { $0.contentLanguage },
    ])
  }

  static let shape = Shape<GlossaryPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("introduction") { $0.introduction },
    .list("terms") { $0.terms },
  ])
}
