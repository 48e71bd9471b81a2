import Testing

@testable import Diagnostics

@Suite("The nearest name")
struct NearestTests {
  @Test(
    "is the one with the fewest letters added, lost, changed or exchanged",
    arguments: [
      ("outcom", "outcome"), ("uotcome", "outcome"), ("OUTCOME", "outcome"), ("diarrhee", "diarrhée"), ("frr", "fr"),
    ])
  func near(_ given: String, _ wanted: String) {
    #expect(nearest(to: given, in: ["weights", "outcome", "diarrhée", "fr", "id"]) == wanted)
  }

  @Test("is none when more than a third of the letters differ", arguments: ["", "a", "de", "cluster", "income 2"])
  func far(_ given: String) {
    #expect(nearest(to: given, in: ["weights", "outcome", "fr", "b"]) == nil)
  }

  @Test("is the first among equals")
  func ties() {
    #expect(nearest(to: "note", in: ["noté", "nota"]) == "noté")
  }

  @Test("is not looked for when names are very long")
  func longNames() {
    let long = String(repeating: "a", count: 100_000)
    #expect(nearest(to: long, in: [long + "b"]) == nil)
  }

  @Test("is offered, with all names when they are few")
  func hints() {
    #expect(
      hint(for: "ag", among: ["age", "sexe"], what: "column") == "did you mean ‘age’? The columns are: age, sexe")
    #expect(hint(for: "revenu", among: ["age", "sexe"], what: "column") == "the columns are: age, sexe")
    #expect(hint(for: "age", among: [], what: "column") == "there is no column yet")
    let many = (1...13).map { "colonne\($0)" }
    #expect(hint(for: "colone1", among: many, what: "column") == "did you mean ‘colonne1’?")
    #expect(
      hint(for: "revenu", among: many, what: "column")
        == "there are 13 columns, from ‘colonne1’ on; none has a similar name")
  }

  @Test(
    "belongs to several in the right plural",
    arguments: [
      ("column", "columns"), ("study", "studies"), ("person", "people"), ("key", "keys"),
      ("section or page", "sections or pages"), ("language of translations", "languages of translations"),
    ])
  func plurals(_ one: String, _ several: String) {
    #expect(plural(one) == several)
  }
}
