import Testing

@testable import Pages

@Suite("Pages of trust")
struct TrustPagesTests {
  private static let names = [
    "license", "legal-notice", "privacy", "accessibility", "independence", "corrections", "mirror",
  ]

  @Test("are there in every language although no editor wrote them, and every page's foot leads to them")
  func made() throws {
    let made = try SmallSite().make()
    #expect(made.diagnostics.map(\.description) == [])
    let home = try #require(made.pages["index.html"])
    let english = try #require(made.pages["en/index.html"])
    for name in Self.names {
      #expect(made.pages["\(name)/index.html"] != nil)
      #expect(made.pages["en/\(name)/index.html"] != nil)
      #expect(home.contains("href=\"\(name)/index.html\""))
      #expect(english.contains("href=\"../en/\(name)/index.html\""))
      #expect(try #require(made.pages["sitemap.xml"]).contains("https://example.org/sub/en/\(name)/"))
    }
    #expect(home.contains("Accessibilité\u{A0}: non conforme"))
    #expect(english.contains("Accessibility: not compliant"))
  }

  @Test("name producer, date, licence and address in the line to write, on the dataset's page too")
  func attribution() throws {
    let made = try SmallSite().make()
    let line =
      "Maison, «\u{A0}Gens\u{A0}», mise à jour du 15\u{A0}juin 2021, Licence Ouverte 2.0,"
      + " https://example.org/sub/donnees/essai/gens/"
    #expect(try #require(made.pages["license/index.html"]).contains(line))
    #expect(try #require(made.pages["donnees/essai/gens/index.html"]).contains(line))
    #expect(
      try #require(made.pages["en/data/essai/gens/index.html"]).contains(
        "Maison, “People”, updated on 15\u{A0}June 2021, Licence Ouverte 2.0,"))
  }

  @Test("begin with the editor's text, and go on with what the build knows")
  func ownText() throws {
    var files = SmallSite.standard
    files["pages/license.md"] = "---\ntitle: Nos licences\nsummary: À nous\n---\n\n## Chez nous\n\nUn mot.\n"
    let made = try SmallSite(files).make()
    let page = try #require(made.pages["license/index.html"])
    #expect(page.contains("<h1>Nos licences</h1>"))
    let own = try #require(page.range(of: "Un mot."))
    let rest = try #require(page.range(of: "id=\"part_which\""))
    #expect(own.lowerBound < rest.lowerBound)
    let english = try #require(made.pages["en/license/index.html"])
    #expect(english.contains("What is under which licence"))
    #expect(english.contains("lang=\"fr\""))
  }

  @Test("add up what funders gave, and say which amounts are not known")
  func funders() throws {
    var files = SmallSite.standard
    let report = try #require(files["studies/essai/index.md"])
    files["studies/essai/index.md"] = report.replacing(
      "funding: [{by: maison, amount: 1200}]",
      with: "funding: [{by: maison, amount: 1200}, {by: maison, amount: 300}, {by: maison}]")
    let page = try #require(try SmallSite(files).make().pages["independence/index.html"])
    #expect(page.contains("1\u{202F}500\u{A0}€ (sans montant\u{A0}: 1)"))
  }

  @Test("list every correction with what and why, the newest first")
  func corrections() throws {
    var files = SmallSite.standard
    let report = try #require(files["studies/essai/index.md"])
    files["studies/essai/index.md"] = report.replacing("version: 1.0.0", with: "version: 1.2.0").replacing(
      "corrections: []",
      with: "corrections: [{version: 1.1.0, date: 2021-07-01, what: Avant, why: Parce que},"
        + " {version: 1.2.0, date: 2021-08-01, what: Après, why: \"A < B\"}]")
    let page = try #require(try SmallSite(files).make().pages["corrections/index.html"])
    let newest = try #require(page.range(of: "1er\u{A0}août 2021"))
    let oldest = try #require(page.range(of: "1er\u{A0}juillet 2021"))
    #expect(newest.lowerBound < oldest.lowerBound)
    #expect(page.contains("A &lt; B"))
    let none = try #require(try SmallSite().make().pages["corrections/index.html"])
    #expect(none.contains("Aucune correction n’a été publiée."))
  }

  @Test("say in the law's words what an audit found")
  func accessibility() throws {
    var files = SmallSite.standard
    files["site.yml"]? += """

      accessibility:
        conformity: partial
        date: 2021-05-04
        auditor: Cabinet
        rate: 82
        failures: [{fr: Un tableau, en: A table}]
      """
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    let page = try #require(made.pages["accessibility/index.html"])
    #expect(page.contains("est partiellement conforme"))
    #expect(page.contains("82\u{202F}% des critères"))
    #expect(page.contains("4\u{A0}mai 2021"))
    #expect(page.contains("<li>Un tableau</li>"))
    #expect(page.contains("Défenseur des droits"))
    #expect(try #require(made.pages["index.html"]).contains("Accessibilité\u{A0}: partiellement conforme"))
  }
}
