import Testing

@testable import Estimators

/// How often the intervals of studies drawn with a fixed seed hold the truth.
struct Coverage {
  let studies: Int
  private var held: [String: Int] = [:]

  /// - Parameter study: For each method its interval and the truth.
  init(
    studies: Int, seed: UInt64,
    _ study: (inout RandomGenerator) throws -> [(name: String, interval: (low: Double, high: Double), truth: Double)]
  ) rethrows {
    self.studies = studies
    var generator = RandomGenerator(seed: seed)
    for _ in 0..<studies {
      for (name, interval, truth) in try study(&generator) {
        held[name, default: 0] += interval.low <= truth && truth <= interval.high ? 1 : 0
      }
    }
  }

  subscript(name: String) -> Double { Double(held[name]!) / Double(studies) }

  /// Three Monte Carlo standard errors of a share of 0.95.
  var slack: Double { 3 * (0.95 * 0.05 / Double(studies)).squareRoot() }

  /// Each method covers 95 % within three Monte Carlo standard errors.
  func expectNominal(_ names: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    for name in names {
      #expect(abs(self[name] - 0.95) <= slack, "\(name): \(self[name])", sourceLocation: sourceLocation)
    }
  }

  /// Each method covers 95 % or more: it is known to be on the safe side.
  func expectAtLeastNominal(_ names: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    for name in names {
      #expect(self[name] >= 0.95 - slack, "\(name): \(self[name])", sourceLocation: sourceLocation)
    }
  }
}
