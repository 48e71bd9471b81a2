import Foundation
import Testing

@testable import Publication

/// The small site of beehives, released, then changed.
@Suite("A released version")
struct ReleaseTests {
  private static let report = "content/studies/ruches/index.md"
  private static let data = "content/studies/ruches/data/ruches.csv"
  private static let frozen = "content/studies/ruches/releases/1.0.1/"

  private func site(_ scratch: Scratch) throws -> Publication {
    let content = scratch.path + "/content"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    return Publication(
      Settings(
        content: content, templates: WholeSiteTests.package + "/templates", output: scratch.path + "/public", jobs: 2))
  }

  private func errors(_ publication: Publication, _ scratch: Scratch) -> [String] {
    publication.prepare().diagnostics.filter { $0.severity == .error }.map {
      $0.description.replacingOccurrences(of: scratch.path + "/content/", with: "")
    }
  }

  private func release(_ publication: Publication) throws -> Freezing {
    try publication.freeze("ruches") { _ in }
  }

  private func publish(_ publication: Publication, _ scratch: Scratch) throws {
    let edition = publication.prepare()
    try #require(edition.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    _ = try publication.publish(edition)
  }

  private func replace(_ old: String, _ new: String, in path: String, _ scratch: Scratch) throws {
    let text = try #require(scratch.text(path))
    try #require(text.contains(old))
    try scratch.write(path, text.replacingOccurrences(of: old, with: new))
  }

  /// A weighing corrected in a new version, told as the editor should.
  private func correct(_ scratch: Scratch, told: Bool = true) throws {
    try replace("01;abri;12,5", "01;abri;13,5", in: Self.data, scratch)
    try replace("version: 1.0.1\n", "version: 1.1.0\n", in: Self.report, scratch)
    guard told else { return }
    try replace(
      "corrections:\n",
      "corrections:\n  - {version: 1.1.0, date: 2024-03-01, result: miel, was: 3.38, became: 3.71, what: {fr: Une pesée, en: A weighing}, why: {fr: Faute de frappe, en: Typing error}}\n  - {version: 1.1.0, date: 2024-03-01, result: description, what: {fr: Une pesée, en: A weighing}, why: {fr: Faute de frappe, en: Typing error}}\n",
      in: Self.report, scratch)
  }

