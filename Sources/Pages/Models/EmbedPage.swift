import Templates

/// What `templates/embed.mustache` shows: one chart of a study, to stand in a frame of another site.
struct EmbedPage: TemplateModel {
  /// As a code: `fr`.
  var language: String
  var title: String
  var caption: String
  var picture: Markup
  var table: TableModel
  var isSimulated: Bool
  var study: Link
  /// Who publishes it, and when.
  var source: String
  var license: Link
  var csv: String
  /// The page of the study, absolute; empty without a base URL.
  var canonical: String
  var assets: String

  static let shape = Shape<EmbedPage>([
    .text("language") { $0.language }, .text("title") { $0.title }, .text("caption") { $0.caption },
    .markup("picture") { $0.picture }, .model("table") { $0.table }, .flag("isSimulated") { $0.isSimulated },
    .model("study") { $0.study },
    .text("source") { $0.source }, .model("license") { $0.license }, .text("csv") { $0.csv },
    .text("canonical") { $0.canonical }, .text("assets") { $0.assets },
  ])
}
