extension String {
  /// Appends a coordinate: at most two decimals, no exponent, no negative zero. What is not a number becomes 0.
  mutating func append(coordinate value: Double) {
    let bounded = value.isNaN ? 0 : min(max(value, -1e9), 1e9)
    let hundredths = Int((bounded * 100).rounded())
    if hundredths < 0 { append("-") }
    let magnitude = abs(hundredths)
    append(String(magnitude / 100))
    let fraction = magnitude % 100
    guard fraction != 0 else { return }
    append(".")
    append(String(fraction / 10))
    if fraction % 10 != 0 { append(String(fraction % 10)) }
  }

  /// Appends text for element content and double-quoted attributes. Characters that XML forbids become U+FFFD.
  mutating func append(escaping text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      case 0x22: append("&quot;")
      case 0x9, 0xA, 0xD: append(" ")
      case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: append("\u{FFFD}")
      default: unicodeScalars.append(scalar)
      }
    }
  }
}
