/// A colour of sRGB, opaque.
package struct Ink: Sendable, Hashable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  /// - Parameter hexadecimal: As stylesheets write it: `0x17202F`.
  package init(_ hexadecimal: UInt32) {
    red = UInt8(hexadecimal >> 16 & 0xFF)
    green = UInt8(hexadecimal >> 8 & 0xFF)
    blue = UInt8(hexadecimal & 0xFF)
  }

  /// Of another ink, so many sixteenths: 0 is this ink, 16 the other.
  func mixed(with other: Ink, sixteenths: Int) -> Ink {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Int(from) * (16 - sixteenths) + Int(to) * sixteenths + 8) / 16)
    }
    var result = self
    result.red = mix(red, other.red)
    result.green = mix(green, other.green)
    result.blue = mix(blue, other.blue)
    return result
  }
}
