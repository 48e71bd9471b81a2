import Foundation
import Testing

@testable import Publication

/// The small site of beehives with forty invented persons beside them: ten ages by two sexes, each twice. Telephone
/// numbers are of the range that Arcep keeps for fiction, 01 99 00 … ….
@Suite("The disclosure review of a dataset")
struct DisclosureReviewTests {
  private static let dictionary = """
    title: {fr: Personnes, en: Persons}
    fields:
      - {name: prenom, type: string, privacy: direct}
      - {name: age, type: integer, title: {fr: Âge, en: Age}, unit: {fr: ans, en: years}, privacy: quasi}
      - {name: sexe, type: string, privacy: quasi, levels: [{value: F, label: {fr: femme, en: woman}}, {value: M, label: {fr: homme, en: man}}]}
      - {name: revenu, type: integer, privacy: sensitive, constraints: {minimum: 0}}
      - {name: tel, type: string}
    disclosure:
      about: persons
      k: 3
      why: {fr: "L'enquête est vieille", en: "The survey is old"}
      l: 2
      remedies:
        - {remedy: drop, columns: [prenom]}
        - {remedy: bands, columns: [age], breaks: [0, 40]}
        - {remedy: round, columns: [revenu], to: 100}
      waivers:
        - {finding: telephone, column: tel, why: {fr: "Numéros de fiction", en: "Numbers of fiction"}, date: 2021-01-01}

    """

  private func publish(_ scratch: Scratch) throws {
    let content = scratch.path + "/content"
    try FileManager.default.copyItem(atPath: WholeSiteTests.folder + "/small/content", toPath: content)
    let data = "content/studies/ruches/data/personnes"
    let ages = [21, 23, 25, 27, 29, 41, 43, 45, 47, 49]
    let rows = (0..<40).map { i in
      let number = String(1000 + i)
      return
        "Léa,\(ages[i % 10]),\(i % 20 < 10 ? "F" : "M"),\(1000 + 37 * i),01 99 00 \(number.prefix(2)) \(number.suffix(2))"
    }
    try scratch.write(data + ".csv", (["prenom,age,sexe,revenu,tel"] + rows).joined(separator: "\n") + "\n")
    try scratch.write(data + ".yml", Self.dictionary)
    let publication = Publication(
      Settings(
        content: content, templates: WholeSiteTests.package + "/templates", output: scratch.path + "/public", jobs: 2))
    let edition = publication.prepare()
    try #require(edition.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    _ = try publication.publish(edition)
  }

  private func json(_ text: String?) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(try #require(text).utf8))
    return try #require(object as? [String: Any])
  }

