import Templates

/// What the home page says of one study: its question, what it found as a number, a sentence and a picture, what that costs
/// and how strong the evidence is.
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
  /// Cost and strength of evidence, and what to say where there is no effect.
  var headline: HeadlineModel

  static let shape = Shape<KeyFinding>([
    .text("tone") { $0.tone }, .text("title") { $0.title }, .text("question") { $0.question },
    .text("address") { $0.address }, .text("contentLanguage") { $0.contentLanguage }, .text("design") { $0.design },
    .flag("isSimulated") { $0.isSimulated }, .flag("hasEffect") { !$0.effect.isEmpty },
    .text("outcome") { $0.outcome }, .text("effect") { $0.effect }, .text("interval") { $0.interval },
    .text("verdict") { $0.verdict }, .markup("picture") { $0.picture }, .model("headline") { $0.headline },
  ])
}
