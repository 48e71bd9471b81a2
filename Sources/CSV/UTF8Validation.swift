import CPlatform

/// The offset of the first byte that cannot stand in a text: not valid UTF-8 after Unicode 16, table 3-7, or NUL.
///
/// Runs of ASCII pass 64 bytes at a time.
func firstFault(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
  guard let base = text.baseAddress else { return nil }
  let count = text.count
  var i = start
  while i < count {
    let byte = base[i]
    if byte &- 1 < 0x7F {
      i &+= 1 &+ tank_plain_prefix(base + i + 1, count &- i &- 1)
      continue
    }
    // What follows the first byte: how many bytes, and the range of the first of them.
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch byte {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return i
    }
    guard i &+ length <= count, base[i &+ 1] >= low, base[i &+ 1] <= high else { return i }
    if length > 2, base[i &+ 2] & 0xC0 != 0x80 { return i }
    if length > 3, base[i &+ 3] & 0xC0 != 0x80 { return i }
    i &+= length
  }
  return nil
}
