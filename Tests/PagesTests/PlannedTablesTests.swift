import Foundation
import Testing

@testable import Pages

@Suite("Tables of attrition and of power")
struct PlannedTablesTests {
  /// The pages of the small site with a loss and a calculation, shown by a block of the French report.
  func made() throws -> SmallSite.Made {
    var files = SmallSite.standard
    files["studies/essai/data/gens.csv"]? += "9,c,\n"
    files["studies/essai/analysis.yml"]? += """

      attrition:
        - id: perte
          title: {fr: Pertes, en: Losses}
          data: gens
          treatment: {column: bras, treated: t, control: c}
          outcome: gain
      power:
        - id: puissance
          title: {fr: Puissance prévue, en: Planned power}
          outcome: proportion
          baseline: 0.36
          r2: 0.2
          attrition: 0.06
          power: 0.8
          effect: 0.08

      """
    files["studies/essai/index.md"]? += "\n\n```{table} perte puissance\n```\n\nIl en faut {{ puissance.n }}.\n"
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    return made
  }

  @Test("stand where the report asks for them and among all results, in the reader's language")
  func both() throws {
    let made = try made()
    let french = try #require(made.pages["etudes/essai/index.html"])
    let english = try #require(made.pages["en/studies/essai/index.html"])
    // 999.98 people by SciPy: Tests/AnalysesTests/References/power.py
    #expect(french.unbound.contains("Il en faut 1\u{202F}000."))
    for (page, title, count) in [(french, "Puissance prévue", 2), (english, "Planned power", 1)] {
      #expect(page.components(separatedBy: "<caption>\(title)<small>").count - 1 == count)
    }
    #expect(
      english.contains(
        "<tr class=\"primary\"><th scope=\"row\">People randomised<span class=\"sub\">computed</span></th>"
          + "<td class=\"figure-cell\">1,000</td></tr>"))
    #expect(
      english.contains(
        "<tr><th scope=\"row\">control</th><td class=\"figure-cell\">5</td><td class=\"figure-cell\">1</td>"
          + "<td class=\"figure-cell\">20.0%</td></tr>"))
    #expect(french.contains("Écart entre les bras"))
  }

  @Test("of a protocol that computes nothing else have no link to a part that is not there")
  func protocolAlone() throws {
    var files = SmallSite.standard
    files["studies/essai/analysis.yml"] = """
      power:
        - {id: puissance, title: Puissance, outcome: mean, standard-deviation: 1, power: 0.8, effect: 0.5}
      """
    files["studies/essai/index.md"] = """
      ---
      title: Protocole
      question: Quoi ?
      summary: Un protocole
      authors: [a-b]
      date: 2026-01-01
      version: 1.0.0
      status: protocol
      themes: [emploi]
      population: Des gens
      territory: Nulle part
      design: individual-randomised
      partners: []
      funding: []
      conflicts-of-interest: Aucun
      ethics: Sans objet
      preregistration: Aucun
      reviews: []
      corrections: []
      ---
      Il faut {{ puissance.n }} personnes.
      """
    for path in ["studies/essai/index.en.md", "notes/une/index.md", "notes/une/index.en.md"] { files[path] = nil }
    files["notes/une/images/point.svg"] = nil
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    let page = try #require(made.pages["etudes/essai/index.html"])
    #expect(page.unbound.contains("Il faut 128 personnes."))
    #expect(page.contains("id=\"part_results\"") && page.contains("href=\"#part_results\""))
    #expect(!page.contains("part_flow") && page.contains("id=\"result_puissance\""))
  }
}
