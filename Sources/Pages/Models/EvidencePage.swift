import Templates

/// What `templates/evidence.mustache` shows: outcomes by intervention, each result a sign in the column of its design.
struct EvidencePage: TemplateModel {
  var site: SiteFrame
  var title: String
  var introduction: String
  var legend: [Mark]
  /// The kinds of design, the strongest first.
  var columns: [String]
  var groups: [Group]

  /// An intervention.
  struct Group: TemplateModel {
    var title: String
    /// How many columns its title goes over.
    var span: String
    var rows: [Row]

    static let shape = Shape<Group>([
      .text("title") { $0.title }, .text("span") { $0.span }, .list("rows") { $0.rows },
    ])
  }

  /// An outcome.
  struct Row: TemplateModel {
    var outcome: String
    var cells: [Cell]

    static let shape = Shape<Row>([.text("outcome") { $0.outcome }, .list("cells") { $0.cells }])
  }

  struct Cell: TemplateModel {
    var marks: [Mark]

    static let shape = Shape<Cell>([.list("marks") { $0.marks }])
  }

  /// One result: a sign with a form of its own, and in words what it means.
  struct Mark: TemplateModel {
    /// `favourable`, `unfavourable`, `measured` or `unclear`.
    var tone: String
    var sign: String
    var text: String
    /// Empty in the legend.
    var address = ""
    /// The strength of evidence, 1 to 5; empty without one, in the legend and for several results together.
    var grade = ""
    /// `study/id`; empty in the legend and for several results together.
    var result = ""

    static let shape = Shape<Mark>([
      .text("tone") { $0.tone }, .text("sign") { $0.sign }, .text("text") { $0.text }, .text("address") { $0.address },
      .text("grade") { $0.grade }, .text("result") { $0.result },
    ])
  }

  static let shape = Shape<EvidencePage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("introduction") { $0.introduction },
    .list("legend") { $0.legend }, .list("columns") { $0.columns }, .list("groups") { $0.groups },
  ])
}
