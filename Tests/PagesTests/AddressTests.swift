import Testing

@testable import Pages

@Suite("Addresses")
struct AddressTests {
  let languages = [
    Language(
      code: "fr",
      strings: [
        "path-studies": "etudes", "path-notes": "notes", "path-data": "donnees", "path-people": "personnes",
        "path-partners": "partenaires", "path-themes": "themes", "path-design": "methode", "path-status": "etat",
        "path-page": "page",
      ]),
    Language(
      code: "en",
      strings: [
        "path-studies": "studies", "path-notes": "notes", "path-data": "data", "path-people": "people",
        "path-partners": "partners", "path-themes": "themes", "path-design": "design", "path-status": "status",
        "path-page": "page",
      ]),
  ]

  @Test("carry the words of their language, the first language at the root")
  func words() {
    let addresses = PageAddresses(languages: languages)
    #expect(addresses.home("fr").path == "index.html")
    #expect(addresses.home("en").path == "en/index.html")
    #expect(addresses.study("eau", "fr").path == "etudes/eau/index.html")
    #expect(addresses.study("eau", "en").path == "en/studies/eau/index.html")
    #expect(addresses.dataset("eau", "puits", "fr").path == "donnees/eau/puits/index.html")
    #expect(addresses.studies(design: "matching", "en").path == "en/studies/design/matching/index.html")
    #expect(addresses.feed("fr").path == "feed.xml")
    #expect(addresses.feed("en").path == "en/feed.xml")
  }

  @Test("are relative from page to page and name index.html, so that they work from a folder and a sub-path")
  func relative() {
    let addresses = PageAddresses(languages: languages)
    let study = addresses.study("eau", "en")
    #expect(addresses.home("fr").link(from: study) == "../../../index.html")
    #expect(Address.data("eau", "puits.csv").link(from: study) == "../../../data/eau/puits.csv")
    #expect(study.link(from: addresses.home("fr")) == "en/studies/eau/index.html")
  }

  @Test("are absolute without index.html outside the site")
  func absolute() {
    let addresses = PageAddresses(languages: languages)
    #expect(addresses.home("fr").absolute(base: "https://example.org/x/") == "https://example.org/x/")
    #expect(
      addresses.study("eau", "fr").absolute(base: "https://example.org/x/") == "https://example.org/x/etudes/eau/")
    #expect(Address(path: "feed.xml").absolute(base: "https://example.org/") == "https://example.org/feed.xml")
  }

  @Test("number the later pages of a list")
  func pages() {
    let list = PageAddresses(languages: languages).notes("fr")
    #expect(list.continued(word: "page", number: 1).path == "notes/index.html")
    #expect(list.continued(word: "page", number: 12).path == "notes/page-12/index.html")
  }

  @Test(
    "of contents are found from the file that names them, and never lead out of it",
    arguments: [
      ("../../studies/b/index.md", "studies/b/index.md"), ("images/x.svg", "notes/a/images/x.svg"),
      ("./images/x.svg", "notes/a/images/x.svg"), ("../../pages/method.md", "pages/method.md"),
      ("../../../secret", nil), ("/etc/passwd", nil),
    ])
  func contents(destination: String, expected: String?) {
    #expect(contentPath(destination, in: "content/notes/a/index.md", folder: "content") == expected)
  }
}
