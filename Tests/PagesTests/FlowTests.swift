import Testing

@testable import Pages

@Suite("The participant flow")
struct FlowTests {
  /// The report's page with a flow in it.
  func page(_ steps: String) throws -> String {
    var files = SmallSite.standard
    files["studies/essai/index.md"]? += "\n\n```{flow}\nsteps:\n\(steps)```\n"
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    return try #require(made.pages["etudes/essai/index.html"])
  }

  @Test("without arms is a list")
  func list() throws {
    let page = try page("  - {label: Inclus, n: 1200}\n  - {label: Suivis, data: gens}\n")
    #expect(
      page.contains("<ol class=\"flow\">\n<li><span>Inclus</span> <span class=\"value\">1\u{202F}200</span></li>"))
  }

  @Test("with arms is a picture, with those who were lost, and a table of all its counts")
  func arms() throws {
    let page = try page(
      """
        - {label: Tirés au sort, data: gens}
        - {arm: Bras T, label: Alloués, data: gens, where: bras == "t"}
        - {arm: Bras T, label: Suivis, lost: Perdus de vue, data: gens, where: bras == "t" and gain > 3}
        - {arm: Bras C, label: Alloués, data: gens, where: bras == "c"}

      """)
    #expect(page.contains("chart-narrow") && page.contains("chart-wide"))
    #expect(page.contains("<th scope=\"row\">Tirés au sort</th><td class=\"figure-cell\">8</td>"))
    #expect(
      page.contains(
        "<th scope=\"row\">Perdus de vue<span class=\"sub\">Bras T</span></th><td class=\"figure-cell\">1</td>"))
    #expect(
      page.contains("<th scope=\"row\">Suivis<span class=\"sub\">Bras T</span></th><td class=\"figure-cell\">3</td>"))
    #expect(page.contains("Perdus de vue (n = 1)"))
  }
}
