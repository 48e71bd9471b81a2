import Templates

/// What `templates/search.mustache` shows: the field for a query, and everything that can be found from A to Z, which
/// is what a reader without scripts gets.
struct SearchPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var introduction: String
  /// Where the files of the index are, from the page; ends with a slash.
  var indexFolder: String
  /// What leads from the page to the root of the site; may be empty.
  var root: String
  /// The names of the kinds, in the order of their numbers in the index, with `|` between them.
  var kinds: String
  /// The title of the list.
  var alphabet: String
  /// Where each letter begins.
  var letters: [Link]
  var groups: [Group]
  var pagination: PaginationModel

  /// What begins with one letter.
  struct Group: TemplateModel {
    var letter: String
    /// Empty for a letter that begins on an earlier page.
    var id: String
    var entries: [Entry]

    static let shape = Shape<Group>([
      .text("letter") { $0.letter }, .text("id") { $0.id }, .list("entries") { $0.entries },
    ])
  }

  struct Entry: TemplateModel {
    var title: String
    var address: String
    /// Set when the title is not in the page's language.
    var contentLanguage: String
    var kind: String

    static let shape = Shape<Entry>([
      .text("title") { $0.title }, .text("address") { $0.address }, .text("kind") { $0.kind },
      .text("contentLanguage") { $0.contentLanguage },
    ])
  }

  static let shape = Shape<SearchPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("introduction") { $0.introduction },
    .text("indexFolder") { $0.indexFolder }, .text("root") { $0.root }, .text("kinds") { $0.kinds },
    .text("alphabet") { $0.alphabet }, .flag("hasLetters") { $0.letters.count > 1 }, .list("letters") { $0.letters },
    .list("groups") { $0.groups }, .model("pagination") { $0.pagination },
  ])
}
