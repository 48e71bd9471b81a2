/// Writes indented XML 1.0 in UTF-8: what is opened must be closed.
struct XMLWriter {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    start(name, attributes)
    bytes += ">\n".utf8
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    indent()
    bytes += "</\(name)>\n".utf8
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)] = []) {
    start(name, attributes)
    bytes += "/>\n".utf8
  }

  /// An element with a text; its spaces are the text's own.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    start(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    append(text, isAttribute: false)
    bytes += "</\(name)>\n".utf8
  }

  private mutating func start(_ name: String, _ attributes: [(String, String)]) {
    indent()
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for (name, value) in attributes {
      bytes.append(0x20)
      bytes += name.utf8
      bytes += "=\"".utf8
      append(value, isAttribute: true)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func indent() {
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  private mutating func append(_ text: String, isAttribute: Bool) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\"") where isAttribute: bytes += "&quot;".utf8
      case 0x09 where isAttribute, 0x0A where isAttribute, 0x0D: bytes += "&#\(byte);".utf8
      // XML 1.0 has no other control characters.
      case 0..<0x09, 0x0B..<0x0D, 0x0E..<0x20: continue
      default: bytes.append(byte)
      }
    }
  }
}
