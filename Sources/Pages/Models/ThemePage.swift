import Templates

/// What `templates/theme.mustache` shows.
struct ThemePage: TemplateModel {
  var site: SiteFrame
  var title: String
  var description: String
  var studies: [StudyCard]
  var notes: [NoteItem]
  var pagination: PaginationModel

  static let shape = Shape<ThemePage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .text("description") { $0.description },
    .flag("hasStudies") { !$0.studies.isEmpty }, .list("studies") { $0.studies },
    .flag("hasNotes") { !$0.notes.isEmpty }, .list("notes") { $0.notes }, .model("pagination") { $0.pagination },
  ])
}

/// What `templates/themes.mustache` shows.
struct ThemesPage: TemplateModel {
  var site: SiteFrame
  var title: String
  var themes: [ThemeCard]

  static let shape = Shape<ThemesPage>([
    .model("site") { $0.site }, .text("title") { $0.title }, .list("themes") { $0.themes },
  ])
}
