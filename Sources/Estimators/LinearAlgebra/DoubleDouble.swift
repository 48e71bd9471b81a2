import Glibc

/// An unevaluated sum of two doubles, about 32 digits, for sums whose terms cancel.
///
/// - SeeAlso: Dekker (1971), doi:10.1007/BF01397083.
struct DoubleDouble {
  var high: Double
  var low = 0.0

  init(_ value: Double) { high = value }

  var value: Double { high + low }

  /// Adds a × b without rounding the product.
  @inline(__always)
  mutating func add(_ a: Double, times b: Double) {
    let product = a * b
    let rest = fma(a, b, -product)
    add(product)
    low += rest
  }

  /// Adds a value, keeping what the sum's rounding loses.
  @inline(__always)
  mutating func add(_ value: Double) {
    let sum = high + value
    let part = sum - high
    low += (high - (sum - part)) + (value - part)
    high = sum
  }
}
