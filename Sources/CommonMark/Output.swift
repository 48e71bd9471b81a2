#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The HTML as it is written: bytes at the end of one growing buffer.
///
/// An array would ask for each of the thousands of short pieces of a page whether it is shared; this one never is.
struct Output: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  var last: UInt8? { count > 0 ? base[count - 1] : nil }

  mutating func removeLast(_ number: Int = 1) {
    precondition(number <= count)
    count -= number
  }

  subscript(range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  @inline(__always) private mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  @inline(never) private mutating func grow(_ more: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(capacity * 2, count + more))
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = max(capacity * 2, count + more)
  }

  @inline(__always) mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inline(__always) mutating func append(_ text: StaticString) {
    append(UnsafeRawPointer(text.utf8Start), text.utf8CodeUnitCount)
  }

  @inline(__always) private mutating func append(_ bytes: UnsafeRawPointer, _ length: Int) {
    reserve(length)
    memcpy(base + count, bytes, length)
    count += length
  }

  /// Appends `bytes[range]`.
  @inline(__always) mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    precondition(range.upperBound <= bytes.count)
    bytes.withUnsafeBytes { buffer in
      guard !range.isEmpty, let start = buffer.baseAddress else { return }
      append(start + range.lowerBound, range.count)
    }
  }

  mutating func append(contentsOf bytes: [UInt8]) { append(bytes, 0..<bytes.count) }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { buffer in
      if let start = buffer.baseAddress { append(UnsafeRawPointer(start), buffer.count) }
    }
  }

  /// Appends text with `&`, `<`, `>` and `"` escaped.
  mutating func append(escaping bytes: [UInt8]) {
    bytes.withUnsafeBytes { append(escaping: $0) }
  }

  mutating func append(escaping buffer: UnsafeRawBufferPointer) {
    guard let start = buffer.baseAddress else { return }
    var plain = 0
    for index in 0..<buffer.count {
      let byte = buffer[index]
      guard byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 else { continue }
      append(start + plain, index - plain)
      append(entity: byte)
      plain = index + 1
    }
    append(start + plain, buffer.count - plain)
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
        append(hexadecimalDigit(byte >> 4))
        append(hexadecimalDigit(byte & 15))
      }
    }
  }

  private func hexadecimalDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}

extension String {
  var escapedForHTML: String {
    var output = Output(capacity: utf8.count + 16)
    output.append(escaping: Array(utf8))
    return String(decoding: output[0..<output.count], as: UTF8.self)
  }
}
