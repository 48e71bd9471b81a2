/// A line of a list as `sha256sum` and BagIt write them: digest, space, space or asterisk, path.
struct ChecksumLine {
  var sha256: String
  var path: String

  static func read(_ bytes: [UInt8]) -> [ChecksumLine] {
    bytes.split(separator: 0x0A).compactMap { line in
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      guard let space = text.firstIndex(of: " "), text[..<space].utf8.count == 64 else { return nil }
      let path = text[space...].drop { $0 == " " }
      return ChecksumLine(
        sha256: text[..<space].lowercased(), path: String(path.hasPrefix("*") ? path.dropFirst() : path))
    }
  }
}
