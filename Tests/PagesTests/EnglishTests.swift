import Content
import Testing

@testable import Pages

@Suite("English")
struct EnglishTests {
  let english = LanguageFormat.english

  @Test("writes numbers with a point and commas")
  func numbers() {
    #expect(english.number(-1234.5, decimals: 1) == "\u{2212}1,234.5")
    #expect(english.percent(0.414) == "41.4%")
    #expect(english.euros("1,200") == "€1,200")
    #expect(english.euros("\u{2212}1,200") == "\u{2212}€1,200")
    #expect(english.interval("0.12", "0.34") == "[0.12,\u{A0}0.34]")
    #expect(english.pValue(0.0123) == "p\u{A0}=\u{A0}0.012")
  }

  @Test("writes the day before the month")
  func dates() throws {
    #expect(english.date(try #require(CalendarDate(iso8601: "2020-09-09"))) == "9\u{A0}September 2020")
  }

  @Test("has a singular for exactly one")
  func plurals() {
    for (value, isSingular) in [(0.0, false), (1, true), (-1, true), (2, false)] {
      #expect(english.isSingular(RoundedDecimal(value, decimals: 0)) == isSingular, "\(value)")
    }
    #expect(!english.isSingular(RoundedDecimal(1, decimals: 1)))
  }

  @Test("sets curly quotes and keeps the spaces")
  func typesetting() {
    #expect(english.typeset("The reader's \"gap\" : none") == "The reader’s “gap” : none")
  }
}
