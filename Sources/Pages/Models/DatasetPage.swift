import Templates

/// What `templates/dataset.mustache` shows.
struct DatasetPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var description: String
  var isSimulated: Bool
  var simulation: SimulationModel
  var facts: [Fact]
  var downloads: DownloadsModel
  var columns: [Column]
  /// Of the texts in the rows, where it is not the page's.
  var dataLanguage: String
  var rowsCaption: String
  var header: [TableModel.Cell]
  var rows: [Row]
  var disclosure: DisclosureModel

  /// One column of the dictionary, with what its values look like.
  struct Column: TemplateModel {
    var id: String
    var isOpen: Bool
    var name: String
    var title: String
    var description: String
    var type: String
    var unit: String
    /// What the dictionary asks for, and how many values there are.
    var rows: [Fact]
    var hasPicture: Bool
    var picture: Markup
    var alternative: String
    /// The ends of the picture's axis.
    var low: String
    var high: String
    var numbers: [Count]
    var percentiles: [Count]
    var levelsTitle: String
    var levels: [Level]
    var moreLevels: [Level]
    var moreLabel: String
    var longest: [LongText]

    static let shape = Shape<Column>([
      .text("id") { $0.id }, .flag("isOpen") { $0.isOpen }, .text("name") { $0.name }, .text("title") { $0.title },
      .text("description") { $0.description }, .text("type") { $0.type }, .text("unit") { $0.unit },
      .list("rows") { $0.rows }, .flag("hasPicture") { $0.hasPicture }, .markup("picture") { $0.picture },
      .text("alternative") { $0.alternative }, .text("low") { $0.low }, .text("high") { $0.high },
      .flag("hasNumbers") { !$0.numbers.isEmpty }, .list("numbers") { $0.numbers },
      .flag("hasPercentiles") { !$0.percentiles.isEmpty }, .list("percentiles") { $0.percentiles },
      .text("levelsTitle") { $0.levelsTitle }, .flag("hasLevels") { !$0.levels.isEmpty },
      .list("levels") { $0.levels }, .flag("hasMoreLevels") { !$0.moreLevels.isEmpty },
      .list("moreLevels") { $0.moreLevels }, .text("moreLabel") { $0.moreLabel },
      .flag("hasLongest") { !$0.longest.isEmpty }, .list("longest") { $0.longest },
    ])
  }

  struct Level: TemplateModel {
    var value: String
    var label: String
    var count: String
    var share: String
    var bar: Markup

    static let shape = Shape<Level>([
      .text("value") { $0.value }, .text("label") { $0.label }, .text("count") { $0.count },
      .text("share") { $0.share }, .markup("bar") { $0.bar },
    ])
  }

  struct LongText: TemplateModel {
    var text: String
    var length: String

    static let shape = Shape<LongText>([.text("text") { $0.text }, .text("length") { $0.length }])
  }

  struct Row: TemplateModel {
    var cells: [TableModel.Cell]

    static let shape = Shape<Row>([.list("cells") { $0.cells }])
  }

  static let shape = Shape<DatasetPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("description") { $0.description },
    .text("dataLanguage") { $0.dataLanguage },
    .flag("isSimulated") { $0.isSimulated }, .model("simulation") { $0.simulation }, .list("facts") { $0.facts },
    .model("downloads") { $0.downloads }, .list("columns") { $0.columns }, .text("rowsCaption") { $0.rowsCaption },
    .list("header") { $0.header }, .list("rows") { $0.rows },
    .flag("isReviewed") { $0.disclosure.isThere }, .model("disclosure") { $0.disclosure },
  ])
}
