/// Numbers of identity documents: those that their text names, and the lines that machines read.
///
/// A French passport is two digits, two letters and five digits, a card twelve digits or, since 2021, nine letters and
/// digits; none has a check digit, so a number alone proves nothing. ‘passeport n° 12AB34567’ does, and so do the lines
/// `P<FRA…` and `IDFRA…` (ICAO Doc 9303), which hold the name of their bearer.
enum IdentityDocument {
  static let initials = ByteClasses.initials("cdpti")

  static func scan(_ bytes: Bytes, _ matches: inout [Match]) {
    var i = 0
    while i < bytes.count {
      guard bytes[i].isLetter, i == 0 || !bytes[i - 1].isWordByte else {
        i += 1
        continue
      }
      let start = i
      while i < bytes.count, bytes[i].isLetter { i += 1 }
      switch bytes[start] | 0x20 {
      case 0x63, 0x64, 0x70, 0x74:  // c, d, p, t
        if i < bytes.count, bytes[i] == 0x3C, let end = machineLine(bytes, from: start) {
          matches.append(Match(evidence: .identityDocument, strength: .certain, range: start..<end))
          i = end
        } else if let afterName = documentName(bytes, at: start), let number = number(bytes, after: afterName) {
          matches.append(Match(evidence: .identityDocument, strength: .certain, range: number))
          i = number.upperBound
        }
      case 0x69:  // i
        if let end = machineLine(bytes, from: start) {
          matches.append(Match(evidence: .identityDocument, strength: .certain, range: start..<end))
          i = end
        }
      default: break
      }
    }
  }

  static func scanWhole(_ bytes: Bytes, _ matches: inout [Match]) {
    if let passport = alonePassport(bytes) { matches.append(passport) }
  }

  /// The whole value is two digits, two letters and five digits.
  private static func alonePassport(_ bytes: Bytes) -> Match? {
    guard bytes.count == 9, bytes[0].isDigit, bytes[1].isDigit, bytes[2].isCapital, bytes[3].isCapital,
      bytes[4...].allSatisfy(\.isDigit)
    else { return nil }
    return Match(evidence: .passport, strength: .possible, range: 0..<9)
  }

  /// `P<FRADURAND<<JEANNE<<<…`, `IDFRADURAND<<<<…`: capitals, digits and at least two fillers side by side.
  private static func machineLine(_ bytes: Bytes, from start: Int) -> Int? {
    var end = start
    var fillers = 0
    var hasPair = false
    while end < bytes.count, bytes[end].isCapital || bytes[end].isDigit || bytes[end] == 0x3C {
      if bytes[end] == 0x3C {
        fillers += 1
        if end > start, bytes[end - 1] == 0x3C { hasPair = true }
      }
      end += 1
    }
    return end - start >= 28 && hasPair && fillers >= 4 ? end : nil
  }

  /// Where the name of a document ends that starts at a place.
  private static func documentName(_ bytes: Bytes, at start: Int) -> Int? {
    for name in names where start + name.count <= bytes.count {
      var matches = true
      for (offset, byte) in name.enumerated() where byte != (bytes[start + offset] | 0x20) {
        // A letter beyond ASCII and an apostrophe stand as they are.
        guard byte == bytes[start + offset] else {
          matches = false
          break
        }
      }
      let end = start + name.count
      // ‘…/cni.12345678’ is an address.
      let isPath =
        start > 0 && [0x2E, 0x2F, 0x2D].contains(bytes[start - 1])
        || end < bytes.count && [0x2E, 0x2F, 0x2D, 0x5F].contains(bytes[end])
      if matches, !isPath { return end }
    }
    return nil
  }

  /// A number of 8 to 15 letters and digits, of which six digits, at most 24 bytes after the name.
  private static func number(_ bytes: Bytes, after end: Int) -> Range<Int>? {
    var i = end
    var words = 0
    while i < bytes.count, i - end <= 24 {
      // A degree sign is no letter: ‘n°880692310285’.
      let isFree = !bytes[i - 1].isWordByte || bytes[i - 1] == 0xB0 && bytes[i - 2] == 0xC2
      if bytes[i].isDigit || bytes[i].isCapital, isFree {
        var stop = i
        var digits = 0
        var characters = 0
        while stop < bytes.count {
          if bytes[stop].isDigit || bytes[stop].isCapital {
            digits += bytes[stop].isDigit ? 1 : 0
            characters += 1
            stop += 1
          } else if bytes[stop] == 0x20, stop + 1 < bytes.count, digits > 0,
            bytes[stop + 1].isDigit || bytes[stop + 1].isCapital
          {
            stop += 1
          } else {
            break
          }
        }
        let isWord = stop < bytes.count && bytes[stop].isWordByte
        if !isWord, (8...15).contains(characters), digits >= 5 { return i..<stop }
        if digits > 0 { return nil }
        i = max(stop, i + 1)
      } else if bytes[i] == 0x2E && words > 2 || bytes[i] == 0x0A {
        return nil
      } else {
        if bytes[i] == 0x20 { words += 1 }
        i += 1
      }
    }
    return nil
  }

  /// In small letters.
  private static let names: [[UInt8]] = [
    "passeport", "passport", "cni", "carte d'identit", "carte d’identit", "carte nationale d'identit",
    "carte nationale d’identit", "titre de séjour", "titre de sejour", "permis de conduire", "driving licence",
    "document d'identit",
  ].map { Array($0.utf8) }
}
