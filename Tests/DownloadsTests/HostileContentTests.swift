@testable import Content
import Foundation
import Tables
import Testing

@testable import Downloads

/// What the loader reports as an error can still reach the downloads of `tank check`.
@Suite("Downloads of content that is not as it should be")
struct HostileContentTests {
  /// Every file that is JSON, read back.
  private func readBack(_ files: [String: DownloadFile]) throws -> [String: Any] {
    try files.filter { $0.key.hasSuffix(".json") || $0.key.hasSuffix(".jsonld") }.mapValues {
      try JSONSerialization.jsonObject(with: Data($0.bytes), options: .fragmentsAllowed)
    }
  }

  @Test("keep quotes, line ends, control characters and other alphabets of a title")
  func titles() throws {
    var site = try SmallSite("two-studies")
    let title = "«\"a\"», b;\nс — \u{1} \\ 日本 {x} %"
    site.catalog.studies[0].editions.master.title = title
    let files = try site.files()
    let read = try readBack(files)
    let studies = try #require(read["studies.json"] as? [[String: Any]])
    #expect((studies[0]["title"] as? [String: String])?["fr"] == title)
    #expect((read["data/essai/datapackage.json"] as? [String: Any])?["title"] as? String == title)
    #expect(
      String(decoding: try #require(files["studies.csv"]).bytes, as: UTF8.self)
        .contains("essai,\"«\"\"a\"\"», b;\nс — \u{1} \\ 日本 {x} %\","))
    let citation = Citation(
      site.catalog.studies[0], in: site.catalog, language: "fr", addresses: Addresses(site: site.catalog.site))
    #expect(!citation.text.contains("\n"))
    #expect(citation.bibTeX.contains("title = {{«\"a\"», b; с — \u{1} \\textbackslash{} 日本 \\{x\\} \\%}},"))
  }

  @Test("are made of a dataset without columns, which no Data Package holds")
  func withoutColumns() throws {
    var site = try SmallSite("two-studies")
    for index in site.catalog.studies[0].datasets.indices {
      site.catalog.studies[0].datasets[index].table = Table(columns: [], rowCount: 0, lines: [])
    }
    site.results[0].data = []
    site.results[0].results = []
    let read = try readBack(site.files())
    let package = try #require(read["data/essai/datapackage.json"] as? [String: Any])
    let names = (package["resources"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
    #expect(names == ["results", "plan", "simulation"])
  }

  @Test("are made of a dataset without rows")
  func withoutRows() throws {
    var site = try SmallSite("two-studies")
    site.catalog.studies[0].datasets[1].table = site.catalog.studies[0].datasets[1].table.keeping(rows: [])
    site.results[0].data = []
    let files = try site.files()
    #expect(try #require(files["data/essai/sites.csv"]).bytes == Array("site,yi,sei\n".utf8))
    #expect(try readBack(files)["data/essai/sites.json"] as? [String] == [])
  }

  @Test("are made of a study whose authors, funders and publisher nobody knows")
  func unknownNames() throws {
    var site = try SmallSite("two-studies")
    site.catalog.people = []
    site.catalog.organisations = []
    let files = try site.files()
    _ = try readBack(files)
    let citation = Citation(
      site.catalog.studies[0], in: site.catalog, language: "en", addresses: Addresses(site: site.catalog.site))
    #expect(citation.text.hasPrefix("ana-modele, & bo-exemple (2021). "))
    #expect(citation.publisher == "Banc d'essai")
  }

  @Test("of a site in English alone have its texts and its addresses at the root")
  func singleLanguage() throws {
    var site = try SmallSite("two-studies")
    site.catalog.site.languages = ["en"]
    site.catalog.studies[0].editions = Editions(master: site.catalog.studies[0].editions["en"])
    site.catalog.studies.removeLast()
    site.results.removeLast()
    let files = try site.files()
    let list = String(decoding: try #require(files["studies.csv"]).bytes, as: UTF8.self)
    #expect(list.hasPrefix("slug,title_en,question_en,"))
    #expect(list.contains(",https://example.org/banc/studies/essai/,"))
    let license = String(decoding: try #require(files["LICENSE.txt"]).bytes, as: UTF8.self)
    #expect(!license.contains("Données"))
  }
}
