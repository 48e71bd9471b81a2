import Archives
import Content
import Diagnostics
import Glibc
import Testing

@testable import Downloads

/// The program that runs the clients: of an environment where they are installed, or the machine's own.
private let python = getenv("TANK_CITATIONS_PYTHON").map { String(cString: $0) } ?? "python3"

@Suite("Files for reference managers and archives")
struct CitationFilesTests {
  private static func site(doi: String = "") throws -> SmallSite {
    var site = try SmallSite("two-studies")
    let index = try #require(site.catalog.studies.firstIndex { $0.slug == "essai" })
    site.catalog.studies[index].doi = DOI(doi)
    return site
  }

  @Test("are read alike by software that is not ours, with a DOI and without", arguments: ["", "10.5281/zenodo.12_34"])
  func clients(doi: String) throws {
    let site = try Self.site(doi: doi)
    let folder = try TemporaryFolder()
    for file in try site.files().values where file.path.hasPrefix("data/essai/") {
      try folder.write(file.facts.name, file.bytes)
    }
    let script = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Clients/read_citations.py"
    // Without Python there is no reader at all; a reader that is not installed is passed over.
    guard run("'\(python)' --version") == 0 else { return }
    #expect(run("'\(python)' '\(script)' '\(folder.path)'") == 0, "\(python) \(script) data/essai")
  }

