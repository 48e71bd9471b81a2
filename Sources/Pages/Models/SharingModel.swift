import Templates

/// What `templates/sharing.mustache` puts into the head of a page: for sites that show a card beside a link, for
/// reference managers and for search engines.
struct SharingModel: TemplateModel {
  /// Open Graph: `<meta property>`.
  var properties: [Entry] = []
  /// Cards, Highwire Press and Dublin Core: `<meta name>`.
  var names: [Entry] = []
  /// JSON-LD on one line, in which no `<` stands; empty for a page that says nothing.
  var linkedData = Markup()

  struct Entry: TemplateModel {
    var name: String
    var content: String

    static let shape = Shape<Entry>([.text("name") { $0.name }, .text("content") { $0.content }])
  }

  static let shape = Shape<SharingModel>([
    .list("properties") { $0.properties }, .list("names") { $0.names },
    .flag("hasLinkedData") { !$0.linkedData.bytes.isEmpty }, .markup("linkedData") { $0.linkedData },
  ])
}
