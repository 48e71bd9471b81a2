import Testing

@testable import CommonMark

/// `·` stands for U+202F and `_` for U+00A0 in what is expected.
private func spaces(_ text: String) -> String {
  "<p>" + text.replacing("·", with: "\u{202F}").replacing("_", with: "\u{A0}") + "</p>\n"
}

@Suite("Typography")
struct TypographyTests {
  /// Rules of the Imprimerie nationale, *Lexique des règles typographiques*: a thin no-break space before `; ! ?` and
  /// inside quotation marks, a no-break space before the colon.
  @Test(
    "French text gets the spaces and marks of French",
    arguments: [
      ("Oui ! Non ? Bien ; donc : voilà.", "Oui·! Non·? Bien·; donc_: voilà."),
      ("Oui! Non? Bien; donc: voilà.", "Oui·! Non·? Bien·; donc_: voilà."),
      ("Oui\u{A0}! donc\u{202F}: voilà", "Oui·! donc_: voilà"),
      ("Quoi ?! Vraiment ?", "Quoi·?! Vraiment·?"),
      ("(?) et (!)", "(?) et (!)"),
      ("\"Bien\" dit-il, \"très bien\".", "«·Bien·» dit-il, «·très bien·»."),
      ("« Bien » et «très bien»", "«·Bien·» et «·très bien·»"),
      ("l'\"effet\" de l'aide", "l’«·effet·» de l’aide"),
      ("Attendre...", "Attendre…"),
      ("avant - après, vingt-deux", "avant – après, vingt-deux"),
      ("à 12:30, ratio 1:2, C:\\x", "à 12:30, ratio 1:2, C:\\x"),
      ("1 200 personnes et 12 345 678,5", "1·200 personnes et 12·345·678,5"),
      ("12,5 % et 12%", "12,5·% et 12·%"),
      ("1 450 € ou 3€", "1·450_€ ou 3_€"),
      ("En 2020 150 personnes", "En 2020 150 personnes"),
      ("\"*Mot*\" et *\"mot\"* !", "«·<em>Mot</em>·» et <em>«·mot·»</em>·!"),
      ("**Note :** texte et **note:** texte", "<strong>Note_:</strong> texte et <strong>note_:</strong> texte"),
      ("« *mot* »", "«·<em>mot</em>·»"),
      ("`a ; b` ; `c`!", "<code>a ; b</code>·; <code>c</code>·!"),
    ])
  func frenchRules(typed: String, expected: String) {
    #expect(french(typed) == spaces(expected))
  }

  @Test(
    "English text gets curly quotation marks, dashes and ellipses, and keeps its spaces",
    arguments: [
      ("\"Well\", she said, \"it's 'fine'...\"", "“Well”, she said, “it’s ‘fine’…”"),
      ("\"*Well*\" - (\"so\")", "“<em>Well</em>” – (“so”)"),
      ("What? 12 % and 1 200!", "What? 12 % and 1 200!"),
      ("the '90s", "the ’90s"),
    ])
  func englishRules(typed: String, expected: String) {
    #expect(english(typed) == "<p>\(expected)</p>\n")
  }

  @Test("addresses and figures are left alone")
  func untouched() {
    #expect(
      french("https://a.fr/x?y=1!z : [x](<a b;c.md>) {{ a.b | c }} !")
        == "<p><a href=\"https://a.fr/x?y=1!z\">https://a.fr/x?y=1!z</a>\u{A0}: <a href=\"a b;c.md\">x</a> ⟦a.b | c⟧\u{202F}!</p>\n"
    )
  }

  @Test("without a language, text stays as it was typed")
  func none() {
    #expect(html(parsed("\"a\" ... 'b' !")) == "<p>&quot;a&quot; ... 'b' !</p>\n")
  }
}
