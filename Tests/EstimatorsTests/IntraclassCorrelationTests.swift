import Testing

@testable import Estimators

@Suite("Intra-cluster correlation")
struct IntraclassCorrelationTests {
  @Test("agrees with NumPy, with clusters of unequal size")
  func anova() throws {
    // References/plan.py
    let correlation = try IntraclassCorrelation(
      [3, 5, 4, 9, 8, 11, 2, 1, 3, 4, 6, 7, 7, 5], clusters: Groups([1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4]))
    #expect(correlation.estimate.isClose(to: 0.848910104562965))
    #expect(correlation.adjustedClusterSize.isClose(to: 3.4761904761904763))
    #expect(correlation.confidenceInterval().low.isClose(to: 0.4835414651215524))
    #expect(correlation.confidenceInterval().high.isClose(to: 0.9883550547791077))
    #expect(correlation.clusterSizeVariation.isClose(to: 0.14285714285714285))
  }

  @Test("is negative when clusters are more alike than chance, and near 1 when they are points")
  func ends() throws {
    let clusters = Groups([1, 1, 2, 2, 3, 3])
    #expect(try IntraclassCorrelation([1, 5, 2, 4.5, 1.5, 4], clusters: clusters).estimate < 0)
    #expect(try IntraclassCorrelation([1, 1.001, 5, 5.001, 9, 9.001], clusters: clusters).estimate > 0.999)
  }

  @Test("the interval covers the correlation it was drawn with at 95 %")
  func coverage() throws {
    var generator = RandomGenerator(seed: 8)
    let clusters = Groups((0..<100).map { $0 / 5 })
    var covered = 0
    for _ in 0..<600 {
      let shared = (0..<20).map { _ in generator.normal() * 0.3.squareRoot() }
      let values = (0..<100).map { shared[$0 / 5] + generator.normal() * 0.7.squareRoot() }
      let interval = try IntraclassCorrelation(values, clusters: clusters).confidenceInterval()
      if interval.low <= 0.3, 0.3 <= interval.high { covered += 1 }
    }
    // 570 expected; three standard deviations are 16.
    #expect(abs(covered - 570) <= 16)
  }

  @Test("refuses one cluster")
  func refusals() {
    #expect(throws: EstimationError.tooFewClusters(group: "clusters", count: 1, minimum: 2)) {
      try IntraclassCorrelation([1, 2, 3], clusters: Groups([1, 1, 1]))
    }
  }
}
