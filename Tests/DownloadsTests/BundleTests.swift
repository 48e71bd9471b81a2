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

  @Test("holds the study's files, report, pictures, licence, citation and checksums in one folder")
  func contents() throws {
    #expect(
      try entries().map(\.path)
        == [
          "CITATION.cff", "CITATION.txt", "LICENSE.txt", "README.txt", "SHA256SUMS", "citation.bib",
          "citation.csl.json",
          "citation.ris", "datacite.json", "datacite.xml", "datapackage.json", "participants.csv",
          "participants.fr.csv", "participants.json",
          "participants.profile.json", "participants.schema.json", "plan.yml", "report/images/schema.svg",
          "report/index.en.md", "report/index.md",
          "results.csv", "results.json", "simulation.py", "sites.csv", "sites.fr.csv", "sites.json",
          "sites.profile.json", "sites.schema.json",
        ].map { "essai-1.1.0/" + $0 })
  }

  @Test("holds the very bytes that the site publishes and that the editor wrote")
  func sameBytes() throws {
    let site = try SmallSite("two-studies")
    let files = try site.files()
    for entry in try entries() {
      let name = String(entry.path.dropFirst("essai-1.1.0/".count))
      if let file = files["data/essai/" + name] { #expect(file.bytes == entry.bytes, "\(name)") }
      if name.hasPrefix("report/") {
        let written = try readFile("\(site.folder)/content/studies/essai/" + name.dropFirst("report/".count))
        #expect(entry.bytes == written, "\(name)")
      }
    }
  }

  @Test("is accepted by sha256sum -c", .enabled(if: hasChecksumCommand))
  func checksumCommand() throws {
    let folder = try TemporaryFolder()
    for entry in try entries() { try folder.write(entry.path, entry.bytes) }
    #expect(run("cd '\(folder.path)/essai-1.1.0' && sha256sum --strict -c SHA256SUMS") == 0)
    try folder.write("essai-1.1.0/results.csv", Array("changed".utf8))
    #expect(run("cd '\(folder.path)/essai-1.1.0' && sha256sum --strict -c SHA256SUMS") != 0)
  }

  @Test("has a checksum for every file but the list itself")
  func checksums() throws {
    let entries = try entries()
    let list = try #require(entries.first { $0.path.hasSuffix("/SHA256SUMS") })
    let expected = entries.filter { $0.path != list.path }.map {
      "\(sha256($0.bytes))  \($0.path.dropFirst("essai-1.1.0/".count))\n"
    }
    #expect(String(decoding: list.bytes, as: UTF8.self) == expected.joined())
  }

  @Test("tells in both languages what is in it, that the data are simulated, and how to check it")
  func readMe() throws {
    let readMe = try #require(try entries().first { $0.path.hasSuffix("/README.txt") })
    let text = String(decoding: readMe.bytes, as: UTF8.self)
    for line in [
      "Version 1.1.0, 2021-09-06", "Les données de cette étude sont simulées.", "The data of this study are simulated.",
      "  participants.csv\u{A0}: les données (UTF-8, virgule, point décimal)", "  plan.yml: the analysis plan",
      "  sha256sum -c SHA256SUMS",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }
}
