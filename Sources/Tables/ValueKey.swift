/// A hash of bytes that is the same in every run, for counting different values.
///
/// Eight bytes at a time are folded by a 64 × 64-bit product (the construction of Yi's wyhash). At least 8 bytes after the last
/// must be readable; they do not enter.
@inline(__always)
func stableHash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
  let raw = UnsafeRawPointer(bytes)
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
  var i = 0
  while i &+ 8 <= count {
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
    hash = folded(hash ^ word, 0xA076_1D64_78BD_642F)
    i &+= 8
  }
  if i < count {
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
    let kept = word & ~(~0 &<< UInt64(truncatingIfNeeded: (count &- i) &* 8))
    hash = folded(hash ^ kept, 0xE703_7ED1_A0B4_28DB)
  }
  return folded(hash ^ 0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3)
}

/// The same for a number.
@inline(__always)
func stableHash(_ number: UInt64) -> UInt64 {
  folded(folded(number ^ 0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F) ^ 0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3)
}

@inline(__always)
private func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = a.multipliedFullWidth(by: b)
  return product.high ^ product.low
}

/// Whether two runs of bytes of the same length are the same.
@inline(__always)
func areEqual(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let left = UnsafeRawPointer(a)
  let right = UnsafeRawPointer(b)
  var i = 0
  while i &+ 8 <= count {
    if left.loadUnaligned(fromByteOffset: i, as: UInt64.self) != right.loadUnaligned(fromByteOffset: i, as: UInt64.self)
    {
      return false
    }
    i &+= 8
  }
  while i < count {
    if a[i] != b[i] { return false }
    i &+= 1
  }
  return true
}
