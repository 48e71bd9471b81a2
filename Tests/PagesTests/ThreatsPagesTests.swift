import Foundation
import Testing

@testable import Pages

@Suite("Placebos, indices, weights and resampled families on pages")
struct ThreatsPagesTests {
  static let treatment = "treatment: {column: bras, treated: t, control: c}"

  /// The pages of the small site with one of each.
  func made() throws -> (french: String, english: String) {
    var files = SmallSite.standard
    files["studies/essai/analysis.yml"]? += """

        - {id: autre, title: Autre, method: least-squares, data: gens, outcome: gain, \(Self.treatment)}
        - {id: entree, title: {fr: Entrée, en: Entry}, method: difference-in-means, data: gens, outcome: avant, placebo: true, favourable: higher, \(Self.treatment)}
        - {id: ecart, title: {fr: Écart, en: Gap}, method: difference-in-means, data: gens, outcome: haut, placebo: true, \(Self.treatment)}
        - {id: pondere, title: Pondere, method: difference-in-means, data: gens, outcome: gain, attrition-weights: {covariates: [avant]}, \(Self.treatment)}
        - {id: sur-indice, title: Sur indice, method: difference-in-means, data: gens, outcome: indice, \(Self.treatment)}
      derive:
        - {data: gens, name: avant, expression: 'if(id in ["1", "2", "5", "6"], 1, 0)'}
        - {data: gens, name: haut, expression: 'if(bras == "t", 10, 1) + gain / 10'}
      indices:
        - id: indice
          title: {fr: Indice de gain, en: Index of gain}
          data: gens
          \(Self.treatment)
          kind: anderson
          components: [{column: gain, favourable: higher}, {column: avant, favourable: lower}]
      families:
        - {id: f, title: Famille, method: romano-wolf, draws: 200, seed: 9, estimates: [gain, autre]}

      """
    files["studies/essai/index.md"]? +=
      "\n\nPoids {{ indice.weight.gain }}, {{ pondere.n_effective }} réponses.\n\n```{table} gain entree\n```\n\n```{estimate} ecart\n```\n\n```{table} indice\n```\n"
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    return (
      try #require(made.pages["etudes/essai/index.html"]), try #require(made.pages["en/studies/essai/index.html"])
    )
  }

  /// The text between the tags, with ordinary spaces.
  private func plain(_ page: String) -> String {
    var text = ""
    var isTag = false
    for character in page {
      switch character {
      case "<": isTag = true
      case ">":
        isTag = false
        text += "|"
      case "\u{A0}", "\u{202F}": if !isTag { text += " " }
      default: if !isTag { text.append(character) }
      }
    }
    return text
  }

  @Test("are said in both languages")
  func words() throws {
    let pages = try made()
    let (french, english) = (plain(pages.french.unbound), plain(pages.english.unbound))
    for expected in [
      "Placebos", "1 intervalle exclut l’absence d’écart.",
      "Ce placebo diffère entre les groupes alors que le traitement n’a pu le changer",
      "Placebo : un écart apparaît là où le traitement n’a pu agir", "Indice de gain", "plus haut", "plus bas",
      "se partagent une voix (Anderson). 4 personnes traitées et 4 témoins ont un indice.",
      "200 tirages avec remise des mêmes unités pour tous les tests (graine 9)", "correction de Romano et Wolf",
      "ajustée : p", "poids [1,00 ; 1,00] ; 8 réponses valent 8 de poids égal",
      "Hájek : √Σ_bras n/(n − 1)", "8 réponses.", "Écart (placebo)",
    ] {
      #expect(french.contains(expected), "\(expected)")
    }
    for expected in [
      "Placebos", "1 interval excludes no gap.", "This placebo differs between the groups although",
      "Index of gain", "4 treated and 4 controls have an index.", "200 resamples of the same units for all tests",
      "Romano–Wolf correction", "adjusted: p", "8 answers are worth 8 of equal weight",
    ] {
      #expect(english.contains(expected), "\(expected)")
    }
    for page in [french, english] {
      #expect(!page.contains("NaN") && !page.contains("warning-") && !page.contains("placebo-"))
    }
  }

  @Test("keep placebos out of the table of results, in the report too")
  func ownTable() throws {
    let page = try made().french
    let tables = page.components(separatedBy: "<table").dropFirst().map { $0.components(separatedBy: "</table>")[0] }
    let placebos = tables.filter { $0.contains("<caption>Placebos") }
    // Of the report and of the results.
    #expect(placebos.count == 2)
    #expect(placebos.allSatisfy { $0.contains("Entrée") && !$0.contains(">Gain") })
    #expect(tables.filter { $0.contains("<caption>Tous les résultats") }.allSatisfy { !$0.contains("Entrée") })
  }
}
