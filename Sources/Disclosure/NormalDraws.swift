/// Standard normal numbers from a counter, the same on every machine: only additions, products, quotients and square
/// roots of IEEE 754, which are exact to the last digit, and no function of a mathematical library.
///
/// Marsaglia's polar method on numbers of SplitMix64, with a logarithm by its series.
///
/// - SeeAlso: Marsaglia and Bray (1964), doi:10.1137/1006063.
struct NormalDraws {
  private var state: UInt64

  /// - Parameter start: Draws from the same start are the same.
  init(start: UInt64) { state = start }

  private mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    // Between −1 and 1, never at either.
    return (Double(mixed(state) >> 11) + 0.5) * 0x1p-52 - 1
  }

  mutating func next() -> Double {
    while true {
      let x = uniform()
      let y = uniform()
      let square = x * x + y * y
      if square > 0, square < 1 { return x * (-2 * logarithm(square) / square).squareRoot() }
    }
  }
}

/// The natural logarithm of a positive finite number, to about 10⁻¹⁵ of its size: 2 artanh((m − 1)/(m + 1)) + e ln 2 for
/// m · 2ᵉ with m from √½ to √2.
func logarithm(_ number: Double) -> Double {
  var exponent = Double(number.exponent)
  var significand = number.significand
  if significand > 1.4142135623730951 {
    significand /= 2
    exponent += 1
  }
  let ratio = (significand - 1) / (significand + 1)
  let square = ratio * ratio
  // |ratio| ≤ 0.1716, so that the 12th power of its square is below 10⁻¹⁸.
  var sum = 0.0
  for power in stride(from: 23, through: 1, by: -2) { sum = sum * square + 1 / Double(power) }
  return 2 * ratio * sum + exponent * 0.6931471805599453
}
