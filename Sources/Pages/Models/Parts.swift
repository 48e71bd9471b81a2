import Templates

/// What `templates/estimate-card.mustache` shows of one estimate: in words, as a number and as a picture.
struct EstimateCard: TemplateModel {
  var mark: ResultMark
  /// `favourable`, `unfavourable`, `measured` or `unclear`: a class of the stylesheet.
  var tone: String
  var outcome: String
  var effect: String
  var intervalText: String
  var sentence: String
  var verdict: String
  /// Empty where the method has no means by arm.
  var levels: String
  /// Empty where the model has no covariates.
  var adjusted: String
  var sample: String
  /// What to say of simulated data; empty for real data.
  var simulated: String
  var picture: Markup

  static let shape = Shape<EstimateCard>([
    .model("mark") { $0.mark }, .text("tone") { $0.tone }, .text("outcome") { $0.outcome },
    .text("effect") { $0.effect },
    .text("intervalText") { $0.intervalText }, .text("sentence") { $0.sentence }, .text("verdict") { $0.verdict },
    .text("levels") { $0.levels }, .text("adjusted") { $0.adjusted }, .text("sample") { $0.sample },
    .text("simulated") { $0.simulated },
    .markup("picture") { $0.picture },
  ])
}

/// What `templates/table.mustache` shows.
struct TableModel: TemplateModel {
  var title: String
  var caption: String
  var header: [Cell]
  var rows: [Row]
  /// Of all its numbers together; each row may have its own.
  var mark = ResultMark()
  /// Whether each row is shown as a list of its cells on the narrowest screens.
  var isStacked = false

  struct Cell: TemplateModel {
    var text: String
    var isNumber = false
    /// The head of its column, in a table that is stacked.
    var label = ""

    static let shape = Shape<Cell>([
      .text("text") { $0.text }, .flag("isNumber") { $0.isNumber }, .text("label") { $0.label },
    ])
  }

  /// The table with each row as a list of its cells, under their heads, where a screen has no room for columns.
  var stacked: TableModel {
    var table = self
    table.isStacked = true
    for row in rows.indices {
      for (column, head) in zip(rows[row].cells.indices, header.dropFirst()) {
        table.rows[row].cells[column].label = head.text
      }
    }
    return table
  }

  struct Row: TemplateModel {
    var heading: String
    /// A second line under the heading.
    var note = ""
    var cells: [Cell]
    var isPrimary = false
    var mark = ResultMark()

    static let shape = Shape<Row>([
      .text("heading") { $0.heading }, .text("note") { $0.note }, .list("cells") { $0.cells },
      .flag("isPrimary") { $0.isPrimary }, .model("mark") { $0.mark },
    ])
  }

  static let shape = Shape<TableModel>([
    .model("mark") { $0.mark },
    .text("title") { $0.title }, .text("caption") { $0.caption }, .list("header") { $0.header },
    .list("rows") { $0.rows }, .flag("isStacked") { $0.isStacked },
  ])
}

/// What `templates/flow.mustache` shows: how many took part at each step.
struct FlowModel: TemplateModel {
  var title: String
  var caption: String
  var steps: [Count]
  var mark = ResultMark()

  static let shape = Shape<FlowModel>([
    .model("mark") { $0.mark },
    .text("title") { $0.title }, .text("caption") { $0.caption }, .list("steps") { $0.steps },
  ])
}

/// What `templates/aside.mustache` shows.
struct AsideModel: TemplateModel {
  var title: String
  var body: Markup

  static let shape = Shape<AsideModel>([.text("title") { $0.title }, .markup("body") { $0.body }])
}

/// What `templates/files.mustache` shows: files to download.
struct FilesModel: TemplateModel {
  var rows: [Row]

  struct Row: TemplateModel {
    var name: String
    var address: String
    var format: String
    var size: String
    var checksum: String

    static let shape = Shape<Row>([
      .text("name") { $0.name }, .text("address") { $0.address }, .text("format") { $0.format },
      .text("size") { $0.size }, .text("checksum") { $0.checksum },
    ])
  }

  static let shape = Shape<FilesModel>([.flag("isThere") { !$0.rows.isEmpty }, .list("rows") { $0.rows }])
}

/// What `templates/pagination.mustache` shows under a list of several pages.
struct PaginationModel: TemplateModel {
  var pages: [Page]

  struct Page: TemplateModel {
    var label: String
    var address: String
    var isCurrent: Bool
    /// Stands for the pages that are left out.
    var isGap: Bool

    static let shape = Shape<Page>([
      .text("label") { $0.label }, .text("address") { $0.address }, .flag("isCurrent") { $0.isCurrent },
      .flag("isGap") { $0.isGap },
    ])
  }

  static let shape = Shape<PaginationModel>([.flag("isNeeded") { $0.pages.count > 1 }, .list("pages") { $0.pages }])
}

/// What a page says of data that were made by a program.
struct SimulationModel: TemplateModel {
  var explanation: String
  /// What became of the true effect of the main result; empty when none was given.
  var main: String
  /// The same of each other result.
  var others: [String]

  static let shape = Shape<SimulationModel>([
    .text("explanation") { $0.explanation }, .text("main") { $0.main },
    .flag("hasOthers") { !$0.others.isEmpty }, .list("others") { $0.others },
  ])
}
