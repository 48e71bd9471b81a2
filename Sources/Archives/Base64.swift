/// Base64 with padding (RFC 4648, section 4).
package func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let part = bytes[start..<min(start + 3, bytes.count)]
    var word = UInt32(0)
    for index in 0..<3 { word = word << 8 | (index < part.count ? UInt32(part[start + index]) : 0) }
    for index in 0..<4 {
      let digit = digits[Int(word >> UInt32(18 - 6 * index) & 63)]
      text.append(index <= part.count ? digit : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}

/// The bytes of a Base64 text; nil for any other text.
func bytes(ofBase64 text: some StringProtocol) -> [UInt8]? {
  let characters = Array(text.utf8)
  guard characters.count.isMultiple(of: 4) else { return nil }
  let padding = characters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
  guard padding <= 2 else { return nil }
  var result: [UInt8] = []
  var word = UInt32(0)
  var count = 0
  for character in characters.dropLast(padding) {
    let digit: UInt8
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): digit = 62
    case UInt8(ascii: "/"): digit = 63
    default: return nil
    }
    word = word << 6 | UInt32(digit)
    count += 1
    if count.isMultiple(of: 4) {
      result += [
        UInt8(truncatingIfNeeded: word >> 16), UInt8(truncatingIfNeeded: word >> 8), UInt8(truncatingIfNeeded: word),
      ]
      word = 0
    }
  }
  switch padding {
  case 1: result += [UInt8(truncatingIfNeeded: word >> 10), UInt8(truncatingIfNeeded: word >> 2)]
  case 2: result.append(UInt8(truncatingIfNeeded: word >> 4))
  default: break
  }
  // Bits beyond the last byte must be zero: one text for the same bytes.
  return base64(result).utf8.elementsEqual(characters) ? result : nil
}
