import Templates

/// What `templates/home.mustache` shows.
struct HomePage: TemplateModel {
  var site: SiteFrame
  var tagline: String
  var description: String
  var counts: [Count]
  var news: [NewsItem]
  /// What several studies say together, then what single ones say.
  var syntheses: [KeyFinding]
  var findings: [KeyFinding]
  var studiesAddress: String
  var notes: [NoteItem]
  var notesAddress: String
  var themes: [ThemeCard]
  /// The page `mission`; its address is empty when there is none.
  var mission: Link
  var missionText: String

  static let shape = Shape<HomePage>([
    .model("site") { $0.site }, .text("tagline") { $0.tagline }, .text("description") { $0.description },
    .list("counts") { $0.counts }, .flag("hasNews") { !$0.news.isEmpty }, .list("news") { $0.news },
    .flag("hasSyntheses") { !$0.syntheses.isEmpty }, .list("syntheses") { $0.syntheses },
    .flag("hasFindings") { !$0.findings.isEmpty }, .list("findings") { $0.findings },
    .text("studiesAddress") { $0.studiesAddress }, .flag("hasNotes") { !$0.notes.isEmpty },
    .list("notes") { $0.notes }, .text("notesAddress") { $0.notesAddress }, .flag("hasThemes") { !$0.themes.isEmpty },
    .list("themes") { $0.themes }, .flag("hasMission") { !$0.mission.address.isEmpty },
    .model("mission") { $0.mission }, .text("missionText") { $0.missionText },
  ])
}