  @Test("is frozen as it is built, and frozen a second time without a change")
  func frozen() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    let freezing = try release(publication)
    #expect(
      freezing.files.map(\.path).sorted() == [
        "page.en.html", "page.fr.html", "release.yml", "results.json", "ruches-1.0.1.zip",
      ])
    #expect(freezing.version == "1.0.1" && !freezing.isSigned)
    #expect(try release(publication).files.isEmpty)
    try publish(publication, scratch)
    let bundle = FileManager.default.contents(atPath: scratch.path + "/public/bundles/ruches-1.0.1.zip")
    #expect(bundle == FileManager.default.contents(atPath: scratch.path + "/" + Self.frozen + "ruches-1.0.1.zip"))
    #expect(scratch.text("public/data/ruches/1.0.1/results.json") == scratch.text(Self.frozen + "results.json"))
    let page = try #require(scratch.text("public/etudes/ruches/1.0.1/index.html"))
    #expect(page.contains("<aside class=\"banner quiet\"") && page.contains("version actuelle de l’étude"))
    #expect(page.contains("href=\"../../../data/ruches/1.0.1/page.fr.html\""))
    // Files of the version, and its own pictures.
    #expect(page.contains("src=\"../../../data/ruches/1.0.1/report/images/ruche.svg\""))
    // The list of what is frozen is published too, so that others can hold the site to it.
    #expect(scratch.text("public/data/ruches/1.0.1/release.yml") == scratch.text(Self.frozen + "release.yml"))
    let record = try #require(scratch.text("content/releases.yml"))
    let digest = try #require(
      scratch.text("public/data/ruches/1.0.1/SHA256SUMS")?.split(separator: "\n").first { $0.hasSuffix("release.yml") })
    #expect(
      record.hasSuffix(
        "releases:\n  - {study: ruches, version: 1.0.1, date: 2024-02-15, sha256: \(digest.prefix(64))}\n"))
  }

  @Test("keeps its page in one file that needs no other, in each language")
  func frozenPage() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try release(publication)
    try publish(publication, scratch)
    for language in ["fr", "en"] {
      let page = try #require(scratch.text("public/data/ruches/1.0.1/page.\(language).html"))
      #expect(page == scratch.text(Self.frozen + "page.\(language).html"))
      #expect(page.hasPrefix("<!doctype html>\n<html lang=\"\(language)\">"))
      #expect(!page.contains("<link") && !page.contains("<script") && !page.contains("url("))
      // Its links lead to files that are there, and none to what shows newer numbers.
      let links = page.components(separatedBy: "=\"../../../").dropFirst().map {
        String($0.prefix { $0 != "\"" && $0 != "#" })
      }
      #expect(links.contains("data/ruches/1.0.1/results.json") && links.contains("bundles/ruches-1.0.1.zip"))
      #expect(links.filter { scratch.text("public/" + $0) == nil && !$0.hasSuffix(".zip") } == [])
      #expect(links.filter { $0.contains("embed/") || $0.hasPrefix("data/ruches/") && !$0.contains("/1.0.1/") } == [])
    }
    let page = try #require(scratch.text("public/data/ruches/1.0.1/page.en.html"))
    #expect(page.contains("href=\"../../../en/studies/ruches/1.0.1/index.html\">What has been corrected since</a>"))
  }

  @Test("keeps every byte when the site is given another face and another menu")
  func faceLift() throws {
    let scratch = try Scratch()
    var publication = try site(scratch)
    _ = try release(publication)
    try publish(publication, scratch)
    let folder = scratch.path + "/templates"
    try FileManager.default.copyItem(atPath: WholeSiteTests.package + "/templates", toPath: folder)
    let style = try #require(scratch.text("templates/style.css"))
    try scratch.write("templates/style.css", style.replacingOccurrences(of: "#fbfaf6", with: "#eeeeee"))
    let strings = try #require(scratch.text("templates/strings.fr.yml"))
    try scratch.write(
      "templates/strings.fr.yml", strings.replacingOccurrences(of: "\nskip: ", with: "\nskip: Passer, "))
    let before = scratch.tree("public/data/ruches/1.0.1")
    let living = scratch.text("public/assets/style.css")
    publication.settings.templates = folder
    try publish(publication, scratch)
    #expect(scratch.text("public/assets/style.css") != living)
    #expect(scratch.tree("public/data/ruches/1.0.1") == before && before.count > 10)
  }

  @Test("stays at its address when a newer one corrects it, with a banner, the changes and a word in the feed")
  func corrected() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try release(publication)
    try publish(publication, scratch)
    let kept = [
      "bundles/ruches-1.0.1.zip", "bundles/ruches-1.0.1.zip.meta4", "data/ruches/1.0.1/ruches.csv",
      "data/ruches/1.0.1/results.json", "data/ruches/1.0.1/page.fr.html", "data/ruches/1.0.1/page.en.html",
      "data/ruches/1.0.1/SHA256SUMS",
    ]
    let before = kept.map { FileManager.default.contents(atPath: scratch.path + "/public/" + $0) }
    try correct(scratch)
    try publish(publication, scratch)
    #expect(kept.map { FileManager.default.contents(atPath: scratch.path + "/public/" + $0) } == before)
    let page = try #require(scratch.text("public/etudes/ruches/1.0.1/index.html"))
    #expect(page.contains("<aside class=\"banner\""))
    #expect(
      page.contains(
        "<li>Version 1.1.0, 1er\u{A0}mars 2024\u{A0}: Une pesée. "
          + "Avant\u{A0}: 3,38\u{A0}; depuis\u{A0}: 3,71. Faute de frappe.</li>"))
    #expect(page.contains("href=\"../../../etudes/ruches/index.html\">Aller à l’étude (version 1.1.0)</a>"))
    let living = try #require(scratch.text("public/en/studies/ruches/index.html"))
    #expect(living.contains("<a href=\"../../../en/studies/ruches/1.0.1/index.html\">The page of this version</a>"))
    #expect(living.contains("Hives: rows added 0, rows removed 0, cells changed 1, columns added or removed 0."))
    #expect(living.contains("<td><code>estimate</code></td><td>3.375</td><td>3.708</td>"))
    let feed = try #require(scratch.text("public/en/feed.xml"))
    #expect(feed.contains("<id>https://example.org/petit/en/studies/ruches/#correction-1.1.0-1</id>"))
    #expect(feed.contains("<summary>A weighing. Before: 3.38; since: 3.71. Typing error.</summary>"))
    let changes = try #require(scratch.text("public/data/ruches/changes/1.0.1-1.1.0.json"))
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(changes.utf8)) as? [String: Any])
    let data = try #require((root["data"] as? [[String: Any]])?.first)
    #expect(data["n_cells_changed"] as? Int == 1 && data["n_rows_added"] as? Int == 0)
    let cell = try #require((data["cells_changed"] as? [[String: Any]])?.first)
    #expect(
      cell["key"] as? [String] == ["01"] && cell["was"] as? String == "12.5" && cell["became"] as? String == "13.5")
    // A second release goes on the first.
    #expect(try release(publication).version == "1.1.0")
    #expect(errors(publication, scratch) == [])
  }

  @Test("wants a correction of each result whose number changed")
  func untold() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try release(publication)
    try correct(scratch, told: false)
    func hint(_ result: String) -> String {
      "Hint: add to ‘corrections’: {version: 1.1.0, date: …, result: \(result), what: …, why: …}; an entry without ‘result’ speaks of all of them. [missing-correction]"
    }
    #expect(
      errors(publication, scratch) == [
        "studies/ruches/index.md:7:10: error: ‘description’ changed since version 1.0.1: rows[1].groups[1].mean was 13.25 and became 13.583333333333334. \(hint("description"))",
        "studies/ruches/index.md:7:10: error: ‘miel’ changed since version 1.0.1: estimate was 3.375 and became 3.7083333333333335. \(hint("miel"))",
      ])
    #expect(throws: FreezeRefusal.errors("ruches")) { try release(publication) }
    #expect(scratch.text("content/studies/ruches/releases/1.1.0/release.yml") == nil)
  }

  @Test("does not change under the same version, and no older version follows it")
  func changed() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try release(publication)
    try replace("question: Une ruche", "question: La ruche", in: Self.report, scratch)
    #expect(
      errors(publication, scratch) == [
        "studies/ruches/index.md:7:10: error: version 1.0.1 is released, and the build would change its bundle: ‘report/index.md’ changed. Hint: raise ‘version’, for instance to 1.0.2, and tell the correction in ‘corrections’; or take the files back as they were. [released-version-changed]"
      ])
    try replace("version: 1.0.1\n", "version: 1.0.0\n", in: Self.report, scratch)
    #expect(
      errors(publication, scratch).first
        == "studies/ruches/index.md:7:10: error: version 1.0.1 is released, and the study is version 1.0.0. Hint: write a version after 1.0.1, for instance 1.0.2. [old-version]"
    )
  }

  @Test("is published as it was frozen when only what describes it is written otherwise")
  func described() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try release(publication)
    try replace("example.org/petit", "example.org/autre", in: "content/site.yml", scratch)
    #expect(errors(publication, scratch) == [])
    let warnings = publication.prepare().diagnostics.filter { $0.id == "released-bundle-kept" }
    #expect(warnings.count == 1 && warnings[0].severity == .note)
    try publish(publication, scratch)
    #expect(
      FileManager.default.contents(atPath: scratch.path + "/public/bundles/ruches-1.0.1.zip")
        == FileManager.default.contents(atPath: scratch.path + "/" + Self.frozen + "ruches-1.0.1.zip"))
  }

  @Test("is refused when one of its bytes changed or a file is gone")
  func damaged() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try release(publication)
    let results = try #require(scratch.text(Self.frozen + "results.json"))
    try scratch.write(Self.frozen + "results.json", results + " ")
    let hint =
      "Hint: take it back from the version control: a released version never changes; to publish something else, raise ‘version’ in the front matter."
    #expect(
      errors(publication, scratch) == [
        "studies/ruches/releases/1.0.1/results.json:1:1: error: this file is not the one that was released as version 1.0.1. \(hint) [released-file-changed]"
      ])
    try FileManager.default.removeItem(atPath: scratch.path + "/" + Self.frozen + "results.json")
    #expect(
      errors(publication, scratch) == [
        "studies/ruches/releases/1.0.1/release.yml:7:34: error: there is no file ‘results.json’ of the release 1.0.1. \(hint) [released-file-missing]"
      ])
  }

  @Test("is missed when its folder, its study or its list is taken away")
  func missed() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try release(publication)
    let record = try #require(scratch.text("content/releases.yml"))
    let folder = scratch.path + "/content/studies/ruches/releases"
    try FileManager.default.moveItem(atPath: folder, toPath: scratch.path + "/kept")
    #expect(
      errors(publication, scratch) == [
        "releases.yml:3:30: error: ‘studies/ruches/releases/1.0.1’ is gone, and version 1.0.1 of ‘ruches’ is published for ever. Hint: take the folder back from the version control; if this version was never published, remove this line too. [released-version-missing]"
      ])
    try FileManager.default.moveItem(atPath: scratch.path + "/kept", toPath: folder)
    try FileManager.default.removeItem(atPath: scratch.path + "/content/releases.yml")
    let digest = String(record.components(separatedBy: "sha256: ")[1].prefix(64))
    #expect(
      errors(publication, scratch) == [
        "studies/ruches/releases/1.0.1/release.yml:1:1: error: version 1.0.1 of ‘ruches’ is frozen, and ‘releases.yml’ does not list it. Hint: take ‘releases.yml’ back from the version control, or add to it the line ‘- {study: ruches, version: 1.0.1, date: 2024-02-15, sha256: \(digest)}’. [unrecorded-release]"
      ])
    // What was cut short between the folder and the list is completed.
    #expect(try release(publication).files.isEmpty)
    #expect(scratch.text("content/releases.yml") == record)
    try replace("status: final", "status: final\ndraft: true", in: Self.report, scratch)
    #expect(
      errors(publication, scratch).contains(
        "studies/ruches/index.md:1:1: error: ‘ruches’ is a draft, and version 1.0.1 of it is published for ever. Hint: take ‘draft: true’ out of the front matter; keep what is not ready in a copy, or on a branch. [released-draft]"
      ))
    try FileManager.default.removeItem(atPath: scratch.path + "/content/studies/ruches")
    #expect(
      errors(publication, scratch).contains(
        "releases.yml:3:13: error: the folder ‘studies/ruches’ is gone, and version 1.0.1 of this study is published for ever. Hint: take the folder back from the version control, or give it its name again; if this version was never published, remove this line too. [released-study-missing]"
      ))
  }

  @Test("is found changed when its list of files was changed to fit")
  func changedList() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try release(publication)
    try replace("2024-02-15", "2024-02-16", in: Self.frozen + "release.yml", scratch)
    #expect(
      errors(publication, scratch) == [
        "studies/ruches/releases/1.0.1/release.yml:1:1: error: this is not the list of files that was released as version 1.0.1. Hint: take the folder ‘releases/1.0.1’ back from the version control, and ‘releases.yml’ too if it was changed: a released version never changes; to publish something else, raise ‘version’ in the front matter. [released-file-changed]"
      ])
    try scratch.write(
      "content/releases.yml",
      try #require(scratch.text("content/releases.yml"))
        + "  - {study: ruches, version: 1.0.1, date: 2024-02-15, sha256: 0}\n")
    #expect(
      errors(publication, scratch).contains {
        $0.hasPrefix("releases.yml:4:5: error: version 1.0.1 of ‘ruches’ stands twice in this list.")
      })
  }

  @Test("is missed in the site that it would be taken out of, when nothing in the content knows of it")
  func published() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try release(publication)
    try publish(publication, scratch)
    #expect(errors(publication, scratch) == [])
    try FileManager.default.removeItem(atPath: scratch.path + "/content/studies/ruches/releases")
    try FileManager.default.removeItem(atPath: scratch.path + "/content/releases.yml")
    let found = errors(publication, scratch).map { $0.replacingOccurrences(of: scratch.path + "/", with: "") }
    #expect(
      found.count == 1
        && found[0].hasPrefix(
          "releases.yml:1:1: error: version 1.0.1 of ‘ruches’ is published, and stays for ever: ‘data/ruches/1.0.1/CITATION.cff’ would be gone, "
        )
        && found[0].hasSuffix(
          "Hint: take ‘studies/ruches/releases/1.0.1’ and ‘releases.yml’ back from the version control; if ‘public’ was never sent to the public site, remove it and build again. [published-release-changed]"
        ))
    // Another release under the same number.
    try replace("question: Une ruche", "question: La ruche", in: Self.report, scratch)
    var fresh = publication
    fresh.settings.output = scratch.path + "/other"
    _ = try release(fresh)
    #expect(errors(fresh, scratch) == [])
    #expect(errors(publication, scratch).contains { $0.contains("‘bundles/ruches-1.0.1.zip’ would change") })
  }

  @Test("is not made of a draft, nor of a study that is not there")
  func refused() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    #expect(throws: FreezeRefusal.noStudy("ruche", among: ["ruches"])) { try publication.freeze("ruche") { _ in } }
    #expect(
      FreezeRefusal.noStudy("ruche", among: ["ruches"]).description
        == "there is no study ‘ruche’: did you mean ‘ruches’? The studies are: ruches")
    try replace("status: final", "status: final\ndraft: true", in: Self.report, scratch)
    // The note that cites it is broken without it, and a draft is released by nobody.
    #expect(throws: FreezeRefusal.draft("ruches")) { try release(publication) }
    #expect(
      FreezeRefusal.draft("ruches").description
        == "‘ruches’ is a draft, and nothing was released. Take ‘draft: true’ out of its front matter first")
  }
}
