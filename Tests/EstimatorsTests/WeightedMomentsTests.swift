import Testing

@testable import Estimators

@Suite("Weighted description")
struct WeightedMomentsTests {
  let values: [Double] = [3, 1, 4, 1, 5]
  let weights: [Double] = [2, 1, 3, 2, 4]

  @Test("agrees with NumPy, and with the rows repeated")
  func numpy() throws {
    // References/describe.py
    #expect(try weightedMean(values, weights: weights).isClose(to: 3.4166666666666665))
    #expect(try weightedVariance(values, weights: weights, meaning: .frequency).isClose(to: 2.6287878787878793))
    #expect(try weightedVariance(values, weights: weights, meaning: .reliability).isClose(to: 3.1545454545454543))
    for (p, expected) in [(0.1, 1.0), (0.25, 2), (0.5, 4), (0.75, 5)] {
      #expect(try weightedQuantile(p, of: values, weights: weights) == expected)
    }
  }

  @Test("with equal weights it is the unweighted one, and rows of weight zero do not count")
  func equal() throws {
    let equal = [Double](repeating: 0.3, count: 5)
    #expect(try weightedVariance(values, weights: equal, meaning: .reliability).isClose(to: variance(values)))
    #expect(try weightedQuantile(0.5, of: values, weights: equal) == 3)
    #expect(try weightedMean(values + [900], weights: weights + [0]).isClose(to: 3.4166666666666665))
    #expect(try weightedQuantile(1, of: values + [900], weights: weights + [0]) == 5)
  }

  @Test("refuses negative weights, weights that are all zero, and one row")
  func refusals() {
    #expect(throws: EstimationError.weightNotPositive(row: 2)) { try weightedMean([1, 2], weights: [1, -1]) }
    #expect(throws: EstimationError.tooFewObservations(group: "weighted values", count: 0, minimum: 1)) {
      try weightedMean([1, 2], weights: [0, 0])
    }
    #expect(throws: EstimationError.tooFewObservations(group: "weighted values", count: 1, minimum: 2)) {
      try weightedVariance([1, 2], weights: [3, 0], meaning: .reliability)
    }
  }
}
