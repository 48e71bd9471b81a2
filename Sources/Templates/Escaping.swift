/// Appends text so that HTML shows it as it is, in an element and in a quoted attribute.
///
/// `&`, `<`, `>`, `"` and `'` become references; every other byte stays.
func appendEscaped(_ text: String, to output: inout [UInt8]) {
  var text = text
  text.withUTF8 { appendEscaped($0, to: &output) }
}

private func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var start = 0
  var index = 0
  while index < text.count {
    let byte = text[index]
    // Most of any text passes by one comparison or one bit.
    guard byte < 64, escaped & (1 << UInt64(byte)) != 0, let reference = reference(for: byte) else {
      index += 1
      continue
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
    reference.withUTF8Buffer { output.append(contentsOf: $0) }
    index += 1
    start = index
  }
  output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
}

/// One bit for each byte that has a reference.
private let escaped: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

private func reference(for byte: UInt8) -> StaticString? {
  switch byte {
  case 0x22: "&quot;"
  case 0x26: "&amp;"
  case 0x27: "&#39;"
  case 0x3C: "&lt;"
  case 0x3E: "&gt;"
  default: nil
  }
}
