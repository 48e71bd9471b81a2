import Foundation
import FoundationXML
import Testing

@testable import Pages

@Suite("The pages of a site")
struct PagesTests {
  @Test("are there in both languages, with feeds, sitemap, robots, 404 and assets")
  func files() throws {
    let made = try SmallSite().make()
    #expect(made.diagnostics.map(\.description) == [])
    for path in [
      "index.html", "en/index.html", "etudes/index.html", "etudes/essai/index.html", "en/studies/essai/index.html",
      "etudes/themes/emploi/index.html", "etudes/methode/individual-randomised/index.html",
      "etudes/etat/final/index.html", "donnees/index.html", "donnees/essai/gens/index.html", "notes/index.html",
      "notes/une/index.html", "en/notes/une/index.html", "personnes/a-b/index.html", "partenaires/maison/index.html",
      "themes/emploi/index.html", "mission/index.html", "en/mission/index.html", "feed.xml", "en/feed.xml",
      "recherche/index.html", "en/search/index.html", "search/fr/index.js", "search/en/words-0.js",
      "etudes/tableau/index.html", "carte-des-preuves/index.html", "glossaire/index.html",
      "sitemap.xml", "robots.txt", "404.html", "assets/style.css", "assets/notes/une/images/point.svg",
    ] {
      #expect(made.pages[path] != nil, "\(path)")
    }
  }

  @Test("have links that lead to a file, no script, nothing from elsewhere, and no identifier twice")
  func links() throws {
    let made = try SmallSite().make()
    let outside: Set<String> = ["SHA256SUMS", "data/essai/gens.csv"]
    for (path, text) in made.pages where path.hasSuffix(".html") {
      let script = text.components(separatedBy: "<script").dropFirst()
      #expect(
        script.allSatisfy {
          $0.hasPrefix(" type=\"application/ld+json\">") || $0.hasPrefix(" defer src=\"") && $0.contains("assets/")
        }, "\(path)")
      #expect(!text.contains("src=\"http"), "\(path)")
      var identifiers: Set<String> = []
      for identifier in attributes("id", in: text) {
        #expect(identifiers.insert(identifier).inserted, "\(path): \(identifier)")
      }
      for link in attributes("href", in: text) + attributes("src", in: text)
      where !link.hasPrefix("http") && !link.hasPrefix("mailto:") && !link.hasPrefix("data:text/csv") {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? path : resolved(String(parts[0]), from: path)
        #expect(made.pages[target] != nil || outside.contains(target), "\(path): \(link)")
        if parts.count == 2, parts[0].isEmpty { #expect(text.contains("id=\"\(parts[1])\""), "\(path): \(link)") }
      }
    }
  }

