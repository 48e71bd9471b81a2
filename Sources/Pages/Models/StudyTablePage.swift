import Templates

/// What `templates/study-table.mustache` shows: studies as rows, which a script sorts and filters where they are.
struct StudyTablePage: TemplateModel {
  var site: SiteFrame
  var title: String
  var introduction: String
  var total: String
  /// Whether all studies are on this page: a script may filter only what is there.
  var isWhole: Bool
  /// By the columns that can be filtered.
  var filters: [Filter]
  /// Where there are more studies than on this page: the pages that show some of them.
  var pages: [StudiesPage.Filter]
  var headers: [String]
  var rows: [Row]
  var studies: Link
  var pagination: PaginationModel

  struct Filter: TemplateModel {
    var id: String
    /// The number of its column.
    var column: String
    var label: String
    var options: [Option]

    static let shape = Shape<Filter>([
      .text("id") { $0.id }, .text("column") { $0.column }, .text("label") { $0.label },
      .list("options") { $0.options },
    ])
  }

  struct Option: TemplateModel {
    var value: String
    var label: String

    static let shape = Shape<Option>([.text("value") { $0.value }, .text("label") { $0.label }])
  }

  struct Row: TemplateModel {
    var title: String
    var address: String
    var contentLanguage: String
    var cells: [Cell]

    static let shape = Shape<Row>([
      .text("title") { $0.title }, .text("address") { $0.address }, .text("contentLanguage") { $0.contentLanguage },
      .list("cells") { $0.cells },
    ])
  }

  struct Cell: TemplateModel {
    var text: String
    /// What a filter compares, with `|` between several values.
    var values: String
    /// What the column is sorted by.
    var order: String
    /// The result that the text comes from, `study/id`; empty for none.
    var result = ""
    var steps: [StrengthModel.Step] = []
    /// The head of its column, for the narrowest screens.
    var label = ""
    /// Set when the text is not in the page's language.
    var language = ""

    static let shape = Shape<Cell>([
      .text("text") { $0.text }, .text("values") { $0.values }, .text("order") { $0.order },
      .text("result") { $0.result }, .flag("hasSteps") { !$0.steps.isEmpty }, .list("steps") { $0.steps },
      .text("label") { $0.label }, .text("language") { $0.language },
    ])
  }

  static let shape = Shape<StudyTablePage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("introduction") { $0.introduction },
    .text("total") { $0.total }, .flag("isWhole") { $0.isWhole }, .list("filters") { $0.filters },
    .flag("hasFilters") { !$0.pages.isEmpty }, .list("pages") { $0.pages },
    .list("headers") { $0.headers }, .list("rows") { $0.rows }, .model("studies") { $0.studies },
    .model("pagination") { $0.pagination },
  ])
}
