import Diagnostics
import TestSites
import Testing

@testable import Content

@Suite("What a dictionary and a site may say of disclosure")
struct DisclosureReaderTests {
  func read(_ disclosure: String) -> (DeclaredDisclosure, [String]) {
    let (dictionary, found) = readDictionary(
      Array(
        ("""
        title: T
        fields: [{name: age, type: integer, privacy: quasi}, {name: nom, type: string}]
        disclosure:

        """ + disclosure).utf8), file: "d.yml", languages: ["fr", "en"])
    return (dictionary.disclosure, found.map(\.description))
  }

  @Test("every key and every remedy")
  func all() {
    let (declared, found) = read(
      """
        about: confidential-persons
        minimum-count: 12
        k: 4
        l: 2
        t: 0.3
        why: {fr: Parce que, en: Because}
        remedies:
          - {remedy: bands, columns: [age], breaks: [0, 18, 25]}
          - {remedy: bands, columns: [age], width: 10}
          - {remedy: year, columns: [nom]}
          - {remedy: month, columns: [nom]}
          - {remedy: departement, columns: [nom]}
          - {remedy: top-code, columns: [age], at: 90}
          - {remedy: bottom-code, columns: [age], at: 18}
          - {remedy: round, columns: [age], to: 0.5}
          - {remedy: recode-rare, columns: [nom], below: 10, as: autre}
          - {remedy: suppress-to-k, columns: [age, nom], k: 5}
          - {remedy: suppress-to-k, columns: [age], k: 5, blanks: own-value}
          - {remedy: microaggregate, columns: [age], size: 5}
          - {remedy: noise, columns: [age], standard-deviation: 2.5, seed: 1}
          - {remedy: pseudonym, columns: [nom]}
          - {remedy: drop, columns: [nom]}
        calculate-on: restricted
        waivers:
          - {finding: given-name, column: nom, why: Des villages, date: 2021-01-01}
      """)
    #expect(found == [])
    #expect(declared.subject == .confidentialPersons)
    #expect(declared.change == .init(minimumCount: 12, k: 4, why: "Parce que"))
    #expect(declared.why.texts["en"] == "Because")
    #expect(declared.diversity == 2)
    #expect(declared.closeness == 0.3)
    #expect(declared.calculatesOn == .restricted)
    #expect(declared.markedColumns == ["age"])
    #expect(declared.waivers.map(\.finding.value) == [.givenName])
    #expect(
      declared.remedies.map(\.value) == [
        .bands(columns: ["age"], .breaks([0, 18, 25])), .bands(columns: ["age"], .width(10)), .year(columns: ["nom"]),
        .month(columns: ["nom"]), .departement(columns: ["nom"]), .topCode(columns: ["age"], at: 90),
        .bottomCode(columns: ["age"], at: 18), .round(columns: ["age"], to: 0.5),
        .recodeRare(columns: ["nom"], below: 10, as: "autre"), .suppressToK(columns: ["age", "nom"], k: 5, .anyValue),
        .suppressToK(columns: ["age"], k: 5, .ownValue), .microaggregate(columns: ["age"], size: 5),
        .noise(columns: ["age"], standardDeviation: 2.5, seed: 1), .pseudonym(columns: ["nom"]),
        .drop(columns: ["nom"]),
      ])
  }

  @Test("what cannot be understood is refused, word for word", arguments: refusals)
  func refusal(_ given: (yaml: String, says: [String])) {
    #expect(read(given.yaml).1 == given.says)
  }

  static let refusals: [(yaml: String, says: [String])] = [
    (
      "  abuot: persons",
      [
        "d.yml:4:3: error: ‘disclosure’ has no key ‘abuot’. Hint: did you mean ‘about’? The keys are: about,"
          + " minimum-count, k, why, l, t, remedies, calculate-on, waivers. [unknown-key]"
      ]
    ),
    (
      "  about: person",
      [
        "d.yml:4:10: error: ‘person’ is not a value of ‘about’. Hint: did you mean ‘persons’? The values are: persons,"
          + " confidential-persons, enterprises, things. [unknown-value]"
      ]
    ),
    (
      "  k: 0",
      [
        "d.yml:4:6: error: ‘k’ is a whole number from 1 on, and 0 is none. Hint: write for instance ‘k: 5’. [bad-number]"
      ]
    ),
    (
      "  t: 2",
      [
        "d.yml:4:6: error: ‘t’ is a distance above 0 and up to 1, and 2.0 is none."
          + " Hint: write for instance ‘t: 0.3’. [bad-number]"
      ]
    ),
    (
      "  remedies: [{remedy: dorp, columns: [nom]}]",
      [
        "d.yml:4:23: error: ‘dorp’ is not a value of ‘remedy’. Hint: did you mean ‘drop’? [unknown-value]"
      ]
    ),
    (
      "  remedies: [{columns: [nom]}]",
      ["d.yml:4:14: error: a remedy needs the key ‘remedy’. Hint: add a line ‘remedy: drop’. [missing-key]"]
    ),
    (
      "  remedies: [{remedy: drop, columns: [nom]}, {remedy: pseudonym, columns: [nom]}]",
      [
        "d.yml:4:76: error: the remedy ‘pseudonym’ names a column ‘nom’ that is not there."
          + " Hint: the columns are: age. [unknown-column]"
      ]
    ),
    (
      "  remedies: [{remedy: bands, columns: [age]}]",
      [
        "d.yml:4:14: error: the remedy ‘bands’ needs either ‘breaks’ or ‘width’."
          + " Hint: write ‘breaks: [0, 18, 25, 40, 60]’, the first value of each band, or ‘width: 10’. [bad-bands]"
      ]
    ),
    (
      "  remedies: [{remedy: microaggregate, columns: [age], size: 0}]",
      [
        "d.yml:4:61: error: ‘size’ is a whole number from 1 on, and 0 is none."
          + " Hint: write for instance ‘size: 5’. [bad-number]"
      ]
    ),
    (
      "  remedies: [{remedy: drop, columns: [nom, nom]}]",
      [
        "d.yml:4:44: error: the remedy names the column ‘nom’ twice. Hint: remove one of the two. [repeated-column]"
      ]
    ),
    (
      "  waivers: [{finding: given-name, column: non, why: x, date: 2021-01-01}]",
      [
        "d.yml:4:43: error: the dictionary describes no column ‘non’."
          + " Hint: did you mean ‘nom’? The columns are: age, nom. [unknown-column]"
      ]
    ),
    (
      "  waivers: [{finding: given-name, column: nom, date: 2021-01-01}]",
      ["d.yml:4:13: error: a waiver needs the key ‘why’. Hint: add a line ‘why: …’. [missing-key]"]
    ),
  ]

  @Test("a site needs a reason for weaker thresholds, and none for stricter ones")
  func site() throws {
    let weak = TestSite.small.appending("disclosure: {k: 3}\n", to: TestSite.site)
    #expect(
      try weak.findings() == [
        "site.yml:13:14: error: ‘k: 3’ is weaker than the rule, which is 5, and has no reason."
          + " Hint: write 5 or more, or say why in ‘why: …’: the reason is published. [weaker-threshold]"
      ])
    let reasoned = TestSite.small.appending("disclosure: {k: 3, why: Essai}\n", to: TestSite.site)
    #expect(try reasoned.findings() == [])
    #expect(try reasoned.load().catalog.site.thresholdChange == .init(k: 3, why: "Essai"))
    let strict = TestSite.small.appending("disclosure: {k: 10, minimum-count: 12}\n", to: TestSite.site)
    #expect(try strict.findings() == [])
  }
}
