import Testing

@testable import Estimators

@Suite("Families of tests")
struct MultipleTestingTests {
  // By hand, with m = 4.
  let pValues: [Double?] = [0.03, nil, 0.01, 0.04, 0.03]

  private func rounded(_ values: [Double?]) -> [Double?] { values.map { $0.map { ($0 * 1e12).rounded() / 1e12 } } }

  @Test("leave missing values out, keep the order, and give equal values equal results")
  func corrections() throws {
    #expect(rounded(try MultipleTestingCorrection.bonferroni.adjust(pValues)) == [0.12, nil, 0.04, 0.16, 0.12])
    #expect(rounded(try MultipleTestingCorrection.holm.adjust(pValues)) == [0.09, nil, 0.04, 0.09, 0.09])
    #expect(rounded(try MultipleTestingCorrection.benjaminiHochberg.adjust(pValues)) == [0.04, nil, 0.04, 0.04, 0.04])
  }

  @Test("never exceed 1, and leave a single test alone")
  func limits() throws {
    for correction in MultipleTestingCorrection.allCases {
      #expect(try correction.adjust([0.9, 0.8, 1]).allSatisfy { $0! <= 1 })
      #expect(try correction.adjust([0.2]) == [0.2])
      #expect(try correction.adjust([]).isEmpty)
    }
  }

  @Test("refuse what is not a probability")
  func refusal() {
    #expect(throws: EstimationError.notAProbability(row: 2)) {
      try MultipleTestingCorrection.holm.adjust([0.1, 1.1])
    }
    #expect(throws: EstimationError.notAProbability(row: 1)) {
      try MultipleTestingCorrection.holm.adjust([.nan])
    }
  }
}
