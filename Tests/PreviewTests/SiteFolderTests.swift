import Testing

@testable import Preview

@Suite("Addresses of a previewed site")
struct SiteFolderTests {
  let site: TemporarySite

  init() throws {
    site = try TemporarySite()
  }

  @Test(
    "lead to files, to a folder's index, or to its slash",
    arguments: [
      ("/", "<h1>Accueil</h1>"),
      ("/index.html", "<h1>Accueil</h1>"),
      ("/en/", "<h1>Home</h1>"),
      ("/etudes/eau-potable/", "<h1>Eau potable</h1>"),
      ("/etudes/eau-potable", "moved to /etudes/eau-potable/"),
      ("/style.css", "body {}"),
      ("/data/m%C3%A9nages.csv", "id\n1\n"),
      ("/data/m%c3%a9nages.csv", "id\n1\n"),
      ("/data/a%20b.json", "{}"),
      ("/empty.txt", ""),
      ("/nothing", "missing"),
      ("/style.css/", "missing"),
      ("/data/", "missing"),
      ("/data", "moved to /data/"),
      ("/pipe", "missing"),
      ("//en/", "missing"),
      ("/en//", "missing"),
    ])
  func addresses(target: String, expected: String) throws {
    #expect(try answer(target) == expected)
  }

  @Test(
    "never leave the folder",
    arguments: [
      ("/../secret.txt", "malformed"),
      ("/en/../../secret.txt", "malformed"),
      ("/%2e%2e/secret.txt", "malformed"),
      ("/en/%2E%2E/index.html", "malformed"),
      ("/..%2fsecret.txt", "malformed"),
      ("/en%2Findex.html", "malformed"),
      ("/index.html%00", "malformed"),
      ("/%", "malformed"),
      ("/%zz", "malformed"),
      ("/%ff", "malformed"),
      ("index.html", "malformed"),
      ("http://example.org/", "malformed"),
      ("", "malformed"),
      ("/link.txt", "missing"),
      ("/outside/secret.txt", "missing"),
      ("/outside/public/index.html", "missing"),
    ])
  func traversal(target: String, expected: String) throws {
    #expect(try answer(target) == expected)
  }

  @Test("begin where the site will begin", arguments: ["/open-data/", "open-data", "/open-data"])
  func basePath(basePath: String) throws {
    #expect(try answer("/open-data/en/", basePath: basePath) == "<h1>Home</h1>")
    #expect(try answer("/open-data/en", basePath: basePath) == "moved to /open-data/en/")
    #expect(try answer("/", basePath: basePath) == "moved to /open-data/")
    #expect(try answer("/open-data", basePath: basePath) == "moved to /open-data/")
    #expect(try answer("/en/", basePath: basePath) == "missing")
  }

  @Test(
    "have the media type of their ending",
    arguments: [
      ("index.html", "text/html; charset=utf-8"), ("a.fr.csv", "text/csv; charset=utf-8"),
      ("catalog.jsonld", "application/ld+json"), ("figure.SVG", "image/svg+xml"),
      ("SHA256SUMS", "text/plain; charset=utf-8"), ("a.unknown", "application/octet-stream"),
      ("bundle-1.0.0.zip", "application/zip"), ("feed.xml", "application/xml"),
    ])
  func types(name: String, expected: String) {
    #expect(contentType(of: name) == expected)
  }

  private func answer(_ target: String, basePath: String = "/") throws -> String {
    switch SiteFolder(path: site.path, basePath: basePath).answer(to: target) {
    case .file(let file): String(decoding: try file.read(file.size, from: 0), as: UTF8.self)
    case .moved(let address): "moved to \(address)"
    case .missing: "missing"
    case .malformed: "malformed"
    }
  }
}
