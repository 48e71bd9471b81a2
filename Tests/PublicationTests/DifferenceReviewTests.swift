import Foundation
import Testing

@testable import Publication

/// The small site of beehives with sixty invented persons beside them, in two arms and two levels.
@Suite("What changes by a few persons between two builds")
struct DifferenceReviewTests {
  private static let plan = """
    estimates:
      - id: note
        title: {fr: Note, en: Mark}
        method: difference-in-means
        data: personnes
        outcome: note
        treatment: {column: bras, treated: suivi, control: temoin}
        unit: points
    cross-tables:
      - {id: croise, title: Niveaux, data: personnes, rows: bras, columns: niveau}

    """

  private static func dictionary(_ more: String = "") -> String {
    """
    title: {fr: Personnes, en: Persons}
    fields:
      - {name: bras, type: string, levels: [suivi, temoin]}
      - {name: niveau, type: string, privacy: none}
      - {name: note, type: integer}
    disclosure:
      about: persons
    \(more)

    """
  }

  /// - Parameter added: Further persons: how many in each cell of arm and level.
  private func write(_ scratch: Scratch, added: [(bras: String, niveau: String, count: Int)] = []) throws {
    var rows = ["bras,niveau,note"]
    for i in 0..<60 { rows.append("\(i < 30 ? "suivi" : "temoin"),\(i % 2 == 0 ? "bas" : "haut"),\(10 + i * 7 % 9)") }
    for cell in added { rows += (0..<cell.count).map { "\(cell.bras),\(cell.niveau),\(10 + $0 % 7)" } }
    try scratch.write(
      "content/studies/ruches/data/personnes.csv", rows.joined(separator: "\n") + "\n")
  }

  private func site(_ scratch: Scratch) throws -> Publication {
    let content = scratch.path + "/content"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    let plan = "content/studies/ruches/analysis.yml"
    let old = try #require(scratch.text(plan))
    let parts = Self.plan.components(separatedBy: "cross-tables:")
    try scratch.write(
      plan,
      old.trimmingCharacters(in: .newlines) + "\n" + parts[0].replacingOccurrences(of: "estimates:\n", with: "")
        + "cross-tables:" + parts[1])
    try scratch.write("content/studies/ruches/data/personnes.yml", Self.dictionary())
    try write(scratch)
    return Publication(
      Settings(
        content: content, templates: WholeSiteTests.package + "/templates", output: scratch.path + "/public", jobs: 2))
  }

  private func errors(_ publication: Publication, _ scratch: Scratch) -> [String] {
    publication.prepare().diagnostics.filter { $0.severity == .error || $0.id == "unused-waiver" }.map {
      $0.description.replacingOccurrences(of: scratch.path + "/content/", with: "")
    }
  }

  private func publish(_ publication: Publication) throws {
    let edition = publication.prepare()
    try #require(edition.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    _ = try publication.publish(edition)
  }

