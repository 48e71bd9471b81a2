import Foundation
import Testing

@testable import Pages

@Suite("What pages say for sharing and citing")
struct SharingTests {
  private static func site(_ change: (inout [String: String]) -> Void = { _ in }) throws -> SmallSite.Made {
    var files = SmallSite.standard
    change(&files)
    return try SmallSite(files).make()
  }

  /// The nodes of a page's linked data, as another reader of JSON finds them.
  private static func graph(_ page: String?) throws -> [[String: Any]] {
    let text = try #require(page)
    let start = try #require(text.range(of: "<script type=\"application/ld+json\">"))
    let end = try #require(text.range(of: "</script>", range: start.upperBound..<text.endIndex))
    let value = try JSONSerialization.jsonObject(with: Data(text[start.upperBound..<end.lowerBound].utf8))
    let data = try #require(value as? [String: Any])
    #expect(data["@context"] as? String == "https://schema.org")
    return try #require(data["@graph"] as? [[String: Any]])
  }

  @Test("are Open Graph on every page but that of a missing address, with absolute addresses")
  func openGraph() throws {
    let made = try Self.site()
    for (path, page) in made.pages where path.hasSuffix(".html") && path != "404.html" && !path.contains("embed/") {
      for name in ["og:type", "og:title", "og:description", "og:site_name", "og:locale"] {
        #expect(page.components(separatedBy: "<meta property=\"\(name)\" content=\"").count == 2, "\(path) \(name)")
      }
      #expect(page.contains("<meta property=\"og:url\" content=\"https://example.org/sub/"), "\(path)")
      #expect(try Self.graph(page).isEmpty == false, "\(path)")
    }
    #expect(made.pages["404.html"]?.contains("og:") == false)
    let study = try #require(made.pages["en/studies/essai/index.html"])
    #expect(study.contains("<meta property=\"og:type\" content=\"article\">"))
    #expect(study.contains("<meta property=\"og:locale\" content=\"en_GB\">"))
    #expect(study.contains("<meta property=\"og:locale:alternate\" content=\"fr_FR\">"))
    #expect(study.contains("<meta property=\"og:url\" content=\"https://example.org/sub/en/studies/essai/\">"))
    // The note has no English text: its page in the English tree repeats the French one.
    let note = try #require(made.pages["en/notes/une/index.html"])
    #expect(note.contains("<meta property=\"og:url\" content=\"https://example.org/sub/notes/une/\">"))
    #expect(!note.contains("og:locale:alternate"))
  }

  @Test("have no address where the site has none")
  func withoutBase() throws {
    let made = try Self.site {
      $0["site.yml"] = $0["site.yml"]?.replacingOccurrences(
        of: "https://example.org/sub/", with: "http://localhost/")
    }
    let page = try #require(made.pages["etudes/essai/index.html"])
    for name in ["og:url", "og:image", "article:author", "citation_public_url", "DC.identifier"] {
      #expect(!page.contains("\"\(name)\""), "\(name)")
    }
    #expect(page.contains("<meta name=\"twitter:card\" content=\"summary\">"))
    #expect(page.contains("<meta name=\"citation_title\" content=\"L&#39;essai\">"))
    #expect(try Self.graph(page).allSatisfy { $0["@id"] == nil && $0["url"] == nil })
    #expect(!page.contains("&lt;iframe"))
  }

  @Test("are tags of Highwire Press and Dublin Core on studies, notes and datasets")
  func tags() throws {
    let made = try Self.site {
      $0["studies/essai/index.md"] = $0["studies/essai/index.md"]?.replacingOccurrences(
        of: "version: 1.0.0", with: "version: 1.0.0\ndoi: 10.5281/zenodo.1234567\nkeywords: [un, deux mots]")
    }
    let study = try #require(made.pages["etudes/essai/index.html"])
    for (name, content) in [
      ("citation_title", "L&#39;essai"), ("citation_author", "A. &lt;B&gt;"),
      ("citation_publication_date", "2021/06/15"), ("citation_technical_report_institution", "Maison"),
      ("citation_technical_report_number", "Version 1.0.0"), ("citation_doi", "10.5281/zenodo.1234567"),
      ("citation_keywords", "un; deux mots"), ("citation_public_url", "https://example.org/sub/etudes/essai/"),
      ("DC.title", "L&#39;essai"), ("DC.creator", "A. &lt;B&gt;"), ("DC.date", "2021-06-15"), ("DC.type", "Text"),
      ("DC.language", "fr"), ("DC.subject", "deux mots"),
      ("DC.identifier", "https://doi.org/10.5281/zenodo.1234567"),
      ("DC.rights", "https://creativecommons.org/licenses/by/4.0/"),
    ] {
      #expect(study.contains("<meta name=\"\(name)\" content=\"\(content)\">"), "\(name)")
    }
    #expect(study.contains("https://doi.org/10.5281/zenodo.1234567</a>"))
    let data = try #require(made.pages["en/data/essai/gens/index.html"])
    #expect(data.contains("<meta name=\"DC.type\" content=\"Dataset\">"))
    #expect(data.contains("<meta name=\"DC.rights\" content=\"https://spdx.org/licenses/etalab-2.0\">"))
    #expect(
      made.pages["notes/une/index.html"]?.contains("<meta name=\"citation_publication_date\" content=\"2021/03/01\">")
        == true)
    #expect(made.pages["mission/index.html"]?.contains("citation_title") == false)
  }

  @Test("are linked data by the kind of page, and where it stands")
  func linkedData() throws {
    let made = try Self.site()
    for (path, kind, steps) in [
      ("index.html", "WebSite", 0), ("donnees/index.html", "DataCatalog", 2), ("notes/une/index.html", "Article", 3),
      ("personnes/a-b/index.html", "ProfilePage", 3), ("partenaires/maison/index.html", "AboutPage", 3),
      ("mission/index.html", "WebPage", 2), ("donnees/essai/gens/index.html", "Dataset", 3),
    ] {
      let graph = try Self.graph(made.pages[path])
      #expect(graph.first?["@type"] as? String == kind, "\(path)")
      let list = graph.last?["itemListElement"] as? [[String: Any]]
      #expect((list?.count ?? 0) == steps, "\(path)")
    }
    let study = try #require(try Self.graph(made.pages["en/studies/essai/index.html"]).first)
    #expect(study["@type"] as? [String] == ["ScholarlyArticle", "Report"])
    #expect(study["headline"] as? String == "The trial")
    #expect(
      (study["isBasedOn"] as? [[String: Any]])?.first?["@id"] as? String == "https://example.org/sub/data/essai/gens")
    #expect((study["funder"] as? [[String: Any]])?.first?["name"] as? String == "Maison")
    let data = try #require(try Self.graph(made.pages["donnees/essai/gens/index.html"]).first)
    #expect((data["variableMeasured"] as? [[String: Any]])?.map { $0["name"] as? String } == ["id", "bras", "gain"])
    #expect(data["isAccessibleForFree"] as? Bool == true)
  }

  @Test("cannot end the script that holds them")
  func hostile() throws {
    let made = try Self.site {
      $0["studies/essai/index.md"] = $0["studies/essai/index.md"]?.replacingOccurrences(
        of: "title: L'essai", with: "title: \"</script><script>alert(1)</script><!-- & \\\"x\\\"\"")
    }
    let page = try #require(made.pages["etudes/essai/index.html"])
    #expect(!page.contains("<script>alert"))
    let study = try #require(try Self.graph(page).first)
    #expect((study["headline"] as? String)?.hasPrefix("</script><script>alert(1)</script><!-- &") == true)
  }
}
