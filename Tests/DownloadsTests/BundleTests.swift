import Archives
import Content
import Testing

@testable import Downloads

func sha256OfTest(_ bytes: [UInt8]) -> String { sha256(bytes) }

@Suite("The bundle of a study")
struct BundleTests {
  private func entries() throws -> [(path: String, bytes: [UInt8])] {
    try unzip(try #require(try SmallSite("two-studies").files()["bundles/essai-1.1.0.zip"]).bytes)
      .map { (path: $0.path, bytes: $0.bytes) }
  }

  @Test("holds the study's files, report, pictures, licences, citation and checksums in one folder")
  func contents() throws {
    #expect(
      try entries().map(\.path)
        == [
          "README.txt", "bag-info.txt", "bagit.txt", "data/CITATION.cff", "data/CITATION.txt", "data/LICENSE.txt",
          "data/LICENSES/CC-BY-4.0.txt", "data/LICENSES/CC0-1.0.txt", "data/LICENSES/ODbL-1.0.txt",
          "data/citation.bib", "data/citation.csl.json", "data/citation.ris", "data/codebook.en.html",
          "data/codebook.html",
          "data/datacite.json", "data/datacite.xml", "data/datapackage.json", "data/ddi.xml",
          "data/participants.croissant.json", "data/participants.csv",
          "data/participants.csv-metadata.json", "data/participants.datapackage.json", "data/participants.fr.csv",
          "data/participants.json", "data/participants.profile.json", "data/participants.schema.json",
          "data/plan.yml", "data/replicate.R", "data/replicate.py", "data/report/images/schema.svg",
          "data/report/index.en.md", "data/report/index.md",
          "data/results.csv", "data/results.json", "data/ro-crate-metadata.json", "data/simulation.py",
          "data/sites.croissant.json", "data/sites.csv", "data/sites.csv-metadata.json",
          "data/sites.datapackage.json", "data/sites.fr.csv", "data/sites.json", "data/sites.profile.json",
          "data/sites.schema.json", "manifest-sha256.txt", "tagmanifest-sha256.txt",
        ].map { "essai-1.1.0/" + $0 })
  }

  @Test("holds the very bytes that the site publishes and that the editor wrote")
  func sameBytes() throws {
    let site = try SmallSite("two-studies")
    let files = try site.files()
    for entry in try entries() {
      let name = String(entry.path.dropFirst("essai-1.1.0/data/".count))
      // The crate of the bundle describes the report and the licences too.
      if let file = files["data/essai/" + name], name != "ro-crate-metadata.json" {
        #expect(file.bytes == entry.bytes, "\(name)")
      }
      if name.hasPrefix("report/") {
        let written = try readFile("\(site.folder)/content/studies/essai/" + name.dropFirst("report/".count))
        #expect(entry.bytes == written, "\(name)")
      }
    }
  }

  /// What the study's files without one of them would make.
  private func bundle(without name: String) throws {
    let site = try SmallSite("two-studies")
    let study = site.catalog.studies[0]
    let addresses = Addresses(site: site.catalog.site)
    let made = try downloads(
      of: study, results: site.results[0], catalog: site.catalog, licenses: site.licenses, addresses: addresses)
    let files = made.files.filter { ![name, "essai-1.1.0.zip", "essai-1.1.0.zip.meta4"].contains($0.facts.name) }
    _ = try Downloads.bundle(
      study, files: files, results: site.results[0], licenses: site.licenses, catalog: site.catalog, citations: [],
      addresses: addresses)
  }

  @Test(
    "is refused, and the site with it, when a file that belongs to the study would be missing",
    arguments: [
      "participants.csv", "participants.fr.csv", "sites.json", "sites.schema.json", "plan.yml", "results.csv",
      "results.json", "replicate.R", "replicate.py", "datapackage.json", "CITATION.cff", "citation.bib",
    ])
  func incomplete(name: String) throws {
    #expect {
      try bundle(without: name)
    } throws: { error in
      "\(error)"
        == "the archive of the study ‘essai’ would lack ‘\(name)’, which belongs to it: no site is published without"
    }
    try bundle(without: "nothing")
  }

  @Test("is accepted by sha256sum -c", .enabled(if: hasChecksumCommand))
  func checksumCommand() throws {
    let folder = try TemporaryFolder()
    for entry in try entries() { try folder.write(entry.path, entry.bytes) }
    #expect(run("cd '\(folder.path)/essai-1.1.0' && sha256sum --strict -c *manifest-sha256.txt") == 0)
    try folder.write("essai-1.1.0/data/results.csv", Array("changed".utf8))
    #expect(run("cd '\(folder.path)/essai-1.1.0' && sha256sum --strict -c manifest-sha256.txt") != 0)
  }

  @Test("has a checksum for every file but the last list")
  func checksums() throws {
    let entries = try entries()
    let lists = ["manifest-sha256.txt", "tagmanifest-sha256.txt"].map { name in
      entries.first { $0.path == "essai-1.1.0/" + name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
    let lines = entries.map { "\(sha256($0.bytes))  \($0.path.dropFirst("essai-1.1.0/".count))\n" }
    #expect(lists[0] == lines.filter { $0.contains("  data/") }.joined())
    #expect(lists[1] == lines.filter { !$0.contains("  data/") && !$0.contains("  tagmanifest") }.joined())
  }

  @Test("is a valid bag for bagit.py, and no longer when a file is changed, missing or added")
  func bagIt() throws {
    let folder = try TemporaryFolder()
    for entry in try entries() { try folder.write(entry.path, entry.bytes) }
    let bag = folder.path + "/essai-1.1.0"
    let (status, said) = try client("check_bag.py", [bag])
    if status == 77 { return }
    #expect(status == 0, "\(said)")
    for damage in [
      "mv '\(bag)/data/plan.yml' '\(folder.path)/plan.yml'", "echo more > '\(bag)/data/more.txt'",
      "echo ' ' >> '\(bag)/data/results.csv'", "echo ' ' >> '\(bag)/README.txt'",
    ] {
      run("cp -r '\(bag)' '\(folder.path)/copy'")
      run(damage)
      #expect(try client("check_bag.py", [bag]).status == 1, "\(damage)")
      run("rm -r '\(bag)'; mv '\(folder.path)/copy' '\(bag)'")
    }
  }

  @Test("tells in both languages what is in it, that the data are simulated, and how to check it")
  func readMe() throws {
    let readMe = try #require(try entries().first { $0.path.hasSuffix("/README.txt") })
    let text = String(decoding: readMe.bytes, as: UTF8.self)
    for line in [
      "Version 1.1.0, 2021-09-06", "Les données de cette étude sont simulées.", "The data of this study are simulated.",
      "  data/participants.csv\u{A0}: les données (UTF-8, virgule, point décimal)",
      "  data/plan.yml: the analysis plan",
      "  data/replicate.R: the R program that computes the results again and compares", "  Rscript data/replicate.R",
      "  python3 data/replicate.py", "  sha256sum -c manifest-sha256.txt", "  bagit.py --validate .",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }
}
