import Content
import Testing

@testable import Pages

@Suite("French")
struct FrenchTests {
  let french = LanguageFormat.french

  @Test("writes numbers with a comma, narrow spaces and a true minus sign")
  func numbers() {
    #expect(french.number(1234.5, decimals: 1) == "1\u{202F}234,5")
    #expect(french.number(-1234567, decimals: 0) == "\u{2212}1\u{202F}234\u{202F}567")
    #expect(french.number(0.081, decimals: 1, shift: 2, isSigned: true) == "+8,1")
    #expect(french.percent(0.414) == "41,4\u{202F}%")
    #expect(french.level(0.95) == "95\u{202F}%")
    #expect(french.level(0.999) == "99,9\u{202F}%")
    #expect(french.euros(french.integer(1200)) == "1\u{202F}200\u{A0}€")
    #expect(french.number(.infinity) == "∞")
    #expect(french.number(-.infinity) == "\u{2212}∞")
    #expect(french.number(.nan) == "–")
  }

  @Test("writes intervals between brackets with a semicolon")
  func intervals() {
    #expect(french.interval("0,12", "0,34") == "[0,12\u{202F};\u{A0}0,34]")
  }

  @Test("writes p values down to a thousandth")
  func pValues() {
    #expect(french.pValue(0.0123) == "p\u{A0}=\u{A0}0,012")
    #expect(french.pValue(0.00001) == "p\u{A0}<\u{A0}0,001")
    #expect(french.pValue(0.9999) == "p\u{A0}>\u{A0}0,999")
    #expect(french.pValueCell(0.0004) == "<\u{A0}0,001")
  }

  @Test("writes the first of a month as 1er")
  func dates() throws {
    #expect(french.date(try #require(CalendarDate(iso8601: "2020-09-09"))) == "9\u{A0}septembre 2020")
    #expect(french.date(try #require(CalendarDate(iso8601: "2021-03-01"))) == "1er\u{A0}mars 2021")
  }

  @Test("counts what is under two as one")
  func plurals() {
    for (value, isSingular) in [(0.0, true), (1, true), (1.7, true), (-1.7, true), (1.99, false), (2, false)] {
      #expect(french.isSingular(RoundedDecimal(value, decimals: 1)) == isSingular, "\(value)")
    }
  }

  @Test("sets quotes, apostrophes and the spaces before double signs, and leaves addresses alone")
  func typesetting() {
    #expect(french.typeset("L'effet : quel \"effet\" ?") == "L’effet\u{A0}: quel «\u{A0}effet\u{A0}»\u{202F}?")
    #expect(french.typeset("un ; deux !") == "un\u{202F}; deux\u{202F}!")
    #expect(french.typeset("déjà « mis »") == "déjà «\u{A0}mis\u{A0}»")
    #expect(french.typeset("https://exemple.org/a:b?c") == "https://exemple.org/a:b?c")
    #expect(french.typeset("à 10 :30 et 95 %") == "à 10 :30 et 95\u{202F}%")
    #expect(french.typeset("") == "")
  }

  @Test("names sizes and lists")
  func others() {
    #expect(french.size(500) == "1\u{A0}ko")
    #expect(french.size(96_400) == "96\u{A0}ko")
    #expect(french.size(2_345_678) == "2,3\u{A0}Mo")
    #expect(french.list(["a"]) == "a")
    #expect(french.list(["a", "b", "c"]) == "a, b et c")
  }

  @Test("gives three significant digits to a number without a format")
  func usual() {
    for (value, expected) in [
      (1240.4, "1\u{202F}240"), (163.38, "163"), (38.44, "38,4"), (3.14159, "3,14"), (0.2345, "0,23"),
      (0.0234, "0,023"), (12, "12"), (0, "0"),
    ] {
      #expect(french.number(value) == expected)
    }
  }
}
