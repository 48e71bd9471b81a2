import Templates

/// A sentence, the result that it is made from (`study/id`) and where that result is explained; both empty for none.
struct AnswerLine: TemplateModel {
  var text: String
  var result = ""
  var address = ""

  static let shape = Shape<AnswerLine>([
    .text("text") { $0.text }, .text("result") { $0.result }, .text("address") { $0.address },
  ])
}

/// What `templates/headline.mustache` and the study's card show: the answer, and the same three fields for every study.
struct HeadlineModel: TemplateModel {
  var answers: [AnswerLine]
  var effect: EffectField
  var cost: CostField
  var strength: StrengthModel
  /// What to say of simulated data; empty for real data.
  var simulated: String

  /// The effect with its interval; `value` is empty when there is none, and `unknown` says so.
  struct EffectField: TemplateModel {
    var outcome = ""
    var value = ""
    var interval = ""
    /// `intervalle de confiance à 95 %, p = 0,001`.
    var level = ""
    /// `favourable`, `unfavourable`, `measured` or `unclear`, and its sign.
    var tone = ""
    var sign = ""
    var verdict = ""
    /// The interval on a scale; empty without one.
    var picture = Markup()
    /// What is shaded in the picture; empty for nothing.
    var pictureNote = ""
    var result = ""
    var address = ""
    var unknown = ""

    static let shape = Shape<EffectField>([
      .text("outcome") { $0.outcome }, .text("value") { $0.value }, .text("interval") { $0.interval },
      .text("level") { $0.level }, .text("tone") { $0.tone }, .text("sign") { $0.sign },
      .text("verdict") { $0.verdict }, .markup("picture") { $0.picture },
      .text("pictureNote") { $0.pictureNote }, .text("result") { $0.result },
      .text("address") { $0.address }, .text("unknown") { $0.unknown },
    ])
  }

  /// What it costs; `value` is empty when that is not known, and `unknown` says so.
  struct CostField: TemplateModel {
    var value = ""
    var short = ""
    /// `prix de 2021`.
    var year = ""
    /// What one unit of the outcome costs, computed from the effect.
    var outcomes: [AnswerLine] = []
    var source = ""
    var note = ""
    var unknown = ""

    static let shape = Shape<CostField>([
      .text("value") { $0.value }, .text("short") { $0.short }, .text("year") { $0.year },
      .list("outcomes") { $0.outcomes }, .text("source") { $0.source }, .text("note") { $0.note },
      .text("unknown") { $0.unknown },
    ])
  }

  static let shape = Shape<HeadlineModel>([
    .list("answers") { $0.answers }, .model("effect") { $0.effect }, .model("cost") { $0.cost },
    .model("strength") { $0.strength }, .text("simulated") { $0.simulated },
  ])
}

/// The strength of evidence in short: `4/5`, `solide`, and five steps of which four are full.
struct StrengthModel: TemplateModel {
  /// Empty, with the steps, when there is no grade; `words` then says why.
  var short = ""
  /// `4 sur 5`.
  var label = ""
  var words = ""
  var steps: [Step] = []
  var address = ""

  struct Step: TemplateModel {
    var isFull: Bool

    static let shape = Shape<Step>([.flag("isFull") { $0.isFull }])
  }

  static let shape = Shape<StrengthModel>([
    .text("short") { $0.short }, .text("label") { $0.label }, .text("words") { $0.words },
    .list("steps") { $0.steps }, .text("address") { $0.address },
  ])
}

/// What `templates/grade.mustache` shows: the grade with every reason for and against.
struct GradeModel: TemplateModel {
  var strength: StrengthModel
  var start: String
  var standard: String
  var counts: String
  var simulated: String
  /// The page of the rule; its address is empty when there is none.
  var rule: Link
  /// Against, not known, for; those that hold something.
  var groups: [Group]

  struct Group: TemplateModel {
    /// `not-met`, `not-known` or `met`.
    var verdict: String
    var title: String
    var sign: String
    var criteria: [Criterion]
    /// Whether it is shown when asked for: what speaks against a study is always seen.
    var isFolded: Bool

    static let shape = Shape<Group>([
      .text("verdict") { $0.verdict }, .text("title") { $0.title }, .text("sign") { $0.sign },
      .list("criteria") { $0.criteria }, .flag("isFolded") { $0.isFolded },
    ])
  }

  struct Criterion: TemplateModel {
    var title: String
    var sentence: String
    /// `un niveau de moins`; empty when the level does not depend on it.
    var consequence: String
    var declared: String
    var result: String
    var address: String

    static let shape = Shape<Criterion>([
      .text("title") { $0.title }, .text("sentence") { $0.sentence }, .text("consequence") { $0.consequence },
      .text("declared") { $0.declared }, .text("result") { $0.result }, .text("address") { $0.address },
    ])
  }

  static let shape = Shape<GradeModel>([
    .model("strength") { $0.strength }, .text("start") { $0.start }, .text("standard") { $0.standard },
    .text("counts") { $0.counts }, .text("simulated") { $0.simulated }, .model("rule") { $0.rule },
    .list("groups") { $0.groups },
  ])
}
