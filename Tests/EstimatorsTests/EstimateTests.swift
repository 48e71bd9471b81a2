import Testing

@testable import Estimators

@Suite("Estimate")
struct EstimateTests {
  @Test("has a symmetric interval at the level asked for")
  func interval() {
    let estimate = Estimate(estimate: 2, standardError: 1)
    #expect(estimate.confidenceInterval().low.isClose(to: 2 - 1.9599639845400545))
    #expect(estimate.confidenceInterval().high.isClose(to: 2 + 1.9599639845400545))
  }
}

extension Double {
  /// Two computations of one number in doubles, each good to its last digits, agree to about 12 of them.
  func isClose(to other: Double, relative: Double = 1e-12, file: String = #fileID, line: Int = #line) -> Bool {
    guard abs(self - other) <= relative * Swift.max(abs(self), abs(other)) else { return false }
    let suite = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? file
    ConformanceRecord.add(kind: "typed", name: suite, id: "line \(line)", computed: self, expected: other)
    return true
  }
}
