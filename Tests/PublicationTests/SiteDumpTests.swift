import Archives
import Content
import Diagnostics
import Downloads
import Foundation
import Testing

@testable import Publication

@Suite("The dump of a site")
struct SiteDumpTests {
  private let scratch: Scratch
  private let files = [
    "index.html": "accueil", "data/eau/a.csv": "id\n1\n", "data/eau/1.0.0/results.json": "{}",
    "bundles/eau-1.0.0.zip": "PK", "data/feu/b.csv": "id\n2\n", "data-fr/index.html": "données",
  ]

  init() throws { scratch = try Scratch() }

  @discardableResult
  private func publish(_ files: [String: String], as name: String = "public", dump: Bool = true) throws -> SiteHistory {
    let output = scratch.path + "/" + name
    var settings = Site(place: Place(file: "site.yml"))
    settings.baseURL = "https://example.org/dumps/"
    settings.hasResourceDump = dump
    let former = scratch.text(name + "/history.tsv")
    let history = try former.map { try SiteHistory(Array($0.utf8)) } ?? SiteHistory()
    _ = try PublicationTests.publish(site(files), to: output, site: settings, history: history)
    return try SiteHistory(Array(try #require(scratch.text(name + "/history.tsv")).utf8))
  }

  private func entries(_ package: String) throws -> [String: String] {
    let bytes = try #require(FileManager.default.contents(atPath: scratch.path + "/public/" + package))
    return Dictionary(
      uniqueKeysWithValues: try unzip(Array(bytes)).map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test("holds each study's files and bundles in a package of its own, the rest in those of the site, with a manifest")
  func packages() throws {
    try publish(files)
    let packages = scratch.tree("public").keys.filter { $0.hasPrefix("dumps/") }.sorted()
    #expect(
      packages == ["dumps/data/eau-1", "dumps/data/feu-1", "dumps/site-1"].flatMap { [$0 + ".xml", $0 + ".zip"] })
    let water = try entries("dumps/data/eau-1.zip")
    #expect(
      water.keys.sorted() == [
        "manifest.xml", "resources/bundles/eau-1.0.0.zip", "resources/data/eau/1.0.0/results.json",
        "resources/data/eau/a.csv",
      ])
    #expect(water["resources/data/eau/a.csv"] == "id\n1\n")
    #expect(water["manifest.xml"] == scratch.text("public/dumps/data/eau-1.xml"))
    let rest = try entries("dumps/site-1.zip")
    #expect(
      rest.keys.sorted() == [
        "manifest.xml", "resources/SHA256SUMS", "resources/data-fr/index.html", "resources/index.html",
        "resources/mirror.json",
      ])
    #expect(rest["resources/SHA256SUMS"] == scratch.text("public/SHA256SUMS"))
    #expect(scratch.text("public/SHA256SUMS")?.contains("dumps/") == false)
    #expect(scratch.text("public/resourcelist.xml")?.contains(".org/dumps/dumps/") == false)
    #expect(
      scratch.text("public/capabilitylist.xml")?.contains(
        "<loc>https://example.org/dumps/resourcedump.xml</loc><rs:md capability=\"resourcedump\"/>") == true)
  }

  @Test("packs again what holds a change, and comes to the bytes and times of a clean build")
  func change() throws {
    try publish(files)
    let inodes = ["data/eau-1", "data/feu-1", "site-1"].map { scratch.inode("public/dumps/\($0).zip") }
    func isKept(_ index: Int, _ name: String) -> Bool { scratch.inode("public/dumps/\(name).zip") == inodes[index] }
    try publish(files)
    #expect(isKept(0, "data/eau-1") && isKept(1, "data/feu-1") && isKept(2, "site-1"))
    var changed = files
    changed["data/feu/b.csv"] = "id\n3\n"
    try publish(changed)
    #expect(isKept(0, "data/eau-1") && !isKept(1, "data/feu-1") && !isKept(2, "site-1"))
    #expect(try entries("dumps/data/feu-1.zip")["resources/data/feu/b.csv"] == "id\n3\n")
    // The folder of the next build is that of the site before: its packages are older.
    changed["data/feu/b.csv"] = nil
    try publish(changed)
    #expect(isKept(0, "data/eau-1"))
    #expect(scratch.tree("public").keys.filter { $0.hasPrefix("dumps/data/feu") }.isEmpty)

    try FileManager.default.createDirectory(atPath: scratch.path + "/clean", withIntermediateDirectories: true)
    try scratch.write("clean/SHA256SUMS", "")
    try scratch.write("clean/history.tsv", try #require(scratch.text("public/history.tsv")))
    try publish(changed, as: "clean")
    #expect(scratch.tree("clean") == scratch.tree("public"))
    let times = ["public", "clean"].map { name in
      try? FileManager.default.attributesOfItem(atPath: scratch.path + "/\(name)/dumps/data/eau-1.zip")[
        .modificationDate] as? Date
    }
    #expect(times[0] == times[1] && times[0] == Date(timeIntervalSince1970: 1_767_225_600))
  }

  @Test("packs again a package whose bytes are not those that its list gives")
  func damage() throws {
    try publish(files)
    let whole = try entries("dumps/data/eau-1.zip")
    try publish(files)
    for name in ["public", ".public.next"] { try scratch.write(name + "/dumps/data/eau-1.zip", "nothing") }
    try publish(files)
    #expect(try entries("dumps/data/eau-1.zip") == whole)
  }

  @Test("goes with its lists when the site no longer wants it")
  func removed() throws {
    try publish(files)
    try publish(files, dump: false)
    let paths = scratch.tree("public").keys
    #expect(!paths.contains { $0.hasPrefix("dumps/") || $0 == "resourcedump.xml" })
    #expect(scratch.text("public/capabilitylist.xml")?.contains("resourcedump") == false)
  }

  @Test("is verified with the site, of which a copy may be without it")
  func verification() throws {
    func findings() throws -> [String] {
      var verification = Verification()
      try verifySite(scratch.path + "/public", key: nil, into: &verification)
      return verification.lines.map(\.text).filter { $0.contains("dumps/") }
    }
    try publish(files.filter { !$0.key.hasPrefix("bundles/") && !$0.key.hasSuffix("results.json") })
    #expect(try findings().isEmpty)
    try scratch.write("public/dumps/site-1.zip", "nothing")
    try scratch.write("public/dumps/more.zip", "nothing")
    let said = try findings().joined(separator: "\n")
    #expect(said.contains("‘dumps/site-1.zip’ is not the package that resourcedump.xml lists"), "\(said)")
    #expect(said.contains("‘dumps/more.zip’ is not in the list of checksums"), "\(said)")
    try FileManager.default.removeItem(atPath: scratch.path + "/public/dumps")
    #expect(try findings().isEmpty)
  }
}
