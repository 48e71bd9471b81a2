import Testing

@testable import Pages

@Suite("Rounding for the eye")
struct RoundedDecimalTests {
  /// Halves of the shortest decimal go to the even digit, as by hand; the doubles of 0.35 and 2.675 lie under theirs.
  @Test(
    "rounds the shortest decimal, halves to the even digit",
    arguments: [
      (0.25, 1, "0.2"), (0.35, 1, "0.4"), (0.45, 1, "0.4"), (2.675, 2, "2.68"), (2.5, 0, "2"), (3.5, 0, "4"),
      (0.2500001, 1, "0.3"), (9.995, 2, "10.00"), (0.995, 2, "1.00"), (99.95, 1, "100.0"), (0.05, 1, "0.0"),
      (0.15, 1, "0.2"), (1e-7, 3, "0.000"), (1e21, 0, "1,000,000,000,000,000,000,000"),
      (1234567.891, 2, "1,234,567.89"),
      (0, 0, "0"), (0, 2, "0.00"), (7, 2, "7.00"), (0.6, 0, "1"), (0.5, 0, "0"), (1.5, 0, "2"),
    ] as [(Double, Int, String)])
  func rounds(value: Double, decimals: Int, expected: String) {
    #expect(LanguageFormat.english.number(value, decimals: decimals) == expected)
  }

  @Test(
    "moves the point instead of multiplying",
    arguments: [(0.07, 0, "7"), (0.29, 0, "29"), (0.565, 0, "56"), (0.0005, 1, "0.0"), (0, 1, "0.0"), (1, 1, "100.0")]
      as [(Double, Int, String)])
  func shifts(value: Double, decimals: Int, expected: String) {
    #expect(LanguageFormat.english.number(value, decimals: decimals, shift: 2) == expected)
  }

  @Test("has no negative zero")
  func negativeZero() {
    #expect(!RoundedDecimal(-0.04, decimals: 1).isNegative)
    #expect(LanguageFormat.english.number(-0.04, decimals: 1) == "0.0")
    #expect(LanguageFormat.english.number(-0.0, decimals: 1, isSigned: true) == "0.0")
  }

  @Test("agrees with a rounding in integers for every hundredth")
  func hundredths() {
    for hundredths in 0...2_000 {
      let value = Double("\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)") ?? .nan
      let (quotient, rest) = hundredths.quotientAndRemainder(dividingBy: 10)
      let tenths = rest > 5 || (rest == 5 && quotient % 2 == 1) ? quotient + 1 : quotient
      #expect(LanguageFormat.english.number(value, decimals: 1) == "\(tenths / 10).\(tenths % 10)")
    }
  }
}
