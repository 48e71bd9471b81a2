import Testing

@testable import Estimators

@Suite("Inverse-probability weights for attrition")
struct AttritionWeightingTests {
  let outcome: [Double?] = [2, 3, 4, 5, 6, 7, 7, 8, 9, 11, 2, 6, 4, 5, 3, 7]
  let isTreated = (0..<16).map { $0 < 10 }
  let probabilities = [0.5, 0.8, 0.6, 0.9, 0.9, 0.4, 0.7, 0.8, 0.5, 1, 0.4, 0.5, 0.9, 0.6, 0.7, 0.3]

  @Test("agree with statsmodels' weighted least squares, and with NumPy on the variance")
  func weights() throws {
    // References/threats.py
    let weighting = try AttritionWeighting(
      outcome: outcome + [nil, nil], isTreated: isTreated + [true, false],
      responseProbabilities: probabilities + [0.2, 0.6])
    #expect(weighting.estimate.estimate.isClose(to: 1.3132660589314196))
    #expect(weighting.estimate.standardError.isClose(to: 1.3232779087215347))
    #expect(weighting.estimate.degreesOfFreedom == 14)
    #expect(weighting.treatedEffectiveSize.isClose(to: 9.14262011209521))
    #expect(weighting.controlEffectiveSize.isClose(to: 5.287535986802349))
    #expect(weighting.largestWeight.isClose(to: 1.6611733684904417))
  }

  @Test("near 10¹² keep their digits")
  func large() throws {
    let small = try AttritionWeighting(
      outcome: outcome, isTreated: isTreated, responseProbabilities: probabilities
    ).estimate
    let large = try AttritionWeighting(
      outcome: outcome.map { $0.map { $0 + 1e12 } }, isTreated: isTreated, responseProbabilities: probabilities
    ).estimate
    #expect(large.estimate.isClose(to: small.estimate, relative: 1e-12))
    #expect(large.standardError.isClose(to: small.standardError, relative: 1e-12))
  }

  @Test("with equal probabilities are Neyman's difference in means")
  func equal() throws {
    let weighting = try AttritionWeighting(
      outcome: outcome, isTreated: isTreated, responseProbabilities: outcome.map { _ in 0.4 })
    let neyman = try differenceInMeans(
      treated: outcome[..<10].compactMap { $0 }, control: outcome[10...].compactMap { $0 })
    #expect(weighting.estimate.estimate.isClose(to: neyman.estimate))
    #expect(weighting.estimate.standardError.isClose(to: neyman.standardError))
    #expect(weighting.treatedEffectiveSize.isClose(to: 10))
  }

  @Test("within blocks are the blocks' own differences, averaged by how many were assigned")
  func blocks() throws {
    let outcome = outcome + [nil, nil, nil]
    let isTreated = isTreated + [true, false, false]
    let probabilities = probabilities + [0.2, 0.6, 0.5]
    let blocks = Groups(outcome.indices.map { $0 % 2 })
    let weighting = try AttritionWeighting(
      outcome: outcome, isTreated: isTreated, responseProbabilities: probabilities, blocks: blocks)
    let parts = try blocks.rows.map { rows in
      try AttritionWeighting(
        outcome: rows.map { outcome[$0] }, isTreated: rows.map { isTreated[$0] },
        responseProbabilities: rows.map { probabilities[$0] }
      ).estimate
    }
    let shares = [10.0 / 19, 9.0 / 19]
    #expect(weighting.estimate.estimate.isClose(to: dot(shares, parts.map(\.estimate))))
    let errors = zip(shares, parts).map { $0 * $1.standardError }
    #expect(weighting.estimate.standardError.isClose(to: dot(errors, errors).squareRoot()))
    #expect(weighting.estimate.degreesOfFreedom == 12)
    #expect(throws: EstimationError.blockTooSmall(block: "b", arm: "treated", count: 1, minimum: 2)) {
      try AttritionWeighting(
        outcome: [1, 2, 3, 4, 5, 6, 7], isTreated: [true, true, false, false, true, false, false],
        responseProbabilities: [Double](repeating: 1, count: 7), blocks: Groups(["a", "a", "a", "a", "b", "b", "b"]))
    }
  }

  @Test("refuse probabilities that are none")
  func refusals() {
    #expect(throws: EstimationError.outOfRange(what: "response probability", allowed: "above 0 and at most 1")) {
      try AttritionWeighting(outcome: [1, 2], isTreated: [true, false], responseProbabilities: [0, 1])
    }
  }
}
