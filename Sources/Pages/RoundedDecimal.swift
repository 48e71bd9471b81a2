/// A number rounded for the eye, as digits.
///
/// Rounded is the shortest decimal that reads back as the same double, which is the number that stands in the data
/// files; halves go to the even digit. So 0.35 with one decimal is 0.4, as a reader would round it by hand, although
/// the double lies a little under. Powers of ten are moved on the digits and never multiplied.
struct RoundedDecimal: Equatable {
  var isNegative: Bool
  /// At least one digit, without leading zeros.
  var integer: [UInt8]
  var fraction: [UInt8]

  /// - Parameters:
  ///   - value: Finite.
  ///   - shift: The power of ten that it is multiplied by: 2 for per cent.
  ///   - decimals: Digits after the mark, 0 or more.
  init(_ value: Double, shift: Int = 0, decimals: Int) {
    var (digits, point) = Self.digits(of: value.magnitude)
    // Zero has no digit, and no power of ten gives it one.
    if !digits.isEmpty { point += shift }
    // The digit at `kept` is the first that goes.
    let kept = point + decimals
    if kept < 0 {
      digits = []
      point = 0
    } else if kept < digits.count {
      let isUp = Self.roundsUp(digits, at: kept)
      digits.removeSubrange(kept...)
      if isUp { Self.increment(&digits, &point) }
    }
    var integer = point > 0 ? Array(digits.prefix(point)) : []
    var fraction =
      point > 0 ? Array(digits.dropFirst(point)) : Array(repeating: 0, count: min(-point, decimals)) + digits
    if integer.count < point { integer += Array(repeating: 0, count: point - integer.count) }
    if fraction.count < decimals { fraction += Array(repeating: 0, count: decimals - fraction.count) }
    if integer.isEmpty { integer = [0] }
    self.integer = integer
    self.fraction = fraction
    isNegative = value < 0 && (integer != [0] || fraction.contains { $0 != 0 })
  }

  private static func roundsUp(_ digits: [UInt8], at index: Int) -> Bool {
    if digits[index] != 5 { return digits[index] > 5 }
    if digits[(index + 1)...].contains(where: { $0 != 0 }) { return true }
    return index > 0 && digits[index - 1] % 2 == 1
  }

  private static func increment(_ digits: inout [UInt8], _ point: inout Int) {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    point += 1
  }

  /// The digits of the shortest decimal, without leading zeros, and where its point stands among them.
  private static func digits(of value: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var text = Array(value.description.utf8)[...]
    if let e = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(decoding: text[(e + 1)...], as: UTF8.self)) ?? 0
      text = text[..<e]
    }
    for character in text {
      if character == UInt8(ascii: ".") {
        point = digits.count
      } else {
        digits.append(character - UInt8(ascii: "0"))
      }
    }
    var place = (point ?? digits.count) + exponent
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    place -= zeros
    return digits.isEmpty ? ([], 0) : (digits, place)
  }

  /// Whether every digit is zero.
  var isZero: Bool { integer == [0] && !fraction.contains { $0 != 0 } }

  /// Whether it is between −2 and 2, which French counts as one.
  var isUnderTwo: Bool { integer == [0] || integer == [1] }

  /// Whether it is written 1 or −1, without decimals: English says “1 point” and “1.0 points”.
  var isOne: Bool { integer == [1] && fraction.isEmpty }
}
