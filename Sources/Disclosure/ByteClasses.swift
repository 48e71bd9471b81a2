/// How many bytes of each class a text has, by which a detector is called or not.
struct ByteClasses {
  private(set) var digits = 0
  /// A to Z and a to z.
  private(set) var letters = 0
  private(set) var capitals = 0
  private(set) var dashes = 0
  /// Full stops and commas.
  private(set) var points = 0
  private(set) var colons = 0
  /// `@` alone, or the first byte of what may stand for it: the full-width sign, an opening bracket, `&`, `%`.
  private(set) var signs = 0
  /// Slashes, the first byte of a degree sign, and `<`, which fills the lines of identity documents.
  private(set) var slashes = 0

  /// The letters of ASCII that words begin with, as a set of bits by their place in the alphabet, from 1.
  private var initials: UInt32 = 0

  /// Whether a word begins with one of these letters.
  func begins(_ letters: UInt32) -> Bool { initials & letters != 0 }

  /// The set of bits of letters.
  static func initials(_ letters: String) -> UInt32 {
    letters.utf8.reduce(0) { $0 | 1 << UInt32($1 & 0x1F) }
  }

  /// One table look-up and one addition for each byte: eight counters of eight bits lie in one word, and are emptied
  /// before one of them can overflow.
  init(_ bytes: Bytes) {
    var wasLetter: UInt32 = 0
    ByteClasses.table.withUnsafeBufferPointer { table in
      var i = 0
      while i < bytes.count {
        let end = min(bytes.count, i + 255)
        var sums: UInt64 = 0
        while i < end {
          let byte = bytes[i]
          let classes = table[Int(byte)]
          sums &+= classes
          let isLetter = UInt32(truncatingIfNeeded: classes >> 8 & 1)
          initials |= (isLetter & ~wasLetter) << UInt32(byte & 0x1F)
          wasLetter = isLetter
          i += 1
        }
        digits += Int(sums & 0xFF)
        letters += Int(sums >> 8 & 0xFF)
        capitals += Int(sums >> 16 & 0xFF)
        dashes += Int(sums >> 24 & 0xFF)
        points += Int(sums >> 32 & 0xFF)
        colons += Int(sums >> 40 & 0xFF)
        signs += Int(sums >> 48 & 0xFF)
        slashes += Int(sums >> 56)
      }
    }
  }

  private static let table: [UInt64] = (0...255).map { (byte: UInt8) in
    var sums: UInt64 = 0
    if byte.isDigit { sums |= 1 }
    if byte.isLetter { sums |= 1 << 8 }
    if byte.isCapital { sums |= 1 << 16 }
    switch byte {
    case 0x2D: sums |= 1 << 24
    case 0x2E, 0x2C: sums |= 1 << 32
    case 0x3A: sums |= 1 << 40
    case 0x40, 0xEF, 0x28, 0x5B, 0x7B, 0x26, 0x25: sums |= 1 << 48
    case 0x3C: sums |= 1 << 48 | 1 << 56
    case 0x2F, 0xC2: sums |= 1 << 56
    default: break
    }
    return sums
  }
}
