import Testing

@testable import Pages

@Suite("Charts to take along")
struct EmbedsTests {
  @Test("have a page, a picture and a table in each language, named after what they show")
  func files() throws {
    let made = try SmallSite().make()
    for tree in ["embed/essai/", "en/embed/essai/"] {
      #expect(made.pages[tree + "results-gain/index.html"] != nil)
      #expect(made.pages[tree + "results-gain/results-gain.svg"]?.hasPrefix("<svg xmlns=") == true)
      #expect(made.pages[tree + "results-gain/results-gain.csv"] != nil)
    }
    // The French report shows the chart itself; the English one does not.
    #expect(made.pages["embed/essai/gain/index.html"] != nil)
    #expect(made.pages["en/embed/essai/gain/index.html"] == nil)
    #expect(made.pages["sitemap.xml"]?.contains("embed") == false)
  }

  @Test("lead back to their study, and keep search engines and scripts away")
  func page() throws {
    let made = try SmallSite().make()
    let page = try #require(made.pages["en/embed/essai/results-gain/index.html"])
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/sub/en/studies/essai/\">"))
    #expect(
      page.contains(
        "<a href=\"../../../../en/studies/essai/index.html\">The trial</a>, Maison, 2021."))
    #expect(page.contains("<base target=\"_blank\">"))
    // Each row of the picture, and of the table under it, leads to the card of its result.
    let card = "href=\"../../../../en/studies/essai/index.html#result_gain\""
    #expect(page.components(separatedBy: "<a data-row=\"0\" data-result=\"essai/gain\" \(card)>").count == 3)
    #expect(page.contains("<a class=\"to-card\" \(card)>Gain</a>"))
    #expect(page.contains("<span class=\"tag simulated\">"))
    #expect(!page.contains("<script") && page.contains("<h1>"))
  }

  @Test("have one address where the report shows again what stands among the results")
  func same() throws {
    var files = SmallSite.standard
    files["studies/essai/index.md"]?.append("\n```{chart} gain\n```\n\n```{chart} gain\ntitle: Autre\n```\n")
    let made = try SmallSite(files).make()
    let pages = made.pages.keys.filter { $0.hasPrefix("embed/essai/gain") && $0.hasSuffix("index.html") }.sorted()
    #expect(pages == ["embed/essai/gain-2/index.html", "embed/essai/gain/index.html"])
    let page = try #require(made.pages["etudes/essai/index.html"])
    #expect(page.components(separatedBy: "embed/essai/gain/gain.svg").count == 3)
    #expect(page.components(separatedBy: "embed/essai/gain-2/gain-2.svg").count == 2)
  }

  @Test("have numbers for programs in their table, and words for people in their picture")
  func numbers() throws {
    // The estimate and its interval: see ``SmallSite/standard``.
    let made = try SmallSite().make()
    let csv = try #require(made.pages["embed/essai/results-gain/results-gain.csv"])
    #expect(csv.split(separator: "\r\n").last == "Gain,3.50,-0.364,7.36" || csv.hasSuffix("Gain,3.50,-0.36,7.36\r\n"))
    let svg = try #require(made.pages["embed/essai/results-gain/results-gain.svg"])
    #expect(svg.contains("Données simulées. Source") && svg.contains("3,50"))
  }

  @Test("are offered under the figures of the study's page, with the code for a frame, and not in a note")
  func share() throws {
    let made = try SmallSite().make()
    let page = try #require(made.pages["etudes/essai/index.html"])
    #expect(
      page.contains(
        "&lt;iframe src=&quot;https://example.org/sub/embed/essai/results-gain/&quot; title=&quot;"))
    #expect(page.contains("<a href=\"../../embed/essai/gain/gain.svg\" download>"))
    #expect(page.components(separatedBy: "class=\"share\"").count == 3)
    #expect(made.pages["notes/une/index.html"]?.contains("class=\"share\"") == false)
  }

  @Test("escape a title twice in the code for a frame: for the page and for the attribute")
  func hostile() throws {
    var files = SmallSite.standard
    files["studies/essai/index.md"] = files["studies/essai/index.md"]?.replacing(
      "```{chart} gain\n```", with: "```{chart} gain\ntitle: '\"><b>x'\n```")
    let page = try #require(try SmallSite(files).make().pages["etudes/essai/index.html"])
    #expect(
      page.contains("title=&quot;&amp;quot;&amp;gt;&amp;lt;b&amp;gt;x&quot;") || page.contains("&amp;lt;b&amp;gt;x"))
    #expect(!page.contains("<b>x"))
  }
}
