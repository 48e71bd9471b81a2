import Glibc

/// An unevaluated sum of two doubles, about 32 digits, for sums whose terms cancel.
///
/// - SeeAlso: Dekker (1971), doi:10.1007/BF01397083; Hida, Li and Bailey (2001), doi:10.1109/ARITH.2001.930115.
struct DoubleDouble {
  var high: Double
  var low = 0.0

  init(_ value: Double) { high = value }

  /// Of two doubles of any size.
  private init(sum high: Double, _ low: Double) {
    self.high = high + low
    self.low = low - (self.high - high)
  }

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

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    var sum = a
    sum.low = 0
    sum.add(b.high)
    return DoubleDouble(sum: sum.high, sum.low + a.low + b.low)
  }

  static prefix func - (a: DoubleDouble) -> DoubleDouble {
    var result = a
    result.high = -a.high
    result.low = -a.low
    return result
  }

  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = a.high * b.high
    return DoubleDouble(sum: product, fma(a.high, b.high, -product) + (a.high * b.low + a.low * b.high))
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let rest = a - b * DoubleDouble(first)
    let second = rest.high / b.high
    let last = rest - b * DoubleDouble(second)
    return DoubleDouble(sum: first, second) + DoubleDouble(last.high / b.high)
  }

  func squareRoot() -> DoubleDouble {
    guard high > 0 else { return DoubleDouble(0) }
    let first = DoubleDouble(high.squareRoot())
    return first + (self - first * first) / DoubleDouble(2 * first.high)
  }
}
