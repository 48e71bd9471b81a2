/// Identifiers of headings: lower-case ASCII, hyphens between words, each unique in its document.
struct Slugs {
  private var taken: Set<String> = []
  /// The last suffix given to a base, so that a thousand equal headings stay cheap.
  private var last: [String: Int] = [:]

  mutating func unique(_ heading: String) -> String {
    let base = slug(heading)
    if taken.insert(base).inserted { return base }
    var suffix = last[base] ?? 1
    var candidate = base
    repeat {
      suffix += 1
      candidate = "\(base)-\(suffix)"
    } while !taken.insert(candidate).inserted
    last[base] = suffix
    return candidate
  }
}

/// `L’œuvre à Évry` → `l-oeuvre-a-evry`; a text without letters or digits → `section`.
func slug(_ text: String) -> String {
  var bytes: [UInt8] = []
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A:
      bytes.append(UInt8(scalar.value))
    case 0x41...0x5A:
      bytes.append(UInt8(scalar.value) + 32)
    default:
      if let folded = folded(scalar.value) {
        bytes.append(contentsOf: folded.utf8)
      } else if (0x300...0x36F).contains(scalar.value) {
        // A combining accent belongs to the letter before it.
      } else if let last = bytes.last, last != 0x2D {
        bytes.append(0x2D)
      }
    }
  }
  while bytes.last == 0x2D { bytes.removeLast() }
  return bytes.isEmpty ? "section" : String(decoding: bytes, as: UTF8.self)
}

/// The ASCII letters of an accented Latin letter.
private func folded(_ scalar: UInt32) -> String? {
  switch scalar {
  case 0xC6, 0xE6: "ae"
  case 0x152, 0x153: "oe"
  case 0xDF: "ss"
  case 0xDE, 0xFE: "th"
  case 0x132, 0x133: "ij"
  case 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105: "a"
  case 0xC7, 0xE7, 0x106...0x10D: "c"
  case 0xD0, 0xF0, 0x10E...0x111: "d"
  case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: "e"
  case 0x11C...0x123: "g"
  case 0x124...0x127: "h"
  case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: "i"
  case 0x134, 0x135: "j"
  case 0x136...0x138: "k"
  case 0x139...0x142: "l"
  case 0xD1, 0xF1, 0x143...0x14B: "n"
  case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151: "o"
  case 0x154...0x159: "r"
  case 0x15A...0x161, 0x17F, 0x218, 0x219: "s"
  case 0x162...0x167, 0x21A, 0x21B: "t"
  case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: "u"
  case 0x174, 0x175: "w"
  case 0xDD, 0xFD, 0xFF, 0x176...0x178: "y"
  case 0x179...0x17E: "z"
  default: nil
  }
}
