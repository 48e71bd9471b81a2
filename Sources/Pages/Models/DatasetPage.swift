import Templates

/// What `templates/dataset.mustache` shows.
struct DatasetPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var description: String
  var isSimulated: Bool
  var simulation: SimulationModel
  var facts: [Fact]
  var files: FilesModel
  var columns: [Column]
  var header: [TableModel.Cell]
  var rows: [Row]

  /// One column of the dictionary, with what its values look like.
  struct Column: TemplateModel {
    var name: String
    var title: String
    var description: String
    var type: String
    var unit: String
    var levels: [Level]
    var constraints: [String]
    var missing: String
    var profile: [String]

    static let shape = Shape<Column>([
      .text("name") { $0.name }, .text("title") { $0.title }, .text("description") { $0.description },
      .text("type") { $0.type }, .text("unit") { $0.unit }, .list("levels") { $0.levels },
      .list("constraints") { $0.constraints }, .text("missing") { $0.missing }, .list("profile") { $0.profile },
    ])
  }

  struct Level: TemplateModel {
    var value: String
    var label: String

    static let shape = Shape<Level>([.text("value") { $0.value }, .text("label") { $0.label }])
  }

  struct Row: TemplateModel {
    var cells: [TableModel.Cell]

    static let shape = Shape<Row>([.list("cells") { $0.cells }])
  }

  static let shape = Shape<DatasetPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("description") { $0.description },
    .flag("isSimulated") { $0.isSimulated }, .model("simulation") { $0.simulation }, .list("facts") { $0.facts },
    .model("files") { $0.files }, .list("columns") { $0.columns }, .list("header") { $0.header },
    .list("rows") { $0.rows },
  ])
}
