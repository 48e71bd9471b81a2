import Foundation
import Testing

@testable import Publication

/// Whole sites, compared file by file: `Sites/<what it shows>/{content,templates,expected}`.
///
/// A new expectation is recorded and the test fails once, so that someone reads it.
@Suite("Whole sites")
struct WholeSiteTests {
  static let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Sites"
  static let package = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  /// The site's own templates, with each interface string said by its key: a new word changes no expectation.
  private func templates(of site: String, in scratch: Scratch) throws -> String {
    let templates = scratch.path + "/templates"
    try FileManager.default.copyItem(atPath: Self.folder + "/\(site)/templates", toPath: templates)
    for language in ["fr", "en"] {
      let strings = try String(contentsOfFile: Self.package + "/templates/strings.\(language).yml", encoding: .utf8)
      let keys = strings.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix(" ") }.compactMap { line in
        line.split(separator: ":").first.map(String.init)
      }
      let lines = keys.map { key in
        key.hasPrefix("path-") ? "\(key): \(key.dropFirst(5))-\(language)" : "\(key): \"[\(key)]\""
      }
      try (lines.joined(separator: "\n") + "\n").write(
        toFile: templates + "/strings.\(language).yml", atomically: false, encoding: .utf8)
    }
    return templates
  }

  @Test("are made as expected", arguments: ["small"])
  func asExpected(site: String) throws {
    let scratch = try Scratch()
    let publication = Publication(
      Settings(
        content: Self.folder + "/\(site)/content", templates: try templates(of: site, in: scratch),
        output: scratch.path + "/public", jobs: 2))
    let edition = publication.prepare()
    #expect(edition.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    try #require(!edition.hasErrors)
    _ = try publication.publish(edition)

    // Zips, workbooks and databases are compared by the list of their sums; they are tested where they are made.
    let binary = [".zip", ".xlsx", ".sqlite", ".parquet", ".dta", ".sav", ".png"]
    var made = scratch.tree("public").filter { file in !binary.contains { file.key.hasSuffix($0) } }
    // The pixels of a picture are those of the machine's FreeType.
    made["SHA256SUMS"] = made["SHA256SUMS"]?.split(separator: "\n").filter { !$0.hasSuffix(".png") }
      .map { $0 + "\n" }.joined()
    let expected = Self.folder + "/\(site)/expected"
    guard FileManager.default.fileExists(atPath: expected) else {
      for (path, text) in made {
        let file = expected + "/" + path
        try FileManager.default.createDirectory(
          atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: false, encoding: .utf8)
      }
      Issue.record("the site ‘\(site)’ had no expectation: it was recorded, read it")
      return
    }
    var known: Set<String> = []
    for case let path as String in FileManager.default.enumerator(atPath: expected) ?? .init() {
      guard let bytes = FileManager.default.contents(atPath: expected + "/" + path) else { continue }
      known.insert(path)
      #expect(made[path] == String(decoding: bytes, as: UTF8.self), "\(path)")
    }
    #expect(known == Set(made.keys))
  }
}
