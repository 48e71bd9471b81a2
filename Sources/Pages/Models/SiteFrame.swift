import Templates

/// What `templates/layout.mustache` shows around every page.
struct SiteFrame: TemplateModel {
  /// Of the page, as a code: `fr`.
  var language: String
  var pageTitle: String
  /// Set when the title is not in the page's language.
  var titleLanguage: String
  var description: String
  /// What stands over the printed pages, inside a string of CSS: the title, and the address of this page.
  var printTitle: Markup
  var printAddress: Markup
  /// Absolute; empty for a page that has no address of its own.
  var canonical: String
  var alternates: [Alternate]
  var sharing: SharingModel
  var title: String
  /// The name at the head of the page.
  var shortName: String
  /// A picture in place of the mark; empty when there is none.
  var logo: String
  var tagline: String
  var contact: String
  var feed: String
  /// What the names of the stylesheet and the icon are put after.
  var assets: String
  var home: String
  /// The search page.
  var search: String
  /// Whether this is the search page, which has its own field.
  var isSearch = false
  var menu: [Item]
  var languages: [LanguageItem]
  var crumbs: [Link]
  var textLicense: Link
  var dataLicense: Link
  var footer: [Link]

  /// Where the logo is published.
  static let logoPath = "assets/logo.svg"

  /// The same page in one language, for `hreflang`.
  struct Alternate: TemplateModel {
    var language: String
    /// Absolute.
    var address: String

    static let shape = Shape<Alternate>([.text("language") { $0.language }, .text("address") { $0.address }])
  }

  struct Item: TemplateModel {
    var label: String
    var address: String
    var isCurrent: Bool

    static let shape = Shape<Item>([
      .text("label") { $0.label }, .text("address") { $0.address }, .flag("isCurrent") { $0.isCurrent },
    ])
  }

  struct LanguageItem: TemplateModel {
    var language: String
    var label: String
    var address: String
    var isCurrent: Bool

    static let shape = Shape<LanguageItem>([
      .text("language") { $0.language }, .text("label") { $0.label }, .text("address") { $0.address },
      .flag("isCurrent") { $0.isCurrent },
    ])
  }

  static let shape = Shape<SiteFrame>([
    .text("language") { $0.language }, .text("pageTitle") { $0.pageTitle },
    .text("titleLanguage") { $0.titleLanguage }, .text("description") { $0.description },
    .markup("printTitle") { $0.printTitle }, .markup("printAddress") { $0.printAddress },
    .text("canonical") { $0.canonical }, .list("alternates") { $0.alternates }, .model("sharing") { $0.sharing },
    .text("title") { $0.title },
    .text("shortName") { $0.shortName }, .text("logo") { $0.logo },
    .text("tagline") { $0.tagline }, .text("contact") { $0.contact }, .text("feed") { $0.feed },
    .text("assets") { $0.assets }, .text("home") { $0.home }, .text("search") { $0.search },
    .flag("isSearch") { $0.isSearch },
    .list("menu") { $0.menu },
    .flag("hasLanguages") { $0.languages.count > 1 }, .list("languages") { $0.languages },
    .flag("hasCrumbs") { !$0.crumbs.isEmpty }, .list("crumbs") { $0.crumbs }, .model("textLicense") { $0.textLicense },
    .model("dataLicense") { $0.dataLicense }, .list("footer") { $0.footer },
  ])
}
