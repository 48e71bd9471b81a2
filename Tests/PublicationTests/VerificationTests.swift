import Foundation
import Testing

@testable import Publication

/// The small site, published, then copied and damaged.
@Suite("What tank verify finds")
struct VerificationTests {
  private func publish(_ scratch: Scratch) throws {
    let content = scratch.path + "/content"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    let settings = Settings(
      content: content, templates: WholeSiteTests.package + "/templates", output: scratch.path + "/public", jobs: 2)
    let publication = Publication(settings)
    _ = try publication.freeze("ruches") { _ in }
    let edition = publication.prepare()
    try #require(edition.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    _ = try publication.publish(edition)
  }

  private func said(_ verification: Verification, _ outcome: Verification.Outcome) -> [String] {
    verification.lines.filter { $0.outcome == outcome }.map(\.text)
  }

  @Test("nothing in a site as it was published: each file and each result is the same")
  func whole() throws {
    let scratch = try Scratch()
    try publish(scratch)
    let found = try verify(scratch.path + "/public/")
    #expect(said(found, .differs) == [])
    #expect(
      said(found, .same).contains(
        "ruches: 2 results computed again from the data, 61 values equal within a relative 1e-09"))
    #expect(
      said(found, .note) == [
        "SHA256SUMS: there is no signature; the checksums show damage, and not who made the files"
      ])
    #expect(try verify(scratch.path + "/public/bundles/ruches-1.0.1.zip").isSame)
  }

  @Test("a changed, a missing and an added file of a site, and the results that no longer follow from the data")
  func damaged() throws {
    let scratch = try Scratch()
    try publish(scratch)
    let csv = try #require(scratch.text("public/data/ruches/ruches.csv"))
    try scratch.write("public/data/ruches/ruches.csv", csv.replacingOccurrences(of: "01,abri,12.5", with: "01,abri,15"))
    try FileManager.default.removeItem(atPath: scratch.path + "/public/LICENSE.txt")
    try scratch.write("public/bundles/other.txt", "")
    let found = said(try verify(scratch.path + "/public"), .differs)
    #expect(
      Array(found.prefix(4)) == [
        "public: ‘LICENSE.txt’ is missing", "public: ‘data/ruches/ruches.csv’ is not the file that was published",
        "public: ‘bundles/other.txt’ is not in the list of checksums",
        "ruches: ‘ruches.csv’ is not the file on which results.json says that it was computed",
      ])
    #expect(found.contains { $0.hasPrefix("ruches: ‘miel’: estimate is published as 3.375 and comes out as ") })
  }

  @Test("the results of an unpacked bundle too")
  func unpacked() throws {
    let scratch = try Scratch()
    try publish(scratch)
    let folder = "public/data/ruches/1.0.1"
    #expect(try verify(scratch.path + "/" + folder).isSame)
    let results = try #require(scratch.text(folder + "/results.json"))
    try scratch.write(
      folder + "/results.json", results.replacingOccurrences(of: "\"estimate\": 3.375", with: "\"estimate\": 9.375"))
    #expect(
      said(try verify(scratch.path + "/" + folder), .differs) == [
        "1.0.1: ‘results.json’ is not the file that was published",
        "1.0.1: ‘miel’: estimate is published as 9.375 and comes out as 3.375",
      ])
  }

  @Test("nothing to verify where there is neither a bundle nor a site")
  func neither() throws {
    let scratch = try Scratch()
    try scratch.write("a.txt", "text")
    #expect(throws: VerificationError.nothing(scratch.path + "/b")) { try verify(scratch.path + "/b") }
    for path in [scratch.path, scratch.path + "/a.txt"] {
      #expect(throws: VerificationError.neither(path)) { try verify(path) }
    }
    try scratch.write("cut.zip", "PK")
    #expect(said(try verify(scratch.path + "/cut.zip"), .differs).count == 1)
  }
}
