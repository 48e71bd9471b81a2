import Templates

/// What the home page says of one study: its question, and what it found as a number, a sentence and a picture.
struct KeyFinding: TemplateModel {
  /// `favourable`, `unfavourable`, `measured` or `unclear`: a class of the stylesheet.
  var tone: String
  var title: String
  var question: String
  var address: String
  /// Set when the title is not in the page's language.
  var contentLanguage: String
  var design: String
  var isSimulated: Bool
  /// The rest is empty without a result.
  var outcome: String
  var effect: String
  var interval: String
  var verdict: String
  var picture: Markup

  static let shape = Shape<KeyFinding>([
    .text("tone") { $0.tone }, .text("title") { $0.title }, .text("question") { $0.question },
    .text("address") { $0.address }, .text("contentLanguage") { $0.contentLanguage }, .text("design") { $0.design },
    .flag("isSimulated") { $0.isSimulated }, .flag("hasEffect") { !$0.effect.isEmpty },
    .text("outcome") { $0.outcome }, .text("effect") { $0.effect }, .text("interval") { $0.interval },
    .text("verdict") { $0.verdict }, .markup("picture") { $0.picture },
  ])
}
