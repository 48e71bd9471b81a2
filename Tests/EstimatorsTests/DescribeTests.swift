import Testing

@testable import Estimators

@Suite("Descriptive statistics")
struct DescribeTests {
  @Test("mean and variance keep their digits when the mean is large beside the spread")
  func largeMean() {
    // Of the form of NIST StRD NumAcc4, whose standard deviation is 0.1.
    let values = [10_000_000.2] + (0..<500).flatMap { _ in [10_000_000.1, 10_000_000.3] }
    #expect(mean(values).isClose(to: 10_000_000.2, relative: 1e-15))
    #expect(standardDeviation(values).isClose(to: 0.1, relative: 1e-7))
    #expect(variance([1e15 + 1, 1e15 + 2, 1e15 + 3]) == 1)
  }

  @Test("quantiles are of type 7, the default of R")
  func quantiles() {
    // By hand: the value at 1 + 4p among 1, 3, 4, 10, 20 in order.
    let values: [Double] = [10, 1, 4, 20, 3]
    #expect(
      [0, 0.1, 0.25, 0.5, 0.9, 1].map { quantile($0, of: values) }.map { ($0 * 1e9).rounded() / 1e9 }
        == [1, 1.8, 3, 4, 16, 20])
    #expect(median([4, 1, 3, 2]) == 2.5)
    #expect(median([7]) == 7)
  }

  @Test("all nine types of quantile agree with NumPy")
  func quantileTypes() {
    // References/describe.py, at 0, 0.05, 0.25, 0.3125, 0.5, 0.9 and 1.
    let expected: [[Double]] = [
      [2, 2, 3, 5, 7, 19, 19], [2, 2, 4, 5, 9, 19, 19], [2, 2, 3, 3, 7, 17, 19], [2, 2, 3, 4, 7, 17.4, 19],
      [2, 2, 4, 5, 9, 18.4, 19], [2, 2, 3.5, 4.625, 9, 19, 19], [2, 2.35, 4.5, 5.375, 9, 17.6, 19],
      [2, 2, 3.833333333333333, 4.875, 9, 18.666666666666668, 19], [2, 2, 3.875, 4.90625, 9, 18.6, 19],
    ]
    for (type, row) in zip(QuantileType.allCases, expected) {
      for (p, value) in zip([0, 0.05, 0.25, 0.3125, 0.5, 0.9, 1], row) {
        #expect(quantile(p, of: [19, 2, 3, 5, 7, 11, 13, 17], type: type).isClose(to: value), "\(type.name), \(p)")
      }
    }
  }

  @Test("excess kurtosis agrees with SciPy")
  func kurtosis() {
    // References/describe.py
    #expect(excessKurtosis([3, 1, 4, 1, 5]).isClose(to: -1.5810546875))
  }

  @Test("skewness is zero for a symmetric sample and changes sign with the data")
  func skew() {
    #expect(abs(skewness([1, 2, 3, 4, 5])) < 1e-15)
    // m₂ = 2, m₃ = 2 for 0, 0, 3: g₁ = 2 / 2^1.5.
    #expect(skewness([0, 0, 3]).isClose(to: 0.5.squareRoot()))
    #expect(skewness([0, 0, -3]).isClose(to: -0.5.squareRoot()))
  }

  @Test("the analysis of variance of two groups is the pooled t test, squared")
  func twoGroups() throws {
    let first: [Double] = [3, 5, 4, 9]
    let second: [Double] = [1, 2, 2]
    let analysis = try AnalysisOfVariance(first + second, groups: Groups([1, 1, 1, 1, 2, 2, 2]))
    let t = try pooledDifferenceInMeans(treated: first, control: second)
    #expect(analysis.statistic.isClose(to: t.statistic * t.statistic))
    #expect(analysis.pValue.isClose(to: t.pValue))
  }

  @Test("the analysis of variance refuses one group, groups of one, and no variation within groups")
  func refusals() {
    #expect(throws: EstimationError.tooFewObservations(group: "groups", count: 1, minimum: 2)) {
      try AnalysisOfVariance([1, 2], groups: Groups([1, 1]))
    }
    #expect(throws: EstimationError.moreCoefficientsThanRows(coefficients: 2, rows: 2)) {
      try AnalysisOfVariance([1, 2], groups: Groups([1, 2]))
    }
    #expect(throws: EstimationError.noVariation(what: "outcome within groups")) {
      try AnalysisOfVariance([1, 1, 2, 2], groups: Groups([1, 1, 2, 2]))
    }
    #expect(throws: EstimationError.lengthMismatch(what: "groups", count: 1, expected: 2)) {
      try AnalysisOfVariance([1, 2], groups: Groups([1]))
    }
  }
}
