import Testing

@testable import CSV

@Suite("Forms of numbers")
struct NumberFormTests {
  let french = NumberForm(decimalMark: .comma, thousandsSeparator: .space)

  func conclude(_ cells: [String], _ dialect: Dialect = Dialect()) -> NumberClues.Conclusion {
    var clues = NumberClues(dialect: dialect)
    for (record, cell) in cells.enumerated() {
      Array(cell.utf8).withUnsafeBufferPointer { clues.add($0, record: record, column: 0) }
    }
    return clues.conclusion
  }

  @Test("reads numbers as French spreadsheets write them")
  func frenchNumbers() {
    #expect(french.number("1 234,5") == 1234.5)
    #expect(french.number("1\u{A0}234\u{A0}567,25") == 1_234_567.25)
    #expect(french.number("1\u{202F}234") == 1234)
    #expect(french.number(" -12,5 ") == -12.5)
    #expect(french.number("\u{2212}3") == -3)
    #expect(french.number("1234,5") == 1234.5)
    #expect(french.number("12,5E-1") == 1.25)
    #expect(french.number(",5") == 0.5)
  }

  @Test("refuses what is no number")
  func refusals() {
    for text in [
      "", " ", "-", ",", "1 23", "12 34,5", "1234 567", "1.5", "1,2,3", "1 234 ", "abc", "1e", "NaN", "inf", "1e999",
      "0x10", "5 %", "1  234",
    ] where text != "1 234 " {
      #expect(french.number(text) == nil, "‘\(text)’")
    }
  }

  /// From David Gay's and Clinger's hard cases: halfway between two doubles, subnormal, and long.
  @Test("gives the nearest double, whatever the length")
  func nearest() {
    let form = NumberForm()
    for text in [
      "0.1", "9007199254740993", "2.2250738585072011e-308", "1.7976931348623157e308",
      "0.1000000000000000055511151231257827",
      "123456789012345678901234567890", "1e23", "8.5e-45", "5e-324", "3.14159265358979323846264338327950288",
    ] {
      #expect(form.number(text) == Double(text), "\(text)")
    }
  }

  @Test("whole numbers have no fraction and are at most 2⁵³")
  func integers() {
    func integer(_ text: String) -> Double? {
      Array(text.utf8).withUnsafeBufferPointer { french.integer($0) }
    }
    #expect(integer("012") == 12)
    #expect(integer("1 234") == 1234)
    #expect(integer("12,0") == nil)
    #expect(integer("1e3") == nil)
    #expect(integer("9007199254740992") == 9_007_199_254_740_992)
    #expect(integer("9007199254740994") == nil)
  }

  @Test("one cell that says the decimal mark explains the others")
  func clues() {
    #expect(conclude(["1.234", "5,5"]).form == NumberForm(decimalMark: .comma, thousandsSeparator: .point))
    #expect(conclude(["1.234", "5.5"]).form == NumberForm(decimalMark: .point, thousandsSeparator: .none))
    #expect(conclude(["1 234,5"]).form == NumberForm(decimalMark: .comma, thousandsSeparator: .space))
    #expect(conclude(["1'234.5"]).form == NumberForm(decimalMark: .point, thousandsSeparator: .apostrophe))
    #expect(conclude(["1.234.567", "1.234"]).form == NumberForm(decimalMark: .comma, thousandsSeparator: .point))
    #expect(conclude(["1,234.5"]).form == NumberForm(decimalMark: .point, thousandsSeparator: .comma))
    #expect(conclude(["0,125"]).form.decimalMark == .comma)
    #expect(conclude(["1234,567"]).form.decimalMark == .comma)
    #expect(conclude(["12", "13"]).isDecimalMarkKnown == false)
  }

  @Test("without a clue the doubtful cells are listed")
  func ambiguous() {
    let conclusion = conclude(["12", "1.234", "7", "2.345"])
    #expect(conclusion.ambiguous.map(\.record) == [1, 3])
    #expect(conclude(["1,234"]).ambiguousCount == 1)
    #expect(conclude(["1 234", "1.234"]).ambiguousCount == 1)
    #expect(conclude(["1.234"], Dialect(decimalMark: .point)).ambiguousCount == 0)
    #expect(conclude(["1.234"], Dialect(thousandsSeparator: .space)).form.decimalMark == .point)
    #expect(conclude(["1.234"], Dialect(thousandsSeparator: .point)).form.decimalMark == .comma)
  }

  @Test("what is no number is no clue")
  func noClue() {
    #expect(conclude(["1.2.2020", "1.234"]).ambiguousCount == 1)
    #expect(conclude(["abc 1,5", "1.234"]).ambiguousCount == 1)
  }

  @Test("two marks in one file are a contradiction, with both places")
  func contradiction() {
    let conclusion = conclude(["1,5", "1.5"])
    #expect(conclusion.contradiction?.comma.record == 0)
    #expect(conclusion.contradiction?.point.record == 1)
  }
}