  @Test("name their translations, their licence and their feed")
  func frame() throws {
    let page = try #require(SmallSite().make().pages["en/studies/essai/index.html"])
    #expect(page.contains("<html lang=\"en\">"))
    #expect(page.contains("<title>The trial · Small site</title>"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/sub/en/studies/essai/\">"))
    #expect(page.contains("<link rel=\"alternate\" hreflang=\"fr\" href=\"https://example.org/sub/etudes/essai/\">"))
    #expect(
      page.contains("<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/sub/etudes/essai/\">"))
    #expect(page.contains("href=\"../../../etudes/essai/index.html\" hreflang=\"fr\""))
    #expect(page.contains("<a rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">"))
    #expect(page.contains("type=\"application/atom+xml\" title=\"Small site\" href=\"../../../en/feed.xml\""))
    #expect(page.contains("href=\"../../../assets/style.css\""))
  }

  @Test("print bound prose in both languages from one result")
  func boundProse() throws {
    let pages = try SmallSite().make().pages
    let french = try #require(pages["notes/une/index.html"])
    #expect(
      french.unbound.contains(
        "L’effet est de 3,50, intervalle [\u{2212}0,36\u{202F};\u{A0}7,36], p\u{A0}=\u{A0}0,066."))
    #expect(try #require(pages["etudes/essai/index.html"]).unbound.contains("Le gain est de 3,50 sur 8 personnes."))
    #expect(try #require(pages["en/studies/essai/index.html"]).unbound.contains("The gain is 3.50 for 8 people."))
  }

  @Test("show a text that is not translated in its own language, and say so")
  func untranslated() throws {
    let page = try #require(SmallSite().make().pages["en/notes/une/index.html"])
    #expect(page.contains("This text has not been translated yet"))
    #expect(page.contains("<div class=\"prose\" lang=\"fr\">"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/sub/notes/une/\">"))
    #expect(!page.contains("hreflang=\"x-default\""))
  }

  @Test("escape what authors write outside Markdown")
  func escaping() throws {
    let page = try #require(SmallSite().make().pages["personnes/a-b/index.html"])
    #expect(page.contains("<h1>A. &lt;B&gt;</h1>"))
    #expect(!page.contains("<B>"))
  }

  @Test("say on every page with simulated data that they are, with the true effect")
  func simulated() throws {
    let pages = try SmallSite().make().pages
    for path in ["etudes/essai/index.html", "donnees/essai/gens/index.html"] {
      let page = try #require(pages[path])
      #expect(page.contains("Données simulées à des fins de démonstration"), "\(path)")
      #expect(
        page.contains(
          "Gain\u{A0}: effet introduit +4,00\u{A0}points, estimé +3,50\u{A0}points [\u{2212}0,36\u{202F};\u{A0}7,36]. L’intervalle contient l’effet introduit."
        ), "\(path)")
    }
    for path in ["index.html", "etudes/index.html", "themes/emploi/index.html", "donnees/index.html"] {
      #expect(try #require(pages[path]).contains("<span class=\"tag simulated\">Données simulées</span>"), "\(path)")
    }
    #expect(try #require(pages["notes/une/index.html"]).contains("Cite des données simulées"))
  }

  @Test("claim neither an effect nor its absence when the interval holds none")
  func wording() throws {
    let pages = try SmallSite().make().pages
    let page = try #require(pages["etudes/essai/index.html"])
    #expect(page.contains("Effet non démontré\u{A0}: l’intervalle contient l’absence d’effet"))
    #expect(
      page.contains(
        "L’écart entre «\u{A0}traité\u{A0}» et «\u{A0}témoin\u{A0}» est estimé à +3,50\u{A0}points, mais des effets de \u{2212}0,36\u{A0}points à +7,36\u{A0}points restent compatibles avec les données\u{A0}: elles ne permettent pas de conclure."
      ))
    #expect(page.contains("<section class=\"summary-card unclear\""))
    let english = try #require(pages["en/studies/essai/index.html"])
    #expect(english.contains("Gain: the question stays open. The effect is estimated at +3.50\u{A0}points"))
  }

  @Test("put links of the 404 page at the root of the server, since it is served anywhere")
  func notFound() throws {
    let page = try #require(SmallSite().make().pages["404.html"])
    #expect(page.contains("href=\"/sub/assets/style.css\""))
    #expect(page.contains("<a href=\"/sub/etudes/index.html\">"))
    #expect(!page.contains("rel=\"canonical\""))
  }

  @Test("list the site for programs: an Atom feed, a sitemap with languages, robots")
  func programs() throws {
    let pages = try SmallSite().make().pages
    let feed = try #require(pages["feed.xml"])
    #expect(feed.contains("<id>https://example.org/sub/etudes/essai/</id>"))
    #expect(feed.contains("<title>Une note\u{A0}: première\u{202F}?</title>"))
    #expect(feed.contains("<updated>2021-06-15T00:00:00Z</updated>"))
    #expect(feed.contains("<name>A. &lt;B&gt;</name>"))
    let sitemap = try #require(pages["sitemap.xml"])
    #expect(
      sitemap.contains(
        "<loc>https://example.org/sub/etudes/essai/</loc>\n<lastmod>2021-06-15</lastmod>\n<xhtml:link rel=\"alternate\" hreflang=\"fr\" href=\"https://example.org/sub/etudes/essai/\"/>"
      ))
    #expect(!sitemap.contains("https://example.org/sub/en/notes/une/"))
    #expect(pages["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sub/sitemap.xml\n")
    for (path, text) in pages where path.hasSuffix(".xml") {
      let parser = XMLParser(data: Data(text.utf8))
      #expect(parser.parse(), "\(path)")
    }
  }

  @Test("divide a long list into pages of a hundred")
  func pagination() throws {
    var files = SmallSite.standard
    for number in 1...205 {
      files["notes/n-\(number)/index.md"] =
        "---\ntitle: Note \(number)\nsummary: x\nauthors: [a-b]\ndate: 2020-01-01\nthemes: [emploi]\n---\n\nx\n"
    }
    let made = try SmallSite(files).make()
    #expect(made.diagnostics.isEmpty)
    #expect(made.pages["notes/page-3/index.html"] != nil)
    #expect(made.pages["notes/page-4/index.html"] == nil)
    let second = try #require(made.pages["notes/page-2/index.html"])
    #expect(second.contains("<h1>Notes, page 2</h1>"))
    #expect(second.contains("<a href=\"../../notes/index.html\">1</a>"))
    #expect(second.contains("<a href=\"../../notes/page-2/index.html\" aria-current=\"page\">2</a>"))
    #expect(made.pages["themes/emploi/page-3/index.html"] != nil)
    #expect(made.pages["en/themes/emploi/page-2/index.html"] != nil)
  }

  @Test("show a note as its template says")
  func noteArticle() throws {
    let page = try #require(SmallSite().make().pages["notes/une/index.html"])
    let start = try #require(page.range(of: "<article>"))
    let end = try #require(page.range(of: "<section class=\"part\""))
    let expected = """
      <article>
      <header class="opening">
      <p class="kicker"><span>Note</span> <a class="tag" href="../../themes/emploi/index.html">Emploi</a> <span class="tag simulated">Cite des données simulées</span></p>
      <h1>Une note\u{A0}: première\u{202F}?</h1>
      <p class="lede">Ce qu’elle dit</p>
      <p class="byline"><a href="../../personnes/a-b/index.html">A. &lt;B&gt;</a>, <time datetime="2021-03-01">1er\u{A0}mars 2021</time></p>
      </header>
      <div class="report">
      <div class="prose">
      <p>L’effet est de <a class="bound" href="../../etudes/essai/index.html#result_gain" data-result="essai/gain" data-field="estimate">3,50</a>, intervalle <a class="bound" href="../../etudes/essai/index.html#result_gain" data-result="essai/gain" data-field="interval">[\u{2212}0,36\u{202F};\u{A0}7,36]</a>, <a class="bound" href="../../etudes/essai/index.html#result_gain" data-result="essai/gain" data-field="p_value">p\u{A0}=\u{A0}0,066</a>.</p>
      <p><a href="../../etudes/essai/index.html">L’étude</a>, <img src="../../assets/notes/une/images/point.svg" alt="un point">.</p>

      </div>
      </div>

      """
    #expect(String(page[start.lowerBound..<end.lowerBound]) == expected)
  }

  @Test("are the same bytes when they are rendered again")
  func deterministic() throws {
    let site = try SmallSite()
    #expect(try site.make().pages == site.make().pages)
  }

  private func attributes(_ name: String, in html: String) -> [String] {
    html.components(separatedBy: " \(name)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  private func resolved(_ link: String, from page: String) -> String {
    if link.hasPrefix("/sub/") { return String(link.dropFirst(5)) }
    var folders = page.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
    }
    return folders.joined(separator: "/")
  }
}
