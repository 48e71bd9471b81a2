import Foundation
import Testing

@testable import Pages

/// The same three fields for every study, each number in an element that names its result.
@Suite("The headline card")
struct HeadlineCardTests {
  private func make(
    _ keys: String = "", status: String = "final", plan: (String) -> String = { $0 }
  ) throws -> [String: String] {
    var files = SmallSite.standard
    files["studies/essai/index.md"] = files["studies/essai/index.md"]?
      .replacing("reviews: []", with: "reviews: []\n" + keys).replacing("status: final", with: "status: \(status)")
    files["studies/essai/analysis.yml"] = files["studies/essai/analysis.yml"].map(plan)
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    return made.pages
  }

  private func page(_ pages: [String: String], english: Bool = false) throws -> String {
    try #require(pages[english ? "en/studies/essai/index.html" : "etudes/essai/index.html"])
      .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  @Test("says what is not known, and names the result of each number")
  func fields() throws {
    let pages = try make()
    let page = try page(pages)
    #expect(page.contains("<p data-result=\"essai/gain\">Gain : on ne peut pas conclure."))
    #expect(
      page.contains(
        "<a class=\"figure-link\" href=\"#result_gain\" data-result=\"essai/gain\"><span class=\"value\">+3,50 points</span> <span class=\"interval\">[−0,36 ; 7,36]</span></a>"
      ))
    #expect(page.contains("<dd class=\"unknown\">Inconnu : l’étude ne publie pas de coût.</dd>"))
    #expect(page.contains("<span class=\"hidden\">2 sur 5</span>"))
    #expect(page.contains("id=\"part_grade\""))
    // The same on the card in the list of studies, where the result is named too.
    let list = try #require(pages["etudes/index.html"]).replacing("\u{A0}", with: " ")
    #expect(list.contains("<dd data-result=\"essai/gain\"><span class=\"value\">+3,50 points</span>"))
    #expect(list.contains("<dt>Solidité de la preuve</dt>"))
    #expect(list.contains("<dd class=\"unknown\">Inconnu : l’étude ne publie pas de coût.</dd>"))
  }

  @Test("gives every reason of the grade, against first")
  func reasons() throws {
    let page = try page(make(), english: true)
    let against = try #require(page.firstRange(of: "<h3>What speaks against it</h3>"))
    let favour = try #require(page.firstRange(of: "<h3>What speaks for it</h3>"))
    #expect(against.lowerBound < favour.lowerBound)
    #expect(page.contains("<h3>Not known</h3>"))
    #expect(page.contains("No registry received the study’s plan."))
    #expect(page.contains("<strong>Pre-registration</strong> <span class=\"tag\">level 4 at most</span>"))
    #expect(page.contains("<p data-result=\"essai/gain\">Data and calculation are published"))
  }

  @Test("divides a cost by the effect only where the effect is demonstrated")
  func cost() throws {
    let cost = """
      cost: {amount: 100, currency: EUR, per: {fr: élève, en: pupil}, year: 2021, source: {fr: les comptes, en: the accounts}, outcome: {fr: point gagné, en: point gained}}
      """
    let open = try page(make(cost))
    #expect(open.contains("<span class=\"value\">100 €</span> <span class=\"per\">par élève</span>"))
    // 100 / 7.3642, of Welch's interval.
    #expect(
      open.contains(
        "Par point gagné : au moins 13,58 €. L’effet n’étant pas démontré, le coût n’a pas de plafond."))
    #expect(open.contains("Source : les comptes, prix de 2021"))
    let known = try page(
      make(cost) { $0.replacing("primary: true", with: "primary: true\n    confidence: 0.8") }, english: true)
    #expect(known.contains("per point gained, between "))
    #expect(known.contains("<span class=\"value\">€100</span> <span class=\"per\">per pupil</span>"))
    let none = try page(
      make(cost) { $0.replacing("favourable: higher", with: "favourable: lower\n    confidence: 0.8") })
    #expect(none.contains("Par point gagné : pas calculable"))
  }

  @Test("gives no grade before the end, and says that a result is provisional")
  func ongoing() throws {
    let page = try page(make(status: "ongoing"))
    #expect(page.contains("<p>Résultat provisoire, l’étude n’est pas finie.</p>"))
    #expect(page.contains("<dd class=\"unknown\">Pas de note avant la fin de l’étude.</dd>"))
    #expect(!page.contains("id=\"part_grade\""))
  }

  @Test("says of a protocol that there is no result yet")
  func protocolOnly() throws {
    var files = SmallSite.standard
    for name in ["studies/essai/analysis.yml", "studies/essai/index.en.md", "notes/une/index.md"] { files[name] = nil }
    files["studies/essai/index.md"] = """
      ---
      title: L'essai
      question: Qu'est-ce que cela change ?
      summary: Peu de chose
      authors: [a-b]
      date: 2021-06-15
      version: 1.0.0
      status: protocol
      themes: [emploi]
      population: Quatre personnes
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

      ## Suite

      Texte.
      """
    let made = try SmallSite(files).make()
    let page = try page(made.pages)
    #expect(page.contains("<p>Pas encore de résultat : seul le protocole est publié.</p>"))
    #expect(page.contains("<dd class=\"unknown\">Pas encore mesuré.</dd>"))
    #expect(page.contains("<dd class=\"unknown\">Pas de note avant la fin de l’étude.</dd>"))
  }

  @Test("sums up several primary outcomes, then takes each")
  func several() throws {
    let page = try page(
      make {
        $0 + """

            - id: gain-ajuste
              title: {fr: Gain à moitié, en: Half gain}
              method: difference-in-means
              data: gens
              outcome: gain
              treatment: {column: bras, treated: t, control: c}
              primary: true
              confidence: 0.8
              favourable: higher

          """
      })
    #expect(
      page.contains(
        "<p>2 critères principaux : 1 avec un effet favorable et 1 sans conclusion.</p>"
      ))
    #expect(page.contains("<p data-result=\"essai/gain\">Gain : on ne peut pas conclure."))
    #expect(page.contains("<p data-result=\"essai/gain-ajuste\">Gain à moitié : un effet favorable est mesuré"))
  }

  @Test("has a filter for the grade and one for the cost in the table of studies")
  func table() throws {
    var files = SmallSite.standard
    for (name, text) in SmallSite.standard where name.hasPrefix("studies/essai/") {
      files[name.replacing("essai", with: "autre")] =
        text.replacing("design: individual-randomised", with: "design: difference-in-differences").replacing(
          "reviews: []", with: "reviews: []\ncost: {amount: 5, currency: GBP, per: élève, source: comptes}")
    }
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    let page = try #require(made.pages["en/studies/table/index.html"])
    #expect(page.contains("<select id=\"filter_cost\""))
    #expect(page.contains("<option value=\"known\">published</option>"))
    #expect(page.contains("<option value=\"unknown\">not known</option>"))
    #expect(page.contains("<td data-values=\"known\" data-order=\"500\">5\u{A0}GBP per élève</td>"))
    #expect(page.contains("data-result=\"autre/gain\">+3.50"))
    #expect(page.contains("<i class=\"full\"></i>"))
  }
}
