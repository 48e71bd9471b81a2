import Testing

@testable import Disclosure

@Suite("Thresholds") struct ThresholdsTests {
  @Test("persons: 1 to 4 are refused, 5 to 10 warned of") func persons() {
    let rules = Thresholds(for: .persons)
    #expect(
      [0, 1, 4, 5, 10, 11].map(rules.verdict(count:)) == [
        .published, .refused, .refused, .warned, .warned, .published,
      ])
    #expect(rules.k == 5)
  }

  @Test("confidential sources on persons: 1 to 10 are refused, 11 to 19 warned of") func confidential() {
    let rules = Thresholds(for: .confidentialPersons)
    #expect([10, 11, 19, 20].map(rules.verdict(count:)) == [.refused, .warned, .warned, .published])
  }

  @Test("enterprises: fewer than three units, one above 85 %, and p % are refused") func enterprises() {
    let rules = Thresholds(for: .enterprises)
    #expect(rules.breaches(contributions: [10, 10]) == [.tooFewUnits, .priorShare])
    #expect(rules.breaches(contributions: [86, 8, 6]) == [.dominance, .priorShare])
    #expect(rules.breaches(contributions: [85, 6, 9]) == [.priorShare])
    // X − x₁ − x₂ = 8 < 10 % of 82.
    #expect(rules.breaches(contributions: [82, 10, 8]) == [.priorShare])
    #expect(rules.breaches(contributions: [80, 10, 8]) == [])
    #expect(rules.breaches(contributions: []) == [])
  }

  @Test("the strictest rule of several sources holds") func strictest() {
    let rules = Thresholds.strictest(for: [.persons, .enterprises, .confidentialPersons])
    #expect(
      rules == Thresholds(minimumCount: 11, warnedCount: 19, k: 5, dominance: 0.85, priorShare: 0.10))
    #expect(Thresholds.strictest(for: []) == Thresholds(for: .persons))
  }

  @Test("a stricter value is free, a weaker one needs a reason") func changes() throws {
    let rules = Thresholds(for: .persons)
    let strict = try rules.applying(.init(minimumCount: 10, k: 7))
    #expect(strict.thresholds.minimumCount == 10)
    #expect(strict.thresholds.k == 7)
    #expect(strict.weakened == [])
    #expect(throws: ThresholdError.weakerWithoutReason(.k, from: 5, to: 3)) { try rules.applying(.init(k: 3)) }
    #expect(throws: ThresholdError.weakerWithoutReason(.k, from: 5, to: 3)) {
      try rules.applying(.init(k: 3, why: "  "))
    }
    #expect(throws: ThresholdError.notPositive(.minimumCount)) { try rules.applying(.init(minimumCount: 0)) }
    let weak = try rules.applying(.init(k: 3, why: "open register"))
    #expect(weak.thresholds.k == 3)
    #expect(weak.weakened == [.init(rule: .k, from: 5, to: 3, why: "open register")])
    #expect(try Thresholds(for: .things).applying(.init(minimumCount: 5, k: 5)).thresholds == Thresholds(for: .things))
  }
}
