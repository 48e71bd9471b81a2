import Testing

@testable import Estimators

@Suite("Matched pairs")
struct MatchedPairsTests {
  // Fisher (1935), The Design of Experiments: Darwin's maize, heights in inches.
  let crossed = [23.5, 12, 21, 22, 19.125, 21.5, 22.125, 20.375, 18.25, 21.625, 23.25, 21, 22.125, 23, 12]
  let selfed = [17.375, 20.375, 20, 20, 18.375, 18.625, 18.625, 15.25, 16.5, 18, 16.25, 18, 12.75, 15.5, 18]

  @Test("agrees with the paired t test on Darwin's maize, in any order of the units")
  func maize() throws {
    // SciPy 1.17.1, ttest_rel: shared reference maize-permutation.
    let outcome = crossed + selfed.reversed()
    let isTreated = crossed.map { _ in true } + selfed.map { _ in false }
    let pairs = Groups(Array(1...15) + Array((1...15).reversed()))
    let effect = try matchedPairsDifference(outcome: outcome, isTreated: isTreated, pairs: pairs)
    #expect(effect.estimate.isClose(to: 2.616666666666667))
    #expect(effect.statistic.isClose(to: 2.1479874613311205))
    #expect(effect.degreesOfFreedom == 14)
    #expect(effect.pValue.isClose(to: 0.049702944021800866))
  }

  @Test("refuses a pair with two treated units, and names it")
  func refusals() {
    #expect(throws: EstimationError.notAPair(pair: "b")) {
      try matchedPairsDifference(
        outcome: [1, 2, 3, 4], isTreated: [true, false, true, true], pairs: Groups(["a", "a", "b", "b"]))
    }
    #expect(throws: EstimationError.noVariation(what: "difference within pairs")) {
      try matchedPairsDifference(
        outcome: [1, 2, 3, 4], isTreated: [true, false, true, false], pairs: Groups(["a", "a", "b", "b"]))
    }
  }
}
