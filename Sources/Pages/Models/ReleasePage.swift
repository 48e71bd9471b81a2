import Templates

/// What `templates/frozen.mustache` shows: the page of a released version as it stays, in one file.
struct FrozenPageModel: TemplateModel {
  var language: String
  var title: String
  var style: Markup
  /// `Version 1.0.0, 3 mai 2026`.
  var label: String
  /// The page that says what followed.
  var followed: Link
  var article: Markup

  static let shape = Shape<FrozenPageModel>([
    .text("language") { $0.language }, .text("title") { $0.title }, .markup("style") { $0.style },
    .text("label") { $0.label }, .model("followed") { $0.followed }, .markup("article") { $0.article },
  ])
}

/// What `templates/release.mustache` shows: the article of a released version as it was, below a word on what followed.
struct ReleasePage: TemplateModel {
  var site: SiteFrame
  /// `Version 1.0.0 du 3 mai 2026`.
  var label: String
  /// Whether it is the newest version or an old one, in a sentence.
  var notice: String
  var isOld: Bool
  var newest: Link
  /// What was corrected since, each a sentence.
  var corrections: [String]
  /// The bundle, the results, the changes.
  var files: [Link]
  var body: Markup

  static let shape = Shape<ReleasePage>([
    .model("site") { $0.site }, .text("label") { $0.label }, .text("notice") { $0.notice },
    .flag("isOld") { $0.isOld }, .model("newest") { $0.newest },
    .flag("hasCorrections") { !$0.corrections.isEmpty }, .list("corrections") { $0.corrections },
    .list("files") { $0.files }, .markup("body") { $0.body },
  ])
}

/// What changed between two versions, on a study's page.
struct VersionChangesModel: TemplateModel {
  /// `De la version 1.0.0 à la version 1.1.0`.
  var title: String
  /// How many values changed, in a sentence.
  var summary: String
  var results: [Row]
  /// A sentence for each dataset.
  var data: [String]
  var file: Link

  struct Row: TemplateModel {
    var result: Link
    var field: String
    var was: String
    var became: String

    static let shape = Shape<Row>([
      .model("result") { $0.result }, .text("field") { $0.field }, .text("was") { $0.was },
      .text("became") { $0.became },
    ])
  }

  static let shape = Shape<VersionChangesModel>([
    .text("title") { $0.title }, .text("summary") { $0.summary }, .flag("hasResults") { !$0.results.isEmpty },
    .list("results") { $0.results }, .flag("hasData") { !$0.data.isEmpty }, .list("data") { $0.data },
    .model("file") { $0.file },
  ])
}
