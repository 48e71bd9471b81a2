import Diagnostics
import YAML

/// Reads a JSON file of somebody else into nodes that know their place: RFC 8259, strict, at most 64 levels deep.
///
/// Texts are scalars in quotes; numbers, `true`, `false` and `null` are plain ones, as YAML has them. When a key comes
/// twice the first one counts.
/// - Returns: The root, or nil with the fault that ended the reading.
func parseJSON(_ bytes: [UInt8], file: String) -> (root: Node?, diagnostics: [Diagnostic]) {
  var parser = JSONParser(bytes: bytes, file: file)
  do {
    return (try parser.parseWhole(), [])
  } catch {
    return (
      nil,
      [
        Diagnostic(
          .error, id: "bad-json", at: error.place, message: error.message,
          hint: "the file is JSON: names and texts in double quotes, commas between, no comment")
      ]
    )
  }
}

private struct JSONFault: Error {
  var place: Place
  var message: String
}

private struct JSONParser {
  let bytes: [UInt8]
  let file: String
  private var i = 0
  private var line = 1
  private var lineStart = 0
  private var depth = 0

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      i = 3
      lineStart = 3
    }
  }

  private var place: Place { Place(file: file, line: line, column: i - lineStart + 1) }
  private var byte: UInt8? { i < bytes.count ? bytes[i] : nil }

  private func fault(_ message: String) -> JSONFault { JSONFault(place: place, message: message) }

  private var found: String {
    guard let byte else { return "the end of the file" }
    return byte > 0x20 && byte < 0x7F ? "‘\(Character(Unicode.Scalar(byte)))’" : "another sign"
  }

  mutating func parseWhole() throws(JSONFault) -> Node {
    let node = try parseValue()
    skipSpaces()
    guard i == bytes.count else { throw fault("something follows the end of the JSON value") }
    return node
  }

  private mutating func skipSpaces() {
    while let byte, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      i += 1
      if byte == 0x0A {
        line += 1
        lineStart = i
      }
    }
  }

  private mutating func parseValue() throws(JSONFault) -> Node {
    skipSpaces()
    let start = place
    switch byte {
    case 0x7B, 0x5B:
      depth += 1
      defer { depth -= 1 }
      guard depth <= 64 else { throw fault("the JSON is nested more than 64 levels deep") }
      let isObject = byte == 0x7B
      i += 1
      return Node(isObject ? .mapping(try parsePairs()) : .sequence(try parseItems()), at: start)
    case 0x22: return Node(.scalar(try parseText(), isPlain: false), at: start)
    default:
      let word = bytes[i...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || "+-.0123456789".utf8.contains($0) }
      let text = String(decoding: word, as: UTF8.self)
      guard ["true", "false", "null"].contains(text) || isNumber(Array(word)) else {
        throw fault("a JSON value is expected, and \(text.isEmpty ? found : "‘\(text)’") stands here")
      }
      i += word.count
      return Node(.scalar(text, isPlain: true), at: start)
    }
  }

  private mutating func parsePairs() throws(JSONFault) -> [Node.Pair] {
    var pairs: [Node.Pair] = []
    skipSpaces()
    if byte == 0x7D {
      i += 1
      return pairs
    }
    while true {
      skipSpaces()
      guard byte == 0x22 else { throw fault("a name in double quotes is expected, and \(found) stands here") }
      let start = place
      let key = Located(try parseText(), at: start)
      skipSpaces()
      guard byte == 0x3A else { throw fault("‘:’ is expected after the name, and \(found) stands here") }
      i += 1
      pairs.append(Node.Pair(key: key, value: try parseValue()))
      guard try continues(until: 0x7D) else { return pairs }
    }
  }

  private mutating func parseItems() throws(JSONFault) -> [Node] {
    var items: [Node] = []
    skipSpaces()
    if byte == 0x5D {
      i += 1
      return items
    }
    while true {
      items.append(try parseValue())
      guard try continues(until: 0x5D) else { return items }
    }
  }

  private mutating func continues(until end: UInt8) throws(JSONFault) -> Bool {
    skipSpaces()
    guard byte == 0x2C || byte == end else {
      throw fault("‘,’ or ‘\(Character(Unicode.Scalar(end)))’ is expected, and \(found) stands here")
    }
    defer { i += 1 }
    return byte == 0x2C
  }

  private mutating func parseText() throws(JSONFault) -> String {
    let start = place
    var text: [UInt8] = []
    i += 1
    while let byte {
      switch byte {
      case 0x22:
        i += 1
        guard let valid = String(validating: text, as: UTF8.self) else {
          throw JSONFault(place: start, message: "the text is not UTF-8")
        }
        return valid
      case 0x5C: text += String(try parseEscape()).utf8
      case 0..<0x20: throw fault("a line end or a tab stands inside a text")
      default:
        text.append(byte)
        i += 1
      }
    }
    throw JSONFault(place: start, message: "the text that begins here is never closed")
  }

  private mutating func parseEscape() throws(JSONFault) -> Unicode.Scalar {
    i += 1
    let simple: [UInt8: Unicode.Scalar] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t",
    ]
    if let byte, let scalar = simple[byte] {
      i += 1
      return scalar
    }
    let high = try parseUnit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard (0xD800...0xDBFF).contains(high), byte == 0x5C else { throw fault("half of a surrogate pair") }
    i += 1
    let low = try parseUnit()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault("half of a surrogate pair") }
    return scalar
  }

  private mutating func parseUnit() throws(JSONFault) -> UInt32 {
    guard byte == 0x75, i + 5 <= bytes.count,
      bytes[(i + 1)..<(i + 5)].allSatisfy({ "0123456789abcdefABCDEF".utf8.contains($0) }),
      let unit = UInt32(String(decoding: bytes[(i + 1)..<(i + 5)], as: UTF8.self), radix: 16)
    else { throw fault("a backslash is followed by one of \" \\ / b f n r t u") }
    i += 5
    return unit
  }

  private func isNumber(_ word: [UInt8]) -> Bool {
    var rest = word[...]
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    if rest.first == 0x2D { rest.removeFirst() }
    let whole = rest.prefix(while: isDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != 0x30 else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard let letter = rest.first else { return true }
    guard letter | 0x20 == 0x65 else { return false }
    rest.removeFirst()
    if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }
}
