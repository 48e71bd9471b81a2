extension [UInt8] {
  /// Appends text with `&`, `<`, `>` and `"` escaped.
  mutating func append(escaping bytes: some Collection<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      var plain = 0
      for index in 0..<buffer.count {
        let byte = buffer[index]
        guard byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 else { continue }
        append(contentsOf: UnsafeBufferPointer(rebasing: buffer[plain..<index]))
        append(entity: byte)
        plain = index + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: buffer[plain...]))
    }
    if isDone == nil { append(escaping: Array(bytes)) }
  }

  @inline(__always) mutating func append(entity byte: UInt8) {
    switch byte {
    case 0x26: append("&amp;")
    case 0x3C: append("&lt;")
    case 0x3E: append("&gt;")
    case 0x22: append("&quot;")
    default: append(byte)
    }
  }

  /// Appends an address for an attribute: bytes that an address may not hold are percent-encoded, those that
  /// already are stay, and `&` and `'` are escaped.
  mutating func append(address bytes: [UInt8]) {
    for byte in bytes {
      switch byte {
      case 0x26: append("&amp;")
      case 0x27: append("&#x27;")
      case 0x21, 0x23, 0x24, 0x25, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: append(byte)
      default:
        append(0x25)
        append(Self.hexadecimal[Int(byte >> 4)])
        append(Self.hexadecimal[Int(byte & 15)])
      }
    }
  }

  private static var hexadecimal: [UInt8] { Array("0123456789ABCDEF".utf8) }
}

extension String {
  var escapedForHTML: String {
    var bytes: [UInt8] = []
    bytes.append(escaping: Array(utf8))
    return String(decoding: bytes, as: UTF8.self)
  }
}
