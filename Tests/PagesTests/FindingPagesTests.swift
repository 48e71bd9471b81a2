import Testing

@testable import Pages

@Suite("The pages that help to find")
struct FindingPagesTests {
  @Test("list everything from A to Z for a reader without scripts, and index it for one with them")
  func search() throws {
    let made = try SmallSite().make()
    let page = try #require(made.pages["recherche/index.html"])
    for title in ["L’essai", "Une note", "Gens", "Mission", "A. &lt;B&gt;", "Maison"] { #expect(page.contains(title)) }
    #expect(page.contains("role=\"search\""))
    #expect(page.contains("data-index=\"../search/fr/\" data-root=\"../\""))
    let entries = try #require(made.pages["search/fr/entries-0.js"])
    #expect(entries.contains("0\\tetudes/essai/index.html\\tL’essai\\tPeu de chose\\n"))
    #expect(entries.contains("id\\x1fbras\\x1fgain"))
    // In the other tree the words are of the other language, and the addresses too.
    #expect(
      try #require(made.pages["search/en/entries-0.js"]).contains("en/studies/essai/index.html\\tThe trial\\tLittle"))
    let words = try #require(made.pages["search/fr/words-0.js"])
    #expect(words.contains("\\nessai "))
    #expect(!words.contains("\\nclass "))
  }

  @Test("show a result that is not demonstrated on the evidence map like any other, with its words")
  func evidence() throws {
    var files = SmallSite.standard
    files["studies/essai/analysis.yml", default: ""] += "\n    outcome-domain: {fr: Richesse, en: Wealth}\n"
    files["studies/essai/index.md"] = files["studies/essai/index.md"]?.replacing(
      "themes: [emploi]", with: "themes: [emploi]\nintervention: {fr: Prime, en: Bonus}")
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    let page = try #require(made.pages["en/evidence-map/index.html"])
    #expect(page.contains("scope=\"rowgroup\">Bonus</th>"))
    #expect(page.contains("<th scope=\"row\">Wealth</th>"))
    #expect(page.contains("class=\"mark unclear\" href=\"../../en/studies/essai/index.html\""))
    // Welch's interval, as the small site says it.
    #expect(page.contains("The trial. Gain: +3.50\u{A0}points [−0.36,\u{A0}7.36]."))
  }

  @Test("give each study a row with what a script filters and sorts it by")
  func table() throws {
    var files = SmallSite.standard
    for (name, text) in SmallSite.standard where name.hasPrefix("studies/essai/") {
      files[name.replacing("essai", with: "autre")] = text.replacing("2021-06-15", with: "2019-01-02")
    }
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    let page = try #require(made.pages["etudes/tableau/index.html"])
    #expect(page.contains("<td data-label=\"Thème\" data-values=\"emploi\" data-order=\"emploi\">Emploi</td>"))
    #expect(page.contains("<td data-label=\"Année\" data-values=\"2019\" data-order=\"2019-01-02\">2019</td>"))
    // Only years differ: the other fields would offer no choice.
    #expect(page.contains("<select id=\"filter_year\""))
    #expect(!page.contains("<select id=\"filter_theme\""))
    #expect(page.contains("<script defer src=\"../../assets/finding.js\"></script>"))
  }

  @Test("lists more than a hundred studies on several pages, which lead to the pages of themes and designs")
  func manyStudies() throws {
    var files = SmallSite.standard
    let study = files.filter { $0.key.hasPrefix("studies/essai/") }
    for number in 1...100 {
      for (path, text) in study { files[path.replacing("studies/essai/", with: "studies/essai-\(number)/")] = text }
    }
    let made = try SmallSite(files).make()
    let first = try #require(made.pages["etudes/tableau/index.html"])
    let second = try #require(made.pages["etudes/tableau/page-2/index.html"])
    #expect(first.components(separatedBy: "<th scope=\"row\"").count == 101)
    #expect(second.components(separatedBy: "<th scope=\"row\"").count == 2)
    // What a script could not filter whole, links do.
    #expect(!first.contains("finding.js") && !first.contains("<select"))
    #expect(second.contains("<a class=\"tag\" href=\"../../themes/emploi/index.html\">Emploi"))
    #expect(made.pages["etudes/themes/emploi/page-2/index.html"] != nil)
  }

  @Test("tell on the home page of a correction, by its date and before what is older")
  func news() throws {
    var files = SmallSite.standard
    files["studies/essai/index.md"] = files["studies/essai/index.md"]?.replacing(
      "version: 1.0.0", with: "version: 1.0.1"
    )
    .replacing(
      "corrections: []", with: "corrections: [{version: 1.0.1, date: 2022-02-03, what: Une faute, why: Un oubli}]")
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.map(\.description) == [])
    let page = try #require(made.pages["index.html"])
    let correction = try #require(page.firstRange(of: "datetime=\"2022-02-03\""))
    let study = try #require(page.firstRange(of: "datetime=\"2021-06-15\""))
    #expect(correction.lowerBound < study.lowerBound)
    #expect(page.contains("href=\"etudes/essai/index.html#part_corrections\""))
    #expect(page.contains("Une faute"))
  }

  @Test("explain each method in a sentence")
  func glossary() throws {
    var files = SmallSite.standard
    files["pages/method-difference-in-means.md"] = "---\ntitle: Différence\nsummary: Un écart.\n---\n\nTexte.\n"
    let made = try SmallSite(files).make()
    let page = try #require(made.pages["glossaire/index.html"])
    #expect(
      page.contains("<dt><a href=\"../method-difference-in-means/index.html\">Différence</a></dt><dd>Un écart.</dd>"))
    // And where the method is used.
    #expect(try #require(made.pages["etudes/essai/index.html"]).contains("<span class=\"sub\">Un écart.</span>"))
  }
}
