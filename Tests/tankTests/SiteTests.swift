import Foundation
import FoundationXML
import Testing

/// What must hold of every page, whatever the content.
@Suite("The published site")
struct SiteTests {
  let scratch: Scratch
  let files: [String: Data]

  init() throws {
    scratch = try Scratch()
    let outcome = try Command.run(["build", "--output", scratch.path + "/site"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    files = scratch.tree("site")
  }

  private func text(_ path: String) -> String { String(decoding: files[path] ?? Data(), as: UTF8.self) }
  /// The codebooks among the data are files for readers without the site, and no pages of it.
  private var pages: [String] { files.keys.filter { $0.hasSuffix(".html") && !$0.hasPrefix("data/") }.sorted() }

  /// The values of an attribute in a page.
  private func values(of attribute: String, in html: String) -> [String] {
    html.components(separatedBy: " \(attribute)=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" }).replacingOccurrences(of: "&amp;", with: "&")
    }
  }

  @Test("has no link that leads nowhere, as files opened from a folder, fragments included")
  func links() {
    var broken: [String] = []
    var identifiers: [String: Set<String>] = [:]
    for page in pages { identifiers[page] = Set(values(of: "id", in: text(page))) }
    for page in pages where page != "404.html" {
      for link in values(of: "href", in: text(page)) + values(of: "src", in: text(page)) {
        if ["https://", "http://", "mailto:"].contains(where: link.hasPrefix) { continue }
        let halves = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in halves[0].split(separator: "/") {
          if part == ".." {
            if parts.isEmpty { broken.append("\(page): \(link)") } else { parts.removeLast() }
          } else if part != "." {
            parts.append(String(part))
          }
        }
        let target = halves[0].isEmpty ? page : parts.joined(separator: "/")
        if halves[0].hasPrefix("/") || files[target] == nil {
          broken.append("\(page): \(link)")
        } else if halves.count == 2, identifiers[target]?.contains(halves[1]) == false {
          broken.append("\(page): \(link)")
        }
      }
    }
    #expect(broken.isEmpty, "\(broken.prefix(10))")
    #expect(pages.count > 100)
  }

  @Test("asks nothing of another place, and needs no script")
  func nothingFromElsewhere() {
    for page in pages {
      let html = text(page)
      #expect(!html.contains("<script src"), "\(page)")
      #expect(values(of: "src", in: html).allSatisfy { !$0.contains("//") }, "\(page)")
      for link in html.components(separatedBy: "<link ").dropFirst() where link.hasPrefix("rel=\"stylesheet\"") {
        #expect(!link.prefix { $0 != ">" }.contains("//"), "\(page)")
      }
    }
    let style = text("assets/style.css")
    #expect(!style.isEmpty && !style.contains("@import") && !style.contains("url(http"))
  }

  @Test("gives each page its language, a title, one main heading and its other language")
  func heads() {
    for page in pages {
      let html = text(page)
      let language = page.hasPrefix("en/") ? "en" : "fr"
      #expect(html.contains("<html lang=\"\(language)\""), "\(page)")
      #expect(html.components(separatedBy: "<h1").count == 2, "\(page)")
      #expect(html.contains("<title>") && !html.contains("<title></title>"), "\(page)")
      // An embedded chart leads to its study, which names the other language.
      if page != "404.html", !page.hasPrefix("embed/"), !page.hasPrefix("en/embed/") {
        #expect(html.contains("hreflang=\"fr\"") && html.contains("hreflang=\"en\""), "\(page)")
      }
    }
  }

  @Test("names a licence on every page")
  func licences() {
    for page in pages {
      #expect(text(page).contains("rel=\"license\""), "\(page)")
    }
  }

  @Test("says on each page of a simulated study and of its data that they are simulated, with the true effect")
  func simulated() {
    for study in ["accompagnement-emploi-jeunes", "lecture-partagee-ecoles", "logements-vacants-communes"] {
      let french = pages.filter { $0.contains("/" + study + "/") && !$0.hasPrefix("en/") }
      #expect(french.count >= 2)
      for page in french { #expect(text(page).contains("imulées"), "\(page)") }
      for page in pages where page.contains("/" + study + "/") && page.hasPrefix("en/") {
        #expect(text(page).contains("imulated"), "\(page)")
      }
    }
    #expect(text("etudes/accompagnement-emploi-jeunes/index.html").contains("effet introduit"))
    #expect(!text("etudes/vaccin-bcg-tuberculose/index.html").contains("Données simulées"))
  }

  @Test("has feeds, a sitemap and pictures that XML readers accept")
  func wellFormed() {
    for path in files.keys.filter({ $0.hasSuffix(".xml") || $0.hasSuffix(".svg") }) {
      let parser = XMLParser(data: files[path] ?? Data())
      #expect(parser.parse(), "\(path): \(parser.parserError.map(String.init(describing:)) ?? "")")
    }
  }

  @Test("prints the numbers of one result in both languages, in each language's typography")
  func oneResultTwoLanguages() throws {
    let study = "vaccin-bcg-tuberculose"
    let results = try #require(
      try JSONSerialization.jsonObject(with: files["data/\(study)/results.json"] ?? Data()) as? [String: Any])
    let estimates = try #require(results["estimates"] as? [[String: Any]])
    let first = try #require(
      estimates.first { $0["id"] as? String == "rr-essais" || $0["term"] as? String == "rr-essais" })
    let ratio = exp(try #require(first["estimate"] as? Double))
    let digits = String((ratio * 100).rounded() / 100)
    #expect(text("en/studies/\(study)/index.html").contains(digits))
    #expect(text("etudes/\(study)/index.html").contains(digits.replacingOccurrences(of: ".", with: ",")))
  }

  @Test("holds JSON that JSON readers accept")
  func json() {
    for path in files.keys.filter({ $0.hasSuffix(".json") || $0.hasSuffix(".jsonld") }).sorted() {
      #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: files[path] ?? Data()) }
    }
  }
}
