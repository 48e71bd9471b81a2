import Templates

/// What `templates/disclosure.mustache` shows: the disclosure review of a dataset.
struct DisclosureModel: TemplateModel {
  /// Nothing is shown of a dataset that was not reviewed.
  var isThere = false
  var isAccepted = true
  var verdict = ""
  var subject = ""
  var searched = ""
  var findings: [Finding] = []
  var waivers: [Waiver] = []
  /// The columns by what the dictionary says of them.
  var columns: [Fact] = []
  var remedies: [Treatment] = []
  /// Whether the three questions are asked: not of things.
  var hasQuestions = false
  var singlingOut = Question()
  var singlingOutTable: [TableModel] = []
  var linkability = Question()
  var inference = Question()
  var inferenceTable: [TableModel] = []
  /// What is hidden of the study's tables.
  var tables = ""
  var thresholds: [Fact] = []
  var weakened: [Weakening] = []
  var calculation = ""
  /// The same for programs; empty without the file.
  var file = ""

  struct Finding: TemplateModel {
    var text: String
    var isWaived: Bool

    static let shape = Shape<Finding>([.text("text") { $0.text }, .flag("isWaived") { $0.isWaived }])
  }

  struct Waiver: TemplateModel {
    var text: String
    var why: String
    var date: String

    static let shape = Shape<Waiver>([.text("text") { $0.text }, .text("why") { $0.why }, .text("date") { $0.date }])
  }

  /// What a remedy did to one column.
  struct Treatment: TemplateModel {
    var column: String
    var remedy: String
    /// How it was set; may be empty.
    var detail: String
    var effects: [String]

    static let shape = Shape<Treatment>([
      .text("column") { $0.column }, .text("remedy") { $0.remedy }, .text("detail") { $0.detail },
      .list("effects") { $0.effects },
    ])
  }

  /// One of the three questions with its answer.
  struct Question: TemplateModel {
    /// `none`, `low`, `moderate` or `high`: a class of the stylesheet.
    var level = "none"
    var label = ""
    var question = ""
    var answers: [String] = []

    static let shape = Shape<Question>([
      .text("level") { $0.level }, .text("label") { $0.label }, .text("question") { $0.question },
      .list("answers") { $0.answers },
    ])
  }

  struct Weakening: TemplateModel {
    var text: String
    var why: String

    static let shape = Shape<Weakening>([.text("text") { $0.text }, .text("why") { $0.why }])
  }

  static let shape = Shape<DisclosureModel>([
    .flag("isAccepted") { $0.isAccepted }, .text("verdict") { $0.verdict }, .text("subject") { $0.subject },
    .text("searched") { $0.searched }, .flag("hasFindings") { !$0.findings.isEmpty },
    .list("findings") { $0.findings }, .flag("hasWaivers") { !$0.waivers.isEmpty }, .list("waivers") { $0.waivers },
    .flag("hasColumns") { !$0.columns.isEmpty }, .list("columns") { $0.columns },
    .flag("hasRemedies") { !$0.remedies.isEmpty },
    .list("remedies") { $0.remedies }, .flag("hasQuestions") { $0.hasQuestions },
    .model("singlingOut") { $0.singlingOut }, .list("singlingOutTable") { $0.singlingOutTable },
    .model("linkability") { $0.linkability }, .model("inference") { $0.inference },
    .list("inferenceTable") { $0.inferenceTable }, .flag("hasThresholds") { !$0.thresholds.isEmpty },
    .text("tables") { $0.tables }, .list("thresholds") { $0.thresholds }, .flag("hasWeakened") { !$0.weakened.isEmpty },
    .list("weakened") { $0.weakened }, .text("calculation") { $0.calculation }, .text("file") { $0.file },
  ])
}
