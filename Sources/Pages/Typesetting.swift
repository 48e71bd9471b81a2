/// Replaces straight quotes and apostrophes, and the space before a sign that wants another one.
///
/// - Parameters:
///   - open: What a quote before a word becomes.
///   - close: What a quote after a word becomes.
///   - space: The space that a sign wants before it, when the author typed one.
func typesetQuotes(
  _ text: String, open: String, close: String, space: (UInt8) -> String?
) -> String {
  let bytes = Array(text.utf8)
  guard bytes.contains(where: { [0x22, 0x27, 0x21, 0x25, 0x3A, 0x3B, 0x3F, 0xAB, 0xBB].contains($0) }) else {
    return text
  }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 8)
  for (index, byte) in bytes.enumerated() {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
    switch byte {
    case UInt8(ascii: "'"):
      result += "’".utf8
    case UInt8(ascii: "\""):
      let isOpening = index == 0 || [0x20, 0x28, 0x0A].contains(bytes[index - 1])
      result += (isOpening ? open : close).utf8
    case 0x20:
      // A sign ends a word only when white space or nothing follows it.
      let after = index + 2 < bytes.count ? bytes[index + 2] : 0x20
      if let wanted = space(next), [0x20, 0x0A, 0x29, 0x2C, 0x2E].contains(after) {
        result += wanted.utf8
      } else if next == 0xC2, index + 2 < bytes.count, bytes[index + 2] == 0xBB {
        result += noBreakSpace.utf8
      } else if index >= 2, bytes[index - 2] == 0xC2, bytes[index - 1] == 0xAB {
        result += noBreakSpace.utf8
      } else {
        result.append(byte)
      }
    default:
      result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}
