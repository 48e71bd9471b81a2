import Templates

/// What `templates/notes.mustache` shows.
struct NotesPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var introduction: String
  var total: String
  var notes: [NoteItem]
  var pagination: PaginationModel

  static let shape = Shape<NotesPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("introduction") { $0.introduction },
    .text("total") { $0.total }, .list("notes") { $0.notes }, .model("pagination") { $0.pagination },
  ])
}
