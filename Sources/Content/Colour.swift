import Glibc

/// A colour of sRGB, as `#1d4f91` writes it.
package struct Colour: Sendable, Equatable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  /// - Parameter hexadecimal: `#` and six hexadecimal digits.
  package init?(_ hexadecimal: String) {
    let bytes = Array(hexadecimal.utf8)
    guard bytes.count == 7, bytes[0] == UInt8(ascii: "#"), !bytes.contains(UInt8(ascii: "+")),
      let value = UInt32(String(decoding: bytes[1...], as: UTF8.self), radix: 16)
    else { return nil }
    red = UInt8(value >> 16)
    green = UInt8(value >> 8 & 0xFF)
    blue = UInt8(value & 0xFF)
  }

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package var hexadecimal: String {
    "#"
      + [red, green, blue].map { value in
        let digits = String(value, radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// Relative luminance, from 0 for black to 1 for white.
  ///
  /// - SeeAlso: WCAG 2.2, “relative luminance”.
  package var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio with another colour, from 1 to 21, whichever of the two is the lighter.
  ///
  /// - SeeAlso: WCAG 2.2, “contrast ratio”; text needs 4.5, graphics 3.
  package func contrast(with other: Colour) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// The nearest mixture with black or with white that has a contrast with a background: itself when it has it.
  package func adjusted(to contrast: Double, on background: Colour) -> Colour {
    let target: UInt8 = background.luminance > 0.18 ? 0 : 255
    for step in 0...100 {
      func mixed(_ channel: UInt8) -> UInt8 {
        UInt8((Double(channel) * Double(100 - step) + Double(target) * Double(step)) / 100)
      }
      let colour = Colour(red: mixed(red), green: mixed(green), blue: mixed(blue))
      if colour.contrast(with: background) >= contrast { return colour }
    }
    return Colour(red: target, green: target, blue: target)
  }
}
