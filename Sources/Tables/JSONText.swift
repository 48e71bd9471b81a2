/// Appends a text between quotes as JSON writes it: RFC 8259, section 7, escaping only what must be.
package func appendJSON(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(0x22)
  var text = text
  text.withUTF8 { utf8 in
    for byte in utf8 {
      switch byte {
      case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
      case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: bytes.append(byte)
      }
    }
  }
  bytes.append(0x22)
}
