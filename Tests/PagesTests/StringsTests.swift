import Diagnostics
import Testing

@testable import Pages

@Suite("Interface strings")
struct StringsTests {
  @Test("are read bare or between quotes, with comments and blank lines")
  func reads() {
    let source = "# Words\n\nhome: Accueil\ncontact: \"Nous écrire : \\\"ici\\\"\"\r\nempty:\n"
    let (strings, diagnostics) = readStrings(Array(source.utf8), file: "templates/strings.fr.yml")
    #expect(diagnostics.isEmpty)
    #expect(strings == ["home": "Accueil", "contact": "Nous écrire : \"ici\"", "empty": ""])
  }

  @Test("say where a line is not a string")
  func refuses() {
    let source = "home Accueil\nHome: x\nhome: a\nhome: b\nquote: \"open\n"
    let (_, diagnostics) = readStrings(Array(source.utf8), file: "strings.fr.yml")
    #expect(
      diagnostics.map(\.description) == [
        "strings.fr.yml:1:1: error: this line is not ‘key: text’. Hint: write a key, a colon, a space and the text. [bad-string]",
        "strings.fr.yml:2:1: error: ‘Home’ is not a key. Hint: a key is made of a–z, 0–9 and hyphens, at the start of the line. [bad-string]",
        "strings.fr.yml:4:1: error: the key ‘home’ stands a second time. Hint: keep one of the two. [duplicate-string]",
        "strings.fr.yml:5:1: error: the text of ‘quote’ opens a quote and does not close it. Hint: end it with \". [bad-string]",
      ])
  }

  @Test("that are needed and missing are named, with the nearest one")
  func missing() {
    let found = missingStrings(["studiess": ""], file: "strings.fr.yml", needed: ["studies", "notes"])
    #expect(
      found.map(\.description) == [
        "strings.fr.yml:1:1: error: there is no string ‘notes’. Hint: add ‘notes: …’. [missing-string]",
        "strings.fr.yml:1:1: error: there is no string ‘studies’. Hint: did you mean ‘studiess’? Otherwise add ‘studies: …’. [missing-string]",
      ])
  }

  @Test("replace the names of a pattern and take the language's singular")
  func patterns() {
    let strings = ["study": "{count} études de {who}", "study-one": "{count} étude de {who}"]
    let french = Language(code: "fr", strings: repositoryStrings("fr").merging(strings) { $1 })
    let english = Language(code: "en", strings: repositoryStrings("en").merging(strings) { $1 })
    #expect(french.count("study", 0, ["who": "X"]) == "0 étude de X")
    #expect(english.count("study", 0, ["who": "X"]) == "0 études de X")
    #expect(french.count("study", 1200, ["who": "X"]) == "1\u{202F}200 études de X")
    #expect(french.say("study", [:]) == " études de ")
    #expect(Language(code: "fr", strings: ["x": "{open"]).say("x") == "{open")
  }
}
