/// A line of a list as `sha256sum` and BagIt write them: digest, space, space or asterisk, path.
struct ChecksumLine {
  var sha256: String
  var path: String

  /// - Returns: The lines, and the numbers of those that cannot be read.
  static func read(_ bytes: [UInt8]) -> (lines: [ChecksumLine], unread: [Int]) {
    var lines: [ChecksumLine] = []
    var unread: [Int] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      let digest = text.prefix { $0 != " " }
      var path = text.dropFirst(digest.count).drop { $0 == " " }
      if path.hasPrefix("*") { path = path.dropFirst() }
      guard digest.utf8.count == 64, digest.utf8.allSatisfy(isHexadecimal), isInside(path) else {
        unread.append(number + 1)
        continue
      }
      lines.append(ChecksumLine(sha256: digest.lowercased(), path: unescaped(path)))
    }
    return (lines, unread)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  /// A list cannot send its reader out of the folder.
  private static func isInside(_ path: Substring) -> Bool {
    !path.isEmpty && !path.hasPrefix("/")
      && !path.split(separator: "/", omittingEmptySubsequences: false).contains { ["", ".", ".."].contains($0) }
  }

  /// The three signs that BagIt writes by their number: RFC 8493, section 2.1.3.
  private static func unescaped(_ path: Substring) -> String {
    guard path.contains("%") else { return String(path) }
    var text = ""
    var rest = path
    while let first = rest.first {
      let sign: Character? =
        switch rest.prefix(3).uppercased() {
        case "%0A": "\n"
        case "%0D": "\r"
        case "%25": "%"
        default: nil
        }
      text.append(sign ?? first)
      rest = rest.dropFirst(sign == nil ? 1 : 3)
    }
    return text
  }
}
