import Content
import Glibc
import Testing

@testable import Downloads

/// Beside the reference data, where there are: the shapes of DCAT-AP 3.
private let shapes = getenv("TANK_REFERENCE").map { String(cString: $0) + "/../schemas/dcat-ap-3.0.1" } ?? ""

/// What RDF libraries and validators make of our catalogue.
@Suite("The catalogue read by others")
struct CatalogClientsTests {
  private func write(_ site: SmallSite, in folder: TemporaryFolder) throws {
    for (path, file) in try site.files() where path.hasPrefix("catalog") { try folder.write(path, file.bytes) }
  }

  private func read(_ folder: TemporaryFolder) throws -> String {
    let validates = run("test -f '\(shapes)/shapes.ttl'") == 0
    let (status, said) = try client("read_catalog.py", [folder.path] + (validates ? [shapes] : []))
    if status == 77 { return "" }
    #expect(status == 0, "\(said)")
    return said
  }

  @Test("says the same in three forms, and breaks no shape of DCAT-AP 3")
  func small() throws {
    let folder = try TemporaryFolder()
    try write(try SmallSite("two-studies").described(), in: folder)
    let said = try read(folder)
    if !said.isEmpty { #expect(said.contains("1 pages are equal in 3 forms\n4 datasets"), "\(said)") }
  }

  @Test(
    "has all 405 points of data.europa.eu when the dictionaries say what they can, and loses those that they do not")
  func european() throws {
    let validates = run("test -f '\(shapes)/shapes.ttl'") == 0
    func score(_ site: SmallSite) throws -> [String]? {
      let folder = try TemporaryFolder()
      for (path, file) in try site.files() { try folder.write(path, file.bytes) }
      let (status, said) = try client(
        "score_catalog.py", [folder.path, site.catalog.site.baseURL] + (validates ? [shapes] : []))
      if status == 77 { return nil }
      #expect(status == 0, "\(said)")
      return said.split(separator: "\n").map(String.init)
    }
    let total = validates ? 405 : 375
    let base = "https://example.org/banc/data/"
    let names = ["essai", "essai/participants", "essai/sites"]
    guard var full = try score(SmallSite("two-studies").described()) else { return }
    // The protocol has no tables: a bundle alone, without a time.
    #expect(full.removeLast().hasSuffix("\(base)protocole without keywords, time, machine-readable"))
    #expect(full == names.map { "\(total) of \(total) \(base)\($0)" })
    let bare = try score(SmallSite("two-studies"))
    #expect(bare?[1] == "\(total - 40) of \(total) \(base)essai/participants without place, time")
  }

  @Test("is paged when large, and each page leads to the next")
  func paged() throws {
    var site = try SmallSite("two-studies")
    let study = site.catalog.studies[1]
    let results = site.results[1]
    site.catalog.studies = (0..<230).map { number in
      var copy = study
      copy.slug = "etude-\(number)"
      return copy
    }
    site.results = site.catalog.studies.map { study in
      var copy = results
      copy.study = study.slug
      return copy
    }
    let files = try site.files()
    #expect(
      files.keys.filter { $0.hasPrefix("catalog") }.sorted() == [
        "catalog-2.jsonld", "catalog-2.rdf", "catalog-2.ttl", "catalog-3.jsonld", "catalog-3.rdf", "catalog-3.ttl",
        "catalog-datagouv-2.ttl", "catalog-datagouv-3.ttl", "catalog-datagouv.ttl", "catalog.jsonld", "catalog.rdf",
        "catalog.ttl",
      ])
    let folder = try TemporaryFolder()
    try write(site, in: folder)
    let (status, said) = try client("read_catalog.py", [folder.path])
    if status == 77 { return }
    #expect(status == 0, "\(said)")
    #expect(said.contains("3 pages are equal in 3 forms\n230 datasets by following the pages"), "\(said)")
  }
}

/// Runs a script of `Clients/` with Python or another interpreter, and gives its exit status and what it said.
///
/// 77 stands for a client that is not installed; `TANK_PYTHON` names another interpreter than `python3`.
func client(
  _ script: String, _ arguments: [String], with interpreter: String? = nil
) throws -> (status: Int32, said: String) {
  let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Clients"
  let program = interpreter ?? getenv("TANK_PYTHON").map { String(cString: $0) } ?? "python3"
  let output = try TemporaryFolder()
  let words = ([program, folder + "/" + script] + arguments).map { "'\($0)'" }.joined(separator: " ")
  let status = system("\(words) >'\(output.path)/said' 2>&1")
  let said = String(decoding: try readFile(output.path + "/said"), as: UTF8.self)
  // The exit code stands in the second byte; a shell without the interpreter gives 127.
  let code = status >> 8 & 0xFF
  return (code == 127 ? 77 : code, said)
}

extension SmallSite {
  /// The site with everything said of its datasets that a catalogue can say.
  func described() -> SmallSite {
    var site = self
    for study in site.catalog.studies.indices {
      for index in site.catalog.studies[study].datasets.indices {
        var dictionary = site.catalog.studies[study].datasets[index].dictionary
        dictionary.frequency = index == 0 ? .never : .annual
        dictionary.temporal = Period(
          first: CalendarDate(year: 2019, month: 9, day: 1),
          last: index == 0 ? CalendarDate(year: 2020, month: 6, day: 30) : nil)
        var place = Territory()
        place.name = LocalisedText(["fr": "Bretagne", "en": "Brittany"])
        place.box = Territory.Box(west: -5.2, south: 47, east: -1, north: 48.9)
        if index == 0 { place.address = "https://place.example/bretagne" }
        dictionary.spatial = place
        dictionary.contact = ContactPoint(name: "Équipe", email: "donnees@example.org")
        site.catalog.studies[study].datasets[index].dictionary = dictionary
      }
    }
    return site
  }
}
