/// A form in which programs write numbers that they drew or computed: whatever such a value looks like inside, chance
/// made it.
///
/// A hundred thousand of them hold a few telephone numbers, plates and valid check digits. So a column of one such form
/// is judged as a column, and its values are not searched. Values of another form in the same column are.
enum MachineForm: Hashable {
  /// 8-4-4-4-12 hexadecimal digits, in braces or not: RFC 9562.
  case uuid
  /// A digest or a key as hexadecimal digits, of this many.
  case hexadecimal(Int)
  /// Base 64, 62, 58 or the like: large and small letters and digits mixed, of this many bytes.
  case mixed(Int)
  /// Capitals or small letters with digits, of this many bytes: base 32, ULID.
  case alphanumeric(Int)

  /// The form of a value; nil for what a person may have written.
  init?(_ bytes: Bytes) {
    guard bytes.count >= 16, bytes.count <= 128, !CoordinateText.isBinaryPoint(bytes) else { return nil }
    if Self.isUUID(bytes) {
      self = .uuid
      return
    }
    var digits = 0
    var capitals = 0
    var smalls = 0
    var isHexadecimal = true
    // Where letters and digits follow each other: often where they were drawn, once or twice in a code that is made.
    var turns = 0
    var lastClass = 0
    for byte in bytes {
      let kind: Int
      switch byte {
      case 0x30...0x39: (digits, kind) = (digits + 1, 1)
      case 0x41...0x5A: (capitals, kind) = (capitals + 1, 2)
      case 0x61...0x7A: (smalls, kind) = (smalls + 1, 3)
      case 0x2B, 0x2D, 0x2F, 0x3D, 0x5F: kind = 4
      default: return nil
      }
      if kind == 4 || (byte | 0x20) > 0x66 { isHexadecimal = false }
      if lastClass != 0, kind != lastClass { turns += 1 }
      lastClass = kind
    }
    let letters = capitals + smalls
    guard digits > 0, letters > 0 else { return nil }
    if isHexadecimal, bytes.count >= 24, capitals == 0 || smalls == 0, turns >= 4 {
      self = .hexadecimal(bytes.count)
    } else if capitals > 0, smalls > 0, turns * 4 >= bytes.count {
      self = .mixed(bytes.count)
    } else if digits + letters == bytes.count, capitals == 0 || smalls == 0, turns * 4 >= bytes.count,
      bytes.count >= 20
    {
      self = .alphanumeric(bytes.count)
    } else {
      return nil
    }
  }

  private static func isUUID(_ bytes: Bytes) -> Bool {
    let isBraced = bytes.count == 38 && bytes[0] == 0x7B && bytes[37] == 0x7D
    guard bytes.count == 36 || isBraced else { return false }
    let start = isBraced ? 1 : 0
    for place in 0..<36 {
      let byte = bytes[start + place]
      if place == 8 || place == 13 || place == 18 || place == 23 {
        guard byte == 0x2D else { return false }
      } else {
        guard byte.isDigit || (0x61...0x66).contains(byte | 0x20) else { return false }
      }
    }
    return true
  }

  /// The form of nearly all of a column's values, at least twenty of them; nil when there is none.
  static func prevailing(in counts: [MachineForm: Int], of values: Int) -> MachineForm? {
    counts.first { $0.value >= 20 && $0.value * 20 >= values * 19 }?.key
  }
}
