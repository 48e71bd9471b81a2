/// Counts of numbers in spans of a relative width of 2⁻¹², for quantiles of more numbers than are kept.
///
/// A span is told by the sign, the exponent and the first twelve bits of the fraction. A quantile from it is off by at
/// most 0.013 % of its size, and whole numbers up to 8,191 are exact. What is counted does not depend on the order.
struct NumberSketch: Sendable {
  private static let bits = 12
  /// By sign and exponent.
  private var pages: [Int: [Int]] = [:]
  private(set) var distinct = DistinctSketch()
  private(set) var count = 0

  mutating func add(_ numbers: PackedNumbers) {
    count += numbers.count
    numbers.forEach { add($0) }
  }

  private mutating func add(_ number: Double) {
    let pattern = (number == 0 ? 0 : number).bitPattern
    distinct.add(stableHash(pattern))
    let page = Int(pattern >> 52)
    pages[page, default: [Int](repeating: 0, count: 1 << Self.bits)][
      Int(truncatingIfNeeded: pattern >> UInt64(52 - Self.bits)) & (1 << Self.bits - 1)] += 1
  }

  /// The spans in increasing order, each by the number in its middle, or by its edge when it holds one whole number.
  func spans() -> [(value: Double, count: Int)] {
    var spans: [(value: Double, count: Int)] = []
    for (page, counts) in pages {
      for (index, count) in counts.enumerated() where count > 0 {
        let low = Double(bitPattern: UInt64(page) << 52 | UInt64(index) << UInt64(52 - Self.bits))
        let next = Double(bitPattern: low.bitPattern &+ 1 << UInt64(52 - Self.bits))
        let isSingle = low.rounded() == low && (next - low).magnitude <= 1
        spans.append((isSingle || !next.isFinite ? low : low + (next - low) / 2, count))
      }
    }
    return spans.sorted { $0.value < $1.value }
  }
}