  @Test("name a DOI wherever one is cited")
  func doi() throws {
    let site = try Self.site(doi: "10.5281/zenodo.12_34")
    #expect(try site.text("data/essai/citation.ris").contains("DO  - 10.5281/zenodo.12_34\r\n"))
    #expect(try site.text("data/essai/citation.bib").contains("  doi = {10.5281/zenodo.12\\_34},\n"))
    #expect(try site.text("data/essai/citation.csl.json").contains(#""DOI": "10.5281/zenodo.12_34""#))
    #expect(try site.text("data/essai/CITATION.cff").contains("\ndoi: \"10.5281/zenodo.12_34\"\n"))
    #expect(try site.text("data/essai/datacite.json").contains(#""doi": "10.5281/zenodo.12_34""#))
    #expect(
      try site.text("data/essai/datacite.xml").contains(
        "<identifier identifierType=\"DOI\">10.5281/zenodo.12_34</identifier>"))
    #expect(try site.text("data/essai/datapackage.json").contains(#""doi": "https://doi.org/10.5281/zenodo.12_34""#))
    #expect(try site.text("studies.json").contains(#""doi": "10.5281/zenodo.12_34""#))
  }

  /// Beside the pages, which the tests of pages look at; a list of all that has room for an identifier.
  @Test(
    "name a DOI in every file that has room for one",
    arguments: [
      "data/essai/citation.ris", "data/essai/citation.bib", "data/essai/citation.csl.json", "data/essai/CITATION.cff",
      "data/essai/datacite.json", "data/essai/datacite.xml", "data/essai/datapackage.json",
      "data/essai/ro-crate-metadata.json", "data/essai/ddi.xml", "data/essai/codebook.html", "studies.json",
      "catalog.jsonld", "catalog.ttl", "catalog.rdf", "catalog-datagouv.ttl", "api/v1/studies.json",
      "api/v1/studies/essai.json", "data/essai/participants.croissant.json",
    ])
  func everywhere(path: String) throws {
    let site = try Self.site(doi: "10.5281/zenodo.1234567")
    let files = try site.files()
    let file = try #require(
      files[path]
        ?? (path.hasSuffix("croissant.json")
          ? files.values.first { $0.path.hasPrefix("data/essai/") && $0.facts.format == .croissant } : nil))
    #expect(String(decoding: file.bytes, as: UTF8.self).contains("10.5281/zenodo.1234567"))
    #expect(
      !String(decoding: try #require(try Self.site().files()[file.path]).bytes, as: UTF8.self).contains("10.5281/"))
  }

  @Test("name it in the bundle: what it is, how to cite it, and each description")
  func bundle() throws {
    let site = try Self.site(doi: "10.5281/zenodo.1234567")
    let zip = try #require(
      try site.files().values.first { $0.path.hasPrefix("bundles/essai-") && $0.facts.format == .zip })
    for name in ["README.txt", "data/CITATION.txt", "data/CITATION.cff", "data/ro-crate-metadata.json", "data/ddi.xml"]
    {
      let entry = try #require(try unzip(zip.bytes).first { $0.path.hasSuffix("/" + name) })
      #expect(String(decoding: entry.bytes, as: UTF8.self).contains("10.5281/zenodo.1234567"), "\(name)")
    }
  }

  @Test("tell an archive the DOI of all versions, and of the version before")
  func versions() throws {
    var site = try Self.site(doi: "10.5281/zenodo.3")
    let index = try #require(site.catalog.studies.firstIndex { $0.slug == "essai" })
    let place = site.catalog.studies[index].place
    let former = try #require(DOI("10.5281/zenodo.2"))
    site.catalog.studies[index].depositions.versions = [.init(version: "0.9.0", doi: former, place: place)]
    site.catalog.studies[index].depositions.all = Located(try #require(DOI("10.5281/zenodo.1")), at: place)
    let xml = try site.text("data/essai/datacite.xml")
    #expect(
      xml.contains(
        "<relatedIdentifier relatedIdentifierType=\"DOI\" relationType=\"IsVersionOf\">10.5281/zenodo.1</relatedIdentifier>"
      )
        && xml.contains(
          "<relatedIdentifier relatedIdentifierType=\"DOI\" relationType=\"IsNewVersionOf\">10.5281/zenodo.2</relatedIdentifier>"
        ))
    #expect(try site.text("data/essai/datacite.json").contains("\"relationType\": \"IsVersionOf\""))
    let folder = try TemporaryFolder()
    for file in try site.files().values where file.path.hasPrefix("data/essai/") {
      try folder.write(file.facts.name, file.bytes)
    }
    let script = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Clients/read_citations.py"
    guard run("'\(python)' --version") == 0 else { return }
    #expect(run("'\(python)' '\(script)' '\(folder.path)'") == 0)
  }

  @Test("end each line of RIS with CRLF, and put a text with line ends on one line")
  func ris() throws {
    let site = try Self.site()
    var citation = Citation(
      try #require(site.catalog.study("essai")), in: site.catalog, language: "fr",
      addresses: Addresses(site: site.catalog.site))
    citation.title = "Un\nER  - \r\ntitre"
    citation.keywords = ["a", "b c"]
    let lines = citation.ris.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.first == "TY  - RPRT" && lines.suffix(2) == ["ER  - ", ""])
    #expect(lines.contains("TI  - Un ER - titre"))
    #expect(lines.contains("KW  - a") && lines.contains("KW  - b c"))
    #expect(lines.allSatisfy { !$0.contains("\n") })
  }

  @Test("name the publisher for a study without authors")
  func nobody() throws {
    var site = try Self.site()
    for index in site.catalog.studies.indices { site.catalog.studies[index].authors = [] }
    #expect(try site.text("data/essai/CITATION.cff").contains("authors:\n  - name: \"Maison d'essai\"\n"))
    #expect(
      try site.text("data/essai/datacite.xml").contains(
        "<creatorName nameType=\"Organizational\">Maison d'essai</creatorName>"))
    let citation = Citation(
      try #require(site.catalog.study("essai")), in: site.catalog, language: "fr",
      addresses: Addresses(site: site.catalog.site))
    #expect(citation.text.hasPrefix("Maison d'essai (2021). Un \"essai\" à 50 %, pour voir (version 1.1.0). https://"))
  }

  @Test("hold what XML cannot say as it is, escaped or left out")
  func xml() {
    var xml = XMLText()
    xml.list("empty") { _ in }
    xml.open("a", [("b", "\"<&>\n")])
    xml.add("c", [], "é\u{0}\u{B}\u{FFFE}&\t]]>")
    xml.close("a")
    #expect(
      String(decoding: xml.bytes, as: UTF8.self)
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;&lt;&amp;&gt; \">\n  <c>é&amp; ]]&gt;</c>\n</a>\n")
  }
}
