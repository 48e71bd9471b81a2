import Foundation

/// What `make conformance` makes its table from: one line for each compared number, when `TANK_CONFORMANCE` names a file.
///
/// The fields, between tabs: kind, case, id, digits; of a simulation `coverage`, setting, method, share, studies, promise.
enum ConformanceRecord {
  private static let file = ProcessInfo.processInfo.environment["TANK_CONFORMANCE"]

  /// Correct digits: −log₁₀ of the relative difference, of the difference itself beside a zero; 16 when nothing differs.
  static func digits(_ computed: Double, _ expected: Double) -> Double {
    // What rounding left of a zero is one.
    if computed == 0, abs(expected) < 1e-15 { return 16 }
    let difference = abs(computed - expected)
    guard difference > 0 else { return 16 }
    return min(16, max(0, -log10(expected == 0 ? difference : difference / abs(expected))))
  }

  static func add(kind: String, name: String, id: String, computed: Double, expected: Double) {
    guard file != nil else { return }
    add(kind: kind, name: name, id: id, digits: digits(computed, expected))
  }

  static func add(kind: String, name: String, id: String, digits: Double) {
    append([kind, name, id, "\(digits)"])
  }

  /// - Parameters:
  ///   - share: Of the intervals that held the truth.
  ///   - studies: How many were drawn; 0 when the share is a sum over all outcomes.
  static func addCoverage(setting: String, method: String, share: Double, studies: Int, promise: String) {
    append(["coverage", setting, method, "\(share)", "\(studies)", promise])
  }

  private static func append(_ fields: [String]) {
    guard let file else { return }
    let line = fields.joined(separator: "\t") + "\n"
    let descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT, 0o644)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // One call for each line: suites run side by side, and an appending write is not cut by another.
    _ = Array(line.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
