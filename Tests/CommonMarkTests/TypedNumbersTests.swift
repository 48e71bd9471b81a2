import Testing

@testable import CommonMark

@Suite("Numbers typed by hand")
struct TypedNumbersTests {
  @Test(
    "integers, decimals and groups of thousands are read",
    arguments: [
      ("un 12 fin", "12", 12.0), ("de 12,5.", "12,5", 12.5), ("de 12.5,", "12.5", 12.5), ("1 200 !", "1 200", 1200),
      ("1\u{A0}234\u{202F}567,25", "1\u{A0}234\u{202F}567,25", 1_234_567.25), ("-5,2 points", "-5,2", -5.2),
      ("(−3)", "−3", -3), ("1,200,000", "1,200,000", 1_200_000), ("0,001", "0,001", 0.001),
      ("entre *12* et", "12", 12), ("12345678901234567890", "12345678901234567890", 12345678901234567168),
    ])
  func reads(typed: String, text: String, value: Double) {
    let numbers = parsed(typed, .french).numbers
    #expect(numbers.map(\.text) == [text])
    #expect(numbers.first?.value == value)
  }

  @Test("in English a comma groups thousands")
  func englishGroups() {
    #expect(parsed("1,200 and 1.5", .english).numbers.map(\.value) == [1200, 1.5])
    #expect(parsed("1,200", .french).numbers.map(\.value) == [1.2])
  }

  @Test(
    "dates, hours, versions and names with digits are no quantities",
    arguments: [
      "12/05/2021", "12:30", "1.2.3", "H2O", "1er", "le 2e jour", "12h30", "COVID-19", "`12`", "[x](y12.md)",
      "https://a.fr/12", "{{ a12.b }}", "x[^12]\n\n[^12]: y", "```\n12\n```", "1. un\n2. deux", "## 2.1 Titre",
      "&#49;x",
    ])
  func isNone(typed: String) {
    #expect(parsed(typed).numbers.isEmpty)
  }

  @Test("each knows its place, its surroundings, whether it is a percentage and whether it is quoted")
  func places() {
    let document = parseMarkdown(
      Array(
        """
        Avant **12,5** % après

        - un
           suite 13

        > cité &amp; \\* 14 %
        > fin 15

        | a | b \\| 16 |
        |---|---|
        | 17 | x |

        mot[^n]

        [^n]: note 18
            suite 19
        """.utf8), startingAtLine: 5, language: .french)
    let places = document.numbers.map {
      "\($0.text)@\($0.line):\($0.column)\($0.isPercent ? "%" : "")\($0.isQuoted ? ">" : "")"
    }
    #expect(
      places == [
        "12,5@5:9", "13@8:10", "14@10:18%>", "15@11:7>", "16@13:12", "17@15:3", "18@19:12", "19@20:11",
      ])
    #expect(document.numbers[0].before == "Avant ")
    #expect(document.numbers[0].after == " % après")
  }
}
