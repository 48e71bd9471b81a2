import Testing

@testable import Downloads

@Suite("A person's name in two parts")
struct AuthorNameTests {
  /// The rule for “First von Last”: Patashnik, *BibTeXing* (1988), 4.
  @Test(
    "has the last word as family name, with the words in lower case before it",
    arguments: [
      ("Camille Exemple", "Exemple", "Camille"), ("Ludwig van der Modèle", "van der Modèle", "Ludwig"),
      ("Jean-Marie de Modèle", "de Modèle", "Jean-Marie"), ("Platon", "Platon", ""), ("", "", ""),
      ("de Modèle", "Modèle", "de"), ("Ana  Bo\u{A0}Modèle", "Modèle", "Ana Bo"),
    ])
  func parts(_ name: String, _ family: String, _ given: String) {
    let parts = AuthorName(name)
    #expect(parts.family == family && parts.given == given)
  }

  @Test("has the family name that the list of people gives, before or after the others")
  func known() {
    #expect(AuthorName("Ana García Modèle", family: "García Modèle").inverted == "García Modèle, Ana")
    #expect(AuthorName("Nguyen Van A", family: "Nguyen").inverted == "Nguyen, Van A")
    #expect(AuthorName("Ana Modèle", family: "Autre").inverted == "Modèle, Ana")
  }

  @Test("is shortened to initials, hyphens kept")
  func initials() {
    #expect(AuthorName("Jean-Marie édouard Modèle", family: "Modèle").initialed == "Modèle, J.-M.\u{A0}É.")
    #expect(AuthorName("Platon").initialed == "Platon")
  }
}
