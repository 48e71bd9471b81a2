import Testing

@testable import Content

@Suite("Slugs, dates, identifiers, addresses")
struct SmallReadersTests {
  @Test(
    "a slug is lower-case letters and digits with single hyphens", arguments: ["a", "2021", "emploi-12-mois", "a-1"])
  func slugs(_ name: String) {
    #expect(isSlug(name))
  }

  @Test(
    "anything else is none",
    arguments: ["", "-", "a-", "-a", "a--b", "A", "é", "a_b", "a.b", "..", "a/b", "a b", "a\u{0}", "ａ", "a\u{301}"])
  func noSlugs(_ name: String) {
    #expect(!isSlug(name))
    #expect(suggestedSlug(for: name).isEmpty || isSlug(suggestedSlug(for: name)))
  }

  @Test(
    "the right form is suggested",
    arguments: [
      ("École & cœur", "ecole-coeur"), ("E\u{301}te\u{301} 2021", "ete-2021"), ("a/../b", "a-b"), ("..", ""),
      ("Straße", "strasse"),
    ])
  func suggestions(_ name: String, _ slug: String) {
    #expect(suggestedSlug(for: name) == slug)
  }

  /// The first is Josiah Carberry's, the example of orcid.org; the second ends in X, from the same page.
  @Test("an ORCID has a right check character", arguments: ["0000-0002-1825-0097", "0000-0002-9079-593X"])
  func orcids(_ text: String) {
    #expect(isORCID(text))
  }

  @Test(
    "an ORCID with one wrong character is none",
    arguments: [
      "0000-0002-1825-0096", "0000-0002-1825-009", "0000 0002 1825 0097", "0000-0002-9079-593x", "X000-0002-1825-0097",
      "https://orcid.org/0000-0002-1825-0097", "",
    ])
  func noORCIDs(_ text: String) {
    #expect(!isORCID(text))
  }

  @Test(
    "a moment has its day in UTC",
    arguments: [
      (0, "1970-01-01"), (-1, "1969-12-31"), (951_782_399, "2000-02-28"), (951_782_400, "2000-02-29"),
      (1_599_609_600, "2020-09-09"), (4_107_542_399, "2100-02-28"), (4_107_542_400, "2100-03-01"),
    ])
  func days(_ seconds: Int, _ day: String) {
    #expect(CalendarDate(secondsSince1970: seconds)?.description == day)
  }

  @Test(
    "a web address has a scheme and a host",
    arguments: [
      ("https://a.example", true), ("http://localhost:8000/", true), ("https://a.example/b/c", true),
      ("https://", false),
      ("https:///b", false), ("ftp://a.example", false), ("a.example", false), ("https://a example", false),
      ("https://a.example/é", false), ("https://a.example/\"", false), ("https://?a", false),
      ("https://a.example/?b", false), ("javascript:alert(1)", false),
    ])
  func addresses(_ text: String, _ isRight: Bool) {
    #expect(isWebAddress(text) == isRight)
    if text == "https://a.example/?b" { #expect(isWebAddress(text, mayHaveQuery: true)) }
  }

  @Test("work on several cores comes back in its order")
  func parallel() {
    let items = Array(0..<1_000)
    let squares = parallelMap(items, jobs: 8) { item in
      item % 97 == 0 ? (0..<10_000).reduce(item * item) { sum, _ in sum } : item * item
    }
    #expect(squares == items.map { $0 * $0 })
    #expect(parallelMap([Int](), jobs: 8) { $0 } == [])
    #expect(parallelMap([1, 2], jobs: 0) { $0 } == [1, 2])
  }

  @Test("licences have the addresses by which harvesters compare them")
  func licences() {
    #expect(License.allCases.map(\.rawValue) == ["etalab-2.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "ODbL-1.0"])
    #expect(License.allCases.allSatisfy { isWebAddress($0.address) && !$0.title.isEmpty })
  }

  @Test("a text is in the language asked for, or in the first that has it")
  func localisedTexts() {
    let text = LocalisedText(["fr": "un", "en": "one"])
    #expect(text.text("en") == "one")
    #expect(text.text("de", otherwise: ["fr"]) == "un")
    #expect(LocalisedText(["es": "uno", "it": "due"]).text("de", otherwise: ["fr"]) == "uno")
    #expect(LocalisedText().text("fr") == "")
    #expect(LocalisedText(["fr": ""]).isEmpty)
  }
}
