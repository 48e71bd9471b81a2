import Testing

@testable import Estimators

/// How often the intervals of studies drawn with a fixed seed hold the truth.
///
/// What is expected of each goes into the conformance record, with the share that was found: each of the calls below is a line of
/// the published table.
struct Coverage {
  /// What an interval of 95 % promises in the setting.
  enum Promise: String {
    /// 95 %, within Monte Carlo error.
    case nominal
    /// 95 % or more.
    case atLeast = "at least"
    /// Less: the setting is one for which the interval is not made.
    case short
  }

  /// The data that are drawn, in the words of the published table.
  let setting: String
  let studies: Int
  private var held: [String: Int] = [:]

  /// - Parameter study: For each method its interval and the truth.
  init(
    _ setting: String, studies: Int, seed: UInt64,
    _ study: (inout RandomGenerator) throws -> [(name: String, interval: (low: Double, high: Double), truth: Double)]
  ) rethrows {
    self.setting = setting
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
      record(name, .nominal)
    }
  }

  /// Each method covers 95 % or more: it is known to be on the safe side.
  func expectAtLeastNominal(_ names: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    for name in names {
      #expect(self[name] >= 0.95 - slack, "\(name): \(self[name])", sourceLocation: sourceLocation)
      record(name, .atLeast)
    }
  }

  /// A method that is known to fall short here does: a simulation that could not show it would prove nothing of the others.
  func expectShort(_ name: String, below limit: Double, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(self[name] < limit, "\(name): \(self[name])", sourceLocation: sourceLocation)
    record(name, .short)
  }

  private func record(_ name: String, _ promise: Promise) {
    ConformanceRecord.addCoverage(
      setting: setting, method: name, share: self[name], studies: studies, promise: promise.rawValue)
  }
}
