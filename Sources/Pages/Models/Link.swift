import Templates

/// A text that may lead somewhere; the address is empty when it leads nowhere.
struct Link: TemplateModel {
  var label: String
  var address = ""
  /// Set when the text is not in the page's language.
  var language = ""

  static let shape = Shape<Link>([
    .text("label") { $0.label }, .text("address") { $0.address }, .text("language") { $0.language },
  ])
}

/// A fact with its label: `Territoire: trois départements`.
struct Fact: TemplateModel {
  var label: String
  var values: [Link]
  /// Whether it takes the whole width.
  var isWide = false

  init(_ label: String, _ values: [Link]) {
    self.label = label
    self.values = values
  }

  init(_ label: String, _ value: String) {
    self.init(label, [Link(label: value)])
  }

  /// The same fact over the whole width.
  var wide: Fact {
    var fact = self
    fact.isWide = true
    return fact
  }

  static let shape = Shape<Fact>([
    .text("label") { $0.label }, .list("values") { $0.values }, .flag("isWide") { $0.isWide },
  ])
}

/// A number under its label.
struct Count: TemplateModel {
  var label: String
  var value: String

  static let shape = Shape<Count>([.text("label") { $0.label }, .text("value") { $0.value }])
}

/// An entry of a table of contents.
struct ContentsEntry: TemplateModel {
  var level: String
  var id: String
  var label: Markup
  /// Set when the text is not in the page's language.
  var language = ""

  static let shape = Shape<ContentsEntry>([
    .text("level") { $0.level }, .text("id") { $0.id }, .markup("label") { $0.label },
    .text("language") { $0.language },
  ])
}