  @Test("a first build and a build after no change say nothing")
  func unchanged() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    #expect(errors(publication, scratch) == [])
    try publish(publication)
    #expect(errors(publication, scratch) == [])
  }

  @Test("two persons more are given back by subtraction, and stop the build")
  func smallChange() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    try publish(publication)
    try write(scratch, added: [("suivi", "bas", 2)])
    #expect(
      errors(publication, scratch) == [
        "studies/ruches/analysis.yml:12:9: error: ‘note’ has 2 persons more in the sample than in what is published of version 1.0.1, and 1 other count by as few: who keeps both learns of these 2 by subtraction. Hint: let at least 5 persons come or go at a time, or, if nobody can be recognised, waive it in the dictionary of ‘personnes’: {finding: small-difference, result: note, version: 1.0.1, why: …, date: …}. [small-difference]",
        "studies/ruches/analysis.yml:20:10: error: ‘croise’ has 2 persons more in the cell suivi × bas than in what is published of version 1.0.1, and 3 other counts by as few: who keeps both learns of these 2 by subtraction. Hint: let at least 5 persons come or go at a time, or, if nobody can be recognised, waive it in the dictionary of ‘personnes’: {finding: small-difference, result: croise, version: 1.0.1, why: …, date: …}. [small-difference]",
      ])
  }

  @Test("a released version stays published, so that a small change is found without the old site too")
  func released() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    _ = try publication.freeze("ruches") { _ in }
    try write(scratch, added: [("suivi", "bas", 2)])
    let report = "content/studies/ruches/index.md"
    let text = try #require(scratch.text(report))
    try scratch.write(report, text.replacingOccurrences(of: "version: 1.0.1\n", with: "version: 1.1.0\n"))
    #expect(
      errors(publication, scratch).contains {
        $0.contains("‘note’ has 2 persons more in the sample than in what is published of version 1.0.1")
      })
  }

  @Test("a waiver for this version lets it pass, is published, and changes nothing else")
  func waived() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    try publish(publication)
    try write(scratch, added: [("suivi", "bas", 2)])
    let waivers = ["note", "croise"].map {
      "    - {finding: small-difference, result: \($0), version: 1.0.1, why: {fr: \"Deux réponses arrivées tard\", en: \"Two late answers\"}, date: 2024-02-10}"
    }
    try scratch.write(
      "content/studies/ruches/data/personnes.yml", Self.dictionary("  waivers:\n" + waivers.joined(separator: "\n")))
    try publish(publication)
    #expect(errors(publication, scratch) == [])
    #expect(scratch.text("public/data/ruches/personnes.disclosure.json")?.contains("\"result\": \"note\"") == true)
    let page = scratch.text("public/donnees/ruches/personnes/index.html")
    #expect(page?.contains("petit écart avec ce qui était publié avant la version 1.0.1") == true)
    // The next two are others.
    try write(scratch, added: [("suivi", "bas", 4)])
    try scratch.write(
      "content/studies/ruches/data/personnes.yml",
      Self.dictionary("  waivers:\n" + waivers.joined(separator: "\n").replacingOccurrences(of: "1.0.1", with: "1.0.0"))
    )
    #expect(errors(publication, scratch).count == 2)
  }

  @Test("a waiver says for which result and which version, and why")
  func faultyWaivers() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    try publish(publication)
    try write(scratch, added: [("suivi", "bas", 7)])
    try scratch.write(
      "content/studies/ruches/data/personnes.yml",
      Self.dictionary(
        """
          waivers:
            - {finding: small-difference, result: notes, version: 1.0.1, why: {fr: Tard, en: Late}, date: 2024-02-10}
            - {finding: small-difference, result: note, why: {fr: Tard, en: Late}, date: 2024-02-10}
            - {finding: small-difference, result: note, version: 1.0.1, date: 2024-02-10}
            - {finding: small-difference, result: note, version: 1.0.1, why: {fr: Tard, en: Late}, date: 2034-02-10}
        """))
    #expect(
      errors(publication, scratch) == [
        "studies/ruches/data/personnes.yml:9:43: warning: no result on ‘personnes’ is called ‘notes’. Hint: name an estimate or a table of the plan, or remove the waiver. [unused-waiver]",
        "studies/ruches/data/personnes.yml:10:7: error: a waiver needs the key ‘version’. Hint: add a line ‘version: 1.1.0’. [missing-key]",
        "studies/ruches/data/personnes.yml:11:7: error: a waiver needs the key ‘why’. Hint: add a line ‘why: …’. [missing-key]",
        "studies/ruches/data/personnes.yml:12:43: error: the waiver of the small difference of ‘note’ is of 2034-02-10, after the newest date of the content, 2024-03-01. Hint: write the day on which it was decided. [future-waiver]",
      ])
  }

  @Test("a whole group more is nobody's secret")
  func largeChange() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    try publish(publication)
    try write(scratch, added: [("suivi", "bas", 6), ("temoin", "haut", 6)])
    #expect(errors(publication, scratch) == [])
  }

  @Test("a count that was hidden and is shown is given back while nothing else changes")
  func revealed() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    try write(scratch, added: [("suivi", "moyen", 3), ("temoin", "moyen", 8)])
    try publish(publication)
    #expect(scratch.text("public/data/ruches/results.json")?.contains("\"hidden\": true") == true)
    try scratch.write(
      "content/studies/ruches/data/personnes.yml",
      Self.dictionary("  minimum-count: 2\n  why: {fr: Données anciennes, en: Old data}"))
    #expect(
      errors(publication, scratch) == [
        "studies/ruches/analysis.yml:20:10: error: ‘croise’ shows the cell suivi × bas and 3 other counts, which what is published of version 1.0.1 hides, and hardly anything else has changed: who keeps both has what is hidden. Hint: keep the levels, the groups and the filter that were published, or, if nobody can be recognised, waive it in the dictionary of ‘personnes’: {finding: small-difference, result: croise, version: 1.0.1, why: …, date: …}. [small-difference]"
      ])
  }

  @Test("a file in the place of the old results that is none says nothing")
  func damaged() throws {
    let scratch = try Scratch()
    let publication = try site(scratch)
    try publish(publication)
    try write(scratch, added: [("suivi", "bas", 2)])
    for text in ["", "{", "[1]", "{\"study\": 3}"] {
      try scratch.write("public/data/ruches/results.json", text)
      #expect(errors(publication, scratch) == [])
    }
  }
}
