/// XML 1.0 in UTF-8, an element a line, indented by two spaces.
struct XMLText {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  init() {}

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    begin(name, attributes)
    bytes += ">\n".utf8
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    indent()
    bytes += "</\(name)>\n".utf8
  }

  /// An element that holds a text.
  mutating func add(_ name: String, _ attributes: [(String, String)], _ text: String) {
    begin(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    appendEscaped(text)
    bytes += "</\(name)>\n".utf8
  }

  /// An element around others; nothing when there are none.
  mutating func list(_ name: String, _ body: (inout XMLText) -> Void) {
    let start = bytes.count
    open(name)
    let empty = bytes.count
    body(&self)
    if bytes.count == empty {
      bytes.removeSubrange(start...)
      depth -= 1
    } else {
      close(name)
    }
  }

  private mutating func begin(_ name: String, _ attributes: [(String, String)]) {
    indent()
    bytes += "<\(name)".utf8
    for (key, value) in attributes {
      bytes += " \(key)=\"".utf8
      appendEscaped(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func indent() {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Line ends become spaces, and what XML cannot hold is left out.
  private mutating func appendEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case "\n", "\r", "\t": bytes.append(0x20)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: bytes += Array(String(scalar).utf8)
      }
    }
  }
}
