import Foundation
import Testing

@testable import Pages

@Suite("The sections of a study page")
struct StudySectionsTests {
  private func page(_ keys: String, language: String = "etudes") throws -> String {
    var files = SmallSite.standard
    files["studies/essai/index.md"] = files["studies/essai/index.md"]?.replacingOccurrences(
      of: "reviews: []\ncorrections: []", with: "reviews: []\n" + keys)
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    return try #require(made.pages[language == "etudes" ? "etudes/essai/index.html" : "en/studies/essai/index.html"])
  }

  @Test("stand in the order that a reader expects")
  func order() throws {
    let page = try page("corrections: []")
    let ids = [
      "planned", "flow", "results", "subgroups", "cost", "limits", "report", "data", "independence", "corrections",
      "cite", "again",
    ]
    let places = ids.compactMap { page.range(of: "<h2 id=\"part_\($0)\">")?.lowerBound }
    #expect(places.count == ids.count)
    #expect(places == places.sorted())
    for id in ids { #expect(page.contains("href=\"#part_\(id)\"")) }
  }

  @Test("show every registered outcome, the primary first, and the one that is not reported")
  func outcomes() throws {
    let page = try page(
      """
      protocol:
        outcomes:
          - {title: Logement, why: Question retirée}
          - {title: Gain total, primary: true, estimate: gain}
        sample: 10
      deviations: [{planned: Deux, done: Un, why: Temps, date: 2021-01-02}]
      corrections: []
      """)
    let primary = try #require(page.range(of: "<a class=\"to-card\" href=\"#result_gain\">Gain total</a>"))
    let missing = try #require(page.range(of: "<strong>Enregistré, non publié</strong>"))
    #expect(primary.lowerBound < missing.lowerBound)
    #expect(page.contains("Question retirée") && page.contains("1 critère enregistré n’est pas publié."))
    #expect(page.contains("data-planned>10</td>") && page.contains("data-result=\"essai/gain\">8</td>"))
    #expect(page.contains(">Deux</td>") && page.contains("<time datetime=\"2021-01-02\">2\u{A0}janvier 2021</time>"))
  }

  @Test("say that a primary result was not registered")
  func unregistered() throws {
    let page = try page("protocol: {outcomes: [{title: Logement}]}\ncorrections: []", language: "en")
    #expect(page.contains("Presented as primary, but not registered"))
  }

  @Test("say what is not known: cost, subgroups, limits, deviations")
  func unknown() throws {
    let page = try page("corrections: []", language: "en")
    #expect(page.contains("Not known. The study does not measure the cost of the programme"))
    #expect(page.contains("no subgroup analysis was planned"))
    #expect(page.contains("No deviation is declared."))
    #expect(page.contains("No list of registered outcomes is published"))
  }

  @Test("show a correction as it was and as it became")
  func corrections() throws {
    let page = try page(
      """
      limits: [Peu de gens]
      cost: {amount: 12, currency: EUR, per: ruche, source: les comptes, note: Douze pour de bon., results: [gain]}
      corrections:
        - {version: 1.0.0, date: 2021-07-01, what: Un chiffre, why: Une faute, was: "3", became: "4", result: gain}
      """)
    #expect(page.contains("<li>Peu de gens</li>") && page.contains("Douze pour de bon."))
    #expect(page.contains(">3</td>") && page.contains(">4<span class=\"sub\">Un chiffre</span></td>"))
    #expect(page.contains("<span class=\"sub\"><a href=\"#result_gain\">Gain</a></span>"))
  }

  @Test("have a card for each result, where its numbers lead")
  func card() throws {
    let page = try page("corrections: []")
    let start = try #require(page.range(of: "<details class=\"result-card\" data-result=\"essai/gain\">"))
    let end = try #require(page.range(of: "</details>", range: start.upperBound..<page.endIndex))
    let card = page[start.lowerBound..<end.upperBound]
    for part in [
      "id=\"result_gain\"", "3,50", "[\u{2212}0,36\u{202F};\u{A0}7,36]", "p\u{A0}=\u{A0}0,066", "SHA-256 ",
      "data/essai/gens.csv", "tank calculate essai", "8 observations", "unité du résultat",
    ] {
      #expect(card.contains(part), "\(part)")
    }
  }
}
