/// The bytes of a text in memory.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// Lower case without accents, in ASCII: `É` and `é` become `e`, `œ` becomes `oe`; a letter of another script becomes
/// `?`. Non-breaking spaces become spaces and typographic apostrophes and hyphens their plain forms, so that words are
/// cut at the same places.
///
/// - Parameter result: Replaced; kept by the caller so that a column costs one allocation.
func fold(_ bytes: Bytes, into result: inout [UInt8]) {
  result.removeAll(keepingCapacity: true)
  var i = 0
  while i < bytes.count {
    let byte = bytes[i]
    if byte < 0x80 {
      result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      i += 1
      continue
    }
    let second = i + 1 < bytes.count ? bytes[i + 1] : 0
    let third = i + 2 < bytes.count ? bytes[i + 2] : 0
    switch byte {
    case 0xC2:
      result.append(second == 0xA0 ? 0x20 : 0x3F)
      i += 2
    case 0xC3:
      foldLatin1(second, &result)
      i += 2
    case 0xC5 where second == 0x92 || second == 0x93:
      result.append(0x6F)
      result.append(0x65)
      i += 2
    case 0xC5 where second == 0xB8:
      result.append(0x79)
      i += 2
    case 0xC5 where second == 0xA0 || second == 0xA1:
      result.append(0x73)
      i += 2
    case 0xC5 where second == 0xBD || second == 0xBE:
      result.append(0x7A)
      i += 2
    case 0xC4 where second == 0x8C || second == 0x8D || second == 0x86 || second == 0x87:
      result.append(0x63)
      i += 2
    // Combining accents, U+0300 to U+036F.
    case 0xCC: i += 2
    case 0xCD where second < 0xB0: i += 2
    case 0xE2 where second == 0x80:
      switch third {
      case 0x80...0x8A, 0xAF: result.append(0x20)
      case 0x90...0x95: result.append(0x2D)
      case 0x98, 0x99: result.append(0x27)
      default: result.append(0x3F)
      }
      i += 3
    default:
      result.append(0x3F)
      i += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
  }
}

/// U+00C0 to U+00FF.
private func foldLatin1(_ second: UInt8, _ result: inout [UInt8]) {
  let letter: Unicode.Scalar
  switch second | 0x20 {
  case 0xA0...0xA5: letter = "a"
  case 0xA6:
    result.append(0x61)
    letter = "e"
  case 0xA7: letter = "c"
  case 0xA8...0xAB: letter = "e"
  case 0xAC...0xAF: letter = "i"
  case 0xB1: letter = "n"
  case 0xB2...0xB6, 0xB8: letter = "o"
  case 0xB9...0xBC: letter = "u"
  case 0xBD: letter = "y"
  case 0xBF:
    // ß stands where ÿ would have its capital.
    letter = second == 0xBF ? "y" : "s"
  default: letter = "?"
  }
  result.append(UInt8(truncatingIfNeeded: letter.value))
}

func folded(_ text: String) -> String {
  var text = text
  var result: [UInt8] = []
  text.withUTF8 { fold($0, into: &result) }
  return String(decoding: result, as: UTF8.self)
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  /// A to Z and a to z.
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isCapital: Bool { self &- 0x41 < 26 }
  /// A letter of ASCII or a byte of any other letter.
  var isWordByte: Bool { isDigit || isLetter || self >= 0x80 || self == 0x5F }
  var isAlphanumeric: Bool { isDigit || isLetter }
  /// 0 to 9 of a digit.
  var digit: Int { Int(self &- 0x30) }
  var uppercased: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }
}

/// How many bytes a separator of groups of digits takes at a place: a space of any width, a point, a dash, a slash.
///
/// - Returns: Its length and class, or nil.
func groupSeparator(_ bytes: Bytes, at i: Int) -> (length: Int, kind: UInt8)? {
  guard i < bytes.count else { return nil }
  switch bytes[i] {
  case 0x20, 0x09: return (1, 1)
  case 0x2E: return (1, 2)
  case 0x2D: return (1, 3)
  case 0x2F: return (1, 4)
  case 0x5F: return (1, 5)
  case 0xC2 where i + 1 < bytes.count && bytes[i + 1] == 0xA0: return (2, 1)
  case 0xC2 where i + 1 < bytes.count && bytes[i + 1] == 0xB7: return (2, 2)
  case 0xE2 where i + 2 < bytes.count && bytes[i + 1] == 0x80:
    switch bytes[i + 2] {
    case 0x80...0x8A, 0xAF: return (3, 1)
    case 0x90...0x94: return (3, 3)
    default: return nil
    }
  default: return nil
  }
}
