import Templates

/// What `templates/data.mustache` shows: the catalogue of datasets.
struct DataPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var introduction: String
  var groups: [Group]
  /// Catalogues and lists for programs.
  var files: FilesModel

  /// The datasets of one study.
  struct Group: TemplateModel {
    var title: String
    var address: String
    /// Set when the title is not in the page's language.
    var contentLanguage: String
    var datasets: [DatasetCard]

    static let shape = Shape<Group>([
      .text("title") { $0.title }, .text("address") { $0.address },
      .text("contentLanguage") { $0.contentLanguage }, .list("datasets") { $0.datasets },
    ])
  }

  static let shape = Shape<DataPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("introduction") { $0.introduction },
    .list("groups") { $0.groups }, .model("files") { $0.files },
  ])
}
