import Templates

/// What `templates/studies.mustache` shows: all studies, or those of one theme, design or status.
struct StudiesPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var introduction: String
  /// The same studies in other forms: as a table, as a map.
  var views: [Link]
  var filters: [Filter]
  var total: String
  var studies: [StudyCard]
  var pagination: PaginationModel

  /// The pages that show some of the studies, by one of their properties.
  struct Filter: TemplateModel {
    var title: String
    var options: [Option]

    static let shape = Shape<Filter>([.text("title") { $0.title }, .list("options") { $0.options }])
  }

  struct Option: TemplateModel {
    var label: String
    var address: String
    var count: String
    var isCurrent: Bool

    static let shape = Shape<Option>([
      .text("label") { $0.label }, .text("address") { $0.address }, .text("count") { $0.count },
      .flag("isCurrent") { $0.isCurrent },
    ])
  }

  static let shape = Shape<StudiesPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("introduction") { $0.introduction },
    .list("views") { $0.views },
    .flag("hasFilters") { !$0.filters.isEmpty }, .list("filters") { $0.filters }, .text("total") { $0.total },
    .list("studies") { $0.studies }, .model("pagination") { $0.pagination },
  ])
}
