import Testing
import TestSites

@Suite("Texts that a screen reader can follow")
struct ReadableTextTests {
  @Test("skip no level of heading")
  func headings() throws {
    let site = TestSite.small.writing(
      "---\ntitle: Mission\nsummary: Pourquoi\n---\n\n### Trop bas\n\n#### Plus bas\n\n## Bon\n\n#### Encore\n",
      to: TestSite.page)
    #expect(
      try site.findings().filter { $0.hasPrefix("pages/mission.md") } == [
        "pages/mission.md:6:1: warning: a heading of level 3 follows one of level 1."
          + " Hint: begin it with ##, or write the heading between them. [heading-order]",
        "pages/mission.md:12:1: warning: a heading of level 4 follows one of level 2."
          + " Hint: begin it with ###, or write the heading between them. [heading-order]",
      ])
  }

  @Test("have links whose words say where they lead")
  func links() throws {
    let site = TestSite.small.writing(
      """
      ---
      title: Mission
      summary: Pourquoi
      ---

      Voir [l'étude](../studies/jardin/index.md), ou cliquez [**ici**](../studies/jardin/index.md).

      """, to: TestSite.page)
    #expect(
      try site.findings() == [
        "pages/mission.md:6:57: warning: the words of this link, ‘ici’, do not say where it leads."
          + " Hint: make a link of the words that name the thing: ‘see [the protocol](…)’. [vague-link]"
      ])
  }
}
