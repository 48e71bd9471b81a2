import Diagnostics
import Templates

/// The templates of one language, compiled.
struct PageTemplates: Sendable {
  let home: Template<HomePage>
  let studies: Template<StudiesPage>
  let study: Template<StudyPage>
  let dataset: Template<DatasetPage>
  let data: Template<DataPage>
  let note: Template<NotePage>
  let notes: Template<NotesPage>
  let person: Template<PersonPage>
  let people: Template<MembersPage>
  let partner: Template<PartnerPage>
  let partners: Template<MembersPage>
  let theme: Template<ThemePage>
  let themes: Template<ThemesPage>
  let page: Template<TextPage>
  let notFound: Template<NotFoundPage>
  let search: Template<SearchPage>
  let studyTable: Template<StudyTablePage>
  let evidence: Template<EvidencePage>
  let glossary: Template<GlossaryPage>
  let release: Template<ReleasePage>
  let frozen: Template<FrozenPageModel>
  // Parts that a report's blocks ask for.
  let embed: Template<EmbedPage>
  let estimateCard: Template<EstimateCard>
  let figure: Template<FigureModel>
  let table: Template<TableModel>
  let flow: Template<FlowModel>
  let aside: Template<AsideModel>
  let datasetLink: Template<DatasetCard>

  /// Compiles all of them. With one mistake anywhere there are no templates, and all the mistakes are reported.
  static func compile(_ library: TemplateLibrary, folder: String) -> (PageTemplates?, [Diagnostic]) {
    var compiler = Compiler(library: library, folder: folder, diagnostics: library.errors.map(Diagnostic.init))
    let home = compiler.compile("home", HomePage.self)
    let studies = compiler.compile("studies", StudiesPage.self)
    let study = compiler.compile("study", StudyPage.self)
    let dataset = compiler.compile("dataset", DatasetPage.self)
    let data = compiler.compile("data", DataPage.self)
    let note = compiler.compile("note", NotePage.self)
    let notes = compiler.compile("notes", NotesPage.self)
    let person = compiler.compile("person", PersonPage.self)
    let people = compiler.compile("people", MembersPage.self)
    let partner = compiler.compile("partner", PartnerPage.self)
    let partners = compiler.compile("partners", MembersPage.self)
    let theme = compiler.compile("theme", ThemePage.self)
    let themes = compiler.compile("themes", ThemesPage.self)
    let page = compiler.compile("page", TextPage.self)
    let notFound = compiler.compile("not-found", NotFoundPage.self)
    let search = compiler.compile("search", SearchPage.self)
    let studyTable = compiler.compile("study-table", StudyTablePage.self)
    let evidence = compiler.compile("evidence", EvidencePage.self)
    let glossary = compiler.compile("glossary", GlossaryPage.self)
    let release = compiler.compile("release", ReleasePage.self)
    let frozen = compiler.compile("frozen", FrozenPageModel.self)
    let embed = compiler.compile("embed", EmbedPage.self)
    let estimateCard = compiler.compile("estimate-card", EstimateCard.self)
    let figure = compiler.compile("figure", FigureModel.self)
    let table = compiler.compile("table", TableModel.self)
    let flow = compiler.compile("flow", FlowModel.self)
    let aside = compiler.compile("aside", AsideModel.self)
    let datasetLink = compiler.compile("dataset-link", DatasetCard.self)
    guard compiler.diagnostics.isEmpty,
      let home, let studies, let study, let dataset, let data, let note, let notes, let person,
      let people, let partner, let partners, let theme, let themes, let page, let notFound, let search, let studyTable,
      let evidence, let glossary, let release, let frozen,
      let embed, let estimateCard,
      let figure, let table, let flow, let aside, let datasetLink
    else { return (nil, Array(Set(compiler.diagnostics)).sorted()) }
    return (
      PageTemplates(
        home: home, studies: studies, study: study, dataset: dataset, data: data, note: note,
        notes: notes, person: person, people: people, partner: partner, partners: partners, theme: theme,
        themes: themes, page: page, notFound: notFound, search: search, studyTable: studyTable, evidence: evidence,
        glossary: glossary, release: release, frozen: frozen, embed: embed, estimateCard: estimateCard, figure: figure,
        table: table,
        flow: flow, aside: aside, datasetLink: datasetLink), []
    )
  }

  private struct Compiler {
    let library: TemplateLibrary
    let folder: String
    var diagnostics: [Diagnostic]

    mutating func compile<Model: TemplateModel>(_ name: String, _ model: Model.Type) -> Template<Model>? {
      do throws(TemplateErrors) {
        return try library.template(name, for: model)
      } catch {
        diagnostics += error.errors.map { Diagnostic($0) }
        return nil
      }
    }
  }
}

extension Diagnostic {
  init(_ error: TemplateError) {
    self.init(
      .error, id: "template", at: Place(file: error.file, line: error.line, column: error.column),
      message: error.message, hint: error.hint)
  }
}
