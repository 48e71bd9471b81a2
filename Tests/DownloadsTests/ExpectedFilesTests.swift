@testable import Content
import Glibc
import Testing

@testable import Downloads

@Suite("The files of two studies")
struct ExpectedFilesTests {
  /// A file whose expectation is missing is written there, and the test fails once, so that someone reads it.
  @Test("are those of the folder ‘expected’, byte for byte")
  func expectedFiles() throws {
    let site = try SmallSite("two-studies")
    let files = try site.files()
    for (path, file) in files where ![.zip, .xlsx, .sqlite, .parquet, .stata, .spss].contains(file.facts.format) {
      let expectedPath = "\(site.folder)/expected/\(path)"
      guard fileKind(expectedPath) == .file else {
        try writeFile(expectedPath, file.bytes)
        Issue.record("recorded \(path): read it, then run again")
        continue
      }
      let expected = try readFile(expectedPath)
      #expect(String(decoding: file.bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self), "\(path)")
      #expect(file.bytes == expected, "\(path)")
    }
  }

  @Test("stand at the addresses that never change")
  func addresses() throws {
    let study = "data/essai/"
    let forms = [
      "columns.json", "croissant.json", "csv", "csv-metadata.json", "datapackage.json", "dta", "fr.csv", "json",
      "jsonl", "parquet",
      "profile.json", "sav", "schema.json", "sqlite", "xlsx",
    ]
    let whole = [
      "CITATION.cff", "citation.ris", "datacite.json", "datacite.xml", "citation.bib", "citation.csl.json",
      "codebook.en.html", "codebook.html", "datapackage.json", "ddi.xml",
      "plan.yml", "replicate.R", "replicate.py",
      "results.csv", "results.json", "ro-crate-metadata.json", "simulation.py",
    ]
    let expected =
      [
        "LICENSE.txt", "bundles/essai-1.1.0.zip", "bundles/essai-1.1.0.zip.meta4", "bundles/protocole-0.1.0.zip",
        "bundles/protocole-0.1.0.zip.meta4", "catalog-datagouv.ttl",
        "catalog.jsonld", "catalog.rdf", "catalog.ttl", "data/protocole/citation.bib",
        "data/protocole/citation.csl.json", "data/protocole/CITATION.cff", "data/protocole/citation.ris",
        "data/protocole/datacite.json", "data/protocole/datacite.xml", "data/protocole/ro-crate-metadata.json",
        "datapackage.json",
        "licenses/CC-BY-4.0.txt", "licenses/CC0-1.0.txt", "licenses/ODbL-1.0.txt", "licenses/etalab-2.0.txt",
        "studies.csv", "studies.json",
      ] + whole.map { study + $0 }
      + ["participants", "sites"].flatMap { name in forms.map { study + name + "." + $0 } }
    let made = try SmallSite("two-studies").files().keys.filter { !$0.hasPrefix("api/") }
    #expect(made.sorted() == expected.sorted())
  }

  @Test("are the same whatever the number of cores, and the second time")
  func determinism() throws {
    let site = try SmallSite("two-studies")
    let once = try site.files(jobs: 1)
    for jobs in [1, 4] {
      let again = try SmallSite("two-studies").files(jobs: jobs)
      #expect(once.mapValues(\.bytes) == again.mapValues(\.bytes))
    }
  }

  @Test("have the size and the checksum that pages show")
  func facts() throws {
    let site = try SmallSite("two-studies")
    let study = try #require(site.catalog.study("essai"))
    let made = try downloads(
      of: study, results: site.results[0], catalog: site.catalog, licenses: try site.licenses,
      addresses: Addresses(site: site.catalog.site))
    for file in made.files {
      #expect(file.facts.byteCount == file.bytes.count)
      #expect(file.facts.sha256 == sha256OfTest(file.bytes), "\(file.path)")
    }
    #expect(
      made.facts(ofDataset: "sites").map(\.name) == [
        "sites.csv", "sites.fr.csv", "sites.json", "sites.columns.json", "sites.jsonl", "sites.xlsx", "sites.parquet",
        "sites.sqlite",
        "sites.dta", "sites.sav", "sites.schema.json", "sites.profile.json", "sites.datapackage.json",
        "sites.csv-metadata.json", "sites.croissant.json",
      ])
    #expect(made.bundle?.path == "bundles/essai-1.1.0.zip")
  }

  @Test("take no work from notes: ten thousand of them change nothing")
  func notes() throws {
    var site = try SmallSite("two-studies")
    let before = try site.files().mapValues(\.bytes)
    let study = try #require(site.catalog.studies.first)
    let note = Note(
      slug: "note", place: study.place, editions: study.editions, date: study.date)
    site.catalog.notes = Array(repeating: note, count: 10_000)
    #expect(try site.files().mapValues(\.bytes) == before)

    site.catalog.studies = []
    site.results = []
    #expect(
      try site.files().keys.filter { !$0.hasPrefix("api/") }.sorted() == [
        "LICENSE.txt", "catalog-datagouv.ttl", "catalog.jsonld", "catalog.rdf", "catalog.ttl", "datapackage.json",
        "licenses/CC-BY-4.0.txt", "licenses/etalab-2.0.txt", "studies.csv", "studies.json",
      ])
    #expect(try site.text("studies.json") == "[]\n")
  }

  @Test("cannot be made when a report has gone, and the message says which")
  func missingReport() throws {
    var site = try SmallSite("two-studies")
    site.catalog.studies[0].editions.master.file = "/nowhere/index.md"
    #expect {
      try site.files()
    } throws: { error in
      "\(error)" == "‘/nowhere/index.md’ could not be read: No such file or directory"
    }
  }

  @Test("hold no script from outside the study's folder")
  func scriptOutside() throws {
    var site = try SmallSite("two-studies")
    site.catalog.studies[0].simulation?.script.value = "../../site.yml"
    let files = try site.files()
    #expect(files["data/essai/simulation.py"] == nil)
    #expect(!files.keys.contains { $0.contains("site.yml") })
  }
}
