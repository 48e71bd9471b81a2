import Content
import Testing
import TestSites

@Suite("The content folder")
struct LoadCatalogTests {
  @Test("is read the same on one core and on two")
  func cores() throws {
    let many = (1...20).reduce(TestSite.small) { site, number in
      site.writing("---\ntitle: Page \(number)\nsummary: S\n---\nTexte.\n", to: "pages/page-\(number).md")
    }
    let one = try many.load(jobs: 1)
    let two = try many.load(jobs: 2)
    #expect(one.catalog.pages.map(\.slug) == two.catalog.pages.map(\.slug))
    #expect(one.diagnostics == two.diagnostics)
  }

  @Test("gives the site")
  func site() throws {
    let site = TestSite.small
      .replacing(
        "base-url: https://petit.example/", by: "base-url: https://petit.example/sous/chemin", in: TestSite.site
      )
      .replacing(
        "license: etalab-2.0", by: "license: {data: ODbL-1.0, text: CC-BY-4.0}\ntagline: Ligne", in: TestSite.site)
    let catalog = try site.load().catalog
    #expect(catalog.site.title.texts == ["fr": "Petit site"])
    #expect(catalog.site.description.text("en") == "A site for tests")
    #expect(catalog.site.tagline.text("en", otherwise: ["fr"]) == "Ligne")
    #expect(catalog.site.languages == ["fr", "en"])
    #expect(catalog.site.baseURL == "https://petit.example/sous/chemin/")
    #expect(catalog.site.basePath == "/sous/chemin/")
    #expect(catalog.site.publisher.value == "institut")
    #expect(catalog.site.contact == "contact@petit.example")
    #expect(catalog.site.licenses == Licenses(data: .odbl1, text: .ccBy4))
    #expect(catalog.site.navigation.map(\.value) == ["studies", "notes", "mission"])
    #expect(catalog.site.footer.map(\.value) == ["mission"])
    #expect(catalog.theme("emploi")?.title.texts == ["fr": "Emploi", "en": "Employment"])
    #expect(catalog.theme("emploi")?.id.place.line == 12)
  }

  @Test("gives people and organisations")
  func directories() throws {
    let site = TestSite.small.writing(
      """
      - id: josiah-carberry
        name: Josiah Carberry
        role: {fr: Psychocéramiste, en: Psychoceramicist}
        group: reviewer
        affiliation: institut
        orcid: 0000-0002-1825-0097
        simulated: true
        note: Un exemple.

      """, to: TestSite.people
    ).appending(
      "  ror: https://ror.org/02en5vm52\n  url: https://institut.example/?a=1#b\n", to: TestSite.organisations)
    let catalog = try site.load().catalog
    let person = try #require(catalog.person("josiah-carberry"))
    #expect(person.name == "Josiah Carberry")
    #expect(person.role.text("en") == "Psychoceramicist")
    #expect(person.group == .reviewer)
    #expect(person.affiliation?.value == "institut")
    #expect(person.orcid == "0000-0002-1825-0097")
    #expect(person.isSimulated)
    #expect(person.note.text("fr") == "Un exemple.")
    let organisation = try #require(catalog.organisation("institut"))
    #expect(organisation.kind == .publisher)
    #expect(organisation.ror == "https://ror.org/02en5vm52")
    #expect(organisation.url == "https://institut.example/?a=1#b")
    #expect(!organisation.isSimulated)
  }

  @Test("gives pages and notes with their translations")
  func texts() throws {
    let catalog = try TestSite.small.replacing("summary: Ce", by: "date: 2026-03-01\nsummary: Ce", in: TestSite.page)
      .load().catalog
    let page = try #require(catalog.page("mission"))
    #expect(page.date?.description == "2026-03-01")
    #expect(page.editions.all.map(\.language) == ["fr", "en"])
    #expect(page.editions["en"].summary == "What the institute does.")
    #expect(page.editions["de"].language == "fr")
    let note = try #require(catalog.notes.first)
    #expect(note.slug == "premiere")
    #expect(note.authors.map(\.value) == ["ada"])
    #expect(note.date.value.description == "2026-02-01")
    #expect(note.themes.map(\.value) == ["emploi"])
    #expect(note.studies.map(\.value) == ["jardin"])
    #expect(catalog.newestDate?.description == "2026-03-01")
  }

  @Test("leaves drafts out when asked to, and dates the build without them")
  func drafts() throws {
    var catalog = try TestSite.small.replacing(
      "date: 2026-02-01", by: "date: 2026-02-01\ndraft: true", in: TestSite.note
    )
    .load().catalog
    #expect(catalog.buildDate?.description == "2026-02-01")
    catalog.removeDrafts()
    #expect(catalog.notes.isEmpty)
    #expect(catalog.buildDate?.description == "2026-01-15")
  }

  @Test("has no people and no organisations when their files are absent")
  func noDirectories() throws {
    let (catalog, found) = try TestSite.small.removing(TestSite.people).removing(TestSite.organisations).load()
    #expect(found == [])
    #expect(catalog.people.isEmpty && catalog.organisations.isEmpty)
  }
}
