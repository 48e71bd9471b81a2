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
    #expect(
      try SmallSite("two-studies").files().keys.sorted() == [
        "LICENSE.txt", "bundles/essai-1.1.0.zip", "bundles/essai-1.1.0.zip.meta4", "bundles/protocole-0.1.0.zip",
        "bundles/protocole-0.1.0.zip.meta4", "catalog.jsonld",
        study + "CITATION.cff", study + "citation.bib", study + "citation.csl.json", study + "citation.ris",
        study + "datacite.json", study + "datacite.xml", study + "datapackage.json", study + "participants.csv",
        study + "participants.dta", study + "participants.fr.csv", study + "participants.json",
        study + "participants.jsonl",
        study + "participants.parquet", study + "participants.profile.json", study + "participants.sav",
        study + "participants.schema.json",
        study + "participants.sqlite",
        study + "participants.xlsx",
        study + "plan.yml", study + "results.csv", study + "results.json", study + "simulation.py",
        study + "sites.csv", study + "sites.dta", study + "sites.fr.csv", study + "sites.json", study + "sites.jsonl",
        study + "sites.parquet", study + "sites.profile.json", study + "sites.sav", study + "sites.schema.json",
        study + "sites.sqlite",
        study + "sites.xlsx",
        "data/protocole/CITATION.cff", "data/protocole/citation.bib", "data/protocole/citation.csl.json",
        "data/protocole/citation.ris", "data/protocole/datacite.json", "data/protocole/datacite.xml",
        "datapackage.json", "studies.csv",
        "studies.json",
      ])
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
      of: study, results: site.results[0], catalog: site.catalog, addresses: Addresses(site: site.catalog.site))
    for file in made.files {
      #expect(file.facts.byteCount == file.bytes.count)
      #expect(file.facts.sha256 == sha256OfTest(file.bytes), "\(file.path)")
    }
    #expect(
      made.facts(ofDataset: "sites").map(\.name) == [
        "sites.csv", "sites.fr.csv", "sites.json", "sites.jsonl", "sites.xlsx", "sites.parquet", "sites.sqlite",
        "sites.dta", "sites.sav", "sites.schema.json", "sites.profile.json",
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
      try site.files().keys.sorted() == [
        "LICENSE.txt", "catalog.jsonld", "datapackage.json", "studies.csv", "studies.json",
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
