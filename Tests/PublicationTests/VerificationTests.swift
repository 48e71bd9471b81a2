import Foundation
import Testing

@testable import Archives
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

  /// One change of a published site, and what is said of it.
  struct Tampering: Sendable, CustomTestStringConvertible {
    var what: String
    /// Of the site when it has no other; given its bytes, or none.
    var file: String
    var change: @Sendable (String) -> String?
    var said: [String]

    var testDescription: String { what }
  }

  @Test(
    "each kind of file of a site that was tampered with, in a reader's words",
    arguments: [
      Tampering(
        what: "a datum", file: "data/ruches/ruches.csv",
        change: { $0.replacingOccurrences(of: "01,abri,12.5", with: "01,abri,15") },
        said: [
          "public: ‘data/ruches/ruches.csv’ is not the file that was published",
          "ruches: ‘ruches.csv’ is not the file on which results.json says that it was computed",
          "ruches: ‘miel’: estimate is published as 3.375 and comes out as 4.208333333333333",
        ]),
      Tampering(
        what: "a result", file: "data/ruches/results.json",
        change: { $0.replacingOccurrences(of: "\"estimate\": 3.375", with: "\"estimate\": 9.375") },
        said: [
          "public: ‘data/ruches/results.json’ is not the file that was published",
          "ruches: ‘miel’: estimate is published as 9.375 and comes out as 3.375",
        ]),
      Tampering(
        what: "the plan", file: "data/ruches/plan.yml",
        change: { $0.replacingOccurrences(of: "difference-in-means", with: "mann-whitney") },
        said: ["public: ‘data/ruches/plan.yml’ is not the file that was published"]),
      Tampering(
        what: "a page", file: "etudes/ruches/index.html", change: { $0.replacingOccurrences(of: "3,38", with: "9,38") },
        said: ["public: ‘etudes/ruches/index.html’ is not the file that was published"]),
      Tampering(
        what: "a frozen page", file: "data/ruches/1.0.1/page.fr.html",
        change: { $0.replacingOccurrences(of: "3,38", with: "9,38") },
        said: [
          "public: ‘data/ruches/1.0.1/page.fr.html’ is not the file that was published",
          "ruches 1.0.1: ‘data/ruches/1.0.1/page.fr.html’ is not what was frozen",
        ]),
      Tampering(
        what: "the list of what is frozen", file: "data/ruches/1.0.1/release.yml", change: { _ in "nothing\n" },
        said: [
          "public: ‘data/ruches/1.0.1/release.yml’ is not the file that was published",
          "ruches 1.0.1: ‘data/ruches/1.0.1/release.yml’ lists no file",
        ]),
      Tampering(
        what: "a missing file", file: "licenses/CC-BY-4.0.txt", change: { _ in nil },
        said: ["public: ‘licenses/CC-BY-4.0.txt’ is missing"]),
      Tampering(
        what: "an extra file", file: "data/ruches/extra.csv", change: { _ in "id\n" },
        said: ["public: ‘data/ruches/extra.csv’ is not in the list of checksums"]),
      Tampering(
        what: "a list that leads out of the site", file: "SHA256SUMS",
        change: { String(repeating: "0", count: 64) + "  ../../etc/passwd\n" + $0 },
        said: [
          "public: mirror.json speaks of another SHA256SUMS; the copy is not whole",
          "public: line 1 of ‘SHA256SUMS’ is no checksum of a file of this site",
        ]),
      Tampering(
        what: "a site without its list", file: "SHA256SUMS", change: { _ in nil },
        said: ["public: there is no list of checksums (SHA256SUMS)"]),
    ])
  func tampered(_ tampering: Tampering) throws {
    let scratch = try Scratch()
    try publish(scratch)
    let path = "public/" + tampering.file
    if let text = tampering.change(scratch.text(path) ?? "") {
      #expect(text != scratch.text(path))
      try scratch.write(path, text)
    } else {
      try FileManager.default.removeItem(atPath: scratch.path + "/" + path)
    }
    let found = said(try verify(scratch.path + "/public"), .differs)
    for sentence in tampering.said { #expect(found.contains(sentence), "\(found)") }
    #expect(found.first == tampering.said.first)
  }

  @Test("a link in the place of a file, which is not read")
  func link() throws {
    let scratch = try Scratch()
    try publish(scratch)
    let page = scratch.path + "/public/404.html"
    try FileManager.default.removeItem(atPath: page)
    try FileManager.default.createSymbolicLink(atPath: page, withDestinationPath: "/etc/hostname")
    #expect(
      said(try verify(scratch.path + "/public"), .differs) == [
        "public: ‘404.html’ is missing", "public: ‘404.html’ is a link or a device, and not read",
      ])
  }

  @Test(
    "each kind of file of an unpacked bundle that was tampered with",
    arguments: [
      Tampering(
        what: "a manifest", file: "manifest-sha256.txt",
        change: { String(repeating: "0", count: 64) + $0.dropFirst(64) },
        said: [
          "ruches-1.0.1: ‘data/CITATION.cff’ is not the file that was published",
          "ruches-1.0.1: ‘manifest-sha256.txt’ is not the file that was published",
        ]),
      Tampering(
        what: "a line of a manifest", file: "manifest-sha256.txt", change: { "zero  data/CITATION.cff\n" + $0 },
        said: [
          "ruches-1.0.1: line 1 of ‘manifest-sha256.txt’ is no checksum of a file of this folder",
          "ruches-1.0.1: ‘manifest-sha256.txt’ is not the file that was published",
        ]),
      Tampering(
        what: "a second list that contradicts the first", file: "SHA256SUMS",
        change: { _ in String(repeating: "0", count: 64) + "  data/plan.yml\n" },
        said: ["ruches-1.0.1: ‘data/plan.yml’ has two checksums; one of them is in ‘manifest-sha256.txt’"]),
      Tampering(
        what: "the report", file: "data/report/index.md", change: { $0 + "\nAlso.\n" },
        said: ["ruches-1.0.1: ‘data/report/index.md’ is not the file that was published"]),
      Tampering(
        what: "a missing file", file: "data/results.csv", change: { _ in nil },
        said: ["ruches-1.0.1: ‘data/results.csv’ is missing"]),
      Tampering(
        what: "an extra file", file: "data/more.csv", change: { _ in "id\n" },
        said: ["ruches-1.0.1: ‘data/more.csv’ is not in the list of checksums"]),
    ])
  func tamperedBundle(_ tampering: Tampering) throws {
    let scratch = try Scratch()
    try publish(scratch)
    let archive = try #require(
      FileManager.default.contents(atPath: scratch.path + "/public/bundles/ruches-1.0.1.zip"))
    for (path, bytes) in try unzip(Array(archive)) { try scratch.write(path, String(decoding: bytes, as: UTF8.self)) }
    #expect(try verify(scratch.path + "/ruches-1.0.1").isSame)
    let path = "ruches-1.0.1/" + tampering.file
    if let text = tampering.change(scratch.text(path) ?? "") {
      try scratch.write(path, text)
    } else {
      try FileManager.default.removeItem(atPath: scratch.path + "/" + path)
    }
    let found = said(try verify(scratch.path + "/ruches-1.0.1"), .differs)
    for sentence in tampering.said { #expect(found.contains(sentence), "\(found)") }
  }

  @Test("an archive that was changed, cut, or would write outside its folder")
  func hostileArchive() throws {
    let scratch = try Scratch()
    try publish(scratch)
    let path = scratch.path + "/public/bundles/ruches-1.0.1.zip"
    let archive = Array(try #require(FileManager.default.contents(atPath: path)))
    func found(_ bytes: [UInt8]) throws -> [String] {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      return said(try verify(path), .differs)
    }
    var changed = archive
    changed[archive.count / 2] ^= 1
    #expect(try found(changed).count == 1)
    #expect(
      try found(Array(archive.dropLast(9))) == [
        "ruches-1.0.1.zip: the archive cannot be unpacked: it does not end like a zip archive; it may be cut short"
      ])
    // As many signs, so that the rest of the archive stays true.
    let slip = String(String.UnicodeScalarView(archive.map { Unicode.Scalar($0) })).replacingOccurrences(
      of: "ruches-1.0.1/data/plan.yml", with: "../../../../../../plan.yml")
    #expect(
      try found(slip.unicodeScalars.map { UInt8($0.value) }) == [
        "ruches-1.0.1.zip: the archive cannot be unpacked: path ‘../../../../../../plan.yml’ has a part ‘.’ or ‘..’"
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
