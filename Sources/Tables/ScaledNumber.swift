/// A number as a whole number of 10⁻ˢ: 12.5 is 125 and 1. The double nearest to it is `value / 10ˢ` in one division, exact
/// inputs rounded once, as long as the value is at most 2⁵³.
struct ScaledNumber {
  var value: Int64
  var scale: Int

  static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
  static let wholePowers: [Int64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
  ]

  /// Reads what nearly all numbers are: an optional minus, at most 15 digits, an optional mark and digits.
  ///
  /// - Parameters:
  ///   - bytes: At least 8 more than `count` can be read.
  ///   - mark: The decimal mark's byte.
  /// - Returns: Nil for everything else, be it a number or not. `007` is nil: a code.
  @inline(__always)
  init?(_ bytes: UnsafePointer<UInt8>, _ count: Int, mark: UInt8) {
    let isNegative = bytes[0] == 0x2D
    let start = isNegative ? 1 : 0
    let length = count &- start
    let first = bytes + start
    guard length > 0, length <= 16 else { return nil }
    if first[0] == 0x30, length > 1, first[1] &- 0x30 < 10 { return nil }
    var magnitude: UInt64
    if length <= 8 {
      var word = UInt64(littleEndian: UnsafeRawPointer(first).loadUnaligned(as: UInt64.self))
      let difference = word ^ (UInt64(mark) &* 0x0101_0101_0101_0101)
      let matches = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      let place = matches.trailingZeroBitCount &>> 3
      var digits = length
      scale = 0
      if place < length {
        // The digits after the mark close the gap.
        let before: UInt64 = (1 &<< UInt64(truncatingIfNeeded: place &* 8)) &- 1
        word = (word & before) | ((word &>> 8) & ~before)
        digits = length &- 1
        scale = digits &- place
        guard digits > 0 else { return nil }
      }
      if digits < 8 {
        let bits = UInt64(truncatingIfNeeded: digits &* 8)
        word = (word &<< (64 &- bits)) | (0x3030_3030_3030_3030 &>> bits)
      }
      guard
        (word & 0xF0F0_F0F0_F0F0_F0F0) | (((word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) &>> 4)
          == 0x3333_3333_3333_3333
      else { return nil }
      // Neighbours are joined to pairs, pairs to fours, fours to eight.
      word = ((word & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) &>> 8
      word = ((word & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
      magnitude = ((word & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32
    } else {
      magnitude = 0
      var place = -1
      for i in 0..<length {
        let digit = first[i] &- 0x30
        if digit < 10 {
          magnitude = magnitude &* 10 &+ UInt64(digit)
        } else if first[i] == mark, place < 0 {
          place = i
        } else {
          return nil
        }
      }
      guard place >= 0 || length < 16 else { return nil }
      scale = place < 0 ? 0 : length &- 1 &- place
    }
    let signed = Int64(bitPattern: magnitude)
    value = isNegative ? 0 &- signed : signed
  }
}
