import Testing

@testable import Disclosure

@Suite("Normal draws") struct NormalDrawsTests {
  @Test("the logarithm is that of tables") func logarithms() {
    // Abramowitz and Stegun (1964), table 4.2 and page 2.
    for (number, expected) in [
      (2.0, 0.693147180559945), (10, 2.302585092994046), (0.5, -0.693147180559945), (1, 0), (3, 1.098612288668110),
      (1e-10, -23.025850929940457), (1.5, 0.405465108108164), (0.999, -0.00100050033358353),
    ] {
      #expect(abs(logarithm(number) - expected) <= 1e-14 * max(1, abs(expected)))
    }
  }

  @Test("draws have the moments of a standard normal and are the same each time") func moments() {
    var draws = NormalDraws(start: 7)
    var again = NormalDraws(start: 7)
    var sums = (first: 0.0, second: 0.0, fourth: 0.0)
    let count = 40_000
    for _ in 0..<count {
      let x = draws.next()
      #expect(x == again.next())
      sums.first += x
      sums.second += x * x
      sums.fourth += x * x * x * x
    }
    // Four standard errors of each moment: 1, √2 and √96 over √n.
    #expect(abs(sums.first / Double(count)) < 0.02)
    #expect(abs(sums.second / Double(count) - 1) < 0.029)
    #expect(abs(sums.fourth / Double(count) - 3) < 0.2)
  }
}