  @Test("is published for programs with the figures that anyone can count")
  func figures() throws {
    let scratch = try Scratch()
    try publish(scratch)
    let review = try json(scratch.text("public/data/ruches/personnes.disclosure.json"))
    #expect(review["subject"] as? String == "persons")
    #expect(review["accepted"] as? Bool == true)
    #expect(review["calculatedOn"] as? String == "published")
    let columns = try #require(review["columns"] as? [String: [String]])
    #expect(
      columns == [
        "published": ["age", "sexe", "revenu", "tel"], "direct": ["prenom"], "quasi": ["age", "sexe"],
        "sensitive": ["revenu"],
      ])
    let singlingOut = try #require(review["singlingOut"] as? [String: Any])
    let before = try #require((singlingOut["before"] as? [[String: Any]])?.first)
    let after = try #require((singlingOut["after"] as? [[String: Any]])?.first)
    // Twenty combinations of two rows; two bands by two sexes of ten rows.
    #expect(before["k"] as? Int == 2 && before["expectedReidentifications"] as? Double == 20)
    #expect(before["rowsBelowK"] as? Int == 40)
    #expect(after["k"] as? Int == 10 && after["expectedReidentifications"] as? Double == 4)
    #expect(after["uniques"] as? Int == 0 && after["maximumRisk"] as? Double == 0.1)
    let remedies = try #require(review["remedies"] as? [[String: Any]])
    #expect(remedies.map { $0["remedy"] as? String } == ["drop", "bands", "round"])
    #expect(remedies.map { $0["changed"] as? Int } == [40, 40, 39])
    #expect(remedies[1]["breaks"] as? [Double] == [0, 40])
    let weakened = try #require((review["weakened"] as? [[String: Any]])?.first)
    #expect(weakened["rule"] as? String == "k" && weakened["from"] as? Int == 5 && weakened["to"] as? Int == 3)
    let finding = try #require((review["findings"] as? [[String: Any]])?.first)
    #expect(finding["finding"] as? String == "telephone" && finding["waived"] as? Bool == true)
    #expect(finding["example"] == nil && finding["lines"] == nil)
  }

  @Test("is said in words on the dataset's page, in each language, at anchors that stay")
  func words() throws {
    let scratch = try Scratch()
    try publish(scratch)
    let french = try #require(scratch.text("public/donnees/ruches/personnes/index.html"))
    let english = try #require(scratch.text("public/en/data/ruches/personnes/index.html"))
    for part in [
      "", "-searched", "-found", "-waivers", "-done", "-left", "-singling-out", "-linkability", "-inference",
      "-thresholds", "-calculation",
    ] {
      #expect(french.contains("id=\"part_disclosure\(part)\""), "\(part)")
      #expect(english.contains("id=\"part_disclosure\(part)\""), "\(part)")
    }
    #expect(french.contains("Individualisation") && french.contains("Corrélation") && french.contains("Inférence"))
    #expect(french.contains("Numéros de fiction") && french.contains("1er\u{A0}janvier 2021"))
    #expect(english.contains("Numbers of fiction") && english.contains("1\u{A0}January 2021"))
    #expect(french.contains("L’enquête est vieille") && french.contains("Le k exigé est de 3 au lieu de 5."))
    #expect(english.contains("The survey is old") && english.contains("The k asked for is 3 instead of 5."))
    #expect(french.contains("Valeurs remplacées par des tranches") && french.contains("(bornes 0 et 40)"))
    #expect(english.contains("Column removed") && english.contains("40 values removed"))
    #expect(!french.contains("01 99 00 10 00, "))
    #expect(french.contains("../../../data/ruches/personnes.disclosure.json"))
  }

  @Test("leaves the dataset's page whole: profile, files, first rows and fingerprint")
  func page() throws {
    let scratch = try Scratch()
    try publish(scratch)
    let profile = try json(scratch.text("public/data/ruches/personnes.profile.json"))
    let fingerprint = try #require(profile["fingerprint"] as? String)
    #expect(fingerprint.hasPrefix("UNF:6:") && fingerprint.utf8.count == 30)
    #expect((profile["firstRows"] as? [[Any]])?.count == 10)
    #expect(
      scratch.text("public/data/ruches/datapackage.json")?.contains("\"fingerprint\": \"\(fingerprint)\"") == true)
    let page = try #require(scratch.text("public/donnees/ruches/personnes/index.html"))
    #expect(page.contains("<code>\(fingerprint)</code>"))
    for ending in [
      "csv", "fr.csv", "json", "columns.json", "jsonl", "xlsx", "parquet", "sqlite", "dta", "sav", "schema.json",
      "profile.json", "disclosure.json",
    ] {
      #expect(page.contains("download=\"personnes.\(ending)\""), "\(ending)")
    }
    #expect(page.contains("Les 10 premières lignes sur 40"))
    // The levels of the bands, each of twenty rows; the remedy takes the minimum of the incomes away.
    #expect(page.contains("<code>0–39</code>") && page.contains("<code>40+</code>"))
    #expect(page.contains("id=\"column_revenu\"") && page.contains("Premier quartile"))
    #expect(!page.contains("Léa"))
    let readMe = scratch.text("public/data/ruches/personnes.schema.json")
    #expect(readMe?.contains("prenom") == false)
  }
}
